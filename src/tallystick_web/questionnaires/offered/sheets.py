"""What prompts and checklists offer to other applications: lines on the page of work, and what waits in rounds."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.timezone import localdate

from tallystick_web.core.asked_about import QuestionsLine, tell_questions
from tallystick_web.core.duties import Duty, who_may
from tallystick_web.core.registry import add_duties
from tallystick_web.organisations.rules import Capability
from tallystick_web.questionnaires.queries.sheets import MarksWait, marks_that_wait, sheets_about
from tallystick_web.questionnaires.set_rules import AnswerSet, SetKind
from tallystick_web.questionnaires.sets import sets_of
from tallystick_web.questionnaires.sheet_rules import SheetNow, stands

SEES = (Capability.FILL_SHEETS, Capability.READ_SURVEYS)
"""Whoever has one of these opens what was answered about work that they read."""

_SETTLE, _MARK = "Marks to settle with another person", "Work to mark as the second person"


def offer() -> None:
    """Offer everything of this."""
    tell_questions(_tell)
    add_duties("rounds", _duties)


def _tell(
    organisation: UUID, slug: str, kind: str, piece: UUID, capabilities: Collection[str]
) -> tuple[QuestionsLine, ...]:
    """The sets of questions about a piece of work, each with how it stands; those that wait first."""
    asked = [one for one in sets_of(SetKind.SHEET) if kind in one.things and not one.in_rounds]
    if not asked:
        return ()
    there = {one.of.id: one for one in sheets_about(organisation, kind, piece)}
    lines = [_line(one, there.get(one.id), slug, f"{kind}/{piece}", capabilities) for one in asked]
    return tuple(sorted(lines, key=lambda one: one.is_answered))


def _line(of: AnswerSet, sheet: SheetNow | None, slug: str, piece: str, capabilities: Collection[str]) -> QuestionsLine:
    """It leads to the answers, to the form, or for whoever opens neither to the questions themselves."""
    fills = Capability.FILL_SHEETS in capabilities
    href = reverse("answer-set", kwargs={"organisation": slug, "question_set": of.id})
    if sheet is None and fills:
        href = _about(of, slug, piece)
    elif sheet is not None and not set(SEES).isdisjoint(capabilities):
        href = reverse("sheet", kwargs={"organisation": slug, "sheet": sheet.id})
    return QuestionsLine(
        title=of.title,
        says=_says(sheet) if sheet else "waiting for answers",
        href=href,
        is_answered=sheet is not None and sheet.done_on is not None,
    )


def _about(of: AnswerSet, slug: str, piece: str) -> str:
    app, kind, key = piece.split("/")
    parts = {"question_set": of.id, "piece_kind_app": app, "piece_kind": kind, "piece": key}
    return reverse("sheet-about", kwargs={"organisation": slug, **parts})


def _says(sheet: SheetNow) -> str:
    """How a sheet stands, with who answered it where one person does."""
    if sheet.first is None or sheet.of.has_second:
        return stands(sheet)
    return f"answered by {sheet.first.name} on {localdate(sheet.first.at):%-d %B %Y}"


# WHAT WAITS


def _duties(organisation: UUID, who: Mapping[UUID, Collection[str]], on: date) -> list[Duty]:  # noqa: ARG001  # the face of duties
    """To those who have to settle with another person; and one line for each round that waits for a second person.

    What waits for one outside rounds stands on the page of prompts and checklists: it would be a line for each.
    """
    fill = who_may(who, Capability.FILL_SHEETS)
    if not fill:
        return []
    rounds: dict[UUID, list[MarksWait]] = {}
    duties = []
    for one in marks_that_wait(organisation):
        if one.round is not None:
            rounds.setdefault(one.round, []).append(one)
        elif to_settle := _to_settle([one]) & fill:
            duties.append(_duty(_SETTLE, one.title, to_settle, one.since, route="sheet", sheet=one.sheet))
    return [*(duty for key, waiting in rounds.items() for duty in _of_round(fill, key, waiting)), *duties]


def _of_round(fill: frozenset[UUID], key: UUID, waiting: Sequence[MarksWait]) -> Iterator[Duty]:
    """Whoever has to settle with another; and whoever could mark a second time what one person marked."""
    title, since = waiting[0].round_title, waiting[0].since
    to_settle = _to_settle(waiting) & fill
    alone = [one.people[0] for one in waiting if len(one.people) == 1]
    may_mark = frozenset(one for one in fill if any(one != first for first in alone)) - to_settle
    if to_settle:
        yield _duty(_SETTLE, title, to_settle, since, route="round", round_of=key)
    if may_mark:
        yield _duty(_MARK, title, may_mark, since, route="round", round_of=key)


def _to_settle(waiting: Iterable[MarksWait]) -> frozenset[UUID]:
    """The people whose marks differ from those of another."""
    return frozenset(person for one in waiting if len(one.people) > 1 for person in one.people)


def _duty(kind: str, title: str, people: frozenset[UUID], since: date, *, route: str, **parts: UUID) -> Duty:
    return Duty(kind=kind, text=title, route=route, parts=parts, people=people, waits_since=since)
