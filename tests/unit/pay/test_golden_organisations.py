"""Ethnicity pay gaps of organisations: recomputed where they printed the rates, named where they did not."""

import pytest

from tests.unit.pay.published import FROM_PENCE, by_name, drawn, gap_of_rates, published

RATES_AND_GAP = """
    org                      | snapshot | statistic          | cmp_group | kind
    Greater London Authority | 2018     | average_hourly_gap | BAME      | average
"""

# Rates without a gap: ours is worked out by hand from them, (white - other) / white.
RATES_ALONE = """
    org                       | snapshot | statistic        | cmp_group     | gap
    Barts Health NHS Trust    |          | mean_hourly_rate | Black African | 22.34
    University of Derby       | 2023     | mean_hourly_rate | Asian         | -3.12
    University of Derby       | 2023     | mean_hourly_rate | Mixed         | 3.32
    University of Derby       | 2023     | mean_hourly_rate | Other         | -10.80
"""

NOT_RECOMPUTED = """
    org                         | snapshot   | statistic         | cmp_group                     | why
    Barts Health NHS Trust      |            | median_hourly_gap | Ethnic minority               | no rates printed
    Berkshire Healthcare NHS FT | 2023       | median_hourly_gap | Ethnic minority               | no rates printed
    NHS Kent and Medway ICB     | 2023-03-31 | median_hourly_gap | BAME                          | no rates printed
    NHS Kent and Medway ICB     | 2023-03-31 | median_hourly_gap | Black                         | no rates printed
    Greater London Authority    | 2020       | median_hourly_gap | BAME                          | no rates printed
    Greater London Authority    | 2021       | median_hourly_gap | BAME                          | no rates printed
    Greater London Authority    | 2021       | median_hourly_gap | Asian or Asian British        | no rates printed
    Greater London Authority    | 2020       | median_hourly_gap | Black or Black British        | no rates printed
    Greater London Authority    | 2020       | mean_hourly_gap   | Black or Black British        | no rates printed
    Greater London Authority    | 2021       | mean_hourly_gap   | Black or Black British        | no rates printed
    University of Derby         | 2021       | median_hourly_gap | Minority ethnic               | no rates printed
    University of Derby         | 2023       | mean_hourly_gap   | Minority ethnic               | no rates printed
    University of Derby         | 2023       | mean_bonus_gap    | Minority ethnic               | no bonuses printed
    University of Derby         | 2023       | median_bonus_gap  | Minority ethnic               | no bonuses printed
    Nottingham City Council     | 2020       | median_hourly_gap | BAME                          | no rates printed
    Grand Union Housing Group   | 2022       | mean_hourly_gap   | People of the global majority | no rates printed
    Grand Union Housing Group   | 2021       | mean_hourly_gap   | People of the global majority | no rates printed
    University of Nottingham    | 2023       | mean_hourly_gap   | Racially minoritised          | no rates printed
    University of Nottingham    | 2023       | median_hourly_gap | Racially minoritised          | no rates printed
"""

COLUMNS, CHECKED = drawn(RATES_AND_GAP)
_, ALONE = drawn(RATES_ALONE)
_, NAMED = drawn(NOT_RECOMPUTED)
ROWS = published("ethnicity-pay-gap-org-years.csv")


def test_every_row_is_recomputed_or_says_why_not():
    rows = by_name(ROWS, COLUMNS, CHECKED, ALONE, NAMED)
    for name in NAMED:
        assert rows[name]["ref_value_gbp"] == rows[name]["cmp_value_gbp"] == ""
        assert rows[name]["published_gap_pct"]


@pytest.mark.parametrize("name", CHECKED, ids=" ".join)
def test_a_published_gap_is_that_of_its_rates(name):
    row = by_name(ROWS, COLUMNS, CHECKED, ALONE, NAMED)[name]
    found = gap_of_rates(row, kind=CHECKED[name], reference="ref_value_gbp", other="cmp_value_gbp")
    assert found == pytest.approx(float(row["published_gap_pct"]), abs=FROM_PENCE)


@pytest.mark.parametrize("name", ALONE, ids=" ".join)
def test_rates_without_a_gap_have_the_gap_worked_out_by_hand(name):
    row = by_name(ROWS, COLUMNS, CHECKED, ALONE, NAMED)[name]
    assert row["published_gap_pct"] == ""
    found = gap_of_rates(row, kind="mean", reference="ref_value_gbp", other="cmp_value_gbp")
    assert found == pytest.approx(float(ALONE[name]), abs=0.005)


def test_a_new_row_and_a_name_of_no_row_are_noticed():
    row = dict(zip(COLUMNS, next(iter(CHECKED)), strict=True))
    with pytest.raises(AssertionError):
        by_name([*ROWS, {**row, "snapshot": "2031"}], COLUMNS, CHECKED, ALONE, NAMED)
    with pytest.raises(AssertionError):
        by_name(ROWS[1:], COLUMNS, CHECKED, ALONE, NAMED)
