"""Random tables of every kind, as untidy as extracts are."""

import polars as pl
from hypothesis import strategies as st

from tallystick.records.deposit import Deposit
from tallystick.records.frames import RecordKind
from tallystick.records.recognise.table import Table

NUMBERS = ["1", "2", "00000003", "3", "4.0", "", "total", "Total", "X9"]
ETHNICITY = ["A", "A White - British", "H", "Z", "99", "", " ", "Unspecified", "zzz", "SC", "Total", "white", "1"]
DISABILITY = ["Yes", "No", "01", "", "Prefer not to say", "perhaps"]
DATES = ["31/03/2025", "2024-06-01", "01-Apr-24", "45382", "20240401", "", "31/02/2024", "soon", "4712-12-31", "5/6/24"]
YES_NO = ["Y", "N", "", "1", "0", "maybe", "✓"]
STAGES = ["Y", "N", "", "1", "12", "0", "01/05/2024", "45420", "perhaps", "1,204"]
SCALES = ["Band 5", "XR06", "NHS|XR08|Review Body Band 8 - Range A", "VSM", "Consultant", "Local 3", "", "Band 8"]
WORDS = ["", "a", "Total", "page 1", "x" * 40, "¬", "'; --"]

CELLS = {
    "staff": {
        "person": NUMBERS, "nhs_identifier": NUMBERS, "ethnicity": ETHNICITY, "disability": DISABILITY,
        "sex": ["F", "Male", "", "9", "?"], "date_of_birth": DATES,
        "contract_type": ["Permanent", "Bank", "", "01", "?"],
        "status": ["Active Assignment", "Career Break", "", "?", "Terminated"], "primary": YES_NO,
        "fte": ["1", "0.5", "", "37.5", "x"], "start": DATES, "end": DATES, "pay_scale": SCALES,
        "occupation_code": ["N6H", "021", "G2A", "", "?"], "staff_group": ["Students", "03", "08", "01", "", "?"],
        "job_role": ["Nurse", "Consultant", "Medical Director", ""], "organisation": ["", "Northmoor", "Hosted"],
        "payroll": ["Main", "Hosted", ""], "lead_employer": ["", "Y", "Northmoor", "Elsewhere"],
        "international_recruit": YES_NO,
    },
    "applications": {
        "person": NUMBERS, "vacancy": WORDS, "ethnicity": ETHNICITY, "disability": DISABILITY, "band": SCALES,
        "closed": DATES, "appointed_on": DATES, "applied": STAGES, "shortlisted": STAGES, "interviewed": STAGES,
        "offered": STAGES, "appointed": STAGES, "withdrawn": STAGES,
        "status": ["Shortlisted", "Hired", "", "?", "Withdrawn"],
        "international_recruit": YES_NO,
    },
    "cases": {
        "case": NUMBERS, "person": NUMBERS, "case_type": ["Disciplinary", "Informal conduct", "Capability", "", "?"],
        "formal": [*YES_NO, "Formal", "Informal"], "opened": DATES, "ethnicity": ETHNICITY, "disability": DISABILITY,
        "outcome": WORDS, "agreed_sanction": YES_NO, "procedure": ["MHPS", "", "N"], "probation": YES_NO,
        "ill_health": YES_NO, "lead_employer": YES_NO,
    },
    "learning": {
        "person": NUMBERS, "course": ["Leading well", "Fire safety", "", "¬"], "class_date": DATES, "completed": DATES,
        "status": ["Attended", "DNA", "", "?"], "mandatory": [*YES_NO, "Statutory"], "ethnicity": ETHNICITY,
    },
    "board": {
        "person": NUMBERS, "role": ["Chair", "Chief nurse", "", "Adviser"], "ethnicity": ETHNICITY,
        "voting": [*YES_NO, "Non-voting"], "executive": [*YES_NO, "Non-executive"], "start": DATES, "end": DATES,
    },
    "movements": {
        "person": NUMBERS, "movement": ["Starter", "Left", "", "?"], "happened_on": DATES, "ethnicity": ETHNICITY,
        "reason": WORDS,
    },
    "survey": {
        "question": ["Q14a", "Indicator 5", "", "Total"], "group": ["White", "BME", "?", ""],
        "happened": STAGES, "people": STAGES, "percent": ["24.9", "24.9%", "*", "", "140"],
    },
}  # fmt: skip  # a column to a line would fill pages

DEPOSIT = Deposit(
    hosted=("Hosted",),
    ethnicity={"ZZZ": "H"},
    pay_scales={"local 3": "8b"},
    courses={"fire safety": "mandatory"},
    settings={"students": "clinical"},
)


@st.composite
def tables(draw, kind):
    """A table of this kind: any of its columns, any rows, some of them twice."""
    columns = CELLS[kind]
    names = draw(st.lists(st.sampled_from(sorted(columns)), min_size=1, unique=True))
    row = st.tuples(*(st.sampled_from(columns[name]) | st.none() for name in names))
    rows = draw(st.lists(row, max_size=12))
    rows += draw(st.lists(st.sampled_from(rows), max_size=3)) if rows else []
    cells = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")
    first = draw(st.integers(min_value=2, max_value=20))
    lines = pl.Series("line", range(first, first + len(rows)), dtype=pl.Int64)
    return Table(RecordKind(kind), f"{kind}.csv", "", first - 1, cells.with_columns(lines))
