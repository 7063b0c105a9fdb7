"""`tallystick wres`: a return to figures, a report, or both."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from tallystick.account.collection import Compared, compare
from tallystick.account.collection_files import read_prepared
from tallystick.account.output import (
    Files,
    approved_files,
    sets_of,
    write_sets,
)
from tallystick.account.released import ForWhom, released
from tallystick.account.understand import understand
from tallystick.account.understood import HandedIn, Understood
from tallystick.account.wres import releases_of
from tallystick.cli.options import Format, HandedInPath, Ledger, Organisation, Out, Quiet, Year, check_place, today
from tallystick.cli.printing import print_notices, print_summary, progress
from tallystick.cli.printing_collection import print_comparisons
from tallystick.disclosure.policies import internal
from tallystick.errors import WrongArguments
from tallystick.publishing.data import to_csv, to_json
from tallystick.release.policy import Audience
from tallystick.release.release import Release
from tallystick.vocabulary.terms import Term, terms

Collection = Annotated[
    Path | None,
    typer.Option(
        help="Compare with these counts: a return file, or the filled collection workbook (XLSX or CSV).",
        show_default=False,
    ),
]
HouseTerm = Annotated[
    str,
    typer.Option("--term", help="The collective term, if not the standard's own. tallystick show terms lists them."),
]


def wres(
    path: HandedInPath,
    format_: Annotated[
        Format | None, typer.Option("--format", help="Write the figures to standard output.", show_default=False)
    ] = None,
    out: Out = None,
    year: Year = None,
    organisation: Organisation = "",
    analysis: Annotated[
        bool,
        typer.Option("--analysis", help="Go on where some people cannot be placed. No return is written then."),
    ] = False,
    collection: Collection = None,
    audience: Annotated[Audience, typer.Option(help="For whom the figures are.")] = Audience.INTERNAL,
    ledger: Ledger = None,
    house_term: HouseTerm = "",
    quiet: Quiet = False,
) -> None:
    """Make the figures of a return: of the Workforce Race Equality Standard, or of whichever standard it names.

    In place of a return it takes the extracts that one is made from, as they came: staff list, applications, cases,
    learning, board, staff survey. Put them in a folder, with a return file for what is to be given as counts, and
    say --year.

    With --format the figures go to standard output. With --out a report that opens in a browser is written,
    with the same figures as a workbook and the files that prove them. With neither, a summary is printed.

    With --audience public or organisation an approved set is made: figures that have passed the privacy check, tested
    by a program that tries to work out what is withheld from this and all earlier releases. --ledger names the folder
    in which the organisation keeps those; a new folder starts a new ledger.

    With --collection the counts that the national collection has prepared are held against those made here. What
    differs is told line by line, with the likely reason where something fits exactly; with --out it is written too.

    Ends with 0 when done, whether or not prepared counts differ, 2 for wrong arguments, 3 when the file is refused,
    4 when nothing can be calculated and 5 when nothing could be protected, or no ledger was named.
    """
    chosen = _chosen_term(house_term)
    check_place(out, audience, ledger)
    _check_collection(audience, collection)
    prepared = None if collection is None else read_prepared(collection)
    said = HandedIn(year=year, organisation=organisation, analysis=analysis, collection=collection)
    with progress(quiet=quiet) as told:
        understood = understand(path, replace(said, progress=told))
    compared = Compared(understood=understood) if prepared is None else compare(understood, prepared)
    understood = compared.understood
    releases, sets = _made(understood, ForWhom(audience=audience, ledger=ledger, on=today()), chosen, out)
    if not quiet:
        print_notices(understood.notices)
    if out is not None:
        write_sets(out, sets)
    _print(releases, format_, term=chosen, quiet=quiet)
    if not quiet:
        print_comparisons(compared.comparisons, beside_figures=format_ is not None)
    if out is not None and not quiet:
        for name in sets:
            typer.echo(f"Report: {out / name / 'report.html'}", err=True)


def _print(releases: Sequence[Release], format_: Format | None, *, term: Term | None, quiet: bool) -> None:
    """The figures on standard output: as data where that was asked for, else in short."""
    if format_ is Format.JSON:
        typer.echo(to_json(releases, term=term), nl=False)
    elif format_ is Format.CSV:
        typer.echo(to_csv(releases, term=term), nl=False)
    elif not quiet:
        print_summary(releases, term=term)


def _check_collection(audience: Audience, collection: Path | None) -> None:
    if audience is not Audience.INTERNAL and collection is not None:
        raise WrongArguments(
            "--collection prints exact counts, so it is for the analyst's desk alone. Compare first, and make the "
            "approved set by itself."
        )


def _made(
    understood: Understood, for_whom: ForWhom, term: Term | None, out: Path | None
) -> tuple[Sequence[Release], Mapping[str, Files]]:
    """The releases, and the files of each where they are to be written."""
    if for_whom.audience is Audience.INTERNAL:
        releases = releases_of(understood, internal())
        return releases, {} if out is None else sets_of(releases, understood, term=term)
    release = released(understood, for_whom).release
    return (release,), {} if out is None else {"": approved_files(release, term=term)}


def _chosen_term(name: str) -> Term | None:
    """The term asked for; None keeps the standard's own word."""
    offered = {one.id: one for one in terms() if one.offered}
    if name and name not in offered:
        raise WrongArguments(f"'{name}' is not a term on offer. There are: {', '.join(sorted(offered))}.")
    return offered.get(name)
