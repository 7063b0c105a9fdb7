"""A board member opens the report of pay: at a desk, on a phone, and on paper."""

from functools import cache

import pytest

from tallystick.publishing.pay.report import to_html
from tests.system.test_report_in_a_browser import (
    DESK,
    PAPER,
    PHONE,
    colliding_texts,
    overflowing,
    page_scrolls_sideways,
    small_texts,
)
from tests.unit.publishing.pay import pay_releases

EVERY = ("full", "two_years", "draft", "by_sex", "small", "without_bands", "all_hidden", "one_group")


@cache
def page_of(name):
    return to_html(getattr(pay_releases, name)())


class BoardMember:
    """Somebody with a minute for the first page."""

    def __init__(self, page, folder):
        self.page, self.folder = page, folder

    def given_the_report_of(self, name):
        self.file = self.folder / "pay.html"
        self.file.write_text(page_of(name), encoding="utf-8")

    def when_she_opens_it(self, *, wide=DESK):
        self.page.set_viewport_size({"width": wide, "height": 900})
        self.page.goto(self.file.as_uri())

    def when_she_opens_every_detail(self):
        self.page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")

    def when_she_prints_it(self):
        self.page.emulate_media(media="print")
        self.page.set_viewport_size({"width": PAPER, "height": 960})

    def then_nothing_sticks_out_and_every_text_can_be_read(self):
        assert not page_scrolls_sideways(self.page), overflowing(self.page)
        assert overflowing(self.page) == []
        assert small_texts(self.page) == []
        assert colliding_texts(self.page) == []


@pytest.fixture
def board_member(page, tmp_path):
    return BoardMember(page, tmp_path)


# What differs most; make check-long opens all of them at both widths.
SOME = (("two_years", DESK), ("two_years", PHONE), ("draft", PHONE), ("all_hidden", PHONE), ("by_sex", DESK))
OTHERS = tuple((name, wide) for name in EVERY for wide in (DESK, PHONE) if (name, wide) not in SOME)


@pytest.mark.parametrize(("name", "wide"), [*SOME, *(pytest.param(*other, marks=pytest.mark.long) for other in OTHERS)])
def test_the_report_of_pay_has_no_barrier_and_fits(board_member, accessibility_problems, name, wide):
    board_member.given_the_report_of(name)
    board_member.when_she_opens_it(wide=wide)
    board_member.when_she_opens_every_detail()
    assert accessibility_problems(board_member.page) == []
    board_member.then_nothing_sticks_out_and_every_text_can_be_read()


@pytest.mark.parametrize("name", ["full", "draft", "all_hidden"])
def test_the_first_page_is_one_printed_page(board_member, name):
    board_member.given_the_report_of(name)
    board_member.when_she_opens_it()
    board_member.when_she_prints_it()
    assert not page_scrolls_sideways(board_member.page), overflowing(board_member.page)
    # A4 less its margins is 262 mm high: 990 CSS pixels.
    assert board_member.page.locator(".front").first.evaluate("e => e.getBoundingClientRect().bottom") < 990


def test_the_gap_its_parts_and_the_unknown_are_on_the_first_screen_of_a_desk(board_member):
    board_member.given_the_report_of("full")
    board_member.when_she_opens_it()
    for panel in board_member.page.locator(".panel").all():
        assert panel.evaluate("e => e.getBoundingClientRect().bottom") < 900


def test_without_colours_every_bar_keeps_its_outline(board_member):
    board_member.given_the_report_of("full")
    board_member.page.emulate_media(forced_colors="active")
    board_member.when_she_opens_it()
    strokes = "[...document.querySelectorAll('.chart .bar')].map(e => getComputedStyle(e).stroke)"
    assert set(board_member.page.evaluate(strokes)) == {"rgb(33, 43, 50)"}
