"""A document as slides: a sentence as the title, then a chart or a short table; the notes hold the whole text."""

import io
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from tallystick_web.publications.paper.charts.marks import sides_of
from tallystick_web.publications.paper.document import (
    Block,
    Bullets,
    Chart,
    Document,
    Paragraph,
    Section,
    Table,
    Tone,
)
from tallystick_web.publications.paper.legible import cut, legible
from tallystick_web.publications.paper.packing import packed
from tallystick_web.publications.paper.prose import lines_of, sentences_of
from tallystick_web.publications.paper.sheet import tallest_row
from tallystick_web.publications.paper.slide_charts import add_chart

_COVER, _WORDS, _TITLE_ALONE = range(3)
_LEFT, _TOP, _ACROSS, _HIGH = Emu(609600), Emu(1560000), Emu(10972800), Emu(4560000)
_TABLE_TOP, _TABLE_HIGH, _CELL_MARGINS = (
    Emu(1740000),
    Emu(4400000),
    8.2,
)  # above the foot of a slide; the last in points
_SIZES = ((16, 120), (14, 120), (14, 90), (12, 90), (12, 60), (11, 48))  # points, and letters of a cell
_MOST_ROWS, _ON_COVER, _LONGEST_ON_COVER = 8, 3, 150
_LONGEST_TITLE, _LONGEST_CAPTION, _LONGEST_PROPERTY = 200, 180, 250
_MOST_LINES, _LARGE_LINES, _SMALL = 14, 10, Pt(16)
_LETTERS_A_LINE = 95
_MORE = "More stands in the notes of this slide."
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the office programs' own name for a table without looks


@dataclass(frozen=True, kw_only=True)
class _Line:
    """A line of a slide, and what it begins with: a bullet, a number, or nothing."""

    text: str
    start: str = ""
    is_heading: bool = False


def to_pptx(document: Document) -> bytes:
    """The slides, 16:9. The mark stands on each, and what is described is described in words too."""
    ready = legible(document)
    made = Presentation(io.BytesIO((files(__package__) / "data" / "paper.pptx").read_bytes()))
    about = made.core_properties
    about.title, about.author = ready.title[:_LONGEST_PROPERTY], ready.organisation[:_LONGEST_PROPERTY]
    about.subject, about.comments = ready.kind[:_LONGEST_PROPERTY], ready.mark[:_LONGEST_PROPERTY]
    _cover(made, ready)
    for group in _groups([one for one in ready.sections if one.in_slides]):
        _slides_of(made, group, ready.mark)
    _left_out(made, ready)
    out = io.BytesIO()
    made.save(out)
    return packed(out.getvalue())


def _cover(made: Any, document: Document) -> None:
    slide = _slide(made, _COVER, document.title, document.mark)
    lines = [document.organisation, document.kind, document.as_of]
    asked = [f"{asks}: {says}" for asks, says in document.cover.rows]
    _write(slide.placeholders[1], [_Line(text=cut(line, _LONGEST_ON_COVER)) for line in [*lines, *asked[:_ON_COVER]]])
    _note(slide, [document.title, *lines, *asked])


def _groups(sections: Sequence[Section]) -> Iterator[list[Section]]:
    """Sections of words that have room on one slide together; one with a chart or a table stands alone."""
    group: list[Section] = []
    room = _MOST_LINES
    for section in sections:
        needs = 1 + sum(_lines_taken(line) for block in section.blocks for line in _lines(block))
        begins = any(isinstance(one, Paragraph) and one.tone is Tone.LEAD for one in section.blocks)
        if group and (begins or needs > room or _is_shown(section) or _is_shown(group[0])):
            yield group
            group, room = [], _MOST_LINES
        group.append(section)
        room -= needs
    if group:
        yield group


def _is_shown(section: Section) -> bool:
    return any(isinstance(block, Chart | Table) for block in section.blocks)


def _slides_of(made: Any, group: Sequence[Section], mark: str) -> None:
    """A slide for the words of sections, and one for each chart and table; the first has all in its notes."""
    section, *_ = group
    notes = [line for one in group for line in sentences_of(one)]
    shown = [block for block in section.blocks if isinstance(block, Chart | Table)]
    words = [block for block in section.blocks if not isinstance(block, Chart | Table)]
    has_words = not shown or any(_needs_a_slide(block) for block in words)
    if has_words:
        _note(_words_slide(made, group, mark), notes)
    for place, block in enumerate(shown):
        slide = _chart_slide(made, block, mark) if isinstance(block, Chart) else _table_slide(made, block, mark)
        _note(slide, notes if place == 0 and not has_words else [section.heading, *lines_of(block)])


def _needs_a_slide(block: Block) -> bool:
    """Whether it says more than what leads up to the chart or the table after it."""
    return not isinstance(block, Paragraph) or block.tone in (Tone.LEAD, Tone.QUOTE)


def _words_slide(made: Any, group: Sequence[Section], mark: str) -> Any:
    """The sentence that leads is the title; without one, the first heading. The others stand over their own lines."""
    first = [block for block in group[0].blocks if not isinstance(block, Chart | Table)]
    leads = [one for one in first if isinstance(one, Paragraph) and one.tone is Tone.LEAD][:1]
    slide = _slide(made, _WORDS, leads[0].text if leads else group[0].heading, mark)
    lines = [line for block in first if block not in leads for line in _lines(block)]
    for section in group[1:]:
        lines.append(_Line(text=section.heading, is_heading=True))
        lines += [line for block in section.blocks for line in _lines(block)]
    _write(slide.placeholders[1], _fitting(lines))
    return slide


def _lines(block: Block) -> Iterator[_Line]:
    match block:
        case Bullets():
            start = "number" if block.is_numbered else "bullet"
            yield from (_Line(text=item, start=start) for item in block.items)
        case Paragraph() if block.tone is Tone.NOTE:
            return
        case _:
            yield from (_Line(text=text) for text in lines_of(block))


def _fitting(lines: Sequence[_Line]) -> list[_Line]:
    """As many whole lines as a slide holds. Where there are more, it says where they stand."""
    kept: list[_Line] = []
    room = _MOST_LINES
    for line in lines:
        room -= _lines_taken(line)
        if room < 1 and kept:
            return [*kept, _Line(text=_MORE)]
        kept.append(replace(line, text=cut(line.text, _LETTERS_A_LINE * 8)))
    return kept


def _lines_taken(line: _Line) -> int:
    return 1 + len(line.text) // _LETTERS_A_LINE + line.text.count("\n")


def _chart_slide(made: Any, chart: Chart, mark: str) -> Any:
    slide = _slide(made, _TITLE_ALONE, chart.says or chart.title, mark)
    if not chart.marks:
        return slide
    unit = f"{chart.title}, {chart.unit}" if chart.unit else chart.title
    _say_under_title(slide, cut(". ".join(filter(None, [unit, chart.target_says, sides_of(chart)])), _LONGEST_CAPTION))
    add_chart(slide, chart, (_LEFT, Emu(_TOP + 260000), _ACROSS, Emu(_HIGH - 200000)))
    return slide


def _table_slide(made: Any, table: Table, mark: str) -> Any:
    """The first rows of a table, as large as has room, and how many more there are in the paper."""
    shown, size, longest = _with_room(table)
    slide = _slide(made, _TITLE_ALONE, table.caption, mark)
    rows = [list(table.heads), *shown]
    frame = slide.shapes.add_table(len(rows), len(table.heads), _LEFT, _TABLE_TOP, _ACROSS, Pt(size * 2) * len(rows))
    named = frame._element.nvGraphicFramePr.cNvPr  # noqa: SLF001  # the library has no other way to describe a table
    named.set("name", table.caption)
    named.set("descr", f"Table: {table.caption}. {table.note}".strip())
    grid = frame.table
    grid._tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_STYLE  # noqa: SLF001  # as above
    grid.first_col = grid.horz_banding = False
    for column, share in zip(grid.columns, table.shares, strict=True):
        column.width = Emu(_ACROSS * share // 100)
    for line, row in enumerate(rows):
        for place, text in enumerate(row[: len(table.heads)]):
            told, is_head = cut(text, longest), line == 0
            _cell(grid.cell(line, place), told, size, is_number=place in table.number_columns, is_head=is_head)
    left = len(table.rows) - len(shown)
    if left:
        told = f"{left} more {'row stands' if left == 1 else 'rows stand'} in the paper or its workbook."
        _say_under_title(slide, told)
    return slide


def _with_room(table: Table) -> tuple[list[list[str]], int, int]:
    """The rows of a table that have room on a slide, how large they are written, and how many letters a cell has."""
    every = [[cell.said_with_shape for cell in row] for row in table.rows[:_MOST_ROWS]]
    for size, longest in _SIZES:
        rows = [[cut(text, longest) for text in row] for row in every]
        if _tall(table, rows, size) <= _TABLE_HIGH.pt:
            return every, size, longest
    size, longest = _SIZES[-1]
    rows = [[cut(text, longest) for text in row] for row in every]
    while len(rows) > 1 and _tall(table, rows, size) > _TABLE_HIGH.pt:
        rows.pop()
    return rows, size, longest


def _tall(table: Table, rows: Sequence[Sequence[str]], size: int) -> float:
    lines = [tallest_row(row, table.shares, wide=_ACROSS.pt, size=size) for row in [table.heads, *rows]]
    return sum(1.22 * size * one + _CELL_MARGINS for one in lines)


def _say_under_title(slide: Any, text: str) -> None:
    named = slide.shapes.add_textbox(_LEFT, Emu(_TOP - 180000), _ACROSS, Emu(320000)).text_frame
    named.word_wrap, named.margin_left = True, 0
    named.text = text
    named.paragraphs[0].runs[0].font.size = Pt(14)


def _cell(cell: Any, text: str, size: int, *, is_number: bool, is_head: bool) -> None:
    cell.text_frame.text = text
    cell.margin_left = Emu(0)
    wide, colour = (19050, "4C6272") if is_head else (9525, "AEB7BD")
    line = f"<a:lnB {nsdecls('a')} w='{wide}'><a:solidFill><a:srgbClr val='{colour}'/></a:solidFill></a:lnB>"
    cell._tc.get_or_add_tcPr().append(parse_xml(line))  # noqa: SLF001  # the library draws no lines
    for paragraph in cell.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.RIGHT if is_number else PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(size), is_head


def _left_out(made: Any, document: Document) -> None:
    """The last slide says what stands in the paper and not here."""
    lines = [section.heading for section in document.sections if not section.in_slides]
    lines += [table.caption for table in document.annex]
    if not lines:
        return
    slide = _slide(made, _WORDS, "What the paper holds beside these slides", document.mark)
    _write(slide.placeholders[1], _fitting([_Line(text=line, start="bullet") for line in lines]))
    _note(slide, lines)


def _slide(made: Any, layout: int, title: str, mark: str) -> Any:
    slide = made.slides.add_slide(made.slide_layouts[layout])
    slide.shapes.title.text_frame.text = cut(title, _LONGEST_TITLE)
    if len(title) > 90:
        for run in slide.shapes.title.text_frame.paragraphs[0].runs:
            run.font.size = Pt(22 if len(title) <= 140 else 18)
    for place in slide.slide_layout.placeholders:
        if place.placeholder_format.type in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            slide.shapes._spTree.append(deepcopy(place._element))  # noqa: SLF001  # the library leaves these out
    for place in slide.placeholders:
        if place.placeholder_format.type is PP_PLACEHOLDER.FOOTER:
            place.text_frame.text = mark
    return slide


def _write(place: Any, lines: Sequence[_Line]) -> None:
    frame = place.text_frame
    is_full = sum(map(_lines_taken, lines)) > _LARGE_LINES
    for n, line in enumerate(lines):
        paragraph = frame.add_paragraph() if n else frame.paragraphs[0]
        paragraph.text = line.text.replace("\n", "\v")  # a new line, and no new paragraph
        for run in paragraph.runs:
            run.font.bold = line.is_heading or None
            run.font.size = _SMALL if is_full else None
        if line.start != "bullet":
            _begin(paragraph, line)


def _begin(paragraph: Any, line: _Line) -> None:
    """A number of its list, or nothing, before a line: by itself each has a bullet."""
    about = paragraph._p.get_or_add_pPr()  # noqa: SLF001  # the library knows no lists
    if line.start == "number":
        about.append(parse_xml(f"<a:buAutoNum {nsdecls('a')} type='arabicPeriod'/>"))
        return
    about.set("marL", "0")
    about.set("indent", "0")
    about.append(parse_xml(f"<a:buNone {nsdecls('a')}/>"))


def _note(slide: Any, lines: Sequence[str]) -> None:
    slide.notes_slide.notes_text_frame.text = "\n".join(lines)
