"""`tallystick pay`: who is paid to pay gaps, a report, or both."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallystick.account.output import Files, write_sets
from tallystick.account.released import ForWhom
from tallystick.cli.options import Format, Ledger, Organisation, Out, Quiet, check_place, today
from tallystick.cli.printing import print_notices, progress
from tallystick.cli.printing_pay import print_pay
from tallystick.definitions.pay import profile as profile_of
from tallystick.definitions.pay.options import Assignments, BankStaff, PayOptions
from tallystick.errors import WrongArguments
from tallystick.publishing.pay.data import to_csv, to_json
from tallystick.release.pay import PayRelease
from tallystick.release.policy import Audience
from tallystick.vocabulary.pay_periods import PayPeriod

if TYPE_CHECKING:
    from tallystick.account.pay_report import PayReport

_REPORT = "report.html"

PayPath = Annotated[
    Path,
    typer.Argument(help="A file of pay (CSV or XLSX), or a folder with one and the staff list.", show_default=False),
]
Day = Annotated[
    datetime | None,
    typer.Option(
        "--snapshot",
        formats=["%Y-%m-%d"],
        metavar="YEAR-MONTH-DAY",
        help="The snapshot date, where the file names none or several.",
        show_default=False,
    ),
]
Period = Annotated[PayPeriod, typer.Option(help="How long the pay period is, where the file does not say.")]
SacrificeInPay = Annotated[
    bool,
    typer.Option(
        "--sacrifice-in-pay",
        help="Ordinary pay still holds what people gave up by salary sacrifice: take it off.",
    ),
]
Rules = Annotated[str, typer.Option(help="The rules. tallystick show pay-profiles lists them.")]
By = Annotated[
    str, typer.Option(help="What people are grouped by; without it, the profile's first.", show_default=False)
]
Figures = Annotated[
    Format | None, typer.Option("--format", help="Write the figures to standard output.", show_default=False)
]
Jobs = Annotated[Assignments, typer.Option(help="What is done with several jobs of one person.")]
Bank = Annotated[BankStaff, typer.Option(help="Whether bank staff are counted.")]
Analysis = Annotated[bool, typer.Option("--analysis", help="Go on without people whose ethnicity could not be placed.")]
ForAudience = Annotated[Audience, typer.Option(help="For whom the figures are.")]


def pay(
    path: PayPath,
    profile: Rules = "govuk-2023",
    characteristic: By = "",
    format_: Figures = None,
    out: Out = None,
    snapshot: Day = None,
    organisation: Organisation = "",
    assignments: Jobs = Assignments.SUMMED,
    bank: Bank = BankStaff.WITH_PAY,
    period: Period = PayPeriod.MONTH,
    sacrifice_in_pay: SacrificeInPay = False,
    analysis: Analysis = False,
    audience: ForAudience = Audience.INTERNAL,
    ledger: Ledger = None,
    quiet: Quiet = False,
) -> None:
    """Make the pay gaps of an organisation: by ethnicity, or by sex or disability as the profile lets you.

    It takes a file with pay for an hour ready made, the pay-gap export of the staff record, or rows of the payroll
    from which pay for an hour is worked out. What these do not say of a person is taken from a staff list in the same
    folder.

    With --format the figures go to standard output. With --out a report that opens in a browser is written, with the
    same figures as a workbook, the rows that were left out with their reasons, and the files that prove them. With
    neither, a summary is printed. Two snapshot dates a year apart also give the change between them.

    With --audience public or organisation an approved set is made: no figure in it rests on a few people, alone or
    beside the others. --ledger names the folder in which the organisation keeps what it gave before.

    Ends with 0 when done, 2 for wrong arguments, 3 when a file is refused, 4 when nothing can be calculated and 5 when
    nothing may be given, or no ledger was named.
    """
    rules = profile_of(profile)
    by = characteristic or rules.characteristics[0]
    rules.compared(by)  # what cannot be asked is said before anything is read
    check_place(out, audience, ledger)
    _check_is_taken(out, format_, audience)
    options = PayOptions(
        assignments=assignments, bank=bank, period=period, sacrifice_in_pay=sacrifice_in_pay, analysis=analysis
    )
    for_whom = ForWhom(audience=audience, ledger=ledger, on=today())
    from tallystick.account.pay_report import PayHandedIn, pay_report

    with progress(quiet=quiet) as told:
        day = None if snapshot is None else snapshot.date()
        said = PayHandedIn(organisation=organisation, snapshot=day, options=options, progress=told)
        made = pay_report(path, said, profile=rules, characteristic=by, for_whom=for_whom, with_files=out is not None)
    _tell(made, out, format_, quiet=quiet)


def _check_is_taken(out: Path | None, format_: Format | None, audience: Audience) -> None:
    """Raise WrongArguments where a set would be listed as given that nobody takes away."""
    if audience is not Audience.INTERNAL and out is None and format_ is None:
        raise WrongArguments(
            "What is made for others is listed in the ledger as given, and can be given once. Say where to write it "
            "with --out. To look at the figures first, leave --audience out."
        )


def _tell(made: "PayReport", out: Path | None, format_: Format | None, *, quiet: bool) -> None:
    """The notices, the files where a folder was named, and the figures."""
    if not quiet:
        print_notices(made.notices)
    if out is not None:
        write_sets(out, made.sets)
    _print(made.releases, format_, quiet=quiet)
    if out is not None and not quiet:
        _print_places(out, made.sets)


def _print_places(out: Path, sets: Mapping[str, Files]) -> None:
    """Where each report lies, and the rows that are of none."""
    for name, files in sets.items():
        if _REPORT in files:
            typer.echo(f"Report: {out / name / _REPORT}", err=True)
        else:
            typer.echo(f"Rows that are in no report: {out / name / next(iter(files))}", err=True)


def _print(releases: Sequence[PayRelease], format_: Format | None, *, quiet: bool) -> None:
    """The figures on standard output: as data where that was asked for, else in short."""
    if format_ is Format.JSON:
        typer.echo(to_json(releases), nl=False)
    elif format_ is Format.CSV:
        typer.echo(to_csv(releases), nl=False)
    elif not quiet:
        print_pay(releases)
