"""A ladder of bands as people type or paste it, and what is told of it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.statistics.forecasts import BandLever
from tallystick_web.plans.ladder_rules import EXAMPLE, MOST_PEOPLE, bands_of, ladder_of, lines_in, problems
from tallystick_web.plans.presenters.ladder import LEVERS, LadderPage

LOW, TOP = "Low, 100, 30, 10, 0, 10, 3", "Top, 20, 2, 2, 2, 0, 0"


def read(*rows):
    lines, wrong = lines_in("\n".join(rows))
    assert wrong == ()
    return lines


def told(*rows, years=1):
    return list(problems(read(*rows), years))


def page(*rows, years=3, counted=1):
    ladder = ladder_of(read(*rows), counted=counted, share=Decimal(28), years=years)
    return LadderPage(ladder=ladder, today=date(2026, 11, 26))


def test_the_example_can_be_read():
    lines = read(*EXAMPLE.splitlines())
    assert list(problems(lines, 1)) == []
    assert [one.band for one in lines] == ["8a", "8b", "8c"]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_cells_are_parted_by_what_people_type_or_a_spreadsheet_copies(mark):
    heads = mark.join(["Band", "People", "Of the group", "Left", "Promoted", "From outside", "Of those"])
    [low, top] = read(heads, "", LOW.replace(", ", mark), TOP.replace(", ", mark))
    assert (low.band, low.people, low.members, low.left) == ("Low", 100, 30, 10)
    assert (top.promoted, top.outside, top.outside_members) == (2, 0, 0)


def test_a_comma_between_thousands_is_let_be_where_it_parts_no_cells():
    [low] = read("Low\t1,200\t30\t10\t0\t10\t3")
    assert low.people == 1200


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Top, 20, 2", "Line 2 has 3 values"),
        ("Top, 20, 2, 2, 2, 0, 0, 9", "Line 2 has 8 values"),
        (", 20, 2, 2, 2, 0, 0", "Line 2: begin with the name"),
        ("Top, 20, 2, some, 2, 0, 0", "“left” must be a whole number"),
        ("Top, 20, -2, 2, 2, 0, 0", "“people of the group” must be a whole number"),
        ("Top, 20, 2, 2.5, 2, 0, 0", "“left” must be a whole number"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(row, said):
    _, [wrong] = lines_in(f"{LOW}\n{row}")
    assert said in wrong


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([LOW], "Enter 2 to 10 bands"),
        ([LOW, LOW.replace("Low", "low")], "Two lines have the same band"),
        ([f"Low, {MOST_PEOPLE}, 30, 10, 0, 10, 3", TOP], "up to 3,000 people"),
        ([LOW, "Top, 0, 0, 0, 2, 0, 0"], "Line 2: there is nobody in the band"),
        ([LOW, "Top, 20, 21, 2, 2, 0, 0"], "Line 2: there are more people of the group than people"),
        ([LOW, "Top, 20, 2, 21, 2, 0, 0"], "Line 2: more people left than were there"),
        ([LOW, "Top, 20, 2, 2, 2, 1, 2"], "Line 2: there are more appointments of the group"),
        ([LOW, "Top, 20, 2, 2, 0, 0, 0"], "Line 2: nobody came into the band"),
        (["Low, 100, 30, 10, 1, 10, 3", TOP], "Line 1: there is no band below the lowest"),
        (["Low, 100, 30, 10, 0, 0, 0", TOP], "Line 1: nobody came into the band"),
    ],
)
def test_what_cannot_be_is_said_with_its_line(rows, said):
    found = told(*rows)
    assert len(found) == 1
    assert said in found[0]


def test_a_band_is_called_by_its_own_name_without_the_word_before_it():
    lines = read("Band 5, 100, 30, 10, 0, 10, 3", "band 6, 20, 2, 2, 2, 0, 0", "Bandmaster, 20, 2, 2, 2, 0, 0")
    assert [one.band for one in lines] == ["5", "6", "Bandmaster"]


def test_more_may_leave_over_more_years():
    assert told(LOW, "Top, 20, 2, 21, 2, 0, 0", years=2) == []


def test_rates_are_as_unsure_as_the_years_they_were_counted_in():
    _, one = bands_of(read(LOW, TOP), 1)
    _, three = bands_of(read(LOW, TOP), 3)
    assert (one.wastage.happened, one.wastage.out_of) == (2, 20)
    assert three.wastage.out_of == 60
    assert one.from_below == 1


def test_every_lever_has_words():
    assert set(LEVERS) == set(BandLever)


def test_a_top_band_fed_from_below_alone_cannot_be_moved_by_its_appointments_from_outside():
    changes = {(what, band): by for what, band, by in page(LOW, TOP).changes.rows}
    assert changes[LEVERS[BandLever.MORE_APPOINTED], "Top"] == "0"
    assert float(changes[LEVERS[BandLever.MORE_PROMOTED], "Top"]) > 0


def test_the_first_sentence_names_the_band_of_the_largest_change():
    found = page(LOW, TOP)
    assert found.says.startswith("What holds band Top back most is band Top itself.")
    assert found.changes.rows[0][1] == "Top"


def test_the_highest_band_stands_first_and_each_year_has_a_column():
    found = page(LOW, TOP).course
    assert found.heads[:5] == ("Band", "Now", "2027", "2028", "2029")
    assert [row[0] for row in found.rows] == ["Top", "Low"]
    assert found.rows[0][1] == "10% (2 of 20)"
    assert found.rows[0][5] == "6", "28 in 100 of 20 people are rounded up"


def test_the_same_table_gives_the_same_answer():
    assert page(LOW, TOP).course == page(LOW, TOP).course


def test_a_thin_history_and_a_small_band_are_warned_of():
    [small, thin] = page(LOW, TOP).cautions
    assert "one person is 5 points" in small
    assert "leans towards hope" in thin
    assert len(page(LOW, TOP, counted=3).cautions) == 1


def possible(at, cells):
    """A band that can be, from any six numbers."""
    people, members, left, promoted, outside, of_group = cells
    promoted = promoted if at else 0
    outside = outside if promoted else outside + 1
    counts = people + 1, members % (people + 2), left % (people + 2), promoted, outside, of_group % (outside + 1)
    return ", ".join(map(str, (f"Band {at}", *counts)))


@settings(max_examples=20, deadline=None)
@given(counts=st.lists(st.tuples(*[st.integers(0, 6)] * 6), min_size=2, max_size=4))
def test_whatever_has_no_problems_is_answered(counts):
    rows = [possible(at, cells) for at, cells in enumerate(counts)]
    assert told(*rows) == []
    found = page(*rows, years=1)
    assert found.says
    assert len(found.course.rows) == len(rows)
