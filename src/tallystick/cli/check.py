"""`tallystick check`: how a file is understood, before anything is made of it."""

from pathlib import Path
from typing import Annotated

import typer

from tallystick.account.understand import understand
from tallystick.cli.printing import print_notices, print_understood


def check(
    path: Annotated[Path, typer.Argument(help="A return file (CSV), or a folder of them.", show_default=False)],
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing when the file is understood.")] = False,
) -> None:
    """Read a return and say what was understood, or everything that is wrong with it.

    Ends with 0 when the file can be used, 2 when there is none and 3 when it is refused.
    """
    understood = understand(path)
    if not quiet:
        print_notices(understood.notices)
        print_understood(understood)
