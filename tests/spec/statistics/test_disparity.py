"""The race disparity ratio between tiers of pay bands."""

from fractions import Fraction

import pytest

from tallystick.release.verdict import NotCalculable, Verdict
from tallystick.statistics import plain
from tests.generative.measures.reference import verdict_of_odds
from tests.spec.statistics.drawn import heads, measured, number, rows

title = "How white and BME staff are spread between lower, middle and upper bands, as an odds ratio"

STAFF = """
    row         | white | bme | unknown
    clinical/5  | 1000  | 400 | 30
    clinical/6  | 600   | 150 | 20
    clinical/8a | 200   | 30  | 10
"""
FIXTURE = """
    steps        | ratio | white_lower | white_upper | bme_lower | bme_upper
    lower-middle | 1.600 | 1000        | 600         | 400       | 150
    middle-upper | 1.667 | 600         | 200         | 150       | 30
    lower-upper  | 2.667 | 1000        | 200         | 400       | 30
"""


def ratios(drawn):
    return {one.row: one for one in measured(heads(drawn)) if one.indicator == "rdr"}


@pytest.mark.parametrize(("steps", "ratio", "wx", "wy", "bx", "by"), rows(FIXTURE))
def test_the_ratio_of_the_fixture(steps, ratio, wx, wy, bx, by):
    found = ratios(STAFF)[f"clinical/{steps}"]
    wx, wy, bx, by = (int(count) for count in (wx, wy, bx, by))
    assert round(number(found.value), 3) == float(ratio)
    assert found.value.amount == Fraction(wy, wx) / Fraction(by, bx)
    for side, group, upper, both in ((found.top, "white", wy, wx + wy), (found.bottom, "bme", by, bx + by)):
        assert (side.group, number(side.happened), number(side.people)) == (group, upper, both)


@pytest.mark.parametrize(("steps", "ratio", "wx", "wy", "bx", "by"), rows(FIXTURE))
def test_the_range_is_the_score_interval_of_the_odds_ratio(steps, ratio, wx, wy, bx, by):
    found = ratios(STAFF)[f"clinical/{steps}"]
    wx, wy, bx, by = (int(count) for count in (wx, wy, bx, by))
    tiers = (wy, wx + wy, by, bx + by)
    low, high = plain.odds_ratio_interval(tiers)
    assert (number(found.low), number(found.high)) == (pytest.approx(low, rel=1e-9), pytest.approx(high, rel=1e-9))
    assert number(found.p) == pytest.approx(plain.two_sided_p(plain.odds_ratio_statistic(tiers)), rel=1e-6)
    assert found.verdict == "clear"


def test_two_steps_multiply_to_the_long_one():
    found = ratios(STAFF)
    steps = (found[f"clinical/{steps}"].value.amount for steps in ("lower-middle", "middle-upper", "lower-upper"))
    first, second, long = steps
    assert first * second == long


ONE_STEP = """
    white_lower | white_upper | bme_lower | bme_upper | verdict        | because
    1000        | 600         | 400       | 150       | clear          | the fixture
    10000       | 5000        | 10000     | 4500      | small          | 1.11 among many
    10000       | 5000        | 10000     | 5000      | close          | the same among many
    100         | 60          | 40        | 15        | cannot-tell    | the fixture with a tenth of the people
    100         | 60          | 40        | 0         | clear          | no ratio can be written down
    5           | 2           | 4         | 0         | cannot-tell    | nor here, and nobody is missed
    0           | 40          | 40        | 60        | clear          | nobody is left in the lower tier
    40          | 0           | 40        | 6         | clear          | the ratio is nought
"""


@pytest.mark.parametrize(("wx", "wy", "bx", "by", "verdict", "because"), rows(ONE_STEP))
def test_one_step_gets_the_verdict_of_the_table(wx, wy, bx, by, verdict, because):
    drawn = f"""
        row            | white | bme
        non-clinical/4 | {wx}  | {bx}
        non-clinical/7 | {wy}  | {by}
    """
    found = ratios(drawn)["non-clinical/lower-middle"]
    wx, wy, bx, by = (int(count) for count in (wx, wy, bx, by))
    assert found.verdict == verdict
    assert verdict_of_odds((wy, wx + wy, by, bx + by)) == verdict
    open_above = not wx * by
    assert (found.value is None, found.high is None, found.open == "high") == (open_above, open_above, open_above)


def test_the_tiers_are_made_of_all_their_bands_and_leave_doctors_out():
    bands = {
        "lower": ("under-1", "1", "2", "3", "4", "5"),
        "middle": ("6", "7"),
        "upper": ("8a", "8b", "8c", "8d", "9", "vsm"),
    }
    white = {band: 100 + n for n, band in enumerate(sum(bands.values(), ()))}
    bme = {band: 60 - n for n, band in enumerate(sum(bands.values(), ()))}
    lines = [f"clinical/{band} | {white[band]} | {bme[band]}" for band in white]
    doctors = ["medical/consultant | 500 | 900", "medical/trainee | 100 | 300"]
    found = ratios("\n".join(["row | white | bme", *lines, *doctors]))["clinical/lower-upper"]
    for side, counts in ((found.top, white), (found.bottom, bme)):
        lower, upper = (sum(counts[band] for band in bands[tier]) for tier in ("lower", "upper"))
        assert (number(side.happened), number(side.people)) == (upper, lower + upper)


def test_people_of_unknown_ethnicity_are_in_neither_tier():
    without = "\n".join(line.rsplit("|", 1)[0] for line in STAFF.strip().splitlines())
    assert ratios(without) == ratios(STAFF)


def test_clinical_and_non_clinical_staff_are_told_apart():
    found = ratios(f"{STAFF}    non-clinical/4 | 50 | 9 | 0\n    non-clinical/9 | 20 | 1 | 0")
    assert list(found) == [
        *(f"clinical/{steps}" for steps in ("lower-middle", "middle-upper", "lower-upper")),
        "non-clinical/lower-upper",
    ]


@pytest.mark.parametrize(
    ("lower", "upper", "reason"),
    [
        ("100 | 40", "0 | 0", "EMPTY_TIER"),
        ("0 | 0", "100 | 40", "EMPTY_TIER"),
        ("100 | 0", "60 | 0", "NO_PEOPLE"),
        ("0 | 40", "0 | 15", "NO_PEOPLE"),
        ("0 | 0", "0 | 0", "NO_PEOPLE"),
    ],
)
def test_without_people_on_both_sides_there_is_no_ratio(lower, upper, reason):
    found = ratios(f"row | white | bme\nclinical/5 | {lower}\nclinical/6 | {upper}")["clinical/lower-middle"]
    assert (found.verdict, found.not_calculable) == (Verdict.NOT_CALCULABLE, NotCalculable[reason])
    assert (found.value, found.low, found.high, found.p, found.q, found.parity) == (None,) * 6
    assert found.favours == "neither"


def test_a_tier_of_which_no_band_was_given_has_no_ratio():
    assert list(ratios("row | white | bme\nclinical/5 | 100 | 40\nclinical/8a | 60 | 15")) == ["clinical/lower-upper"]


def test_published_shares_are_no_counts_of_people():
    results = measured(
        [
            {"indicator": "1", "row": row, "group": "bme", "percent": percent}
            for row, percent in (("clinical/5", "40"), ("clinical/6", "20"))
        ]
    )
    assert {one.not_calculable for one in results if one.indicator == "rdr"} <= {NotCalculable.NO_COUNTS}


def test_a_step_that_chance_does_not_explain_and_that_is_near_to_equal_is_small():
    drawn = """
        row        | white | bme
        clinical/5 | 5000  | 5300
        clinical/6 | 5000  | 4700
    """
    found = ratios(drawn)["clinical/lower-middle"]
    assert found.verdict is Verdict.SMALL
    assert found.value.amount == Fraction(53, 47)  # 1.128, within 0.80 to 1.25
