"""What the registers of elections count: outreach, and results as totals."""

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.measured.book import Book, RegisterMeasure, share


def _outreach(book: Book, period: Period) -> Typed | None:
    rounds = book.live("elections")
    closes = {one.id: one["nominations_on"] for one in rounds if period.has(one["nominations_on"])}
    steps = [one for one in book.live("election-steps") if one["election"] in closes]
    done = [one for one in steps if one["done_on"] is not None and one["done_on"] <= closes[one["election"]]]
    return share(len(done), len(steps))


def _result(book: Book, period: Period) -> Typed | None:
    rounds = [one for one in book.live("elections") if period.has(one["closes_on"])]
    safe = [one for one in rounds if one["is_safe"] and one["votes_fewer"] is not None]
    return share(sum(one["votes_fewer"] for one in safe), sum(one["votes"] for one in safe))


MEASURES = (
    RegisterMeasure(
        id="outreach-done",
        name="Outreach steps taken before nominations close",
        what="Steps taken, out of all in the plan for the round.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        reads=("elections", "election-steps"),
        count=_outreach,
    ),
    RegisterMeasure(
        id="election-result",
        name="Votes for candidates from groups that are fewer",
        what="Votes given to such candidates as a whole, out of all valid votes. Nothing is kept about a voter or "
        "shown about one candidate.",
        unit=MeasureUnit.SHARE,
        better=Better.NEITHER,
        cadence=Cadence.YEARLY,
        reads=("elections",),
        count=_result,
        counts_people=True,
    ),
)
