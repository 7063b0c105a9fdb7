"""What was copied out of a spreadsheet, as a return file that the library can read.

Cells are parted by tabs, as every spreadsheet program copies them. Two forms are understood: lines with the columns of
a return file, with or without their header; and the plain numbers of one indicator, in the order of its form.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tallystick.definitions import Definition, Indicator
from tallystick.vocabulary.formulas import harmless
from tallystick_web.core.rules import Refused
from tallystick_web.deposits.lines import HEADER, columns_of, groups_asked, rows_of

_NUMBER = re.compile(r"[-\N{MINUS SIGN}]?[\d.,\s]*\d[\d.,\s]*%?")
_FROM_CONTEXT = ("organisation", "standard", "year", "indicator")

Row = tuple[int, list[str]]


@dataclass(frozen=True, kw_only=True)
class Pasted:
    """A return file made of what was pasted, and the pasted line that each line of it comes from."""

    content: bytes
    lines: Mapping[int, int]


def pasted_file(text: str, *, definition: Definition, organisation: str, indicator: Indicator | None) -> Pasted:
    """What was pasted, as a return file. ``indicator`` is the one it is of, where it was said.

    Raises Refused where it has neither of the two forms.
    """
    rows = _rows(text)
    if not rows:
        raise Refused("There is nothing here. Copy the cells in your spreadsheet, and paste them into the box.")
    known = dict(zip(_FROM_CONTEXT, (harmless(organisation), definition.standard, str(definition.year)), strict=False))
    header = [cell.casefold() for cell in rows[0][1]]
    if _is_header(header):
        return _file(header, rows[1:], known | _chosen(indicator), header_at=rows[0][0])
    if len(header) in (len(HEADER), len(HEADER) - 1) and header[1] == definition.standard:
        return _file(list(HEADER[: len(header)]), rows, known, header_at=rows[0][0])
    if indicator is None:
        raise Refused(
            "These cells have no header of a return file, and no indicator was chosen. Choose the indicator that they "
            f"are of, or copy the header too: {', '.join(HEADER)}."
        )
    return _block(text, definition, indicator, known)


def _chosen(indicator: Indicator | None) -> dict[str, str]:
    return {} if indicator is None else {"indicator": indicator.id}


def _rows(text: str, *, blank_too: bool = False) -> list[Row]:
    """The lines that hold anything, with their numbers; where it is asked for, those that are blank as well."""
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter="\t")
    try:
        rows = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    except csv.Error:
        raise Refused(
            "What you pasted cannot be read as cells. A quotation mark that is never closed is the usual cause."
        ) from None
    return [(number, cells) for number, cells in rows if blank_too or any(cells)]


def _is_header(cells: Sequence[str]) -> bool:
    return "group" in cells and any(one in cells for one in HEADER[6:])


def _file(header: list[str], rows: Sequence[Row], known: Mapping[str, str], *, header_at: int) -> Pasted:
    """Lines with named columns. What they leave out and the page knows is filled in."""
    missing = [column for column in _FROM_CONTEXT if column not in header and column in known]
    lines = {1: header_at} | {number: at for number, (at, _) in enumerate(rows, start=2)}
    filled = [[*cells, *[""] * (len(header) - len(cells)), *(known[one] for one in missing)] for _, cells in rows]
    return Pasted(content=_csv([[*header, *missing], *filled]), lines=lines)


def _block(text: str, definition: Definition, indicator: Indicator, known: Mapping[str, str]) -> Pasted:
    """Plain numbers of one indicator. A line of headings, and headings before the numbers, are left out."""
    block = _Block(definition, indicator)
    rows = [(number, block.numbers_in(cells)) for number, cells in _numbered(text, block)]
    if len(rows) not in block.lengths or any(len(cells) != block.width for _, cells in rows):
        raise Refused(
            f"{block.expected} {_found(rows)} Nothing was saved. Copy these cells again, or use the columns of a "
            f"return file: {', '.join(HEADER)}."
        )
    whose = [*known.values(), indicator.id]
    cells = [(at, [*whose, *one]) for at, (_, numbers) in enumerate(rows) for one in block.lines(at, numbers)]
    lines = {1: rows[0][0]} | {number: rows[at][0] for number, (at, _) in enumerate(cells, start=2)}
    header = [*_FROM_CONTEXT, "row", "group", *block.columns]
    return Pasted(content=_csv([header, *(one for _, one in cells)]), lines=lines)


def _numbered(text: str, block: "_Block") -> list[Row]:
    """The lines from the first that holds a number. Later ones keep their places, blank or not."""
    rows = _rows(text, blank_too=True)
    first = next((at for at, (_, cells) in enumerate(rows) if any(map(_NUMBER.fullmatch, cells))), len(rows))
    rows = rows[first:]
    while len(rows) > block.lengths[0] and not any(rows[-1][1]):
        rows.pop()
    return rows


def _found(rows: Sequence[Row]) -> str:
    widths = sorted({len(cells) for _, cells in rows})
    numbers = " and ".join(str(one) for one in widths)
    return f"You pasted {len(rows)} lines of {numbers or 'no'} numbers."


class _Block:
    """What a plain block of one indicator is: a line for each row where heads are counted, else for each group."""

    def __init__(self, definition: Definition, indicator: Indicator) -> None:
        self.heads = indicator.kind.counts_heads
        self.groups = [group.code for group in groups_asked(definition, indicator)]
        self.headings = [group.as_heading for group in groups_asked(definition, indicator)]
        self.rows = [row.id for row in rows_of(indicator)]
        self.columns = list(columns_of(indicator, {}))
        self.indicator = indicator.id

    @property
    def width(self) -> int:
        return len(self.groups) if self.heads else len(self.columns)

    @property
    def lengths(self) -> tuple[int, ...]:
        """How many lines there may be. The last may be left out: a sum of the others, or a group of unknown people."""
        if self.heads:
            return (len(self.rows), len(self.rows) - 1) if len(self.rows) > 1 else (1,)
        whole = len(self.rows) * len(self.groups)
        return (whole, whole - 1) if len(self.rows) == 1 and len(self.groups) > 2 else (whole,)

    @property
    def expected(self) -> str:
        across = ", ".join(self.headings if self.heads else self.columns)
        down = f"{self.lengths[0]} lines" if self.lengths[0] > 1 else "1 line"
        return (
            f"Indicator {self.indicator} has {down} of {self.width} numbers each ({across}), in the order of its form."
        )

    def numbers_in(self, cells: Sequence[str]) -> list[str]:
        """The cells without the headings before them and the blanks after them."""
        kept = list(cells)
        while len(kept) > self.width and not _NUMBER.fullmatch(kept[0]):
            kept.pop(0)
        while len(kept) > self.width and not kept[-1]:
            kept.pop()
        return [*kept, *[""] * (self.width - len(kept))]

    def lines(self, at: int, numbers: Sequence[str]) -> list[list[str]]:
        """The lines of a return file that line ``at`` of the block holds."""
        if self.heads:
            held = zip(self.groups, numbers, strict=True)
            return [[self.rows[at], group, number] for group, number in held if number]
        row, group = divmod(at, len(self.groups))
        return [[self.rows[row], self.groups[group], *numbers]] if any(numbers) else []


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8", errors="replace")
