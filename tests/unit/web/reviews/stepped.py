"""Steps of reviews as values, with no database: a chain from asking to publishing, and what is said of it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from tallystick_web.organisations.rules import RoleId
from tallystick_web.reviews.cycle_rules import StepNow
from tallystick_web.reviews.rules import Body, StepKind, StepState

FIRST = date(2026, 6, 10)


def step(key="ask", kind=StepKind.TASK, *, needs=(), body=None, is_ready=True, held_on=None, **said):
    """A step that waits, due on the tenth of June."""
    known = {
        "id": UUID(int=sum(map(ord, key))),
        "place": 1,
        "text": key.capitalize(),
        "roles": frozenset({RoleId.EDI_LEAD}),
        "due_on": FIRST,
        "first_due_on": FIRST,
        "state": StepState.DONE if held_on else StepState.WAITING,
        "said": "",
    }
    return StepNow(
        key=key, kind=kind, needs=frozenset(needs), body=body, is_ready=is_ready, held_on=held_on, **known | said
    )


def chain():
    """Ask, freeze, the board, publish: one after the other."""
    board = {"body": Body.BOARD, "roles": frozenset({RoleId.BOARD_MEMBER})}
    return (
        step("ask", StepKind.ASK_OWNERS),
        step("freeze", StepKind.FREEZE, needs=["ask"], is_ready=False),
        step("board", StepKind.MEETING, needs=["freeze"], is_ready=False, **board),
        step("publish", StepKind.PUBLISH, needs=["board"], is_ready=False),
    )


def over(steps, *keys, state=StepState.DONE):
    """The same steps, of which some are over."""
    return tuple(replace(one, state=state, held_on=FIRST) if one.key in keys else one for one in steps)


def called(steps, key):
    """The step with a key."""
    return next(one for one in steps if one.key == key)
