"""`tallystick example`: a made-up organisation, to try everything on."""

from pathlib import Path
from typing import Annotated

import typer

from tallystick.account.output import check_folder, write_sets
from tallystick.cli.options import Quiet
from tallystick.errors import WrongArguments
from tallystick.vocabulary.periods import Snapshot

_SMALLEST, _LARGEST, _MOST_YEARS = 20, 50_000, 10
_NATIONAL_ROWS = 1_500_000


def example(
    folder: Annotated[Path, typer.Argument(help="Where to write it, new or empty.", show_default=False)],
    kind: Annotated[
        str, typer.Option(help="trust, ambulance, mental-health or membership-body.", show_default=True)
    ] = "trust",
    staff: Annotated[int, typer.Option(help="How many people work there.")] = 5000,
    years: Annotated[int, typer.Option(help="How many years to live through.")] = 5,
    last: Annotated[int, typer.Option(help="The last of them: the year of its 31 March.")] = 2025,
    seed: Annotated[int, typer.Option(help="The same seed gives the same people.")] = 1,
    national: Annotated[
        bool, typer.Option("--national", help="Staff of every trust instead, as cleaned rows in Parquet.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Make up an organisation and write its extracts, one folder for each year.

    People are made once and live through the years: they join, leave, are promoted, disciplined and trained. The
    extracts have the shapes and the dirt of real ones. What the counts should come to is in the folder truth.
    Everybody and everything in it is invented.

    Ends with 0 when done and 2 for wrong arguments.
    """
    check_folder(folder)
    _check(years, last)
    if national:
        _write_national(folder, years=years, seed=seed, last=last)
    else:
        _write(folder, kind=kind, staff=staff, years=years, seed=seed, last=last)
    if not quiet:
        typer.echo(f"Made up. Next: tallystick check {folder / str(last)} --year {last}", err=True)


def _check(years: int, last: int) -> None:
    if not 1 <= years <= _MOST_YEARS:
        raise WrongArguments(f"--years is a whole number from 1 to {_MOST_YEARS}.")
    try:
        Snapshot(last)
    except ValueError as error:
        raise WrongArguments(f"--last: {error}.") from None


def _write(folder: Path, *, kind: str, staff: int, years: int, seed: int, last: int) -> None:
    from tallystick.example.kinds import OrganisationKind
    from tallystick.example.make import example_files
    from tallystick.example.world import make_world

    if kind not in set(OrganisationKind):
        raise WrongArguments(f"--kind is one of: {', '.join(OrganisationKind)}.")
    if not _SMALLEST <= staff <= _LARGEST:
        raise WrongArguments(f"--staff is a whole number from {_SMALLEST} to {_LARGEST}.")
    world = make_world(OrganisationKind(kind), staff=staff, years=years, seed=seed, last=last)
    write_sets(folder, _by_folder(example_files(world)))


def _by_folder(files: dict[str, bytes]) -> dict[str, dict[str, bytes]]:
    folders: dict[str, dict[str, bytes]] = {}
    for path, content in files.items():
        folder, _, name = path.rpartition("/")
        folders.setdefault(folder, {})[name] = content
    return folders


def _write_national(folder: Path, *, years: int, seed: int, last: int) -> None:
    from tallystick.example.national import national_years

    folder.mkdir(parents=True, exist_ok=True)
    for year, staff in national_years(rows=_NATIONAL_ROWS, years=years, seed=seed, last=last):
        staff.write_parquet(folder / f"staff-{year}.parquet")
