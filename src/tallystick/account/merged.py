"""Counts beside rows: one return out of what was counted here and what was handed in as counts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tallystick.account.understood import Accounted
from tallystick.definitions import load
from tallystick.errors import InputRefused
from tallystick.tallies import Return, Tally
from tallystick.tallies.detail import Detail


def merged(counted: Sequence[Return], given: Sequence[Return]) -> tuple[Return, ...]:
    """The returns that were counted from rows, each with the indicators that arrived as counts.

    Returns of other years or organisations stay as they are. Raises InputRefused where an indicator came both
    ways: nobody but the organisation can say which is right.
    """
    tables = {made.table: made for made in counted}
    for made in given:
        here = tables.get(made.table)
        tables[made.table] = made if here is None else _together(here, made)
    return tuple(tables.values())


def without(counted: Accounted, indicators: frozenset[str]) -> Accounted:
    """What was counted, but for some indicators and their detail."""
    made = counted.made
    tallies = tuple(one for one in made.tallies if one.indicator not in indicators)
    detail = Detail(
        variants=tuple(one for one in made.detail.variants if one.indicator not in indicators),
        breakdowns=tuple(one for one in made.detail.breakdowns if one.indicator not in indicators),
        funnel=() if "2" in indicators else made.detail.funnel,
    )
    return replace(counted, made=replace(made, tallies=tallies, detail=detail))


def beside(counted: Accounted, typed: Accounted) -> Accounted:
    """One account out of what was counted and what was typed in of other indicators.

    Raises InputRefused where an indicator is in both.
    """
    return Accounted(
        made=_together(counted.made, typed.made),
        made_from=(*counted.made_from, *typed.made_from),
        notices=(*counted.notices, *typed.notices),
        choices=counted.choices,
    )


def _together(counted: Return, given: Return) -> Return:
    twice = sorted({tally.indicator for tally in counted.tallies} & {tally.indicator for tally in given.tallies})
    if twice:
        raise InputRefused(
            f"{given.organisation}, {given.standard} {given.year}: indicator {', '.join(twice)} is in the return file "
            "and can be counted from the extracts as well. Leave one of them out, or compare them: "
            "tallystick wres FOLDER --collection FILE."
        )
    return Return(
        organisation=counted.organisation,
        standard=counted.standard,
        year=counted.year,
        definition_id=counted.definition_id,
        tallies=_in_order([*counted.tallies, *given.tallies], counted),
        detail=counted.detail,
    )


def apart(counted: Sequence[Return], given: Sequence[Return]) -> tuple[str, ...]:
    """What does not fit between counts and rows: another organisation, or another number of people."""
    names = {made.organisation for made in counted}
    others = dict.fromkeys(made.organisation for made in given if made.organisation not in names)
    tables = {made.table: made for made in counted}
    both = [(tables[made.table], made) for made in given if made.table in tables]
    here = ", ".join(sorted(names))
    return (
        *(f"The return file is of {name}, and the extracts are of {here}" for name in others if names),
        *(said for rows, made in both for said in _other_people(rows, made)),
    )


def _other_people(rows: Return, given: Return) -> Iterator[str]:
    definition = load(rows.standard, rows.year)
    [heads, *_] = [*(rows.find(one.id, one.whole) for one in definition.indicators if one.whole), {}]
    for indicator in definition.given:
        people = [tally for tally in given.tallies if tally.indicator == indicator.id and indicator.pool_row]
        if heads and any(tally.people != heads[tally.group].happened for tally in people if tally.group in heads):
            yield f"Indicator {indicator.id} was handed in with other numbers of people than the staff list has"


def _in_order(tallies: Iterable[Tally], made: Return) -> tuple[Tally, ...]:
    place = {indicator.id: number for number, indicator in enumerate(load(made.standard, made.year).given)}
    return tuple(sorted(tallies, key=lambda tally: place[tally.indicator]))
