"""Survey indicators: the share of people who gave an answer, in two groups, and the points between them."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tallystick.definitions import Definition, Indicator
from tallystick.release.comparison import Comparison
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.verdict import Measure, NotCalculable, Verdict
from tallystick.statistics import beside
from tallystick.statistics.judgement import Shares, clear_differences, judge_differences
from tallystick.statistics.likelihood import with_judgement
from tallystick.statistics.proportions import wilson
from tallystick.statistics.sides import favoured, side_of
from tallystick.tallies import Return, Tally


def measure_survey(indicator: Indicator, made: Return, _definition: Definition) -> list[Comparison[Quantity]]:
    """The two percentages, then the difference in points."""
    groups = made.find(indicator.id)
    if not groups:
        return []
    compared = [group for group in groups if group != "unknown"]
    percentages = [_percentage(indicator, group, groups[group]) for group in compared]
    # A question asked of one group only has nobody to be compared with.
    return percentages if indicator.asks_one_group else [*percentages, _difference(indicator, groups)]


def _percentage(indicator: Indicator, group: str, tally: Tally) -> Comparison[Quantity]:
    base = Comparison[Quantity](
        indicator=indicator.id, measure=Measure.SURVEY_PERCENT, group=group, top=side_of(group, tally)
    )
    if tally.rate is None:
        return replace(base, not_calculable=NotCalculable.NO_PEOPLE)
    base = replace(base, value=Quantity(100 * tally.rate, Unit.PERCENT))
    if not tally.people:
        return base
    limits = wilson(float(tally.rate * tally.people), tally.people)
    return replace(
        base,
        low=Quantity(100 * float(limits.low), Unit.PERCENT),
        high=Quantity(100 * float(limits.high), Unit.PERCENT),
    )


def _difference(indicator: Indicator, groups: dict[str, Tally]) -> Comparison[Quantity]:
    top, bottom = groups[indicator.top], groups[indicator.bottom]
    base = Comparison[Quantity](
        indicator=indicator.id,
        measure=Measure.POINT_DIFFERENCE,
        favours=favoured(indicator, top.rate, bottom.rate),
        top=side_of(indicator.top, top),
        bottom=side_of(indicator.bottom, bottom),
        unknown=side_of("unknown", groups.get("unknown")),
    )
    if top.rate is None or bottom.rate is None:
        return _without_range(base, NotCalculable.NO_PEOPLE)
    if not (top.people and bottom.people):
        return replace(
            _without_range(base, NotCalculable.NO_ANSWERS_COUNTED),
            value=Quantity(100 * (top.rate - bottom.rate), Unit.POINTS),
            also=beside.answers_needed(top.rate, bottom.rate),
        )
    shares = Shares(
        happened_1=top.rate * top.people,
        people_1=top.people,
        happened_2=bottom.rate * bottom.people,
        people_2=bottom.people,
    )
    margin = Fraction(indicator.margin_points, 100)
    judgement = judge_differences([shares], margin=margin)[0]
    found = with_judgement(base, judgement, unit=Unit.POINTS, times=100)
    if top.happened is None or found.verdict is not Verdict.CANNOT_TELL:
        return found

    def clear(counts: Sequence[int]) -> list[bool]:
        return clear_differences([replace(shares, happened_1=Fraction(count)) for count in counts], margin=margin)

    return replace(found, also=beside.nearest_clear(top.happened, top.people, clear, of=indicator.top))


def _without_range(base: Comparison[Quantity], reason: NotCalculable) -> Comparison[Quantity]:
    return replace(base, verdict=Verdict.NOT_CALCULABLE, not_calculable=reason)
