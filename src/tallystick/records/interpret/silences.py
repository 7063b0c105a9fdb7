"""What the files of a kind never say: a characteristic that has no column in any of them."""

from collections.abc import Mapping, Sequence

from tallystick.records.findings import FindingKind, Noted, how_many
from tallystick.records.frames import RecordKind, Silent
from tallystick.records.recognise.table import Table

_WHO: Mapping[RecordKind, tuple[str, str]] = {
    RecordKind.STAFF: ("row", "rows"),
    RecordKind.APPLICATIONS: ("row", "rows"),
    RecordKind.CASES: ("case", "cases"),
    RecordKind.BOARD: ("seat", "seats"),
}
_CHARACTERISTICS = {"ethnicity": "what ethnicity people are", "disability": "who is disabled"}


def silent_kinds(tables: Sequence[Table], noted: Noted) -> Silent:
    """The kinds of which no file says a characteristic. Where some files do, the others are named in a finding."""
    return frozenset(
        (kind, characteristic)
        for kind in _WHO
        for characteristic in _CHARACTERISTICS
        if _is_silent([table for table in tables if table.kind is kind], characteristic, noted)
    )


def _is_silent(tables: Sequence[Table], characteristic: str, noted: Noted) -> bool:
    without = [table for table in tables if not _says(table, characteristic)]
    if len(without) < len(tables):
        for table in without:
            _tell(table, characteristic, noted)
    return bool(tables) and len(without) == len(tables)


def _says(table: Table, characteristic: str) -> bool:
    # The staff list answers for a case that names its person.
    asked = {characteristic, "person"} if table.kind is RecordKind.CASES else {characteristic}
    return not asked.isdisjoint(table.cells.columns)


def _tell(table: Table, characteristic: str, noted: Noted) -> None:
    rows = table.cells.height
    noted.finding(
        FindingKind.NO_COLUMN,
        f"{table.file}: no column says {_CHARACTERISTICS[characteristic]}; {how_many(rows, *_WHO[table.kind])} "
        f"{'counts' if rows == 1 else 'count'} as unknown.",
        people=rows,
        out_of=rows,
        suggestion="Ask for the extract with this column.",
    )
