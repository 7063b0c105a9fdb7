"""The pages of reviews: who is waited for, what is asked of whom, what was decided, and what is refused in words."""

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest

from tallystick_web.core.duties import Duty
from tallystick_web.core.fence import inside
from tallystick_web.core.registry import owed
from tallystick_web.organisations.queries import people_in_roles
from tallystick_web.organisations.rules import RoleId, capabilities_of
from tallystick_web.plans import actions as plan_actions
from tallystick_web.plans.rules import Delivery
from tallystick_web.reviews.actions.consulting import reply
from tallystick_web.reviews.models import Consultation, Review
from tallystick_web.reviews.queries.reviews import reviews_of, steps_of
from tallystick_web.reviews.rules import StepState
from tests.integration.web.clock import NOON
from tests.integration.web.plans import made
from tests.integration.web.plans.house import House, text
from tests.integration.web.reviews.held import HELD, Held

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
DAY = timedelta(days=1)


@pytest.fixture
def house():
    return House("northmoor", "Northmoor Hospitals", held=HELD)


@pytest.fixture
def plan(house):
    with inside(house.organisation.pk):
        return made.plan(house.organisation)


@pytest.fixture
def held(house, plan):
    with inside(house.organisation.pk):
        yield Held(house.organisation, plan=plan, begins_on=date(2026, 11, 2))


def on(day):
    return {"day": day.day, "month": day.month, "year": day.year}


def dated(name, day):
    return {f"{name}_{part}": number for part, number in on(day).items()}


def says_done(house, held, key, role=RoleId.EDI_LEAD, **more):
    data = dated("held_on", NOON.date()) | more
    return house.post(role, "review-step-done", data, review_step=held.row(key).pk)


# WHERE A REVIEW STANDS


def test_an_organisation_without_reviews_is_told_what_one_is(house):
    page = text(house.get(RoleId.EDI_LEAD, "reviews"))

    assert "There is no review yet" in page
    assert "Begin a review" in page
    assert "Begin a review" not in text(house.get(RoleId.EXECUTIVE, "reviews"))


def test_a_review_is_begun_once_however_often_the_form_is_sent(house, plan):
    first = dated("begins_on", date(2026, 12, 1))
    data = {"form_key": str(uuid4()), "cycle": "six-monthly", "title": "December", "plan": str(plan.pk)} | first
    answers = [house.post(RoleId.BOARD_SECRETARY, "review-begin", data) for _ in range(2)]

    assert {one.status_code for one in answers} == {303}
    assert len({one.headers["Location"] for one in answers}) == 1
    with inside(house.organisation.pk):
        assert Review.objects.of(house.organisation).count() == 1


def test_a_review_of_a_plan_asks_for_the_plan(house, plan):
    data = {"cycle": "six-monthly", "title": "December", "plan": ""} | dated("begins_on", date(2026, 12, 1))
    answer = house.post(RoleId.EDI_LEAD, "review-begin", data)

    assert answer.status_code == 200
    assert "Choose the plan that is reviewed" in text(answer)


def test_without_a_plan_whoever_begins_a_review_is_told_what_comes_first(house):
    assert "There is no plan yet" in text(house.get(RoleId.EDI_LEAD, "review-begin"))


def test_with_a_plan_nobody_is_told_to_begin_one(house, plan):
    assert "There is no plan yet" not in text(house.get(RoleId.EDI_LEAD, "review-begin"))


def test_the_list_and_the_review_say_first_who_is_waited_for_and_by_when(house, held):
    for page in (house.get(RoleId.STAFF, "reviews"), house.get(RoleId.STAFF, "review", review=held.review.pk)):
        assert page.status_code == 403
    says = (
        "“Ask everybody who leads an action to say how it goes” waits for the equality, diversity and inclusion lead "
        "or the board secretary. It is due by 23 November 2026, and is three days late."
    )
    assert says in text(house.get(RoleId.BOARD_MEMBER, "reviews"))
    assert says in text(house.get(RoleId.BOARD_MEMBER, "review", review=held.review.pk))


def test_the_sign_off_log_says_who_decided_what_on_which_figures_and_names_nobody(house, held):
    held.come_to("board")
    data = {"verdict": "approve-with-conditions", "said": "Say who leads it", "minute": "2026/41"}
    data |= dated("decided_on", NOON.date())
    with_clock = house.post(RoleId.BOARD_SECRETARY, "review-step-decide", data, review_step=held.row("board").pk)
    page = text(house.get(RoleId.EXECUTIVE, "review", review=held.review.pk))

    assert with_clock.status_code == 303
    for said in ("Board: approved with conditions", "Say who leads it", "2026/41", "Number 1, frozen on"):
        assert said in page
    assert "by the board secretary" in page


def test_what_is_referred_back_is_chosen_on_the_page(house, held):
    held.come_to("sub-group")
    data = {"verdict": "refer-back", "said": "Figures of May are missing", "again": ["freeze"]}
    data |= dated("decided_on", NOON.date())
    house.post(RoleId.BOARD_MEMBER, "review-step-decide", data, review_step=held.row("sub-group").pk)

    assert held.now("freeze").state is StepState.OPENED_AGAIN
    page = text(house.get(RoleId.EXECUTIVE, "review", review=held.review.pk))
    assert "was opened again. Figures of May are missing" in page
    assert "Sub-group of the board: referred back" in page


# WHAT IS REFUSED


def test_whoever_has_no_role_of_a_step_is_told_whose_it_is(house, held):
    answer = says_done(house, held, "ask-owners", RoleId.ANALYST)

    assert answer.status_code == 200
    assert "Equality, diversity and inclusion lead, Board secretary" in text(answer)
    assert held.now("ask-owners").state is StepState.WAITING


def test_what_comes_too_early_is_refused_in_a_sentence(house, held):
    answer = says_done(house, held, "check-figures", RoleId.ANALYST)

    assert "This comes after" in text(answer)
    assert held.now("check-figures").state is StepState.WAITING


def test_a_role_that_records_decisions_decides_only_in_its_own_steps(house, held):
    held.come_to("board")
    data = {"verdict": "approve"} | dated("decided_on", NOON.date())
    answer = house.post(RoleId.EXECUTIVE, "review-step-decide", data, review_step=held.row("board").pk)

    assert "This step is done by somebody in the role of" in text(answer)
    assert held.now("board").state is StepState.WAITING


def test_only_who_keeps_reviews_moves_leaves_out_and_opens(house, held):
    step = held.row("ask-owners").pk
    for route in ("review-step-move", "review-step-leave-out", "review-step-open"):
        assert house.post(RoleId.BOARD_MEMBER, route, {"reason": "Why"}, review_step=step).status_code == 403

    moved = {"reason": "People are away"} | dated("to", date(2026, 12, 7))
    house.post(RoleId.EDI_LEAD, "review-step-move", moved, review_step=step)
    house.post(RoleId.EDI_LEAD, "review-step-leave-out", {"reason": "Nobody leads anything"}, review_step=step)
    house.post(RoleId.EDI_LEAD, "review-step-open", {"reason": "Now somebody does"}, review_step=step)
    page = text(house.get(RoleId.EDI_LEAD, "review", review=held.review.pk))
    for said in ("was moved to 7 December 2026. People are away", "was left out. Nobody leads anything"):
        assert said in page


# ASKING OWNERS


@pytest.fixture
def action(plan):
    with inside(plan.organisation_id):
        outcome = made.outcome(plan)
        action = made.action(plan, outcome)
        made.go(outcome, "agree")
        made.go(action, "agree")
        return action


def update(action, at):
    by = made.person(action.organisation, RoleId.TEAM_LEAD)
    plan_actions.update_item(item=action, delivery=Delivery.UNDER_WAY, said="Begun", next_step="", by=by, at=at)


def test_who_has_not_said_how_it_goes_is_named_until_they_do(house, held, action):
    step = held.row("ask-owners").pk
    before = text(house.get(RoleId.EDI_LEAD, "review-step", review_step=step))
    assert "The only action was not updated since this review began: 0%" in before
    assert "Team lead" in before

    update(action, NOON)
    after = text(house.get(RoleId.EDI_LEAD, "review-step", review_step=step))
    assert "The only action was updated since this review began: 100%" in after
    says_done(house, held, "ask-owners", said="All were asked twice.")
    assert (
        held.now("ask-owners").said
        == "The only action was updated since this review began: 100%. All were asked twice."
    )


def test_what_is_said_after_the_figures_were_frozen_is_not_counted_as_said_before(house, held, action):
    held.finish("ask-owners")
    held.freeze()
    update(action, NOON + DAY)

    page = text(house.get(RoleId.EDI_LEAD, "review-step", review_step=held.row("ask-owners").pk))
    assert "The only action was not updated before the figures were frozen: 0%" in page


# WHAT IS DUE


def due(organisation):
    with inside(organisation.pk):
        held = people_in_roles(organisation.pk, on=NOON.date())
        who = {one.pk: capabilities_of(roles) for one, roles in held.items()}
        found = owed(organisation.pk, who, NOON.date())
        return {(one.text, held_by): one for one in found for held_by in names(one, held)}


def names(duty: Duty, held):
    return [str(next(iter(roles))) for person, roles in held.items() if person.pk in duty.people]


def test_a_step_is_due_from_those_who_hold_its_roles_and_an_update_from_who_leads_the_action(house, held, action):
    for role in (RoleId.EDI_LEAD, RoleId.EXECUTIVE, RoleId.TEAM_LEAD):
        house.browser(role)  # who has not joined yet is asked for nothing
    found = due(house.organisation)

    assert found["Ask everybody who leads an action to say how it goes", "edi-lead"].is_overdue(NOON.date())
    assert ("Ask everybody who leads an action to say how it goes", "executive") not in found
    assert "Freeze the plan and its figures" not in {said for said, _ in found}
    asked = [one for one in found.values() if one.kind == "Say how it goes, for “Review of June”"]
    assert [one.due_on for one in asked] == [date(2026, 11, 23)]

    with inside(house.organisation.pk):
        update(action, NOON)
    assert not [one for one in due(house.organisation).values() if one.kind.startswith("Say how it goes")]


# THE MEETINGS TO COME


def test_the_agenda_lists_meetings_by_day_and_counts_the_slots_that_were_kept(house, held, plan):
    with inside(house.organisation.pk):
        Held(house.organisation, plan=plan, begins_on=date(2026, 3, 2))
    page = text(house.get(RoleId.BOARD_MEMBER, "review-agenda"))

    assert "The executive team was to meet by 27 April 2026 and has not. No question is open." in page
    assert page.index("27 April 2026") < page.index("11 May 2026") < page.index("28 December 2026")
    assert "Not done by its day" in page
    assert "No question is open" in page


def test_the_questions_asked_of_the_database_do_not_grow_with_reviews(house, held, plan, django_assert_max_num_queries):
    with inside(house.organisation.pk):
        for month in range(1, 7):
            Held(house.organisation, plan=plan, begins_on=date(2026, month, 15))
        assert len(steps_of(reviews_of(house.organisation.pk)[0])) == 12
    house.get(RoleId.EDI_LEAD, "reviews")
    for route, parts in (
        ("reviews", {}),
        ("review-agenda", {}),
        ("review", {"review": held.review.pk}),
        ("review-step", {"review_step": held.row("ask-owners").pk}),
    ):
        with django_assert_max_num_queries(15):
            assert house.get(RoleId.EDI_LEAD, route, **parts).status_code == 200


# CONSULTING IN A STEP


def begin(house, **more):
    said = {"body": "network", "title": "Draft", "asks": "What is missing?"}
    said |= dated("closes_on", NOON.date()) | dated("reply_due_on", NOON.date() + 5 * DAY) | more
    return house.post(RoleId.EDI_LEAD, "consultation-begin", said)


def step_text(house, held, key, role=RoleId.EDI_LEAD):
    return text(house.get(role, "review-step", review_step=held.row(key).pk))


@pytest.fixture
def frozen(held):
    held.finish("ask-owners")
    held.freeze()
    return held


def test_a_step_in_which_people_are_consulted_leads_from_beginning_it_to_saying_that_it_is_done(house, frozen):
    key = "consult-network"
    before = step_text(house, frozen, key)
    assert "Begin the consultation" in before
    assert "Say that this was done" not in before

    begin(house, step=str(frozen.row(key).pk))
    [row] = Consultation.objects.of(house.organisation)
    assert row.step_id == frozen.row(key).pk
    asked = step_text(house, frozen, key)
    assert asked.index("Today is the last day for comments.") < asked.index("Begin another consultation")
    assert house.address("consultation", consultation=row.pk) in asked
    assert "Say that this was done" not in asked

    reply(consultation=row, heard="Nobody wrote.", did="We ask again.", by=frozen.by(RoleId.EDI_LEAD), at=NOON + DAY)
    assert "Say that this was done" in step_text(house, frozen, key)


def test_a_consultation_counts_for_a_step_of_its_own_body_alone(house, frozen):
    form = text(house.get(RoleId.EDI_LEAD, "consultation-begin"))
    assert "Consult the staff network, in “Review of June”" in form
    refused = text(begin(house, step=str(frozen.row("consult-staff").pk)))
    assert "This step is to consult: All staff." in refused
    assert not Consultation.objects.of(house.organisation).exists()


def test_the_reply_is_proposed_for_the_day_on_which_the_step_is_due(house, frozen):
    """The step is due on 21 December 2026: 21 days after the figures, which are due on 30 November."""
    step = frozen.now("consult-network")
    assert step.due_on == date(2026, 12, 21)
    address = f"{house.address('consultation-begin')}?step={step.id}"
    page = text(house.browser(RoleId.EDI_LEAD).get(address))
    shown = [re.search(rf'name="{name}_day"[^>]*value="(\d+)"', page)[1] for name in ("closes_on", "reply_due_on")]
    assert shown == ["10", "21"]
    assert "For which step of a review?" not in page


def test_a_step_in_which_people_wait_for_a_reply_is_not_left_out(house, frozen):
    key = "consult-network"
    begin(house, step=str(frozen.row(key).pk))
    answer = house.post(RoleId.EDI_LEAD, "review-step-leave-out", {"reason": "No time"}, review_step=frozen.row(key).pk)
    assert "Reply to it first" in text(answer)
    assert frozen.now(key).state is StepState.WAITING


# WHERE A PAGE LEADS ON


def test_a_step_that_is_over_leads_to_the_next_and_one_that_waits_to_what_it_waits_for(house, held):
    says_done(house, held, "ask-owners")
    link = f'Next in this review: <a href="{house.address("review-step", review_step=held.row("freeze").pk)}">'
    assert link in step_text(house, held, "ask-owners")
    assert link in step_text(house, held, "board")
    assert "Next in this review" not in step_text(house, held, "freeze")


def test_a_decision_leads_to_the_figures_it_was_taken_on(house, held):
    held.come_to("board")
    data = {"verdict": "approve"} | dated("decided_on", NOON.date())
    house.post(RoleId.BOARD_SECRETARY, "review-step-decide", data, review_step=held.row("board").pk)
    link = house.address("review-frozen-set", review=held.review.pk, number=1)
    assert link in step_text(house, held, "board")


def test_every_action_that_was_not_updated_is_linked(house, held, action):
    assert house.address("plan-item", item=action.pk) in step_text(house, held, "ask-owners")


# A YEAR OF FIGURES, AND NO FIGURES


def test_a_review_of_a_year_looks_at_a_plan_as_well_where_one_is_chosen(house, plan, action):
    data = {"cycle": "wres-year", "title": "Year of the figures", "plan": str(plan.pk), "year": "2026"}
    house.post(RoleId.EDI_LEAD, "review-begin", data | dated("begins_on", date(2026, 4, 1)))
    with inside(house.organisation.pk):
        [begun] = Review.objects.of(house.organisation)
        assert (begun.plan_id, begun.year, begun.standard) == (plan.pk, 2026, "wres")
    assert "Ask the staff network" in text(house.get(RoleId.EDI_LEAD, "review-views", review=begun.pk))


def test_who_freezes_where_there_is_no_figure_is_told_so_and_may(house, held):
    held.finish("ask-owners")
    assert "There is no figure yet" in text(house.get(RoleId.EDI_LEAD, "review-freeze", review=held.review.pk))
    answer = house.post(RoleId.EDI_LEAD, "review-freeze", {}, review=held.review.pk)
    assert answer.status_code == 303
