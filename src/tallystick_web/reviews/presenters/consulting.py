"""The pages of consultations: what is open for somebody, what waits for a reply, and what became of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from tallystick.publishing.words import in_words
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.templating import day
from tallystick_web.organisations.rules import RoleId, roles
from tallystick_web.reviews.heard_rules import (
    CommentNow,
    ConsultationNow,
    can_comment,
    can_reply,
    in_time_of,
    may_read,
    reads_all,
    speaks_as,
)
from tallystick_web.reviews.rules import Body

_ENDED_IN_FULL = 5


@dataclass(frozen=True, kw_only=True)
class Line:
    """A consultation in a list: its title, who is asked, and where its clock stands."""

    id: UUID
    title: str
    whom: str
    says: str
    heard: str = ""
    did: str = ""


@dataclass(frozen=True, kw_only=True)
class Group:
    """Consultations under one heading, and what is said where there is none."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class ConsultationsPage:
    """The consultations of an organisation as somebody reads them, who holds these roles and commented in some."""

    every: Sequence[ConsultationNow]
    held: Collection[RoleId]
    commented: Collection[UUID]
    on: date

    @property
    def says(self) -> str:
        """The first sentence: what waits for the reader, and what waits for a reply."""
        if not self._read:
            return ""
        wanted = sum(one.id not in self.commented for one in self._for_reader)
        said = f"{capitalised(_consultations(wanted))} for your view." if wanted else "Nothing waits for your view."
        late = sum(one.reply_is_late(self.on) for one in self._waiting)
        waiting = len(self._waiting)
        if waiting:
            said += f" {capitalised(_consultations(waiting))} for a reply"
            said += f", {in_words(late)} of them later than promised." if late else "."
        return said

    @cached_property
    def kept(self) -> str:
        """How often the reply that was promised came in time."""
        found = in_time_of(self._read, on=self.on)
        if not found.owed:
            return ""
        if found.owed == 1:
            return f"One reply was due so far. It {'came' if found.in_time else 'did not come'} in time."
        return f"Of {in_words(found.owed)} replies that were due, {in_words(found.in_time)} came in time."

    @property
    def groups(self) -> tuple[Group, ...]:
        """The lists of the page that are not empty."""
        others = [one for one in self._open if not self._is_asked(one)]
        found = (
            Group(heading="Open for you", lines=tuple(self._open_line(one) for one in self._for_reader)),
            Group(heading="Open for others", lines=tuple(self._open_line(one) for one in others)),
            Group(heading="Waiting for a reply", lines=tuple(self._waiting_line(one) for one in self._waiting)),
            Group(heading="What people said, and what was done", lines=self._ended_lines),
        )
        return tuple(one for one in found if one.lines)

    @cached_property
    def _read(self) -> list[ConsultationNow]:
        return [one for one in self.every if may_read(one, self.held)]

    @cached_property
    def _open(self) -> list[ConsultationNow]:
        return sorted((one for one in self._read if one.is_open(self.on)), key=lambda one: one.closes_on)

    @cached_property
    def _for_reader(self) -> list[ConsultationNow]:
        return [one for one in self._open if self._is_asked(one)]

    @cached_property
    def _waiting(self) -> list[ConsultationNow]:
        return sorted((one for one in self._read if one.waits_for_reply(self.on)), key=lambda one: one.reply_due_on)

    def _is_asked(self, one: ConsultationNow) -> bool:
        return speaks_as(one.body, self.held) is not None

    def _open_line(self, one: ConsultationNow) -> Line:
        said = open_until(one, self.on)
        return _line(one, f"{said} You commented." if one.id in self.commented else said)

    def _waiting_line(self, one: ConsultationNow) -> Line:
        return _line(one, f"Closed on {day(one.closes_on)}. {came(one)} {promised(one, self.on)}")

    @property
    def _ended_lines(self) -> tuple[Line, ...]:
        ended = [one for one in self._read if one.is_replied and not one.is_open(self.on)]
        ended.sort(key=lambda one: one.replies[-1].on, reverse=True)
        return tuple(_ended_line(one, in_full=place < _ENDED_IN_FULL) for place, one in enumerate(ended))


@dataclass(frozen=True, kw_only=True)
class ConsultationPage:
    """One consultation as somebody reads it. ``own`` is what they said themselves."""

    now: ConsultationNow
    held: Collection[RoleId]
    own: tuple[CommentNow, ...]
    keeps: bool
    on: date

    @property
    def says(self) -> str:
        """Where its clock stands, in a sentence or two."""
        if self.now.is_open(self.on):
            return open_until(self.now, self.on)
        if self.now.is_replied:
            return replied(self.now)
        return f"Comments closed on {day(self.now.closes_on)}. {promised(self.now, self.on)}"

    @property
    def reads_all(self) -> bool:
        """Whether the reader sees what everybody said."""
        return reads_all(self.held)

    @property
    def came(self) -> str:
        """How many comments came, or that none did yet."""
        is_too_early = self.now.is_open(self.on) and not self.now.comments
        return "No comment has come yet." if is_too_early else came(self.now)

    @property
    def may_comment(self) -> bool:
        """Whether the reader can comment now."""
        return can_comment(self.now, self.held, on=self.on)

    @property
    def may_reply(self) -> bool:
        """Whether the reader can say now what was heard and done."""
        return self.keeps and can_reply(self.now, on=self.on)

    @property
    def rows(self) -> tuple[dict[str, str], ...]:
        """Who is asked, from when until when, and what was promised."""
        return (
            {"key": "Who is asked", "value": self.now.whom},
            {"key": "Asked on", "value": day(self.now.asked_on)},
            {"key": "Last day for comments", "value": day(self.now.closes_on)},
            {"key": "Reply promised by", "value": day(self.now.reply_due_on)},
        )


def who_reads(body: Body, held: Collection[RoleId]) -> str:
    """Under which role a comment is shown, and who can tell from it who wrote it; for whoever is about to write."""
    role = speaks_as(body, held)
    if role is None:
        return ""
    said = f"It is shown under “{roles()[role].label}”, with the day and without your name."
    if body is Body.STAFF:
        return said
    return f"{said} Where few people hold that role, readers may still know that it was you."


def open_until(one: ConsultationNow, on: date) -> str:
    """Until when comments come."""
    left = (one.closes_on - on).days
    if left == 0:
        return "Today is the last day for comments."
    return f"Open for comments until {day(one.closes_on)}, {_days(left)} from today."


def promised(one: ConsultationNow, on: date) -> str:
    """How the day stands on which a reply was promised."""
    left = (one.reply_due_on - on).days
    if left < 0:
        return f"A reply was promised by {day(one.reply_due_on)}. It is {_days(-left)} late."
    return f"A reply is promised by {day(one.reply_due_on)}{'' if left else ', today'}."


def replied(one: ConsultationNow) -> str:
    """When the first reply came, and whether as promised."""
    first = one.replies[0].on
    late = (first - one.reply_due_on).days
    kept = f"{_days(late)} later than promised" if late > 0 else "in time"
    return f"Replied on {day(first)}, {_days(one.days_to_reply or 0)} after comments closed, {kept}."


def came(one: ConsultationNow) -> str:
    """How many comments came; that nobody commented is told as that."""
    count = len(one.comments)
    return f"{capitalised(in_words(count))} comment{'' if count == 1 else 's'} came." if count else "Nobody commented."


def line_of(one: ConsultationNow, on: date) -> Line:
    """A consultation in the list of its step: where its clock stands, whoever reads."""
    if one.is_replied:
        return _line(one, f"{came(one)} {replied(one)}")
    if one.is_open(on):
        return _line(one, f"{open_until(one, on)} Then it waits for a reply.")
    return _line(one, f"Closed on {day(one.closes_on)}. {came(one)} {promised(one, on)}")


def _line(one: ConsultationNow, says: str, **more: str) -> Line:
    return Line(id=one.id, title=one.title, whom=one.whom, says=says, **more)


def _ended_line(one: ConsultationNow, *, in_full: bool) -> Line:
    said = f"{came(one)} {replied(one)}"
    return _line(one, said, heard=one.replies[-1].heard, did=one.replies[-1].did) if in_full else _line(one, said)


def _consultations(count: int) -> str:
    return f"{in_words(count)} consultation{' waits' if count == 1 else 's wait'}"


def _days(count: int) -> str:
    return f"{in_words(count)} day{'' if count == 1 else 's'}"
