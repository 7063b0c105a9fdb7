"""A table as a text file with commas, which a spreadsheet program opens without calculating anything in it."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

Value = str | date | Decimal
"""What a cell of a file that people take away can hold."""

_CALCULATED = ("=", "+", "-", "@", "\t", "\r")
_MARK = "'"


def csv_of(heads: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """The bytes of a CSV file. The mark at its front tells spreadsheet programs how its letters are written.

    A number stays one, also below nought: a program that reads it is not to find words.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([marked(head) for head in heads])
    writer.writerows([[_cell(one) for one in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    return in_text(value) if isinstance(value, Decimal) else marked(in_text(value))


def in_text(value: Value) -> str:
    """A cell as text: a day as 2027-03-31, a number without a sign for thousands."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def marked(text: str) -> str:
    """The text, with an apostrophe before it where it would be calculated without: ``unmarked`` takes it away."""
    return f"{_MARK}{text}" if text.lstrip(_MARK).startswith(_CALCULATED) else text


def unmarked(text: str) -> str:
    """The text without the apostrophe that ``marked`` put before it."""
    return text[1:] if text.startswith(_MARK) and text.lstrip(_MARK).startswith(_CALCULATED) else text
