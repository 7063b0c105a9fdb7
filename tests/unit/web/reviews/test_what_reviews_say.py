"""What pages of reviews say: the sentence first, roles and no names, and no number that cannot be."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest

from tallystick_web.organisations.rules import Capability, RoleId
from tallystick_web.reviews.presenters.reviews import held_on_time, reviews_page, stands_at, status_of, who
from tallystick_web.reviews.presenters.steps import agenda_page, owners_page, step_page
from tallystick_web.reviews.question_rules import QuestionNow
from tallystick_web.reviews.rules import Body, QuestionState, StepKind, StepState
from tests.unit.web.reviews.stepped import FIRST, called, chain, over, step

DAY = timedelta(days=1)
LONG_AGO = date(2020, 1, 1)


def meeting(key, held_on=None, **said):
    return step(key, StepKind.MEETING, held_on=held_on, body=Body.BOARD, **said)


# WHO IS WAITED FOR


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ({RoleId.BOARD_SECRETARY}, "the board secretary"),
        ({RoleId.BOARD_SECRETARY, RoleId.BOARD_MEMBER}, "the board secretary or a board member"),
        ({RoleId.EXECUTIVE}, "an executive"),
        (
            {RoleId.EDI_LEAD, RoleId.ANALYST, RoleId.EXECUTIVE, RoleId.BOARD_SECRETARY},
            "the equality, diversity and inclusion lead, the workforce analyst, an executive or others",
        ),
    ],
)
def test_roles_are_said_as_people_say_them(held, said):
    assert who(held) == said


def test_a_review_says_which_step_who_is_waited_for_and_by_when():
    lead = "“Ask” waits for the equality, diversity and inclusion lead. It is due by 10 June 2026"

    assert stands_at(chain(), FIRST) == f"{lead}."
    assert stands_at(chain(), FIRST + DAY) == f"{lead}, and is one day late."
    assert stands_at(over(chain(), *(one.key for one in chain())), FIRST) == "Every step of this review is over."


def test_a_step_that_was_opened_again_is_to_be_done_again():
    steps = over(chain(), "ask", state=StepState.OPENED_AGAIN)

    assert stands_at(steps, FIRST).startswith("“Ask” is to be done again, and waits for the equality")
    page = step_page(called(steps, "ask"), steps, decisions=(), may=set(), on=FIRST)
    assert page.lead.startswith("This is to be done again. It waits for the equality")


def test_of_several_steps_that_can_be_done_the_first_due_is_named():
    steps = [step("late", due_on=FIRST + DAY), step("soon")]
    assert stands_at(steps, FIRST).startswith("Two steps can be done now. The first: “Soon” waits for")


@pytest.mark.parametrize(
    ("made", "on", "said"),
    [
        (step(), FIRST, "To do"),
        (step(), FIRST + DAY, "Overdue"),
        (step(is_ready=False), FIRST + DAY, "Cannot start yet"),
        (step(state=StepState.OPENED_AGAIN), FIRST, "To do again"),
        (step(held_on=FIRST), FIRST, "Done"),
        (step(held_on=FIRST + DAY), FIRST + DAY, "Done, late"),
        (step(state=StepState.LEFT_OUT), FIRST, "Left out"),
    ],
)
def test_how_a_step_stands_is_told_in_words(made, on, said):
    assert status_of(made, on) == said


# ON TIME


@pytest.mark.parametrize(
    ("reviews", "said"),
    [
        ([[meeting("a", FIRST)]], "The only review was held on time"),
        ([[meeting("a", FIRST + DAY)]], "The only review was not held on time"),
        ([[meeting("a", FIRST)], [meeting("a", FIRST)]], "Both reviews were held on time"),
        ([[meeting("a", FIRST)], [meeting("a", FIRST + DAY)]], "One of two reviews was held on time"),
        ([[meeting("a", FIRST + DAY)], [meeting("a", FIRST + DAY)]], "Neither review was held on time"),
        ([[meeting("a")]], "No review that began after 1 January 2020 has come to its last meeting yet."),
    ],
)
def test_how_many_reviews_were_on_time_is_a_sentence_that_fits_their_number(reviews, said):
    assert held_on_time(reviews, FIRST, LONG_AGO).startswith(said)


def test_what_began_before_the_years_that_are_counted_is_listed_and_not_counted():
    def begun(key, on):
        return SimpleNamespace(pk=UUID(int=key), title=f"Review {key}", cycle="tried", begins_on=on)

    old, new = begun(1, LONG_AGO), begun(2, FIRST)
    steps = {old.pk: [meeting("a", FIRST + DAY)], new.pk: [meeting("a", FIRST)]}
    page = reviews_page([new, old], steps, {"tried": "Tried"}, on=FIRST + DAY, since=LONG_AGO + DAY)

    assert page.lead == "No review is running."
    assert [one.title for one in page.over] == ["Review 2", "Review 1"]
    assert page.on_time.startswith("The only review was held on time")
    assert page.counts.rows == (("On time", "1"), ("Late", "0"), ("Not done by its day", "0"))


# WHO HAS SAID HOW IT GOES


def action(updated=None):
    return SimpleNamespace(
        item_id=uuid4(), text="Score in writing", lead=None, lead_title="Head of recruitment", updated=updated
    )


@pytest.mark.parametrize(
    ("updated", "silent", "said"),
    [
        (2, 1, "Two of three actions were updated since this review began: 67%."),
        (1, 2, "One of three actions was updated since this review began: 33%."),
        (0, 2, "Neither action was updated since this review began: 0%."),
        (2, 0, "Both actions were updated since this review began: 100%."),
        (0, 1, "The only action was not updated since this review began: 0%."),
        (3, 0, "All three actions were updated since this review began: 100%."),
        (0, 3, "None of the three actions was updated since this review began: 0%."),
        (1, 0, "The only action was updated since this review began: 100%."),
    ],
)
def test_the_share_of_actions_that_were_updated_is_said_with_their_number(updated, silent, said):
    at = datetime(2026, 6, 10, 12, tzinfo=UTC)
    actions = [action(at)] * updated + [action(at - timedelta(days=90))] * silent
    page = owners_page(actions, begins_on=FIRST, until=None)

    assert page.says == said
    assert len(page.waiting) == silent


def test_who_leads_an_action_that_nobody_is_named_for_is_told_by_title():
    page = owners_page([action()], begins_on=FIRST, until=None)
    [one] = page.waiting
    assert (one.text, one.led_by, one.last) == ("Score in writing", "Head of recruitment", "Never")


def test_a_plan_without_actions_has_no_share():
    assert "%" not in owners_page([], begins_on=FIRST, until=None).says


# A STEP, AND THE MEETINGS TO COME


def test_a_step_that_waits_says_for_what():
    steps = chain()
    said = {"decisions": (), "on": FIRST}

    waits = step_page(called(steps, "freeze"), steps, may={Capability.KEEP_REVIEWS}, **said)
    assert waits.lead == "This can be done once “Ask” is over. It is due by 10 June 2026."
    assert waits.place.route == "review-freeze"
    far = step_page(called(steps, "publish"), steps, may=set(), **said)
    assert far.lead.startswith("This can be done once “Board” is over.")


def test_what_is_frozen_leads_to_what_was_frozen_and_not_to_freezing_it_again():
    steps = over(chain(), "ask", "freeze")
    page = step_page(called(steps, "freeze"), steps, decisions=(), may=set(Capability), on=FIRST)
    assert page.place.route == "review-frozen"


def test_a_page_that_would_not_open_is_not_linked():
    steps = chain()
    page = step_page(called(steps, "freeze"), steps, decisions=(), may={Capability.READ_REVIEWS}, on=FIRST)
    assert page.place is None


def question(number, body):
    return QuestionNow(
        id=UUID(int=number),
        text=f"Question {number}?",
        body=body,
        role=RoleId.BOARD_MEMBER,
        role_label="Board member",
        to="EDI lead",
        state=QuestionState.UNANSWERED,
        asked_on=FIRST,
        due_on=None,
        answers=(),
        item=None,
        review=None,
        set_question="",
    )


def test_every_open_question_stands_on_the_agenda_whichever_body_asked_it():
    questions = [question(1, Body.NETWORK), question(2, Body.BOARD)]
    page = agenda_page({}, {}, questions, on=FIRST, since=LONG_AGO)

    assert page.lead == "No meeting is planned in any review, and two questions are open."
    assert page.questions[0].says == "Asked on 10 June 2026 by a board member. To: EDI lead. Not answered yet"


def test_slots_that_were_kept_are_counted_by_the_body_that_was_to_meet():
    review = UUID(int=1)
    steps = {
        review: [meeting("a", FIRST), meeting("b", FIRST + DAY), meeting("c"), meeting("d", first_due_on=LONG_AGO)]
    }
    page = agenda_page({review: "June"}, steps, (), on=FIRST + DAY, since=FIRST)

    assert page.kept.rows == (("Board", "3", "1", "1", "1"),)
    assert page.lead == "The board was to meet by 10 June 2026 and has not. No question is open."
    assert [one.status for one in page.slots] == ["Overdue", "Overdue"]
