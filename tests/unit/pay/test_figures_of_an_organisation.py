"""Everything that is said of one organisation's pay, against laws and against numbers worked out by hand."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import numpy as np
import pytest

from tallystick.definitions.pay import profile
from tallystick.errors import WrongArguments
from tallystick.release.pay import PROMISED, NotPayable, PayNote
from tallystick.tallies.paid import PARTS_OF_A_POUND
from tallystick.tallies.paid_people import NO_RATE, PaidPeople, Trait
from tests.unit.pay.made_up import a_trust
from tests.unit.pay.tables import amount, figures_of, found, the


def made(*lines, bonus=None, **traits):
    """People in lines of ethnicity, how many, pounds an hour (None: not on full pay) and one value for each trait."""
    people = [line for line in lines for _ in range(line[1])]
    rate = [NO_RATE if line[2] is None else round(line[2] * PARTS_OF_A_POUND) for line in people]
    names = ("ethnicity", *traits)
    columns = [[line[0] for line in people], *([line[place] for line in people] for place in traits.values())]
    return PaidPeople(
        organisation="Example",
        snapshot=date(2025, 3, 31),
        traits={name: Trait.of_people(column) for name, column in zip(names, columns, strict=True)},
        rate=np.array(rate),
        bonus={} if bonus is None else {"": np.array([line[bonus] for line in people])},
    )


@pytest.fixture(scope="module")
def trust():
    return figures_of(a_trust(2_000))


def test_every_measure_that_others_rely_on_is_there(trust):
    assert {one.measure for one in trust} >= PROMISED


def test_a_gap_can_turn_round_inside_bands():
    """The four numbers of the method's own example: -12.3 % in all, -18.8 points between bands, +6.5 within."""
    people = made(("white", 90, 18, "x"), ("white", 10, 45, "y"), ("bme", 75, 17, "x"), ("bme", 25, 42, "y"), band=3)
    figures = figures_of(people)
    assert round(float(amount(the(figures, "mean_hourly_gap").value)), 1) == -12.3
    assert amount(the(figures, "between").value) == Fraction(-390, 2070) * 100
    assert amount(the(figures, "within").value) == Fraction(135, 2070) * 100
    assert amount(the(figures, "no_overlap").value) == 0


def test_parts_come_to_every_gap_exactly(trust):
    gaps = [one for one in trust if one.measure == "mean_hourly_gap" and not (one.by or one.variant) and one.value]
    assert len(gaps) > 8
    for gap in gaps:
        where = {"comparator": gap.comparator, "group": gap.group}
        parts = [amount(the(trust, measure, **where).value) for measure in ("between", "within", "no_overlap")]
        assert sum(parts) == amount(gap.value)
        levels = [amount(the(trust, "between", detail=level, **where).value) for level in ("staff_type", "band")]
        assert sum(levels) == parts[0]


def test_people_of_two_groups_alone_have_no_finer_comparison():
    figures = figures_of(made(("white", 30, 18), ("bme", 20, 17)))
    assert the(figures, "mean_hourly_gap", comparator="five").why_not is NotPayable.GROUPS_NOT_GIVEN
    assert the(figures, "mean_hourly_gap", comparator="white-british-rest").why_not is NotPayable.GROUPS_NOT_GIVEN
    assert the(figures, "between").why_not is NotPayable.NOT_RECORDED


def test_a_group_of_nobody_has_no_gap():
    figures = figures_of(made(("white", 30, 18), ("unknown", 20, 17)))
    gap = the(figures, "mean_hourly_gap")
    assert (gap.value, gap.why_not) == (None, NotPayable.NO_EMPLOYEES)


@pytest.mark.parametrize(
    ("white", "other", "why"),
    [(0, 500, NotPayable.NO_BONUS_IN_REFERENCE), (500, 0, NotPayable.NO_BONUS_IN_GROUP), (500, 500, None)],
)
def test_without_a_bonus_in_a_group_there_is_no_bonus_gap(white, other, why):
    figures = figures_of(made(("white", 30, 18, white), ("bme", 20, 17, other), bonus=3))
    for measure in ("mean_bonus_gap", "median_bonus_gap"):
        assert the(figures, measure).why_not is why
        assert (the(figures, measure).value is None) == (why is not None)
    assert amount(the(figures, "bonus_share", group="white").value) == (100 if white else 0)


def test_people_not_on_full_pay_count_for_bonuses_and_not_for_hourly_pay():
    figures = figures_of(made(("white", 3, 18, 100), ("white", 1, None, 300), ("bme", 2, 17, 100), bonus=3))
    assert amount(the(figures, "mean_hourly_gap").n_reference) == 3
    assert amount(the(figures, "bonus_share", group="white").n) == 4
    assert amount(the(figures, "mean_bonus_gap").value) == Fraction(100 * (150 - 100), 150)
    assert [amount(the(figures, "population", comparator="", detail=kind).n) for kind in ("relevant", "full-pay")] == [
        6,
        5,
    ]


def test_the_unknown_are_put_on_either_side_where_they_are_many():
    many = figures_of(made(("white", 10, 20), ("bme", 10, 16), ("not-known", 10, 10)))
    assert amount(the(many, "mean_hourly_gap", variant="unknown-as-reference").value) == Fraction(100 * (15 - 16), 15)
    assert amount(the(many, "mean_hourly_gap", variant="unknown-as-group").value) == Fraction(100 * (20 - 13), 20)
    few = figures_of(made(("white", 100, 20), ("bme", 99, 16), ("not-known", 10, 10)))
    assert not found(few, "mean_hourly_gap", variant="unknown-as-group")


def test_kinds_of_not_known_stand_apart():
    figures = figures_of(made(("white", 5, 20), ("not-stated", 2, 16), ("prefer-not-to-say", 3, 10)))
    shares = {
        one.detail: amount(one.value)
        for one in figures
        if (one.measure, one.comparator) == ("not_disclosed", "white-rest")
    }
    assert shares == {"": 50, "not-stated": 20, "prefer-not-to-say": 30}


def test_the_unknown_are_ranked_and_those_known_alone_are_given_beside():
    figures = figures_of(made(("white", 4, 20), ("bme", 4, 16), ("unknown", 4, 10)))
    lower = {one.group: amount(one.n) for one in found(figures, "quarter_share", quarter="lower")}
    assert lower == {"white": 0, "bme": 0, "unknown": 3}
    known = {one.group: amount(one.n) for one in found(figures, "quarter_share", quarter="lower", variant="known-only")}
    assert known == {"white": 0, "bme": 2}


def test_a_mean_that_one_person_makes_is_marked():
    figures = figures_of(made(("white", 20, 20), ("bme", 19, 16), ("bme", 1, 200)))
    assert PayNote.ONE_PERSON in the(figures, "mean_hourly_gap").notes
    assert PayNote.ONE_PERSON not in the(figures, "median_hourly_gap").notes


def test_a_range_without_width_says_so_and_the_same_seed_gives_the_same():
    people = made(("white", 200, 16.51), ("bme", 100, 16.51))
    first, second = figures_of(people), figures_of(people)
    assert PayNote.NO_WIDTH in the(first, "median_hourly_gap").notes
    assert first == second


def test_pay_that_rises_alike_changes_no_gap():
    before = a_trust(400, year=2024)
    after = replace(before, snapshot=date(2025, 3, 31), rate=np.where(before.rate == NO_RATE, NO_RATE, before.rate * 2))
    figures = figures_of(after, before=before)
    change = the(figures, "mean_gap_change", detail="2024-03-31")
    assert amount(change.value) == 0
    assert abs(amount(change.low)) < 1e-9 > abs(amount(change.high))


def test_a_change_of_the_same_people_is_surer_than_of_others():
    """Whoever is in both years moves both gaps alike, so the range of their change is narrower."""
    before, after = a_trust(600, seed=1, year=2024, absent=0), a_trust(600, seed=1, absent=0)
    others = replace(after, person=np.array([f"q{number}" for number in range(600)]))
    widths = [
        amount(one.high) - amount(one.low)
        for people in (after, others)
        for one in [the(figures_of(people, before=before), "mean_gap_change", detail="2024-03-31")]
    ]
    assert widths[0] < 1e-9
    assert widths[1] > 5


def test_the_same_pay_on_every_band_leaves_nothing_after_bands():
    people = made(
        ("white", 60, 12, "2", "x"), ("white", 40, 20, "5", "y"), ("bme", 30, 12, "2", "x"), ("bme", 30, 20, "5", "y"),
        band=3, staff_group=4,
    )  # fmt: skip  # one line reads as one row
    figures = figures_of(people)
    assert abs(amount(the(figures, "adjusted_gap", detail="band:band").value)) < 1e-9
    closing = {
        one.detail: amount(one.value) for one in figures if one.measure == "closing" and one.comparator == "white-rest"
    }
    assert closing["same-bands"] == 0
    assert closing["cost"] == 0
    assert closing["moves"] == 6  # 36 of 60 would be on band 2, and 30 are
    assert closing["same-pay"] == amount(the(figures, "mean_hourly_gap").value)


def test_both_decompositions_come_to_the_gap_of_people_with_a_counterpart(trust):
    three = sum(amount(the(trust, measure).value) for measure in ("endowments", "coefficients", "interaction"))
    weights = [one.detail for one in trust if one.measure == "explained"]
    assert len(weights) == 6
    for how in weights:
        two = sum(amount(the(trust, measure, detail=how).value) for measure in ("explained", "unexplained"))
        assert abs(two - three) < 1e-9
    assert abs(three - float(amount(the(trust, "mean_hourly_gap").value))) < 1e-9  # everybody has one here


def test_too_few_people_have_no_model():
    figures = figures_of(
        made(("white", 30, 18, "x"), ("bme", 19, 17, "x"), ("white", 1, 19, "y"), ("bme", 1, 19, "z"), band=3)
    )
    assert the(figures, "endowments").why_not is NotPayable.TOO_FEW_FOR_MODEL


def test_each_type_of_bonus_stands_alone_and_is_left_out_in_turn(trust):
    shares = {
        one.variant: one
        for one in trust
        if (one.measure, one.comparator, one.group) == ("bonus_share", "white-rest", "bme")
    }
    assert set(shares) == {
        "",
        "only:voucher",
        "without:voucher",
        "only:clinical-excellence",
        "without:clinical-excellence",
    }
    assert amount(shares["only:voucher"].happened) == amount(shares["without:clinical-excellence"].happened)


def test_another_rate_of_the_same_people_stands_beside_the_plain_one():
    people = made(("white", 10, 20), ("bme", 10, 16))
    people = replace(people, variants={"salary-sacrifice-added-back": people.rate + PARTS_OF_A_POUND * 4})
    figures = figures_of(people)
    assert amount(the(figures, "mean_hourly_gap").value) == 20
    assert amount(the(figures, "mean_hourly_gap", variant="salary-sacrifice-added-back").value) == Fraction(100, 6)


def test_women_and_men_and_disabled_people_are_compared_by_the_same_arithmetic():
    people = made(
        ("white", 10, 20, "male", "non-disabled"), ("white", 10, 15, "female", "disabled"), sex=3, disability=4
    )
    women = figures_of(people, rules=profile("gpg-2017"), characteristic="sex")
    assert amount(the(women, "mean_hourly_gap", comparator="men-women", group="women").value) == 25
    disabled = figures_of(people, rules=profile("draft-2026"), characteristic="disability")
    assert amount(the(disabled, "mean_hourly_gap", comparator="disability").value) == 25


def test_a_profile_that_does_not_compare_by_something_says_what_it_does():
    with pytest.raises(WrongArguments, match=r"does not compare people by ethnicity\. It compares them by: sex"):
        figures_of(made(("white", 10, 20)), rules=profile("gpg-2017"))


def test_people_on_each_pound_are_all_on_full_pay(trust):
    assert sum(amount(one.n) for one in trust if one.measure == "people_at_rate") == amount(
        the(trust, "population", comparator="", detail="full-pay").n
    )
