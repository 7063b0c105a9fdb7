"""Looks into a zipped workbook before it is parsed: how large it really is, and what its cells will not tell."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from tallystick.records.reading import limits
from tallystick.records.reading.refusals import unreadable

_PIECE = 4 * limits.MEGABYTE
_OVERLAP = 4096
_LOCAL_HEADER = struct.Struct("<4s22xHH")
# No sheet made by a spreadsheet program packs this well.
_RATIO, _RATIO_FROM = 300, 20 * limits.MEGABYTE
# Rows that may lie blank between the table and a filled cell below it.
_BLANK_ROWS = 100_000

_BOMB = f"it unpacks to more than {limits.UNPACKED_BYTES // limits.MEGABYTE} MB"
_SQUEEZED = "it unpacks to hundreds of times its size"
_FALSE = "its parts are not as large as it says, so it is damaged"
_DECLARES = "it declares a document type of its own, which no spreadsheet program writes"
# Two bytes a letter as well: a parser of XML reads those by itself.
_DECLARED = tuple(
    word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_FAR_BELOW = "a filled cell stands far below the table, in row {row}"
_FAR_BESIDE = f"a filled cell stands far to the right, beyond column {limits.COLUMNS}"
_CLEAR = "Delete the rows below and the columns beside the table in the spreadsheet program, and save it again."

_ERRORS = "some cells hold an error such as #N/A, and were read as blank"
_NO_RESULTS = (
    "some cells hold a formula whose result was never stored, and were read as blank; "
    "open the file in the spreadsheet program and save it to have them read"
)
_HIDDEN = "some rows or columns are hidden in the spreadsheet program; they were read like the others"

_FILLED_FAR_BESIDE = re.compile(rb' r="[A-Z]{3}[0-9]+"(?:>|[^>]*[^/>]>)')
_WITHOUT_RESULT = re.compile(rb"</f></c>|</f><v></v>|</f><v ?/>|<f[^<>]*/></c>|<f[^<>]*/><v ?/>|<f[^<>]*/><v></v>")
_ROW_OF_CELL = re.compile(rb'<c r="[A-Z]{1,3}([0-9]{1,7})"')


@dataclass
class _Seen:
    """What was seen in the sheets of a workbook so far."""

    notices: set[str] = field(default_factory=set)
    rows: int = 0
    last_filled_row: int = 0


def look_into(content: bytes, name: str) -> tuple[str, ...]:
    """Unpack every part once, keeping nothing. Returns notices; raises InputRefused for what would do harm."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = archive.infolist()
    if sum(member.file_size for member in members) > limits.UNPACKED_BYTES:
        raise unreadable(name, _BOMB)
    notices: set[str] = set()
    left = limits.UNPACKED_BYTES
    for member in members:
        seen = _Seen(notices)
        unpacked = 0
        for piece, fresh in _with_overlap(_pieces(content, member, name)):
            unpacked += fresh
            _refuse_bomb(member, unpacked, left, name)
            if any(one in piece for one in _DECLARED):
                raise unreadable(name, _DECLARES)
            if member.filename.startswith("xl/worksheets/"):
                _look_at(piece, seen, name)
        if unpacked != member.file_size:
            raise unreadable(name, _FALSE)
        left -= unpacked
    return tuple(f"{name}: {each}" for each in (_ERRORS, _NO_RESULTS, _HIDDEN) if each in notices)


def _refuse_bomb(member: zipfile.ZipInfo, unpacked: int, left: int, name: str) -> None:
    if unpacked > left:
        raise unreadable(name, _BOMB)
    if unpacked > _RATIO_FROM and unpacked > _RATIO * member.compress_size:
        raise unreadable(name, _SQUEEZED)


def _pieces(content: bytes, member: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """A part of the archive, unpacked by what it holds and not by the size it gives itself."""
    mark, name_length, extra_length = _LOCAL_HEADER.unpack_from(content, member.header_offset)
    start = member.header_offset + _LOCAL_HEADER.size + name_length + extra_length
    packed = memoryview(content)[start : start + member.compress_size]
    if mark != b"PK\x03\x04" or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise unreadable(name, _FALSE)
    if member.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    rest: bytes | memoryview = packed
    while not unpacking.eof:
        piece = unpacking.decompress(rest, _PIECE)
        rest = unpacking.unconsumed_tail
        if not piece and not rest:
            return
        yield piece


def _with_overlap(pieces: Iterator[bytes]) -> Iterator[tuple[bytes, int]]:
    """Each piece with the end of the one before it, and how many of its bytes are new."""
    before = b""
    for piece in pieces:
        yield before + piece, len(piece)
        before = piece[-_OVERLAP:]


def _look_at(piece: bytes, seen: _Seen, name: str) -> None:
    if b't="e"' in piece:
        seen.notices.add(_ERRORS)
    if b"<f" in piece and _WITHOUT_RESULT.search(piece):
        seen.notices.add(_NO_RESULTS)
    if b' hidden="1"' in piece:
        seen.notices.add(_HIDDEN)
    if _FILLED_FAR_BESIDE.search(piece):
        raise unreadable(name, _FAR_BESIDE, _CLEAR)
    seen.rows += piece.count(b"<row ")
    seen.last_filled_row = max(seen.last_filled_row, _last_filled_row(piece))
    if seen.last_filled_row > 4 * seen.rows + _BLANK_ROWS:
        raise unreadable(name, _FAR_BELOW.format(row=seen.last_filled_row), _CLEAR)


def _last_filled_row(piece: bytes) -> int:
    filled = max(piece.rfind(b"</v>"), piece.rfind(b"</is>"))
    cell = _ROW_OF_CELL.match(piece, piece.rfind(b"<c ", 0, max(filled, 0)))
    return int(cell[1]) if cell else 0
