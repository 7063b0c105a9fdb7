"""Rounds as pages: every round by its questions, and one with its list, how far two people agree, and what came out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from tallystick_web.core.templating import capitalize_first, day
from tallystick_web.questionnaires.agreement_rules import ENOUGH_FOR_KAPPA, agreement
from tallystick_web.questionnaires.round_rules import RoundNow
from tallystick_web.questionnaires.set_rules import AnswerKind, AnswerSet, Question, SetKind
from tallystick_web.questionnaires.sets import sets_of
from tallystick_web.questionnaires.sheet_rules import SheetNow, chosen, stands


@dataclass(frozen=True, kw_only=True)
class RoundLine:
    """A round in a list: what it is called, and how it stands."""

    id: UUID
    title: str
    says: str


@dataclass(frozen=True, kw_only=True)
class RoundShelf:
    """A question set with its rounds, the newest first."""

    of: AnswerSet
    lines: tuple[RoundLine, ...]


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """A piece of work in a round, and how it stands: nothing tells what was marked."""

    id: UUID
    title: str
    day: str
    says: str


@dataclass(frozen=True, kw_only=True)
class RoundsPage:
    """Every set that is marked in rounds, those that were used before first; and those answered where the work is.

    ``waiting`` are the sheets of the latter that one of two people marked, or both and differently.
    """

    shelves: tuple[RoundShelf, ...]
    where_the_work_is: tuple[AnswerSet, ...]
    waiting: tuple[ItemLine, ...]


@dataclass(frozen=True, kw_only=True)
class AgreedLine:
    """How far two people agree on a question. ``beyond`` is agreement beyond chance, in words."""

    question: str
    alike: str
    beyond: str


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What a question came to, over everything that is finished: each answer with how often it was given."""

    question: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class RoundPage:
    """A round with its list."""

    now: RoundNow

    @property
    def lead(self) -> str:
        """How far it is, in a sentence."""
        wanted, of = self.now.wanted, self.now.of
        if not wanted:
            return "Nothing is listed in this round yet."
        if not of.has_second:
            return f"{_of(len(self.now.finished), len(wanted))} answered."
        both = [one for one in wanted if one.both is not None]
        says = f"{_of(len(both), len(wanted))} marked by two people."
        alike = sum(1 for one in both if not one.differing)
        return f"{says} They gave the same marks on {alike} of {len(both)}." if both else says

    @property
    def facts(self) -> list[dict[str, str]]:
        """What was settled when the round was begun."""
        now = self.now
        whose = next((one.text for one in now.of.role if one.id == now.role), "")
        rows = [
            ("Questions", f"{now.of.title}, version {now.of.version}"),
            ("Whose work", whose),
            ("Work from", f"{day(now.since)} to {day(now.until)}"),
            ("How it was chosen", now.sampled),
            ("Marks", "By two people, apart from each other" if now.of.has_second else "By one person"),
            ("Closed", day(now.closed_on) if now.closed_on else "Not yet"),
        ]
        return [{"key": key, "value": value} for key, value in rows if value]

    @property
    def items(self) -> tuple[ItemLine, ...]:
        """Everything that is listed, and what was and is no longer wanted last."""
        lines = sorted(self.now.sheets, key=lambda one: bool(one.dropped_why))
        return tuple(
            ItemLine(id=one.id, title=one.title, day=day(one.on) if one.on else "", says=capitalize_first(stands(one)))
            for one in lines
        )

    @property
    def agreed(self) -> tuple[AgreedLine, ...]:
        """How far two people agree, question by question; none before somebody marked for the second time."""
        both = [one for one in self.now.wanted if one.both is not None]
        return tuple(_agreed(one, both) for one in self.now.of.question if both and one.is_counted)

    @property
    def enough(self) -> int:
        """From how many pieces of work on agreement beyond chance is said."""
        return ENOUGH_FOR_KAPPA

    @property
    def results(self) -> tuple[Counted, ...]:
        """What came out of everything that is finished; exact numbers, since they count work and nobody."""
        done = self.now.finished
        return tuple(_results(self.now.of, done)) if done else ()

    @property
    def finished(self) -> str:
        """Of how much work the results are."""
        return f"{_of(len(self.now.finished), len(self.now.wanted))} finished, and counted here."

    @property
    def rubrics(self) -> tuple[Question, ...]:
        """The questions that say what each mark means."""
        return tuple(one for one in self.now.of.question if one.rubric)


def rounds_page(
    rounds: Sequence[RoundNow], marked: Mapping[UUID, tuple[int, int]], waiting: Sequence[SheetNow] = ()
) -> RoundsPage:
    """Every round by its set; ``marked`` is how much of each is finished, and how much there is."""
    of_sheets = sets_of(SetKind.SHEET)
    shelves = [
        RoundShelf(of=of, lines=tuple(_line(one, marked) for one in rounds if one.of.id == of.id))
        for of in of_sheets
        if of.in_rounds
    ]
    return RoundsPage(
        shelves=tuple(sorted(shelves, key=lambda one: not one.lines)),
        where_the_work_is=tuple(one for one in of_sheets if one.things and not one.in_rounds),
        waiting=tuple(
            ItemLine(id=one.id, title=one.title, day="", says=f"{one.of.title}: {stands(one)}") for one in waiting
        ),
    )


def _line(one: RoundNow, marked: Mapping[UUID, tuple[int, int]]) -> RoundLine:
    done, every = marked.get(one.id, (0, 0))
    says = f"closed on {day(one.closed_on)}, " if one.closed_on else ""
    return RoundLine(
        id=one.id, title=one.title, says=f"{says}{done} of {every} finished" if every else "nothing listed"
    )


def _agreed(question: Question, both: Sequence[SheetNow]) -> AgreedLine:
    found = agreement(question, both)
    return AgreedLine(
        question=question.text,
        alike=f"{found.alike} of {found.both}",
        beyond="cannot be said" if found.kappa is None else f"{found.kappa}".replace("-", "\N{MINUS SIGN}"),
    )


def _results(of: AnswerSet, done: Sequence[SheetNow]) -> Iterator[Counted]:
    for one in of.question:
        if one.is_counted:
            marks = [chosen(sheet.final, one) for sheet in done]
            rows = [(option.text, str(sum(1 for mark in marks if option.id in mark))) for option in one.options]
            blank = sum(1 for mark in marks if not mark)
            rows += [("Left blank", str(blank))] if blank else []
            yield Counted(question=one.text, rows=tuple(rows))
        elif one.kind is AnswerKind.NUMBER:
            said = [number for sheet in done if isinstance(number := sheet.final.get(one.id), int)]
            yield Counted(question=one.text, rows=(("In all", f"{sum(said):,}"),))


def _of(some: int, every: int) -> str:
    return f"{some} of {every} {'is' if some == 1 else 'are'}"
