"""How a question stands, on whose agenda it is, and who may say what."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import Capability, RoleId, roles
from tallystick_web.reviews.question_rules import (
    SPEAKS_FOR,
    AnswerNow,
    Meeting,
    QuestionNow,
    agenda,
    bodies_for,
    bodies_read,
    carried_over,
    check_day,
    check_may_answer,
    check_may_ask,
    check_may_judge,
    check_may_take_back,
    check_says_why,
    role_for,
    shortened,
    state_of,
)
from tallystick_web.reviews.rules import Body, QuestionState

ASKED = date(2026, 6, 4)
OWNER, LEAD, MEMBER = UUID(int=1), UUID(int=2), UUID(int=3)


def question(*, body=Body.BOARD, role=RoleId.BOARD_MEMBER, judged=(), taken_back="", **more):
    """A question that was put to OWNER, with an answer of OWNER's for each judgement."""
    answers = tuple(answer(one, f"Answer {place}") for place, one in enumerate(judged))
    known = {
        "id": uuid4(),
        "text": "Has it moved?",
        "body": body,
        "role": role,
        "role_label": "Board member",
        "to": "Director of human resources",
        "to_person": OWNER,
        "state": state_of(judged, is_taken_back=bool(taken_back)),
        "asked_on": ASKED,
        "due_on": None,
        "answers": answers,
        "item": None,
        "review": None,
        "set_question": "",
        "taken_back": taken_back,
    }
    return QuestionNow(**known | more)


def answer(is_accepted, said, *, by=OWNER):
    return AnswerNow(
        id=uuid4(),
        said=said,
        from_data=False,
        confidence=None,
        next_step="",
        next_on=None,
        on=ASKED + timedelta(days=7),
        is_accepted=is_accepted,
        why="",
        by=by,
    )


# HOW IT STANDS


@given(judged=st.lists(st.sampled_from([None, True, False])), is_taken_back=st.booleans())
def test_a_question_is_open_exactly_while_no_answer_is_accepted_and_nobody_took_it_back(judged, is_taken_back):
    state = state_of(judged, is_taken_back=is_taken_back)
    assert state.is_open == (judged.count(True) == 0 and not is_taken_back)


@pytest.mark.parametrize(
    ("judged", "state"),
    [
        ([], QuestionState.UNANSWERED),
        ([None], QuestionState.ANSWERED),
        ([False], QuestionState.NOT_ACCEPTED),
        ([False, None], QuestionState.ANSWERED),
        ([None, False], QuestionState.NOT_ACCEPTED),
        ([False, True], QuestionState.ACCEPTED),
    ],
)
def test_the_newest_answer_says_how_an_open_question_stands(judged, state):
    assert state_of(judged, is_taken_back=False) is state


class Story:
    """A question to which things happen, one after another, as far as the rules let them."""

    def __init__(self):
        self.judged, self.is_taken_back = [], False

    @property
    def now(self):
        return question(judged=tuple(self.judged), taken_back="Not needed" if self.is_taken_back else "")

    def answer(self):
        check_may_answer(question=self.now, by=OWNER, keeps_reviews=False)
        self.judged.append(None)

    def accept(self):
        self._judge(is_accepted=True)

    def refuse(self):
        self._judge(is_accepted=False)

    def _judge(self, *, is_accepted):
        check_may_judge(question=self.now, roles={RoleId.BOARD_MEMBER}, by=MEMBER)
        self.judged[-1] = is_accepted

    def take_back(self):
        check_may_take_back(question=self.now, roles={RoleId.BOARD_MEMBER})
        self.is_taken_back = True


@given(st.lists(st.sampled_from(["answer", "accept", "refuse", "take_back"]), max_size=30))
def test_whatever_is_tried_a_closed_question_stays_as_it_was_and_one_answer_is_accepted_at_most(steps):
    story, closed = Story(), None
    for step in steps:
        try:
            getattr(story, step)()
        except Refused:
            pass
        else:
            assert closed is None, step
        closed = None if story.now.is_open else (tuple(story.judged), story.is_taken_back)
    assert story.judged.count(True) <= 1
    assert not (story.is_taken_back and True in story.judged)


# ON WHOSE AGENDA


def test_an_open_question_is_on_the_agenda_whoever_asked_it_and_a_closed_one_on_none():
    still = [question(body=body, judged=judged) for body in Body for judged in ((), (None,), (False,))]
    over = [question(body=body, judged=(True,)) for body in Body]
    assert set(agenda([*over, *still])) == set(still)


def test_the_longest_open_question_stands_first():
    older, newer = question(asked_on=ASKED), question(asked_on=ASKED + timedelta(days=1))
    assert agenda([newer, older]) == (older, newer)


@pytest.mark.parametrize("body", [Body.EXECUTIVE, Body.SUB_GROUP, Body.BOARD])
def test_a_question_is_carried_over_at_the_meetings_of_every_tier(body):
    meetings = [Meeting(body=body, on=ASKED + timedelta(days=days)) for days in (0, 30, 60)]
    assert carried_over(question(), meetings) == 2


def test_a_question_is_not_carried_over_once_it_is_closed():
    closed = question(judged=(True,), closed_on=ASKED + timedelta(days=30))
    meetings = [Meeting(body=Body.BOARD, on=ASKED + timedelta(days=days)) for days in (10, 30, 60)]
    assert carried_over(closed, meetings) == 1


@pytest.mark.parametrize(("judged", "is_late"), [((), True), ((False,), True), ((None,), False), ((True,), False)])
def test_an_answer_is_late_while_there_is_none_that_could_be_accepted(judged, is_late):
    due = question(judged=judged, due_on=ASKED + timedelta(days=14))
    assert due.is_late(ASKED + timedelta(days=15)) is is_late
    assert not due.is_late(ASKED + timedelta(days=14))


def test_a_long_question_is_cut_in_lists_and_says_so():
    assert shortened("Why? " * 100).endswith(" …")
    assert shortened("Why?") == "Why?"


# WHO MAY SAY WHAT


def test_who_may_ask_asks_for_a_body_and_nobody_else_does():
    asking = {one for one in RoleId if Capability.ASK_QUESTIONS in roles()[one].capabilities}
    assert {one for one in RoleId if bodies_for({one})} == asking


def test_the_board_secretary_writes_down_what_executives_and_governors_ask():
    assert role_for({RoleId.BOARD_SECRETARY}, Body.GOVERNORS) is RoleId.BOARD_SECRETARY
    assert role_for({RoleId.EXECUTIVE, RoleId.BOARD_SECRETARY}, Body.EXECUTIVE) is RoleId.EXECUTIVE
    assert role_for({RoleId.BOARD_SECRETARY}, Body.NETWORK) is None


@pytest.mark.parametrize("body", [one for one in Body if one is not Body.GOVERNORS])
def test_a_governor_asks_for_governors_alone(body):
    with pytest.raises(Refused, match="You do not ask on behalf of this body"):
        check_may_ask(roles={RoleId.GOVERNOR}, body=body, text="Has it moved?")


def test_a_question_asks_something():
    with pytest.raises(Refused, match="Enter the question"):
        check_may_ask(roles={RoleId.GOVERNOR}, body=Body.GOVERNORS, text="  ")


def test_the_person_it_was_put_to_answers_or_whoever_keeps_reviews():
    check_may_answer(question=question(), by=OWNER, keeps_reviews=False)
    check_may_answer(question=question(), by=LEAD, keeps_reviews=True)
    with pytest.raises(Refused, match="answered by the person it was put to"):
        check_may_answer(question=question(), by=LEAD, keeps_reviews=False)


def test_nobody_who_gave_an_answer_accepts_it():
    own = replace(question(judged=(None,)), answers=(answer(None, "It has.", by=MEMBER),))
    with pytest.raises(Refused, match="You gave this answer yourself"):
        check_may_judge(question=own, roles={RoleId.BOARD_MEMBER}, by=MEMBER)


@pytest.mark.parametrize("role", [one for one in RoleId if one not in SPEAKS_FOR[Body.BOARD]])
def test_those_who_did_not_ask_accept_nothing_and_take_nothing_back(role):
    with pytest.raises(Refused, match="Only those who asked"):
        check_may_judge(question=question(judged=(None,)), roles={role}, by=MEMBER)
    with pytest.raises(Refused, match="Only those who asked"):
        check_may_take_back(question=question(), roles={role})


def test_the_same_role_or_another_of_the_same_body_accepts():
    check_may_judge(question=question(judged=(None,)), roles={RoleId.BOARD_SECRETARY}, by=MEMBER)
    noted = question(body=Body.GOVERNORS, role=RoleId.BOARD_SECRETARY, judged=(None,))
    check_may_judge(question=noted, roles={RoleId.BOARD_SECRETARY}, by=MEMBER)
    check_may_judge(question=noted, roles={RoleId.GOVERNOR}, by=MEMBER)


def test_an_answer_is_there_to_be_accepted_and_is_judged_once():
    for judged in ((), (False,)):
        with pytest.raises(Refused, match="There is no answer"):
            check_may_judge(question=question(judged=judged), roles={RoleId.BOARD_MEMBER}, by=MEMBER)


def test_an_answer_is_not_refused_without_saying_why():
    check_says_why(is_accepted=True, said="")
    with pytest.raises(Refused, match="Say what is missing"):
        check_says_why(is_accepted=False, said=" ")


def test_nothing_is_promised_for_a_day_that_is_over():
    check_day(ASKED, asked_on=ASKED, what="An answer")
    check_day(None, asked_on=ASKED, what="An answer")
    with pytest.raises(Refused, match="An answer cannot be due before today"):
        check_day(ASKED - timedelta(days=1), asked_on=ASKED, what="An answer")


def test_without_reviews_only_what_is_put_in_the_open_is_read():
    assert bodies_read(reads_reviews=False) == {Body.GOVERNORS, Body.PUBLIC}
    assert bodies_read(reads_reviews=True) == set(Body)
