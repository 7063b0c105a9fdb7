"""A plan as a text file with commas, which a spreadsheet program opens without calculating anything in it."""

import csv
import io
from collections.abc import Sequence

from tallystick_web.plans.sheets.columns import Column
from tallystick_web.plans.sheets.rows import Row, Value

_CALCULATED = ("=", "+", "-", "@", "\t", "\r")
_MARK = "'"


def text_of(rows: Sequence[Row]) -> bytes:
    """The bytes of a CSV file. The mark at its front tells spreadsheet programs how its letters are written."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([column.head for column in Column])
    writer.writerows([[marked(in_text(row[one])) if one in row else "" for one in Column] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def in_text(value: Value) -> str:
    """A cell as text: a day as 2027-03-31, a number without a sign for thousands."""
    return f"{value:f}" if hasattr(value, "as_tuple") else str(value)


def marked(text: str) -> str:
    """The text, with an apostrophe before it where it would be calculated without: ``unmarked`` takes it away."""
    return f"{_MARK}{text}" if text.lstrip(_MARK).startswith(_CALCULATED) else text


def unmarked(text: str) -> str:
    """The text without the apostrophe that ``marked`` put before it."""
    return text[1:] if text.startswith(_MARK) and text.lstrip(_MARK).startswith(_CALCULATED) else text
