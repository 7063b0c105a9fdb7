"""What a target would take, as a browser meets it: asked, got wrong, answered, and asked again of a ladder of bands."""

from datetime import date

import pytest

from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans.ladder_rules import EXAMPLE
from tests.integration.web.plans import made
from tests.system.web.people import fill_day, know_passwords, sign_in_at

pytestmark = pytest.mark.usefixtures("made_up")


@pytest.fixture
def house(service):
    """An organisation whose lead knows the password."""
    organisation = made.opened("northmoor", "Northmoor Hospitals")
    know_passwords([organisation.links[RoleId.EDI_LEAD]])
    return organisation


def test_a_lead_reads_what_a_target_would_take(service, house, page, looked_at):
    given_the_lead_asks(page, service, looked_at)
    when_too_many_people_are_typed(page, looked_at)
    then_the_chance_comes_first_and_the_address_holds_nothing(page, looked_at)
    then_the_ladder_names_the_band(page, looked_at)


def given_the_lead_asks(page, service, looked_at):
    sign_in_at(page, service, RoleId.EDI_LEAD, "plans/road/")
    looked_at("road-asked")


def when_too_many_people_are_typed(page, looked_at):
    fill(page, "How many posts does the team have?", "20")
    fill(page, "How many of them are held", "22")
    fill(page, "Which share of the team should be of the group?", "28%")
    fill_day(page, "By when?", date(2029, 3, 31))
    fill(page, "How many people left the team?", "7")
    fill(page, "In how many years did they leave?", "3")
    fill(page, "How many people were appointed to the team lately?", "13")
    fill(page, "How many of those appointed", "4")
    page.get_by_text("What else is known").click()
    fill(page, "Which share of appointments does your plan", "50")
    page.get_by_role("button", name="Work it out").click()
    page.get_by_text("There is a problem").wait_for()
    looked_at("road-wrong")


def then_the_chance_comes_first_and_the_address_holds_nothing(page, looked_at):
    fill(page, "How many of them are held", "2")
    page.get_by_role("button", name="Work it out").click()
    page.get_by_text("the chance of at least 6 of 20 on 31 March 2029").wait_for()
    assert page.url.endswith("/plans/road/")
    looked_at("road-answered")


def then_the_ladder_names_the_band(page, looked_at):
    page.get_by_role("link", name="which band holds the top back").click()
    looked_at("ladder-asked")
    page.get_by_label("The bands, the lowest first").fill(EXAMPLE)
    fill(page, "Which share of each band", "28")
    page.get_by_role("button", name="Work it out").click()
    page.get_by_text("holds band 8c back most").wait_for()
    looked_at("ladder-answered")


def fill(page, label, value):
    page.get_by_label(label).fill(value)
