"""An attack on the terminal: what could and could not be recovered, without the counts themselves."""

from collections import Counter

import typer

from tallystick.attack import Attempt, Outcome, Report

_MOST_NAMED = 20


def print_report(report: Report) -> None:
    """Say how many counts were tried, and name those that are not safe."""
    typer.echo(f"Tried to work out {len(report.attempts):,} counts that are withheld or rounded.")
    beaten = [one for one in report.attempts if one.outcome is not Outcome.SAFE]
    if not report.attempts:
        typer.echo("Nothing is withheld in these releases: they hold figures of the contract alone.")
    elif not beaten:
        typer.echo(
            "None could be recovered: each has three possible values or more, for everybody who was counted too."
        )
    else:
        _print_beaten(beaten)


def _print_beaten(beaten: list[Attempt]) -> None:
    outcomes = Counter(one.outcome for one in beaten)
    if outcomes[Outcome.RECOVERED]:
        typer.echo(f"RECOVERED {outcomes[Outcome.RECOVERED]:,}: fewer than three values are possible.")
    if outcomes[Outcome.UNDECIDED]:
        typer.echo(f"NOT SHOWN TO BE SAFE {outcomes[Outcome.UNDECIDED]:,}: the search found no proof either way.")
    for one in beaten[:_MOST_NAMED]:
        typer.echo(f"  {_named(one)}")
    if len(beaten) > _MOST_NAMED:
        typer.echo(f"  and {len(beaten) - _MOST_NAMED:,} more")


def _named(one: Attempt) -> str:
    """Where a count stands, never the count."""
    where = f"{one.organisation}, {one.standard.upper()} {one.year}, indicator {one.indicator}"
    details = [one.row, one.part, one.group, one.what]
    return f"{where}: {', '.join(filter(None, details))} ({one.table})"
