"""What the register of pledges counts."""

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.described.pledges import PledgeStage
from tallystick_web.registers.measured.book import Book, RegisterMeasure, share


def _achieved(book: Book, period: Period) -> Typed | None:
    pledges = [one for one in book.live("pledges") if one["signed_on"] is None or one["signed_on"] <= period.until]
    return share(sum(1 for one in pledges if one.counts and one["stage"] == PledgeStage.ACHIEVED), len(pledges))


MEASURES = (
    RegisterMeasure(
        id="pledges-achieved",
        name="Pledges that are achieved",
        what="Pledges that are achieved and were confirmed in time, out of all pledges in force.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        reads=("pledges",),
        count=_achieved,
    ),
)
