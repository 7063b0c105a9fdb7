"""`tallystick attack`: try to work out what releases withhold, holding all of them side by side."""

from pathlib import Path
from typing import Annotated

import typer

from tallystick.account.ledger_folder import read_known_elsewhere, read_releases
from tallystick.attack import attack_releases
from tallystick.cli.printing_attack import print_report
from tallystick.errors import ExitCode

Releases = Annotated[
    list[Path], typer.Argument(help="The files release.json of all that the same readers have.", show_default=False)
]
KnownElsewhere = Annotated[
    Path | None,
    typer.Option("--known", help="What readers know from elsewhere: a file known-elsewhere.toml.", show_default=False),
]


def attack(releases: Releases, known: KnownElsewhere = None) -> None:
    """Try to work out what releases withhold or round, and say what could and could not be recovered.

    The program knows the rules, holds everything in the files together, and thinks like each of the people counted.
    It shares no code with the check that made the releases.

    Ends with 0 when every count still has at least three possible values, 1 when one does not, and 3 when a file is
    not a release for readers.
    """
    facts = read_known_elsewhere(known)
    report = attack_releases(read_releases(releases), facts)
    print_report(report)
    if report.won:
        raise typer.Exit(ExitCode.FOUND_FALSE)
