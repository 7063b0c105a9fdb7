"""What the registers of stakeholders count: relationships, messages, and work plans that name an outcome on race."""

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.described.stakeholders import Message, Says
from tallystick_web.registers.measured.book import Book, RegisterMeasure, share
from tallystick_web.registers.measured.days import lately

_CONTACT_MONTHS = 12


def _stakeholder_range(book: Book, period: Period) -> Typed | None:
    met = [
        one for one in book.live("stakeholders") if lately(one["contact_on"], months=_CONTACT_MONTHS, on=period.until)
    ]
    return share(sum(1 for one in met if one["leads"] == Says.YES), len(met))


def _messages_sent(book: Book, period: Period) -> Typed | None:
    groups = {one["kind"] for one in book.live("stakeholders")}
    sent = [one for one in book.live("messages") if period.has(one["sent_on"])]
    had = {group: {one["message"] for one in sent if group in one["groups"]} for group in groups}
    return share(sum(1 for messages in had.values() if messages == set(Message)), len(groups))


def _work_plans_linked(book: Book, period: Period) -> Typed | None:  # noqa: ARG001  # the face of a measure
    plans = book.live("work-plans")
    return share(sum(1 for one in plans if one["is_linked"]), len(plans))


MEASURES = (
    RegisterMeasure(
        id="stakeholder-range",
        name="Live relationships with bodies led by or for ethnic minority people",
        what=(
            "Such organisations, as they describe themselves, out of all organisations with a contact in twelve months."
        ),
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("stakeholders",),
        count=_stakeholder_range,
    ),
    RegisterMeasure(
        id="messages-sent",
        name="Stakeholder groups reached by our messages",
        what="Groups that had all three messages in the half year, out of all groups.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=(
            "stakeholders",
            "messages",
        ),
        count=_messages_sent,
    ),
    RegisterMeasure(
        id="work-plans-linked",
        name="Work plans that name an outcome on race",
        what="Work plans with at least one item linked to an outcome of this plan, out of all work plans.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("work-plans",),
        count=_work_plans_linked,
    ),
)
