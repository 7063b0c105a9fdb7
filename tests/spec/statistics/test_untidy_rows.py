"""Rows that are given in part: nothing is made up for what they leave out."""

import pytest

from tallystick.errors import InputRefused
from tests.spec.statistics.drawn import heads, measured, number, the

title = "A group whose count was not given is never counted as nobody"

MIXED = [
    {"indicator": "1", "row": "clinical/5", "group": "white", "happened": "80"},
    {"indicator": "1", "row": "clinical/5", "group": "bme", "percent": "20"},
    *heads("row | white | bme\nclinical/6 | 60 | 40"),
]


def results_unless_refused(lines):
    """The results, or none where the file is refused: both are honest."""
    try:
        return measured(lines)
    except InputRefused:
        return ()


@pytest.mark.parametrize(
    "unknown", [[], [{"indicator": "1", "row": "clinical/5", "group": "unknown", "happened": "3"}]]
)
def test_a_percentage_beside_the_count_of_another_group_is_not_read_as_nobody(unknown):
    shares = {
        (one.row, one.group): number(one.value)
        for one in results_unless_refused([*MIXED, *unknown])
        if one.measure == "share"
    }
    assert shares.get(("clinical/5", "bme"), 20) == 20


def test_a_workforce_that_misses_the_count_of_a_group_is_not_added_up():
    # 40 of 180 would be told, where 60 of 200 were there.
    shares = {
        (one.row, one.group): number(one.value) for one in results_unless_refused(MIXED) if one.measure == "share"
    }
    assert shares.get(("workforce", "bme"), 30) == pytest.approx(30)


def test_a_disparity_ratio_leaves_out_no_band_without_a_word():
    # Band 5 is given by its share, so the lower tier was not counted.
    lines = [
        {"indicator": "1", "row": "clinical/5", "group": "bme", "percent": "40"},
        *heads("row | white | bme\nclinical/4 | 10 | 3\nclinical/6 | 60 | 40"),
    ]
    assert {one.verdict for one in results_unless_refused(lines) if one.indicator == "rdr"} <= {"not-calculable"}


@pytest.mark.parametrize(
    "others",
    [
        "clinical/5 | 100 | 2",
        "medical/trainee | 2 | 2",
        "workforce | 20 | 2",
    ],
)
def test_senior_medical_managers_without_the_consultants_they_belong_to_stop_nothing(others):
    drawn = f"row | white | bme\nmedical/senior-medical-manager | 1 | 5\n{others}"
    for one in results_unless_refused(heads(drawn)):
        assert one.indicator in ("1", "rdr")


def test_a_board_seat_given_by_percentage_is_not_read_as_nobody():
    lines = [
        {"indicator": "9", "row": "board/total", "group": "white", "happened": "8"},
        {"indicator": "9", "row": "board/total", "group": "bme", "percent": "20"},
        *heads("row | white | bme\nworkforce | 800 | 200", "9"),
    ]
    found = [one for one in results_unless_refused(lines) if one.row == "board/total"]
    assert [number(one.value) for one in found] in ([], [0.0])


def test_senior_medical_managers_of_whom_the_workforce_knows_nothing_are_not_compared():
    drawn = "row | white | bme\nmedical/senior-medical-manager | 3 | 1\nclinical/5 | 300 | 100\nclinical/6 | 90 | 10"
    found = [
        one
        for one in results_unless_refused(heads(drawn))
        if (one.row, one.measure) == ("medical/senior-medical-manager", "point_difference")
    ]
    assert {one.verdict for one in found} <= {"not-calculable"}


def test_senior_medical_managers_are_compared_with_a_workforce_that_was_given_as_a_whole():
    drawn = "row | white | bme\nmedical/senior-medical-manager | 30 | 0\nworkforce | 300 | 100"
    found = the(measured(heads(drawn)), row="medical/senior-medical-manager", measure="point_difference")
    assert (number(found.value), found.q) == (-25, None)
    assert found.verdict == "clear"
