"""Reflections: which year is due and which is erased, whom they can be shared with, and how many have reflected."""

from datetime import date
from uuid import UUID

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.numbers.period_rules import Period
from tallystick_web.questionnaires.measured.frameworks import FrameworkBook, reading_of
from tallystick_web.questionnaires.presenters.reflections import how_many, reflections_page
from tallystick_web.questionnaires.reflection_rules import (
    Reflected,
    check_not_done,
    check_reader,
    check_there,
    check_written,
    check_year,
    last_to_erase,
    reflected,
    year_that_is_due,
)
from tallystick_web.questionnaires.set_rules import LONGEST_WORDS, Statistic
from tallystick_web.questionnaires.sets import set_called
from tests.unit.web.questionnaires.sheets_drawn import CODE, WORDS, a_measure, a_set

ANN, BEN, CLEO, DEE = (UUID(int=one) for one in range(1, 5))
YEAR = date(2027, 3, 31)
OF = a_set(WORDS, CODE)


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (date(2026, 12, 31), None),
        (date(2027, 1, 1), YEAR),
        (date(2027, 3, 31), YEAR),
        (date(2027, 4, 1), None),
    ],
)
def test_people_are_reminded_in_the_last_quarter_of_a_year(on, due):
    assert year_that_is_due(on) == due


@pytest.mark.parametrize(("on", "erased"), [(date(2029, 3, 30), False), (date(2029, 3, 31), True)])
def test_what_was_written_is_erased_two_years_after_the_year_it_is_about(on, erased):
    assert (last_to_erase(on) >= YEAR) is erased


def test_one_can_reflect_on_the_year_that_runs_and_the_one_before():
    for year in (2027, 2026):
        check_year(YEAR.replace(year=year), on=date(2026, 11, 26))
    for year in (2028, 2025):
        with pytest.raises(Refused, match="You can reflect on"):
            check_year(YEAR.replace(year=year), on=date(2026, 11, 26))


@pytest.mark.parametrize(
    ("answers", "match"),
    [
        ({}, "Write something first"),
        ({"words": "  "}, "Write something first"),
        ({"gone": "x"}, "changed meanwhile"),
        ({"code": "no-such"}, "on offer"),
        ({"words": "x" * (LONGEST_WORDS + 1)}, "characters or fewer"),
    ],
)
def test_what_cannot_be_kept_says_why(answers, match):
    with pytest.raises(Refused, match=match):
        check_written(OF, answers)


def test_any_question_can_be_left_out():
    check_written(OF, {"words": "Something."})
    check_written(OF, {"code": "decided"})


def test_it_is_shared_with_somebody_else_who_reflects_or_with_nobody():
    check_reader(None, writer=ANN, who=[ANN, BEN])
    check_reader(BEN, writer=ANN, who=[ANN, BEN])
    for wrong in (ANN, CLEO):
        with pytest.raises(Refused, match="Choose somebody"):
            check_reader(wrong, writer=ANN, who=[ANN, BEN])


def test_what_is_not_there_is_neither_shared_nor_erased_and_done_is_said_once():
    with pytest.raises(Refused, match="written nothing"):
        check_there(is_there=False)
    with pytest.raises(Refused, match="said already"):
        check_not_done(is_done=True)


# HOW MANY


def test_whoever_is_asked_no_more_counts_in_neither_number():
    assert reflected({ANN, BEN, DEE}, [ANN, BEN, CLEO]) == Reflected(some=2, every=3)


def test_how_many_is_said_in_a_sentence():
    assert how_many(Reflected(some=7, every=11)) == "7 of 11 have said they reflected."
    assert how_many(Reflected(some=1, every=11)) == "1 of 11 has said they reflected."
    assert how_many(Reflected(some=0, every=0)) == "Nobody here is asked to reflect."


def test_names_are_there_for_whoever_runs_it_alone():
    of = set_called("trustee-reflection")
    who = [(ANN, "Ann"), (BEN, "Ben")]
    for sees, names in ((True, ("Ben",)), (False, ())):
        page = reflections_page(
            {(of.id, YEAR): frozenset({BEN})}, who, reader=ANN, on=date(2026, 11, 26), sees_names=sees
        )
        [shelf] = [one for one in page.shelves if one.of.id == of.id]
        assert (shelf.years[0].names, shelf.years[0].says, shelf.years[0].is_own_done) == (
            names,
            "1 of 2 has said they reflected.",
            False,
        )


def test_the_measure_is_the_share_of_those_who_are_asked_at_the_end_of_the_year():
    # Two of three, and one who left: 2 / 3 = 66.7%.
    period = Period(since=date(2026, 4, 1), until=YEAR, label="2026/27")
    seen = []
    book = FrameworkBook(
        done={YEAR: frozenset({ANN, BEN, DEE})}, who=lambda on: seen.append(on) or frozenset({ANN, BEN, CLEO})
    )
    reading = reading_of(a_measure(Statistic.REFLECTED), OF, book, period)
    assert (str(reading.value), reading.says, seen) == ("66.7", "2 of 3", [YEAR])
    assert reading_of(a_measure(Statistic.REFLECTED), OF, FrameworkBook(done=book.done), period) is None
