"""What reflections offer to other applications: a reminder for those who are asked to reflect, and erasing in time."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from uuid import UUID

from tallystick_web.core.duties import Duty, who_may
from tallystick_web.core.registry import add_due, add_duties
from tallystick_web.organisations.queries import in_every_organisation
from tallystick_web.organisations.rules import Capability
from tallystick_web.questionnaires.actions.reflections import erase_old_reflections
from tallystick_web.questionnaires.queries.reflections import done_in_year
from tallystick_web.questionnaires.reflection_rules import year_that_is_due
from tallystick_web.questionnaires.rules import year_in_words
from tallystick_web.questionnaires.set_rules import SetKind
from tallystick_web.questionnaires.sets import sets_of


def offer() -> None:
    """Offer everything of this."""
    add_due("reflections erased", _erase, also_held=True)
    add_duties("reflections", _duties)


def _duties(organisation: UUID, who: Mapping[UUID, Collection[str]], on: date) -> list[Duty]:
    """In the last quarter of a year, one line for whoever is asked to reflect on it and has not said that they did."""
    year = year_that_is_due(on)
    asked = who_may(who, Capability.REFLECT)
    if year is None or not asked:
        return []
    done = done_in_year(organisation, year)
    found = [(of, frozenset(one for one in asked if (of.id, one) not in done)) for of in sets_of(SetKind.REFLECTION)]
    return [
        Duty(
            kind="A reflection of your own",
            text=f"{of.title}, {year_in_words(year)}",
            route="reflection-write",
            parts={"question_set": of.id, "year": year.year},
            people=people,
            due_on=year,
        )
        for of, people in found
        if people
    ]


def _erase(at: datetime) -> int:
    """Erase what was written of years that are two years over, everywhere. Returns how many."""
    return in_every_organisation(lambda one: erase_old_reflections(organisation=one, at=at))
