"""A report of records, with parts of the organisation and recruitment, on a desk and on a phone."""

from functools import cache

import pytest

from tallystick.publishing.report import to_html
from tallystick.vocabulary.terms import official
from tests.system.test_report_in_a_browser import DESK, PHONE, overflowing, page_scrolls_sideways
from tests.unit.publishing.detailed import detailed


@cache
def the_page():
    return to_html(detailed(), term=official())


@pytest.fixture(params=[DESK, PHONE])
def opened(page, tmp_path, request):
    file = tmp_path / "report.html"
    file.write_text(the_page(), encoding="utf-8")
    page.set_viewport_size({"width": request.param, "height": 900})
    page.goto(file.as_uri())
    return page


def test_it_fits_and_has_no_barrier(opened, accessibility_problems):
    assert not page_scrolls_sideways(opened)
    assert overflowing(opened) == []
    assert accessibility_problems(opened) == []


def test_the_first_page_leads_to_recruitment(opened):
    opened.locator(".summary a", has_text="From application to appointment").click()
    assert opened.locator(":target h2").text_content() == "From application to appointment"


def test_a_link_into_the_annex_opens_what_it_leads_to(opened):
    table = opened.locator("#wres-2025-2-parts table").first
    assert not table.is_visible()
    opened.locator("section#wres-2025-2 a", has_text="All parts are in the annex").click()
    assert table.is_visible()


def test_the_annex_fits_and_has_no_barrier_when_it_is_open(opened, accessibility_problems):
    opened.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert not page_scrolls_sideways(opened)
    assert overflowing(opened) == []
    assert accessibility_problems(opened) == []
