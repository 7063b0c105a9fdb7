"""Six months in one story: ten people and a reader, a refusal, a disagreement that stands, a question that is carried
over, and a figure that was wrong.
"""

from datetime import date

import pytest

from tallystick.account.published import verify
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.reviews.frozen_stories import ACTION, OUTCOME
from tests.system.web.westmoor import REVIEW, Days, Desk, Westmoor
from tests.system.web.westmoor_asks import (
    DISAGREES,
    DONE,
    EXECUTIVES,
    REPLY,
    STANDS,
    and_everybody_who_is_asked_is_answered,
    and_the_disagreement_stands_after_two_replies,
    and_the_figures_are_frozen_and_checked,
    and_whoever_leads_an_action_says_what_was_done,
    given_the_lead_begins_a_review,
    when_the_network_is_asked_and_disagrees,
)
from tests.system.web.worker import the_worker_works

WRITTEN = {
    "Decision asked for": "Have both divisions report in May.",
    "What worries you": "A year went by in which two divisions changed nothing.",
}
QUESTION = "Why do two divisions not score in writing, a year after they said they would?"
ANSWER = "They had nobody to train their panels. Somebody is appointed."
MISSING = "Who was appointed, and from when do they train?"
CONDITIONS = "Both divisions report to the sub-group in May."
WRONG = "One department had sent its appointments twice. Each stands once now."

pytestmark = pytest.mark.usefixtures("made_up")


@pytest.fixture
def days(monkeypatch):
    return Days(monkeypatch)


@pytest.fixture
def trust(service, days):
    return Westmoor()


@pytest.fixture
def desk(page, service, days, accessibility_problems):
    return Desk(page, service, days, accessibility_problems)


def test_a_trust_holds_itself_to_account_for_six_months(trust, desk, tmp_path):
    given_the_lead_begins_a_review(desk)
    and_whoever_leads_an_action_says_what_was_done(desk)
    and_the_figures_are_frozen_and_checked(desk)
    when_the_network_is_asked_and_disagrees(desk)
    and_the_disagreement_stands_after_two_replies(desk)
    and_everybody_who_is_asked_is_answered(desk)
    then_the_lead_writes_the_paper(desk)
    but_the_executives_refer_it_back(desk)
    and_approve_once_it_is_done_again(desk)
    and_a_question_of_theirs_is_answered_and_stays_open(desk)
    then_the_sub_group_and_the_board_decide_with_the_question_on_the_table(desk)
    when_an_edition_is_published(desk)
    then_everybody_reads_what_was_promised_and_who_disagrees(desk)
    first = trust.export(tmp_path / "first")
    when_a_figure_was_wrong(trust, desk)
    and_a_correction_is_published(desk)
    then_everybody_reads_both_and_why(desk)
    and_both_are_proved(first, trust.export(tmp_path / "second"))


# BODIES DECIDE


def then_the_lead_writes_the_paper(desk):
    with desk.of(RoleId.EDI_LEAD, date(2027, 1, 5)) as page:
        desk.open_review("Papers")
        desk.press("Begin a paper")
        page.get_by_label("Board paper of two pages").check()
        page.get_by_label("The organisation: figures as the organisation reads them").check()
        page.get_by_role("textbox", name="Title").fill("How race equality stands")
        desk.press("Begin this paper")
        for part, text in WRITTEN.items():
            desk.follow(part)
            page.get_by_role("textbox", name=part).fill(text)
            desk.press("Save")
        desk.seen("paper-before")
        desk.follow("Say who closes it")
        page.get_by_label("Who closes it?").fill("Workforce analyst")
        desk.fill_day("By when?", date(2027, 1, 31))
        desk.press("Save", "Make this paper", "Make this paper")
        desk.says("The paper is being made.")
        the_worker_works("publications")
        page.reload()
        desk.says(*WRITTEN.values(), "Workforce analyst")
        shown = desk.shown()
        assert shown.index("Ask anybody who sat on one") < shown.index(REPLY) < shown.index(STANDS)
        desk.looked_at("paper")


def but_the_executives_refer_it_back(desk):
    with desk.of(RoleId.EXECUTIVE, date(2027, 1, 12)) as page:
        desk.menu("My work")
        desk.seen("executive-my-work")
        desk.open_review(EXECUTIVES)
        desk.seen("executives-step")
        desk.follow("Papers for this meeting", "How race equality stands")
        desk.says(WRITTEN["What worries you"])
        desk.seen("executive-reads-paper")
        desk.open_review(EXECUTIVES)
        desk.press("Record what was decided")
        page.get_by_role("radio", name="Referred back").check()
        page.get_by_label("Conditions, or why it is referred back").fill(
            "One department looks twice as large as it is."
        )
        page.get_by_role("checkbox", name="Check the frozen figures").check()
        desk.press("Save this decision")
        desk.says("This can be done once “Check the frozen figures")
        desk.looked_at("executives-refer-back")


def and_approve_once_it_is_done_again(desk):
    with desk.of(RoleId.ANALYST, date(2027, 1, 14)) as page:
        desk.menu("My work")
        desk.seen("analyst-my-work-again")
        desk.follow("Check the frozen figures")
        desk.seen("check-again")
        desk.press("Say that this was done")
        page.get_by_label("What came of it?").fill("It was asked again, and says that its lists are right.")
        desk.press("Save")
    with desk.of(RoleId.EXECUTIVE, date(2027, 1, 19)) as page:
        desk.open_review(EXECUTIVES)
        desk.press("Record what was decided")
        page.get_by_label("Approved", exact=True).check()
        desk.press("Save this decision")
        desk.says("This was done on 19 January 2027.")
        desk.seen("executives-approve")


def and_a_question_of_theirs_is_answered_and_stays_open(desk):
    with desk.of(RoleId.EXECUTIVE) as page:
        desk.open_review("Questions")
        desk.press("Ask a question")
        page.get_by_label("What is the question?").fill(QUESTION)
        page.get_by_label("To which role is it put?").fill("Director of human resources")
        page.get_by_label("Who holds that role now?").select_option("Westmoor hr-director")
        desk.seen("executive-asks")
        desk.press("Ask this question")
        desk.says("The question is asked.")
    with desk.of(RoleId.HR_DIRECTOR, date(2027, 1, 21)) as page:
        desk.menu("My work")
        desk.seen("director-my-work")
        desk.follow(QUESTION)
        desk.seen("director-answers")
        page.get_by_label("What is the answer?").fill(ANSWER)
        page.get_by_label("Fairly sure").check()
        desk.press("Save this answer")
    with desk.of(RoleId.EXECUTIVE, date(2027, 1, 22)) as page:
        desk.menu("My work")
        desk.seen("executive-my-work-answered")
        desk.menu("Questions")
        desk.follow(QUESTION)
        desk.press("Say whether the answer is accepted")
        page.get_by_label("No: it stands").check()
        page.get_by_label("What is missing").fill(MISSING)
        desk.press("Save")
        desk.says(MISSING)
        desk.seen("not-accepted")


def then_the_sub_group_and_the_board_decide_with_the_question_on_the_table(desk):
    with desk.of(RoleId.BOARD_MEMBER, date(2027, 2, 2)) as page:
        desk.open("Meetings to come")
        desk.says(QUESTION)
        desk.looked_at("agenda-of-the-sub-group")
        desk.follow("The sub-group of the board looks closely")
        desk.seen("sub-group-step")
        desk.press("Record what was decided")
        page.get_by_label("Approved with conditions").check()
        page.get_by_label("Conditions, or why it is referred back").fill(CONDITIONS)
        desk.press("Save this decision")
        desk.says(CONDITIONS)
    with desk.of(RoleId.BOARD_SECRETARY, date(2027, 3, 16)) as page:
        desk.menu("My work")
        desk.seen("secretary-my-work")
        desk.open("Meetings to come")
        desk.says(QUESTION)
        desk.seen("agenda-of-the-board")
        desk.follow("The whole board discusses")
        desk.says("21 days late")
        desk.press("Record what was decided")
        page.get_by_label("Approved", exact=True).check()
        page.get_by_label("Number of the minute").fill("2027/12, item 7")
        desk.press("Save this decision")
        desk.open_review("Questions", QUESTION)
        desk.says("not accepted")
        desk.open_review()
        desk.looked_at("review-decided")


# THE PUBLIC READS


def when_an_edition_is_published(desk):
    with desk.of(RoleId.EDI_LEAD, date(2027, 3, 17)) as page:
        desk.menu("Published")
        desk.seen("published-nothing")
        desk.press("Begin a publication")
        page.get_by_label("The plan and its progress").check()
        page.get_by_label("What is it called?").fill("Our plan and how it is going")
        page.get_by_label("Its address").fill("progress")
        desk.press("Begin this publication", "Begin an edition")
        page.get_by_label(REVIEW).check()
        desk.fill_day("Day by which it should be published", date(2027, 3, 9))
        desk.press("Begin this edition")
        the_worker_works("publications")
        page.reload()
        desk.says("You began it, so somebody else does.")
        assert page.get_by_role("button", name="Sign it off").count() == 0
        desk.looked_at("edition-made")
        assert page.request.get(f"{page.url}sign/").status == 403
    with desk.of(RoleId.BOARD_SECRETARY, date(2027, 3, 18)):
        desk.menu("My work")
        desk.seen("secretary-my-work-publish")
        desk.open_review("Publish what was decided")
        desk.seen("step-publish")
        desk.follow("Publications", "Edition 1")
        sign_off_and_publish(desk)
        desk.open_review("Publish what was decided")
        desk.says("Published here.")
        desk.seen("publish-done")


def sign_off_and_publish(desk):
    desk.press("Sign it off", "Sign off", "Publish it")
    desk.seen("publish")
    desk.press("Publish now")
    desk.says("It is published.")


def then_everybody_reads_what_was_promised_and_who_disagrees(desk):
    page = desk.page
    page.context.clear_cookies()
    page.goto(f"{desk.service}/public/")
    desk.follow("Westmoor Trust")
    desk.says("9 days late")
    desk.looked_at("public-organisation")
    desk.follow("Read edition 1")
    desk.says("Approved with conditions", CONDITIONS, ACTION)
    desk.looked_at("public-edition")
    desk.follow("Be fair to everybody who applies")
    desk.says(OUTCOME, "Disagrees", *DISAGREES.splitlines(), REPLY, STANDS, "2.22 times", DONE)
    assert "Westmoor team-lead" not in page.content()
    desk.looked_at("public-objective")
    page.get_by_role("link", name="The plan", exact=True).click()
    desk.says(OUTCOME)
    desk.seen("public-plan")
    page.get_by_role("link", name="Figures", exact=True).click()
    desk.says("2.22 times")
    desk.seen("public-figures")


def when_a_figure_was_wrong(trust, desk):
    desk.days.come_to(date(2027, 3, 22))
    trust.hand_in(2025, 360, at=desk.days.now())
    with desk.of(RoleId.EDI_LEAD) as page:
        desk.open_review("Figures number 1")
        desk.follow("Freeze them again, with a reason")
        desk.press("Freeze the figures")
        desk.seen("freeze-again-wrong")
        page.get_by_label("Why are they frozen again?").fill(WRONG)
        desk.press("Freeze the figures")
        desk.looked_at("frozen-again")
    with desk.of(RoleId.BOARD_SECRETARY, date(2027, 3, 23)) as page:
        desk.open_review("The whole board discusses", "Open this step again")
        page.get_by_label("Why?").fill(WRONG)
        desk.press("Open it again", "Record what was decided")
        page.get_by_label("Approved", exact=True).check()
        page.get_by_label("Number 2, frozen on").check()
        page.get_by_label("Number of the minute").fill("2027/13, item 2")
        desk.press("Save this decision")
        desk.seen("board-decides-again")


def and_a_correction_is_published(desk):
    with desk.of(RoleId.EDI_LEAD, date(2027, 3, 24)) as page:
        desk.menu("Published")
        desk.follow("Edition 1", "Correct this edition")
        page.get_by_label("What was wrong, and what is right now?").fill(WRONG)
        desk.seen("correct")
        desk.press("Begin the correction")
        the_worker_works("publications")
        page.reload()
        desk.says("It waits to be signed off.")
        desk.seen("correction-waits")
    with desk.of(RoleId.BOARD_SECRETARY):
        desk.menu("Published")
        desk.follow("Edition 2")
        sign_off_and_publish(desk)
        desk.seen("edition-2")


def then_everybody_reads_both_and_why(desk):
    page = desk.page
    page.context.clear_cookies()
    page.goto(f"{desk.service}/public/westmoor/progress/index.html")
    desk.says("Edition 2 corrects this one.", WRONG)
    desk.looked_at("public-editions")
    desk.follow("Read edition 1")
    page.get_by_role("link", name="Figures", exact=True).click()
    desk.says("2.22 times")
    assert "1.9 times" not in desk.shown()
    page.goto(f"{desk.service}/public/westmoor/progress/2/index.html")
    desk.says(WRONG, "minute 2027/13, item 2")
    desk.looked_at("public-corrected")
    page.get_by_role("link", name="Figures", exact=True).click()
    desk.says("1.9 times")
    assert "2.22 times" not in desk.shown()


def and_both_are_proved(first, second):
    proved = verify(second)
    assert [one.problems for one in proved] == [(), ()]
    assert all(one.proved for one in proved)
    kept = {path: path.read_bytes() for path in (first / "progress" / "1").rglob("*") if path.is_file()}
    assert kept == {path: (second / path.relative_to(first)).read_bytes() for path in kept}
