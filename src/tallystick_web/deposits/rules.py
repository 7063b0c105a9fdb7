"""The states of a deposit, and what each allows."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from tallystick_web.core.rules import Refused, answers


class How(StrEnum):
    """How the counts of a version came in."""

    FORM = "form"
    PASTE = "paste"
    FILE = "file"
    EXTRACTS = "extracts"

    @property
    def label(self) -> str:
        """As people read it."""
        return {How.FORM: "typed in", How.PASTE: "pasted", How.FILE: "a return file", How.EXTRACTS: "staff files"}[self]


class State(StrEnum):
    """Where a deposit stands. It is computed from its rows, and never stored."""

    OPEN = "open"
    SIGNED = "signed"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            State.OPEN: "being prepared",
            State.SIGNED: "signed off",
            State.SUPERSEDED: "replaced by a later one",
            State.WITHDRAWN: "taken back before sign-off",
        }[self]


NEXT: Mapping[State, frozenset[State]] = MappingProxyType(
    {
        State.OPEN: frozenset({State.SIGNED, State.WITHDRAWN}),
        State.SIGNED: frozenset({State.SUPERSEDED}),
        State.SUPERSEDED: frozenset(),
        State.WITHDRAWN: frozenset(),
    }
)


def check_can_change(state: State) -> None:
    """Raise Refused unless counts can still be changed."""
    if state is not State.OPEN:
        raise Refused(
            f"These figures are {state.label}, so they are frozen. To correct them, hand in the figures of this year "
            "again: the new ones take their place, and these stay on record."
        )


def check_can_sign(state: State, *, problems: int) -> None:
    """Raise Refused unless the figures can be signed off."""
    check_can_change(state)
    if problems:
        raise Refused(
            f"There {'is 1 problem' if problems == 1 else f'are {problems} problems'} to mend before these figures "
            "can be signed off."
        )


def check_is_latest(*, seen: int, latest: int) -> None:
    """Raise Refused where somebody else saved after the page was opened."""
    if seen != latest:
        raise Refused(
            "Somebody else changed these figures after you opened this page. Nothing of yours was saved. Look at what "
            "they changed, then enter yours again where they still differ."
        )


can_change = answers(check_can_change)
