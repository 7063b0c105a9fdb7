"""A survey of staff: begun, sent, answered on a phone, closed, read with its comments, and a theme drawn from them."""

import re
from datetime import timedelta

import pytest
from django.core import mail

from tallystick_web.organisations.rules import RoleId
from tests.integration.web.questionnaires.asking_house import TODAY, AskingHouse, answer, links
from tests.system.web.people import fill_day, go_on_as, heading
from tests.system.web.westmoor import Days
from tests.system.web.worker import the_worker_works

STAFF = [f"person{number}@example.org" for number in range(24)]
PHONE = {"width": 360, "height": 740}
WROTE = "Ask Zoe Zzcanary of ward 4 to stop."

pytestmark = pytest.mark.usefixtures("made_up")


@pytest.fixture
def house(service, settings, monkeypatch):
    """An organisation that has asked nobody yet, on the day on which its people joined."""
    Days(monkeypatch)
    settings.ALLOWED_HOSTS = ["127.0.0.1", "testserver"]  # most of the staff answer by Django's own browser
    made = AskingHouse()
    made.service = service
    return made


@pytest.fixture
def at(house, page):
    """Go on as somebody who signed in, at a page of the organisation."""

    def go(role, route, **parts):
        page.set_viewport_size({"width": 1100, "height": 900})
        go_on_as(page, house.service, house.browser(role))
        page.goto(house.service + house.address(route, **parts))

    return go


def test_a_survey_is_asked_answered_and_read(house, page, at, looked_at):
    given_the_director_begins_one(page, at, looked_at)
    and_invites_people(page, looked_at)
    when_they_answer(house, page, looked_at)
    then_the_page_tells_whole_tens(page, at, looked_at)
    when_it_is_closed(page, looked_at)
    then_its_figures_are_read(page, looked_at)
    then_comments_are_read_struck_out_and_a_theme_is_drawn(page, looked_at)
    and_the_board_reads_the_theme(page, at, looked_at)


def given_the_director_begins_one(page, at, looked_at):
    at(RoleId.HR_DIRECTOR, "questionnaires")
    looked_at("questionnaires")
    page.get_by_role("link", name="Open surveys").click()
    looked_at("surveys-none")
    page.get_by_role("link", name=re.compile("Begin one *: Pulse survey")).click()
    page.get_by_label("What is this one called?").fill("Autumn 2026")
    looked_at("survey-begin")
    page.get_by_role("button", name="Begin the survey").click()
    page.get_by_role("link", name="Enter a last day for answers").or_(
        page.get_by_text("There is a problem")
    ).first.wait_for()
    looked_at("survey-begin-wrong")
    fill_day(page, "Last day for answers", TODAY + timedelta(days=10))
    page.get_by_label("What do people read first?").fill("We ask because the last staff survey was a year ago.")
    page.get_by_role("button", name="Begin the survey").click()
    page.get_by_text("The survey is begun").wait_for()
    looked_at("survey-begun")


def and_invites_people(page, looked_at):
    page.get_by_role("button", name="Invite people").click()
    page.get_by_label("E-mail addresses").fill("\n".join([*STAFF, "nobody in particular"]))
    page.get_by_role("button", name="Send the links").click()
    page.get_by_text("no e-mail address in line 25").first.wait_for()
    looked_at("survey-invite-wrong")
    page.get_by_label("E-mail addresses").fill("\n".join(STAFF))
    page.get_by_role("button", name="Send the links").click()
    page.get_by_text("The links are being sent").wait_for()
    looked_at("survey-links-to-go")
    mail.outbox.clear()
    the_worker_works("questionnaires")
    assert len(mail.outbox) == len(STAFF)


def when_they_answer(house, page, looked_at):
    first, *others = links()
    page.set_viewport_size(PHONE)
    page.goto(house.service + first)
    looked_at("answering")
    for number, one in enumerate(others):
        wrote = (
            {"one_change": WROTE}
            if number == 0
            else {"one_change": "Give us more time to learn."}
            if number % 2
            else {}
        )
        group = ("white", "asian")[number % 2]
        answer(one, talk_confidence=str(number % 11), safe_to_speak="agree", you_group=group, **wrote)
    the_worker_works("questionnaires")


def then_the_page_tells_whole_tens(page, at, looked_at):
    at(RoleId.HR_DIRECTOR, "waves")
    looked_at("surveys")
    page.get_by_role("link", name="Autumn 2026").click()
    page.get_by_text("About 20 people have answered, of 24.").wait_for()
    looked_at("survey-open")
    page.get_by_role("link", name="Remind people who have not answered").click()
    looked_at("survey-remind")
    page.get_by_role("link", name="Cancel").click()


def when_it_is_closed(page, looked_at):
    page.get_by_role("link", name="Close the survey").click()
    looked_at("survey-close")
    page.get_by_role("button", name="Close the survey").click()
    page.get_by_text("The figures are being made").wait_for()
    looked_at("survey-closed")
    the_worker_works("questionnaires")


def then_its_figures_are_read(page, looked_at):
    page.reload()
    page.get_by_text("23 of 24 people answered (96%).").wait_for()
    looked_at("survey-figures")


def then_comments_are_read_struck_out_and_a_theme_is_drawn(page, looked_at):
    page.get_by_role("link", name="Read what people wrote").click()
    assert WROTE not in page.content()
    looked_at("comments-before")
    page.get_by_role("button", name="Read what people wrote").click()
    mine = page.locator("section", has_text=WROTE)
    mine.get_by_text("Strike words out").click()
    looked_at("comments")
    mine.get_by_label("What is left of it").fill("Ask [struck out] to stop.")
    mine.get_by_role("button", name="Strike out").click()
    page.get_by_text("The words are gone").wait_for()
    page.get_by_role("button", name="Read what people wrote").click()
    page.get_by_text("Ask [struck out] to stop.").first.wait_for()
    looked_at("comments-struck-out")
    page.get_by_role("button", name="Draw a theme").click()
    page.get_by_label("What did several people say?").fill("Time for learning is short.")
    page.get_by_label("How many people said it?").fill("11")
    looked_at("theme")
    page.get_by_role("button", name="Share the theme").click()
    page.get_by_role("link", name=re.compile("Say what it changed")).click()
    page.get_by_label("What did it change?").fill("Item 12 of the plan: two hours a month.")
    looked_at("theme-changed")
    page.get_by_role("button", name="Save").click()


def and_the_board_reads_the_theme(page, at, looked_at):
    at(RoleId.BOARD_MEMBER, "waves")
    page.get_by_role("link", name="Autumn 2026").click()
    assert heading(page).endswith("Autumn 2026")
    page.get_by_text("Said by about 10 people").wait_for()
    page.get_by_text("Item 12 of the plan").wait_for()
    looked_at("survey-board")
