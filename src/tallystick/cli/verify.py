"""`tallystick verify`: that what was published follows from its approved sets."""

from pathlib import Path
from typing import Annotated

import typer

from tallystick.account.published import Verified
from tallystick.account.published import verify as verify_publication
from tallystick.errors import ExitCode

_MOST = 40  # problems that are told of one edition


def verify(
    publication: Annotated[
        Path,
        typer.Argument(
            help="A published edition, or all that an organisation published: a folder, or a zip file of it.",
            show_default=False,
        ),
    ],
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing of what is proved.")] = False,
) -> None:
    """Prove that the figures of a publication follow from the approved sets in it.

    Every file must have the hash that the publication lists, with none missing and none added. Every figure, in the
    pages and in the data, must be the one that stands at its place in its approved set, rounded as it is printed.
    What was typed in by hand is counted and not proved, and what people wrote is not read.

    Ends with 0 when all of it holds, 1 when something does not, 2 for wrong arguments and 3 when it is no publication.
    """
    found = verify_publication(publication)
    for one in found:
        _tell(one, quiet=quiet)
    if any(one.problems for one in found):
        raise typer.Exit(ExitCode.FOUND_FALSE)


def _tell(one: Verified, *, quiet: bool) -> None:
    name = _printable(one.name)
    if one.problems:
        typer.echo(f"{name}: not as it was published.")
        for problem in one.problems[:_MOST]:
            typer.echo(f"  {_printable(problem)}")
        if len(one.problems) > _MOST:
            typer.echo(f"  And {len(one.problems) - _MOST} more.")
    elif not quiet:
        typer.echo(f"{name}: proved.")
        typer.echo(f"  Files with their SHA-256: {one.files}. That of the list of files: {one.manifest}")
        typer.echo(f"  Figures that equal their approved sets: {one.proved}, of them withheld: {one.withheld}.")
        typer.echo(f"  Figures that were typed in, which no approved set proves: {one.typed}.")


def _printable(text: str) -> str:
    """A text that came from a publication, on one line: what would steer a terminal could say that all is proved."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
