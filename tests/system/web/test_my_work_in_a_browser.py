"""My work as a browser meets it: on a phone, one tap from what is due to saying how it goes; and the calendar."""

from datetime import date

import pytest

from tallystick_web.core.fence import inside
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.plans import made
from tests.system.web.people import fill_day, know_passwords, sign_in_at, sign_out

ACTION = "Every panel scores in writing before it talks"

pytestmark = pytest.mark.usefixtures("made_up")


@pytest.fixture
def house(service):
    """An organisation whose people know their passwords, with an agreed action that nobody ever updated."""
    organisation = made.opened("northmoor", "Northmoor Hospitals")
    know_passwords(organisation.links.values())
    with inside(organisation.pk):
        plan = made.plan(organisation)
        outcome = made.outcome(plan)
        made.go(outcome, "agree")
        made.go(made.action(plan, outcome), "agree")
    return organisation


def test_an_owner_says_on_a_phone_how_it_goes(service, house, page, looked_at):
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in_at(page, service, RoleId.TEAM_LEAD, "my-work/")
    looked_at("my-work-stale")
    page.set_viewport_size({"width": 360, "height": 740})
    row = page.locator(".nhsuk-task-list__item").filter(has_text=ACTION)
    assert row.bounding_box()["height"] >= 44, "a thumb needs as much"
    page.get_by_role("link", name=ACTION).click()
    page.get_by_label("Under way").check()
    page.get_by_label("What was done, or why nothing was?").fill("Two panels of nine score in writing.")
    page.get_by_role("button", name="Save this update").click()
    page.goto(f"{service}/o/northmoor/my-work/")
    page.get_by_text("Your one action was updated in the last 30 days.").wait_for()
    looked_at("my-work-fresh")
    page.get_by_role("link", name="E-mails about your work").click()
    looked_at("my-letters")
    page.get_by_label("No, I look myself").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Your choice is saved.").wait_for()


def test_whoever_keeps_the_plan_keeps_the_calendar(service, house, page, looked_at):
    sign_in_at(page, service, RoleId.EDI_LEAD, "my-work/")
    looked_at("my-work-keeper")
    page.get_by_role("link", name="Calendar of what your organisation has to do").click()
    looked_at("calendar")
    then_it_prints_without_the_frame(page)
    page.get_by_role("link", name="Publish equality information").click()
    looked_at("obligation")
    page.get_by_role("button", name="Say that it was done").click()
    looked_at("obligation-done")
    page.get_by_role("button", name="Save").click()
    looked_at("obligation-done-wrong")
    fill_day(page, "The day it was done", date(2026, 3, 20))
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Done on 20 March 2026").wait_for()
    looked_at("obligation-noted")
    sign_out(page)


def then_it_prints_without_the_frame(page):
    page.emulate_media(media="print")
    assert not page.get_by_role("link", name="Where we stand").is_visible()
    assert page.get_by_text("Publish the gender pay gap").first.is_visible()
    assert len(page.pdf(format="A4")) > 10_000
    page.emulate_media(media="screen")


def test_ones_dates_go_into_ones_own_calendar_program(service, house, page, looked_at):
    sign_in_at(page, service, RoleId.STAFF, "my-work/")
    looked_at("my-work-empty")
    page.get_by_role("link", name="Your dates in your own calendar program").click()
    looked_at("my-calendar")
    page.get_by_role("button", name="Make an address").click()
    looked_at("my-calendar-made")
    address = page.get_by_label("The address").input_value()
    assert page.request.get(address).text().startswith("BEGIN:VCALENDAR")
    page.get_by_role("button", name="I have copied it").click()
    page.get_by_role("link", name="Your dates in your own calendar program").click()
    page.get_by_role("link", name="End the address").click()
    looked_at("my-calendar-end")
    page.get_by_role("button", name="End the address").click()
    page.get_by_text("The address is ended.").first.wait_for()
    assert page.request.get(address).status == 404
