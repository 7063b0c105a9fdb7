"""My work: what is due from a person, from nobody else, and of no other organisation."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans import actions
from tallystick_web.plans.rules import Delivery, Wording
from tests.integration.web.clock import NOON
from tests.integration.web.plans import made
from tests.integration.web.world import joined, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
ACTION = "Every panel scores in writing before it talks"
OUTCOME = "People are appointed equally often"
NOTHING = "Nothing is due from you this week."


def opened(slug="northmoor", name="Northmoor Hospitals"):
    """An organisation with a plan in which one action of a team lead and one outcome of a director are agreed."""
    where = made.opened(slug, name)
    with inside(where.pk):
        where.plan = made.plan(where)
        where.outcome = made.outcome(where.plan)
        where.action = made.action(where.plan, where.outcome)
        made.go(where.outcome, "agree")
        made.go(where.action, "agree")
    where.browsers = {}
    return where


@pytest.fixture
def house():
    return opened()


def browser(where, role):
    if role not in where.browsers:
        where.browsers[role] = signed_in(joined(where.links[role]))
    return where.browsers[role]


def page(where, role):
    answer = browser(where, role).get(reverse("my-work", kwargs={"organisation": where.slug}))
    assert answer.status_code == 200
    return answer.content.decode()


def main(said):
    return said.split("<main", 1)[1].split("</main>", 1)[0]


def updated(where, *, days_ago, delivery=Delivery.UNDER_WAY):
    with inside(where.pk):
        actions.update_item(
            item=where.action,
            delivery=delivery,
            said="Two panels of nine score in writing.",
            next_step="",
            by=made.person(where, RoleId.TEAM_LEAD),
            at=NOON - timedelta(days=days_ago),
        )


def asked_for_a_change(where, by=RoleId.EDI_LEAD):
    with inside(where.pk):
        return actions.ask_change(
            item=where.action,
            wording=Wording(
                text="Every panel of three or more scores in writing", lead=made.person(where, RoleId.TEAM_LEAD).pk
            ),
            seen=1,
            reason="Two panels are too small.",
            by=made.person(where, by),
            at=NOON,
        )


def test_whoever_leads_an_action_that_was_never_updated_is_asked_how_it_goes(house):
    said = page(house, RoleId.TEAM_LEAD)
    assert "One thing had no update in the last 30 days." in said
    assert "Never updated" in said
    assert "Your one action was not updated in the last 30 days." in said
    assert reverse("plan-item-update", kwargs={"organisation": "northmoor", "item": house.action.pk}) in said


@pytest.mark.parametrize(("days", "is_asked"), [(30, False), (31, True)])
def test_an_update_is_fresh_for_thirty_days(house, days, is_asked):
    updated(house, days_ago=days)
    assert ("Say how it goes" in page(house, RoleId.TEAM_LEAD)) is is_asked


def test_what_is_done_is_due_no_longer(house):
    updated(house, days_ago=40, delivery=Delivery.DONE)
    said = page(house, RoleId.TEAM_LEAD)
    assert ACTION not in said
    assert NOTHING in said


def test_whoever_is_accountable_sees_the_outcome_and_others_do_not(house):
    assert OUTCOME in page(house, RoleId.HR_DIRECTOR)
    assert OUTCOME not in page(house, RoleId.TEAM_LEAD)
    assert ACTION not in page(house, RoleId.HR_DIRECTOR)


def test_a_draft_is_due_from_nobody(house):
    with inside(house.pk):
        made.action(house.plan, house.outcome, due_on=date(2026, 1, 1))
    assert "Overdue" not in page(house, RoleId.TEAM_LEAD)


def test_what_was_due_yesterday_is_overdue(house):
    with inside(house.pk):
        late = made.action(house.plan, house.outcome, due_on=NOON.date() - timedelta(days=1))
        made.go(late, "agree")
    said = page(house, RoleId.TEAM_LEAD)
    assert "One thing is overdue and one thing had no update in the last 30 days." in said
    assert "Was due 25 November 2026" in said


def test_what_begins_later_is_not_asked_about_yet(house):
    with inside(house.pk):
        later = made.action(house.plan, house.outcome, starts_on=date(2027, 1, 1), due_on=date(2027, 2, 1))
        made.go(later, "agree")
    assert page(house, RoleId.TEAM_LEAD).count(ACTION) == 1


def test_what_another_plan_took_the_place_of_is_due_no_longer(house):
    with inside(house.pk):
        made.plan(house, starts_on=date(2026, 11, 1), title="The next plan")
    assert NOTHING in page(house, RoleId.TEAM_LEAD)


def test_a_task_to_get_a_measure_is_due_from_whoever_has_it(house):
    with inside(house.pk):
        lead = made.person(house, RoleId.STAFF)
        keeper = made.person(house, RoleId.EDI_LEAD)
        task = {"text": "Ask panels to keep their scores", "lead": lead, "due_on": NOON.date() + timedelta(days=3)}
        actions.set_task(item=house.action, **task, by=keeper, at=NOON)
    said = page(house, RoleId.STAFF)
    assert "One thing is due in the next seven days." in said
    assert "Ask panels to keep their scores" in said


def test_a_change_waits_for_those_who_may_agree_and_not_for_whoever_asked(house):
    asked_for_a_change(house)
    for role in (RoleId.EXECUTIVE, RoleId.HR_DIRECTOR):
        assert "Change to decide: Two panels are too small." in page(house, role)
    for role in (RoleId.EDI_LEAD, RoleId.TEAM_LEAD, RoleId.STAFF):
        assert "Change to decide: Two panels are too small." not in page(house, role)


def test_nobody_decides_about_a_change_they_asked_for(house):
    asked_for_a_change(house, by=RoleId.EXECUTIVE)
    assert "Change to decide: Two panels are too small." not in page(house, RoleId.EXECUTIVE)
    assert "Change to decide: Two panels are too small." in page(house, RoleId.HR_DIRECTOR)


def test_whoever_keeps_the_plan_sees_whose_updates_are_old_and_others_do_not(house):
    said = page(house, RoleId.EDI_LEAD)
    assert "Team lead: their one action had no update in the last 30 days" in said
    assert "Whose updates are old" not in page(house, RoleId.EXECUTIVE)


def test_a_fresh_update_takes_its_owner_off_the_list(house):
    updated(house, days_ago=1)
    assert "Whose updates are old" not in page(house, RoleId.EDI_LEAD)


def test_with_nothing_due_the_page_says_what_will_stand_there(house):
    said = page(house, RoleId.STAFF)
    assert NOTHING in said
    assert "What you lead or answer for appears here" in said


def test_how_far_something_has_come_is_never_a_percentage(house):
    updated(house, days_ago=1)
    assert "%" not in main(page(house, RoleId.TEAM_LEAD))


def test_it_is_the_first_part_of_the_service_for_everybody_and_nobody_is_led_there(house):
    for role in (RoleId.ADMINISTRATOR, RoleId.STAFF, RoleId.EXECUTIVE):
        header = page(house, role).split("</header>", 1)[0]
        parts = [one for one in re.findall(r'href="/o/northmoor/([^"]*)"', header) if one]
        assert parts[0] == "my-work/"
        assert len(parts) > 1
        assert not browser(house, role).get("/o/northmoor/")["Location"].endswith("/my-work/")


def test_nothing_of_another_organisation_is_due_here(house):
    before = {role: main(page(house, role)) for role in made.HELD}
    other = opened("southdale", "Southdale Hospitals")
    asked_for_a_change(other)
    assert {role: main(page(house, role)) for role in made.HELD} == before


def test_the_choice_of_letters_is_kept_and_can_be_changed(house, monkeypatch):
    address = reverse("my-letters", kwargs={"organisation": "northmoor"})
    client = browser(house, RoleId.STAFF)
    for minute, wanted in enumerate(("no", "yes", "no")):
        monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(minutes=minute))  # noqa: B023  # called in this turn
        assert client.post(address, {"form_key": str(uuid4()), "wanted": wanted}).status_code == 303
        assert f'value="{wanted}" checked' in client.get(address).content.decode()
