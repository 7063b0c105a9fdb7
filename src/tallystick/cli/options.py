"""Arguments that several commands take, said in the same words."""

from pathlib import Path
from typing import Annotated

import typer

HandedInPath = Annotated[
    Path, typer.Argument(help="A return file (CSV), or a folder of them or of extracts.", show_default=False)
]
Year = Annotated[int | None, typer.Option(help="The year of the 31 March that extracts are of.", show_default=False)]
Organisation = Annotated[
    str, typer.Option(help="The organisation, where its extracts do not say it.", show_default=False)
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing beyond what was asked for.")]
