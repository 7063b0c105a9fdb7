"""A document as a Word file: headings, lists, captions and table heads that Word knows as such, and no clock."""

import io
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm, Pt

from tallystick_web.publications.paper.charts.picture import with_pictures
from tallystick_web.publications.paper.document import (
    Block,
    Bullets,
    Callout,
    Chart,
    Document,
    Facts,
    Paragraph,
    Section,
    Table,
    Tone,
)
from tallystick_web.publications.paper.legible import legible
from tallystick_web.publications.paper.packing import packed
from tallystick_web.publications.paper.pictures import png_of
from tallystick_web.publications.paper.word_xml import facts_element, new_numbering, table_element

_STYLES = {Tone.LEAD: "Lead", Tone.BODY: "Normal", Tone.NOTE: "Note", Tone.QUOTE: "Quote"}
_PICTURE = Mm(150)
_CLOSE = {  # size, room before and room after, in points
    "Normal": (10, 0, 2),
    "Lead": (10, 0, 2),
    "Note": (9, 0, 2),
    "Cell": (8.5, 0, 0),
    "Caption": (9, 0, 1),
    "Gap": (2, 0, 0),
    "Title": (16, 0, 1),
    "Subtitle": (9.5, 0, 1),
    "Heading 1": (11.5, 5, 1),
    "Heading 2": (10, 3, 0),
    "List Bullet": (10, 0, 0),
    "List Number": (10, 0, 0),
}
_LONGEST_PROPERTY = 250
ANNEX = "Annex: the figures"


def to_docx(document: Document) -> bytes:
    """The Word file. The mark stands over every page, the title and the number of the page under it."""
    ready = with_pictures(legible(document))
    made = docx.Document(io.BytesIO((files(__package__) / "data" / "paper.docx").read_bytes()))
    _say_what_it_is(made, ready)
    made.add_paragraph(f"{ready.organisation}. {ready.kind}", style="Subtitle")
    made.add_paragraph(ready.title, style="Title")
    made.add_paragraph(ready.as_of, style="Subtitle")
    if ready.cover.rows:
        _facts(made, ready.cover)
    for section in ready.printed:
        _section(made, section, is_close=ready.is_two_pages)
    if ready.is_two_pages:
        _set_close(made)
    elif ready.annex:
        _annex(made, ready.annex)
    out = io.BytesIO()
    made.save(out)
    return packed(out.getvalue())


def _say_what_it_is(made: Any, document: Document) -> None:
    about = made.core_properties
    about.title, about.author = document.title[:_LONGEST_PROPERTY], document.organisation[:_LONGEST_PROPERTY]
    about.subject, about.comments = document.kind[:_LONGEST_PROPERTY], document.mark[:_LONGEST_PROPERTY]
    page = made.sections[0]
    page.header.paragraphs[0].add_run(document.mark)
    page.footer.paragraphs[0].runs[0].text = document.title


def _set_close(made: Any) -> None:
    """Smaller letters and less room between them, so that what was made for two pages stays on about two."""
    for name, (size, before, after) in _CLOSE.items():
        style = made.styles[name]
        style.font.size = Pt(size)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.line_spacing = 1.0
    page = made.sections[0]
    page.top_margin = page.bottom_margin = Mm(13)
    page.header_distance = page.footer_distance = Mm(6)


def _annex(made: Any, tables: Sequence[Table]) -> None:
    """The figures on pages of their own, on their side where a table has many columns."""
    is_wide = any(table.is_wide for table in tables)
    if is_wide:
        page = made.add_section(WD_SECTION.NEW_PAGE)
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = page.page_height, page.page_width
    heading = made.add_paragraph(ANNEX, style="Heading 1")
    heading.paragraph_format.page_break_before = None if is_wide else True
    for table in tables:
        _table(made, table, is_on_side=is_wide)


def _section(made: Any, section: Section, *, is_close: bool) -> None:
    heading = made.add_paragraph(section.heading, style=f"Heading {section.level - 1}")
    heading.paragraph_format.page_break_before = True if section.breaks else None
    for block in section.blocks:
        if isinstance(block, Table):
            _table(made, block, stays=not is_close)
        else:
            _PRINTERS[type(block)](made, block)


def _paragraph(made: Any, paragraph: Paragraph) -> None:
    made.add_paragraph(paragraph.text, style=_STYLES[paragraph.tone])


def _bullets(made: Any, bullets: Bullets) -> None:
    number = new_numbering(made.part.numbering_part.element) if bullets.is_numbered else None
    for item in bullets.items:
        line = made.add_paragraph(item, style="List Number" if bullets.is_numbered else "List Bullet")
        if number is not None:
            joined = line._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001  # the library has no other way
            joined.get_or_add_ilvl().val = 0
            joined.get_or_add_numId().val = number


def _table(made: Any, table: Table, *, is_on_side: bool = False, stays: bool = True) -> None:
    made.add_paragraph(table.caption, style="Caption")
    _put(made, table_element(table, is_on_side=is_on_side, stays=stays))
    made.add_paragraph(table.note, style="Note" if table.note else "Gap")


def _facts(made: Any, facts: Facts) -> None:
    _put(made, facts_element(facts, "Facts about this paper"))
    made.add_paragraph("", style="Gap")


def _put(made: Any, element: Any) -> None:
    """At the end of the text, before what Word keeps there about pages."""
    made.element.body.sectPr.addprevious(element)


def _callout(made: Any, callout: Callout) -> None:
    made.add_paragraph(callout.title, style="Callout Title")
    made.add_paragraph(callout.text, style="Callout")


def _chart(made: Any, chart: Chart) -> None:
    """What it says, then its picture where one can be drawn here. Its table follows by itself."""
    made.add_paragraph(chart.says, style="Lead").paragraph_format.keep_with_next = True
    made.add_paragraph(chart.title, style="Caption")
    picture = png_of(chart.svg)
    if picture is None:
        return
    shown = made.add_paragraph(style="Picture").add_run().add_picture(io.BytesIO(picture), width=_PICTURE)
    named = shown._inline.docPr  # noqa: SLF001  # the library has no other way to describe a picture
    named.set("title", chart.title)
    named.set("descr", f"{chart.title}. {chart.says} The table that follows has its figures.")


_PRINTERS: Mapping[type[Block], Callable[[Any, Any], None]] = {
    Paragraph: _paragraph,
    Bullets: _bullets,
    Table: _table,
    Facts: _facts,
    Callout: _callout,
    Chart: _chart,
}
