"""Workbooks of the format before 2007, made to do harm byte by byte. Nobody in them exists."""

import struct
from pathlib import Path

from tests.unit.records.reading.hostile_texts import CELL

_GOOD = Path(__file__).parents[3] / "integration" / "files" / "made-up-staff.xls"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_BOOK = 2048  # where the workbook begins in the good one
_SHEET_NAMED, _STRINGS, _SIZE = b"\x85\0", b"\xfc\0", b"\0\x02\x0e\0"  # records


def stream_name(name):
    return name.encode("utf-16-le") + bytes(2)


def compound(name, rest=b""):
    """The container, and in it nothing but a name."""
    return _COMPOUND + stream_name(name) + rest + CELL.encode()


def at(place, *numbers, form="<I"):
    """The good workbook with other numbers at a place."""
    good, put = _GOOD.read_bytes(), b"".join(struct.pack(form, number) for number in numbers)
    return good[:place] + put + good[place + len(put) :]


def after(record, beyond, *numbers, form="<I"):
    """The good workbook with other numbers so many bytes after a record begins."""
    return at(_GOOD.read_bytes().index(record, _BOOK) + beyond, *numbers, form=form)


def sectors(*following):
    """The good workbook with a false chain of its pieces."""
    return at(512, *following)


_NOT_IT = "it is damaged, or not what it seems to be"
_MEMORY = "it takes too much memory or is damaged"
_OTHER = "it is an older office document, but not a workbook"

REFUSED = {
    "password.xls": (lambda: compound("EncryptedPackage"), "protected by a password"),
    "password-of-1997.xls": (lambda: at(_BOOK + 20, 0x2F, 0x36, form="<H"), "protected by a password"),
    "macros.xls": (lambda: compound("_VBA_PROJECT"), "macros"),
    "letter.doc": (lambda: compound("WordDocument"), _OTHER),
    "talk.xls": (lambda: compound("PowerPoint Document"), _OTHER),
    "no-book-in-it.xls": (lambda: compound("Workbook"), "damaged"),
    "half.xls": (lambda: _GOOD.read_bytes()[:3_072], _OTHER),
    "without-its-container.xls": (lambda: _GOOD.read_bytes()[_BOOK:], "is not text"),
    "pieces-in-a-ring.xls": (lambda: sectors(1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2), _MEMORY),
    "directory-in-a-ring.xls": (lambda: at(512 + 4 * 9, 9), _MEMORY),
    "pieces-beyond-the-end.xls": (lambda: sectors(*[0xFFFFFF] * 10), _NOT_IT),
    "directory-beyond-the-end.xls": (lambda: at(48, 0xFFFFFF), _NOT_IT),
    "pieces-of-nothing.xls": (lambda: at(30, 0, form="<H"), _NOT_IT),
    "pieces-of-too-much.xls": (lambda: at(30, 0xFFFF, form="<H"), _NOT_IT),
    "four-thousand-million-tables.xls": (lambda: at(44, 0xFFFFFFFF), _MEMORY),
    "sheet-beyond-the-end.xls": (lambda: after(_SHEET_NAMED, 4, 0x7FFFFFF0), _MEMORY),
    "string-beyond-the-end.xls": (lambda: after(_STRINGS, 12, 0xFFFF, form="<H"), _NOT_IT),
    "record-beyond-the-end.xls": (lambda: after(_STRINGS, 2, 0xFFFF, form="<H"), _NOT_IT),
    "size-beyond-numbers.xls": (lambda: after(_SIZE, 4, 0, 0xFFFFFFFF, 0xFFFF0000), _MEMORY),
    "size-of-everything.xls": (lambda: after(_SIZE, 4, 0, 1_048_576, 16_384 << 16), _MEMORY),
}

# How many sheets are read.
HARMLESS = {
    "a-sheet-of-macros.xls": (lambda: after(_SHEET_NAMED, 9, 1, form="<B"), 2),
    "a-sheet-of-a-program.xls": (lambda: after(_SHEET_NAMED, 9, 6, form="<B"), 2),
    "four-thousand-million-strings.xls": (lambda: after(_STRINGS, 4, 0xFFFFFFFF, 0xFFFFFFFF), 2),
    "a-sheet-that-is-the-book.xls": (lambda: after(_SHEET_NAMED, 4, 0), 1),
    "a-table-in-a-ring.xls": (lambda: sectors(0), 2),
}
