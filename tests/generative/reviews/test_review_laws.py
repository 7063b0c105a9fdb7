"""Laws of reviews: however people go about the steps, nothing is decided, done or published before its turn.

The rules of the service say what is allowed. Whether anything came too early is told from the cycle's own words, by a
walk that shares nothing with them.
"""

from datetime import date
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from tallystick_web.core.rules import Refused
from tallystick_web.reviews import cycle_rules
from tallystick_web.reviews.cycle_rules import StepNow
from tallystick_web.reviews.cycles import cycles
from tallystick_web.reviews.rules import StepKind, StepState, Verdict

TODAY = date(2026, 11, 26)
WAYS = ("finish", "finish", "finish", "decide", "decide", "refer", "leave-out", "open", "freeze")
moves = st.lists(st.tuples(st.sampled_from(WAYS), st.integers(0, 20)), max_size=60)


class Walk:
    """A review that people go about as they please: each move is done where the rules allow it."""

    def __init__(self, cycle):
        self.cycle, self.frozen = cycle, False
        self.states = {one.key: StepState.WAITING for one in cycle.steps}
        self.done = []  # each thing that was let through, with what was over at that time

    def steps(self):
        return tuple(self.step(place, one) for place, one in enumerate(self.cycle.steps))

    def step(self, place, one):
        is_done = self.states[one.key] is StepState.DONE
        return StepNow(
            id=uuid4(),
            key=one.key,
            place=place,
            kind=one.kind,
            body=one.body,
            text=one.text,
            roles=one.roles,
            needs=one.needs,
            due_on=TODAY,
            first_due_on=TODAY,
            state=self.states[one.key],
            held_on=TODAY if is_done else None,
            said="",
            is_ready=True,
        )

    def go(self, way, place):
        steps = self.steps()
        step = steps[place % len(steps)]
        try:
            self.try_to(way, step, steps)
        except Refused:
            return

    def try_to(self, way, step, steps):
        if way == "finish":
            has = self.frozen
            cycle_rules.check_can_finish(step, steps, held_on=TODAY, today=TODAY, has_frozen=has)
            self.let(step, StepState.DONE)
        elif way == "leave-out":
            cycle_rules.check_can_leave_out(step, reason="No time", has_frozen=self.frozen)
            self.states[step.key] = StepState.LEFT_OUT
        elif way == "open":
            cycle_rules.check_can_open_again(step, reason="Once more")
            self.states[step.key] = StepState.OPENED_AGAIN
        elif way == "freeze" and step.kind is StepKind.FREEZE:
            cycle_rules.check_open(step)
            cycle_rules.check_needs(step, steps)
            self.frozen = True
            self.let(step, StepState.DONE)
        else:
            self.decide(step, steps, Verdict.REFER_BACK if way == "refer" else Verdict.APPROVE)

    def decide(self, step, steps, verdict):
        again = [] if verdict.lets_go_on else [one.key for one in steps if one.state is StepState.DONE][:2]
        cycle_rules.check_can_decide(
            step,
            steps,
            verdict=verdict,
            said="Because",
            again=again,
            decided_on=TODAY,
            today=TODAY,
            role=min(step.roles),
            frozen_on=TODAY if self.frozen else None,
        )
        self.let(step, StepState.DONE if verdict.lets_go_on else self.states[step.key])
        for key in again:
            self.states[key] = StepState.OPENED_AGAIN

    def let(self, step, state):
        over = {key for key, one in self.states.items() if one in (StepState.DONE, StepState.LEFT_OUT)}
        approved = any(
            one.kind is StepKind.MEETING and self.states[one.key] is StepState.DONE for one in self.cycle.steps
        )
        self.done.append((step, over, self.frozen, approved))
        self.states[step.key] = state


def everything_before(cycle, key):
    """The plain way: add what is needed until nothing is added."""
    needs = {one.key: set(one.needs) for one in cycle.steps}
    found = set(needs[key])
    while any(needs[one] - found for one in found):
        found |= {more for one in found for more in needs[one]}
    return found


def walked(cycle, went):
    walk = Walk(cycle)
    for way, place in went:
        walk.go(way, place)
    return walk


any_cycle = st.sampled_from(sorted(cycles())).map(lambda key: cycles()[key])


@given(any_cycle, moves)
def test_a_step_is_never_done_before_everything_it_needs(cycle, went):
    for step, over, _, _ in walked(cycle, went).done:
        assert everything_before(cycle, step.key) <= over


@given(any_cycle, moves)
def test_nothing_is_decided_without_frozen_figures_and_nothing_published_without_a_decision(cycle, went):
    for step, _, frozen, approved in walked(cycle, went).done:
        assert frozen or not step.kind.decides
        assert approved or step.kind is not StepKind.PUBLISH


@given(any_cycle, st.data())
def test_whoever_keeps_to_the_order_comes_to_the_end(cycle, data):
    walk = Walk(cycle)
    for _ in cycle.steps:
        open_now = [one for one in cycle.steps if not walk.states[one.key].is_over]
        free = [one for one in open_now if all(walk.states[need].is_over for need in one.needs)]
        chosen = data.draw(st.sampled_from(free))
        way = "freeze" if chosen.kind is StepKind.FREEZE else "decide" if chosen.kind.decides else "finish"
        walk.go(way, cycle.steps.index(chosen))
    assert not cycle_rules.is_running(walk.steps())


def test_the_walk_would_notice_a_step_that_came_too_early():
    walk = Walk(cycles()["six-monthly"])
    board = walk.steps()[[one.key for one in walk.cycle.steps].index("board")]
    walk.let(board, StepState.DONE)
    [(step, over, frozen, _)] = walk.done
    assert not frozen
    assert not everything_before(walk.cycle, step.key) <= over
