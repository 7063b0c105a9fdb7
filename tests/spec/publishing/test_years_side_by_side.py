"""Years of one organisation side by side: each says what it counted, and none is left out in silence."""

import pytest

from tallystick.publishing.report.chapter import chapter_of
from tallystick.publishing.report.series import Year
from tests.unit.publishing.releases import release_of, words_for

SHORTLISTED = "2: white 300/1200, bme 120/760"
PUBLISHED_RATES = "2: white 21.4%, bme 14.1%"
ONE_YEAR, TWO_YEARS = "3 one-year: white 17/2505, bme 9/725", "3 two-year: white 38/2505, bme 22/725"
FAIR = "7: white 1262/2176, bme 361/799"


def chapter(years):
    """The chapter of a drawn return for each year."""
    made = [release_of(*lines, year=year) for year, lines in years.items()]
    return chapter_of([Year(table=release.tables[0], words=words_for(release)) for release in made])


def by_year(page):
    (section,) = page.sections
    return {row[0]: row[1:] for grid in section.grids if grid.heads[0] == "Year" for row in grid.rows}


def picture(page):
    (section,) = page.sections
    (figure,) = section.figures
    return figure


def test_the_newest_year_stands_first_in_every_table():
    page = chapter({2023: [SHORTLISTED], 2025: [SHORTLISTED], 2024: [SHORTLISTED]})
    assert list(by_year(page)) == ["2025", "2024", "2023"]
    assert page.glance.heads == ("Indicator", "2025", "2024", "2023")


def test_a_year_that_another_row_speaks_for_says_which_row():
    page = chapter({2021: [TWO_YEARS], 2022: [TWO_YEARS, ONE_YEAR], 2023: [ONE_YEAR]})
    assert list(by_year(page)) == ["2023", "2022", "2021: Two years together"]
    assert ">2021: Two years together<" in picture(page).drawing
    (row,) = page.glance.rows
    assert [("Two years together" in cell) for cell in row[1:]] == [False, False, True]


def test_a_year_of_the_usual_row_says_so_beside_a_newer_one_of_another():
    assert list(by_year(chapter({2021: [ONE_YEAR], 2022: [TWO_YEARS]}))) == ["2022", "2021: One year"]


def test_years_with_the_same_row_need_no_name_for_it():
    assert list(by_year(chapter({2021: [TWO_YEARS], 2022: [TWO_YEARS]}))) == ["2022", "2021"]


def test_a_year_of_published_rates_is_drawn_without_a_range():
    page = chapter({2024: [PUBLISHED_RATES], 2025: [SHORTLISTED]})
    assert ">2024<" in picture(page).drawing
    assert ">no range<" in picture(page).drawing
    assert "without its counts" in picture(page).note
    assert by_year(page)["2024"][:3] == ("1.52", "none", "how sure cannot be said")
    assert page.glance.rows[0][2] == "1.52, how sure cannot be said"


def test_where_every_year_has_its_range_nothing_is_said_of_dots_without_one():
    assert "without its counts" not in picture(chapter({2024: [SHORTLISTED], 2025: [SHORTLISTED]})).note


def test_shares_have_no_column_for_a_range_or_a_verdict():
    page = chapter(
        {year: ["1 clinical/5: white 700, bme 300", "1 clinical/6: white 90, bme 10"] for year in (2024, 2025)}
    )
    table = {row[0]: row[1:] for grid in page.sections[0].grids if grid.heads[0] == "Year" for row in grid.rows}
    assert table["2024"][:2] == ("28.2%", "wres/2024.1")  # 310 / 1,100 = 28.18 %


def test_a_year_before_a_break_is_told_apart_and_the_reason_stands_once():
    page = chapter({2021: [FAIR], 2022: [FAIR]})
    assert by_year(page)["2021"][-1] == "cannot be restated: a break in the series"
    assert "cannot be compared with those above" in picture(page).drawing
    assert "before a break" in page.glance.rows[0][2]
    (section,) = page.sections
    assert len(section.breaks) == 1


@pytest.mark.parametrize("lines", [[PUBLISHED_RATES], ["5: white 28%, bme 30%"]])
def test_a_figure_without_counts_is_not_headed_as_one_that_cannot_be_calculated(lines):
    (shelf,) = chapter({2025: lines}).shelves
    assert shelf.says == "how sure cannot be said"
    assert shelf.lines[0].words.count("how sure cannot be said, because") == 1


def test_figures_that_are_there_and_figures_that_are_not_stand_apart():
    page = chapter({2025: [PUBLISHED_RATES, "5: white 0/0, bme 2/20"]})
    assert [shelf.says for shelf in page.shelves] == ["how sure cannot be said", "cannot be calculated"]
