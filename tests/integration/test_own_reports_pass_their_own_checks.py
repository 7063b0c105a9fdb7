"""What is asked of other people's figures is asked of our own: every figure of an example report reads half-up."""

import re
from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction

import pytest

from tallystick.account.audit import audited
from tallystick.account.understand import understand
from tallystick.account.wres import releases_of
from tallystick.publishing.report import to_html
from tallystick.publishing.words import text_of
from tallystick.release.audited import Given, PublishedFigure
from tallystick.release.readings import About, AboutLines, Kind, Reading
from tallystick.release.rounding import decimals_of
from tallystick.release.verdict import Measure
from tallystick.statistics.across_lines import across_lines
from tallystick.statistics.readings import read
from tallystick.vocabulary.terms import official
from tests.repository.tracked import ROOT
from tests.unit.publishing.reading import page_texts, read_page
from tests.unit.publishing.workbooks import opened, table_of, workbook_of
from tests.unit.release.tables import INTERNAL

RETURNS = sorted((ROOT / "example/returns").glob("*.csv"))
KINDS = {
    Measure.SHARE: Kind.SHARE,
    Measure.SURVEY_PERCENT: Kind.SHARE,
    Measure.RELATIVE_LIKELIHOOD: Kind.RATIO,
    Measure.DISPARITY_RATIO: Kind.RATIO,
    Measure.POINT_DIFFERENCE: Kind.POINTS,
}


NORTHMOOR = ROOT / "example/returns/northmoor-2025.csv"
PERCENTAGE = re.compile(r"([\d,]+(?:\.(\d+))?)\s?%")


def release_of(path):
    [release] = releases_of(understand(path), INTERNAL)
    return release


def results_of(path):
    return [result for table in release_of(path).tables for result in table.results]


def checkable(results):
    return [one for one in results if one.value and all(side.happened for side in (one.top, one.bottom) if side)]


def as_figure(result):
    """A result as somebody else would copy it from the report: the number as printed, and the counts beside it."""
    published = Decimal(result.value.text.replace("\N{MINUS SIGN}", "-").replace(",", ""))
    return PublishedFigure(
        id=f"{result.indicator} {result.row} {result.group}",
        kind=KINDS[result.measure],
        published=published,
        decimals=decimals_of(published),
        has_percent_sign="%" in text_of(result.value),
        top=as_given(result.measure, result.top),
        bottom=as_given(result.measure, result.bottom),
    )


def as_given(measure, side):
    if side is None:
        return Given()
    happened, people = int(side.happened.value), int(side.people.value)
    # A disparity ratio sets the upper tier against the lower one; its people are both tiers together.
    return Given(happened=happened, people=people - happened if measure is Measure.DISPARITY_RATIO else people)


@pytest.fixture(params=RETURNS, ids=lambda path: path.stem)
def results(request):
    return results_of(request.param)


def test_every_figure_with_its_counts_reads_half_up(results):
    figures = [as_figure(result) for result in checkable(results)]
    assert figures
    assert Counter(audited(figure).reading for figure in figures) == {Reading.HALF_UP: len(figures)}


def test_no_figure_contradicts_itself(results):
    # A ratio above 5 is asked about wherever it stands: the example holds one, on purpose.
    notes = {note.about for result in checkable(results) for note in audited(as_figure(result)).notes}
    assert notes <= {About.RATIO_ABOVE_FIVE}


def test_the_shares_of_a_row_come_to_100(results):
    rows = defaultdict(list)
    for result in results:
        if result.measure is Measure.SHARE and result.value:
            rows[result.indicator, result.row].append(as_figure(result))
    for shares in rows.values():
        allowed = sum(Fraction(1, 2 * 10**share.decimals) for share in shares)
        assert abs(sum(Fraction(share.published) for share in shares) - 100) <= allowed


def test_no_figures_contradict_each_other(results):
    assert across_lines([read(as_figure(result)) for result in checkable(results)]) == ()


def test_a_share_that_was_changed_is_noticed_among_the_others():
    shares = [one for one in results_of(NORTHMOOR) if one.measure is Measure.SHARE and one.indicator == "1"]
    row = [as_figure(one) for one in shares if one.row == shares[0].row]
    wrong = PublishedFigure(**{**vars(row[0]), "published": row[0].published + 1})
    [note] = across_lines([read(figure) for figure in (wrong, *row[1:])])
    assert note.about is AboutLines.SHARES_NOT_100


def misprinted(text):
    """Percentages that are none: over 100, as a ratio times 100 may be, or with the two decimals of a ratio."""
    found = PERCENTAGE.finditer(text)
    return [one[0] for one in found if float(one[1].replace(",", "")) > 100 or len(one[2] or "") > 1]


@pytest.mark.parametrize("text", ["183%", "1.83%", "1.83 %", "a ratio of 1,829.0%"])
def test_a_ratio_printed_as_a_percentage_would_be_noticed(text):
    assert misprinted(text)


@pytest.mark.parametrize("path", RETURNS, ids=lambda path: path.stem)
def test_no_ratio_on_a_page_is_printed_as_a_percentage(path):
    texts = page_texts(read_page(to_html(release_of(path), term=official())))
    assert [wrong for text in texts for wrong in misprinted(text)] == []
    assert any(PERCENTAGE.search(text) for text in texts)


def percent_columns(sheet):
    """The heads of columns that hold percentages, by the format of a cell or by the head itself."""
    head, rows = table_of(sheet) if sheet.tables else ((), [])
    formatted = {cell.column for row in rows for cell in row if "%" in cell.number_format}
    return [str(cell.value).lower() for cell in head if cell.column in formatted or "%)" in str(cell.value)]


@pytest.mark.parametrize("path", RETURNS, ids=lambda path: path.stem)
def test_no_ratio_in_a_workbook_is_printed_as_a_percentage(path):
    for sheet in opened(workbook_of(release_of(path))):
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert [wrong for cell in cells for wrong in misprinted(str(cell.value))] == []
        assert all(0 <= cell.value <= 1 for cell in cells if "%" in cell.number_format)
        assert [name for name in percent_columns(sheet) if re.search("ratio|likelihood|times", name)] == []


@pytest.mark.parametrize("path", RETURNS, ids=lambda path: path.stem)
def test_nothing_of_ours_is_called_growth(path):
    """A growth of a count printed beside a share is a common slip: a report that says neither cannot make it."""
    page = " ".join(page_texts(read_page(to_html(release_of(path), term=official()))))
    book = " ".join(str(cell.value) for sheet in opened(workbook_of(release_of(path))) for row in sheet for cell in row)
    assert re.findall(r"\b(?:growth|grew|grown|growing)\b", f"{page} {book}", re.IGNORECASE) == []


def test_every_measure_is_among_the_figures():
    measures = {result.measure for path in RETURNS for result in checkable(results_of(path))}
    assert measures == set(Measure)


def test_a_figure_that_was_changed_is_noticed():
    [result] = results_of(ROOT / "example/returns/kent-and-medway-2020.csv")
    wrong = as_figure(result)
    wrong = PublishedFigure(**{**vars(wrong), "published": wrong.published + Decimal("0.02")})
    assert audited(wrong).reading is Reading.NONE_FITS
