"""Reflections as pages: how many have reflected, one's own, and what others share."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tallystick_web.core.templating import capitalize_first, day
from tallystick_web.questionnaires.presenters.sheets import NOT_ANSWERED, in_words
from tallystick_web.questionnaires.reflection_rules import Reflected, Written, reflected
from tallystick_web.questionnaires.rules import year_in_words, years_on_offer
from tallystick_web.questionnaires.set_rules import AnswerSet, SetKind
from tallystick_web.questionnaires.sets import sets_of

Done = Mapping[tuple[str, date], frozenset[UUID]]


@dataclass(frozen=True, kw_only=True)
class YearLine:
    """A year of a reflection. ``names`` is for whoever runs it alone: who has said so, and nothing of what."""

    year: int
    title: str
    says: str
    is_own_done: bool
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ReflectionShelf:
    """A reflection with the years that can be written about."""

    of: AnswerSet
    years: tuple[YearLine, ...]


@dataclass(frozen=True, kw_only=True)
class ReflectionsPage:
    """Every reflection, for one reader. ``sees_names`` says that they run the reflections of a year."""

    shelves: tuple[ReflectionShelf, ...]
    sees_names: bool


def reflections_page(
    done: Done, who: Sequence[tuple[UUID, str]], *, reader: UUID, on: date, sees_names: bool
) -> ReflectionsPage:
    """Every reflection with how many have reflected. ``who`` are the people who are asked to, by name."""
    shelves = (
        ReflectionShelf(
            of=of,
            years=tuple(
                _year(year, done.get((of.id, year), frozenset()), who, reader=reader, sees_names=sees_names)
                for year in years_on_offer(on)
            ),
        )
        for of in sets_of(SetKind.REFLECTION)
    )
    return ReflectionsPage(shelves=tuple(shelves), sees_names=sees_names)


def _year(
    year: date, done: Collection[UUID], who: Sequence[tuple[UUID, str]], *, reader: UUID, sees_names: bool
) -> YearLine:
    names = tuple(name for key, name in who if key in done) if sees_names else ()
    return YearLine(
        year=year.year,
        title=capitalize_first(year_in_words(year)),
        says=how_many(reflected(done, [key for key, _ in who])),
        is_own_done=reader in done,
        names=names,
    )


def how_many(found: Reflected) -> str:
    """How many have reflected, in a sentence."""
    if not found.every:
        return "Nobody here is asked to reflect."
    have = "has" if found.some == 1 else "have"
    return f"{found.some} of {found.every} {have} said they reflected."


# ONE'S OWN


@dataclass(frozen=True, kw_only=True)
class OwnPage:
    """One's own reflection of a year. ``reader`` is the name of whoever it is shared with; blank for nobody."""

    of: AnswerSet
    year_ended: date
    written: Written | None
    reader: str
    is_done: bool

    @property
    def year(self) -> int:
        """The year in addresses."""
        return self.year_ended.year

    @property
    def year_title(self) -> str:
        """The year as people read it."""
        return capitalize_first(year_in_words(self.year_ended))

    @property
    def kept(self) -> str:
        """When it was written, and who reads it, in sentences; blank where nothing is written."""
        if self.written is None:
            return ""
        who = f"{self.reader} can read it too." if self.reader else "Nobody else reads it."
        return f"You wrote this on {day(self.written.kept_on)}. {who}"


# WHAT OTHERS SHARE


@dataclass(frozen=True, kw_only=True)
class SharedLine:
    """What somebody lets the reader read: of whom and which year, and each question with what they wrote."""

    title: str
    lines: tuple[tuple[str, str], ...]


def shared_lines(shared: Sequence[Written]) -> tuple[SharedLine, ...]:
    """What others share with the reader."""
    return tuple(
        SharedLine(title=f"{one.by}: {one.of.title}, {year_in_words(one.year_ended)}", lines=tuple(_lines_of(one)))
        for one in shared
    )


def _lines_of(written: Written) -> Iterator[tuple[str, str]]:
    for one in written.of.question:
        said = in_words(one, written.answers)
        if said != NOT_ANSWERED:
            yield one.text, said
