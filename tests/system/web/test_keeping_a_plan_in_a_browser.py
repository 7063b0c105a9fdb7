"""A plan as a browser meets it: begun from a starting plan, agreed, updated on a phone, changed, and read."""

from datetime import date

import pytest

from tallystick_web.core.fence import inside
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans import actions
from tallystick_web.plans.target_rules import Point
from tests.integration.web.clock import NOON
from tests.integration.web.plans import made
from tests.system.web.people import heading, know_passwords, sign_in_at, sign_out

pytestmark = pytest.mark.usefixtures("made_up")


@pytest.fixture
def house(service):
    """An organisation whose people know their passwords."""
    organisation = made.opened("northmoor", "Northmoor Hospitals")
    know_passwords(organisation.links.values())
    return organisation


def test_a_lead_builds_a_plan_from_a_starting_plan(service, house, page, looked_at):
    sign_in_at(page, service, RoleId.EDI_LEAD, "plan/")
    looked_at("plan-none")
    page.get_by_role("button", name="Begin a plan").click()
    looked_at("plan-begin")
    page.get_by_label("What is it called?").fill("Race equality plan 2026 to 2027")
    page.get_by_role("button", name="Begin this plan").click()
    assert heading(page) == "Race equality plan 2026 to 2027"
    looked_at("plan-begun")
    page.get_by_role("link", name="Add an outcome").click()
    looked_at("plan-add")
    page.get_by_role("button", name="Add the outcome").click()
    looked_at("plan-add-wrong")
    page.get_by_label("In one sentence").fill("Bank staff are treated like everybody else")
    page.get_by_label("The one director who is accountable").select_option("Director of human resources")
    page.get_by_role("button", name="Add the outcome").click()
    assert heading(page) == "Bank staff are treated like everybody else"
    looked_at("plan-outcome-draft")
    page.get_by_role("link", name="Choose what would show it").click()
    looked_at("plan-measures")


def test_an_owner_updates_on_a_phone_and_a_director_agrees_to_a_change(service, house, page, looked_at):
    with inside(house.pk):
        plan = made.plan(house)
        action = made.action(plan, made.outcome(plan))
        made.go(action, "agree")
        baseline = Point(as_of=date(2025, 3, 31), value=2)
        lead = made.person(house, RoleId.EDI_LEAD)
        actions.agree_baseline(
            measure="wres/2", point=baseline, source="typed", agreed_by="the board", reason="", by=lead, at=NOON
        )
    given_the_owner_says_what_was_done(page, service, looked_at, action)
    when_the_lead_asks_for_a_change(page, service, looked_at, action)
    then_a_director_reads_and_agrees(page, service, looked_at, action)
    then_everybody_reads_what_was_expected(page, service, looked_at)


def given_the_owner_says_what_was_done(page, service, looked_at, action):
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in_at(page, service, RoleId.TEAM_LEAD, "plan/")
    page.goto(f"{service}/o/northmoor/plans/items/{action.pk}/")
    looked_at("plan-action")
    page.get_by_role("button", name="Say what was done").click()
    looked_at("plan-update")
    page.get_by_label("Under way").check()
    page.get_by_label("What was done, or why nothing was?").fill("Two panels of nine score in writing.")
    page.get_by_role("button", name="Save this update").click()
    page.get_by_text("Two panels of nine score in writing.").first.wait_for()
    sign_out(page)


def when_the_lead_asks_for_a_change(page, service, looked_at, action):
    sign_in_at(page, service, RoleId.EDI_LEAD, "plan/")
    page.goto(f"{service}/o/northmoor/plans/items/{action.pk}/")
    page.get_by_role("link", name="Ask to change this").click()
    page.get_by_label("In one sentence").fill("Every panel of three or more scores in writing before it talks")
    page.get_by_role("button", name="Ask for this change").click()
    page.get_by_text("Say why this should change").first.wait_for()
    looked_at("plan-change-wrong")
    page.get_by_label("Why should it change?").fill("Two panels are too small.")
    page.get_by_role("button", name="Ask for this change").click()
    page.get_by_text("A change of this waits").wait_for()
    sign_out(page)


def then_a_director_reads_and_agrees(page, service, looked_at, action):
    sign_in_at(page, service, RoleId.EXECUTIVE, "plan/")
    looked_at("plan-executive")
    page.get_by_role("link", name="One change waits").click()
    looked_at("plan-changes")
    page.get_by_role("link", name="Every panel scores in writing before it talks").click()
    looked_at("plan-change")
    page.get_by_label("Yes: the plan says this from now on").check()
    page.get_by_role("button", name="Save this decision").click()
    assert heading(page) == "Every panel of three or more scores in writing before it talks"
    sign_out(page)


def then_everybody_reads_what_was_expected(page, service, looked_at):
    sign_in_at(page, service, RoleId.STAFF, "plan/")
    looked_at("plan-staff")
    page.get_by_role("link", name="What we expected, what happened").click()
    page.get_by_text("Too early to tell").wait_for()
    looked_at("plan-expected")


def test_a_lead_brings_in_last_years_plan_and_follows_it_into_this_one(service, house, page, looked_at, tmp_path):
    with inside(house.pk):
        old = made.plan(house, starts_on=date(2025, 4, 1), title="Plan of 2025")
        new = made.plan(house, title="Plan of 2026")
    sign_in_at(page, service, RoleId.EDI_LEAD, "plan/")
    given_last_years_plan_came_in_as_a_file(page, service, looked_at, old, tmp_path)
    when_some_of_it_is_carried_over_and_some_is_written_anew(page, service, looked_at, new)
    then_the_two_stand_beside_each_other(page, service, looked_at, new)
    with_nothing_but_the_keyboard(page)


def given_last_years_plan_came_in_as_a_file(page, service, looked_at, old, tmp_path):
    file = tmp_path / "plan.csv"
    file.write_text(
        "Outcome,Action,Owner,By when,RAG\n"
        "Recruitment is fair,Panels score in writing,TL,Sep 2025,Amber\n"
        ",Publish shortlisting by ethnicity every quarter,,31/03/2026,Complete\n"
        ",Train every panel,,ongoing,\n",
        encoding="utf-8",
    )
    page.goto(f"{service}/o/northmoor/plans/{old.pk}/")
    page.get_by_role("link", name="Bring in items from a file").click()
    looked_at("plan-bring-in")
    page.get_by_role("button", name="Read this file").click()
    looked_at("plan-bring-in-wrong")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Read this file").click()
    page.get_by_text("One outcome and three actions would be added, as drafts.").wait_for()
    looked_at("plan-brought")
    page.get_by_role("button", name="Add these to the plan").click()
    page.get_by_text("The items of the file stand in this plan now").wait_for()
    looked_at("plan-brought-in")


def when_some_of_it_is_carried_over_and_some_is_written_anew(page, service, looked_at, new):
    page.goto(f"{service}/o/northmoor/plans/{new.pk}/")
    page.get_by_role("link", name="Carry over items of the plan of the year before").click()
    looked_at("plan-carry-over")
    page.get_by_label("Recruitment is fair (outcome)").check()
    page.get_by_label("Panels score in writing (action)").check()
    page.get_by_role("button", name="Carry these over").click()
    page.get_by_text("They stand in this plan now").wait_for()
    page.get_by_role("link", name="Add an action").click()
    page.get_by_label("In one sentence").fill("Publish shortlisting by ethnicity every six months")
    page.get_by_role("button", name="Add the action").click()


def then_the_two_stand_beside_each_other(page, service, looked_at, new):
    page.goto(f"{service}/o/northmoor/plans/{new.pk}/")
    page.get_by_role("link", name="What became of the plan of the year before").click()
    page.get_by_text("one may be here in other words and one is gone without a reason").wait_for()
    looked_at("plan-compare")
    page.get_by_label("every six months").check()
    page.get_by_role("button", name="Confirm what is chosen").click()
    page.get_by_text("one is here in other words and one is gone without a reason").wait_for()
    page.get_by_role("link", name="Say what became of it (Train every panel)").click()
    page.get_by_role("button", name="Save").click()
    looked_at("plan-became-wrong")
    page.get_by_label("why is it not in this plan?").fill("Every panel was trained.")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Why: Every panel was trained.").wait_for()
    looked_at("plan-compared")


def with_nothing_but_the_keyboard(page):
    page.get_by_role("link", name="Correct this (Train every panel)").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Which item of this plan is it?").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("It goes on in another plan.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_text("Why: It goes on in another plan.").wait_for()
