"""The states of a deposit, and what each allows."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from tallystick_web.core.rules import Refused, answers
from tallystick_web.organisations.rules import Capability, OrganisationKind, RoleId, capabilities_of

ASKED: Mapping[OrganisationKind, tuple[str, ...]] = MappingProxyType(
    {
        OrganisationKind.TRUST: ("wres", "wdes"),
        OrganisationKind.AMBULANCE_TRUST: ("wres", "wdes"),
        OrganisationKind.MEMBERSHIP_BODY: (),
        OrganisationKind.UMBRELLA: (),
    }
)
"""The standards whose figures the NHS standard contract asks of each kind of organisation, every year."""

BY_CHOICE: Mapping[OrganisationKind, tuple[str, ...]] = MappingProxyType(
    {
        OrganisationKind.TRUST: (),
        OrganisationKind.AMBULANCE_TRUST: (),
        OrganisationKind.MEMBERSHIP_BODY: ("wres", "wdes"),
        OrganisationKind.UMBRELLA: ("wres", "wdes"),
    }
)
"""The standards that nobody asks of it, and that it may count itself by."""

LONGEST_REASON = 500
NOTHING_ENTERED = "Nothing has been entered yet, so there is nothing to sign off."
STATEMENT = (
    "I have looked at these figures and at what was understood of them. As far as I can tell they are right, and I "
    "agree that they are frozen."
)


class Event(StrEnum):
    """What the audit calls things that are done with figures that are handed in."""

    BEGUN = "figures-begun"
    CHANGED = "figures-changed"
    SIGNED_OFF = "figures-signed-off"
    TAKEN_BACK = "figures-taken-back"
    VAULT_CHOSEN = "vault-chosen"
    ORIGINALS_KEPT = "originals-kept"
    ORIGINAL_READ = "original-read"
    ORIGINAL_ERASED = "original-erased"
    STOP_NOTED = "stop-noted"
    STOP_ENDED = "stop-ended"
    STOP_LIST_BEGUN_AGAIN = "stop-list-begun-again"
    ORIGINALS_NOT_KEPT = "originals-not-kept"
    FILES_RECEIVED = "files-received"
    FILES_READ = "files-read"
    FILES_ANSWERED = "files-answered"
    FILES_COUNTED = "files-counted"
    PAY_CHOSEN = "pay-chosen"
    PAY_SIGNED = "pay-signed-off"
    PAY_READ_OTHERWISE = "pay-read-otherwise"
    PAY_MADE = "pay-sets-made"
    FILES_GIVEN_UP = "files-given-up"
    FILES_EXPIRED = "files-waited-too-long"
    FILES_ERASED = "files-erased"


class How(StrEnum):
    """How the counts of a version came in."""

    FORM = "form"
    PASTE = "paste"
    FILE = "file"
    EXTRACTS = "extracts"
    COPY = "copy"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            How.FORM: "typed in",
            How.PASTE: "pasted",
            How.FILE: "a return file",
            How.EXTRACTS: "staff files",
            How.COPY: "copied from the signed figures",
        }[self]


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


def check_can_sign(state: State, *, problems: int | None) -> None:
    """Raise Refused unless the figures can be signed off. ``problems`` is None where nothing was entered."""
    check_can_change(state)
    if problems is None:
        raise Refused(NOTHING_ENTERED)
    if problems:
        raise Refused(
            f"There {'is 1 problem' if problems == 1 else f'are {problems} problems'} to mend before these figures "
            "can be signed off."
        )


_WHO_SEES = (
    "The exact counts are seen by who works with figures that have not been through the privacy check, such as the "
    "workforce analyst."
)
WHO_SEES_COUNTS = f"{_WHO_SEES} What was approved of them is on the pages of the indicators."
WHO_SEES_THESE = (
    "Some of these figures were counted from staff files or copied from figures that were signed off. "
    f"{_WHO_SEES} They enter and check the others as well, and sign off."
)


def check_sees_counts(state: State, *, is_of_desk: bool, held: frozenset[Capability]) -> None:
    """Raise Refused unless somebody with these capabilities may see the exact counts of figures in this state.

    While they are prepared, whoever hands in or signs must see them. Counts that were signed, copied from signed ones,
    or counted from staff files (``is_of_desk``) are told by the approved sets: exactly they are for those who read what
    has not been checked.
    """
    prepares = bool(held & {Capability.HAND_IN_FIGURES, Capability.SIGN_FIGURES})
    if Capability.READ_DESK in held or (prepares and state is State.OPEN and not is_of_desk):
        return
    raise Refused(WHO_SEES_COUNTS)


def check_begins_as_copy(held: frozenset[Capability]) -> None:
    """Raise Refused for whom a correction does not begin as a copy: it would show them the counts that were signed."""
    check_sees_counts(State.SIGNED, is_of_desk=False, held=held)


can_see_counts = answers(check_sees_counts)
can_begin_as_copy = answers(check_begins_as_copy)


def check_can_open(*, is_signed: bool, why: str) -> None:
    """Raise Refused where figures that were signed are handed in again without a reason."""
    if is_signed and not why.strip():
        raise Refused("These figures were signed off. Say why they are handed in again: the reason is kept with them.")


def check_signs_as(role: RoleId) -> None:
    """Raise Refused for a role that does not sign figures off."""
    if Capability.SIGN_FIGURES not in capabilities_of({role}):
        raise Refused("Figures are not signed off in this role. Choose one of your roles that signs.")


def check_has_agreed(agreed: bool) -> None:
    """Raise Refused unless the person agreed to the statement."""
    if not agreed:
        raise Refused("Tick the box to say that you agree to the statement.")


def may_start(standard: str, year: int, *, on: date) -> bool:
    """Whether the 31 March that figures are of has come."""
    return bool(standard) and day_of(year) <= on


def day_of(year: int) -> date:
    """The day that the figures of a year are of."""
    return date(year, 3, 31)


def years_to_start(standard: str, available: Sequence[str], *, on: date) -> tuple[int, ...]:
    """The years of a standard that can be handed in, the newest first. ``available`` are definitions, as wres/2026."""
    years = (int(one.partition("/")[2]) for one in available if one.startswith(f"{standard}/"))
    return tuple(sorted((year for year in years if may_start(standard, year, on=on)), reverse=True))


def asked_now(kind: OrganisationKind, available: Sequence[str], *, on: date) -> tuple[tuple[str, int], ...]:
    """The standards that are asked of a kind of organisation, each with the newest year that can be handed in."""
    newest = ((standard, years_to_start(standard, available, on=on)) for standard in ASKED[kind])
    return tuple((standard, years[0]) for standard, years in newest if years)


def roles_that_sign(held: frozenset[RoleId]) -> tuple[RoleId, ...]:
    """The roles of a person in which they may sign figures off, in the order of the table of roles."""
    return tuple(one for one in RoleId if one in held and Capability.SIGN_FIGURES in capabilities_of({one}))


def check_is_latest(*, seen: int, latest: int) -> None:
    """Raise Refused where somebody else saved after the page was opened."""
    if seen != latest:
        raise Refused(
            "Somebody else changed these figures after you opened this page. Nothing of yours was saved. Look at what "
            "they changed, then enter yours again where they still differ."
        )
