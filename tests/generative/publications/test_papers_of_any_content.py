"""Whatever a paper holds, it is kept and read again whole, and every form of it can be made and opened."""

import io

import docx
import pptx
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tallystick_web.publications.paper.canonical import from_bytes, to_bytes
from tallystick_web.publications.paper.document import (
    Bullets,
    Callout,
    Cell,
    CellKind,
    Chart,
    ChartKind,
    Document,
    Facts,
    Mark,
    Paragraph,
    Section,
    Sign,
    Table,
    Tone,
)
from tallystick_web.publications.paper.docx import to_docx
from tallystick_web.publications.paper.html import to_html
from tallystick_web.publications.paper.legible import legible
from tallystick_web.publications.paper.pptx import to_pptx
from tallystick_web.publications.paper.xlsx import to_xlsx
from tests.generative.examples import costlier, costly
from tests.unit.web.publications.read_back import flat, parsed, texts_of

ANY_TEXT = st.text(max_size=30)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NUMBER = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=6).map(str),
    st.sampled_from(["", "0", "-0", "nan", "inf", "1e400", "1e-300", "many"]),
)


def tables(text):
    cells = st.builds(
        Cell, text=text, kind=st.sampled_from(CellKind), value=NUMBER, figure=text, sign=st.sampled_from(Sign)
    )
    return st.integers(1, 4).flatmap(
        lambda wide: st.builds(
            Table,
            caption=text,
            heads=st.tuples(*[text] * wide),
            rows=st.lists(st.tuples(*[cells] * wide), max_size=10).map(tuple),
            note=text,
        )
    )


def charts(text):
    numbers = {"value": NUMBER, "low": NUMBER, "high": NUMBER}
    told = {"is_newest": st.booleans(), "is_broken": st.booleans(), "sign": st.sampled_from(Sign)}
    marks = st.builds(Mark, label=text, says=text, **numbers, **told)
    return st.builds(
        Chart,
        kind=st.sampled_from(ChartKind),
        title=text,
        says=text,
        marks=st.lists(marks, max_size=5).map(tuple),
        unit=text,
        target=NUMBER,
        target_says=text,
        is_log=st.booleans(),
        sides=st.tuples(text, text),
    )


def facts(text):
    return st.builds(Facts, rows=st.lists(st.tuples(text, text), max_size=3).map(tuple))


def sections(text):
    blocks = st.one_of(
        st.builds(Paragraph, text=text, tone=st.sampled_from(Tone)),
        st.builds(Bullets, items=st.lists(text, max_size=3).map(tuple), is_numbered=st.booleans()),
        st.builds(Callout, title=text, text=text),
        facts(text),
        tables(text),
        charts(text),
    )
    return st.builds(
        Section,
        key=st.from_regex(r"[a-z]{1,8}", fullmatch=True),
        heading=text,
        blocks=st.lists(blocks, max_size=4).map(tuple),
        level=st.sampled_from([2, 3]),
        breaks=st.booleans(),
        in_slides=st.booleans(),
    )


def documents(text):
    """Documents of every kind of block, with ``text`` for their words."""
    return st.builds(
        Document,
        title=text,
        organisation=text,
        kind=text,
        mark=text,
        as_of=text,
        cover=facts(text),
        sections=st.lists(sections(text), max_size=3).map(tuple),
        annex=st.lists(tables(text), max_size=2).map(tuple),
    )


@costly
@given(documents(TEXT))
def test_a_document_comes_back_from_its_file_as_it_was(document):
    content = to_bytes(document)
    assert from_bytes(content) == document
    assert to_bytes(from_bytes(content)) == content


@costlier
@given(documents(ANY_TEXT))
def test_a_page_says_every_text_that_can_be_read(document):
    said, _ = parsed(to_html(document))
    wanted = [flat(text).strip() for text in texts_of(legible(document)) if text.strip()]
    assert [text for text in wanted if text.casefold() not in said.casefold()] == []


@costlier
@given(documents(ANY_TEXT))
def test_every_office_file_can_be_made_and_opened(document):
    assert docx.Document(io.BytesIO(to_docx(document))).element.body is not None
    assert len(pptx.Presentation(io.BytesIO(to_pptx(document))).slides) >= 1
    book = load_workbook(io.BytesIO(to_xlsx(document)))
    assert book.sheetnames[0] == "Cover"
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
