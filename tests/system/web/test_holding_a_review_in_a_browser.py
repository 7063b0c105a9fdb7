"""A review as a browser meets it: begun, a step done and moved, referred back by a body, and approved by it later."""

from datetime import date, timedelta

import pytest

from tallystick_web.core.fence import inside
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.plans import made
from tests.integration.web.reviews.held import Held, opened
from tests.system.web.people import fill_day, heading, know_passwords, sign_in_at, sign_out

pytestmark = pytest.mark.usefixtures("made_up")


@pytest.fixture
def house(service):
    """An organisation whose people know their passwords, with a plan that was agreed."""
    organisation = opened("northmoor", "Northmoor Hospitals")
    know_passwords(organisation.links.values())
    with inside(organisation.pk):
        plan = made.plan(organisation, title="Race equality plan 2026 to 2027")
        outcome = made.outcome(plan)
        action = made.action(plan, outcome)
        made.go(outcome, "agree")
        made.go(action, "agree")
        organisation.plan = plan
    return organisation


def test_a_review_is_begun_and_its_first_steps_are_done_moved_and_left_out(service, house, page, looked_at):
    sign_in_at(page, service, RoleId.EDI_LEAD, "reviews/")
    looked_at("reviews-none")
    page.get_by_role("button", name="Begin a review").click()
    looked_at("review-begin")
    page.get_by_label("Six-monthly review of the plan").check()
    page.get_by_label("What is it called?").fill("Six-monthly review, December 2026")
    page.get_by_label("Which plan does it look at?").select_option("Race equality plan 2026 to 2027")
    page.get_by_role("button", name="Begin this review").click()
    assert heading(page) == "Six-monthly review, December 2026"
    looked_at("review-begun")
    page.get_by_role("link", name="Ask everybody who leads an action to say how it goes").click()
    looked_at("review-step-owners")
    page.get_by_role("link", name="Move it to another day").click()
    fill_day(page, "New day", NOON.date() + timedelta(days=60))
    page.get_by_role("button", name="Move it").click()
    page.get_by_text("Say why").first.wait_for()
    looked_at("review-step-move-wrong")
    page.get_by_label("Why?").fill("Half of the leads are away until January.")
    page.get_by_role("button", name="Move it").click()
    page.get_by_role("button", name="Say that this was done").click()
    looked_at("review-step-done")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("This was done on").first.wait_for()
    looked_at("review-step-over")


def test_one_body_refers_back_and_another_approves(service, house, page, looked_at):
    with inside(house.pk):
        held = Held(house, plan=house.plan, begins_on=date(2026, 9, 1))
        held.come_to("sub-group")
        sub_group = held.row("sub-group").pk
    given_the_sub_group_refers_it_back(page, service, looked_at, sub_group)
    with inside(house.pk):
        held.at = held.review.at + timedelta(days=1)
        again = held.row("ask-owners").pk
    when_the_lead_sees_what_is_to_be_done_again(page, service, looked_at, again)
    then_the_sub_group_approves_and_everybody_sees_both(page, service, looked_at, sub_group)


def given_the_sub_group_refers_it_back(page, service, looked_at, step):
    sign_in_at(page, service, RoleId.BOARD_MEMBER, "reviews/")
    looked_at("reviews-running")
    page.get_by_role("link", name="Meetings to come").click()
    looked_at("review-agenda")
    page.goto(f"{service}/o/northmoor/reviews/steps/{step}/")
    looked_at("review-step-meeting")
    page.get_by_role("button", name="Record what was decided").click()
    looked_at("review-step-decide")
    page.get_by_role("radio", name="Referred back").check()
    page.get_by_label("Conditions, or why it is referred back").fill("Half of the actions were not updated.")
    page.get_by_role("button", name="Save this decision").click()
    page.get_by_text("choose at least one step that is to be done again").first.wait_for()
    looked_at("review-step-decide-wrong")
    page.get_by_role("checkbox", name="Ask everybody who leads an action").check()
    page.get_by_role("button", name="Save this decision").click()
    page.get_by_text("This can be done once").wait_for()
    sign_out(page)


def when_the_lead_sees_what_is_to_be_done_again(page, service, looked_at, step):
    sign_in_at(page, service, RoleId.EDI_LEAD, "reviews/")
    page.get_by_role("link", name="Review of June").click()
    page.get_by_text("Half of the actions were not updated.").first.wait_for()
    looked_at("review-referred-back")
    page.goto(f"{service}/o/northmoor/reviews/steps/{step}/done/")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("This was done on").first.wait_for()
    sign_out(page)


def then_the_sub_group_approves_and_everybody_sees_both(page, service, looked_at, step):
    sign_in_at(page, service, RoleId.BOARD_SECRETARY, "reviews/")
    page.goto(f"{service}/o/northmoor/reviews/steps/{step}/decide/")
    page.get_by_label("Approved", exact=True).check()
    page.get_by_label("Number of the minute").fill("2026/41, item 7")
    page.get_by_role("button", name="Save this decision").click()
    page.get_by_text("This was done on").first.wait_for()
    page.get_by_role("link", name="Review of June").click()
    page.get_by_role("heading", name="Sub-group of the board: referred back").wait_for()
    page.get_by_role("heading", name="Sub-group of the board: approved").wait_for()
    looked_at("review-decided")


def test_people_are_consulted_in_a_step_and_the_step_says_what_it_waits_for(service, house, page, looked_at):
    with inside(house.pk):
        held = Held(house, plan=house.plan, begins_on=date(2026, 11, 2))
        held.finish("ask-owners")
        review = held.review.pk
    sign_in_at(page, service, RoleId.EDI_LEAD, "reviews/")
    page.goto(f"{service}/o/northmoor/reviews/{review}/figures/freeze/")
    page.get_by_text("There is no figure yet that could be frozen").wait_for()
    looked_at("review-freeze-without-figures")
    page.get_by_role("button", name="Freeze the figures").click()
    page.goto(f"{service}/o/northmoor/reviews/")
    page.get_by_role("link", name="Review of June").click()
    page.get_by_role("link", name="Consult the staff network").click()
    looked_at("review-step-consult")
    page.get_by_role("button", name="Begin the consultation").click()
    looked_at("consultation-begin-in-a-step")
    page.get_by_label("What is it about, in a few words?").fill("The plan for 2027")
    page.get_by_label("What do you ask?").fill("What is missing?")
    page.get_by_role("button", name="Begin this consultation").click()
    page.goto(f"{service}/o/northmoor/reviews/")
    page.get_by_role("link", name="Review of June").click()
    page.get_by_role("link", name="Consult the staff network").click()
    page.get_by_role("link", name="The plan for 2027").wait_for()
    assert page.get_by_role("button", name="Say that this was done").count() == 0
    looked_at("review-step-consulted")
    page.goto(f"{service}/o/northmoor/consultations/begin/")
    looked_at("consultation-begin")
