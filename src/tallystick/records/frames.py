"""The frames that records end in and counting begins with: one for each kind, every cell understood.

Each row keeps ``file`` and ``line`` (as people count lines in a spreadsheet, from 1), so that a row left out can
be named without repeating what it says. Text that could not be placed is ``UNMAPPED``: it blocks a return.
A text is never null: what is not recorded is "" (or the vocabulary's own word for unknown). That no file of a kind
has a column at all for ethnicity or disability stands beside the frames, in ``Records.silent``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import polars as pl

UNMAPPED = "unmapped"


class RecordKind(StrEnum):
    """A kind of record that an organisation hands in."""

    STAFF = "staff"
    APPLICATIONS = "applications"
    CASES = "cases"
    LEARNING = "learning"
    BOARD = "board"
    MOVEMENTS = "movements"
    SURVEY = "survey"
    PAY = "pay"


# Of what returns are counted from. Pay is read by a command of its own.
RETURN_KINDS: tuple[RecordKind, ...] = tuple(kind for kind in RecordKind if kind is not RecordKind.PAY)

_WHERE = {"file": pl.String, "line": pl.Int64, "organisation": pl.String}

# One row for each assignment (a job that a person holds).
# ethnicity: a vocabulary member ("A", "not-stated") or UNMAPPED. disability: a Disability or UNMAPPED.
# contract_type, status: values of ContractType and AssignmentStatus, UNMAPPED, or "" where the extract has none.
# row: a row of indicator 1 ("clinical/5"), UNMAPPED, or "" for people outside it (bank, non-executives).
# within: the "of which" row the same person is also in ("medical/senior-medical-manager"), or "".
STAFF = {
    **_WHERE,
    "person": pl.String,
    "assignment": pl.String,
    "ethnicity": pl.String,
    "disability": pl.String,
    "sex": pl.String,
    "age_band": pl.String,
    "contract_type": pl.String,
    "status": pl.String,
    "primary": pl.Boolean,
    "fte": pl.Float64,
    "start": pl.Date,
    "end": pl.Date,
    "row": pl.String,
    "within": pl.String,
    "staff_group": pl.String,
    "directorate": pl.String,
    "hosted": pl.Boolean,
    "lead_employer": pl.Boolean,
    "international_recruit": pl.String,
}

# One row for each application, or for many alike: the stages are numbers of applications that reached them.
# band: a Band or MedicalGrade value, UNMAPPED or "". international_recruit: "yes", "no" or "unknown".
APPLICATIONS = {
    **_WHERE,
    "vacancy": pl.String,
    "person": pl.String,
    "ethnicity": pl.String,
    "disability": pl.String,
    "band": pl.String,
    "directorate": pl.String,
    "international_recruit": pl.String,
    "closed": pl.Date,
    "appointed_on": pl.Date,
    "applied": pl.Int64,
    "shortlisted": pl.Int64,
    "interviewed": pl.Int64,
    "offered": pl.Int64,
    "appointed": pl.Int64,
}

# One row for each case. kind: "disciplinary", "capability", "capability-ill-health" or "other".
# ethnicity, disability: as recorded with the case, or "" where they are to be taken from the staff list.
CASES = {
    **_WHERE,
    "person": pl.String,
    "kind": pl.String,
    "formal": pl.Boolean,
    "opened": pl.Date,
    "ethnicity": pl.String,
    "disability": pl.String,
    "directorate": pl.String,
    "agreed_sanction": pl.Boolean,
    "medical_procedure": pl.Boolean,
    "probation": pl.Boolean,
    "lead_employer": pl.Boolean,
}

# One row for each enrolment. mandatory: "yes", "no" or UNMAPPED (nobody has said yet).
LEARNING = {
    **_WHERE,
    "person": pl.String,
    "course": pl.String,
    "happened_on": pl.Date,
    "took_part": pl.Boolean,
    "mandatory": pl.String,
    "ethnicity": pl.String,
    "disability": pl.String,
}

# One row for each seat.
BOARD = {
    **_WHERE,
    "person": pl.String,
    "ethnicity": pl.String,
    "disability": pl.String,
    "voting": pl.Boolean,
    "executive": pl.Boolean,
    "start": pl.Date,
    "end": pl.Date,
}

# One row for each joining or leaving. movement: "joined" or "left".
MOVEMENTS = {
    **_WHERE,
    "person": pl.String,
    "movement": pl.String,
    "happened_on": pl.Date,
    "ethnicity": pl.String,
    "disability": pl.String,
    "directorate": pl.String,
    "reason": pl.String,
}

# One row for each question and group. question: the survey's number ("Q14a") or the standard's ("5").
SURVEY = {
    **_WHERE,
    "question": pl.String,
    "group": pl.String,
    "happened": pl.Int64,
    "people": pl.Int64,
    "percent": pl.String,
}

# One row for each job that somebody was paid for.
# ethnicity: a code that the vocabulary has for a group or a category ("white", "a", "not-stated"), UNMAPPED or "".
# band: a Band or MedicalGrade or "". employed: whether it is a contract as an employee. reduced: whether pay was lower
# because of leave. rate (ready made), pay, bonus_in_period, sacrifice, arrears: hundred-millionths of a pound. days,
# bonus_span (days too), hours: millionths. bonus: pence of twelve months. quarter: 1 to 4, as another system has it.
# unread: fields whose numbers could not be read, apart by a space.
PAY = {
    **_WHERE,
    "snapshot": pl.Date,
    "person": pl.String,
    "ethnicity": pl.String,
    "sex": pl.String,
    "disability": pl.String,
    "staff_type": pl.String,
    "band": pl.String,
    "staff_group": pl.String,
    "contract": pl.String,
    "international_recruit": pl.String,
    "age_band": pl.String,
    "full_time": pl.String,
    "service": pl.String,
    "directorate": pl.String,
    "employed": pl.Boolean,
    "hosted": pl.Boolean,
    "primary": pl.Boolean,
    "start": pl.Date,
    "end": pl.Date,
    "reduced": pl.Boolean,
    "rate": pl.Int64,
    "pay": pl.Int64,
    "bonus_in_period": pl.Int64,
    "bonus_span": pl.Int64,
    "days": pl.Int64,
    "hours": pl.Int64,
    "sacrifice": pl.Int64,
    "arrears": pl.Int64,
    "bonus": pl.Int64,
    "bonus_type": pl.String,
    "quarter": pl.Int64,
    "unread": pl.String,
}

COLUMNS: Mapping[RecordKind, Mapping[str, type[pl.DataType]]] = {
    RecordKind.STAFF: STAFF,
    RecordKind.APPLICATIONS: APPLICATIONS,
    RecordKind.CASES: CASES,
    RecordKind.LEARNING: LEARNING,
    RecordKind.BOARD: BOARD,
    RecordKind.MOVEMENTS: MOVEMENTS,
    RecordKind.SURVEY: SURVEY,
    RecordKind.PAY: PAY,
}


# A kind of record, and "ethnicity" or "disability".
Silent = frozenset[tuple[RecordKind, str]]


@dataclass(frozen=True)
class Records:
    """What one folder holds, by kind. A kind that was not handed in is absent, which is not an empty frame.

    ``silent`` names the kinds of which no file has a column for a characteristic: to count them would make everybody
    unknown. A case that names its person is not silent, because the staff list can say it.
    """

    frames: Mapping[RecordKind, pl.DataFrame] = field(repr=False)
    silent: Silent = frozenset()

    def __post_init__(self) -> None:
        for kind, frame in self.frames.items():
            if dict(frame.schema) != COLUMNS[kind]:
                raise ValueError(f"the frame of {kind} has not the columns it should have")

    def get(self, kind: RecordKind) -> pl.DataFrame | None:
        """The frame of a kind, or None where it was not handed in."""
        return self.frames.get(kind)
