"""A change that somebody asks for: what the plan says now beside what it should say."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tallystick.publishing.report.views import Grid
from tallystick_web.core.templating import day
from tallystick_web.plans.rules import Wording
from tallystick_web.plans.wording import wording_of

_LABELS = {
    "text": "In one sentence",
    "note": "In other words",
    "accountable": "Accountable",
    "accountable_title": "Their role",
    "lead": "Led by",
    "lead_title": "Their role",
    "starts_on": "Begins",
    "due_on": "Due",
    "intervention": "What it does",
    "cause": "Cause",
    "how": "Why it should work",
    "evidence_grade": "Evidence",
    "evidence_source": "Where the evidence is from",
    "expected": "What it should change",
    "cost": "Cost in pounds",
    "hours": "Hours",
    "voice": "Where people say so themselves",
}


def change_rows(before: Any, wording: Wording, names: Mapping[UUID, str], measures: Mapping[str, str]) -> Grid:
    """What would change, line by line. ``names`` are of people, ``measures`` of measures, by their ids."""
    was = wording_of(before) if before is not None else Wording(text="")
    rows = tuple(
        (label, _said(getattr(was, name), names, measures), _said(getattr(wording, name), names, measures))
        for name, label in _LABELS.items()
        if getattr(was, name) != getattr(wording, name)
    )
    return Grid(
        caption="What would change",
        heads=("What", "The plan says", "It should say"),
        rows=rows,
        text_columns=(0, 1, 2),
        note="" if rows else "Nothing would change.",
    )


def _said(value: Any, names: Mapping[UUID, str], measures: Mapping[str, str]) -> str:
    if value is None or value == "":
        return "Nothing"
    if isinstance(value, UUID):
        return names.get(value, "Somebody who is no longer here")
    if hasattr(value, "label"):
        return str(value.label)
    if hasattr(value, "isoformat"):
        return day(value)
    if hasattr(value, "measure"):
        size = f" by {value.size.normalize():f}" if value.size is not None else ""
        return f"{measures.get(value.measure, value.measure)}: {value.direction.label.lower()}{size} by {day(value.by)}"
    return str(value)
