"""The page of a paper, on a desk and on a phone: no barrier, nothing hangs out, and it stands by itself."""

from dataclasses import replace
from functools import cache

import pytest

from tallystick_web.publications.paper.html import to_html
from tests.system.web.looking import look
from tests.unit.web.publications.a_document import A_PAPER, WITHHELD, a_pack
from tests.unit.web.publications.read_back import rewritten

LONG = "Inequalityandexclusionbyprotectedcharacteristicsintheworkforce" * 3
PAPERS = {
    "a-paper": lambda: A_PAPER,
    "a-pack": lambda: a_pack(parts=2),
    "long-words": lambda: rewritten(A_PAPER, lambda text: f"{text} {LONG}"),
    "nothing": lambda: replace(A_PAPER, sections=(), annex=()),
    "all-withheld": lambda: rewritten(A_PAPER, lambda text: WITHHELD),
}


@cache
def page_of(name):
    return to_html(PAPERS[name]())


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_has_no_barrier_and_fits(page, tmp_path, accessibility_problems, name):
    file = tmp_path / "paper.html"
    file.write_bytes(page_of(name))
    page.goto(file.as_uri())
    look(page, accessibility_problems, name)


def test_a_wide_table_is_scrolled_by_key_inside_its_frame(page, tmp_path):
    file = tmp_path / "paper.html"
    file.write_bytes(page_of("a-paper"))
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(file.as_uri())
    frame = page.get_by_role("group", name="Table: Every measure of the plan")
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("frame => frame.scrollLeft > 0", arg=frame.element_handle())
