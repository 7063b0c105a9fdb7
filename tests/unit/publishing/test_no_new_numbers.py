"""Publishing adds no number: what the report prints was released, or is part of the words of the definition."""

import re

import pytest

from tallystick.definitions import load
from tallystick.publishing.report import to_html
from tallystick.vocabulary.terms import official
from tests.unit.publishing.drawings import drawings_in
from tests.unit.publishing.reading import read_page
from tests.unit.publishing.releases import FULL, ONE_INDICATOR, example, figures_of

NUMBER = re.compile(r"(?<![\w.])(?:\d[\d,]*\.?\d*|\.\d+)(?!\w)")
# The band, the confidence, the thousand and the ratio's ceiling; everything else comes from the release.
FIXED = {"0.80", "1.25", "95", "1,000"}
# Files, hashes, dates of definitions and how a definition came to be are no figures.
NOT_FIGURES = ("sources", "provenance", "definition", "foot", "inset", "chart", "watermark", "masthead")


@pytest.fixture(scope="module", params=[FULL, ONE_INDICATOR])
def made(request):
    release = example(request.param)
    return release, to_html(release, term=official())


def numbers_in(text):
    return {number.rstrip(".,") for number in NUMBER.findall(text)}


def allowed(release):
    """Released texts, numbers in the definition's own words, and counts of indicators and rows."""
    table = release.tables[0]
    definition = load(table.standard, table.year)
    released = set().union(*(numbers_in(figure.text) for figure in figures_of(release)))
    named = [definition.title, table.organisation, str(table.year), "31"]
    for indicator in definition.indicators:
        named += [indicator.title, indicator.id, str(indicator.margin_points)]
        named += [row.label for row in indicator.rows]
    longest = max(len(indicator.rows) for indicator in definition.indicators)
    counts = {str(count) for count in range(max(longest, len(definition.indicators)) + 1)}
    for one in table.comparators:
        named += [str(one.value), str(one.year), one.note]
    return FIXED | released | counts | numbers_in(" ".join(named))


def test_every_number_of_the_page_was_released(made):
    release, html = made
    page = read_page(html)
    assert numbers_in(next(page.every("main")).words(without=NOT_FIGURES)) - allowed(release) == set()


def test_every_number_of_a_chart_was_released_or_marks_the_scale(made):
    release, html = made
    for drawing in drawings_in(html):
        ticks = {words for _, words in drawing.ticks}
        for box in drawing.texts:
            assert box.words in ticks or numbers_in(box.words) <= allowed(release), box.words


def test_every_number_of_a_chart_s_description_was_released(made):
    release, html = made
    page = read_page(html)
    said = " ".join(element.own_words for tag in ("title", "desc") for element in page.every(tag))
    assert numbers_in(said) - allowed(release) == set()


def test_the_page_prints_the_figure_that_a_reader_would_look_for():
    html = to_html(example(ONE_INDICATOR), term=official())
    assert {"1.83", "0.83", "4.00", "2,505", "725"} <= numbers_in(read_page(html).words())


def test_a_number_that_was_never_released_would_be_noticed(made):
    release, html = made
    planted = read_page(html.replace("</h1>", " 61,803.4</h1>", 1))
    assert numbers_in(next(planted.every("main")).words(without=NOT_FIGURES)) - allowed(release) == {"61,803.4"}
