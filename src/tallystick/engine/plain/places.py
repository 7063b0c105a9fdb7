"""Directorates that few people have, one row at a time."""

from collections import Counter
from collections.abc import Mapping, Sequence

from tallystick.engine.plain.rows import Row
from tallystick.records.findings import MANY_ROWS
from tallystick.release.detail import COUNTED_TOGETHER


def placed(records: Mapping[str, Sequence[Row]]) -> dict[str, Sequence[Row]]:
    """The rows, with one name in the place of every directorate that few people of its organisation have."""
    counted = ("staff", "applications", "cases")
    named: Counter[tuple[str, str]] = Counter()
    for kind in counted:
        for row in records.get(kind, ()):
            named[row["organisation"], row["directorate"]] += max(row.get("applied") or 1, 1)

    def with_place(row: Row) -> Row:
        is_named = row["directorate"] not in ("", "unmapped")
        is_rare = is_named and named[row["organisation"], row["directorate"]] < MANY_ROWS
        return {**row, "directorate": COUNTED_TOGETHER} if is_rare else row

    return {kind: [with_place(row) for row in rows] if kind in counted else rows for kind, rows in records.items()}
