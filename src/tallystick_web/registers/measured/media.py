"""What the registers of media count: coverage in outlets that were added, coverage traced, live relations."""

from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.measured.book import Book, Kept, RegisterMeasure, share
from tallystick_web.registers.measured.days import lately

_RELATION_MONTHS = 6


def _outlet_range(book: Book, period: Period) -> Typed | None:
    added, pieces = _added(book), _coverage(book, period)
    return share(_pieces(one for one in pieces if one["outlet"] in added), _pieces(pieces))


def _coverage_traced(book: Book, period: Period) -> Typed | None:
    pieces = _coverage(book, period)
    return share(_pieces(one for one in pieces if one["outlet"] is not None), _pieces(pieces))


def _journalists_active(book: Book, period: Period) -> Typed | None:
    relations, added = book.live("relations"), _added(book)
    if not relations:
        return None
    recent = [one for one in relations if lately(one["contact_on"], months=_RELATION_MONTHS, on=period.until)]
    return Typed(value=Decimal(sum(1 for one in recent if one.counts and one["outlet"] in added)))


def _added(book: Book) -> frozenset[UUID]:
    return frozenset(one.id for one in book.of("outlets") if one["is_added"])


def _coverage(book: Book, period: Period) -> list[Kept]:
    return [one for one in book.live("coverage") if period.has(one["on"])]


def _pieces(coverage: Iterable[Kept]) -> int:
    """How many pieces entries stand for: one each, where no number is given."""
    return sum(1 if one["pieces"] is None else one["pieces"] for one in coverage)


MEASURES = (
    RegisterMeasure(
        id="outlet-range",
        name="Coverage in the added outlets",
        what="Pieces in outlets added since the start, out of all pieces, with how many outlets were added.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=(
            "outlets",
            "coverage",
        ),
        count=_outlet_range,
    ),
    RegisterMeasure(
        id="coverage-traced",
        name="Coverage traced to an outlet",
        what="Pieces matched to an outlet on the list, out of all the platform found.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("coverage",),
        count=_coverage_traced,
    ),
    RegisterMeasure(
        id="journalists-active",
        name="Live relations with journalists of added outlets",
        what="Journalists with a contact in six months; nothing is noted about who they are.",
        unit=MeasureUnit.COUNT,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=(
            "outlets",
            "relations",
        ),
        count=_journalists_active,
    ),
)
