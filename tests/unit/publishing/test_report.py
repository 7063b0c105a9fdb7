"""The report as a page: whole, self-contained, safe, the same every time, and in plain words."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from tallystick.publishing.data import to_csv, to_json
from tallystick.publishing.report import to_html
from tallystick.vocabulary.terms import official
from tests.unit.publishing.drawings import drawings_in
from tests.unit.publishing.reading import page_texts, read_page
from tests.unit.publishing.releases import FULL, ONE_INDICATOR, example, figures_of, release_of, with_hidden

NASTY = '<script>alert(1)</script> & "co"'
SMALL_RETURN = ("2: white 300/1200, bme 120/760", "3 one-year: white 17/2505, bme 9/725")
# What people read instead stands in the glossary of the design.
CODE_WORDS = (
    *("deposit", "tally", "tallies", "cube", "gate", "attack", "hidden", "second signature", "load ledger"),
    *("prediction ledger", "ledger", "road to target", "challenge", "verdict", "cannot-tell", "release"),
    *("not-calculable", "vintage", "point_difference", "relative_likelihood", "survey_percent", "disparity_ratio"),
)


def html_of(release):
    return to_html(release, term=official())


@pytest.fixture(scope="module", params=[FULL, ONE_INDICATOR])
def page(request):
    return read_page(html_of(example(request.param)))


def test_every_element_is_closed_in_its_turn(page):
    assert [element.tag for element in page.children if not isinstance(element, str)] == ["html"]


def test_every_id_stands_once(page):
    ids = Counter(e.attributes["id"] for e in page.every() if "id" in e.attributes)
    assert [name for name, times in ids.items() if times > 1] == []


def test_every_id_stands_once_though_a_report_holds_several_years():
    years = [release_of(*SMALL_RETURN, year=year).tables[0] for year in (2025, 2026)]
    both = replace(release_of(*SMALL_RETURN), tables=tuple(years))
    page = read_page(html_of(both))
    ids = Counter(e.attributes["id"] for e in page.every() if "id" in e.attributes)
    assert [name for name, times in ids.items() if times > 1] == []
    assert len(list(page.every("h1"))) == 1
    assert len(list(page.every("section", kind="chapter"))) == 1  # the years of a standard share one chapter


def test_the_newest_year_leads_whatever_the_order_of_the_file():
    years = [release_of(*SMALL_RETURN, year=year).tables[0] for year in (2025, 2026)]
    for order in (years, years[::-1]):
        page = read_page(html_of(replace(release_of(*SMALL_RETURN), tables=tuple(order))))
        chapters = [e.attributes["id"] for e in page.every("section", kind="chapter")]
        assert chapters == ["wres-2026"]


def test_every_chart_has_a_title_and_a_description_that_it_points_to(page):
    charts = list(page.every("svg", kind="chart"))
    assert charts
    by_id = {e.attributes["id"]: e for e in page.every() if "id" in e.attributes}
    for chart in charts:
        named = [by_id[name] for name in chart.attributes["aria-labelledby"].split()]
        assert [element.tag for element in named] == ["title", "desc"]
        assert all(element.own_words for element in named)
        assert all(element.parent is chart for element in named)


def test_every_chart_has_its_table_in_the_same_section(page):
    for section in page.every("section", kind="indicator"):
        if list(section.every("svg", kind="chart")):
            assert list(section.every("table"))


def test_every_table_says_what_it_is_and_heads_every_row_and_column(page):
    for table in page.every("table"):
        assert [caption.words() for caption in table.every("caption")] != [""]
        heads = [head for row in table.every("thead") for head in row.every("th")]
        assert {head.attributes["scope"] for head in heads} == {"col"}
        for row in (row for body in table.every("tbody") for row in body.every("tr")):
            cells = [cell for cell in row.children if not isinstance(cell, str)]
            assert (cells[0].tag, cells[0].attributes["scope"]) == ("th", "row")
            assert len(cells) == len(heads)


def test_headings_never_skip_a_level(page):
    levels = [int(e.tag[1]) for e in page.every() if re.fullmatch(r"h[1-6]", e.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(after - before for before, after in pairwise(levels)) <= 1


def test_the_sentence_comes_before_the_picture_and_the_picture_before_the_numbers(page):
    for section in page.every("section", kind="indicator"):
        order = [e.tag for e in section.every() if e.tag in ("h2", "figure", "table", "details")]
        ranked = ["h2", "figure", "table", "details"]
        *told, to_fill_in = order
        assert told == sorted(told, key=ranked.index)
        assert to_fill_in == "table"  # what will be done comes last, as the reader's own
        assert [p.words() for p in section.every("p") if p.words()]


def test_every_link_leads_to_a_place_on_the_page(page):
    ids = {e.attributes["id"] for e in page.every() if "id" in e.attributes}
    links = [e.attributes["href"] for e in page.every("a")]
    assert links
    assert [link for link in links if link.removeprefix("#") not in ids] == []


def test_the_page_asks_nobody_for_anything(page):
    asking = [e for e in page.every() if {"src", "srcset", "data", "action"} & set(e.attributes)]
    assert asking == []
    assert list(page.every("script")) == []
    assert list(page.every("link")) == []
    style = " ".join(e.own_words for e in page.every("style"))
    assert re.findall(r"@import|url\(", style) == []


def test_code_words_stay_out_of_what_people_read(page):
    read = " ".join(page_texts(page)).casefold().replace("release.json", "")
    assert [word for word in CODE_WORDS if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", read)] == []


def test_no_cell_and_no_word_shows_the_insides_of_the_program(page):
    read = " ".join(page_texts(page))
    assert re.findall(r"\bNone\b|Shown\(|Hidden\(|Decimal\(|<[a-z]+\.|\bnan\b|\bInfinity\b|\{\{|\bbme\b", read) == []


def test_the_desk_alone_may_see_it_and_the_page_says_so(page):
    assert "analyst's desk only" in next(page.every(kind="watermark")).words()


def test_the_same_release_gives_the_same_bytes():
    for write in (html_of, lambda made: to_json([made], term=official()), lambda made: to_csv([made], term=official())):
        assert write(example()) == write(example())


# STRANGE NAMES


def test_a_name_that_looks_like_markup_is_text_everywhere():
    release = release_of(*SMALL_RETURN, organisation=NASTY, name="<b>return</b>.csv")
    html = html_of(release)
    page = read_page(html)
    assert list(page.every("script")) == []
    assert "<b>" not in html
    assert html.count("alert(1)") == html.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;co&#34;") > 1
    assert NASTY in next(page.every("h1")).words()
    assert NASTY in next(page.every("title")).own_words
    assert "<b>return</b>.csv" in page.words()


def test_words_in_braces_are_not_a_template():
    assert "{{ 7 * 7 }}" in read_page(html_of(release_of(*SMALL_RETURN, organisation="{{ 7 * 7 }}"))).words()


# WITHHELD FIGURES

SECRETS = ("3 one-year: white 613/8731, bme 397/4179", "2: white 300/1200, bme 120/760")


def test_the_number_behind_a_withheld_figure_is_nowhere():
    release = release_of(*SECRETS)
    (result,) = release.tables[0].of_indicator("3")
    texts = {figure.text for figure in figures_of(result)} - {"1", "0.0"}
    values = {str(figure.value) for figure in figures_of(result)} - {"1", "0"}
    protected = with_hidden(release, "3")
    shown_elsewhere = {figure.text for figure in figures_of(protected) if hasattr(figure, "text")}
    files = [html_of(protected), *(write([protected], term=official()) for write in (to_json, to_csv))]
    for secret in (texts | values) - shown_elsewhere:
        found = [re.search(rf"(?<![\d.,]){re.escape(secret)}(?![\d]|[.,]\d)", without_hashes(file)) for file in files]
        assert not any(found), f"{secret}: {found}"


def without_hashes(file):
    file = re.sub(r"<style>.*?</style>", "", file, flags=re.DOTALL)
    return re.sub(r"[0-9a-f]{12,}|(?:[xy][12]?|cx|cy|d|width|height|viewBox)=\"[^\"]*\"", "", file)


@pytest.mark.parametrize("indicator", ["1", "2", "3", "5", "9", "rdr"])
def test_a_withheld_result_says_so_in_its_section_and_draws_no_mark(indicator):
    page = read_page(html_of(with_hidden(example(), indicator)))
    section = next(e for e in page.every("section") if e.attributes.get("id") == f"wres-2025-{indicator}")
    assert "withheld to protect people" in section.words(without=["details"])
    assert list(section.every("circle", kind="dot")) == []
    in_the_key = 1
    assert max(len(list(section.every("rect", kind=fill))) for fill in ("about", "other", "unknown")) <= in_the_key


@pytest.mark.parametrize("indicator", ["1", "2", "3", "5", "9", "rdr"])
def test_charts_with_withheld_figures_keep_their_texts_apart(indicator):
    drawings = drawings_in(html_of(with_hidden(example(), indicator)))
    assert [problem for drawing in drawings for problem in drawing.collisions() + drawing.strays()] == []


def test_figures_of_several_files_do_not_name_one_of_them():
    release = example()
    (table,) = release.tables
    (source,) = table.provenance.made_from
    several = replace(table.provenance, made_from=(source, replace(source, file="cases.csv")))
    for made, said in (
        (release, source.file),
        (replace(release, tables=(replace(table, provenance=several),)), "two files"),
    ):
        lines = read_page(to_html(made, term=official())).every(kind="provenance")
        assert {line.words().partition(", under")[0] for line in lines} == {f"From {said}"}
