"""The sums that stand beside what was typed."""

import pytest

from tallystick.definitions import load
from tallystick_web.deposits.arithmetic import NONE, number_in, percent_of, ratio_of, summed

WRES = load("wres", 2026)


@pytest.mark.parametrize(
    ("typed", "number"),
    [("12", 12), ("1,200", 1200), ("1 200", 1200), (" 0 ", 0), ("", None), ("ten", None), ("-1", None), ("2.5", None)],
)
def test_a_number_is_read_as_the_library_reads_it(typed, number):
    assert number_in(typed) == number


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [(1, 8, "12.5%"), (1, 3, "33.3%"), (1, 16, "6.3%"), (0, 5, "0.0%"), (5, 5, "100.0%")],
)
def test_a_share_is_rounded_half_up_to_one_decimal(part, whole, said):
    assert percent_of(part, whole) == said


@pytest.mark.parametrize(("part", "whole"), [(None, 5), (5, None), (0, 0), (6, 5)])
def test_a_share_that_cannot_be_said_is_a_dash(part, whole):
    assert percent_of(part, whole) == NONE


def test_a_ratio_is_the_top_rate_over_the_bottom_rate():
    assert ratio_of((150, 1200), (60, 760)) == "1.58"
    assert ratio_of((60, 760), (150, 1200)) == "0.63"


@pytest.mark.parametrize(
    ("top", "bottom"), [((1, 2), (0, 5)), ((1, 0), (1, 5)), ((None, 5), (1, 5)), ((9, 5), (1, 5)), ((0, 5), (0, 5))]
)
def test_a_ratio_that_cannot_be_said_is_a_dash(top, bottom):
    assert ratio_of(top, bottom) == NONE


def test_rows_that_are_part_of_another_and_the_whole_are_not_added():
    cells = {
        "1|medical/consultant|white": {"happened": "10"},
        "1|medical/senior-medical-manager|white": {"happened": "3"},
        "1|clinical/5|white": {"happened": "20"},
        "1|workforce|white": {"happened": "30"},
    }
    assert summed(WRES, WRES.indicator("1"), cells) == {"white": 30, "bme": None, "unknown": None}
