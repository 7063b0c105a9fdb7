"""The figures of a document as a workbook: one table a sheet, released values as numbers, all else as text.

Nothing in a cell can become a formula or an address, and no cell is left blank.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tallystick.publishing.workbook.drawing import AS_TEXT, CREATED
from tallystick.publishing.workbook.heights import row_height
from tallystick.publishing.workbook.names import sheet_names, table_names
from tallystick_web.publications.paper.charts.marks import number, table_of
from tallystick_web.publications.paper.document import (
    Block,
    Bullets,
    Callout,
    Cell,
    CellKind,
    Chart,
    Document,
    Facts,
    Paragraph,
    Section,
    Table,
)
from tallystick_web.publications.paper.legible import legible
from tallystick_web.publications.paper.packing import packed

_FONT: Mapping[str, Any] = {"font_name": "Arial", "font_size": 12}
_RULE, _LINK = "#B1B4B6", "#005EB8"
_FIRST, _NARROW, _WORDS = 46, 16, 100
_STEPS, _PROSE = (16, 26, 34, 46), 200
_A4, _LONGEST_TEXT, _LONGEST_PROPERTY, _LONGEST_FOOTER = 9, 16_000, 250, 200
_BLANK = "none"
_PRINTED = re.compile(r"([^\d\u2212-]*)([\u2212-]?)((?:\d[\d,]*)(?:\.\d+)?)(.*)", re.DOTALL)
_LONGEST_FORMAT = 100
# Words keep a little room from the number to their left.
_NUMBER, _LEFT = {"align": "right", "indent": 1}, {"align": "left", "indent": 1}


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    """A table and where it stands in the paper."""

    name: str
    of: str
    table: Table


def to_xlsx(document: Document) -> bytes:
    """The workbook: a cover, the contents, the words of the paper as notes, then every table, those of charts too."""
    from xlsxwriter import Workbook

    ready = legible(document)
    sheets = _sheets(ready)
    out = io.BytesIO()
    with Workbook(out, {**AS_TEXT, "default_format_properties": dict(_FONT)}) as book:
        book.set_properties(
            {
                "title": ready.title[:_LONGEST_PROPERTY],
                "author": ready.organisation[:_LONGEST_PROPERTY],
                "subject": ready.kind[:_LONGEST_PROPERTY],
                "comments": ready.mark[:_LONGEST_PROPERTY],
                "created": CREATED,
            }
        )
        pen = _Pen(book, ready)
        pen.cover()
        names = table_names(["Contents", "Notes", *(sheet.name for sheet in sheets)])
        pen.sheet(_contents(sheets), names[0])
        pen.sheet(_notes(ready), names[1])
        for sheet, name in zip(sheets, names[2:], strict=True):
            pen.sheet(sheet, name)
    return packed(out.getvalue())


def _sheets(document: Document) -> list[_Sheet]:
    found = [
        (section.heading, table_of(block) if isinstance(block, Chart) else block)
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Table | Chart)
    ]
    found += [("Annex", table) for table in document.annex]
    kept = [(of, table) for of, table in found if table.rows]
    wanted = ["Cover", "Contents", "Notes", *(f"{n} {table.caption}" for n, (_, table) in enumerate(kept, start=1))]
    return [
        _Sheet(name=name, of=of, table=table) for name, (of, table) in zip(sheet_names(wanted)[3:], kept, strict=True)
    ]


def _contents(sheets: Sequence[_Sheet]) -> _Sheet:
    rows = [(Cell(text="Notes"), Cell(text="The words of the paper"), Cell(text="Every part"))]
    rows += [(Cell(text=sheet.name), Cell(text=sheet.table.caption), Cell(text=sheet.of)) for sheet in sheets]
    return _Sheet(
        name="Contents",
        of="",
        table=Table(caption="Contents", heads=("Sheet", "What it shows", "Part of the paper"), rows=tuple(rows)),
    )


def _notes(document: Document) -> _Sheet:
    rows = tuple(
        (Cell(text=section.heading), Cell(text=kind), Cell(text=text))
        for section in document.sections
        for kind, text in _words(section)
    )
    return _Sheet(
        name="Notes",
        of="",
        table=Table(caption="Notes: the words of the paper", heads=("Part", "What it is", "Text"), rows=rows),
    )


def _words(section: Section) -> Iterator[tuple[str, str]]:
    yield "Heading", section.heading
    for block in section.blocks:
        yield from _words_of(block)


def _words_of(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Paragraph():
            yield "Text", block.text
        case Bullets():
            yield from (("Point", item) for item in block.items)
        case Callout():
            yield "Note", f"{block.title}: {block.text}"
        case Facts():
            yield from ((asks, says) for asks, says in block.rows)
        case Table():
            yield "Table", " ".join(filter(None, [f"{block.caption}.", block.note]))
        case Chart():
            yield "Chart", f"{block.title}. {block.says}"


class _Pen:
    """The workbook that is being written, and the formats it has so far."""

    def __init__(self, book: Any, document: Document) -> None:
        self._book, self._document = book, document
        self._formats: dict[str, Any] = {}

    def _format(self, **properties: Any) -> Any:
        key = repr(sorted(properties.items()))
        if key not in self._formats:
            looks = {**_FONT, "valign": "top", **properties}
            self._formats[key] = self._book.add_format(looks)
        return self._formats[key]

    def cover(self) -> None:
        """The first sheet: what the paper is, for whom, and of when."""
        page = self._page("Cover")
        page.set_column(0, 0, _WORDS)
        asked = (f"{asks}: {says}" for asks, says in self._document.cover.rows)
        lines = [self._document.title, self._document.organisation, self._document.kind, self._document.mark]
        for place, line in enumerate([*lines, self._document.as_of, *asked]):
            looks: dict[str, Any] = {"bold": True, "font_size": 18} if place == 0 else {"bold": place == 3}
            page.write_string(place, 0, _text(line), self._format(**looks, text_wrap=True))
            page.set_row(place, row_height([(line, _WORDS)], size=1.5 if place == 0 else 1.0))

    def sheet(self, sheet: _Sheet, name: str) -> None:
        """A sheet: its title, for whom, the way back, and its one table."""
        page, table = self._page(sheet.name), sheet.table
        wide = _column_widths(table)
        about = [self._document.mark, *filter(None, [sheet.of, table.note]), "This sheet holds one table."]
        page.set_row(0, row_height([], size=1.5))
        page.write_string(0, 0, _text(table.caption), self._format(bold=True, font_size=18))
        for place, told in enumerate(about, start=1):
            page.set_row(place, row_height([]))
            page.write_string(place, 0, _text(told), self._format())
        head = len(about) + 1
        if sheet.name != "Contents":
            way = self._format(underline=1, font_color=_LINK)
            page.write_url(head, 0, "internal:'Contents'!A1", way, "Back to Contents")
            head += 1
        self._table(page, table, head, name)
        page.repeat_rows(head)
        for place, width in enumerate(wide):
            page.set_column(place, place, width)
        for line, row in enumerate(table.rows, start=head + 1):
            page.set_row(line, row_height(zip((cell.said_with_shape for cell in row), wide, strict=False)))
            for place, cell in enumerate(_filled(row, len(wide))):
                self._cell(page, line, place, cell, is_link=sheet.name == "Contents" and place == 0)

    def _table(self, page: Any, table: Table, head: int, name: str) -> None:
        heads = [
            {
                "header": text,
                "header_format": self._format(
                    bold=True,
                    text_wrap=True,
                    bottom=1,
                    valign="bottom",
                    **(_NUMBER if n in table.number_columns else _LEFT if n else {}),
                ),
            }
            for n, text in enumerate(_unlike(table.heads))
        ]
        place = (head, 0, head + max(len(table.rows), 1), len(heads) - 1)
        page.add_table(*place, {"name": name, "columns": heads, "autofilter": False, "style": None})

    def _cell(self, page: Any, line: int, place: int, cell: Cell, *, is_link: bool) -> None:
        looks: dict[str, Any] = {"text_wrap": True, "bottom": 1, "bottom_color": _RULE}
        looks |= _NUMBER if cell.kind is not CellKind.TEXT else _LEFT if place else {}
        value = number(cell.value) if cell.kind is CellKind.NUMBER else None
        if is_link:
            style = self._format(**looks, underline=1, font_color=_LINK)
            page.write_url(line, place, f"internal:'{cell.text}'!A1", style, cell.text)
        elif value is None:
            page.write_string(line, place, _text(cell.said_with_shape), self._format(**looks))
        else:
            looks |= {"num_format": _number_format(cell.said, value), "text_wrap": False}
            page.write_number(line, place, value, self._format(**looks))

    def _page(self, name: str) -> Any:
        """A sheet that prints across A4, as wide as one page, for whom it is and the page number at the foot."""
        page = self._book.add_worksheet(name)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        mark = self._document.mark[:_LONGEST_FOOTER].replace("&", "&&")
        page.set_footer(f'&L&"Arial,Regular"{mark}&R&"Arial,Regular"Page &P of &N')
        return page


def _number_format(said: str, value: float) -> str:
    """The format under which a spreadsheet shows a value as it was printed, with what stands before and after it.

    A print that begins with words is shown whole. Where it is not the value rounded, the value is shown as it is.
    """
    if said[:1].isalpha() and len(said) <= _LONGEST_FORMAT:  # less than 0.001
        return _quoted(said)
    found = _PRINTED.fullmatch(said)
    if not found or len(said) > _LONGEST_FORMAT:
        return "General"
    before, minus, digits, after = found.groups()
    decimals = len(digits.partition(".")[2])
    shown = float(digits.replace(",", "")) * (-1 if minus else 1)
    number_part = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    half = 0.51 * 10**-decimals
    if abs(value - shown) <= half:
        return f"{_quoted(before)}{number_part}{_quoted(after)}"
    if after.startswith("%") and abs(100 * value - shown) <= half:
        return f"{_quoted(before)}{number_part}%{_quoted(after[1:])}"
    return "General"


def _quoted(text: str) -> str:
    kept = text.replace('"', "'")
    return f'"{kept}"' if kept else ""


def _text(text: str) -> str:
    """Text as a cell can hold it: never blank, and where it is cut it says so."""
    if len(text) > _LONGEST_TEXT:
        return f"{text[:_LONGEST_TEXT]} (cut here: a cell cannot hold more)"
    return text if text.strip() else _BLANK


def _column_widths(table: Table) -> list[int]:
    """In letters: the first column has room for names, a column of long texts for lines of them."""
    columns = [[row[n].said for row in table.rows if n < len(row)] for n in range(len(table.heads))]
    longest = [max(map(len, texts), default=0) for texts in columns]
    wide = [next((step for step in _STEPS if long <= step), _WORDS if long > _PROSE else _FIRST) for long in longest]
    return [max(width, _FIRST if place == 0 else _NARROW) for place, width in enumerate(wide)]


def _filled(row: tuple[Cell, ...], long: int) -> tuple[Cell, ...]:
    return (*row, *[Cell(text="")] * (long - len(row)))[:long]


def _unlike(heads: Sequence[str]) -> list[str]:
    """The heads of a table, none blank and no two alike: a table object refuses either."""
    made: list[str] = []
    for place, head in enumerate(heads, start=1):
        text = " ".join(_text(head).split())[:250]
        taken = {one.casefold() for one in made}
        made.append(text if text.casefold() not in taken else f"{text} ({place})")
    return made
