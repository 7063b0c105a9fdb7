"""Recording a measure by hand, as a browser meets it: begun, typed, checked by another person, read by everybody."""

import pytest

from tallystick_web.organisations.rules import RoleId
from tests.integration.web.numbers.approved_sets import list_set, standards_set
from tests.integration.web.numbers.people import browser_of, organisation
from tests.system.web.people import go_on_as

LONG = "Applications for secondments, acting up and projects of more than three months that were decided on by a panel"
NAME = "Northmoor Hospitals"

pytestmark = pytest.mark.usefixtures("made_up")


def test_one_person_types_a_number_of_people_another_checks_it_and_others_read_what_is_left(service, page, looked_at):
    house = organisation("northmoor", NAME)
    as_role(service, page, house, RoleId.EDI_LEAD)
    looked_at("measures-none")
    when_the_lead_begins_a_measure(page, looked_at)
    when_the_lead_types_a_value(page, looked_at)
    as_role(service, page, house, RoleId.ANALYST)
    then_the_analyst_checks_it(page, looked_at)
    as_role(service, page, house, RoleId.BOARD_MEMBER)
    then_a_board_member_reads_it_rounded(page, looked_at)


def as_role(service, page, house, role):
    """Whoever holds a role, signed in, on the first page of measures."""
    go_on_as(page, service, browser_of(house, role))
    page.goto(f"{service}/o/northmoor/measures/")


def when_the_lead_begins_a_measure(page, looked_at):
    page.get_by_role("button", name="Record a measure by hand").click()
    page.get_by_role("button", name="Begin this measure").click()
    looked_at("measure-add-wrong")
    page.get_by_label("What is it called?").fill(LONG)
    page.get_by_label("What exactly is counted?").fill(
        "Applicants from an ethnic minority among those a panel decided on."
    )
    page.get_by_label("No, it counts things").check()
    page.get_by_label("Per cent", exact=True).check()
    page.get_by_label("Neither way is better by itself").check()
    page.get_by_label("Every year").check()
    page.get_by_role("button", name="Begin this measure").click()
    page.get_by_text("Its words name a group of people").first.wait_for()
    looked_at("measure-add-of-people")
    page.get_by_label("Yes, it counts people").check()
    page.get_by_role("button", name="Begin this measure").click()
    page.get_by_text("There are no figures yet.").wait_for()
    looked_at("measure-begun")


def when_the_lead_types_a_value(page, looked_at):
    page.get_by_role("button", name="Type a value").click()
    page.get_by_label("How many?", exact=True).fill("301")
    page.get_by_label("Out of how many?").fill("1203")
    for name in ("as_of", "data_date"):
        for part, value in (("day", "31"), ("month", "3"), ("year", "2026")):
            page.locator(f"[name={name}_{part}]").fill(value)
    page.get_by_label("Where is the number from").fill("The list that panels send every quarter.")
    looked_at("measure-type")
    page.get_by_role("button", name="Send it to be checked").click()
    page.get_by_text("Waiting for a second person").wait_for()
    looked_at("measure-waiting")


def then_the_analyst_checks_it(page, looked_at):
    page.get_by_role("link", name="Values that wait for a second person").click()
    looked_at("values-waiting")
    page.get_by_role("link", name="Check it").click()
    looked_at("value-check")
    page.get_by_label("Yes: I looked, and it is right").check()
    page.get_by_role("button", name="Save what you say").click()
    page.get_by_text("25% (301 of 1,203)").first.wait_for()


def then_a_board_member_reads_it_rounded(page, looked_at):
    page.get_by_label("Words to look for").fill("secondments")
    page.get_by_role("button", name="Show these measures").click()
    looked_at("measures-found")
    page.get_by_role("link", name="Applications for secondments").click()
    page.get_by_text("For 31 March 2026 it was 25% (about 300 of 1,205).").wait_for()
    assert "301" not in page.content()
    looked_at("measure-read")


def test_a_measure_over_three_years_is_a_sentence_a_picture_and_a_table(service, page, looked_at):
    house = organisation("northmoor", NAME)
    rows = "".join(
        f"{NAME},wres,{year},2,,{group},{appointed},{of},\n"
        for year, bme in ((2023, 140), (2024, 120), (2025, 90))
        for group, appointed, of in (("white", 300, 1200), ("bme", bme, 600))
    )
    list_set(house, standards_set(NAME, rows=rows))
    as_role(service, page, house, RoleId.GOVERNOR)
    page.get_by_role("link", name="Workforce Race Equality Standard", exact=True).click()
    looked_at("measures-of-a-standard")
    page.get_by_role("link", name="Appointment from shortlisting").click()
    page.get_by_text("For 2025 it was 1.67 times. Before, for 2024, it was 1.25 times.").first.wait_for()
    assert page.locator("svg.chart circle").count() == 3
    looked_at("measure-of-three-years")
