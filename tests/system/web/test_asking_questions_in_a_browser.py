"""Holding to account, as a browser meets it: from a set of questions to an answer that is refused, and one accepted."""

from datetime import date, timedelta

import pytest

from tallystick_web.organisations.rules import RoleId
from tallystick_web.reviews.rules import Body
from tests.integration.web.clock import NOON
from tests.integration.web.reviews.questioners import AskingHouse
from tests.system.web.people import fill_day, go_on_as

QUESTION = "What did we promise for this year, and who agreed to it?"
LONG = (
    "Of the posts at band 8c and above that were advertised in the last twelve months, on how many panels sat somebody "
    "from another directorate, who chose them, what did they write down before scores were talked about, and what "
    "became of those few cases in which they disagreed with everybody else?"
)

pytestmark = pytest.mark.usefixtures("made_up")


def test_a_question_is_asked_refused_and_accepted_by_those_who_asked(service, page, looked_at):
    house = AskingHouse("northmoor", "Northmoor Hospitals")
    when_a_board_member_asks_a_question_of_a_set(service, page, looked_at, house)
    when_the_lead_takes_over_what_was_found(service, page, looked_at, house)
    when_the_board_member_does_not_accept_it(service, page, looked_at, house)
    when_the_lead_answers_again_and_it_is_accepted(service, page, looked_at, house)
    then_the_list_holds_what_is_open_and_what_was_closed(service, page, looked_at, house)
    then_a_governor_reads_what_governors_asked(service, page, looked_at, house)


def signed_in(service, page, house, role, path):
    """Open a page as somebody in a role."""
    go_on_as(page, service, house.browser(role))
    page.goto(f"{service}/o/northmoor/{path}")


def when_a_board_member_asks_a_question_of_a_set(service, page, looked_at, house):
    signed_in(service, page, house, RoleId.BOARD_MEMBER, "questions/")
    looked_at("questions-none")
    page.get_by_role("link", name="Sets of questions worth asking").click()
    looked_at("question-sets")
    page.get_by_role("link", name="For the board").click()
    looked_at("question-set")
    page.locator("#promised").get_by_role("link", name="Ask this").click()
    page.get_by_role("button", name="Ask this question").click()
    looked_at("question-ask-wrong")
    page.get_by_label("To which role is it put?").fill("Chief executive")
    page.get_by_role("radio", name="Board", exact=True).check()
    page.get_by_role("button", name="Ask this question").click()
    page.get_by_text("The question is asked.").wait_for()
    looked_at("question-asked")


def when_the_lead_takes_over_what_was_found(service, page, looked_at, house):
    signed_in(service, page, house, RoleId.EDI_LEAD, "questions/")
    page.get_by_role("link", name=QUESTION).click()
    page.get_by_role("link", name="Take this over").click()
    page.get_by_label("Not sure").check()
    looked_at("question-answer")
    page.get_by_role("button", name="Save this answer").click()
    page.get_by_text("Your answer is saved.").wait_for()


def when_the_board_member_does_not_accept_it(service, page, looked_at, house):
    signed_in(service, page, house, RoleId.BOARD_MEMBER, "questions/")
    page.get_by_role("link", name=QUESTION).click()
    page.get_by_role("button", name="Say whether the answer is accepted").click()
    page.get_by_label("No: it stands").check()
    page.get_by_role("button", name="Save").click()
    looked_at("question-judge-wrong")
    page.get_by_label("What is missing").fill("When will there be a plan?")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("It is written down.").wait_for()


def when_the_lead_answers_again_and_it_is_accepted(service, page, looked_at, house):
    signed_in(service, page, house, RoleId.EDI_LEAD, "questions/")
    page.get_by_role("link", name=QUESTION).click()
    page.get_by_role("button", name="Answer again").click()
    page.get_by_label("What is the answer?").fill("The board agrees to one in January.")
    page.get_by_label("Sure", exact=False).first.check()
    page.get_by_label("What is done next?").fill("The plan goes to the board.")
    fill_day(page, "Done by (optional)", date(2027, 1, 28))
    page.get_by_role("button", name="Save this answer").click()
    signed_in(service, page, house, RoleId.BOARD_MEMBER, "questions/")
    page.get_by_role("link", name=QUESTION).click()
    looked_at("question-twice-answered")
    page.get_by_role("button", name="Say whether the answer is accepted").click()
    page.get_by_label("Yes: the question is closed").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Answered and accepted").wait_for()
    looked_at("question-accepted")


def then_the_list_holds_what_is_open_and_what_was_closed(service, page, looked_at, house):
    house.ask(RoleId.EXECUTIVE, Body.EXECUTIVE, text=LONG, at=NOON - timedelta(days=200), due_on=None)
    answered = house.ask(RoleId.NETWORK_CHAIR, Body.NETWORK, at=NOON - timedelta(days=20))
    house.answer(answered, at=NOON - timedelta(days=10))
    page.goto(f"{service}/o/northmoor/questions/")
    looked_at("questions")
    assert page.get_by_role("link", name=QUESTION).count() == 0
    page.get_by_label("Which questions?").select_option("all")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name=QUESTION).wait_for()
    looked_at("questions-all")
    page.get_by_role("link", name="Of the posts at band 8c").click()
    looked_at("question-long")
    review = house.review("Six-monthly review, spring 2027")
    page.goto(f"{service}/o/northmoor/reviews/{review.pk}/questions/")
    looked_at("review-questions")
    page.goto(f"{service}/o/northmoor/questions/sets/data-quality/")
    looked_at("question-set-data-quality")


def then_a_governor_reads_what_governors_asked(service, page, looked_at, house):
    house.ask(RoleId.GOVERNOR, Body.GOVERNORS, text="What changed?", at=NOON)
    signed_in(service, page, house, RoleId.GOVERNOR, "questions/")
    page.get_by_role("link", name="What changed?").click()
    looked_at("question-of-a-governor")
    page.get_by_role("link", name="Take this question back").click()
    looked_at("question-take-back")
    page.get_by_label("Why is the question taken back?").fill("It is answered elsewhere.")
    page.get_by_role("button", name="Take it back").click()
    page.get_by_text("Taken back by whoever asked").wait_for()
