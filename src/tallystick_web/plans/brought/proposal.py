"""What would be made of a file: items, their wording, what they stand under; and what was not understood, and where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from tallystick_web.core.sheets.cells import day_in, number_in, one_of, who_in
from tallystick_web.core.sheets.tables import Place
from tallystick_web.plans.brought.cells import delivery_in, is_colour
from tallystick_web.plans.brought.gathering import Gathered, Gathering, Told
from tallystick_web.plans.brought.holds import Holds
from tallystick_web.plans.compare_rules import words_in
from tallystick_web.plans.rules import (
    LONGEST_NOTE,
    LONGEST_TEXT,
    Delivery,
    Direction,
    EvidenceGrade,
    Expected,
    Intervention,
    Kind,
    Stage,
    Voice,
    Wording,
)

_OVER = (Stage.FINISHED, Stage.DROPPED, Stage.MERGED, Stage.WITHDRAWN)
_LISTS: Mapping[Holds, type] = {
    Holds.INTERVENTION: Intervention,
    Holds.EVIDENCE_GRADE: EvidenceGrade,
    Holds.VOICE: Voice,
    Holds.EXPECTED_DIRECTION: Direction,
}
_DAYS = (Holds.STARTS_ON, Holds.DUE_ON, Holds.EXPECTED_BY)
_NUMBERS = {Holds.COST: Decimal("1e10"), Holds.HOURS: Decimal("1e9"), Holds.EXPECTED_SIZE: Decimal("1e10")}
_WORDS = {Holds.CAUSE: LONGEST_NOTE, Holds.HOW: LONGEST_NOTE, Holds.EVIDENCE_SOURCE: 1000}
_OF_ACTIONS = frozenset({*_LISTS, *_DAYS, *_NUMBERS, *_WORDS, Holds.LEAD_TITLE}) - {Holds.VOICE}
"""What only an action says."""


@dataclass(frozen=True, kw_only=True)
class Around:
    """What a file is read against: the year of its plan, the people, the measures (ids by name), and what is there.

    ``there`` are the items of the plan by kind and words, ``outcomes`` those that a team's actions can serve as well.
    """

    begins: date
    people: Mapping[UUID, str]
    measures: Mapping[str, str]
    there: Mapping[tuple[Kind, str], UUID] = field(default_factory=dict)
    outcomes: Mapping[str, UUID] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """An item that would be made: its wording, and what it stands under, of the file (by place) and of what is there.

    ``existing`` is the item of the plan that has the same words: it is not made again. ``update`` is how the file says
    that it is going, what was said and what comes next.
    """

    kind: Kind
    wording: Wording
    place: Place
    under: tuple[int, ...] = ()
    under_there: tuple[UUID, ...] = ()
    measures: tuple[str, ...] = ()
    update: tuple[Delivery, str, str] | None = None
    existing: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Everything that would be made of a file, and what is to be known before."""

    items: tuple[Proposed, ...]
    told: tuple[Told, ...]

    @property
    def new(self) -> tuple[Proposed, ...]:
        """What is not in the plan yet."""
        return tuple(one for one in self.items if one.existing is None)


def proposed(gathering: Gathering, around: Around) -> Proposal:
    """What would be made of what was gathered from a file."""
    told = list(gathering.told)
    over = {at for at, one in enumerate(gathering.items) if _is_over(one, told)}
    _pass_on_accountable(gathering.items)
    places = {at: new for new, at in enumerate(at for at in range(len(gathering.items)) if at not in over)}
    items = []
    for at in places:
        under, there = _uppers(gathering, gathering.items[at], around, told)
        reading = _Reading(gathering.items[at], around, told)
        uppers = tuple(places[one] for one in dict.fromkeys(under) if one in places)
        items.append(reading.proposed(uppers, there))
    return Proposal(items=tuple(items), told=tuple(sorted(told, key=lambda one: (one.place.table, one.place.row))))


def _is_over(item: Gathered, told: list[Told]) -> bool:
    """Whether the file says that an item is over: it is left out, as only what goes on can be drafted."""
    said, place, _ = item.cells.pop(Holds.STAGE, ("", item.place, ""))
    stage = one_of(Stage, said) if said else None
    if stage not in _OVER:
        return False
    told.append(Told(place=place, text=f"“{_short(item.text)}” is over ({stage.label.lower()}). It was left out."))
    return True


def _pass_on_accountable(items: Sequence[Gathered]) -> None:
    """Who is accountable beside an action is so for the outcome it serves, where nobody is yet."""
    for item in items:
        if item.kind is Kind.ACTION:
            for holds in (Holds.ACCOUNTABLE, Holds.ACCOUNTABLE_TITLE):
                said = item.cells.pop(holds, None)
                for upper in item.under if said else ():
                    items[upper].cells.setdefault(holds, said)


def _uppers(
    gathering: Gathering, item: Gathered, around: Around, told: list[Told]
) -> tuple[list[int], tuple[UUID, ...]]:
    """What an item stands under: of the file, and of what is there already."""
    under, there = list(item.under), []
    for name in filter(str.strip, item.names):
        at = gathering.find(name)
        outcome = around.outcomes.get(words_in(name)) if item.kind is Kind.ACTION else None
        if at is not None and gathering.items[at].kind in item.kind.serves:
            under.append(at)
        elif outcome is not None:
            there.append(outcome)
        else:
            told.append(Told(place=item.place, text=f"“{_short(name)}” is nothing that this can stand under."))
    return under, tuple(there)


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= 80 else f"{said[:79]}…"


class _Reading:
    """One item while its cells are read."""

    def __init__(self, item: Gathered, around: Around, told: list[Told]) -> None:
        self.item, self.around, self._told = item, around, told
        self.notes: list[str] = []
        self.said: dict[str, Any] = {}

    def proposed(self, under: tuple[int, ...], there: tuple[UUID, ...]) -> Proposed:
        item = self.item
        if Holds.NOTE in item.cells:
            self.notes.append(item.cells[Holds.NOTE][0])
        text = self._text()
        self._who()
        self._facts()
        update, measures = self._update(), self._measures()
        note = "\n".join(self.notes)
        if len(note) > LONGEST_NOTE:
            self.tell(Holds.NOTE, f"What is said in other words is longer than {LONGEST_NOTE} characters, and was cut.")
        wording = Wording(text=text, note=note[:LONGEST_NOTE], expected=self._expected(), **self.said)
        return Proposed(
            kind=item.kind,
            wording=wording,
            place=item.place,
            under=under,
            under_there=there,
            measures=measures,
            update=update,
            existing=self.around.there.get((item.kind, words_in(text))),
        )

    def tell(self, holds: Holds, text: str) -> None:
        _, place, _ = self.item.cells.get(holds, ("", self.item.place, ""))
        self._told.append(Told(place=place, text=text))

    def not_understood(self, holds: Holds) -> None:
        text, place, head = self.item.cells[holds]
        self._told.append(Told(place=place, text=f"{head}: “{_short(text)}” was not understood, and is left out."))

    def _text(self) -> str:
        """The item in a sentence. Of a longer text the beginning, with all of it in other words."""
        if len(self.item.text) <= LONGEST_TEXT:
            return self.item.text
        said = " ".join(self.item.text.split())
        cut = said[: LONGEST_TEXT - 1].rpartition(" ")[0]
        self.notes.insert(0, self.item.text)
        self._told.append(
            Told(
                place=self.item.place,
                text=f"“{_short(said)}” is longer than {LONGEST_TEXT} characters: it is cut in "
                "the plan, and stands whole in other words.",
            )
        )
        return f"{cut}…"

    def _who(self) -> None:
        """Who leads an action, or is accountable for an outcome. What is said of others is told."""
        cells, kind = self.item.cells, self.item.kind
        if kind is Kind.OUTCOME and Holds.ACCOUNTABLE not in cells and Holds.LEAD in cells:
            cells[Holds.ACCOUNTABLE] = cells.pop(Holds.LEAD)
        theirs = {Kind.OUTCOME: "accountable", Kind.ACTION: "lead"}.get(kind)
        for holds in (Holds.ACCOUNTABLE, Holds.LEAD):
            if holds in cells and holds == theirs:
                who = who_in(cells[holds][0], self.around.people)
                self.said |= {theirs: who.person, f"{theirs}_title": who.title}
                if who.told:
                    self.tell(holds, f"{cells[holds][2]}: “{_short(cells[holds][0])}” {who.told}")
            elif holds in cells:
                self.not_understood(holds)
        title = Holds(f"{theirs}_title") if theirs else None
        if title in cells:
            self.said[str(title)] = " ".join(cells[title][0].split())[:120]

    def _facts(self) -> None:
        for holds in (*_DAYS, *_NUMBERS, *_LISTS, *_WORDS):
            if holds not in self.item.cells:
                continue
            value = self._fact(holds, self.item.cells[holds][0])
            if value is None or (holds in _OF_ACTIONS) != (self.item.kind is Kind.ACTION):
                self.not_understood(holds)
            else:
                self.said[str(holds)] = value
        starts, due = self.said.get("starts_on"), self.said.get("due_on")
        if starts and due and due < starts:
            self.not_understood(Holds.STARTS_ON)
            del self.said["starts_on"]

    def _fact(self, holds: Holds, text: str) -> Any:
        if holds in _DAYS:
            return day_in(text, begins=self.around.begins)
        if holds in _NUMBERS:
            number = number_in(text)
            return number if number is not None and number < _NUMBERS[holds] else None
        if holds in _LISTS:
            return one_of(_LISTS[holds], text)
        if len(text) > _WORDS[holds]:
            self.tell(holds, f"{self.item.cells[holds][2]}: longer than {_WORDS[holds]} characters, and was cut.")
        return text[: _WORDS[holds]]

    def _expected(self) -> Expected | None:
        known = {name: self.said.pop(f"expected_{name}", None) for name in ("direction", "size", "by")}
        if Holds.EXPECTED_MEASURE not in self.item.cells:
            return None
        measure = self.around.measures.get(words_in(self.item.cells[Holds.EXPECTED_MEASURE][0]))
        if measure is None or known["direction"] is None or known["by"] is None:
            self.not_understood(Holds.EXPECTED_MEASURE)
            return None
        return Expected(measure=measure, **known)

    def _measures(self) -> tuple[str, ...]:
        text, place, head = self.item.cells.get(Holds.MEASURES, ("", self.item.place, ""))
        found = []
        for name in filter(str.strip, text.splitlines()):
            measure = self.around.measures.get(words_in(name))
            if measure is None:
                self._told.append(Told(place=place, text=f"{head}: no measure is called “{_short(name)}”."))
            else:
                found.append(measure)
        return tuple(dict.fromkeys(found))

    def _update(self) -> tuple[Delivery, str, str] | None:
        """How it is going, where the file says so in words. What was said beside a mere colour is kept as a note."""
        cells = self.item.cells
        status = cells[Holds.STATUS][0] if Holds.STATUS in cells else ""
        said, after = (cells[one][0] if one in cells else "" for one in (Holds.UPDATE, Holds.NEXT))
        delivery = delivery_in(status) if status else None
        if delivery is not None:
            return (
                delivery,
                (said or "So it says in the file that was brought in.")[:LONGEST_NOTE],
                after[:LONGEST_NOTE],
            )
        if status and is_colour(status):
            self.tell(
                Holds.STATUS,
                f"{cells[Holds.STATUS][2]}: “{_short(status)}” is a colour, which says neither what was done nor what "
                "changed. It is left out.",
            )
        elif status:
            self.not_understood(Holds.STATUS)
        self.notes += [f"{lead}: {text}" for lead, text in (("Said in the file", said), ("Next", after)) if text]
        return None
