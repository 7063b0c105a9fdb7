"""The board against the workforce. Seats are few, so there is no range; whole seats are reasoned with instead."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from tallystick.definitions import Definition, Indicator
from tallystick.release.comparison import Also, Comparison
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.verdict import Measure, NotCalculable, Verdict
from tallystick.statistics import beside, equal_rates
from tallystick.statistics.exact import binomial_tail
from tallystick.statistics.heads import Heads, heads_of, whole_heads
from tallystick.statistics.sides import leaning
from tallystick.tallies import Return

# A board that ought to have half a seat or more, and has none, is never called close.
_HALF_A_SEAT = Fraction(1, 2)
_ONE_SIDED_CHANCE = 0.025


def measure_board(indicator: Indicator, made: Return, definition: Definition) -> list[Comparison[Quantity]]:
    """The points between each board group's share and the workforce's."""
    whole = whole_heads(made, definition, whole=indicator.whole)
    given = indicator.derived_from or indicator.id
    rows = [row for row in made.rows_of(given) if not indicator.row(row).is_whole]
    found = [(row, heads_of(made.find(given, row), indicator.top)) for row in rows]
    return [_compare(indicator, row, heads, whole, definition) for row, heads in found if heads is not None]


def _compare(
    indicator: Indicator, row: str, heads: Heads, whole: Heads | None, definition: Definition
) -> Comparison[Quantity]:
    group = indicator.top
    own, share = heads.share(group), None if whole is None else whole.share(group)
    base = Comparison[Quantity](
        indicator=indicator.id,
        measure=Measure.POINT_DIFFERENCE,
        row=row,
        group=group,
        value=None if own is None or share is None else Quantity(100 * (own - share), Unit.POINTS),
        favours=leaning(definition, own, share),
        top=heads.side(group),
        bottom=None if whole is None else whole.side(group),
        unknown=None if heads.published is not None else heads.side("unknown"),
        also=(beside.one_seat(row, heads.total),) if heads.total else (),
    )
    reason = _why_not(heads, whole)
    if reason is not None or share is None:
        return replace(base, verdict=Verdict.NOT_CALCULABLE, not_calculable=reason)
    taken, unknown = heads.counts.get(group, 0), heads.counts.get("unknown", 0)
    verdict = seats_verdict(taken, heads.total, share, unknown=unknown)
    return replace(
        base,
        p=Quantity(binomial_tail(taken, heads.total, share), Unit.PROBABILITY),
        verdict=verdict,
        parity=equal_rates.of_share(group=group, actual=taken, people=heads.total, whole=share),
        also=(*base.also, *(_detectable(heads, group, share) if verdict is Verdict.CANNOT_TELL else ())),
    )


def _detectable(heads: Heads, group: str, share: Fraction) -> tuple[Also[Quantity], ...]:
    """The nearest number of seats that would be clear, on a board as large and with as many unknown as it has."""
    unknown = heads.counts.get("unknown", 0)

    def clear(counts: Sequence[int]) -> list[bool]:
        return [seats_verdict(count, heads.total, share, unknown=unknown) is Verdict.CLEAR for count in counts]

    return beside.nearest_clear(heads.counts.get(group, 0), heads.total - unknown, clear, of=group)


def _why_not(heads: Heads, whole: Heads | None) -> NotCalculable | None:
    if whole is None:
        return NotCalculable.NO_WHOLE
    if whole.share("") is None:
        return NotCalculable.NO_PEOPLE
    if heads.published is not None:
        return NotCalculable.NO_COUNTS
    return None if heads.total else NotCalculable.NO_PEOPLE


def seats_verdict(taken: int, seats: int, share: Fraction, *, unknown: int) -> Verdict:
    """The verdict on ``taken`` of ``seats`` where the workforce's share is ``share``.

    When the seats of unknown ethnicity could change the answer, wherever they belong, it cannot be told.
    """
    answers = {_answer(taken + more, seats, share) for more in (0, unknown)}
    return Verdict.CANNOT_TELL if len(answers) > 1 else answers.pop()[0]


def _answer(taken: int, seats: int, share: Fraction) -> tuple[Verdict, bool]:
    """The verdict, and for a clear one the side it is on: two clear answers may contradict each other."""
    expected = seats * share
    empty_handed = taken == 0 and expected >= _HALF_A_SEAT
    if abs(taken - expected) <= 1 and not empty_handed:
        return Verdict.CLOSE, False
    if binomial_tail(taken, seats, share) <= _ONE_SIDED_CHANCE:
        return Verdict.CLEAR, taken > expected
    return Verdict.CANNOT_TELL, False
