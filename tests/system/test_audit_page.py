"""The page of an audit, looked at as a person would."""

import pytest

from tallystick.account.audit import audit, files_of
from tallystick.tallies.figures_file import FIGURES

LINES = """
An id that is as long as a sentence about an indicator,share,4.4,,11,220
cut,share,6.31,,23,364
solved,share,1.8,,,284
printed as a percentage,ratio,17.16%,,,
none,share,58.5,,188,
board 2023,share,10.0,,1,10
board 2024,share,10.0,,2,10
"""


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Where the page is, which is made once for all."""
    folder = tmp_path_factory.mktemp("audit")
    path = folder / "figures.csv"
    path.write_text(",".join(FIGURES.columns[:6]) + LINES, encoding="utf-8")
    page = folder / "report.html"
    page.write_bytes(files_of(audit(path))["report.html"])
    return page.as_uri()


@pytest.fixture
def report(opened, page):
    """The page, opened."""
    page.goto(opened)
    return page


def test_the_summary_comes_first_and_leads_to_each_figure_that_nothing_fits(report):
    headings = [heading.strip() for heading in report.locator("h1, h2").all_inner_texts()]
    outcomes = ["Nothing fits (3)", "Reproduced (3)", "Too little printed to tell (1)"]
    assert headings[:4] == ["How 7 published figures were made", *outcomes]
    assert headings.index("Every figure") < headings.index("Figures that nothing fits")
    for link in report.locator(".summary a").all():
        assert report.locator(link.get_attribute("href")).inner_text() == link.inner_text()


def test_what_a_percentage_gives_away_is_told(report):
    assert "leave one possibility: 5" in report.get_by_text("leave one possibility").inner_text()


def test_what_lines_show_together_is_told_after_what_they_show_alone(report):
    headings = [heading.strip() for heading in report.locator("h2").all_inner_texts()]
    assert headings.index("Figures that nothing fits") < headings.index("Notes across lines")
    assert "“board 2023”" in report.locator("#across-lines").inner_text()


def test_axe_finds_nothing(report, accessibility_problems):
    assert accessibility_problems(report) == []


@pytest.mark.parametrize("width", [360, 1100])
def test_the_page_itself_never_scrolls_sideways(report, width):
    report.set_viewport_size({"width": width, "height": 800})
    assert report.evaluate("document.documentElement.scrollWidth") <= width
