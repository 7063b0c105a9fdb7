"""A plan as a text file with commas."""

from collections.abc import Sequence

from tallystick_web.core.sheets.text import csv_of
from tallystick_web.plans.sheets.columns import Column
from tallystick_web.plans.sheets.rows import Row


def text_of(rows: Sequence[Row]) -> bytes:
    """The bytes of a CSV file."""
    return csv_of([column.head for column in Column], [[row.get(one, "") for one in Column] for row in rows])
