"""What every register holds to: when an entry is stale, which way it can go, and what is refused."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any

from tallystick_web.core.days import months_after
from tallystick_web.core.rules import Refused
from tallystick_web.evidence.rules import check_link
from tallystick_web.registers.columns import (
    LONGEST_LINK,
    LONGEST_TEXT,
    LONGEST_TITLE,
    LONGEST_WORDS,
    Choice,
    Column,
    ColumnKind,
    Register,
    State,
    Values,
)


class Event(StrEnum):
    """What the audit calls each thing that is done to a register."""

    ADDED = "entry-added"
    CHANGED = "entry-changed"
    CONFIRMED = "entry-confirmed"
    MOVED = "entry-moved"
    BROUGHT_IN = "entries-brought-in"
    MERGED = "entry-merged"
    PARTED = "entry-parted"
    FORGOTTEN = "entry-forgotten"
    FILE_READ = "register-file-read"
    FILE_KEPT = "register-file-kept"
    FILE_AGREED = "register-file-agreed"
    FILE_GIVEN_UP = "register-file-given-up"
    PART_TAKEN = "part-taken"
    PART_MOVED = "part-moved"
    PART_PAID = "part-paid"
    PART_CORRECTED = "part-corrected"
    COUNTED = "registers-counted"


BRING_IN = "registers.jobs.bring_in"
"""The work that brings a file into a register."""


class FileStage(Choice):
    """Where a file stands that is brought into a register."""

    READ = "read"
    AGREED = "agreed"
    DONE = "done"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            FileStage.READ: "read, waiting for you",
            FileStage.AGREED: "being brought in",
            FileStage.DONE: "brought in",
        }[self]


class Freshness(StrEnum):
    """Whether an entry can be relied on today."""

    CURRENT = "current"
    DUE = "due"
    STALE = "stale"
    OVER = "over"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Freshness.CURRENT: "confirmed",
            Freshness.DUE: "to be confirmed soon",
            Freshness.STALE: "stale: not confirmed in time",
            Freshness.OVER: "no longer live",
        }[self]


SOON_DAYS = 30
LARGEST_WHOLE = 2_000_000_000
LONGEST: Mapping[ColumnKind, int] = {
    ColumnKind.TEXT: LONGEST_TEXT,
    ColumnKind.WORDS: LONGEST_WORDS,
    ColumnKind.LINK: LONGEST_LINK,
    ColumnKind.ADDRESS: LONGEST_TEXT,
}
"""How many characters each kind of text can have."""


def freshness(*, is_live: bool, review_on: date | None, today: date) -> Freshness:
    """Whether an entry that must be confirmed by a day can be relied on. None is an entry that needs no confirming."""
    if not is_live:
        return Freshness.OVER
    if review_on is None:
        return Freshness.CURRENT
    if review_on < today:
        return Freshness.STALE
    return Freshness.DUE if (review_on - today).days <= SOON_DAYS else Freshness.CURRENT


def next_review(register: Register, *, confirmed_on: date, sooner: date | None = None) -> date | None:
    """The day by which an entry must be confirmed again: as the register says, or sooner where somebody says so."""
    if not register.months:
        return None
    latest = months_after(confirmed_on, register.months)
    return min(sooner, latest) if sooner is not None else latest


def key_of(register: Register, values: Values) -> str:
    """What an entry is known by when it comes a second time, however it is typed: a SHA-256 of its key columns."""
    said = "\x1f".join(_plain(values.get(name)) for name in register.key)
    return sha256(said.encode()).hexdigest()


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ",".join(sorted(_plain(one) for one in value))
    return " ".join(str(value).casefold().split()) if value is not None else ""


def starting_states(register: Register) -> tuple[State, ...]:
    """The states that an entry can be in when it comes into the register: the first, and those that count."""
    return tuple(one for one in register.states if one is register.first_state or one.is_live)


def has_ended(register: Register, state: str) -> bool:
    """Whether an entry in a state is over: it was not merely never begun."""
    return state not in {one.id for one in starting_states(register)}


def is_blank(value: Any) -> bool:
    """Whether nothing was said. No is an answer, and so is nought."""
    return value is None or value == () or (isinstance(value, str) and not value.strip())


def check_values(register: Register, values: Values, today: date) -> None:
    """Raise Refused where what an entry would say is missing something, cannot be, or contradicts itself."""
    check_title(str(values.get("title") or ""), register)
    for column in register.columns:
        value = values.get(column.name)
        if is_blank(value):
            if column.is_needed:
                raise Refused(f"“{column.label}” needs an answer.")
            continue
        _check_value(column, value)
    if len(str(values.get("note") or "")) > LONGEST_WORDS:
        raise Refused(f"The note must be {LONGEST_WORDS} characters or fewer.")
    register.check(values, today)


def _check_value(column: Column, value: Any) -> None:
    given = value if isinstance(value, tuple) else (value,)
    if column.choices is not None and not {str(one) for one in given} <= {str(one) for one in column.choices}:
        raise Refused(f"“{column.label}” has an answer that is not in its list. Choose from the list.")
    longest = LONGEST.get(column.kind)
    if longest is not None and len(value) > longest:
        raise Refused(f"“{column.label}” must be {longest} characters or fewer.")
    if column.kind is ColumnKind.LINK:
        check_link(value)
    if column.kind is ColumnKind.ADDRESS and not _is_address(value):
        raise Refused(f"“{column.label}” must be an email address, like name@example.org.")
    if column.kind in {ColumnKind.WHOLE, ColumnKind.MONEY} and value < 0:
        raise Refused(f"“{column.label}” cannot be less than nought.")
    if column.kind is ColumnKind.WHOLE and value > LARGEST_WHOLE:
        raise Refused(f"“{column.label}” is too large a number to keep.")


def _is_address(text: str) -> bool:
    name, _, host = text.partition("@")
    return bool(name) and "." in host.strip(".") and not any(one.isspace() or one in "@<>,;" for one in name + host)


def check_title(title: str, register: Register) -> None:
    """Raise Refused for an entry without a title, or with one that is too long."""
    if not title.strip():
        raise Refused(f"Enter: {register.title_label[:1].lower()}{register.title_label[1:]}.")
    if len(title.strip()) > LONGEST_TITLE:
        raise Refused(f"“{register.title_label}” must be {LONGEST_TITLE} characters or fewer.")


def check_new(*, taken: bool, register: Register) -> None:
    """Raise Refused where the register has this entry already."""
    if taken:
        raise Refused(f"There is already {register.a_one} like this in the register. Open that one and change it.")


def check_way(register: Register, *, state: str, to: State, why: str) -> None:
    """Raise Refused where an entry cannot go this way from where it stands."""
    if state not in to.follows:
        now = register.state(state).label.lower()
        raise Refused(f"This was changed in the meantime: it is “{now}” now. Open it again. Nothing was changed.")
    if to.asks_why and not why.strip():
        raise Refused("Say why. The reason is kept with the entry.")


def check_seen(*, seen: int, now: int) -> None:
    """Raise Refused where somebody else changed an entry after this person opened it."""
    if seen != now:
        raise Refused(
            "Somebody else changed this entry after you opened it. Nothing of yours was saved. Open it again to see "
            "what it says now, then enter what still needs changing."
        )


def check_live(*, state: str, register: Register) -> None:
    """Raise Refused where an entry that is no longer live would be confirmed."""
    if state not in register.live_states:
        raise Refused("This entry is no longer live, so there is nothing to confirm.")


def check_review(*, sooner: date | None, today: date) -> None:
    """Raise Refused where the next day to confirm would be over already."""
    if sooner is not None and sooner <= today:
        raise Refused("The next day to confirm must be in the future.")


def check_day_not_to_come(day: date | None, *, what: str, today: date) -> None:
    """Raise Refused where something that is said to have happened lies in the future."""
    if day is not None and day > today:
        raise Refused(f"{what} cannot be in the future: enter the day on which it happened.")
