"""What assessments come to, against figures worked out by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick_web.core.rules import Refused
from tallystick_web.numbers.period_rules import Period
from tallystick_web.questionnaires.measured.frameworks import FrameworkBook, reading_of
from tallystick_web.questionnaires.presenters.totals import comes_to, risk_lines, sections_of, since_last_year
from tallystick_web.questionnaires.set_rules import Scoring, Statistic
from tallystick_web.questionnaires.sets import set_called
from tallystick_web.questionnaires.total_rules import (
    Change,
    changes,
    check_can_offer,
    check_summary,
    counted,
    figure_of,
    level_reached,
    risks,
    sections,
    total,
    total_before,
)
from tests.unit.web.questionnaires.frameworks_drawn import (
    AGREED,
    ELEVEN,
    EXPLAINED,
    LEVELS,
    OFFERED,
    RISKS,
    YEAR,
    a_framework,
    a_score,
    adding_up_to,
    an_assessment,
    scored,
)
from tests.unit.web.questionnaires.sheets_drawn import a_measure

BEFORE = YEAR.replace(year=2026)


# A TOTAL


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (0, "Undeveloped"),
        (7, "Undeveloped"),
        (8, "Developing"),
        (21, "Developing"),
        (22, "Achieving"),
        (32, "Achieving"),
        (33, "Excelling"),
    ],
)
def test_a_total_stands_in_the_band_whose_edges_it_lies_between(value, band):
    found = total(adding_up_to(value))
    assert (found.value, found.most, found.band.text) == (value, 33, band)


@pytest.mark.parametrize("value", range(34))
def test_every_total_of_the_shipped_framework_has_one_band_and_the_published_edges(value):
    of = set_called("eds-2022")
    assert len(of.question) == 11
    bands = [one.id for one in of.band if one.low <= value <= one.high]
    edges = {(0, 7): "undeveloped", (8, 21): "developing", (22, 32): "achieving", (33, 33): "excelling"}
    assert bands == [name for (low, high), name in edges.items() if low <= value <= high]
    assert total(adding_up_to(value, of)).band.id == bands[0]


def test_a_total_by_hand():
    # 2+1+3+0 = 6, 1+2+2+1 = 6, 3+2+2 = 7: nineteen of thirty-three.
    now = scored(ELEVEN, 2, 1, 3, 0, 1, 2, 2, 1, 3, 2, 2)
    assert total(now).value == 19
    assert [(total(now, one).value, total(now, one).most) for one in "123"] == [(6, 12), (6, 12), (7, 9)]
    assert comes_to(now) == "The scores come to 19 of 33, which is called “Developing”."
    assert [one.says for one in sections_of(now, None)] == ["6 of 12", "6 of 12", "7 of 9"]


@given(st.lists(st.integers(0, 3), min_size=11, max_size=11))
def test_domains_add_up_to_the_whole(answers):
    now = scored(ELEVEN, *answers)
    assert total(now).value == sum(total(now, one).value for one in "123") == sum(answers)


def test_until_everything_is_scored_there_is_no_band():
    now = scored(ELEVEN, *[3] * 10)
    found = total(now)
    assert (found.value, found.scored, found.parts, found.band) == (30, 10, 11, None)
    assert comes_to(now) == "The scores come to 30. So far 10 of 11 parts are scored."
    assert [one.says for one in sections_of(now, None)][2] == "6 so far, of 2 of 3 parts scored"
    assert comes_to(an_assessment(ELEVEN)) == "Nothing is scored yet, of 11 parts."


def test_a_score_that_was_changed_counts_once():
    now = an_assessment(ELEVEN, [*scored(ELEVEN, *[1] * 11).scores, a_score("1a", "3", minute=9)])
    assert total(now).value == 13


# WHAT IS SAID OF IT


@pytest.mark.parametrize(
    "words", ["We scored 21 of 33.", "21 out of 33", "a total score of 21", "Our total is 21.", "21/33"]
)
def test_a_summary_that_gives_another_total_is_refused(words):
    now = adding_up_to(22)
    with pytest.raises(Refused, match="come to 22, and your summary says 21"):
        check_summary(now, words)


@pytest.mark.parametrize("words", ["22 of 33 it is.", "In 2021 we heard 21 people.", "Domain 2 has 4 of 12."])
def test_a_summary_that_gives_the_same_total_or_none_is_taken(words):
    check_summary(adding_up_to(22), words)


def test_something_is_said_before_it_is_offered():
    with pytest.raises(Refused, match="Say in a few sentences"):
        check_summary(adding_up_to(22), " ")


def test_it_is_offered_when_every_part_is_scored():
    check_can_offer(adding_up_to(22))
    with pytest.raises(Refused, match="1 part is not scored yet"):
        check_can_offer(scored(ELEVEN, *[1] * 10))


# MET OR EXPLAINED


def explained(*answers):
    return an_assessment(EXPLAINED, [a_score(name, answer, why=why) for name, answer, why in answers])


def test_what_is_not_met_is_explained_or_refused():
    now = explained(
        ("a", "met", ""), ("b", "not-met", "From May on."), ("c", "not-met", ""), ("d", "aside", "No board.")
    )
    found = counted(now)
    assert (found.met, found.explained, found.unexplained, found.aside, found.missing) == (1, 1, 1, 1, 0)
    assert comes_to(now) == "1 of 4 parts is met, 1 not met and explained, 1 not met and not explained."
    with pytest.raises(Refused, match="1 part is not met, and nobody has explained why"):
        check_can_offer(now)
    assert figure_of(now) == 1


def test_with_everything_explained_it_can_be_offered():
    check_can_offer(explained(("a", "met", ""), ("b", "not-met", "Why."), ("c", "met", ""), ("d", "aside", "None.")))


# LEVELS


@pytest.mark.parametrize(
    ("answers", "level", "figure"),
    [
        ("met met met met met met", "Gold", 3),
        ("met met met met met not-met", "Silver", 2),
        ("met met not-met met met met", "Bronze", 1),  # gold alone is not enough
        ("not-met met met met met met", None, 0),
        ("met met met met", "Silver", 2),
        ("met", None, 0),
        ("", None, 0),
    ],
)
def test_a_level_is_reached_when_it_and_every_lower_one_are_met(answers, level, figure):
    now = scored(LEVELS, *answers.split())
    found = level_reached(now)
    assert (found.title if found else None, figure_of(now)) == (level, figure)


def test_parts_stand_under_their_level():
    assert [(one.title, len(asked)) for one, asked in sections(LEVELS)] == [("Bronze", 2), ("Silver", 2), ("Gold", 2)]


# RISKS


def test_risks_are_likelihood_times_impact_and_the_highest_stands_first():
    now = scored(RISKS, 2, 4, 5, 3)
    assert {one.of.id: one.product for one in risks(now)} == {"trust": 8, "leavers": 15}
    assert [(one.title, one.product) for one in risk_lines(now)] == [("People leave", "15"), ("Staff lose trust", "8")]
    assert figure_of(now) == 15
    assert "The highest risk is “People leave”, at 15" in comes_to(now)


def test_a_risk_with_one_half_has_no_product():
    now = scored(RISKS, 2, 4, 5)
    assert [one.product for one in risks(now)] == [8, None]
    assert risk_lines(now)[-1].impact == "not scored"


# SINCE LAST YEAR


def test_what_became_of_each_part_since_last_year():
    before = scored(ELEVEN, 1, 2, 2, *[1] * 8, year=BEFORE)
    now = scored(ELEVEN, 2, 1, 2, *[1] * 8)
    assert changes(now, before) | {"x": 0} == {
        "1a": Change.UP,
        "1b": Change.DOWN,
        "1c": Change.SAME,
        **{one.id: Change.SAME for one in ELEVEN.question[3:]},
        "x": 0,
    }
    assert total_before(now, before).value == 13
    said = since_last_year(now, before)
    assert said == (
        "Since the year to March 2026, one part is higher, one part is lower and nine parts are the same. "
        "The total then was 13."
    )


def test_where_no_part_moved_that_is_said():
    before, now = scored(ELEVEN, 1, year=BEFORE), scored(ELEVEN, 1)
    assert since_last_year(now, before) == (
        "Since the year to March 2026, none is higher, none is lower and one part is the same."
    )


def test_what_only_one_of_two_years_asked_is_set_beside_nothing():
    shorter = a_framework(Scoring.SUM, *ELEVEN.question[:10], version=2, domain=ELEVEN.domain)
    before, now = scored(ELEVEN, *[1] * 11, year=BEFORE), scored(shorter, *[2] * 10)
    assert "3c" not in changes(now, before)
    assert total_before(now, before) is None
    assert "total then" not in since_last_year(now, before)


def test_another_framework_is_no_year_before():
    other = a_framework(Scoring.SUM, *ELEVEN.question, id="another")
    assert changes(scored(ELEVEN, 1), scored(other, 1, year=BEFORE)) == {}
    assert since_last_year(scored(ELEVEN, 1), None) == ""


def test_a_part_that_does_not_apply_is_neither_higher_nor_lower():
    before, now = scored(EXPLAINED, "met", "aside", year=BEFORE), scored(EXPLAINED, "not-met", "met")
    assert changes(now, before) == {"a": Change.DOWN}


# MEASURES

TOTAL = a_measure(Statistic.TOTAL)
OF_YEAR = Period(since=date(2026, 4, 1), until=YEAR, label="2026/27")


def test_the_measure_is_the_total_of_the_agreed_assessment_of_the_year():
    agreed = scored(ELEVEN, *[2] * 11, steps=(OFFERED, AGREED))
    older = scored(ELEVEN, *[1] * 11, steps=(OFFERED, AGREED), year=BEFORE)
    reading = reading_of(TOTAL, ELEVEN, FrameworkBook(assessments=(agreed, older)), OF_YEAR)
    assert (reading.value, reading.says) == (22, "22 of 33, achieving")


def test_what_nobody_agreed_to_is_not_measured():
    for steps in ((), (OFFERED,)):
        book = FrameworkBook(assessments=(scored(ELEVEN, *[2] * 11, steps=steps),))
        assert reading_of(TOTAL, ELEVEN, book, OF_YEAR) is None
