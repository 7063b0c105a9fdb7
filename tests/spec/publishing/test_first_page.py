"""The first page: what it opens with, and how it counts."""

import pytest

from tallystick.publishing.report.chapter import chapter_of
from tallystick.publishing.report.series import Year
from tallystick.release.verdict import Verdict
from tests.unit.publishing.releases import FULL, ONE_INDICATOR, example, release_of, words_for

CLEAR_WORSE_FOR_BME = "2: white 300/1200, bme 120/760"
CLEAR_WORSE_FOR_WHITE = "3 one-year: white 100/2505, bme 5/725"
SURVEY_WORSE_FOR_BME = "6: white 20% of 2000, bme 30% of 800"
CAREERS_WORSE_FOR_BME = "7: white 1262/2176, bme 361/799"
SMALL = "4: white 2906/4556, bme 1067/1780"
CLOSE = "2: white 4000/10000, bme 4010/10000"
CANNOT_TELL = "3 one-year: white 17/2505, bme 9/725"
CANNOT_TELL_EITHER = "5: white 612/2180, bme 248/802"
NOT_CALCULABLE = "8: white 10%, bme 20%"

LEADS = [
    ([CANNOT_TELL], "The one indicator here does not show a clear difference. There are too few people to be sure."),
    ([CLEAR_WORSE_FOR_BME], "The one indicator here shows a clear difference, to the disadvantage of"),
    ([SMALL, CLOSE], "None of the two indicators that compare two groups show a clear difference."),
    ([SMALL, CLOSE], "For one there is a real but small difference. For one the groups are close to equal."),
    ([SMALL], "The one indicator here does not show a clear difference. There is a real but small difference."),
    ([CLOSE], "does not show a clear difference. The groups are close to equal."),
    ([SMALL, CANNOT_TELL, CANNOT_TELL_EITHER], "None of the three indicators"),
    ([SMALL, CANNOT_TELL, CANNOT_TELL_EITHER], "For two there are too few people to be sure."),
    ([CANNOT_TELL, CANNOT_TELL_EITHER], "For both there are too few people to be sure."),
    ([CLEAR_WORSE_FOR_BME, CANNOT_TELL], "One of the two indicators that compare two groups shows a clear difference"),
    ([CLEAR_WORSE_FOR_BME, CANNOT_TELL], "For one there are too few people to be sure."),
    ([CLEAR_WORSE_FOR_BME, SURVEY_WORSE_FOR_BME, SMALL], "Two of the three indicators"),
    ([CLEAR_WORSE_FOR_BME, SURVEY_WORSE_FOR_BME, SMALL], ", both to the disadvantage of"),
    ([CLEAR_WORSE_FOR_BME, SURVEY_WORSE_FOR_BME, CAREERS_WORSE_FOR_BME], ", all to the disadvantage of"),
    ([CLEAR_WORSE_FOR_BME, CLEAR_WORSE_FOR_WHITE], "Two of the two indicators"),
    ([CLEAR_WORSE_FOR_WHITE], "to the disadvantage of white people."),
]


def chapter(*lines):
    release = release_of(*lines)
    return chapter_of([Year(table=release.tables[0], words=words_for(release))])


@pytest.mark.parametrize(("lines", "said"), LEADS)
def test_the_page_opens_with_how_many_are_clear_and_how_many_unsure(lines, said):
    assert said in chapter(*lines).lead


def test_differences_on_both_sides_are_both_named():
    lead = chapter(CLEAR_WORSE_FOR_BME, SURVEY_WORSE_FOR_BME, CLEAR_WORSE_FOR_WHITE).lead
    assert "Three of the three" in lead
    assert "two to the disadvantage of" in lead
    assert "one to the disadvantage of white people" in lead


def test_nothing_is_said_of_too_few_people_where_there_are_enough():
    assert "too few" not in chapter(CLEAR_WORSE_FOR_BME, SMALL).lead


def test_nobody_is_disadvantaged_where_nothing_is_clear():
    assert "disadvantage" not in chapter(SMALL, CANNOT_TELL).lead


def test_an_indicator_that_cannot_be_calculated_is_not_told_as_one_without_a_clear_difference():
    lead = chapter(NOT_CALCULABLE).lead
    assert "does not show a clear difference" not in lead
    assert "cannot be" in lead


def test_indicators_that_cannot_be_calculated_are_not_counted_among_those_that_compare():
    lead = chapter(CLEAR_WORSE_FOR_BME, SMALL, NOT_CALCULABLE).lead
    assert "three" not in lead
    assert "two indicators" in lead


def test_a_return_of_the_workforce_alone_compares_no_two_groups_and_says_so():
    assert "who works where" in chapter("1 clinical/2: white 700, bme 300", "1 clinical/5: white 100, bme 10").lead


@pytest.mark.parametrize("name", [FULL, ONE_INDICATOR])
def test_every_indicator_given_stands_once_on_the_first_page_and_has_its_section(name):
    release = example(name)
    page = chapter_of([Year(table=release.tables[0], words=words_for(release))])
    keys = [line.key for shelf in page.shelves for line in shelf.lines] + [line.key for line in page.others]
    assert sorted(keys) == sorted(section.key for section in page.sections)
    assert len(set(keys)) == len(keys)


def test_indicators_stand_under_their_verdict_and_empty_verdicts_are_left_out():
    page = chapter(CLEAR_WORSE_FOR_BME, SMALL, CANNOT_TELL, NOT_CALCULABLE)
    placed = {shelf.verdict: [line.key for line in shelf.lines] for shelf in page.shelves}
    assert placed == {
        Verdict.CLEAR: ["wres-2025-2"],
        Verdict.SMALL: ["wres-2025-4"],
        Verdict.CANNOT_TELL: ["wres-2025-3"],
        Verdict.NOT_CALCULABLE: ["wres-2025-8"],
    }


def test_the_lead_counts_what_stands_on_the_shelves():
    release = example(FULL)
    page = chapter_of([Year(table=release.tables[0], words=words_for(release))])
    sizes = {shelf.verdict: len(shelf.lines) for shelf in page.shelves}
    assert sizes == {Verdict.CLEAR: 4, Verdict.SMALL: 1, Verdict.CANNOT_TELL: 3}
    assert page.lead.startswith("Four of the eight indicators")
    assert page.lead.endswith(
        "For one there is a real but small difference. For three there are too few people to be sure."
    )


def test_what_was_not_handed_in_is_named():
    given = chapter(CLEAR_WORSE_FOR_BME)
    assert [indicator.id for indicator in given.not_given] == ["1", "3", "4", "5", "6", "7", "8", "9"]


def test_the_line_of_the_pay_bands_tells_the_share_of_the_rows_that_were_given():
    lines = chapter("1 clinical/2: white 700, bme 300", "1 clinical/5: white 100, bme 10").others
    assert lines[0].words == "27.9% of the workforce are BME (310 of 1,110)"  # 310 / 1,110 = 27.93 %


def test_a_line_without_a_figure_says_why_instead_of_showing_a_blank():
    page = chapter(SMALL, "2: white 10/40, bme 0/0", "5: white 0/0, bme 3/10")
    lines = [line.words for shelf in page.shelves for line in shelf.lines]
    assert all(lines)
    assert [line for line in lines if "None" in line or "not given" in line] == []
