"""An analyst opens the report: on a desk, on a phone, with the keyboard alone, and on paper."""

from functools import cache

import pytest

from tallystick.publishing.report import to_html
from tallystick.vocabulary.terms import official
from tests.unit.publishing.releases import FULL, ONE_INDICATOR, example, release_of

DESK, PHONE, PAPER = 1100, 360, 680  # A4 less its margins is 180 mm: 680 CSS pixels
SMALLEST_TEXT = 12
LONG = "Northmoor, Southmoor and the Vale of Eastmoor University Teaching Hospitals and Community Services "
LONG_NAMES = {"200 characters": (LONG * 3)[:200].strip(), "one word of 80": "Llanfairpwllgwyngyll" * 4}
UNUSUAL = {
    "one indicator": ("4: white 2906/4556, bme 1067/1780, unknown 88/163",),
    "all zero but one": (
        "1 clinical/2: white 0, bme 0, unknown 0",
        "1 clinical/5: white 0, bme 0, unknown 0",
        "2: white 0/40, bme 0/20",
        "3 one-year: white 0/0, bme 0/0",
        "5: white 0/0, bme 0/0",
        "4: white 1/2, bme 1/2",
    ),
    "published rates alone": (
        "1 clinical/5: white 80%, bme 20%",
        "1 workforce: white 70%, bme 30%",
        "2: white 20%, bme 16%",
        "5: white 20%, bme 30%",
        "9 board/total: white 80%, bme 20%",
    ),
    "great differences": ("2: white 1500/2000, bme 3/9000", "3 one-year: white 1/9000, bme 300/900"),
}


def overflowing(page):
    """Elements that stick out of the page, by their own room or by their words, and are in no frame that scrolls."""
    return page.evaluate(
        """() => {
          const edge = document.documentElement.clientWidth + 0.5;
          const reach = e => {
            const box = e.getBoundingClientRect();
            const words = e.matches('.frame, svg, svg *') ? 0 : e.scrollWidth;
            return Math.max(box.right, box.left + words);
          };
          return [...document.querySelectorAll('body *')]
            .filter(e => !e.closest('.frame') || e.matches('.frame'))
            .filter(e => !e.matches('.skip') && reach(e) > edge)
            .map(e => `${e.tagName} ${e.getAttribute('class')} to ${Math.round(reach(e))}`);
        }"""
    )


def page_scrolls_sideways(page):
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def small_texts(page):
    """Texts of charts that are drawn smaller than people can read, at the size they really have."""
    return page.evaluate(
        """least => [...document.querySelectorAll('svg.chart text')]
          .map(t => [t.textContent, parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().d])
          .filter(([words, size]) => size < least)""",
        SMALLEST_TEXT,
    )


def colliding_texts(page):
    """Texts of one chart that touch one another or leave it, by the room the browser gives them."""
    return page.evaluate(
        """() => [...document.querySelectorAll('svg.chart')].flatMap(chart => {
          const all = [...chart.querySelectorAll('text')].filter(t => t.textContent.trim());
          const box = t => t.getBoundingClientRect(), frame = box(chart), found = [];
          all.forEach((a, n) => {
            const r = box(a);
            if (r.left < frame.left - 1 || r.right > frame.right + 1) found.push(a.textContent + ' leaves');
            all.slice(n + 1).forEach(b => {
              const s = box(b);
              const wide = Math.min(r.right, s.right) - Math.max(r.left, s.left);
              const high = Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top);
              if (wide > 1 && high > 3) found.push(a.textContent + ' on ' + b.textContent);
            });
          });
          return found;
        })"""
    )


@cache
def page_of(release):
    """The report is looked at in many ways and drawn once."""
    return to_html(release, term=official())


class Analyst:
    """Somebody at a desk with a report."""

    def __init__(self, page, folder):
        self.page, self.folder = page, folder

    def given_the_report_of(self, release):
        self.file = self.folder / "report.html"
        self.file.write_text(page_of(release), encoding="utf-8")

    def when_she_opens_it(self, *, wide=DESK):
        self.page.set_viewport_size({"width": wide, "height": 900})
        self.page.goto(self.file.as_uri())

    def when_she_opens_every_detail(self):
        closed = self.page.locator("details:not([open]) > summary")
        for _ in range(closed.count()):
            closed.first.click()
        assert self.page.locator("details:not([open])").count() == 0

    def when_she_prints_it(self):
        self.page.emulate_media(media="print")
        self.page.set_viewport_size({"width": PAPER, "height": 960})

    def then_nothing_sticks_out(self):
        assert not page_scrolls_sideways(self.page), overflowing(self.page)
        assert overflowing(self.page) == []

    def then_every_text_of_a_chart_can_be_read(self):
        assert small_texts(self.page) == []
        assert colliding_texts(self.page) == []


@pytest.fixture
def analyst(page, tmp_path):
    return Analyst(page, tmp_path)


@pytest.mark.parametrize("wide", [DESK, PHONE])
@pytest.mark.parametrize("name", [FULL, ONE_INDICATOR])
def test_the_report_has_no_barrier_with_its_details_closed_or_open(analyst, accessibility_problems, name, wide):
    analyst.given_the_report_of(example(name))
    analyst.when_she_opens_it(wide=wide)
    assert accessibility_problems(analyst.page) == []
    analyst.when_she_opens_every_detail()
    assert accessibility_problems(analyst.page) == []


@pytest.mark.parametrize("wide", [DESK, PHONE])
@pytest.mark.parametrize("name", [FULL, ONE_INDICATOR])
def test_the_report_fits_a_desk_and_a_phone_and_can_be_read_on_both(analyst, name, wide):
    analyst.given_the_report_of(example(name))
    analyst.when_she_opens_it(wide=wide)
    analyst.when_she_opens_every_detail()
    analyst.then_nothing_sticks_out()
    analyst.then_every_text_of_a_chart_can_be_read()


def test_a_wide_table_or_chart_scrolls_in_its_own_frame(analyst):
    analyst.given_the_report_of(example())
    analyst.when_she_opens_it(wide=PHONE)
    wide = "[...document.querySelectorAll('.frame')].filter(f => f.scrollWidth > f.clientWidth)"
    assert analyst.page.evaluate(f"{wide}.length") > 0
    assert analyst.page.evaluate(f"{wide}.every(f => ['auto', 'scroll'].includes(getComputedStyle(f).overflowX))")


def test_on_a_phone_the_head_of_a_row_stays_while_its_numbers_scroll(analyst):
    analyst.given_the_report_of(example())
    analyst.when_she_opens_it(wide=PHONE)
    frames = analyst.page.locator(".wide .frame").all()
    assert frames
    for frame in frames:
        frame.evaluate("f => { f.scrollLeft = 150 }")
        assert frame.locator("tbody th").first.evaluate("e => e.getBoundingClientRect().left") >= 0


def test_a_link_of_the_first_page_leads_to_the_section_it_names(analyst):
    analyst.given_the_report_of(example())
    analyst.when_she_opens_it()
    links = analyst.page.locator(".summary a").all()
    assert len(links) == 10
    for link in links:
        link.click()
        target = analyst.page.locator(":target")
        assert link.text_content().startswith(target.locator("h2").text_content())
        assert target.evaluate("e => Math.abs(e.getBoundingClientRect().top) < innerHeight / 2")


@pytest.mark.parametrize("name", [FULL, ONE_INDICATOR])
def test_the_keyboard_reaches_every_link_frame_and_detail_in_order(analyst, name):
    analyst.given_the_report_of(example(name))
    analyst.when_she_opens_it()
    analyst.page.evaluate("document.querySelectorAll('a, summary, .frame').forEach((e, n) => e.dataset.place = n)")
    reached = []
    for _ in range(analyst.page.locator("a, summary, .frame").count()):
        analyst.page.keyboard.press("Tab")
        reached.append(analyst.page.evaluate("Number(document.activeElement.dataset.place)"))
    assert reached == list(range(len(reached)))


def test_whatever_the_keyboard_is_on_can_be_seen(analyst):
    analyst.given_the_report_of(example(ONE_INDICATOR))
    analyst.when_she_opens_it()
    look = "e => { const s = getComputedStyle(e); return [s.boxShadow, s.backgroundColor, s.outline].join() }"
    for place, element in enumerate(analyst.page.locator("a, summary, .frame").all()):
        before = element.evaluate(look)
        element.focus()
        assert element.evaluate(look) != before, f"element {place}"


def test_the_keyboard_opens_a_detail(analyst):
    analyst.given_the_report_of(example(ONE_INDICATOR))
    analyst.when_she_opens_it()
    analyst.page.locator("summary").first.focus()
    analyst.page.keyboard.press("Enter")
    assert analyst.page.locator("details .definition").first.is_visible()


@pytest.mark.parametrize("name", [FULL, ONE_INDICATOR])
def test_on_paper_every_definition_is_there_though_no_detail_was_opened(analyst, name):
    analyst.given_the_report_of(example(name))
    analyst.when_she_opens_it()
    analyst.when_she_prints_it()
    definitions = analyst.page.locator("details .definition").all()
    assert len(definitions) == analyst.page.locator("section.indicator").count()
    assert [d.text_content()[:40] for d in definitions if not d.is_visible() or d.bounding_box()["height"] < 50] == []
    assert all(summary.is_visible() for summary in analyst.page.locator("summary").all())


def test_on_paper_a_table_is_split_only_where_it_is_longer_than_half_a_page(analyst):
    analyst.given_the_report_of(example())
    analyst.when_she_opens_it()
    analyst.when_she_prints_it()
    split = """() => [...document.querySelectorAll('table')]
      .filter(t => getComputedStyle(t).breakInside !== 'avoid').map(t => t.tBodies[0].rows.length)"""
    rows = analyst.page.evaluate(split)
    assert len(rows) == 1
    assert min(rows) > 15


@pytest.mark.parametrize("name", [FULL, ONE_INDICATOR])
def test_on_paper_no_table_and_no_chart_is_cut(analyst, name):
    analyst.given_the_report_of(example(name))
    analyst.when_she_opens_it()
    analyst.when_she_prints_it()
    cut = """wide => [...document.querySelectorAll('table, svg.chart, .definition')]
      .filter(e => e.getBoundingClientRect().right > wide + 0.5 || e.scrollWidth > wide)
      .map(e => e.textContent.trim().slice(0, 40))"""
    assert analyst.page.evaluate(cut, PAPER) == []
    assert not page_scrolls_sideways(analyst.page), overflowing(analyst.page)


def test_on_paper_the_pages_come_out_whole(analyst):
    analyst.given_the_report_of(example(ONE_INDICATOR))
    analyst.when_she_opens_it()
    paper = analyst.page.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    assert 1 <= paper.count(b"/Type /Page\n") <= 5


def test_on_paper_no_meaning_is_lost_without_colour(analyst):
    """Filled and hollow, about and others: each pair differs by more than its hue."""
    analyst.given_the_report_of(example())
    analyst.when_she_opens_it()
    analyst.when_she_prints_it()
    bright = """kind => { const e = document.querySelector(kind), s = e && getComputedStyle(e);
      return s.fill.match(/[\\d.]+/g).slice(0, 3).reduce((sum, one) => sum + Number(one), 0) }"""
    for dark, light in ((".chart .dot:not(.hollow)", ".chart .hollow"), (".chart .about", ".chart .other")):
        assert analyst.page.evaluate(bright, light) - analyst.page.evaluate(bright, dark) > 300


@pytest.mark.parametrize("wide", [DESK, PHONE])
@pytest.mark.parametrize("name", LONG_NAMES.values(), ids=LONG_NAMES)
def test_a_long_name_of_an_organisation_or_file_stays_on_the_page(analyst, name, wide):
    lines = ("2: white 300/1200, bme 120/760", "4: white 60/100, bme 60/100")
    analyst.given_the_report_of(release_of(*lines, organisation=name, name=f"{name}.csv"))
    analyst.when_she_opens_it(wide=wide)
    analyst.when_she_opens_every_detail()
    analyst.then_nothing_sticks_out()


@pytest.mark.parametrize("lines", UNUSUAL.values(), ids=UNUSUAL)
def test_an_unusual_return_still_makes_a_whole_report(analyst, lines):
    analyst.given_the_report_of(release_of(*lines))
    analyst.when_she_opens_it(wide=PHONE)
    analyst.when_she_opens_every_detail()
    analyst.then_nothing_sticks_out()
    analyst.then_every_text_of_a_chart_can_be_read()
    assert analyst.page.locator("section.indicator").count() >= 1


@pytest.mark.parametrize("lines", UNUSUAL.values(), ids=UNUSUAL)
def test_an_unusual_return_makes_no_barrier(analyst, accessibility_problems, lines):
    analyst.given_the_report_of(release_of(*lines))
    analyst.when_she_opens_it()
    analyst.when_she_opens_every_detail()
    assert accessibility_problems(analyst.page) == []


def test_without_scripts_the_report_is_the_same(browser, tmp_path):
    file = tmp_path / "report.html"
    file.write_text(page_of(example()), encoding="utf-8")
    texts = []
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        opened = context.new_page()
        opened.goto(file.as_uri())
        texts.append(opened.locator("main").text_content())
        context.close()
    assert texts[0] == texts[1]
