"""Values that people typed: what waits for a second person, what was said of each, and what of it somebody may see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from tallystick.publishing.words import in_words
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.templating import day, moment
from tallystick_web.numbers.recorded_queries import Recorded, Value
from tallystick_web.numbers.recorded_rules import given, groups_named

_FOR_THE_SECOND = "Shown to whoever checks it"
_EXACT_FOR_OTHERS = "Typed by {by}. The number is shown to whoever checks it."


@dataclass(frozen=True, kw_only=True)
class Sees:
    """What somebody may do with values, and which they may see as they were typed: their own, and all who check."""

    person: UUID
    may_record: bool
    may_check: bool

    @property
    def is_told(self) -> bool:
        """Whether they are told of values that do not count yet."""
        return self.may_record or self.may_check

    def may_read(self, value: Value) -> bool:
        """Whether they see a value as it was typed."""
        return self.may_check or value.by_id == self.person or not value.counts_people

    def may_decide(self, value: Value) -> bool:
        """Whether the check of a value is theirs."""
        return self.may_check and value.is_agreed is None and value.by_id != self.person


@dataclass(frozen=True, kw_only=True)
class ValueLine:
    """A value in a list of those that were typed."""

    id: UUID
    of: str
    label: str
    says: str
    state: str
    href_text: str


def exactly(value: Value) -> str:
    """A value as it was typed."""
    said = given(value.typed, value.unit, is_protected=False, counts_people=value.counts_people).says
    smallest = value.typed.people if value.typed.happened is None else None
    return f"{said}, with {smallest:,} people in the smallest group" if smallest else said


def state_of(value: Value, sees: Sees) -> str:
    """How far a value has come. Why it was refused may hold its number: that is told to whoever sees it."""
    if value.is_agreed is None:
        return "Waiting for a second person"
    said = "Agreed by" if value.is_agreed else "Refused by"
    when = f", {day(value.checked_at)}" if value.checked_at else ""
    is_told = value.why and not value.is_agreed and sees.may_read(value)
    why = f": {value.why.rstrip('. ')}" if is_told else ""
    return f"{said} {value.checked_by}{when}{why}"


def lines_of(values: Iterable[Value], names: Mapping[UUID, str], sees: Sees) -> tuple[ValueLine, ...]:
    """Values as somebody may see them, the newest first."""
    return tuple(
        ValueLine(
            id=one.id,
            of=names.get(one.measure, ""),
            label=one.label,
            says=exactly(one) if sees.may_read(one) else _EXACT_FOR_OTHERS.format(by=one.by),
            state=state_of(one, sees),
            href_text="Check it" if sees.may_decide(one) else "Look at it",
        )
        for one in sorted(values, key=lambda one: one.at, reverse=True)
    )


@dataclass(frozen=True, kw_only=True)
class QueuePage:
    """The values that wait for a second person."""

    lines: Sequence[ValueLine]
    mine: int

    @property
    def lead(self) -> str:
        """How many wait, and for how many of them this person is the second."""
        if not self.lines:
            return "No value is waiting."
        many = len(self.lines)
        said = f"{capitalised(in_words(many))} value{'s are' if many != 1 else ' is'} waiting for a second person."
        if not self.mine:
            return f"{said} You cannot be that person{' for any of them' if many > 1 else ''}."
        if many == 1:
            return f"{said} You can be that person."
        return f"{said} You can be that person for {in_words(self.mine)} of them."


@dataclass(frozen=True, kw_only=True)
class ValuePage:
    """One value: what was typed, where it is from, and what was said of it."""

    of: Recorded
    value: Value
    sees: Sees

    @property
    def lead(self) -> str:
        """The value, or that it is not for this person's eyes; and how far it has come."""
        said = exactly(self.value) if self.sees.may_read(self.value) else "A number of people, which you do not see"
        return f"{self.value.label}: {said}. {state_of(self.value, self.sees)}."

    @property
    def rows(self) -> tuple[dict[str, str], ...]:
        """The value as questions and answers."""
        value, words = self.value, self.of.words
        is_shown = self.sees.may_read(value)
        facts = (
            ("What is counted", words.what),
            ("Out of whom or what", words.population or "Not said"),
            ("It counts", "people" if value.counts_people else "things, and no people"),
            ("True of", day(value.as_of)),
            ("Data of", day(value.data_date)),
            ("Where it is from", value.obtained if is_shown else _FOR_THE_SECOND),
            ("Where that can be seen", (value.link or "No address was given") if is_shown else _FOR_THE_SECOND),
            ("Typed by", f"{value.by}, {moment(value.at)}"),
        )
        return tuple({"key": key, "value": text} for key, text in facts)

    @property
    def warning(self) -> str:
        """That the words name a group of people where nobody is said to be counted; blank where they do not."""
        words = self.of.words
        named = groups_named(f"{words.title} {words.what} {words.population}") if not self.of.counts_people else ()
        if not named:
            return ""
        return (
            f"Its words name a group of people (“{named[0]}”), and it was begun as a measure of things. Numbers of "
            "things are shown as they are typed. If this is a number of people, refuse it, and have it recorded as one."
        )
