"""Tables and lists of a Word document as the format has them: its library makes a table cell by cell, slowly."""

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tallystick_web.publications.paper.document import Cell, Facts, Table

_WHOLE = 9866  # between the margins, in twentieths of a point
_ON_SIDE = 14798
_ASKS = 2700
_SHAPES = "Segoe UI Symbol"  # has the shapes of signs; where it is missing, readers find them elsewhere
_NUMBERED = 1  # the place of numbered lists in the template


def table_element(table: Table, *, is_on_side: bool = False, stays: bool = True) -> Any:
    """The table with its head repeated on each page, and rows that stay whole; as wide as a page, or one on its side.

    A short one ``stays`` on one page where it is asked to.
    """
    whole = _ON_SIDE if is_on_side else _WHOLE
    columns = [whole * share // 100 for share in table.shares]
    head = "".join(
        _cell(Cell(text=text), wide, is_number=n in table.number_columns, is_head=True)
        for n, (text, wide) in enumerate(zip(table.heads, columns, strict=True))
    )
    kept = len(table.rows) - 1 if table.is_short and stays else 0
    rows = "".join(_row(table, row, columns, keep=n < kept) for n, row in enumerate(table.rows))
    return parse_xml(
        f"<w:tbl {nsdecls('w')}>{_frame(table.caption, columns, has_head=True)}"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
    )


def facts_element(facts: Facts, caption: str) -> Any:
    """Questions and answers as two columns, the first of them heads."""
    columns = [_ASKS, _WHOLE - _ASKS]
    rows = "".join(
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(Cell(text=asks), columns[0], is_head=True)}"
        f"{_cell(Cell(text=says), columns[1])}</w:tr>"
        for asks, says in facts.rows
    )
    return parse_xml(f"<w:tbl {nsdecls('w')}>{_frame(caption, columns, has_head=False)}{rows}</w:tbl>")


def new_numbering(numbering: Any) -> int:
    """A numbered list that begins at 1; gives back the number by which paragraphs join it."""
    number = 1 + max(int(one.numId) for one in numbering.num_lst)
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{_NUMBERED}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )
    return number


def _frame(caption: str, columns: list[int], *, has_head: bool) -> str:
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in columns)
    bits = "06A0" if has_head else "0680"
    look = f'<w:tblLook w:val="{bits}" w:firstRow="{int(has_head)}" w:firstColumn="1" w:noHBand="1" w:noVBand="1"/>'
    return (
        f'<w:tblPr><w:tblStyle w:val="PaperTable"/><w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f"{look}<w:tblCaption w:val={quoteattr(caption)}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


def _row(table: Table, row: tuple[Cell, ...], columns: list[int], *, keep: bool) -> str:
    cells = "".join(
        _cell(cell, wide, is_number=n in table.number_columns, keep=keep)
        for n, (cell, wide) in enumerate(zip(row, columns, strict=False))
    )
    missing = "".join(_cell(Cell(text=""), wide) for wide in columns[len(row) :])
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}{missing}</w:tr>"


def _cell(cell: Cell, wide: int, *, is_number: bool = False, is_head: bool = False, keep: bool = False) -> str:
    align = '<w:ind w:right="113"/><w:jc w:val="right"/>' if is_number else ""
    stays = "<w:keepNext/>" if is_head or keep else ""
    bold = "<w:rPr><w:b/><w:bCs/></w:rPr>" if is_head else ""
    shape = ""
    if cell.sign.shape:
        fonts = f'<w:rFonts w:ascii="{_SHAPES}" w:hAnsi="{_SHAPES}" w:eastAsia="{_SHAPES}" w:cs="{_SHAPES}"/>'
        shape = f'<w:r><w:rPr>{fonts}</w:rPr><w:t xml:space="preserve">{cell.sign.shape} </w:t></w:r>'
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in _lines(cell.said))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Cell"/>{stays}{align}'
        f"</w:pPr>{shape}<w:r>{bold}{text}</w:r></w:p></w:tc>"
    )


def _lines(text: str) -> Iterator[str]:
    yield from text.replace("\t", " ").split("\n")
