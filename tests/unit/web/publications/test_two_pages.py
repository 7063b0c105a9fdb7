"""A board paper is two pages of A4, whatever the size of the plan and however much people wrote; its pack has more."""

import io
from dataclasses import replace
from itertools import pairwise
from uuid import UUID

import pypdf
import pytest

from tallystick_web.publications.paper.board import build_board
from tallystick_web.publications.paper.html import to_html
from tallystick_web.publications.paper.pack import build_pack
from tallystick_web.publications.paper.pdf import to_pdf
from tallystick_web.publications.paper.sheet import ROOMS, fits, height_of
from tallystick_web.publications.paper_rules import parts_of
from tallystick_web.publications.rules import PaperKind
from tallystick_web.reviews.rules import View
from tests.unit.web.publications import inputs_made as made

A4 = (595, 842)
OBJECTIVES = [str(UUID(int=100 + n)) for n in range(7)]
OUTCOMES = [str(UUID(int=200 + n)) for n in range(16)]


def words(letters, said="equality of opportunity in every directorate and band "):
    return (said * (letters // len(said) + 1))[:letters].strip()


def plan(name, line):
    """A plan as large as real ones: 7 objectives, 16 outcomes, 27 actions, and 64 measures of which 18 have a value."""
    target = replace(made.WORSE.targets[0], says=line)
    ratios = (made.point("2025", "1.32", low="1", high="1.76"),)
    moved = (made.point("2024", "1.1"), *ratios)
    counted = [
        made.measure(
            f"wres/{n}", f"{name} {n}", moved if n < 4 else ratios, targets=(target,), way="worse" if n < 2 else ""
        )
        for n in range(18)
    ]
    planned = [made.measure(f"planned/{n}", f"{name} {n}", is_counted=False) for n in range(46)]
    items = (
        *(made.item(key, "objective", name) for key in OBJECTIVES),
        *(made.item(key, "outcome", name, uppers=(OBJECTIVES[n % 7],)) for n, key in enumerate(OUTCOMES)),
        *(
            made.item(str(UUID(int=300 + n)), "action", name, is_late=n % 2 == 0, due_on="2026-08-01", said=name)
            for n in range(27)
        ),
    )
    return replace(made.FROZEN, items=items, measures=tuple(counted + planned))


def inputs(*, letters, name, line="Our own target: between 0.80 and 1.25 by 31 March 2029. Too early to tell."):
    """Everything that can be in a paper, each text so many letters long at most."""
    parts = parts_of(PaperKind.BOARD)
    texts = {(one.id, ""): words(min(letters, one.longest)) for one in parts if not one.of_item}
    texts |= {(one.id, ""): one.choices[0][0] for one in parts if one.choices}
    texts |= {(one.id, key): words(min(letters, one.longest)) for one in parts if one.of_item for key in OBJECTIVES}
    said = replace(made.DISAGREES, said=words(letters), view=View.DISAGREE)
    return made.inputs(
        frozen=plan(name, line),
        texts=texts,
        views={key: replace(said, item=UUID(key)) for key in OUTCOMES},
        questions=tuple(made.question(n, words(letters)) for n in range(12)),
        gaps=tuple(replace(made.GAP, rule=f"wres/{n}", says=words(letters)) for n in range(12)),
        decisions=tuple(replace(made.DECIDED, said=words(letters)) for _ in range(4)),
    )


PAPERS = {
    "as it is most often": lambda: replace(
        inputs(letters=90, name="Formal disciplinary process for staff of every band"),
        views=dict.fromkeys(OUTCOMES[:2], made.DISAGREES),
        questions=(made.OLD, made.NEW),
    ),
    "long names": lambda: inputs(letters=240, name=words(200)),
    "everything as long as it may be": lambda: inputs(letters=2000, name=words(240), line=words(300)),
    "words that cannot be broken": lambda: inputs(letters=300, name="Inequalityofopportunity" * 8),
    "many short lines": lambda: replace(
        inputs(letters=90, name="Bands"),
        texts={(part, ""): "Yes.\n" * 200 for part in ("decision", "moved", "worries", "leaders")},
    ),
    "a short plan": made.inputs,
    "nothing": lambda: made.inputs(
        frozen=replace(made.FROZEN, items=(), measures=(), releases=()), texts={}, views={}, questions=(), gaps=()
    ),
}


@pytest.mark.parametrize("name", PAPERS)
def test_it_is_printed_on_two_pages_of_a4_at_most(name):
    document = build_board(PAPERS[name]())
    pages = pypdf.PdfReader(io.BytesIO(to_pdf(to_html(document)))).pages
    assert len(pages) <= 2
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {A4}
    assert fits(document)


def test_a_real_plan_fills_both_pages_and_keeps_at_least_five_measures():
    document = build_board(PAPERS["as it is most often"]())
    assert len(pypdf.PdfReader(io.BytesIO(to_pdf(to_html(document)))).pages) == 2
    [table] = next(one for one in document.sections if one.key == "measures").blocks
    assert len(table.rows) >= 5


def test_it_has_no_contents_and_its_annex_stands_in_the_workbook_alone():
    document = build_board(PAPERS["long names"]())
    page = to_html(document).decode()
    assert "Contents</h2>" not in page
    assert 'id="annex"' not in page
    assert "Every value of every measure" in [one.caption for one in document.annex]


def test_what_is_shortened_says_where_the_rest_is():
    document = build_board(PAPERS["everything as long as it may be"]())
    texts = made.texts_of(next(one for one in document.sections if one.key == "worries"))
    assert any(text.endswith("(The rest stands in the pack.)") for text in texts)


def test_a_narrower_room_has_no_more_in_it_than_a_wider_one():
    for wide, narrow in pairwise(ROOMS):
        assert all(getattr(narrow, name) <= getattr(wide, name) for name in wide.__dataclass_fields__)


def test_a_paper_with_more_in_it_is_taller():
    short, long = (build_board(PAPERS[name]()) for name in ("nothing", "a short plan"))
    assert height_of(short) < height_of(long)


def test_no_heading_of_a_pack_stands_alone_on_a_page():
    pages = pypdf.PdfReader(io.BytesIO(to_pdf(to_html(build_pack(PAPERS["as it is most often"]()))))).pages
    assert len(pages) > 10
    assert [n for n, page in enumerate(pages, start=1) if len(page.extract_text()) < 300] == []
