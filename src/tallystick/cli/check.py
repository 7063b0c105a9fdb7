"""`tallystick check`: how a file or a folder is understood, before anything is made of it."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from tallystick.account.sorted_files import Sorted, sort_files
from tallystick.account.texts import is_text, remarks_on
from tallystick.account.understand import as_meant, understand
from tallystick.account.understood import HandedIn
from tallystick.cli.options import HandedInPath, Organisation, Year
from tallystick.cli.printing import print_notices, print_understood, progress
from tallystick.errors import ExitCode, WrongArguments


def check(
    path: HandedInPath,
    year: Year = None,
    organisation: Organisation = "",
    save_mapping: Annotated[
        bool,
        typer.Option(
            "--save-mapping", help="Write deposit.toml into the folder: what was understood, and what to fill in."
        ),
    ] = False,
    against: Annotated[
        list[Path] | None,
        typer.Option(help="A release.json that a text is about; may be given several times.", show_default=False),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing when the file is understood.")] = False,
) -> None:
    """Read a return, or the extracts it is made from, and say what was understood and what is wrong.

    Of extracts it says, file by file, what each was taken for, which columns are used, for how many people
    ethnicity is known, what could not be placed, and which rows would be left out and why. Nothing a row says about
    a person is printed.

    Of pay it says what became of every row. Of a text (.txt or .md) it says which numbers and directions do not fit
    the figures in the releases that --against names, and which words to look at again. The writer decides: a text
    never fails.

    Ends with 0 when the files can be used, 2 when there are none and 3 when they are refused.
    """
    if against or is_text(path):
        _check_text(path, against or [])
        return
    said = HandedIn(year=year, organisation=organisation)
    if _is_all_pay(path, said, quiet=quiet):
        return
    found = as_meant(sort_files(path), said)
    deposits = [(found, said)] if found.extracts else []
    deposits += [(sort_files(folder), replace(said, year=int(folder.name))) for folder in found.years]
    if deposits:
        passed = [_check_extracts(*deposit, keep=save_mapping, quiet=quiet) for deposit in deposits]
        if not all(passed):
            raise typer.Exit(ExitCode.INPUT_REFUSED)
        return
    if save_mapping:
        raise WrongArguments(f"{path}: there is no extract here, so there is no mapping to save.")
    understood = understand(path, said)
    if not quiet:
        print_notices(understood.notices)
        print_understood(understood)


def _is_all_pay(path: Path, said: HandedIn, *, quiet: bool) -> bool:
    """Say what the files of pay hold, where there are some. True where there is nothing else."""
    if not sort_files(path).extracts and not sort_files(path).years:
        return False
    from tallystick.account.pay_check import checked_pay
    from tallystick.cli.printing_pay_check import print_checked_pay

    with progress(quiet=quiet) as told:
        pay = checked_pay(path, organisation=said.organisation, year=said.year, progress=told)
    if pay is not None and not quiet:
        print_checked_pay(pay.read)
    return pay is not None and pay.is_all


def _check_text(path: Path, against: list[Path]) -> None:
    """Say what a writer should look at again, and at the end how much that is."""
    if not path.is_file():
        raise WrongArguments(f"{path}: there is no such file.")
    found = remarks_on(path, against)
    for one in found:
        remark = one.remark
        typer.echo(f'{path.name}, line {one.line}: "{remark.quoted}"\n  {remark.why}\n  Expected: {remark.expected}')
    typer.echo(f"{path.name}: {len(found) or 'nothing'} to look at again.", err=True)


def _check_extracts(found: Sorted, said: HandedIn, *, keep: bool, quiet: bool) -> bool:
    """Say what one folder of extracts holds. False where something stands in the way of a return."""
    from tallystick.account.deposit import checked, save_mapping
    from tallystick.cli.printing_extracts import print_checked

    with progress(quiet=quiet) as told:
        result = checked(found, replace(said, progress=told))
    if not quiet:
        print_checked(result)
    if keep:
        typer.echo(f"Written: {save_mapping(found, result)}", err=True)
    return not result.extracts.blocking
