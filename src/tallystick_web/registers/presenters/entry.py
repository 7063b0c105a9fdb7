"""An entry as a page: whether it can be relied on, what it says, what points at it, and what became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tallystick.publishing.words import listed
from tallystick_web.core.asked_about import QuestionsLine
from tallystick_web.core.chrome import Link
from tallystick_web.core.templating import capitalize_first, day, moment
from tallystick_web.registers.columns import Column, ColumnKind, Register, State
from tallystick_web.registers.presenters.words import Names, in_words, label_of, said_in_words
from tallystick_web.registers.queries.across import Pointing
from tallystick_web.registers.queries.changes import Change
from tallystick_web.registers.queries.entries import EntryNow
from tallystick_web.registers.rules import Event, Freshness

_DID: Mapping[str, str] = {
    Event.ADDED: "added it",
    Event.CHANGED: "changed it",
    Event.CONFIRMED: "confirmed that all of it is right",
    Event.MOVED: "moved it on",
    Event.BROUGHT_IN: "brought it in from a file",
    Event.MERGED: "said that it is the same as another",
    Event.PARTED: "said that it is not the same as another after all",
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """What one column says; ``href`` where it leads somewhere, ``is_outside`` where that is another site."""

    key: str
    text: str
    href: str = ""
    is_outside: bool = False


@dataclass(frozen=True, kw_only=True)
class ChangeLine:
    """What was done to an entry once, with what columns said before."""

    says: str
    why: str
    was: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PointingBox:
    """Entries of another register that point at this one."""

    title: str
    links: tuple[Link, ...]
    more: str


@dataclass(frozen=True, kw_only=True)
class EntryPage:
    """An entry with everything about it. ``links`` are what else can be done; ``may_keep`` opens what changes it.

    ``questions`` are the sets of questions that are answered about it, those that wait first.
    """

    entry: EntryNow
    names: Names
    changes: Sequence[Change]
    pointing: Sequence[PointingBox]
    links: Sequence[Link]
    today: date
    may_keep: bool
    may_change: bool
    questions: Sequence[QuestionsLine] = ()

    @property
    def register(self) -> Register:
        """The register that it stands in."""
        return self.entry.register

    @property
    def lead(self) -> str:
        """Whether it can be relied on."""
        return f"{self.entry.state.label}. {stands_in_words(self.entry, self.today)}"

    @property
    def is_stale(self) -> bool:
        """Whether it was not confirmed in time."""
        return self.entry.freshness(self.today) is Freshness.STALE

    @property
    def may_confirm(self) -> bool:
        """Whether the reader can say that it still holds."""
        is_asked = bool(self.register.months) and self.entry.confirmed_on < self.today
        return self.may_change and self.entry.state.is_live and is_asked

    @property
    def ways(self) -> tuple[State, ...]:
        """Where it can go from here."""
        return self.register.ways_from(self.entry.state.id) if self.may_keep else ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What its columns say, those that say something."""
        own = [self._line(one) for one in self.register.columns]
        common = [
            Line(key="Part of the organisation", text=self._unit),
            Line(key="Who answers for it", text=self.entry.owner or "Nobody yet"),
            Line(key="Note", text=self.entry.note),
            Line(key="Came into the register", text=f"{day(self.entry.at)}, by {self.entry.by}"),
        ]
        return tuple(one for one in [*own, *common] if one.text)

    @property
    def unsaid(self) -> str:
        """The columns that say nothing yet; blank where there are none."""
        left = [one.label.rstrip("?") for one in self.register.columns if not self._line(one).text]
        return f"Not filled in: {listed([f'“{one}”' for one in left])}." if left else ""

    @property
    def history(self) -> tuple[ChangeLine, ...]:
        """What was done to it, the newest first."""
        return tuple(change_line(self.register, one, self.names) for one in self.changes)

    @property
    def _unit(self) -> str:
        if self.entry.unit_id is None:
            return ""
        return self.names.units.get(self.entry.unit_id, "a part that is no longer there")

    def _line(self, column: Column) -> Line:
        value = self.entry.values[column.name]
        text = in_words(column, value, self.names)
        if column.name in self.names.hidden:
            return Line(key=column.label, text=text)
        if column.kind is ColumnKind.ENTRY:
            return Line(key=column.label, text=text, href=self.names.hrefs.get(value, ""))
        is_link = column.kind is ColumnKind.LINK and bool(text)
        return Line(key=column.label, text=text, href=text if is_link else "", is_outside=is_link)


def stands_in_words(entry: EntryNow, today: date) -> str:
    """Whether an entry can be relied on, in a sentence."""
    fresh, counts = entry.freshness(today), entry.register.counts
    if fresh is Freshness.OVER:
        over = f" It ended on {day(entry.ended_on)}." if entry.ended_on else ""
        return f"It does not count among {counts}.{over}"
    if entry.review_on is None:
        return f"It counts among {counts}."
    confirmed = f"It was last confirmed on {day(entry.confirmed_on)}"
    if fresh is Freshness.STALE:
        late = f"should have been confirmed again by {day(entry.review_on)}"
        return f"Stale: {confirmed[:1].lower()}{confirmed[1:]}, {late}, and no longer counts among {counts}."
    if fresh is Freshness.DUE:
        return f"{confirmed}, and is to be confirmed again by {day(entry.review_on)}: {_days(entry.review_on, today)}."
    return f"{confirmed}, and is to be confirmed again by {day(entry.review_on)}."


def change_line(register: Register, change: Change, names: Names) -> ChangeLine:
    """One step of the history, in words."""
    did = _DID.get(change.what, "did something to it")
    if change.what == Event.MOVED and change.said:
        did = f"moved it to {said_in_words(register, 'state', change.said[0].get('after', ''), names)}"
    was = () if change.what == Event.MOVED else tuple(_was(register, change.said, names))
    return ChangeLine(says=f"{moment(change.at)}: {change.by} {did}.", why=change.why, was=was)


def pointing_box(found: Pointing, hrefs: Mapping[UUID, str]) -> PointingBox:
    """What points at an entry from one column of a register."""
    links = tuple(Link(text=name, href=hrefs[key]) for key, name in found.names.items())
    more = found.count - len(links)
    return PointingBox(
        title=f"{found.register.title}: {capitalize_first(found.column.label.rstrip('?'))}",
        links=links,
        more=f"And {more} more." if more else "",
    )


def _was(register: Register, said: Sequence[Mapping[str, str]], names: Names) -> Iterable[str]:
    for one in said:
        name = one["column"]
        label = label_of(register, name).rstrip("?")
        if "before" not in one or name in names.hidden:
            yield f"{label}: was changed. What it said is not kept here."
        else:
            before, after = (said_in_words(register, name, one[side], names) for side in ("before", "after"))
            yield f"{label}: was {before}, became {after}"


def _days(until: date, today: date) -> str:
    days = (until - today).days
    return "today" if not days else "in one day" if days == 1 else f"in {days} days"
