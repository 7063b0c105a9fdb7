"""The report of pay: its order, its first page, and what it leaves out."""

import re
from dataclasses import replace
from html import unescape

import pytest

from tallystick.publishing.pay.report import to_html
from tallystick.publishing.pay.report.chapter import chapter_of
from tallystick.publishing.pay.report.page import series_of
from tallystick.release.pay import PayMeasure
from tallystick.release.release import Source
from tests.unit.pay.made_up import a_trust
from tests.unit.pay.tables import on_the_desk, released, table_of
from tests.unit.publishing.pay import pay_releases
from tests.unit.publishing.pay.pay_releases import (
    all_hidden,
    by_sex,
    draft,
    full,
    hiding,
    one_group,
    only,
    small,
    two_years,
    without_bands,
)

EVERY = ("full", "two_years", "draft", "by_sex", "small", "without_bands", "all_hidden", "one_group")
WRONG = re.compile(r"\bNone\b|\bnan\b|Hidden\(|Shown\(|withheld to protect people(?:%| points)|\bbme\b|white-rest")


def text_of(page):
    """What people read of a page, in one line."""
    shown = re.sub(r"<style>.*?</style>|<title>.*?</title>", " ", page, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", shown)).replace("\N{NO-BREAK SPACE}", " ").split())


def chapter(release):
    years = series_of(release)[0]
    return chapter_of(years, "ethnicity-1")


def titles(release):
    return [section.title for section in chapter(release).sections]


@pytest.mark.parametrize("name", EVERY)
def test_every_release_makes_the_same_page_twice_and_nothing_inward_shows(name):
    release = getattr(pay_releases, name)()
    page = to_html(release)
    assert page == to_html(release)
    found = WRONG.search(text_of(page))
    assert not found, text_of(page)[max(0, found.start() - 100) : found.end() + 50]


@pytest.mark.parametrize("name", EVERY)
def test_the_page_asks_nobody_for_anything_and_runs_no_script(name):
    page = to_html(getattr(pay_releases, name)())
    assert "<script" not in page
    assert not re.search(r"""(?:src|href|url)\s*[=(]\s*["']?https?:""", page)


@pytest.mark.parametrize("name", EVERY)
def test_every_place_has_one_name_and_every_link_leads_to_one(name):
    page = to_html(getattr(pay_releases, name)())
    places = re.findall(r'\bid="([^"]+)"', page)
    assert len(places) == len(set(places))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(places)


def test_sections_stand_in_the_order_they_are_read():
    assert titles(two_years()) == [
        "The eight measures",
        "Method",
        "Who works here",
        "Pay quarters",
        "Who works where, and pay in the same band",
        "Staff types and other parts of the workforce",
        "Other and finer groups",
        "Bonus pay",
        "Who is on which rate of pay",
        "From the lowest paid to the highest",
        "The adjusted gap",
        "What would close the gap",
    ]


def test_sections_without_figures_are_left_out():
    assert "Bonus pay" not in titles(without_bands())
    assert "What would close the gap" not in titles(without_bands())


def test_the_first_page_shows_the_sign_reversal():
    front = chapter(full()).front
    assert "paid more than White people on average, and less in the same band" in front.lead
    assert front.gaps[0].number.startswith("\N{MINUS SIGN}")
    ways = {piece.name: piece.way for piece in front.sources.pieces}
    assert ways["Between staff types"] == "paid more"
    assert ways["Within the same band"] == "paid less"
    assert front.sources.total.points == front.gaps[0].number.removesuffix("%")
    assert front.warnings


@pytest.mark.parametrize("missing", [PayMeasure.BETWEEN, PayMeasure.NOT_DISCLOSED])
def test_a_gap_is_not_printed_without_its_parts_and_the_unknown(missing):
    measures = (missing, PayMeasure.WITHIN, PayMeasure.NO_OVERLAP) if missing is PayMeasure.BETWEEN else (missing,)
    release = only(full(), lambda figure: figure.measure not in measures)
    with pytest.raises(ValueError, match="a pay gap is not printed without"):
        to_html(release)


@pytest.mark.parametrize("missing", [PayMeasure.BETWEEN, PayMeasure.NOT_DISCLOSED])
def test_what_the_gate_has_withheld_elsewhere_is_no_leave_to_leave_them_out(missing):
    measures = (missing, PayMeasure.WITHIN, PayMeasure.NO_OVERLAP) if missing is PayMeasure.BETWEEN else (missing,)
    left = only(full(), lambda figure: figure.measure not in measures)
    with pytest.raises(ValueError, match="a pay gap is not printed without"):
        to_html(hiding(left, lambda figure: figure.measure is PayMeasure.QUARTER_SHARE))


@pytest.mark.parametrize("withheld", [PayMeasure.BETWEEN, PayMeasure.NOT_DISCLOSED])
def test_parts_and_the_unknown_may_be_withheld_if_the_page_says_so(withheld):
    measures = (withheld, PayMeasure.WITHIN, PayMeasure.NO_OVERLAP) if withheld is PayMeasure.BETWEEN else (withheld,)
    front = chapter(hiding(full(), lambda figure: figure.measure in measures)).front
    assert "withheld to protect people" in (front.sources.says + front.unknown.number).lower()


def test_where_bands_were_not_handed_in_the_panel_says_so():
    front = chapter(without_bands()).front
    assert front.sources.pieces == ()
    assert "what it needs was not handed in" in front.sources.says
    assert front.unknown.number == "3.0%"


def test_what_is_no_law_says_so_at_the_head_and_on_every_printed_page():
    page = to_html(draft())
    assert text_of(page).count("Draft: not in force") >= 3
    assert "Draft\\00003a\\000020not\\000020in\\000020force" in page
    assert "Draft: not in force" not in text_of(to_html(full()))


def test_this_year_stands_beside_last_year_with_the_change():
    shown = text_of(to_html(two_years()))
    assert "31 March 2025" in shown
    assert "Change of the gaps" in shown
    assert "There is no earlier year here" not in shown
    assert "There is no earlier year here" in text_of(to_html(full()))


def test_the_comparator_is_said_in_words():
    shown = text_of(to_html(full()))
    assert "White people (White minorities included) with everyone else" in shown
    assert "Gender pay gap, as the law asks" in text_of(to_html(by_sex()))


def test_with_everything_withheld_the_page_says_so_and_shows_no_chart():
    page = to_html(all_hidden())
    assert "Every figure of this report is withheld to protect people" in page
    assert '<svg class="chart"' not in page
    assert "no finding, neither of a gap nor of none" in page
    assert "Nine questions to ask" in page


def test_a_comparator_without_groups_says_why():
    assert "the file does not say people's ethnic groups finely enough" in text_of(to_html(one_group()))


def test_nobody_in_a_group_is_a_reason_and_no_zero():
    front = chapter(one_group()).front
    assert front.gaps[0].number == "There are no employees in one of the groups"
    assert not front.gaps[0].is_number


def test_every_chart_has_a_title_a_description_and_a_table_in_its_section():
    for section in chapter(full()).sections:
        for figure in section.figures:
            assert re.search(r"<title[^>]*>[^<]+</title>", figure.drawing)
            assert re.search(r"<desc[^>]*>[^<]+</desc>", figure.drawing)
            assert figure.note
            assert section.grids or section.more


def test_where_a_model_has_no_range_one_sentence_says_why():
    shown = text_of(to_html(full()))
    assert shown.count("there is no range: the fit shares its people with both groups.") == 1
    assert shown.count("These parts have no range") == 1
    assert "have no range of their own" in shown


def test_steps_of_the_adjusted_gap_name_what_was_handed_in_and_nothing_else():
    (models,) = (one for one in chapter(full()).sections if one.title == "The adjusted gap")
    assert [row[0] for row in models.grids[0].rows] == ["Nothing", "Age and sex", "Staff type", "Band"]


def test_the_adjusted_gap_of_men_and_women_never_says_that_sex_was_held_equal():
    (models,) = (one for one in chapter(by_sex()).sections if one.title == "The adjusted gap")
    told = " ".join((*models.sentences, *(row[0] for row in models.grids[0].rows)))
    assert not re.search(r"\bsex\b", told, re.IGNORECASE)


def test_a_staff_type_has_its_label_everywhere():
    page = text_of(to_html(full()))
    assert "Medical and dental" in page
    assert "Very senior managers" in page
    assert not re.search(r"medical-and-dental|very.senior.manager\b(?!s)|agenda-for-change", page)


def test_on_a_narrow_screen_a_table_of_many_columns_becomes_a_list_that_names_each_number():
    page = to_html(two_years())
    stacked = re.findall(r'<div class="\w+ stacks">.*?</table>', page, re.DOTALL)
    assert stacked
    for table in stacked:
        heads = re.findall(r'<th role="columnheader"[^>]*>([^<]*)</th>', table)
        named = re.findall(r'<td role="cell" data-head="([^"]*)"', table)
        assert named == heads[1:] * (len(named) // len(heads[1:]))
        assert 'role="table"' in table


def test_explained_is_not_called_fair():
    assert "Explained is not fair, and unexplained is not discrimination." in text_of(to_html(full()))


def test_nine_questions_are_asked_and_each_names_what_is_open():
    questions = chapter(small()).questions
    assert [one.number for one in questions] == list(range(1, 10))
    assert all(one.open for one in questions)


def test_what_leaves_the_desk_says_how_counts_were_rounded_and_not_that_no_row_was_left_out():
    table = table_of(a_trust(800), minimum=50)
    public = to_html(released(table))
    assert "Counts are rounded, and small ones withheld" in public
    assert "Rows left out" not in public
    # The desk's own table names the files it was made from.
    files = replace(table.provenance, made_from=(Source(file="pay.csv", sha256="ab" * 32, rows=800),))
    desk = to_html(on_the_desk(replace(table, provenance=files)))
    assert "Rows left out" in desk
    assert "Counts are rounded, and small ones withheld" not in desk
