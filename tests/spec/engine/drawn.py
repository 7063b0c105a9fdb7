"""Frames and counts from drawn tables: what is not drawn is as it usually is."""

from datetime import date

import polars as pl

from tallystick.definitions import load
from tallystick.definitions.choices import choices_with
from tallystick.engine import count, returns_of
from tallystick.records.frames import COLUMNS, RecordKind
from tallystick.vocabulary.periods import Snapshot

USUAL = {
    "organisation": "R1A",
    "ethnicity": "A",
    "disability": "non-disabled",
    "sex": "female",
    "age_band": "35-44",
    "contract_type": "permanent",
    "status": "active",
    "primary": True,
    "fte": 1.0,
    "start": date(2015, 1, 1),
    "row": "clinical/5",
    "staff_group": "03",
    "directorate": "",
    "hosted": False,
    "lead_employer": False,
    "international_recruit": "no",
    "vacancy": "v1",
    "band": "5",
    "closed": date(2024, 9, 1),
    "opened": date(2024, 9, 1),
    "happened_on": date(2024, 9, 1),
    "applied": 1,
    "kind": "disciplinary",
    "formal": True,
    "agreed_sanction": False,
    "medical_procedure": False,
    "probation": False,
    "took_part": True,
    "mandatory": "no",
    "voting": True,
    "executive": True,
}
# A case leaves to the staff list who its person is, unless the drawing says otherwise.
OF_KIND = {RecordKind.CASES: {"ethnicity": "", "disability": "", "directorate": ""}, RecordKind.BOARD: {"start": None}}


def frame(kind, table):
    """A frame from a drawn table. A blank cell is blank, and a column that is not drawn is as usual."""
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    header, *drawn = [line for line in lines if not line[0].startswith("#")]
    rows = [
        {**usual(kind), "file": f"{kind}.csv", "line": number, **read(dict(zip(header, cells, strict=True)), kind)}
        for number, cells in enumerate(drawn, start=2)
    ]
    return pl.DataFrame(rows, schema=COLUMNS[kind])


def usual(kind):
    blank = {name: "" for name, wanted in COLUMNS[kind].items() if wanted is pl.String}
    return {**blank, **{name: value for name, value in USUAL.items() if name in COLUMNS[kind]}, **OF_KIND.get(kind, {})}


def read(cells, kind):
    return {name: value(cell, COLUMNS[kind][name]) for name, cell in cells.items() if name in COLUMNS[kind]}


def value(cell, wanted):
    if wanted is pl.String:
        return cell
    if not cell:
        return None
    if wanted is pl.Boolean:
        return cell == "yes"
    if wanted is pl.Date:
        return date.fromisoformat(cell)
    return float(cell) if wanted is pl.Float64 else int(cell)


def counted(*, standard="wres", choices=None, silent=(), **tables):
    """What is counted from the drawn tables, given by the kind of record.

    ``silent`` names the kinds and columns that no file has: "applications disability".
    """
    frames = {RecordKind(kind): frame(RecordKind(kind), table) for kind, table in tables.items()}
    unsaid = frozenset((RecordKind(kind), column) for kind, column in map(str.split, silent))
    answers = choices_with(choices or {})
    return count(load(standard, 2025), frames, answers, snapshot=Snapshot(2025), silent=unsaid)


def line(made, indicator, row="", by="", stratum=""):
    """The counts of one line by group: {"white": (1, 20)}, or {"white": 20} where heads are counted."""
    found = made.cube.filter(indicator=indicator, row=row, by=by, stratum=stratum).sort("group")
    return {
        group: happened if people is None else (happened, people)
        for group, happened, people in found.select("group", "happened", "people").iter_rows()
    }


def outcomes(made, table):
    """The last column of each drawn row, by its line; and beside it what became of that line."""
    expected = [line.split("|")[-1].strip() for line in table.strip().splitlines()][1:]
    reasons = {place: reason for _, place, _, reason in made.excluded.iter_rows()}
    return expected, [reasons.get(number, "counted") for number in range(2, len(expected) + 2)]


def returned(made, standard="wres"):
    (one,) = returns_of(made, load(standard, 2025))
    return one
