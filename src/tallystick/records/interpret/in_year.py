"""Whether records of events reach into the year that is counted."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from tallystick.records.findings import FindingKind, Noted
from tallystick.records.frames import RecordKind
from tallystick.vocabulary.periods import Snapshot, day_label

_EVENTS = {
    RecordKind.APPLICATIONS: ("closed", "application closed"),
    RecordKind.CASES: ("opened", "case was opened"),
    RecordKind.LEARNING: ("happened_on", "enrolment happened"),
    RecordKind.MOVEMENTS: ("happened_on", "joining or leaving happened"),
}


def tell(frames: Mapping[RecordKind, pl.DataFrame], snapshot: Snapshot, noted: Noted) -> None:
    """Say so where no dated event of a kind is of the year."""
    for kind, (column, happened) in _EVENTS.items():
        if kind in frames:
            _tell(frames[kind][column].drop_nulls(), kind, happened, snapshot, noted)


def _tell(days: pl.Series, kind: RecordKind, happened: str, snapshot: Snapshot, noted: Noted) -> None:
    latest = days.max()
    if not isinstance(latest, date) or days.is_between(snapshot.flow.start, snapshot.flow.end).any():
        return
    noted.finding(
        FindingKind.NOT_IN_YEAR,
        f"{kind}: no {happened} from {snapshot.flow.label}; the latest day is {day_label(latest)}.",
        people=days.len(),
        out_of=days.len(),
        suggestion="Look whether this is the file of the right year.",
    )
