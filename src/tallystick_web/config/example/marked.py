"""What people of made-up organisations judged: papers marked by two, prompts about work, and the year’s assessment."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TypedDict
from uuid import UUID

from tallystick_web.config.example.answered import noon
from tallystick_web.config.example.registered import Keeper
from tallystick_web.core.asked_about import kinds_of_work
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId
from tallystick_web.questionnaires.actions import frameworks, rounds, sheets
from tallystick_web.questionnaires.framework_rules import Given
from tallystick_web.questionnaires.queries.sheets import round_called
from tallystick_web.questionnaires.round_rules import Item, Listed, RoundBegun
from tallystick_web.questionnaires.rules import year_ending
from tallystick_web.questionnaires.sets import sets
from tallystick_web.questionnaires.sheet_rules import SheetNow


class _Did(TypedDict):
    by: Person
    at: datetime


def _did(keeper: Keeper, role: RoleId, at: datetime) -> _Did:
    return {"by": keeper.made.people[role], "at": min(at, keeper.now)}


# A SAMPLE THAT TWO PEOPLE MARK

_PAPERS = (
    ("Workforce report", "analysed", ""),
    ("Winter plan", "none", ""),
    ("Staff survey results", "decision-changed", "analysed"),
    ("Report of the chief executive", "mentioned", ""),
    ("Disciplinary cases of the year", "analysed", ""),
    ("Capital programme", "not-relevant", ""),
    ("Recruitment to senior posts", "decision-changed", ""),
    ("Patient experience", "mentioned", "none"),
    ("Learning from deaths", "analysed", ""),
    ("Budget of the coming year", "none", ""),
    ("Health inequalities", "analysed", "mentioned"),
    ("Speaking up, half-yearly report", "mentioned", ""),
)
"""Items of meetings, how the first person coded each, and the second where they differed."""
_MISSED = "Which groups wait longest, and whether that has changed since last year."
_APART = "The minutes name the figures and the paper does not go further, so the lower code holds."


def mark_papers(keeper: Keeper) -> None:
    """Twelve items of board meetings of a year, all of them marked twice, settled where two differed, and closed."""
    year = keeper.period("y0")
    begun = RoundBegun(
        title=f"Board papers, {year.label}",
        since=year.since,
        until=year.until,
        sampled="One item of each month’s meeting, drawn by lot from those that bear on people.",
        role="board",
    )
    listed = [
        Item(title=title, on=year.since + timedelta(days=30 * place + 8)) for place, (title, *_) in enumerate(_PAPERS)
    ]
    at = noon(year.until) + timedelta(days=10)
    found = _round(keeper, begun, listed, at)
    said = {title: (first, second) for title, first, second in _PAPERS}
    for place, sheet in enumerate(found):
        first, second = said[sheet.title]
        _mark(keeper, sheet, first, role=RoleId.BOARD_SECRETARY, seen=0, at=at, place=place)
        _mark(keeper, sheet, second or first, role=RoleId.NETWORK_CHAIR, seen=1, at=at, place=place)
        if second:
            did = _did(keeper, RoleId.BOARD_SECRETARY, at + timedelta(days=7))
            sheets.settle_sheet(sheet=sheet.id, answers={"code": second}, why=_APART, **did)
    rounds.close_round(round_of=_of(found), **_did(keeper, RoleId.BOARD_SECRETARY, at + timedelta(days=8)))


def mark_senior_team(keeper: Keeper) -> None:
    """A round that runs: one item is marked alike, one waits to be settled, one for a second person, one for both."""
    since = keeper.period("q0").until + timedelta(days=1)
    begun = RoundBegun(
        title=f"Senior team, from {since:%B} {since.year}",
        since=since,
        until=since + timedelta(days=88),
        sampled="Every fourth item of the agendas of the quarter.",
        role="senior-team",
    )
    titles = ("Restructure of theatres", "Talent review", "Overseas recruitment", "Car parking")
    found = _round(keeper, begun, [Item(title=one) for one in titles], keeper.now - timedelta(days=6))
    marks = {titles[0]: ("none", "mentioned"), titles[1]: ("analysed", "analysed"), titles[2]: ("mentioned",)}
    for place, sheet in enumerate(found):
        for seen, code in enumerate(marks.get(sheet.title, ())):
            role = RoleId.NETWORK_CHAIR if seen else RoleId.EDI_LEAD
            _mark(keeper, sheet, code, role=role, seen=seen, at=keeper.now - timedelta(days=5), place=place)


def _round(keeper: Keeper, begun: RoundBegun, listed: Sequence[Item], at: datetime) -> Sequence[SheetNow]:
    """Begin a round, list what was chosen, and give its sheets."""
    did = _did(keeper, RoleId.BOARD_SECRETARY, at)
    row = rounds.begin_round(of=sets()["agenda-coding"], begun=begun, **did)
    rounds.add_items(round_of=row.pk, listed=Listed(items=tuple(listed)), **did)
    found = round_called(keeper.made.organisation.pk, row.pk)
    return found.wanted if found is not None else ()


def _of(found: Sequence[SheetNow]) -> UUID:
    key = found[0].round
    if key is None:
        raise LookupError("a sheet of a round that names none")
    return key


def _mark(keeper: Keeper, sheet: SheetNow, code: str, *, role: RoleId, seen: int, at: datetime, place: int) -> None:
    answers: dict[str, str | list[str] | int] = {"code": code, "where": f"Paper {place + 3}, page {place % 4 + 2}."}
    if code == "not-relevant":
        answers["code:why"] = "It is about a building and about nobody who works in it."
    if code in ("none", "mentioned"):
        answers["missed"] = _MISSED
    sheets.mark_sheet(sheet=sheet.id, answers=answers, seen=seen, **_did(keeper, role, at + timedelta(days=place % 5)))


# AN ASSESSMENT OF THE YEAR

_SCORES = dict(zip(("1a", "1b", "1c", "1d", "2a", "2b", "2c", "2d", "3a", "3b", "3c"), "12122121121", strict=True))
_SHOWN = {
    "1": ("Waiting times by ethnic group, June board paper.", "Patient panel, 14 people, in May"),
    "2": ("Sickness and grievances by ethnic group; minutes of the network.", "Staff network and two trade unions"),
    "3": ("Twelve board papers, coded by two people.", "The chair of the network of a neighbouring trust"),
}
_WHY = {
    "1": "Figures are there for most services. What was done about them differs from one place to the next.",
    "2": "Help is offered to everybody. Night staff hear of it last.",
    "3": "The board asks for figures by ethnic group, and now and then decides otherwise because of them.",
}
_SUMMARY = (
    "Most of what we do is begun and not yet shown to work. Services know their figures by ethnic group and act on "
    "them in some places. What we owe next is evidence from night staff and from people who did not come."
)
_BEGUN = 4  # parts of this year’s assessment that are scored by now


def assess(keeper: Keeper) -> None:
    """The assessment of last year is agreed and public; that of this year is begun."""
    last = keeper.period("y0").until
    scored, offered, decided = (
        min(noon(last + timedelta(days=after)), keeper.now - timedelta(days=ago))
        for after, ago in ((40, 3), (70, 2), (79, 1))
    )
    agreed = _score(keeper, last, _SCORES, scored)
    frameworks.offer_assessment(assessment=agreed, summary=_SUMMARY, **_did(keeper, RoleId.EDI_LEAD, offered))
    frameworks.decide_assessment(
        assessment=agreed,
        agrees=True,
        why="",
        is_public=True,
        seen=1,
        **_did(keeper, RoleId.HR_DIRECTOR, decided),
    )
    begun = dict.fromkeys(list(_SCORES)[:_BEGUN], "2")
    since = max(keeper.now - timedelta(days=20), noon(last + timedelta(days=1)))
    _score(keeper, year_ending(last.year + 1), begun, since)


def _score(keeper: Keeper, year_ended: date, scores: Mapping[str, str], at: datetime) -> UUID:
    did = _did(keeper, RoleId.EDI_LEAD, at)
    key = frameworks.begin_assessment(of=sets()["eds-2022"], year_ended=year_ended, **did).pk
    for part, score in scores.items():
        evidence, who = _SHOWN[part[0]]
        given = Given(answer=score, explanation=_WHY[part[0]], evidence=evidence, tested_with=who)
        frameworks.score_part(assessment=key, question=part, given=given, seen=0, **did)
    return key


# PROMPTS ABOUT WORK

_PROMPTS: Mapping[str, Mapping[str, str | list[str] | int]] = {
    "output-prompts": {
        "relevance": "part",
        "voices": "Eleven chairs, most of them white. Two people from networks read it before it went out.",
        "evidence": "Figures of the race equality standard by kind of trust, and interviews of last winter.",
    },
    "project-initiation": {
        "gap": "Promotion from band 6 to band 8a: two in five staff at band 5 and one in eight at band 8a.",
        "who-gains": "Staff in bands 6 and 7. Night staff may not hear of it, so ward managers tell them in person.",
        "asked": "changed",
        "asked:why": "The network asked that sponsors come from another directorate. They do.",
        "measure": "Promotions to band 8a within a year, by ethnic group.",
        "means": "yes",
        "documents": "Paper 9 of the people committee, in March.",
    },
}


def answer_prompts(keeper: Keeper, of: str, kind: str, *, newest: int, by: RoleId) -> None:
    """Answer prompts about every other one of the newest pieces of work, before each was done."""
    found = kinds_of_work()[kind].find(keeper.made.organisation.pk, None)
    done = [(one.done_on, one.title, key) for key, one in found.items() if one.done_on and one.done_on <= keeper.today]
    for done_on, _, key in sorted(done, reverse=True)[:newest:2]:
        sheets.begin_sheet(
            of=sets()[of],
            kind=kind,
            piece=key,
            work=found[key],
            answers=_PROMPTS[of],
            **_did(keeper, by, noon(done_on) - timedelta(days=25)),
        )
