"""Strata that are put together: nobody is lost, the parts still come to the gap, and none holds a few people."""

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tallystick.definitions.pay import pay_comparator
from tallystick.statistics.pay.bands import between_and_within
from tallystick.statistics.pay.compared import Compared, compared
from tallystick.statistics.pay.strata import middle, stocks_in, strata_of, with_enough
from tallystick.tallies.paid import PARTS_OF_A_POUND
from tallystick.tallies.paid_people import PaidPeople, Trait
from tests.generative.examples import tried

FEWEST = 5
fewer = tried(quick=40, long=10_000)  # dozens of people are drawn each time
people = st.lists(
    st.tuples(
        st.sampled_from(["white", "bme"]), st.sampled_from("xy"), st.sampled_from("1234"), st.integers(1000, 1100)
    ),
    min_size=30,
    max_size=90,
).filter(lambda drawn: all(sum(one[0] == group for one in drawn) >= FEWEST for group in ("white", "bme")))


def placed(drawn):
    columns = list(zip(*drawn, strict=True))
    found = compared(
        PaidPeople(
            organisation="Example",
            snapshot=date(2025, 3, 31),
            traits={name: Trait.of_people(columns[at]) for at, name in enumerate(("ethnicity", "staff_type", "band"))},
            rate=np.array(columns[3]) * (PARTS_OF_A_POUND // 100),
        ),
        pay_comparator("white-rest"),
        minimum=0,
    )
    assert isinstance(found, Compared)
    return found


@fewer
@given(people)
def test_no_stratum_holds_a_few_people_of_a_group(drawn):
    there = placed(drawn)
    enough = with_enough(there, strata_of(there.people), "bme", fewest=FEWEST)
    for group in ("white", "bme"):
        stocks = stocks_in(there, enough, group)
        assert sum(one.people for one in stocks.values()) == there.counts.of(group).number
        assert all(one.people >= FEWEST for one in stocks.values())
        by_type = {}
        for path, one in stocks.items():
            by_type[path[0]] = by_type.get(path[0], 0) + one.people
        assert all(number >= FEWEST for number in by_type.values())


@fewer
@given(people)
def test_the_parts_come_to_the_gap_whatever_is_put_together(drawn):
    there = placed(drawn)
    enough = with_enough(there, strata_of(there.people), "bme", fewest=FEWEST)
    parts = between_and_within(*(stocks_in(there, enough, group) for group in ("white", "bme")))
    assert parts.difference == there.counts.of("white").mean - there.counts.of("bme").mean


@fewer
@given(people)
def test_on_the_desk_nothing_is_put_together(drawn):
    there = placed(drawn)
    strata = strata_of(there.people)
    assert with_enough(there, strata, "bme", fewest=0) is strata


@given(st.lists(st.integers(1, 50), min_size=1, max_size=40))
def test_the_middle_of_equal_weights_is_the_median(rates):
    found = middle(np.array(rates, dtype=float), np.ones(len(rates)))
    assert found == float(np.median(rates))
