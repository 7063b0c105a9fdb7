"""The columns of a plan as a table: what each holds, and what stands over it."""

from collections.abc import Mapping
from enum import StrEnum


class Column(StrEnum):
    """What a column of a plan holds. ``under`` names, a line each, the references of what an item stands under."""

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
    UPDATED_ON = "updated_on"

    @property
    def head(self) -> str:
        """What stands over the column."""
        return _HEADS[self]


_HEADS: Mapping[Column, str] = {
    Column.REFERENCE: "Reference",
    Column.KIND: "Kind",
    Column.TEXT: "What it says",
    Column.UNDER: "Stands under",
    Column.NOTE: "In other words",
    Column.ACCOUNTABLE: "Accountable",
    Column.ACCOUNTABLE_TITLE: "Role of who is accountable",
    Column.LEAD: "Led by",
    Column.LEAD_TITLE: "Role of who leads",
    Column.STARTS_ON: "Begins",
    Column.DUE_ON: "Done by",
    Column.INTERVENTION: "What it does",
    Column.CAUSE: "Cause it is aimed at",
    Column.HOW: "Why it should work",
    Column.EVIDENCE_GRADE: "How good the evidence is",
    Column.EVIDENCE_SOURCE: "Where the evidence is from",
    Column.EXPECTED_MEASURE: "Measure it should move",
    Column.EXPECTED_DIRECTION: "Which way",
    Column.EXPECTED_SIZE: "By how much",
    Column.EXPECTED_BY: "To be seen by",
    Column.COST: "Cost in pounds",
    Column.HOURS: "Hours of work",
    Column.VOICE: "Where people say so themselves",
    Column.MEASURES: "Measures that show it",
    Column.STAGE: "Stage",
    Column.STATUS: "How it is going",
    Column.UPDATE: "What was said last",
    Column.NEXT: "What comes next",
    Column.UPDATED_ON: "Said on",
}
