"""Whether the parts of a table come to the whole: the attacker takes it that they do, so only such tables leave."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tallystick.definitions import Definition, Indicator
from tallystick.disclosure.places import BROAD_GROUP, ETHNIC_CATEGORY
from tallystick.release.comparison import Comparison
from tallystick.release.detail import PartResult
from tallystick.release.quantity import Quantity
from tallystick.release.verdict import Measure

Counts = Counter[tuple[str, str]]


def that_add_up(
    parts: Sequence[PartResult[Quantity]], results: Sequence[Comparison[Quantity]], definition: Definition
) -> frozenset[tuple[str, str]]:
    """What parts are parts of, with the indicator, for each table whose parts come to the whole organisation.

    A part can be missing where more was recorded in it than it has people. Where the whole is not given, or the table
    is of several years, there is nothing to hold them against.
    """
    tables: dict[tuple[str, str], list[PartResult[Quantity]]] = {}
    for part in parts:
        tables.setdefault((part.by, part.result.indicator), []).append(part)
    return frozenset(
        (by, indicator)
        for (by, indicator), own in tables.items()
        if own[0].since or _comes_to(own, _whole(results, definition.indicator(indicator)))
    )


def _whole(results: Sequence[Comparison[Quantity]], indicator: Indicator) -> Counts:
    row, measure = (indicator.whole, Measure.SHARE) if indicator.kind.adds_up else ("", Measure.RELATIVE_LIKELIHOOD)
    return _counts(one for one in results if (one.indicator, one.row) == (indicator.id, row) and one.measure is measure)


def _comes_to(parts: Sequence[PartResult[Quantity]], whole: Counts) -> bool:
    if not whole:
        return True
    if parts[0].by in (BROAD_GROUP, ETHNIC_CATEGORY):
        return sum(_of_groups(parts).values()) == sum(whole.values())
    inside: Counts = Counter()
    for part in parts:
        inside += _counts([part.result])
    return all(inside[key] == count for key, count in whole.items())


def _counts(results: Iterable[Comparison[Quantity]]) -> Counts:
    """What is counted of each group, in every side that is of one group."""
    found: Counts = Counter()
    for result in results:
        for side in (result.top, result.bottom, result.unknown):
            if side is None or result.measure is Measure.POINT_DIFFERENCE:
                continue
            if side.happened is not None:
                found[side.group, "happened"] += int(side.happened.amount)
            if side.people is not None and result.measure is not Measure.SHARE:
                found[side.group, "people"] += int(side.people.amount)
    return found


def _of_groups(parts: Sequence[PartResult[Quantity]]) -> Counts:
    """What is counted of each finer group, once each: the reference stands beside every other."""
    found: Counts = Counter()
    for part in parts:
        found |= _counts([part.result])
    return found
