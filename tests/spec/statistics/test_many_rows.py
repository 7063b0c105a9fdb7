"""Many rows are looked at together, so each must be further from chance than one row alone."""

import pytest
from scipy.stats import false_discovery_control

from tests.spec.statistics.drawn import heads, measured, number, the

title = "A row is a finding only if it survives the correction of Benjamini and Hochberg for all rows of the indicator"

PART = "medical/senior-medical-manager"
BANDS = ("2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d")


def workforce(rows):
    """The differences of rows drawn as {row: (white, bme)}, by row."""
    lines = [f"{row} | {white} | {bme}" for row, (white, bme) in rows.items()]
    results = measured(heads("\n".join(["row | white | bme", *lines])))
    return {one.row: one for one in results if (one.indicator, one.measure) == ("1", "point_difference")}


def odd_one_out(white, bme, *, others=BANDS, each=(800, 200)):
    """One unusual row, the others all being alike."""
    return workforce({"non-clinical/2": (white, bme), **{f"clinical/{band}": each for band in others}})


def test_q_is_p_after_benjamini_and_hochberg_over_the_rows():
    found = workforce({f"clinical/{band}": (800 + 12 * n, 200 - 9 * n) for n, band in enumerate(BANDS)})
    q = false_discovery_control([number(one.p) for one in found.values()])
    assert [number(one.q) for one in found.values()] == pytest.approx(list(q), rel=1e-9)
    assert {one.verdict for one in found.values()} >= {"clear", "cannot-tell"}


def test_a_row_that_chance_alone_could_give_among_so_many_is_not_a_finding():
    found = odd_one_out(70, 30)["non-clinical/2"]
    assert number(found.p) < 0.05 < number(found.q)
    assert number(found.low) > 0
    assert found.verdict == "cannot-tell"


def test_the_same_row_against_a_few_others_is_one():
    others = odd_one_out(70, 30, others=BANDS[:1], each=(8000, 2000))
    found = others["non-clinical/2"]
    assert number(found.q) < 0.05
    assert found.verdict == "clear"


def test_a_row_that_fails_and_whose_range_lies_within_the_band_is_close():
    found = odd_one_out(7900, 2100, each=(8000, 2000))["non-clinical/2"]
    assert number(found.p) < 0.05 < number(found.q)
    assert number(found.low) > 0
    assert number(found.high) < 3
    assert found.verdict == "close"


def test_an_empty_row_and_the_whole_are_no_part_of_the_family():
    rows = {f"clinical/{band}": (800 + 12 * n, 200 - 9 * n) for n, band in enumerate(BANDS)}
    without = workforce(rows)
    with_empty = workforce({**rows, "non-clinical/9": (0, 0)})
    assert with_empty.pop("non-clinical/9").q is None
    assert {row: one.q for row, one in with_empty.items()} == {row: one.q for row, one in without.items()}


def test_senior_medical_managers_are_counted_among_the_consultants_and_outside_the_family():
    rows = {"medical/consultant": (300, 100), "medical/trainee": (200, 200), "clinical/5": (600, 400)}
    without = workforce(rows)
    found = workforce({**rows, PART: (38, 2)})
    managers = found.pop(PART)
    assert found == without
    assert managers.q is None
    assert number(managers.top.people) == 40
    assert number(managers.bottom.people) == 1800


def test_senior_medical_managers_are_judged_by_themselves():
    rows = {f"clinical/{band}": (800, 200) for band in BANDS}
    # The counts that fail among ten rows of a family are a finding for a row outside it.
    found = workforce({**rows, "medical/consultant": (320, 80), PART: (70, 30)})[PART]
    assert number(found.p) < 0.05
    assert (found.q, found.verdict) == (None, "clear")


def test_the_steps_of_the_disparity_ratio_are_a_family_of_their_own():
    drawn = """
        row            | white | bme
        clinical/5     | 1000  | 400
        clinical/6     | 600   | 235
        clinical/8a    | 200   | 80
        non-clinical/4 | 300   | 60
        non-clinical/7 | 150   | 15
        non-clinical/9 | 40    | 8
    """
    found = [one for one in measured(heads(drawn)) if one.indicator == "rdr"]
    assert len(found) == 6
    q = false_discovery_control([number(one.p) for one in found])
    assert [number(one.q) for one in found] == pytest.approx(list(q), rel=1e-9)
    failed = [one for one in found if number(one.p) <= 0.05 < number(one.q)]
    assert failed
    assert {one.verdict for one in failed} <= {"close", "cannot-tell"}


@pytest.mark.parametrize("indicator", ["2", "3", "4"])
def test_headlines_have_no_q(indicator):
    lines = [
        {"indicator": indicator, "group": group, "happened": happened, "people": "1000"}
        for group, happened in (("white", "300"), ("bme", "400"))
    ]
    assert the(measured(lines), indicator=indicator).q is None
