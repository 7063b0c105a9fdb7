"""What the register of money counts."""

from decimal import Decimal

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.measured.book import Book, RegisterMeasure


def _spent(book: Book, period: Period) -> Typed | None:
    running = [one for one in book.live("funding") if one["since"] <= period.until and one["until"] >= period.since]
    spent = [one["spent"] for one in running if one["spent"] is not None]
    return Typed(value=sum(spent, Decimal(0))) if spent else None


MEASURES = (
    RegisterMeasure(
        id="money-spent",
        name="Money for race equality spent so far",
        what="Pounds spent so far of the sums that are committed and ran in the year.",
        unit=MeasureUnit.MONEY,
        better=Better.NEITHER,
        cadence=Cadence.YEARLY,
        reads=("funding",),
        count=_spent,
    ),
)
