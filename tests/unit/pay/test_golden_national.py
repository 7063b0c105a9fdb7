"""National figures of NHS pay. Nearly all were published without what they were made of, and are named for that."""

import pytest

from tests.unit.pay.published import GAPS, by_name, drawn, published, rates

RECOMPUTED = """
    population           | statistic            | cmp_group | gap
    consultants, England | basic pay difference | White     | 4.7
"""

# What was not printed beside the figure, or that it is words and not a figure.
NOT_RECOMPUTED = """
    population                        | statistic                      | cmp_group                   | why
    all NHS                           | mean monthly basic pay gap     | Black men                   | no means
    all NHS                           | mean monthly basic pay gap     | Black women                 | no means
    all NHS                           | direction                      | Asian, Mixed, Other         | words, no number
    medical                           | direction                      | every other group           | words, no number
    non-medical                       | direction                      | every other group           | words, no number
    medical                           | mean monthly basic pay gap     | Black women                 | no means
    non-medical                       | mean monthly basic pay gap     | Black men                   | no means
    managers and senior managers      | mean monthly basic pay gap     | Black men                   | no means
    all NHS England                   | basic pay gap                  | Ethnic minority             | no means
    Agenda for Change (89% of staff)  | median basic pay gap           | Ethnic minority             | words, no number
    Agenda for Change                 | basic pay gap                  | Mixed heritage              | no means
    Agenda for Change                 | basic pay gap                  | Chinese                     | words, no number
    doctors below consultant, England | median basic pay difference    | BME                         | words, no number
    all NHS England                   | median gender gap within group | Women (Asian/Asian British) | no medians
    all NHS England                   | median gender gap within group | Women (Chinese)             | no medians
    all NHS England                   | median gender gap within group | Women (Mixed)               | no medians
    all NHS England                   | median gender gap within group | Women (White)               | no medians
    all NHS England                   | median gender gap within group | Women (Any other)           | no medians
    all NHS England                   | median gender gap within group | Women (Black/Black British) | no medians
    all NHS England                   | median gender gap              | Women                       | no medians
    all NHS                           | share ethnic minority          |                             | no counts
    all NHS                           | ethnicity not recorded or declined in ESR |  | no counts
    AfC band 9                        | share ethnic minority          |                             | no counts
    AfC band 2                        | share ethnic minority          |                             | no counts
"""

COLUMNS, CHECKED = drawn(RECOMPUTED)
_, NAMED = drawn(NOT_RECOMPUTED)
ROWS = published("nhs-national-pay-by-ethnicity.csv")


def test_every_row_is_recomputed_or_says_why_not():
    rows = by_name(ROWS, COLUMNS, CHECKED, NAMED)
    for name, why in NAMED.items():
        assert (rows[name]["unit"] == "words" or "either way" in rows[name]["unit"]) == (why == "words, no number")


@pytest.mark.parametrize("name", CHECKED, ids=" ".join)
def test_a_gap_in_per_cent_of_the_other_group_is_converted(name):
    """Of consultants: 4.9 % and £387 more than BME ones earn, which is 4.7 % of what White ones earn."""
    row = by_name(ROWS, COLUMNS, CHECKED, NAMED)[name]
    assert "GBP 387" in row["note"]
    more, share = 387, float(row["published_value"]) / 100
    other = round(more / share, 2)
    found = GAPS["mean"](rates({round(other + more, 2): 1}), rates({other: 1}))
    assert float(found) == pytest.approx(float(CHECKED[name]), abs=0.05)
    assert float(GAPS["mean"](rates({other: 1}), rates({round(other + more, 2): 1}))) == pytest.approx(-4.9, abs=0.005)
