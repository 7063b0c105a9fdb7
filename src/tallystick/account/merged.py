"""Counts beside rows: one return out of what was counted here and what was handed in as counts."""

from collections.abc import Iterable, Sequence

from tallystick.definitions import load
from tallystick.errors import InputRefused
from tallystick.tallies import Return, Tally


def merged(counted: Sequence[Return], given: Sequence[Return]) -> tuple[Return, ...]:
    """The returns that were counted from rows, each with the indicators that arrived as counts.

    Returns of other years or organisations stay as they are. Raises InputRefused where an indicator came both
    ways: nobody but the organisation can say which is right.
    """
    tables = {_key(made): made for made in counted}
    for made in given:
        here = tables.get(_key(made))
        tables[_key(made)] = made if here is None else _together(here, made)
    return tuple(tables.values())


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


def _in_order(tallies: Iterable[Tally], made: Return) -> tuple[Tally, ...]:
    place = {indicator.id: number for number, indicator in enumerate(load(made.standard, made.year).given)}
    return tuple(sorted(tallies, key=lambda tally: place[tally.indicator]))


def _key(made: Return) -> tuple[str, str, int]:
    return made.organisation, made.standard, made.year
