"""`tallystick show`: what the program knows, in the words it uses."""

from typing import Annotated

import typer
from rich.markup import escape

from tallystick.cli.printing import console
from tallystick.cli.show_records import choices, records
from tallystick.definitions import Indicator, available, load
from tallystick.definitions.pay import profiles
from tallystick.errors import WrongArguments
from tallystick.tallies.figures_file import FIGURES
from tallystick.tallies.sheet import RETURN
from tallystick.vocabulary.bands import Band
from tallystick.vocabulary.characteristics import groupings
from tallystick.vocabulary.ethnicity import schemes
from tallystick.vocabulary.staff_groups import StaffGroup
from tallystick.vocabulary.terms import terms as house_terms

show = typer.Typer(help="Show definitions, indicators, vocabulary, terms and the forms of files.", no_args_is_help=True)
show.command()(records)
show.command()(choices)


@show.command()
def definitions() -> None:
    """List the standards and years there are definitions for."""
    for name in available():
        definition = load(*_parts(name))
        typer.echo(f"{name}  {definition.id}, {definition.status.in_words}")


@show.command()
def pay_profiles() -> None:
    """List the profiles of rules for pay: who is compared, how large groups must be, and what it is worth in law."""
    for one in profiles().values():
        banner = f" {one.banner}." if one.banner else ""
        typer.echo(f"{one.id}  {one.title}. {one.kind_of_rule}.{banner}")
        for characteristic in one.characteristics:
            for comparator in one.compared(characteristic):
                typer.echo(f"  by {characteristic}: {comparator.id}, {comparator.title}")
        typer.echo(f"  smallest group for others than the analyst: {one.minimum.publish} people")
        typer.echo(f"  {one.name}, {one.status.in_words}")


@show.command()
def indicator(
    standard: Annotated[str, typer.Argument(help="Such as wres.", show_default=False)],
    year: Annotated[int, typer.Argument(help="The year of the 31 March snapshot.", show_default=False)],
    number: Annotated[str, typer.Argument(help="The indicator's number; leave it out for all.")] = "",
) -> None:
    """Show what an indicator asks, how it is counted, and the rows a return may give."""
    definition = load(standard.casefold(), year)
    ids = [one.id for one in definition.indicators]
    if number and number not in ids:
        raise WrongArguments(f"'{number}' is not an indicator of {definition.id}. There are: {', '.join(ids)}.")
    for one in definition.indicators:
        if number in ("", one.id):
            _print_indicator(one)
    typer.echo(f"Definition {definition.id}, {definition.status.in_words}. Written by: {definition.written_by}.")


def _print_indicator(one: Indicator) -> None:
    out = console()
    out.print(f"[bold]{one.id}. {escape(one.title)}[/bold]\n{escape(one.asks)}\n")
    for name, words in (("Counted", one.event), ("Out of", one.pool), ("When", one.window)):
        out.print(f"  {name + ':':<9} {escape(words)}")
    out.print(f"  {'Compares:':<9} {one.top} with {one.bottom if one.top != one.bottom else 'the whole workforce'}")
    if one.rows:
        out.print("  Rows:")
    for row in one.rows:
        part = f" (part of {row.part_of})" if row.part_of else ""
        out.print(f"    {row.id:<38} {escape(row.label)}{part}")
    for point in one.points:
        mark = "" if point.confirmed else " [not yet confirmed against the original guidance]"
        out.print(f"  - {escape(point.text + mark)}")
    out.print()


@show.command()
def vocabulary(
    name: Annotated[str, typer.Argument(help="The list to show; leave it out for the names of all lists.")] = "",
) -> None:
    """Show the closed lists: ethnic categories and groupings, pay bands, staff groups."""
    shelves = _vocabulary()
    if not name:
        typer.echo("\n".join(shelves))
    elif name in shelves:
        typer.echo("\n".join(shelves[name]))
    else:
        raise WrongArguments(f"There is no list '{name}'. There are: {', '.join(shelves)}.")


def _vocabulary() -> dict[str, list[str]]:
    grouped = [
        line
        for grouping in groupings()
        for line in (f"{grouping.name}: {grouping.title}", *(f"  {g.code}" for g in grouping.groups), "")
    ]
    codes = {
        f"ethnicity/{scheme.name}": [f"{code.code:<22} {code.label}" for code in scheme.codes] for scheme in schemes()
    }
    return {
        "ethnicity": [*grouped, "Category codes:", *next(iter(codes.values()))],
        **codes,
        "bands": [f"{band:<8} {band.label}" for band in Band],
        "staff-groups": [f"{group}  {group.label}" for group in StaffGroup],
    }


@show.command()
def terms() -> None:
    """List the collective terms a report can use, and when each fits."""
    for term in house_terms():
        if term.offered:
            typer.echo(f"{term.id}\n  {term.full}. {term.note}")


@show.command("return")
def return_form() -> None:
    """Show the columns of a return file, with an example."""
    typer.echo(",".join(RETURN.columns))
    typer.echo("Northmoor Teaching Hospitals,wres,2025,3,one-year,white,17,4556,")
    typer.echo("Northmoor Teaching Hospitals,wres,2025,3,one-year,bme,9,1780,")


@show.command("figures")
def figures_form() -> None:
    """Show the columns of a file of published figures for an audit, with an example."""
    typer.echo(",".join(FIGURES.columns))
    typer.echo("indicator 1,share,12.4,,421,3406,,,,,,,,,,,,,")
    typer.echo("indicator 3,ratio,1.7,,,,1.2,,,,,0.7,,,,,,,")


def _parts(name: str) -> tuple[str, int]:
    standard, _, year = name.partition("/")
    return standard, int(year)
