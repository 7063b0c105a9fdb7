"""Keeping a register, as a browser meets it: from the first policy to one that is stale, confirmed and withdrawn."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.integration.web.registers.house import House
from tests.system.web.people import fill_day, go_on_as, heading

LONG = "Policy on recruitment, promotion, acting up and secondment for all posts from band 2 to very senior managers"

pytestmark = pytest.mark.usefixtures("made_up")


def test_a_lead_keeps_the_register_of_policies(service, page, looked_at):
    house = given_a_lead_is_signed_in(service, page)
    when_they_add_a_policy(page, looked_at)
    when_there_are_many_and_some_are_stale(service, page, looked_at, house)
    then_what_is_due_comes_first_and_is_confirmed(service, page, looked_at)
    then_a_policy_is_changed_and_withdrawn_and_its_history_stays(page, looked_at)


def given_a_lead_is_signed_in(service, page):
    house = House()
    go_on_as(page, service, house.browser())
    page.goto(f"{service}/o/northmoor/registers/")
    return house


def when_they_add_a_policy(page, looked_at):
    looked_at("registers-none")
    page.get_by_role("link", name="Policies", exact=True).click()
    looked_at("register-none")
    page.get_by_role("button", name="Add a policy").click()
    looked_at("entry-add")
    page.get_by_role("button", name="Add to the register").click()
    looked_at("entry-add-wrong")
    page.get_by_label("Name of the policy").fill(LONG)
    page.get_by_label("Recruitment").check()
    fill_day(page, "Adopted on", date(2024, 5, 1))
    page.get_by_label("Where it can be read").fill("https://intranet.example.org/policies/recruitment")
    page.get_by_label("In force").check()
    page.get_by_role("button", name="Add to the register").click()
    page.get_by_text("It is in the register.").wait_for()
    assert heading(page) == LONG
    looked_at("entry-new")


def when_there_are_many_and_some_are_stale(service, page, looked_at, house):
    now, topics = timezone.now(), ("conduct", "talent", "speaking-up", "procurement")
    for number in range(44):
        topic = topics[number % 4]
        at = now - timedelta(days=30 * number)
        owner = house.person().pk if number % 20 == 13 else None
        done = {"impact_on": at.date(), "outcome": "changed"} if number % 3 else {}
        house.keep(title=f"Procedure {number:02}", topic=topic, owner=owner, at=at, today=at.date(), **done)
    page.goto(f"{service}/o/northmoor/registers/policies/")
    looked_at("register-long")
    page.get_by_text("Choose which are shown").click()
    page.get_by_label("What is it about?").select_option("talent")
    looked_at("register-choosing")
    page.get_by_role("button", name="Show").click()
    page.get_by_text("Shown:").wait_for()
    looked_at("register-chosen")


def then_what_is_due_comes_first_and_is_confirmed(service, page, looked_at):
    page.goto(f"{service}/o/northmoor/registers/")
    looked_at("registers")
    page.get_by_role("link", name="Procedure 33").click()
    assert heading(page) == "Is all of this right today?"
    looked_at("entry-confirm")
    page.get_by_role("button", name="Confirm that it is right").click()
    page.get_by_text("It is confirmed.").wait_for()


def then_a_policy_is_changed_and_withdrawn_and_its_history_stays(page, looked_at):
    page.get_by_role("link", name="Change what it says").click()
    page.get_by_label("Procurement").or_(page.get_by_label("Buying and partners")).check()
    page.get_by_label("Note (optional)").fill("Split in two.\nThe other half is Procedure 12.")
    page.get_by_label("Why is it changed? (optional)").fill("The board split it.")
    looked_at("entry-change")
    page.get_by_role("button", name="Save the change").click()
    page.get_by_role("link", name="Withdraw it").click()
    looked_at("entry-move")
    page.get_by_label("Why?").fill("It was merged into another.")
    page.get_by_role("button", name="Withdraw it").click()
    page.get_by_text("It stands as “Withdrawn” now.").wait_for()
    page.get_by_text("Who did what, and when").click()
    looked_at("entry-history")
