"""Relative likelihoods: indicators that ask how often something happens to one group and to another."""

from dataclasses import replace
from fractions import Fraction

from tallystick.definitions import Definition, Indicator
from tallystick.release.comparison import Comparison
from tallystick.release.quantity import Quantity, Unit, finite
from tallystick.release.verdict import Measure, NotCalculable, Verdict
from tallystick.statistics import beside, equal_rates
from tallystick.statistics.judgement import Judgement, Pair, judge_ratios
from tallystick.statistics.sides import favoured, side_of
from tallystick.tallies import Return, Tally


def measure_likelihood(indicator: Indicator, made: Return, definition: Definition) -> list[Comparison[Quantity]]:
    """One relative likelihood for each row given; the headline row is the one without a name."""
    return [_compare(indicator, row, made.find(indicator.id, row), definition) for row in made.rows_of(indicator.id)]


def _compare(indicator: Indicator, row: str, groups: dict[str, Tally], definition: Definition) -> Comparison[Quantity]:
    top, bottom = groups[indicator.top], groups[indicator.bottom]
    base = Comparison[Quantity](
        indicator=indicator.id,
        measure=Measure.RELATIVE_LIKELIHOOD,
        row="" if row == indicator.headline else row,
        favours=favoured(indicator, top.rate, bottom.rate),
        top=side_of(indicator.top, top),
        bottom=side_of(indicator.bottom, bottom),
        unknown=side_of("unknown", groups.get("unknown")),
    )
    reason = why_not(top, bottom)
    if reason is not None:
        return replace(
            base,
            value=_of_rates(top.rate, bottom.rate),
            verdict=Verdict.NOT_CALCULABLE,
            not_calculable=reason,
        )
    return _judged(base, pair_of(top, bottom), indicator, definition, groups)


def pair_of(top: Tally, bottom: Tally) -> Pair:
    """Two counted tallies as the arithmetic takes them."""
    return Pair(
        happened_1=top.happened or 0,
        people_1=top.exposure,
        happened_2=bottom.happened or 0,
        people_2=bottom.exposure,
    )


def _judged(
    base: Comparison[Quantity],
    pair: Pair,
    indicator: Indicator,
    definition: Definition,
    groups: dict[str, Tally],
) -> Comparison[Quantity]:
    judgement = judge_ratios([pair])[0]
    about = definition.about
    on_top = indicator.top == about
    parity = equal_rates.of_ratio(
        pair, group=about, people=groups[about].people or 0, on_top=on_top, held=indicator.equal_rates
    )
    return replace(
        with_judgement(base, judgement, unit=Unit.RATIO),
        parity=parity,
        also=beside.of_ratio(indicator, pair, judgement, about_on_top=on_top),
    )


def with_judgement(
    base: Comparison[Quantity], judgement: Judgement, *, unit: Unit, times: int = 1, q: float | None = None
) -> Comparison[Quantity]:
    """Return ``base`` with what was judged. ``times`` is 100 where fractions are told in points."""
    low, high = (finite(times * limit, unit) for limit in (judgement.low, judgement.high))
    return replace(
        base,
        value=None if judgement.value is None else Quantity(times * judgement.value, unit),
        low=low,
        high=high,
        open="" if high is not None else "high",
        p=Quantity(judgement.p, Unit.PROBABILITY),
        q=None if q is None else Quantity(q, Unit.PROBABILITY),
        verdict=judgement.verdict(q),
    )


def why_not(top: Tally, bottom: Tally) -> NotCalculable | None:
    """Why two tallies cannot be compared, or None when they can."""
    if not (top.counted and bottom.counted):
        both_rates = top.rate is not None and bottom.rate is not None
        return NotCalculable.NO_COUNTS if both_rates else NotCalculable.NO_RATE
    if not (top.people and bottom.people):
        return NotCalculable.NO_PEOPLE
    if not (top.happened or bottom.happened):
        return NotCalculable.NO_EVENTS
    return None


def _of_rates(top: Fraction | None, bottom: Fraction | None) -> Quantity | None:
    """The ratio of two published rates, which stands as a value though nothing can be said of its range."""
    return Quantity(top / bottom, Unit.RATIO) if top is not None and bottom else None
