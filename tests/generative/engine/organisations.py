"""Made-up organisations with the dirt of real extracts: people with many jobs, blanks, texts nobody could place."""

from datetime import date

import polars as pl
from hypothesis import strategies as st

from tallystick.definitions.choices import choices, choices_with
from tallystick.records.frames import COLUMNS, UNMAPPED, RecordKind

ORGANISATIONS = ["R1A", "R2B"]
PEOPLE = ["", "1", "2", "3", "4", "5", "6"]
ETHNICITY = ["A", "B", "D", "H", "R", "not-stated", "not-known", UNMAPPED]
DISABILITY = ["disabled", "non-disabled", "not-stated", UNMAPPED]
CONTRACTS = ["permanent", "", "bank", "honorary", UNMAPPED]
STATUSES = ["active", "", "maternity-and-adoption", "career-break", UNMAPPED]
WITHIN = ["", "", "medical/senior-medical-manager"]
DAYS = [
    *(date(2025, 3, 31), date(2025, 4, 1), date(2024, 4, 1), date(2024, 3, 31), date(2023, 4, 1), date(2023, 3, 31)),
    *(date(2024, 9, 5), date(2010, 1, 1), date(2026, 1, 1), date(2025, 6, 1)),
]
ABROAD = ["yes", "no", "unknown"]


def few(*values):
    return st.sampled_from(values)


days = st.one_of(st.none(), st.sampled_from(DAYS))
yes_no = st.sampled_from([False, None, True])
stage = st.one_of(st.none(), few(0, 0, 1, 1, 3))

VALUES = {
    "organisation": st.sampled_from(ORGANISATIONS),
    "person": st.sampled_from(PEOPLE),
    "ethnicity": st.sampled_from(ETHNICITY),
    "disability": st.sampled_from(DISABILITY),
    "sex": few("female", "male", "unknown", ""),
    "age_band": few("under-25", "35-44", ""),
    "contract_type": st.sampled_from(CONTRACTS),
    "status": st.sampled_from(STATUSES),
    "primary": yes_no,
    "fte": few(1.0, 0.5, 0.0, None, float("nan")),
    "start": days,
    "end": days,
    "row": few("", UNMAPPED, "medical/trainee", "non-clinical/2"),
    "within": st.sampled_from(WITHIN),
    "staff_group": few("01", "03", ""),
    "directorate": few("Surgery", "Medicine", ""),
    "international_recruit": st.sampled_from(ABROAD),
    "assignment": few("10", "11", "2", ""),
    "hosted": few(True, None, False),
    "lead_employer": few(True, None, False),
    "vacancy": few("v1", "v2", ""),
    "band": few("5", "8a", "consultant", "", UNMAPPED),
    "kind": few("disciplinary", "capability", "capability-ill-health", "other"),
    "agreed_sanction": few(True, None, False),
    "medical_procedure": few(True, None, False),
    "probation": few(True, None, False),
    "mandatory": few("yes", UNMAPPED, "no"),
    "movement": few("joined", "left"),
    "course": few("Excel", "Coaching"),
    "reason": few("", "retirement"),
    "question": few("Q14a"),
    "group": few("white"),
    "percent": few(""),
    **dict.fromkeys(("formal", "took_part", "voting", "executive"), yes_no),
    **dict.fromkeys(("closed", "appointed_on", "opened", "happened_on"), days),
    **dict.fromkeys(("applied", "shortlisted", "interviewed", "offered", "appointed", "happened", "people"), stage),
}
# A case may leave both to the staff list.
OWN = {
    RecordKind.CASES: {
        "ethnicity": st.sampled_from(["", "", *ETHNICITY]),
        "disability": st.sampled_from(["", "", *DISABILITY]),
    }
}
COUNTED = [kind for kind in RecordKind if kind is not RecordKind.SURVEY]


# Rows are clean but for a few cells, so that the later rules are reached as well as the first.
CLEAN = {
    "organisation": few("R1A", "R1A", "R1A", "R2B"),
    "person": few("1", "2", "3"),
    "ethnicity": few("A", "D", "H", "not-known"),
    "disability": few("disabled", "non-disabled", "not-stated"),
    "contract_type": few("permanent", "fixed-term", ""),
    "status": few("active", ""),
    "row": few("clinical/5", "clinical/8a", "medical/consultant"),
    "start": few(date(2010, 1, 1), date(2020, 5, 6)),
    "end": st.none(),
    "mandatory": few("no"),
    "kind": few("disciplinary", "capability"),
    **dict.fromkeys(("hosted", "lead_employer", "agreed_sanction", "medical_procedure", "probation"), few(False)),
    **dict.fromkeys(("formal", "took_part"), few(True)),
    **dict.fromkeys(("closed", "opened", "happened_on"), few(date(2024, 9, 5), date(2024, 4, 1), date(2023, 9, 5))),
}


@st.composite
def rows_of(draw, kind):
    columns = [name for name in COLUMNS[kind] if name not in ("file", "line")]
    dirty = {**VALUES, **OWN.get(kind, {})}
    ruled = [name for name in columns if name in CLEAN and name not in ("organisation", "primary")] or columns
    dirt = draw(st.sets(st.sampled_from(ruled), max_size=2))
    return {name: draw(dirty[name] if name in dirt else CLEAN.get(name, dirty[name])) for name in columns}


@st.composite
def records(draw, *, most=14):
    """The frames of one folder, by kind; some kinds are not handed in. Lines come in any order."""
    kinds = draw(st.sets(st.sampled_from(COUNTED))) | draw(st.sampled_from([{RecordKind.STAFF}] * 4 + [set()]))
    found = {}
    for kind in [kind for kind in COUNTED if kind in kinds]:
        rows = draw(st.lists(rows_of(kind), max_size=most))
        lines = draw(st.permutations(range(2, len(rows) + 2)))
        placed = [{"file": f"{kind}.csv", "line": line, **row} for line, row in zip(lines, rows, strict=True)]
        found[kind] = pl.DataFrame(placed, schema=COLUMNS[kind])
    return found


@st.composite
def answers(draw):
    """The choices of an organisation: the defaults, but for some."""
    listed = {choice.id: choice for choice in choices()}
    strict = [name for name in listed if "left-out" in listed[name].options]
    own = draw(few({}, {name: ["left-out"] for name in strict})).copy()
    for name in draw(st.sets(st.sampled_from(sorted(listed)), max_size=4)):
        options = st.sampled_from(sorted(listed[name].options))
        most = 4 if listed[name].several else 1
        own[name] = draw(st.lists(options, min_size=1, max_size=most, unique=True))
    return choices_with(own)
