"""Arguments that several commands take, said in the same words."""

from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tallystick.account.output import check_apart, check_desk_folder, check_folder
from tallystick.errors import WrongArguments
from tallystick.release.policy import Audience

HandedInPath = Annotated[
    Path, typer.Argument(help="A return file (CSV), or a folder of them or of extracts.", show_default=False)
]
Year = Annotated[int | None, typer.Option(help="The year of the 31 March that extracts are of.", show_default=False)]
Organisation = Annotated[
    str, typer.Option(help="The organisation, where its extracts do not say it.", show_default=False)
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing beyond what was asked for.")]
Out = Annotated[
    Path | None,
    typer.Option(help="Write the report and all that goes with it to this folder, new or empty.", show_default=False),
]
Ledger = Annotated[
    Path | None,
    typer.Option(
        help="The folder with all earlier releases. Needed for audiences other than internal.", show_default=False
    ),
]


class Format(StrEnum):
    """How figures are written to standard output."""

    JSON = "json"
    CSV = "csv"


def check_place(out: Path | None, audience: Audience, ledger: Path | None) -> None:
    """Raise WrongArguments where figures would be written where they must not be, or a ledger has no use."""
    if audience is Audience.INTERNAL and ledger is not None:
        raise WrongArguments(
            "--ledger is for an approved set. Say for whom it is with --audience, or leave --ledger out: what is made "
            "for the analyst's desk is not protected."
        )
    if out is not None:
        check_folder(out)
    if out is not None and ledger is not None:
        check_apart(out, ledger)
    if out is not None and audience is Audience.INTERNAL:
        check_desk_folder(out)


def today() -> date:
    """The day a release is listed under, as this machine's clock and calendar have it."""
    return datetime.now(tz=UTC).astimezone().date()
