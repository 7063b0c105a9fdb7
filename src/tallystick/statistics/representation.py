"""Representation: who is in each row of the workforce, and how that differs from the workforce as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from tallystick.definitions import Definition, Indicator, Row
from tallystick.release.comparison import Also, Comparison
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.verdict import Measure, NotCalculable, Verdict
from tallystick.statistics import beside, equal_rates
from tallystick.statistics.heads import Heads, heads_of, whole_heads
from tallystick.statistics.judgement import Judgement, Shares, clear_differences, judge_differences
from tallystick.statistics.likelihood import with_judgement
from tallystick.statistics.multiple import benjamini_hochberg
from tallystick.statistics.sides import heads_side, leaning, published_side
from tallystick.tallies import Return
from tallystick.vocabulary.characteristics import grouping


def measure_representation(indicator: Indicator, made: Return, definition: Definition) -> list[Comparison[Quantity]]:
    """For each row the share of every group, and the points between the row and the whole workforce."""
    given = {row: heads_of(made.find(indicator.id, row), indicator.top) for row in made.rows_of(indicator.id)}
    rows = {row: heads for row, heads in given.items() if heads is not None and row != indicator.whole}
    whole = whole_heads(made, definition, whole=indicator.whole)
    if not given:
        return []
    differences = _differences(rows, whole, indicator, definition)
    results: list[Comparison[Quantity]] = []
    for row, heads in rows.items():
        results += [*_shares(indicator, row, heads, definition), differences[row]]
    return results if whole is None else [*results, *_shares(indicator, indicator.whole, whole, definition)]


def _shares(indicator: Indicator, row: str, heads: Heads, definition: Definition) -> list[Comparison[Quantity]]:
    if heads.published is not None:
        return [_published_share(indicator, row, heads.published)]
    groups = [group.code for group in grouping(definition.grouping).groups]
    return [_share(indicator, row, group, heads) for group in groups]


def _share(indicator: Indicator, row: str, group: str, heads: Heads) -> Comparison[Quantity]:
    share = heads.share(group)
    return Comparison(
        indicator=indicator.id,
        measure=Measure.SHARE,
        row=row,
        group=group,
        value=None if share is None else Quantity(100 * share, Unit.PERCENT),
        top=heads_side(group, heads.counts.get(group, 0), heads.total),
        not_calculable=NotCalculable.NO_PEOPLE if share is None else None,
    )


def _published_share(indicator: Indicator, row: str, share: Fraction) -> Comparison[Quantity]:
    return Comparison(
        indicator=indicator.id,
        measure=Measure.SHARE,
        row=row,
        group=indicator.top,
        value=Quantity(100 * share, Unit.PERCENT),
        top=published_side(indicator.top, share),
    )


def _differences(
    rows: Mapping[str, Heads], whole: Heads | None, indicator: Indicator, definition: Definition
) -> dict[str, Comparison[Quantity]]:
    """The difference of every row from the whole, corrected together for the number of rows."""
    bases = {row: _unjudged(row, heads, whole, indicator, definition) for row, heads in rows.items()}
    for row, base in bases.items():
        if base.not_calculable is None and _stands_outside(indicator.row(row), rows, whole):
            bases[row] = replace(base, verdict=Verdict.NOT_CALCULABLE, not_calculable=NotCalculable.NOT_IN_WHOLE)
    judged = _judged([row for row, base in bases.items() if base.not_calculable is None], rows, whole, indicator)
    q = corrected_for_rows(indicator, judged)
    return {
        row: base if row not in judged else _with_verdict(base, judged[row], q.get(row), rows[row], whole, indicator)
        for row, base in bases.items()
    }


def _unjudged(
    row: str, heads: Heads, whole: Heads | None, indicator: Indicator, definition: Definition
) -> Comparison[Quantity]:
    """The two shares and the points between them, with the reason where no more can be said."""
    group = indicator.top
    own, everyone = heads.share(group), None if whole is None else whole.share(group)
    reason = _why_not(heads, whole)
    return Comparison(
        indicator=indicator.id,
        measure=Measure.POINT_DIFFERENCE,
        row=row,
        group=group,
        value=None if own is None or everyone is None else Quantity(100 * (own - everyone), Unit.POINTS),
        verdict=None if reason is None else Verdict.NOT_CALCULABLE,
        top=heads.side(group),
        bottom=None if whole is None else whole.side(group),
        unknown=None if heads.published is not None else heads.side("unknown"),
        favours=leaning(definition, own, everyone),
        not_calculable=reason,
    )


def _stands_outside(row: Row, rows: Mapping[str, Heads], whole: Heads | None) -> bool:
    """Whether the people of a part are not in the whole: its larger row is missing, or holds fewer than the part."""
    if whole is None:
        return False
    over = any(count > whole.counts.get(group, 0) for group, count in rows[row.id].counts.items())
    return over or (row.part_of != "" and row.part_of not in rows and whole.made_of_rows)


def _why_not(heads: Heads, whole: Heads | None) -> NotCalculable | None:
    if whole is None:
        return NotCalculable.NO_WHOLE
    if heads.published is not None or whole.published is not None:
        return NotCalculable.NO_COUNTS
    if not (heads.total and whole.total):
        return NotCalculable.NO_PEOPLE
    return NotCalculable.NO_OTHERS if heads.total >= whole.total else None


def _judged(
    names: Sequence[str], rows: Mapping[str, Heads], whole: Heads | None, indicator: Indicator
) -> dict[str, Judgement]:
    if whole is None:
        return {}
    shares = [_row_and_rest(rows[row], whole, indicator.top) for row in names]
    margin = Fraction(indicator.margin_points, 100)
    return dict(zip(names, judge_differences(shares, margin=margin), strict=True))


def _row_and_rest(heads: Heads, whole: Heads, group: str) -> Shares:
    """The row against the rest; shrunk by 1 - row/whole that is the row against the whole it belongs to."""
    inside, everyone = heads.counts.get(group, 0), whole.counts.get(group, 0)
    return Shares(
        happened_1=Fraction(inside),
        people_1=heads.total,
        happened_2=Fraction(everyone - inside),
        people_2=whole.total - heads.total,
        scale=1 - Fraction(heads.total, whole.total),
    )


def corrected_for_rows(indicator: Indicator, judged: Mapping[str, Judgement]) -> dict[str, float]:
    """The q of every row that is in the family: a row that is part of another is outside it."""
    family = [row for row in judged if not indicator.row(row).part_of]
    q = benjamini_hochberg([judged[row].p for row in family])
    return {row: float(value) for row, value in zip(family, q, strict=True)}


def _with_verdict(
    base: Comparison[Quantity],
    judgement: Judgement,
    q: float | None,
    heads: Heads,
    whole: Heads | None,
    indicator: Indicator,
) -> Comparison[Quantity]:
    group = indicator.top
    share = None if whole is None else whole.share(group)
    parity = None
    if share is not None:
        actual = heads.counts.get(group, 0)
        parity = equal_rates.of_share(group=group, actual=actual, people=heads.total, whole=share)
    also: tuple[Also[Quantity], ...] = ()
    if whole is not None and judgement.verdict() is Verdict.CANNOT_TELL:
        also = _detectable(heads, whole, indicator)
    return replace(with_judgement(base, judgement, unit=Unit.POINTS, times=100, q=q), parity=parity, also=also)


def _detectable(heads: Heads, whole: Heads, indicator: Indicator) -> tuple[Also[Quantity], ...]:
    """The nearest count in the row that would be clear by itself, with row and workforce as large as they are."""
    now = _row_and_rest(heads, whole, indicator.top)
    everyone = now.happened_1 + now.happened_2
    margin = Fraction(indicator.margin_points, 100)

    def clear(counts: Sequence[int]) -> list[bool]:
        possible = [count for count in counts if 0 <= everyone - count <= now.people_2]
        moved = [replace(now, happened_1=Fraction(count), happened_2=everyone - count) for count in possible]
        found = dict(zip(possible, clear_differences(moved, margin=margin), strict=True))
        return [found.get(count, False) for count in counts]

    return beside.nearest_clear(int(now.happened_1), heads.total, clear, of=indicator.top)
