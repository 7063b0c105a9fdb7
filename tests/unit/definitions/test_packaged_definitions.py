"""The definitions that come with the program, held against tables written here from what the standard says."""

import re

import pytest

from tallystick.definitions import Kind, Status, Valence, available, load
from tallystick.errors import WrongArguments
from tallystick.vocabulary.characteristics import grouping

EVERY = [(name.split("/")[0], int(name.split("/")[1])) for name in available()]
each_definition = pytest.mark.parametrize(("standard", "year"), EVERY, ids=available())
each_wres = pytest.mark.parametrize("year", [year for standard, year in EVERY if standard == "wres"])

# Which group stands on top of each ratio or difference, and whether what is counted is good for a person.
# A ratio of 2, 3, 4 and of the disparity ratio is above 1 where Black and minority ethnic people are worse off.
# Of the survey, 7 alone is good news; each difference is BME less white. For 1 and 9 it is row less workforce.
DIRECTIONS = """
    indicator | top   | bottom | counted is
    1         | bme   | bme    | place
    2         | white | bme    | benefit
    3         | bme   | white  | harm
    4         | white | bme    | benefit
    5         | bme   | white  | harm
    6         | bme   | white  | harm
    7         | bme   | white  | benefit
    8         | bme   | white  | harm
    9         | bme   | bme    | place
    rdr       | white | bme    | benefit
"""
# The other standards' ratios. That of social care puts its minority on top whatever is counted.
OTHER_DIRECTIONS = """
    standard | indicator | top          | bottom
    wdes     | 2         | non-disabled | disabled
    wdes     | 3         | disabled     | non-disabled
    sc-wres  | 2         | bme          | white
    sc-wres  | 3         | bme          | white
    sc-wres  | 4         | bme          | white
"""
# The questions of the autumn survey before the snapshot; they were renumbered with the survey of 2021.
QUESTIONS = """
    indicator | 2019 to 2021 | 2022 to 2026
    5         | Q13a         | Q14a
    6         | Q13b + Q13c  | Q14b + Q14c
    7         | Q14          | Q15
    8         | Q15b         | Q16b
"""
BANDS = ["under-1", "1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9", "vsm"]
GRADES = ["consultant", "senior-medical-manager", "non-consultant-career-grade", "trainee", "other"]
ROWS_OF_1 = [
    *(f"non-clinical/{band}" for band in BANDS),
    *(f"clinical/{band}" for band in BANDS),
    *(f"medical/{grade}" for grade in GRADES),
    "workforce",
]
ROWS_OF_9 = ["board/total", "board/voting", "board/non-voting", "board/executive", "board/non-executive", "workforce"]
ROWS_OF_RDR = [
    f"{setting}/{step}"
    for setting in ("clinical", "non-clinical")
    for step in ("lower-middle", "middle-upper", "lower-upper")
]


def drawn(table):
    head, *body = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    return [dict(zip(head, row, strict=True)) for row in body]


def test_there_are_definitions_for_this_year_the_next_and_one_long_ago():
    assert {"wres/2020", "wres/2025", "wres/2026"} <= set(available())


@each_wres
def test_every_definition_holds_the_nine_indicators_and_the_disparity_ratio(year):
    assert [one.id for one in load("wres", year).indicators] == [*"123456789", "rdr"]


@each_wres
@pytest.mark.parametrize("row", drawn(DIRECTIONS), ids=lambda row: row["indicator"])
def test_directions_are_those_of_the_standard(year, row):
    indicator = load("wres", year).indicator(row["indicator"])
    assert (indicator.top, indicator.bottom) == (row["top"], row["bottom"])
    assert indicator.valence is Valence(row["counted is"])


@each_wres
def test_the_rows_of_indicator_1_are_the_bands_of_both_blocks_the_medical_grades_and_the_workforce(year):
    assert list(load("wres", year).indicator("1").row_ids) == ROWS_OF_1


@each_wres
def test_only_senior_medical_managers_are_part_of_another_row(year):
    parts = {row.id: row.part_of for one in load("wres", year).indicators for row in one.rows if row.part_of}
    assert parts == {"medical/senior-medical-manager": "medical/consultant"}


@each_wres
def test_the_other_rows_are_the_window_of_3_the_board_of_9_and_the_steps_of_the_ratio(year):
    rows = {one.id: list(one.row_ids) for one in load("wres", year).indicators if one.rows and one.id != "1"}
    assert rows == {"3": ["one-year", "two-year"], "9": ROWS_OF_9, "rdr": ROWS_OF_RDR}


@each_wres
def test_only_the_two_year_row_covers_two_years(year):
    windows = {row.id: row.years for one in load("wres", year).indicators for row in one.rows if row.years != 1}
    assert windows == {"two-year": 2}


@each_wres
def test_a_blank_row_speaks_for_one_year_the_whole_board_and_the_whole_workforce(year):
    headlines = {one.id: one.headline for one in load("wres", year).indicators if one.headline}
    assert headlines == {"1": "workforce", "3": "one-year", "9": "board/total"}


@each_wres
def test_the_disparity_ratio_is_worked_out_from_indicator_1_by_a_method_of_ours(year):
    definition = load("wres", year)
    assert [one.id for one in definition.indicators if one.derived_from] == ["rdr"]
    assert [one.id for one in definition.indicators if one.ours] == ["rdr"]
    assert definition.indicator("rdr").derived_from == "1"


@each_wres
def test_each_kind_of_arithmetic_serves_the_indicators_it_should(year):
    kinds = {kind: "".join(i.id for i in load("wres", year).indicators if i.kind is kind) for kind in Kind}
    assert {kind: ids for kind, ids in kinds.items() if ids} == {
        Kind.REPRESENTATION: "1",
        Kind.LIKELIHOOD: "234",
        Kind.SURVEY: "5678",
        Kind.BOARD: "9",
        Kind.DISPARITY: "rdr",
    }


@each_definition
def test_ids_are_unique_and_say_standard_year_and_revision(standard, year):
    assert re.fullmatch(rf"{standard}/{year}\.[1-9]\d*", load(standard, year).id)
    assert len({load(*one).id for one in EVERY}) == len(EVERY)
    assert len({load(*one).sha256 for one in EVERY}) == len(EVERY)


@each_definition
def test_every_definition_is_signed(standard, year):
    definition = load(standard, year)
    assert definition.written_by.strip()
    assert definition.source.startswith("https://")
    assert definition.review_by.year >= 2026
    # Nobody else has checked one yet. Whoever does puts a name there and mends these lines.
    assert definition.status in (Status.UNCHECKED, Status.PROVISIONAL)
    assert definition.checked_by == ""


@each_definition
def test_a_point_is_confirmed_exactly_where_it_names_the_page_that_confirms_it(standard, year):
    points = [point for one in load(standard, year).indicators for point in one.points]
    assert points
    for point in points:
        assert point.text.endswith(".")
        assert point.source.startswith("https://") if point.confirmed else point.source == ""


@each_wres
def test_what_has_not_been_seen_in_the_original_is_not_called_confirmed(year):
    # The row list, the switch of the disciplinary window and the tiers of the ratio could not be opened.
    unconfirmed = {one.id: " ".join(p.text for p in one.unconfirmed) for one in load("wres", year).indicators}
    assert "list of rows" in unconfirmed["1"]
    assert "two-year average" in unconfirmed["3"]
    assert "the method written here is ours" in unconfirmed["rdr"]


@pytest.mark.parametrize("row", drawn(QUESTIONS), ids=lambda row: row["indicator"])
@pytest.mark.parametrize("year", range(2019, 2027))
def test_survey_questions_have_the_numbers_of_their_year(row, year):
    definition = load("wres", year)
    numbers = row["2019 to 2021" if year <= 2021 else "2022 to 2026"]
    assert list(definition.indicator(row["indicator"]).survey_questions) == numbers.split(" + ")
    assert str(year - 1) in definition.survey


@pytest.mark.parametrize("row", drawn(OTHER_DIRECTIONS), ids=lambda row: f"{row['standard']} {row['indicator']}")
def test_directions_of_other_standards_are_their_own(row):
    for year in (year for standard, year in EVERY if standard == row["standard"]):
        indicator = load(row["standard"], year).indicator(row["indicator"])
        assert (indicator.top, indicator.bottom) == (row["top"], row["bottom"])


@pytest.mark.parametrize("year", range(2019, 2027))
def test_the_base_of_indicator_7_took_in_dont_know_with_the_survey_of_2021(year):
    assert ("don't know" in load("wres", year).indicator("7").pool) is (year >= 2022)


@each_definition
def test_a_difference_in_points_is_close_within_three(standard, year):
    assert {one.margin_points for one in load(standard, year).indicators} == {3}


@each_definition
def test_every_side_is_a_group_of_the_grouping(standard, year):
    definition = load(standard, year)
    sides = {side for one in definition.indicators for side in (one.top, one.bottom)}
    sides |= {definition.about, definition.beside}
    assert sides <= {group.code for group in grouping(definition.grouping).groups}


@pytest.mark.parametrize("status", Status)
def test_every_status_has_words(status):
    assert status.in_words


@pytest.mark.parametrize(("standard", "year"), [("wres", 1999), ("wrse", 2025), ("", 0)])
def test_asking_for_a_definition_that_is_not_there_names_those_that_are(standard, year):
    with pytest.raises(WrongArguments) as error:
        load(standard, year)
    assert all(name in str(error.value) for name in ("wres/2020", "wres/2025", "wres/2026"))


def test_an_indicator_or_row_that_is_not_there_is_a_fault_of_the_program():
    with pytest.raises(KeyError):
        load("wres", 2025).indicator("10")
    with pytest.raises(KeyError):
        load("wres", 2025).indicator("1").row("clinical/10")
