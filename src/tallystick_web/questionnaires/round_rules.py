"""Rounds: work that is looked at together, how it was chosen, and the list of it as people type it."""

import re
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from tallystick_web.core.rules import Refused
from tallystick_web.questionnaires.rules import LONGEST_TITLE
from tallystick_web.questionnaires.set_rules import AnswerSet
from tallystick_web.questionnaires.sheet_rules import SheetNow

MOST_ITEMS = 200


@dataclass(frozen=True, kw_only=True)
class RoundNow:
    """A round: a list of work that is looked at together. ``sampled`` says in words how it was taken."""

    id: UUID
    of: AnswerSet
    title: str
    role: str
    since: date
    until: date
    sampled: str
    closed_on: date | None
    sheets: tuple[SheetNow, ...] = ()

    @property
    def wanted(self) -> tuple[SheetNow, ...]:
        """Its sheets without those that are no longer wanted."""
        return tuple(one for one in self.sheets if not one.dropped_why)

    @property
    def finished(self) -> tuple[SheetNow, ...]:
        """Those that are wanted and have every mark they need."""
        return tuple(one for one in self.wanted if one.done_on is not None)


@dataclass(frozen=True, kw_only=True)
class Item:
    """A piece of work that is listed by hand, with its day where it has one."""

    title: str
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class RoundBegun:
    """What somebody enters who begins a round."""

    title: str
    since: date
    until: date
    sampled: str
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class Listed:
    """What was typed as a list: pieces of work, each once, and the lines that cannot be read."""

    items: tuple[Item, ...]
    unread: tuple[int, ...] = field(default=())


_DAYS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})[\s,;:]+"),
    re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})[\s,;:]+"),
)


def check_round(of: AnswerSet, begun: RoundBegun) -> None:
    """Raise Refused for a round of a set that is used otherwise, or whose sample nobody could take again."""
    if not of.in_rounds:
        raise Refused("These questions are answered on the page of the work itself.")
    if begun.until < begun.since:
        raise Refused("The last day comes before the first. Look at the two days again.")
    if not begun.sampled.strip():
        raise Refused("Say how the work was chosen, so that somebody else could choose it in the same way.")
    if of.role and begun.role not in {one.id for one in of.role}:
        raise Refused("Say whose work it is.")


def check_round_open(found: RoundNow) -> None:
    """Raise Refused for a round that is closed."""
    if found.closed_on is not None:
        raise Refused("This round is closed. Begin another.")


def items_in(text: str) -> Listed:
    """Read a list of work as people type it: one a line, a day before it where it has one. Twice the same is once."""
    found: dict[Item, None] = {}
    unread = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            item = _item_in(line.strip())
            found |= {item: None} if item is not None else {}
            unread += [number] if item is None else []
    return Listed(items=tuple(found), unread=tuple(unread))


def _item_in(line: str) -> Item | None:
    """The work of a line; None where its day is none, or nothing stands after it."""
    matched = next((found for one in _DAYS if (found := one.match(line))), None)
    title = line[matched.end() :].strip() if matched else line
    if not title or len(title) > LONGEST_TITLE:
        return None
    if matched is None:
        return Item(title=title)
    try:
        return Item(title=title, on=date(*(int(matched[part]) for part in ("year", "month", "day"))))
    except ValueError:
        return None


def check_items(found: RoundNow, listed: Listed) -> None:
    """Raise Refused for lines that cannot be read, for nothing, too much, and what is not of the round's days."""
    check_round_open(found)
    if listed.unread:
        lines = ", ".join(map(str, listed.unread[:10]))
        raise Refused(
            f"Correct line {lines}: it needs a name of up to {LONGEST_TITLE} characters, and before it a real day, or "
            "none. Nothing was added."
        )
    if not listed.items:
        raise Refused("Enter at least one piece of work.")
    if len(found.wanted) + len(listed.items) > MOST_ITEMS:
        raise Refused(f"A round holds {MOST_ITEMS} pieces of work at most. Take a sample of them.")
    there = {(one.title, one.on) for one in found.wanted}
    for one in listed.items:
        if (one.title, one.on) in there:
            raise Refused(f"“{one.title}” is in this round already. Nothing was added.")
        if one.on is not None and not found.since <= one.on <= found.until:
            raise Refused(f"The day of “{one.title}” is not one of this round’s days. Nothing was added.")
