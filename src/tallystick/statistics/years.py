"""Several years side by side: pooled where one has too few people to be sure, restated where definitions moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tallystick.definitions import Definition, Kind, break_between
from tallystick.release.comparison import Comparison
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.verdict import Extra, Verdict
from tallystick.statistics.beside import beside_of
from tallystick.statistics.judgement import Pair, judge_ratios
from tallystick.statistics.likelihood import pair_of
from tallystick.statistics.measure import measure
from tallystick.tallies import Return

# Older years say less about today: three are pooled at most.
_MOST_YEARS = 3


@dataclass(frozen=True, kw_only=True)
class Measured:
    """A return, the definition it was measured by, and its comparisons."""

    made: Return
    definition: Definition
    comparisons: tuple[Comparison[Quantity], ...]
    restated: tuple[Comparison[Quantity], ...] = ()


def with_pooled_years(years: Sequence[Measured]) -> list[Measured]:
    """Return ``years`` of one organisation and standard, with pooled years beside every "cannot tell".

    Only likelihoods of one year are pooled: rows that cover two years share events with their neighbours.
    """
    ordered = sorted(years, key=lambda one: one.made.year)
    return [
        replace(one, comparisons=tuple(_with_pool(result, ordered[: place + 1]) for result in one.comparisons))
        for place, one in enumerate(ordered)
    ]


def _with_pool(result: Comparison[Quantity], until: Sequence[Measured]) -> Comparison[Quantity]:
    indicator = until[-1].definition.indicator(result.indicator)
    if indicator.kind is not Kind.LIKELIHOOD or result.row or result.verdict is not Verdict.CANNOT_TELL:
        return result
    pairs = dict(_pairs(result.indicator, until))
    if len(pairs) < 2:
        return result
    judgement = judge_ratios([_together(list(pairs.values()))])[0]
    pooled = beside_of(Extra.POOLED, f"{min(pairs)} to {max(pairs)}", judgement, Unit.RATIO)
    return replace(result, also=(*result.also, pooled))


def _pairs(indicator_id: str, until: Sequence[Measured]) -> Iterator[tuple[int, Pair]]:
    """The years back from the last, as far as they follow one another, hold counts and cross no break."""
    newest = until[-1].made.year
    for expected, one in zip(range(newest, newest - _MOST_YEARS, -1), reversed(until), strict=False):
        indicator = one.definition.indicator(indicator_id)
        groups = one.made.find(indicator_id, indicator.headline)
        top, bottom = groups.get(indicator.top), groups.get(indicator.bottom)
        if top is None or bottom is None or top.years > 1 or one.made.year != expected:
            return
        if break_between(one.made.standard, indicator_id, one.made.year, newest):
            return
        if not (top.counted and bottom.counted and top.people and bottom.people):
            return
        yield one.made.year, pair_of(top, bottom)


def _together(pairs: Sequence[Pair]) -> Pair:
    """Events over people-years."""
    return Pair(
        happened_1=sum(pair.happened_1 for pair in pairs),
        people_1=sum(pair.people_1 for pair in pairs),
        happened_2=sum(pair.happened_2 for pair in pairs),
        people_2=sum(pair.people_2 for pair in pairs),
    )


def with_restated_years(years: Sequence[Measured]) -> list[Measured]:
    """Return ``years`` with each earlier one also measured under the newest definition.

    An indicator is restated only where no definition after the year declares a break before it.
    """
    newest = max(years, key=lambda one: one.made.year)
    return [one if one is newest else replace(one, restated=_restated(one, newest)) for one in years]


def _restated(one: Measured, newest: Measured) -> tuple[Comparison[Quantity], ...]:
    standard, older, newer = one.made.standard, one.made.year, newest.made.year
    again = measure(one.made, newest.definition)
    return tuple(result for result in again if not break_between(standard, result.indicator, older, newer))
