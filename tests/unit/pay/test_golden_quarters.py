"""Pay quarters that an employer published with their counts, and the sizes that its leftover person asks for."""

from fractions import Fraction
from itertools import groupby

import numpy as np
import pytest

from tallystick.definitions.pay import LeftOver
from tallystick.release.rounding import half_up
from tallystick.statistics.pay.quarters import Quarter, pay_quarters, quarter_sizes
from tallystick.tallies.paid import PayCounts
from tests.unit.pay.published import published, share

ROWS = published("pay-quarters-by-ethnicity.csv")
# Printed a tenth above what its counts give: 393 of 2,464 are 15.95 %, so 15.9.
ROUNDED_WRONGLY = {("2021", "lower", "Not known")}
ORDER = ("White", "BME", "Not known")


YEARS = {
    " ".join(year): {(row["quarter"].replace("_", " "), row["group"]): row for row in rows}
    for year, rows in groupby(ROWS, key=lambda row: (row["org"], row["year"]))
}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['year']} {row['quarter']} {row['group']}")
def test_every_published_share_is_that_of_its_count(row):
    found = half_up(share(row["count"], row["quarter_size"]), 1)
    assert found == Fraction(row["recomputed_share_pct"])
    is_wrong = (row["year"], row["quarter"], row["group"]) in ROUNDED_WRONGLY
    assert (found != Fraction(row["published_share_pct"])) == is_wrong == bool(row["note"])


@pytest.mark.parametrize("rows", YEARS.values(), ids=YEARS)
def test_the_one_left_over_is_in_the_upper_quarter(rows):
    sizes = tuple(int(rows[quarter, "BME"]["quarter_size"]) for quarter in Quarter)
    assert sizes == tuple(sum(int(rows[quarter, group]["count"]) for group in ORDER) for quarter in Quarter)
    assert sizes == quarter_sizes(sum(sizes), left_over=LeftOver.UPPER)
    assert sizes != quarter_sizes(sum(sizes), left_over=LeftOver.GOVUK)


@pytest.mark.parametrize("rows", YEARS.values(), ids=YEARS)
def test_people_on_four_rates_make_the_published_quarters(rows):
    people = np.array([[int(rows[quarter, group]["count"]) for group in ORDER] for quarter in Quarter])
    counts = PayCounts(rates=np.arange(1, 5), groups=ORDER, people=people)
    found = pay_quarters(counts, left_over=LeftOver.UPPER)
    assert found.people.tolist() == people.tolist()
    assert found.tied == (0, 0, 0)
    # By GOV.UK's rule the lower quarter takes one person more, from among those on the rate above.
    assert pay_quarters(counts).people.tolist() != people.tolist()
