"""What the Office for National Statistics published: gaps between medians, recomputed where both medians were seen."""

import pytest

from tests.unit.pay.published import FROM_PENCE, by_name, drawn, gap_of_rates, published

# The gap that the medians must give: the published one, or what the note says where none was.
RECOMPUTED = """
    year | geography         | cmp_group                                  | kind | gap
    2018 | Great Britain     | Chinese                                    | raw  | -30.9
    2018 | Great Britain     | Indian                                     | raw  | -12.0
    2018 | Great Britain     | Mixed or Multiple                          | raw  | -2.5
    2018 | Great Britain     | Bangladeshi                                | raw  | 20.2
    2018 | Great Britain     | Pakistani                                  | raw  | 16.9
    2022 | UK                | Black, African, Caribbean or Black British | raw  | 5.7
    2022 | UK                | Black, UK-born                             | raw  | -6.5
    2022 | UK                | Black, not UK-born                         | raw  | 9.2
    2022 | England and Wales | White and Black Caribbean                  | raw  | 18.5
    2022 | England and Wales | White Irish                                | raw  | -40.1
"""

NOT_RECOMPUTED = """
    year | geography         | cmp_group                                  | kind     | why
    2017 | Great Britain     | All other ethnic groups                    | raw      | no medians seen
    2018 | Great Britain     | All other ethnic groups                    | raw      | no medians seen
    2017 | Great Britain     | Pakistani                                  | raw      | no medians seen
    2018 | Great Britain     | Black, African, Caribbean or Black British | raw      | no medians seen
    2017 | Great Britain     | Black, African, Caribbean or Black British | raw      | no medians seen
    2018 | London            | All other ethnic groups                    | raw      | no medians seen
    2018 | North East        | All other ethnic groups                    | raw      | no medians seen
    2018 | East of England   | All other ethnic groups                    | raw      | no medians seen
    2019 | UK                | Other ethnic group                         | raw      | no medians seen
    2020 | UK                | Other ethnic group                         | raw      | no medians seen
    2022 | UK                | Asian or Asian British                     | raw      | no medians seen
    2022 | UK                | Black, UK-born                             | adjusted | microdata that are not public
"""

COLUMNS, CHECKED = drawn(RECOMPUTED)
_, NAMED = drawn(NOT_RECOMPUTED)
ROWS = published("ons-ethnicity-pay-gap.csv")


def test_every_row_is_recomputed_or_says_why_not():
    rows = by_name(ROWS, COLUMNS, CHECKED, NAMED)
    for name in NAMED:
        assert rows[name]["ref_median_gbp"] == rows[name]["cmp_median_gbp"] == ""


@pytest.mark.parametrize("name", CHECKED, ids=" ".join)
def test_a_gap_is_that_of_the_medians(name):
    row = by_name(ROWS, COLUMNS, CHECKED, NAMED)[name]
    said = row["published_gap_pct"] or row["note"].split("rates give ")[1][:3]
    assert said == CHECKED[name]
    found = gap_of_rates(row, kind="median", reference="ref_median_gbp", other="cmp_median_gbp")
    assert found == pytest.approx(float(said), abs=FROM_PENCE)
