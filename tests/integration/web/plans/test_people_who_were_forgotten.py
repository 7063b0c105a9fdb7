"""A plan whose people were forgotten is read as before, without their names."""

from datetime import timedelta

import pytest

from tallystick_web.core.fence import inside
from tallystick_web.organisations.due import forget_person
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans import actions
from tallystick_web.plans.rules import Delivery, Wording
from tests.integration.web.clock import NOON
from tests.integration.web.plans import made
from tests.integration.web.plans.house import House

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


def test_every_page_of_a_plan_opens_when_those_it_names_were_forgotten():
    house = House("northmoor", "Northmoor Hospitals")
    where = house.organisation
    with inside(where.pk):
        for role, name in ((RoleId.TEAM_LEAD, "Zebedee Quill"), (RoleId.HR_DIRECTOR, "Yolande Pryce")):
            Person.objects.of(where).filter(pk=made.person(where, role).pk).update(name=name)
        plan = made.plan(where)
        outcome = made.outcome(plan)
        action = made.action(plan, outcome)
        made.go(outcome, "agree")
        made.go(action, "agree")
        lead, director = made.person(where, RoleId.TEAM_LEAD), made.person(where, RoleId.HR_DIRECTOR)
        done = {"delivery": Delivery.DONE, "said": "It was done.", "next_step": ""}
        actions.update_item(item=action, by=lead, at=NOON, **done)
        change = actions.ask_change(
            item=action, wording=Wording(text="Score", lead=lead.pk), seen=1, reason="Why not", by=director, at=NOON
        )
        task = actions.set_task(item=action, text="Get it", lead=lead, due_on=NOON.date(), by=director, at=NOON)
        for one in (lead, director):
            forget_person(person=one, at=NOON + timedelta(days=900))
    pages = [
        ("plan", {"plan": plan.pk}),
        ("plan-item", {"item": outcome.pk}),
        ("plan-item", {"item": action.pk}),
        ("plan-item-edit", {"item": action.pk}),
        ("plan-item-history", {"item": action.pk}),
        ("plan-change", {"change": change.pk}),
        ("plan-changes", {}),
        ("plan-task", {"task": task.pk}),
        ("plan-told", {"plan": plan.pk}),
        ("plan-bring-in", {"plan": plan.pk}),
        ("plan-file", {"plan": plan.pk, "form": "csv"}),
        ("plan-file", {"plan": plan.pk, "form": "xlsx"}),
        ("plan-file", {"plan": plan.pk, "form": "docx"}),
        ("expectations", {}),
        ("my-work", {}),
        ("evidence", {}),
    ]
    answers = {str((route, parts)): house.get(RoleId.EDI_LEAD, route, **parts) for route, parts in pages}
    assert {key: one.status_code for key, one in answers.items() if one.status_code != 200} == {}
    named = [key for key, one in answers.items() if b"Zebedee" in one.content or b"Yolande" in one.content]
    assert named == []
