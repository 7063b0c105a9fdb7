"""What is asked of other people's figures is asked of our own: every figure of an example report reads half-up."""

from collections import Counter, defaultdict
from decimal import Decimal
from fractions import Fraction

import pytest

from tallystick.account.audit import audited
from tallystick.account.understand import understand
from tallystick.account.wres import releases_of
from tallystick.publishing.words import text_of
from tallystick.release.audited import Given, PublishedFigure
from tallystick.release.policy import INTERNAL
from tallystick.release.readings import About, Kind, Reading
from tallystick.release.rounding import decimals_of
from tallystick.release.verdict import Measure
from tests.repository.tracked import ROOT

RETURNS = sorted((ROOT / "example/returns").glob("*.csv"))
KINDS = {
    Measure.SHARE: Kind.SHARE,
    Measure.SURVEY_PERCENT: Kind.SHARE,
    Measure.RELATIVE_LIKELIHOOD: Kind.RATIO,
    Measure.DISPARITY_RATIO: Kind.RATIO,
    Measure.POINT_DIFFERENCE: Kind.POINTS,
}


def results_of(path):
    return [
        result
        for release in releases_of(understand(path), INTERNAL)
        for table in release.tables
        for result in table.results
    ]


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


def test_every_measure_is_among_the_figures():
    measures = {result.measure for path in RETURNS for result in checkable(results_of(path))}
    assert measures == set(Measure)


def test_a_figure_that_was_changed_is_noticed():
    [result] = results_of(ROOT / "example/returns/kent-and-medway-2020.csv")
    wrong = as_figure(result)
    wrong = PublishedFigure(**{**vars(wrong), "published": wrong.published + Decimal("0.02")})
    assert audited(wrong).reading is Reading.NONE_FITS
