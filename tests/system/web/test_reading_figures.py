"""A board member reads where the trust stands, opens an indicator, and takes its figures away: by keyboard alone."""

import csv
import io

import pytest

from tallystick_web.organisations.rules import RoleId
from tests.integration.web.numbers.handed_in import RETURNS, make, sign, trust
from tests.system.web.looking import WIDTHS, fit_into
from tests.system.web.people import go_on_as

NORTHMOOR = RETURNS / "northmoor-2025.csv"


@pytest.fixture
def board_member(page, service):
    """A browser in which a board member of a trust with one year of figures is signed in."""
    where, people = trust("northmoor", (RoleId.ANALYST, RoleId.BOARD_MEMBER))
    sign(where, NORTHMOOR.read_bytes())
    make(where)
    go_on_as(page, service, people[RoleId.BOARD_MEMBER])
    return page


def follow(page, text):
    """Go to a link with the Tab key and open it with Enter, as somebody without a mouse does."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText").strip() == text:
            return page.keyboard.press("Enter")
    raise AssertionError(f"the Tab key never came to: {text}")


def fits_and_is_accessible(page, accessibility_problems):
    for width in WIDTHS:
        fit_into(page, width)
        assert accessibility_problems(page) == []


def test_a_board_member_reads_where_the_trust_stands_and_takes_an_indicator_away(
    board_member, service, accessibility_problems
):
    page = board_member
    page.goto(f"{service}/o/northmoor/where-we-stand/")
    assert page.locator("h1").inner_text().endswith("Where we stand")
    assert "indicators that can be judged show" in page.locator(".nhsuk-lede-text").inner_text()
    fits_and_is_accessible(page, accessibility_problems)

    page.set_viewport_size({"width": 1100, "height": 900})
    follow(page, "Formal disciplinary process (indicator 3)")
    page.wait_for_url("**/indicator/3/")
    assert "counts are rounded or withheld to protect people" in page.locator("main").inner_text()
    fits_and_is_accessible(page, accessibility_problems)

    page.set_viewport_size({"width": 1100, "height": 900})
    with page.expect_download() as taken:
        follow(page, "Figures of indicator 3 for a spreadsheet (CSV)")
    assert taken.value.suggested_filename == "northmoor-organisation-wres-indicator-3.csv"
    lines = list(csv.DictReader(io.StringIO(taken.value.path().read_text(encoding="utf-8"))))
    assert {line["indicator"] for line in lines} == {"3"}
    assert lines[0]["sentence"].split(". ")[0] in page.locator("main").inner_text()

    follow_back = page.locator(".nhsuk-back-link")
    follow_back.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/where-we-stand/wres/")


def test_which_breakdowns_there_are_can_be_read_on_a_telephone(board_member, service, accessibility_problems):
    board_member.goto(f"{service}/o/northmoor/where-we-stand/wres/breakdowns/")
    assert "breakdowns that are asked for" in board_member.locator(".nhsuk-lede-text").inner_text()
    fits_and_is_accessible(board_member, accessibility_problems)


def test_the_page_of_an_indicator_prints_with_its_tables_open(board_member, service):
    board_member.goto(f"{service}/o/northmoor/where-we-stand/wres/indicator/2/")
    board_member.emulate_media(media="print")
    board_member.locator("table").first.wait_for()
    assert len(board_member.pdf(format="A4")) > 10_000
