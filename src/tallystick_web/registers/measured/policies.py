"""What the register of policies counts."""

from datetime import date

from tallystick_web.core.days import months_after
from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.described.policies import PolicyTopic
from tallystick_web.registers.measured.book import Book, Kept, RegisterMeasure, share

_YEARS_OF_EVEN_USE = 2


def _reviewed(book: Book, period: Period) -> Typed | None:
    policies = book.live("policies")
    return share(sum(1 for one in policies if _by(one["impact_on"], period.until)), len(policies))


def _on_time(book: Book, period: Period) -> Typed | None:  # noqa: ARG001  # the face of a measure
    policies = book.live("policies")
    return share(sum(1 for one in policies if not one.is_stale), len(policies))


def _talent_current(book: Book, period: Period) -> Typed | None:
    policies = [one for one in book.live("policies") if one["topic"] == PolicyTopic.TALENT]
    return share(sum(1 for one in policies if _tested_lately(one, period.until)), len(policies))


def _tested_lately(policy: Kept, on: date) -> bool:
    tested = policy["even_use_on"]
    return _by(tested, on) and months_after(tested, 12 * _YEARS_OF_EVEN_USE) >= on


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on


MEASURES = (
    RegisterMeasure(
        id="policies-reviewed",
        name="Policies reviewed for their effect on race equality",
        what="Policies with a review of their effect on ethnic minority staff, out of all policies in force.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("policies",),
        count=_reviewed,
    ),
    RegisterMeasure(
        id="policies-on-time",
        name="Policies within their review date",
        what="Policies whose next review lies ahead, out of all policies in force.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("policies",),
        count=_on_time,
    ),
    RegisterMeasure(
        id="talent-policies-current",
        name="Talent and performance policies that are current",
        what="Such policies in force and tested for even use within two years, out of all such policies.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        reads=("policies",),
        count=_talent_current,
    ),
)
