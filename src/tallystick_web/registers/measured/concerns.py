"""What the register of concerns counts: days to close, who would raise one again, and checks for harm.

Measures are of concerns raised by speaking up: the middle one of some days cannot be put together with that of others.
"""

from decimal import Decimal

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.described.concerns import CHECKED_AFTER, Group, Source
from tallystick_web.registers.measured.book import Book, Kept, RegisterMeasure, share
from tallystick_web.registers.measured.spans import spans_in
from tallystick_web.registers.measured.together import RULE


def _days(book: Book, period: Period) -> Typed | None:
    """The middle one of the days; of two half years in a period nobody knows the middle one of both."""
    counts = _of_everybody(book, period)
    if len(counts) != 1 or counts[0]["days"] is None:
        return None
    return Typed(value=Decimal(counts[0]["days"]), people=counts[0]["closed"])


def _satisfaction(book: Book, period: Period) -> Typed | None:
    counts = [one for one in _of_everybody(book, period) if one["answered"] and one["again"] is not None]
    return share(sum(one["again"] for one in counts), sum(one["answered"] for one in counts))


def _harm_checks(book: Book, period: Period) -> Typed | None:
    """Checks that were held of those due. Fewer than ten are not counted: they would tell how few there are."""
    counts = _of_everybody(book, period)
    due = sum(one[f"due_{name}"] or 0 for one in counts for name in CHECKED_AFTER)
    held = sum(one[f"held_{name}"] or 0 for one in counts for name in CHECKED_AFTER)
    return share(held, due) if due >= RULE.hide_below else None


def _of_everybody(book: Book, period: Period) -> list[Kept]:
    """The counts of everybody in the whole organisation."""
    wanted = (Source.SPEAKING_UP, Group.ALL, None)
    counts = [one for one in book.live("concern-counts") if (one["source"], one["group"], one["part"]) == wanted]
    return spans_in(counts, period, of=lambda count: None)  # noqa: ARG005  # all are of the same thing


MEASURES = (
    RegisterMeasure(
        id="concern-days",
        name="Days until a concern is closed",
        what="Days from raising to closing, the middle one, with how many were acknowledged within five days.",
        unit=MeasureUnit.DAYS,
        better=Better.LOWER,
        cadence=Cadence.HALF_YEARLY,
        reads=("concern-counts",),
        count=_days,
        counts_people=True,
    ),
    RegisterMeasure(
        id="concern-satisfaction",
        name="People who would raise a concern again",
        what="People who say that they would raise it again, out of those who answered after closing.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        reads=("concern-counts",),
        count=_satisfaction,
        counts_people=True,
    ),
    RegisterMeasure(
        id="harm-checks-done",
        name="Checks for harm after a concern",
        what="Checks held by their date, out of all due, beside how many found harm.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("concern-counts",),
        count=_harm_checks,
    ),
)
