"""Taking part as it stands: of one entry, of everybody in a time, and how often each person was asked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.registers.asked_rules import asked, year_before
from tallystick_web.registers.models import PartStep, TakenPart, tables
from tallystick_web.registers.part_rules import (
    TAKING,
    Found,
    Paid,
    PartTaken,
    Prominence,
    Stage,
    Step,
    TakesPartAs,
    funnel,
)
from tallystick_web.registers.queries.people import Same, same_people


@dataclass(frozen=True, kw_only=True)
class PartNow:
    """A part as it stands now. ``name`` is blank for somebody who was forgotten or was never on the list."""

    id: UUID
    taken: PartTaken
    name: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class StepTaken:
    """A step of a part: who noted it and when, and why it was taken back, where it was."""

    step: Step
    by: str
    at: datetime
    taken_back: str


def parts_in_words(organisation: UUID, register: str, entry: UUID) -> str:
    """How many came how far in one entry, in a sentence; blank where nobody takes part in such entries."""
    if register not in TAKING:
        return ""
    found = funnel(one.taken for one in parts_of(organisation, register, entry))
    if not found.considered:
        return "Nobody yet."
    said = [f"{number} {words}" for words, number in found.steps]
    return f"{', '.join(said[:-1])} and {said[-1]}."


def parts_of(organisation: UUID, register: str, entry: UUID) -> list[PartNow]:
    """Everybody who takes part in one entry, by what they do and by name."""
    rows = _standing(organisation).filter(register=register, entry=entry).select_related("contact", "by")
    same = same_people(organisation)
    return [_now(one, same) for one in rows.order_by("part", "contact__title", "pk")]


def part_called(organisation: UUID, key: UUID) -> PartNow | None:
    """One part; None where there is none with this id, or it was taken back as a whole."""
    row = _standing(organisation).filter(pk=key).select_related("contact", "by").first()
    return _now(row, same_people(organisation)) if row is not None else None


def steps_of(organisation: UUID, part: UUID) -> list[StepTaken]:
    """Every step of a part in the order in which they were taken, without those that take another back."""
    rows = PartStep.objects.of(organisation).filter(part=part).select_related("by").order_by("number")
    every = list(rows)
    why = {one.takes_back_id: one.why for one in every if one.takes_back_id is not None}
    return [
        StepTaken(step=step_of(one), by=one.by.name, at=one.at, taken_back=why.get(one.pk, ""))
        for one in every
        if one.takes_back_id is None
    ]


def step_rows(organisation: UUID, part: UUID) -> list[PartStep]:
    """The rows of a part's steps, in order, for what adds one."""
    return list(PartStep.objects.of(organisation).filter(part=part).order_by("number"))


def parts_taken(organisation: UUID, *, since: date | None = None) -> list[PartTaken]:
    """Every part that stands, or those in which something was noted since a day."""
    rows = _standing(organisation)
    rows = rows.filter(at__date__gte=since) if since is not None else rows
    same = same_people(organisation)
    return [_taken(one, same) for one in rows]


def parts_between(organisation: UUID, since: date, until: date) -> list[PartTaken]:
    """Every part in something between two days, both included."""
    same = same_people(organisation)
    return [_taken(one, same) for one in _standing(organisation).filter(on__gte=since, on__lte=until)]


def asked_lately(organisation: UUID, *, on: date) -> dict[UUID, list[date]]:
    """The days on which each person was asked in the twelve months to a day, by their token."""
    return asked(parts_taken(organisation, since=year_before(on)), on=on)


def how_many_parts(organisation: UUID, contacts: Collection[UUID]) -> int:
    """How many parts some entries of people took."""
    return _standing(organisation).filter(contact__in=list(contacts)).count()


def entries_of_kind(organisation: UUID, register: str, kind: str) -> set[UUID]:
    """The entries of a register that are of one kind."""
    return set(tables()[register].objects.of(organisation).filter(kind=kind).values_list("pk", flat=True))


def contacts_in(organisation: UUID, register: str, entry: UUID, part: TakesPartAs) -> set[UUID]:
    """The people who take part in one entry as this already, whichever of their entries is named there."""
    same = same_people(organisation)
    keys = _standing(organisation).filter(register=register, entry=entry, part=part).values_list("contact", flat=True)
    return {same.stays(one) for one in keys if one is not None}


def step_of(row: PartStep) -> Step:
    """A step from its row."""
    return Step(
        id=row.pk,
        stage=Stage(row.stage) if row.stage else None,
        paid=Paid(row.paid) if row.paid else None,
        on=row.on,
        takes_back=row.takes_back_id,
    )


def _standing(organisation: UUID) -> OwnedQuerySet[TakenPart]:
    """The parts that were not taken back as a whole."""
    return TakenPart.objects.of(organisation).exclude(stage="")


def _now(row: TakenPart, same: Same) -> PartNow:
    name = row.contact.title if row.contact is not None else ""
    return PartNow(id=row.pk, taken=_taken(row, same), name=name, by=row.by.name, at=row.at)


def _taken(row: TakenPart, same: Same) -> PartTaken:
    return PartTaken(
        register=row.register,
        entry=row.entry,
        person=same.token(row.contact_id, row.token),
        contact=same.stays(row.contact_id) if row.contact_id is not None else None,
        part=TakesPartAs(row.part),
        stage=Stage(row.stage),
        reached=frozenset(Stage(one) for one in row.reached.split(",") if one),
        prominence=Prominence(row.prominence),
        paid=Paid(row.paid),
        on=row.on,
        days=row.days,
        asked=tuple(date.fromisoformat(one) for one in row.asked),
        found=Found(row.found),
    )
