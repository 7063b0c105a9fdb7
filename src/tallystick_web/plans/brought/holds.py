"""What a column of somebody's plan holds, and how that is guessed from its heading. A person has the last word."""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from tallystick_web.plans.rules import Kind
from tallystick_web.plans.sheets.columns import Column


class Holds(StrEnum):
    """What a column holds. Those called as a kind of item hold its words: a row then says several items at once."""

    IGNORED = "ignored"
    COMMITMENT = "commitment"
    OBJECTIVE = "objective"
    OUTCOME = "outcome"
    ACTION = "action"
    SUCCESS = "success"
    REFERENCE = "reference"
    KIND = "kind"
    TEXT = "text"
    UNDER = "under"
    NOTE = "note"
    ACCOUNTABLE = "accountable"
    ACCOUNTABLE_TITLE = "accountable_title"
    LEAD = "lead"
    LEAD_TITLE = "lead_title"
    STARTS_ON = "starts_on"
    DUE_ON = "due_on"
    INTERVENTION = "intervention"
    CAUSE = "cause"
    HOW = "how"
    EVIDENCE_GRADE = "evidence_grade"
    EVIDENCE_SOURCE = "evidence_source"
    EXPECTED_MEASURE = "expected_measure"
    EXPECTED_DIRECTION = "expected_direction"
    EXPECTED_SIZE = "expected_size"
    EXPECTED_BY = "expected_by"
    COST = "cost"
    HOURS = "hours"
    VOICE = "voice"
    MEASURES = "measures"
    STAGE = "stage"
    STATUS = "status"
    UPDATE = "update"
    NEXT = "next"

    @property
    def label(self) -> str:
        """What it holds, as people read it."""
        if self is Holds.IGNORED:
            return "Not used"
        kind = self.kind
        return f"Words of {'an' if str(kind)[0] in 'ao' else 'a'} {kind.label}" if kind else Column(self).head

    @property
    def kind(self) -> Kind | None:
        """The kind of item whose words it holds."""
        return Kind(self) if self in set(Kind) else None


_KNOWN: Mapping[Holds, str] = {
    Holds.COMMITMENT: "commitment, commitments, pledge, pledges",
    Holds.OBJECTIVE: (
        "objective, objectives, strategic objective, aim, aims, theme, themes, priority, priorities, priority area, "
        "goal, goals, workstream, high impact action, domain"
    ),
    Holds.OUTCOME: (
        "outcome, outcomes, desired outcome, intended outcome, what we want to achieve, what will be different, "
        "what we want to see"
    ),
    Holds.ACTION: (
        "action, actions, key action, key actions, specific action, action required, actions to be taken, task, "
        "activity, activities, what we will do, what will we do, what are we going to do, what, initiative, deliverable"
    ),
    Holds.SUCCESS: (
        "success, success measure, success measures, measure of success, measures of success, success criteria, "
        "how will we know, how we will know, how will we measure this, what success looks like, evidence of success, "
        "kpi, kpis, metric, metrics, measure"
    ),
    Holds.REFERENCE: "reference, ref, ref no, no, number, id, item no",
    Holds.KIND: "kind, type, type of item",
    Holds.UNDER: "stands under, serves",
    Holds.NOTE: "notes, note, description, detail, details",
    Holds.ACCOUNTABLE: (
        "accountable, accountable director, executive lead, exec lead, executive sponsor, exec sponsor, sponsor, sro, "
        "senior responsible owner"
    ),
    Holds.LEAD: (
        "lead, leads, owner, owners, action owner, action lead, operational lead, lead officer, responsible lead, "
        "responsible, responsibility, person responsible, who, by whom, led by"
    ),
    Holds.STARTS_ON: "start, start date, begins, from",
    Holds.DUE_ON: (
        "by when, when, deadline, due, due date, date due, target date, completion date, timescale, timescales, "
        "timeframe, end date, complete by, done by"
    ),
    Holds.STATUS: "status, current status, rag, rag status, rag rating, brag, how it is going",
    Holds.UPDATE: (
        "update, updates, latest update, progress, progress update, comments, comment, commentary, narrative"
    ),
    Holds.NEXT: "next steps, next step, what comes next",
    Holds.CAUSE: "cause, root cause, cause it is aimed at",
    Holds.HOW: "why, rationale, why it should work",
    Holds.COST: "cost, costs, budget",
    Holds.HOURS: "hours, hours of work",
    Holds.MEASURES: "measures, indicator, indicators, wres indicator, measures that show it",
}
_BY_HEADING = {
    **{heading: holds for holds, headings in _KNOWN.items() for heading in headings.split(", ")},
    **{" ".join(re.findall(r"\w+", one.head.casefold())): Holds(one) for one in Column if one != Column.UPDATED_ON},
}
_IN_PARTS = (Holds.UPDATE, Holds.NOTE, Holds.NEXT)
"""What may stand in several columns, such as an update for each quarter."""


def guessed(headings: Sequence[str], said: Mapping[str, Holds]) -> dict[str, Holds]:
    """What the columns with these headings hold: as somebody ``said`` before, and else by what they are called.

    Of two that seem to hold the same, the first is taken, except for what may stand in several.
    """
    found: dict[str, Holds] = {}
    for heading in dict.fromkeys(headings):
        holds = said.get(heading) or _guess(heading)
        is_twice = holds in found.values() and holds not in _IN_PARTS and heading not in said
        found[heading] = Holds.IGNORED if is_twice else holds
    return found


def _guess(heading: str) -> Holds:
    if heading in _BY_HEADING:
        return _BY_HEADING[heading]
    inside = [known for known in _BY_HEADING if f" {known} " in f" {heading} " and known not in _TOO_SHORT]
    return _BY_HEADING[max(inside, key=len)] if inside else Holds.IGNORED


_TOO_SHORT = frozenset({"no", "id", "from", "what", "who", "when", "why", "number", "due", "type", "kind", "start"})
"""Headings that say what a column holds only where they stand alone."""


def how_many(headings: Iterable[str], said: Mapping[str, Holds]) -> int:
    """How many different things these headings are understood to hold."""
    return len(set(guessed([*headings], said).values()) - {Holds.IGNORED})
