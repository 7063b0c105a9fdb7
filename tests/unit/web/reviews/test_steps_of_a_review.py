"""How a step stands to its first day, what waits for what, and what cannot be said of a step."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import RoleId
from tallystick_web.reviews.cycle_rules import (
    Timeliness,
    can_be_redone,
    check_can_decide,
    check_can_finish,
    check_can_leave_out,
    check_can_move,
    check_can_open_again,
    check_was_asked,
    counted,
    ready,
    unfinished_before,
    was_on_time,
)
from tallystick_web.reviews.rules import StepKind, StepState, Verdict
from tests.unit.web.reviews.stepped import FIRST, called, chain, over, step

DAY = timedelta(days=1)


# ON TIME


@pytest.mark.parametrize(
    ("made", "on", "stands"),
    [
        (step(held_on=FIRST), FIRST + 9 * DAY, Timeliness.KEPT),
        (step(held_on=FIRST + DAY), FIRST + 9 * DAY, Timeliness.LATE),
        (step(), FIRST + DAY, Timeliness.MISSED),
        (step(), FIRST, Timeliness.DUE),
        (step(is_ready=False), FIRST, Timeliness.AHEAD),
        (step(state=StepState.LEFT_OUT), FIRST - 9 * DAY, Timeliness.MISSED),
    ],
)
def test_a_step_stands_to_its_first_day(made, on, stands):
    assert made.timeliness(on) is stands


def test_moving_a_step_to_a_later_day_does_not_make_it_on_time():
    moved = step(due_on=FIRST + 30 * DAY)

    assert moved.timeliness(FIRST + DAY) is Timeliness.MISSED
    assert replace(moved, state=StepState.DONE, held_on=FIRST + DAY).timeliness(FIRST + DAY) is Timeliness.LATE
    assert not moved.is_overdue(FIRST + DAY)


def test_steps_that_nobody_can_tell_of_yet_are_not_counted():
    steps = [step("a", held_on=FIRST), step("b", held_on=FIRST + DAY), step("c"), step("d", is_ready=False)]

    assert counted(steps, FIRST) == {Timeliness.KEPT: 1, Timeliness.LATE: 1}


def test_a_review_was_on_time_only_when_every_meeting_was():
    def meeting(key, held_on):
        return step(key, StepKind.MEETING, held_on=held_on)

    assert was_on_time([meeting("a", FIRST), meeting("b", FIRST)], FIRST) is True
    assert was_on_time([meeting("a", FIRST), meeting("b", FIRST + DAY)], FIRST) is False
    assert was_on_time([meeting("a", FIRST), meeting("b", None)], FIRST) is None
    assert was_on_time([meeting("a", FIRST), meeting("b", None)], FIRST + DAY) is False
    assert was_on_time([step("a")], FIRST) is None


# WHAT WAITS FOR WHAT


def test_a_step_waits_for_everything_before_it_however_far_back():
    steps = over(chain(), "freeze", "board")  # asking was opened again afterwards

    assert [one.key for one in unfinished_before(called(steps, "publish"), steps)] == ["ask"]


def test_what_can_be_done_first_is_due_first():
    late, soon, shut = step("late", due_on=FIRST + DAY), step("soon"), step("shut", is_ready=False)

    assert [one.key for one in ready([late, shut, soon, step("over", held_on=FIRST)])] == ["soon", "late"]


def test_what_was_left_out_lets_others_go_on():
    steps = over(chain(), "ask", state=StepState.LEFT_OUT)
    check_can_finish(called(steps, "freeze"), steps, held_on=FIRST, today=FIRST, has_frozen=True)


@pytest.mark.parametrize(
    ("key", "done", "has_frozen", "held_on", "said"),
    [
        ("ask", ["ask"], False, FIRST, "over already"),
        ("freeze", [], True, FIRST, "This comes after: “Ask”"),
        ("freeze", ["ask"], False, FIRST, "Freeze them first"),
        ("ask", [], False, FIRST + DAY, "today or in the past"),
        ("board", ["ask", "freeze"], True, FIRST, "Record what was decided"),
    ],
)
def test_a_step_cannot_be_finished_that(key, done, has_frozen, held_on, said):
    steps = over(chain(), *done)
    with pytest.raises(Refused, match=said):
        check_can_finish(called(steps, key), steps, held_on=held_on, today=FIRST, has_frozen=has_frozen)


def test_nothing_is_published_that_no_body_approved():
    without = over(over(chain(), "ask", "freeze"), "board", state=StepState.LEFT_OUT)
    with pytest.raises(Refused, match="Nothing was approved"):
        check_can_finish(called(without, "publish"), without, held_on=FIRST, today=FIRST, has_frozen=True)

    approved = over(chain(), "ask", "freeze", "board")
    check_can_finish(called(approved, "publish"), approved, held_on=FIRST, today=FIRST, has_frozen=True)


# LEFT OUT, OPENED AGAIN, MOVED


def test_freezing_cannot_be_left_out_where_nothing_is_frozen():
    with pytest.raises(Refused, match="frozen once"):
        check_can_leave_out(step(kind=StepKind.FREEZE), reason="No time", has_frozen=False)
    check_can_leave_out(step(kind=StepKind.FREEZE), reason="No time", has_frozen=True)


@pytest.mark.parametrize(
    "refused",
    [
        lambda: check_can_leave_out(step(), reason=" ", has_frozen=True),
        lambda: check_can_leave_out(step(held_on=FIRST), reason="Why not", has_frozen=True),
        lambda: check_can_open_again(step(held_on=FIRST), reason=" "),
        lambda: check_can_open_again(step(), reason="Once more"),
        lambda: check_can_move(step(), to=FIRST + DAY, reason=""),
        lambda: check_can_move(step(), to=FIRST, reason="The same day"),
        lambda: check_can_move(step(held_on=FIRST), to=FIRST + DAY, reason="It is over"),
        lambda: check_was_asked(False, StepKind.CONSULT),
    ],
)
def test_nothing_is_changed_without_a_reason_or_where_there_is_nothing_to_change(refused):
    with pytest.raises(Refused):
        refused()


# DECIDING


def decided(steps, **other):
    said = {
        "verdict": Verdict.APPROVE,
        "said": "",
        "again": [],
        "decided_on": FIRST,
        "today": FIRST,
        "role": RoleId.BOARD_MEMBER,
        "frozen_on": FIRST - DAY,
    }
    check_can_decide(called(steps, "board"), steps, **said | other)


def test_a_body_decides_when_everything_before_is_over_and_figures_are_frozen():
    decided(over(chain(), "ask", "freeze"))


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"frozen_on": None}, "No figures were frozen"),
        ({"frozen_on": FIRST + DAY}, "frozen after this day"),
        ({"decided_on": FIRST + DAY}, "today or in the past"),
        ({"role": RoleId.EDI_LEAD}, "Board member"),
        ({"verdict": Verdict.CONDITIONS}, "what the conditions are"),
        ({"verdict": Verdict.REFER_BACK, "said": "Figures are old"}, "at least one step"),
        ({"verdict": Verdict.REFER_BACK, "again": ["ask"]}, "Say why"),
        ({"verdict": Verdict.APPROVE, "again": ["ask"]}, "Only what is referred back"),
        ({"verdict": Verdict.REFER_BACK, "said": "Later", "again": ["publish"]}, "come before this one"),
        ({"verdict": Verdict.REFER_BACK, "said": "Myself", "again": ["board"]}, "come before this one"),
    ],
)
def test_a_decision_is_refused_where(other, said):
    with pytest.raises(Refused, match=said):
        decided(over(chain(), "ask", "freeze"), **other)


def test_a_body_does_not_decide_before_its_turn():
    with pytest.raises(Refused, match="“Freeze”"):
        decided(over(chain(), "ask"))


def test_what_is_decided_in_a_step_that_is_no_meeting_is_refused():
    steps = over(chain(), "ask", "freeze")
    with pytest.raises(Refused, match="Nothing is decided in this step"):
        decided((*steps[:2], replace(steps[2], kind=StepKind.TASK), steps[3]))


def test_only_what_is_over_and_comes_before_can_be_done_again():
    steps = over(chain(), "ask")
    assert [one.key for one in can_be_redone(called(steps, "board"), steps)] == ["ask"]
