"""What the registers of experts and of requests to them count."""

from decimal import Decimal

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.measured.book import Book, RegisterMeasure, share


def _active(book: Book, period: Period) -> Typed | None:
    if not book.of("experts"):
        return None
    active = [one for one in book.of("experts") if one.counts and one["active_until"] >= period.until]
    return Typed(value=Decimal(len(active)))


def _met(book: Book, period: Period) -> Typed | None:
    asked = [one for one in book.live("expert-support") if period.has(one["asked_on"])]
    return share(sum(1 for one in asked if one["met"] and one["answered_on"] <= period.until), len(asked))


MEASURES = (
    RegisterMeasure(
        id="experts-active",
        name="Experts and ambassadors who are active",
        what="Experts and ambassadors on the register who were confirmed in time and are active on the last day.",
        unit=MeasureUnit.COUNT,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("experts",),
        count=_active,
    ),
    RegisterMeasure(
        id="expert-requests-met",
        name="Requests to experts that were met",
        what="Requests to experts that were met by the last day, out of all that were made in the half year.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("expert-support",),
        count=_met,
    ),
)
