"""Six months in one story: ten people and a reader, a refusal, a disagreement that stands, a question that is carried
over, and a figure that was wrong.
"""

from datetime import date

import pytest
from django.core.cache import cache

from tallystick.account.published import verify
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.reviews.frozen_stories import ACTION, OUTCOME
from tests.system.web.westmoor import NETWORK, REVIEW, Days, Desk, Westmoor, worker

DONE = "Nine of forty panels score in writing. The others begin in January."
VOICE = "Of 600 who answered the survey, four in ten say that panels are fair."
DISAGREES = "Panels in two divisions still talk before they score.\nAsk anybody who sat on one this summer."
REPLY = "Both divisions begin to score in writing in January."
STANDS = "January is what we were told a year ago. We still disagree."
SAYS = {
    RoleId.NETWORK_CHAIR: "Ask the people who were turned down, not the people who chose.",
    RoleId.ADVISER: "Score sheets change nothing while one person writes the shortlist.",
    RoleId.STAFF: "I never saw the questions before the day. The others had.",
}
ASKED = (("network", "The staff network"), ("advisers", "Outside advisers"), ("staff", "All staff"))
QUESTION = "Why do two divisions not score in writing, a year after they said they would?"
ANSWER = "They had nobody to train their panels. Somebody is appointed."
MISSING = "Who was appointed, and from when do they train?"
CONDITIONS = "Both divisions report to the sub-group in May."
WRONG = "One department had sent its appointments twice. Each stands once now."


@pytest.fixture(autouse=True)
def made_up(settings):
    """As with made-up data, the second step can wait."""
    cache.clear()
    settings.TALLYSTICK_SECOND_STEP_CAN_WAIT = True


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


# A REVIEW BEGINS


def given_the_lead_begins_a_review(desk):
    with desk.of(RoleId.EDI_LEAD, date(2026, 12, 1)) as page:
        desk.seen("lead-signed-in")
        desk.open()
        desk.press("Begin a review")
        page.get_by_label("Six-monthly review of the plan").check()
        page.get_by_label("What is it called?").fill(REVIEW)
        desk.press("Begin this review")
        desk.looked_at("review-begun")


def and_whoever_leads_an_action_says_what_was_done(desk):
    with desk.of(RoleId.TEAM_LEAD, date(2026, 12, 3)) as page:
        desk.follow("My work")
        desk.looked_at("team-lead-my-work")
        desk.follow(ACTION)
        desk.seen("team-lead-action")
        page.get_by_label("Under way").check()
        page.get_by_label("What was done, or why nothing was?").fill(DONE)
        desk.press("Save this update")
        desk.says(DONE)
        desk.seen("team-lead-said")


def and_the_figures_are_frozen_and_checked(desk):
    with desk.of(RoleId.EDI_LEAD, date(2026, 12, 4)):
        desk.open_review("Ask everybody who leads an action")
        desk.says("The only action was updated since this review began: 100%.")
        desk.seen("owners-asked")
        desk.press("Say that this was done", "Save")
        desk.open_review("Freeze the plan and its figures")
        desk.seen("step-freeze")
        desk.follow("Freeze the figures")
        desk.press("Freeze the figures")
        desk.looked_at("frozen")
    with desk.of(RoleId.ANALYST, date(2026, 12, 7)) as page:
        desk.follow("My work")
        desk.seen("analyst-my-work")
        desk.open_review("Check the frozen figures")
        desk.press("Say that this was done")
        page.get_by_label("What came of it?").fill("Each figure stands as it was approved in November.")
        desk.press("Save")
        desk.seen("figures-checked")
        desk.open_review("Set what staff, members and others say")
        desk.seen("step-beside")
        desk.follow("What people say beside the figures", "Add what people say")
        page.get_by_label("What do they say?").fill(VOICE)
        desk.press("Save")
        desk.says(VOICE)
        desk.seen("voices")
        desk.open_review("Set what staff, members and others say")
        desk.press("Say that this was done", "Save")


# PEOPLE ARE HEARD


def when_the_network_is_asked_and_disagrees(desk):
    with desk.of(RoleId.EDI_LEAD, date(2026, 12, 8)):
        desk.open_review("Ask the staff network for its own view")
        desk.seen("step-network")
        desk.follow("The staff network’s view")
        desk.press("Ask the staff network", "Ask")
        desk.open_review("Ask the staff network for its own view")
        desk.press("Say that this was done", "Save")
    with desk.of(RoleId.NETWORK_CHAIR, date(2026, 12, 9)) as page:
        desk.follow("My work")
        desk.seen("chair-my-work")
        desk.open_review("The staff network’s view", "Give the network’s view")
        desk.seen("chair-gives-view")
        page.get_by_label("Disagrees").check()
        page.get_by_label("In the network’s own words").fill(DISAGREES)
        desk.press("Save this view")
        desk.looked_at("chair-disagrees")


def and_the_disagreement_stands_after_two_replies(desk):
    with desk.of(RoleId.EDI_LEAD, date(2026, 12, 10)) as page:
        desk.open_review("The staff network’s view", OUTCOME)
        desk.press("Reply")
        page.get_by_label("The reply").fill(REPLY)
        desk.press("Save this reply")
    with desk.of(RoleId.NETWORK_CHAIR, date(2026, 12, 11)) as page:
        desk.open_review("The staff network’s view", OUTCOME)
        desk.press("Reply")
        desk.seen("chair-answers")
        page.get_by_label("The reply").fill(STANDS)
        desk.press("Save this reply")
        shown = desk.shown()
        assert shown.index("Disagrees") < shown.index("Ask anybody") < shown.index(REPLY) < shown.index(STANDS)
        assert page.get_by_role("button", name="Reply").count() == 0
        desk.looked_at("disagreement-stands")


def and_everybody_who_is_asked_is_answered(desk):
    with desk.of(RoleId.EDI_LEAD, date(2026, 12, 11)) as page:
        for body, label in ASKED:
            desk.open_review("Consult " + {"network": "the staff", "advisers": "outside", "staff": "all"}[body])
            desk.seen(f"step-consult-{body}")
