"""Made-up organisations with the dirt of real extracts: people with many jobs, blanks, texts nobody could place."""

from datetime import date
from random import Random

import polars as pl
from hypothesis import strategies as st

from tallystick.definitions.choices import choices, choices_with
from tallystick.records.frames import COLUMNS, RETURN_KINDS, UNMAPPED, RecordKind

ORGANISATIONS = ["R1A", "R2B"]
PEOPLE = ["", "1", "2", "99"]
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


DATES = (None, *DAYS)
YES_NO = (False, None, True)
STAGE = (None, 0, 0, 1, 1, 3)

VALUES = {
    "organisation": ORGANISATIONS,
    "person": PEOPLE,
    "ethnicity": ETHNICITY,
    "disability": DISABILITY,
    "sex": ["female", "male", "unknown", ""],
    "age_band": ["under-25", "35-44", ""],
    "contract_type": CONTRACTS,
    "status": STATUSES,
    "primary": YES_NO,
    "fte": [1.0, 0.5, 0.0, None, float("nan")],
    "start": DATES,
    "end": DATES,
    "row": ["", UNMAPPED, "medical/trainee", "non-clinical/2"],
    "within": WITHIN,
    "staff_group": ["01", "03", ""],
    "directorate": ["Surgery", "Medicine", ""],
    "international_recruit": ABROAD,
    "assignment": ["10", "11", "2", ""],
    "hosted": [True, None, False],
    "lead_employer": [True, None, False],
    "vacancy": ["v1", "v2", ""],
    "band": ["5", "8a", "consultant", "", UNMAPPED],
    "kind": ["disciplinary", "capability", "capability-ill-health", "other"],
    "agreed_sanction": [True, None, False],
    "medical_procedure": [True, None, False],
    "probation": [True, None, False],
    "mandatory": ["yes", UNMAPPED, "no"],
    "movement": ["joined", "left"],
    "course": ["Excel", "Coaching"],
    "reason": ["", "retirement"],
    "question": ["Q14a"],
    "group": ["white"],
    "percent": [""],
    **dict.fromkeys(("formal", "took_part", "voting", "executive"), YES_NO),
    **dict.fromkeys(("closed", "appointed_on", "opened", "happened_on"), DATES),
    **dict.fromkeys(("applied", "shortlisted", "interviewed", "offered", "appointed", "happened", "people"), STAGE),
}
# A case may leave both to the staff list.
OWN = {
    RecordKind.CASES: {
        "ethnicity": ["", "", *ETHNICITY],
        "disability": ["", "", *DISABILITY],
    }
}
COUNTED = [kind for kind in RETURN_KINDS if kind is not RecordKind.SURVEY]


# Rows are clean but for a few cells, so that the later rules are reached as well as the first.
CLEAN = {
    "organisation": ["R1A", "R1A", "R1A", "R2B"],
    "person": [str(number) for number in range(1, 16)],
    "ethnicity": ["A", "D", "H", "not-known"],
    "disability": ["disabled", "non-disabled", "not-stated"],
    "contract_type": ["permanent", "fixed-term", ""],
    "status": ["active", ""],
    "row": ["clinical/5", "clinical/8a", "medical/consultant"],
    "start": [date(2010, 1, 1), date(2020, 5, 6)],
    "end": [None],
    "mandatory": ["no"],
    "kind": ["disciplinary", "capability"],
    **dict.fromkeys(("hosted", "lead_employer", "agreed_sanction", "medical_procedure", "probation"), (False,)),
    **dict.fromkeys(("formal", "took_part"), (True,)),
    **dict.fromkeys(("closed", "opened", "happened_on"), (date(2024, 9, 5), date(2024, 4, 1), date(2023, 9, 5))),
    **dict.fromkeys(("primary", "voting", "executive"), (True, False)),
}


def row_of(kind, chance):
    """One row: each cell is clean but for one in ten, so that most rows get past the first rules."""
    dirty = {**VALUES, **OWN.get(kind, {})}
    columns = [name for name in COLUMNS[kind] if name not in ("file", "line")]
    return {
        name: chance.choice(CLEAN[name] if name in CLEAN and chance.random() > 0.1 else dirty[name]) for name in columns
    }


@st.composite
def records(draw, *, most=50):
    """The frames of one folder, by kind; some kinds are not handed in. Lines come in any order.

    Hypothesis draws how many rows and from which seed, and the cells come from the seed: rows that it drew cell by
    cell were too few to meet two rules at once.
    """
    missing = draw(st.one_of(st.just(set()), st.sets(st.sampled_from(COUNTED), max_size=2)))
    found = {}
    for kind in [kind for kind in COUNTED if kind not in missing]:
        chance = Random(draw(st.integers(0, 2**32 - 1)))
        rows = [row_of(kind, chance) for _ in range(draw(st.integers(0, most)))]
        lines = chance.sample(range(2, len(rows) + 2), len(rows))
        placed = [{"file": f"{kind}.csv", "line": line, **row} for line, row in zip(lines, rows, strict=True)]
        found[kind] = pl.DataFrame(placed, schema=COLUMNS[kind])
    return found


@st.composite
def answers(draw):
    """The choices of an organisation: the defaults, but for some."""
    listed = {choice.id: choice for choice in choices()}
    strict = [name for name in listed if "left-out" in listed[name].options]
    own = draw(st.sampled_from([{}, {name: ["left-out"] for name in strict}])).copy()
    for name in draw(st.sets(st.sampled_from(sorted(listed)), max_size=4)):
        options = st.sampled_from(sorted(listed[name].options))
        most = 4 if listed[name].several else 1
        own[name] = draw(st.lists(options, min_size=1, max_size=most, unique=True))
    return choices_with(own)


def silences():
    """What no file of a kind says: most often nothing."""
    pairs = st.tuples(st.sampled_from(COUNTED), st.sampled_from(["ethnicity", "disability"]))
    return st.one_of(st.just(frozenset()), st.frozensets(pairs, max_size=2))
