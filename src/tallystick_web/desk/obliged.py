"""The calendar of an organisation: its obligations, what is known of each, and of which people are reminded."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from tallystick_web.core.duties import Duty, who_may
from tallystick_web.core.registry import add_duties
from tallystick_web.desk.queries import dates_of, done_of
from tallystick_web.desk.rules import is_near
from tallystick_web.organisations.obligation_rules import Done, Occurrence, OwnDate, Rule, occurrences
from tallystick_web.organisations.queries import kind_of
from tallystick_web.organisations.rules import Capability, OrganisationKind


def offer() -> None:
    """Offer this to the page of what is due from a person."""
    add_duties("desk", _duties)


def calendar_of(organisation: UUID, kind: OrganisationKind, years: Sequence[int]) -> tuple[Occurrence, ...]:
    """Every obligation of an organisation in some years, by date; those without one last."""
    done = [Done(obligation=one.obligation, year=one.year, on=one.done_on) for one in done_of(organisation)]
    own = [
        OwnDate(obligation=one.obligation, year=one.year, on=one.due_on, reason=one.reason)
        for one in dates_of(organisation)
    ]
    return occurrences(kind, years, done=done, own=own)


def overdue_in(organisation: UUID, kind: OrganisationKind, on: date) -> int:
    """How many obligations of this year and the next are past their date, as of a day."""
    return sum(one.is_overdue(on) for one in calendar_of(organisation, kind, (on.year, on.year + 1)))


def _duties(organisation: UUID, who: Mapping[UUID, Collection[str]], on: date) -> list[Duty]:
    keepers = who_may(who, Capability.KEEP_PLAN)
    if not keepers:
        return []
    years = (on.year - 1, on.year, on.year + 1)
    there = calendar_of(organisation, kind_of(organisation), years)
    return [_duty(one, keepers) for one in there if _is_due(one, on)]


def _is_due(one: Occurrence, on: date) -> bool:
    if one.on is None or not one.is_open():
        return False
    hangs_on_last = one.obligation.rule is Rule.AFTER_LAST and one.on <= on
    return hangs_on_last or is_near(one.on, on)


def _duty(one: Occurrence, keepers: frozenset[UUID]) -> Duty:
    return Duty(
        kind=one.obligation.layer.label,
        text=one.obligation.title,
        route="obligation",
        parts={"obligation": one.obligation.id},
        people=keepers,
        due_on=one.on,
        in_calendars=False,  # every obligation stands there of its own
    )
