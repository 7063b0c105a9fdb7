"""Reflections: what somebody wrote, for themselves or for whom they shared it with, and how many have reflected."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from tallystick_web.core.sealing import unseal
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.queries import people_in_roles
from tallystick_web.organisations.rules import Capability, capabilities_of
from tallystick_web.questionnaires import sets
from tallystick_web.questionnaires.models import Reflection, ReflectionDone
from tallystick_web.questionnaires.reflection_rules import Written
from tallystick_web.questionnaires.set_rules import AnswerSet

Years = Mapping[tuple[str, date], frozenset[UUID]]


def written_by(person: Person, of: AnswerSet, year_ended: date) -> Written | None:
    """What a person wrote in a year, for that person alone; None where they wrote nothing."""
    rows = Reflection.objects.of(person.organisation_id).filter(person=person)
    row = rows.filter(set_id=of.id, year_ended=year_ended).first()
    return _written(row) if row else None


def shared_with(person: Person) -> Sequence[Written]:
    """What others let a person read, the newest year first, each with its writer's name."""
    rows = Reflection.objects.of(person.organisation_id).filter(shared_with=person).select_related("person")
    return [_written(one, by=one.person.name) for one in rows.order_by("-year_ended", "person__name", "pk")]


def who_reflects(organisation: UUID, on: date) -> Sequence[tuple[UUID, str]]:
    """The people who are asked to reflect on a day, by name: those whose roles let them keep a reflection."""
    found = people_in_roles(organisation, on=on)
    return [(one.pk, one.name) for one, held in found.items() if Capability.REFLECT in capabilities_of(held)]


def done_in_years(organisation: UUID) -> Years:
    """Who said that they have reflected, by the set and the last day of the year. Nothing of what they thought."""
    found: dict[tuple[str, date], set[UUID]] = {}
    for name, year, person in ReflectionDone.objects.of(organisation).values_list("set_id", "year_ended", "by"):
        found.setdefault((name, year), set()).add(person)
    return {key: frozenset(people) for key, people in found.items()}


def done_in_year(organisation: UUID, year_ended: date) -> frozenset[tuple[str, UUID]]:
    """Who said that they have reflected on a year, by the set. One question of the database."""
    rows = ReflectionDone.objects.of(organisation).filter(year_ended=year_ended)
    return frozenset(rows.values_list("set_id", "by"))


def is_done(person: Person, of: AnswerSet, year_ended: date) -> bool:
    """Whether a person said that they have reflected on a year."""
    rows = ReflectionDone.objects.of(person.organisation_id).filter(by=person)
    return rows.filter(set_id=of.id, year_ended=year_ended).exists()


def _written(row: Reflection, by: str = "") -> Written:
    return Written(
        of=sets.every_version()[row.set_id, row.version],
        year_ended=row.year_ended,
        answers=json.loads(unseal(row.sealed)),
        kept_on=row.kept_on,
        by=by,
        shared_with=row.shared_with_id,
    )
