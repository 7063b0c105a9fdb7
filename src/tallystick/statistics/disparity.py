"""The race disparity ratio: how two groups are spread between lower, middle and upper pay bands.

The name is NHS England's. The method is ours: an odds ratio, because nobody is in two tiers at once.
"""

from collections.abc import Sequence
from dataclasses import replace

from tallystick.definitions import Definition, Indicator
from tallystick.release.comparison import Also, Comparison
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.verdict import NEITHER, Measure, NotCalculable, Verdict
from tallystick.statistics import beside, equal_rates
from tallystick.statistics.judgement import Judgement, Pair, clear_odds_ratios, judge_odds_ratios
from tallystick.statistics.likelihood import with_judgement
from tallystick.statistics.representation import corrected_for_rows
from tallystick.statistics.sides import heads_side
from tallystick.tallies import Return
from tallystick.vocabulary.bands import tiers


def measure_disparity(indicator: Indicator, made: Return, definition: Definition) -> list[Comparison[Quantity]]:
    """One ratio for each pair of tiers whose bands were counted."""
    tables = {row: _tiers(row, indicator, made) for row in indicator.row_ids}
    pairs = {row: pair for row, pair in tables.items() if pair is not None}
    judged_rows = [row for row, pair in pairs.items() if _why_not(pair) is None]
    judged = dict(zip(judged_rows, judge_odds_ratios([pairs[row] for row in judged_rows]), strict=True))
    q = corrected_for_rows(indicator, judged)
    return [_compare(indicator, row, pair, judged.get(row), q.get(row), definition) for row, pair in pairs.items()]


def _tiers(row: str, indicator: Indicator, made: Return) -> Pair | None:
    """Both tiers of both groups, or None where a tier has no band, or a band no counts."""
    setting, _, steps = row.partition("/")
    bands = {tier.code: [f"{setting}/{band}" for band in sorted(tier.levels)] for tier in tiers()}
    lower, upper = (bands[tier] for tier in steps.split("-"))
    given = set(made.rows_of(indicator.derived_from))
    if not (given & set(lower) and given & set(upper)) or _without_counts(made, indicator, (*lower, *upper)):
        return None
    heads = {
        group: (_heads(made, indicator, lower, group), _heads(made, indicator, upper, group))
        for group in (indicator.top, indicator.bottom)
    }
    (below_1, above_1), (below_2, above_2) = heads[indicator.top], heads[indicator.bottom]
    return Pair(happened_1=above_1, people_1=below_1 + above_1, happened_2=above_2, people_2=below_2 + above_2)


def _without_counts(made: Return, indicator: Indicator, rows: Sequence[str]) -> bool:
    tallies = [tally for row in rows for tally in made.find(indicator.derived_from, row).values()]
    return any(tally.happened is None for tally in tallies)


def _heads(made: Return, indicator: Indicator, rows: Sequence[str], group: str) -> int:
    found = (made.find(indicator.derived_from, row).get(group) for row in rows)
    return sum(tally.happened or 0 for tally in found if tally is not None)


def _why_not(pair: Pair) -> NotCalculable | None:
    if not (pair.people_1 and pair.people_2):
        return NotCalculable.NO_PEOPLE
    upper = pair.happened_1 + pair.happened_2
    if upper in (0, pair.people_1 + pair.people_2):
        return NotCalculable.EMPTY_TIER
    return None


def _compare(
    indicator: Indicator,
    row: str,
    pair: Pair,
    judgement: Judgement | None,
    q: float | None,
    definition: Definition,
) -> Comparison[Quantity]:
    base = Comparison[Quantity](
        indicator=indicator.id,
        measure=Measure.DISPARITY_RATIO,
        row=row,
        favours=_leaning(pair, indicator),
        top=heads_side(indicator.top, pair.happened_1, pair.people_1),
        bottom=heads_side(indicator.bottom, pair.happened_2, pair.people_2),
    )
    if judgement is None:
        return replace(base, verdict=Verdict.NOT_CALCULABLE, not_calculable=_why_not(pair))
    return replace(
        with_judgement(base, judgement, unit=Unit.RATIO, q=q),
        parity=equal_rates.of_tiers(pair, group=definition.about),
        also=_detectable(pair, judgement, definition.about),
    )


def _detectable(pair: Pair, judgement: Judgement, about: str) -> tuple[Also[Quantity], ...]:
    """The nearest count in the upper tier that would be clear, for the group at the bottom."""
    if judgement.verdict() is not Verdict.CANNOT_TELL:
        return ()
    return beside.nearest_clear(
        pair.happened_2,
        pair.people_2,
        lambda counts: clear_odds_ratios(beside.moved(pair, counts, on_top=False)),
        of=about,
    )


def _leaning(pair: Pair, indicator: Indicator) -> str:
    more = pair.happened_1 * pair.people_2 - pair.happened_2 * pair.people_1
    if more == 0:
        return NEITHER
    return indicator.top if more > 0 else indicator.bottom
