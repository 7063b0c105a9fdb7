"""Standards for which somebody could not be placed in a group: no return may be made of one."""

from collections.abc import Mapping

from tallystick.engine import Counted, Reason
from tallystick.records.findings import how_many
from tallystick.records.frames import RecordKind

_NOUNS: Mapping[str, tuple[str, str]] = {
    RecordKind.STAFF: ("person", "people"),
    RecordKind.APPLICATIONS: ("row of applications", "rows of applications"),
    RecordKind.CASES: ("case", "cases"),
    RecordKind.BOARD: ("seat of the board", "seats of the board"),
}


def unplaced(counted: Mapping[str, Counted]) -> dict[str, str]:
    """By standard, a sentence about those who could not be placed; a standard that placed everybody has none."""
    return {standard: _sentence(result, rows) for standard, result in counted.items() if (rows := _rows(result))}


def _rows(counted: Counted) -> dict[str, int]:
    found = counted.excluded.filter(reason=str(Reason.UNMAPPED_GROUP)).group_by("kind").len().sort("kind")
    return {str(kind): int(rows) for kind, rows in found.iter_rows()}


def _sentence(counted: Counted, rows: Mapping[str, int]) -> str:
    listed = [how_many(rows[kind], *nouns) for kind, nouns in _NOUNS.items() if kind in rows]
    *first, last = listed
    who = f"{', '.join(first)} and {last}" if first else last
    return (
        f"The {counted.definition.title} is left out, because {who} could not be placed in a group that it compares. "
        "Correct what is recorded in the files (tallystick check FOLDER says which lines), or add --analysis to see "
        "figures without them: then no return is written."
    )
