"""Prompts on the page of an output, and a sample that two people mark, as browsers meet them."""

from datetime import date

import pytest

from tallystick_web.questionnaires.sets import sets
from tests.integration.web.questionnaires.asking_house import AskingHouse
from tests.integration.web.questionnaires.sheets_house import (
    AUDITOR,
    LEAD,
    MEMBER,
    SECRETARY,
    a_round,
    output,
    sheets_of,
)
from tests.system.web.people import fill_day, go_on_as, heading

LONG = "What pay by ethnic group looks like across nursing, midwifery and allied health professions in four regions"

pytestmark = pytest.mark.usefixtures("made_up")


def test_prompts_are_answered_on_the_page_of_an_output(service, page, looked_at):
    house = AskingHouse()
    made = output(house, LONG)
    go_on_as(page, service, house.browser(LEAD))
    page.goto(f"{service}/o/northmoor/registers/outputs/{made.pk}/")
    looked_at("prompts-waiting")
    page.get_by_role("link", name="Prompts when an output is planned").click()
    assert heading(page) == LONG
    page.get_by_role("radio", name="No, and I can say why").check()
    page.get_by_role("button", name="Save the answers").click()
    page.get_by_role("link", name="Say more, since you chose").wait_for()
    looked_at("prompts-wrong")
    page.get_by_label("Say more, if you chose").fill("It is about car parks.")
    page.get_by_label("Whose experience is it based on").fill("People who drive to work.")
    page.get_by_label("Addresses where it can be seen").fill("https://example.org/car-parks")
    page.get_by_role("button", name="Save the answers").click()
    page.get_by_text("Answered.", exact=True).wait_for()
    looked_at("prompts-answered")
    page.get_by_role("link", name=LONG).first.click()
    page.get_by_text("Answered by Communications lead of Northmoor Hospitals").wait_for()


def test_two_people_mark_a_sample_apart_and_settle(service, page, looked_at):
    house = AskingHouse()
    when_a_round_is_begun_and_listed(service, page, looked_at, house)
    when_two_people_mark_it(service, page, looked_at, house)
    then_they_settle_and_the_round_says_how_far_they_agree(service, page, looked_at, house)


def when_a_round_is_begun_and_listed(service, page, looked_at, house):
    go_on_as(page, service, house.browser(SECRETARY))
    page.goto(f"{service}/o/northmoor/questionnaires/rounds/")
    looked_at("rounds")
    page.get_by_role("link", name="Begin a round : How far race was weighed").click()
    page.get_by_label("What is this round called?").fill("Board papers of spring")
    page.get_by_role("radio", name="Meetings of the board").check()
    fill_day(page, "First day of the work", date(2026, 4, 1))
    fill_day(page, "Last day of the work", date(2026, 6, 30))
    page.get_by_label("How was the work chosen?").fill("Every third paper, in the order of their dates.")
    looked_at("round-begin")
    page.get_by_role("button", name="Begin the round").click()
    page.get_by_label("Pieces of work").fill(f"14/05/2026 {LONG}\n21/05/2026 Estates plan")
    looked_at("round-add")
    page.get_by_role("button", name="List this work").click()
    page.get_by_text("0 of 2 are marked by two people.").wait_for()
    looked_at("round-listed")
    page.get_by_role("link", name="A blank sheet to print").click()
    looked_at("round-paper")


def when_two_people_mark_it(service, page, looked_at, house):
    for role, button, code in (
        (MEMBER, "Give the first marks", "It changed what was decided"),
        (AUDITOR, "Give the second marks", "It was mentioned"),
    ):
        go_on_as(page, service, house.browser(role))
        page.goto(f"{service}/o/northmoor/questionnaires/rounds/")
        page.get_by_role("link", name="Board papers of spring").click()
        page.get_by_role("link", name=LONG).click()
        looked_at(f"sheet-{role}")
        page.get_by_role("button", name=button).click()
        page.get_by_role("radio", name=code).check()
        looked_at(f"sheet-mark-{role}")
        page.get_by_role("button", name="Save the answers").click()
        page.get_by_text("Your answers were saved.").wait_for()


def then_they_settle_and_the_round_says_how_far_they_agree(service, page, looked_at, house):
    looked_at("sheet-apart")
    page.get_by_role("button", name="Note what you settled on").click()
    page.get_by_role("radio", name="It was mentioned").check()
    page.get_by_label("How did you come to this?").fill("The paper was changed before the meeting, not in it.")
    looked_at("sheet-settle")
    page.get_by_role("button", name="Save what you settled on").click()
    page.get_by_text("Marked by both, and settled.").wait_for()
    looked_at("sheet-settled")
    page.get_by_role("link", name="The round").click()
    page.get_by_text("They gave the same marks on 0 of 1.").wait_for()
    looked_at("round-marked")
    go_on_as(page, service, house.browser(SECRETARY))
    page.reload()
    page.get_by_role("link", name="Close the round").click()
    looked_at("round-close")
    page.get_by_role("button", name="Close the round").click()
    page.get_by_text("The round is closed.").wait_for()


def test_a_scale_is_a_row_of_numbers_and_two_rows_on_a_phone(service, page, looked_at):
    house = AskingHouse()
    [sheet] = sheets_of(house, a_round(house, "The page on careers", of=sets()["web-sample"], role=""))
    go_on_as(page, service, house.browser(MEMBER))
    page.goto(f"{service}/o/northmoor/questionnaires/sheets/{sheet.id}/mark/")
    looked_at("scale")
    assert page.get_by_text("0 is “not at all”, 10 is “as well as they could”.").is_visible()
    numbers = page.locator(".app-scale").first.locator(".nhsuk-radios__item")
    for width, rows in ((1100, 1), (360, 2)):
        page.set_viewport_size({"width": width, "height": 900})
        assert len({one.bounding_box()["y"] for one in numbers.all()}) == rows, width
    page.get_by_role("group", name="How well do the pictures").get_by_label("10", exact=True).check()
    page.get_by_role("button", name="Save the answers").click()
    page.get_by_role("link", name="How well does the wording").wait_for()
    looked_at("scale-wrong")
