"""Text files to parts of grids: comma, semicolon, tab, vertical bar or tilde between cells."""

import csv
import io
import string
from collections.abc import Iterator

import polars as pl

from tallystick.records.reading import limits
from tallystick.records.reading.grids import LINE, GridKind
from tallystick.records.reading.refusals import unreadable
from tallystick.records.reading.separator import SEPARATORS, declared_separator, separator_of
from tallystick.records.reading.workbooks import Taker
from tallystick.tallies.decode import decode

_SAMPLE_BYTES = 100_000
_PART_BYTES = 4 * limits.MEGABYTE
_PART_ROWS = 20_000
_BLANK = "".join(SEPARATORS) + string.whitespace + '"'
_NOTHING = "it holds no filled cell"
_TOO_LONG = f"it has more than {limits.ROWS // 1_000_000} million rows"
_SPLIT = "Hand in one year or one kind of record at a time."
_TOO_WIDE = f"it has more than {limits.COLUMNS} columns"
_FEWER_COLUMNS = "Keep the columns that are needed and save it again."
_QUOTATION = (
    "from line {line} on it is not CSV; a quotation mark that is never closed, or not doubled, is the usual cause"
)


def read_text(content: bytes, name: str, taker: Taker) -> tuple[str, ...]:
    """Tell the taker of the one grid of a text file. Returns notices of what was assumed."""
    text, encoding = _as_utf8(content, name)
    beginning = text[:_SAMPLE_BYTES].decode("utf-8", errors="ignore")
    declared = declared_separator(beginning[:8].split("\n", 1)[0])
    separator = declared or separator_of(beginning)
    kind = GridKind.RECORDS if separator == "~" else GridKind.TABLE
    taker.grid("", kind)
    # Tilde-delimited interfaces do not quote: a quotation mark there is a cell's own.
    quoted = kind is GridKind.TABLE and b'"' in text
    parts = quoted_parts(text, separator, name) if quoted else plain_parts(text, separator, name)
    for part in parts:
        _refuse_too_long(part, name)
        # The declaration is not a row of the table, and stands on the first line.
        taker.part(part.filter(pl.col(LINE) > 1) if declared else part)
    return tuple(_notices(encoding, separator, name))


def _as_utf8(content: bytes, name: str) -> tuple[bytes, str]:
    """The text in UTF-8, and the encoding it came in. As bytes it takes a fourth of what Python's text may take."""
    decoded = decode(content, file=name)
    if not decoded.text.strip(_BLANK):
        raise unreadable(name, _NOTHING)
    return decoded.text.encode("utf-8"), decoded.encoding


def _notices(encoding: str, separator: str, name: str) -> Iterator[str]:
    if encoding == "cp1252":
        yield f"{name}: the file is not UTF-8 and was read as Windows-1252; check names with accents"
    if separator not in ",~":  # a tilde is what an interface is expected to write
        yield f"{name}: the cells are parted by {SEPARATORS[separator]}, not by commas"


def _refuse_too_long(part: pl.DataFrame, name: str) -> None:
    if part.height and int(part[LINE][-1]) > limits.ROWS:
        raise unreadable(name, _TOO_LONG, _SPLIT)


def plain_parts(text: bytes, separator: str, name: str) -> Iterator[pl.DataFrame]:
    """The rows of a text in which each line is a row, because no quotation mark can hold a line break."""
    line = 1
    for piece in _pieces(text):
        lines = pl.DataFrame({"row": [piece]}).select(pl.col("row").str.split("\n")).explode("row")
        rows = lines.with_columns(pl.int_range(line, line + pl.len(), dtype=pl.Int64).alias(LINE))
        line += rows.height
        yield _split(rows, separator, name)


def _pieces(text: bytes) -> Iterator[str]:
    """Pieces of whole lines, whichever of three marks ends them; none ends in one."""
    text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removesuffix(b"\n")
    start = 0
    while start <= len(text):
        end = text.find(b"\n", start + _PART_BYTES)
        end = len(text) if end < 0 else end
        yield text[start:end].decode("utf-8")
        start = end + 1


def _split(rows: pl.DataFrame, separator: str, name: str) -> pl.DataFrame:
    filled = pl.col("row").str.strip_chars_end(separator + " ")
    width = int(rows.select(filled.str.count_matches(separator, literal=True).max()).item()) + 1
    _refuse_too_wide(width, name)
    cells = pl.col("row").str.split_exact(separator, width - 1)
    named = cells.struct.rename_fields([f"c{number}" for number in range(width)])
    return rows.select(named.alias("row"), LINE).unnest("row")


def quoted_parts(text: bytes, separator: str, name: str) -> Iterator[pl.DataFrame]:
    """The rows of a text whose cells may stand in quotation marks, and so hold separators and line breaks."""
    reader = csv.reader(_as_lines(text), delimiter=separator, strict=True)
    started, lines, rows = 1, [], []
    try:
        for row in reader:
            lines.append(started)
            rows.append(row)
            started = reader.line_num + 1
            if len(rows) == _PART_ROWS:
                yield _columns(rows, lines, name)
                lines, rows = [], []
    except csv.Error:
        raise unreadable(name, _QUOTATION.format(line=started)) from None
    if rows:
        yield _columns(rows, lines, name)


def _as_lines(text: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(text), encoding="utf-8", newline="")


def _columns(rows: list[list[str]], lines: list[int], name: str) -> pl.DataFrame:
    width = max(map(_filled_width, rows)) or 1
    _refuse_too_wide(width, name)
    blank = [""] * width
    cells = zip(*((row + blank)[:width] for row in rows), strict=True)
    columns = {f"c{number}": pl.Series(values, dtype=pl.String) for number, values in enumerate(cells)}
    return pl.DataFrame({**columns, LINE: pl.Series(lines, dtype=pl.Int64)})


def _filled_width(row: list[str]) -> int:
    width = len(row)
    while width and not row[width - 1].strip(" "):
        width -= 1
    return width


def _refuse_too_wide(width: int, name: str) -> None:
    if width > limits.COLUMNS:
        raise unreadable(name, _TOO_WIDE, _FEWER_COLUMNS)
