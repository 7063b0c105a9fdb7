"""Attacks that once told what one person or a few are paid, and no longer do."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from tallystick.definitions.pay import profile
from tallystick.disclosure.pay.sets import Known, follows
from tallystick.release.pay import NotPayable, PayFigure, PayMeasure
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.shown import Hidden, Shown
from tallystick.tallies.paid import PARTS_OF_A_POUND
from tallystick.tallies.paid_people import PaidPeople, Trait
from tests.unit.pay.made_up import a_trust
from tests.unit.pay.tables import amount, figures_of, found, released, table_of, the

GOVUK, GPG = profile("govuk-2023"), profile("gpg-2017")


def made(*lines, year=2025, bonus=(), traits=("band",)):
    """People in lines of ethnicity, how many, pounds an hour, then their traits and last a bonus of each type."""
    people = [line for line in lines for _ in range(line[1])]
    names = ("ethnicity", *traits)
    columns = [[line[0] for line in people], *([line[3 + at] for line in people] for at in range(len(traits)))]
    return PaidPeople(
        organisation="Example",
        snapshot=date(year, 3, 31),
        traits={name: Trait.of_people(column) for name, column in zip(names, columns, strict=True)},
        rate=np.array([round(line[2] * PARTS_OF_A_POUND) for line in people]),
        bonus={kind: np.array([line[3 + len(traits) + at] for line in people]) for at, kind in enumerate(bonus)},
        person=np.array([f"{line[0]}{place}" for place, line in enumerate(people)]),
    )


def public(people, *, rules=GOVUK, characteristic="ethnicity", before=None, audience="public"):
    fewest = max(8, rules.minimum.publish)
    tables = [table_of(people, rules=rules, characteristic=characteristic, minimum=fewest, before=before)]
    if before is not None:
        tables.append(table_of(before, rules=rules, characteristic=characteristic, minimum=fewest))
    return [table.figures for table in released(*tables, audience=audience, rules=rules).tables]


def test_somebody_alone_on_a_band_is_put_together_with_others():
    """One chief executive without a counterpart: what has no counterpart would be what he is paid."""
    people = made(("white", 100, 16, "5"), ("bme", 100, 15, "5"), ("white", 1, 98.77, "vsm"))
    [figures] = public(people)
    assert amount(the(figures_of(people), "no_overlap").value) > 0
    assert the(figures, "no_overlap").value.value == 0
    assert the(figures, "between").value.value == 0


def test_a_colleague_alone_on_a_band_does_not_follow_from_the_part_within():
    people = made(
        ("white", 60, 16, "5"), ("bme", 60, 16, "5"), ("white", 1, 31.10, "8a"), ("bme", 1, 27.43, "8a")
    )  # fmt: skip  # one line reads as one table
    [figures] = public(people, audience="organisation")
    gap = the(figures, "mean_hourly_gap").value.value
    assert the(figures, "within").value.value == gap  # all in one stratum: the part says no more than the gap
    assert the(figures, "closing", detail="moves").value == Hidden(the(figures, "closing", detail="moves").value.reason)


def test_a_change_does_not_give_a_mean_back_that_one_person_made():
    before = made(("white", 69, 16, "5"), ("white", 1, 310, "vsm"), ("bme", 70, 15, "5"), year=2024)
    now = made(("white", 70, 16, "5"), ("bme", 70, 15, "5"))
    newest, earlier = public(now, before=before)
    assert isinstance(the(earlier, "mean_hourly_gap").value, Hidden)
    assert isinstance(the(newest, "mean_hourly_gap").value, Shown)
    assert isinstance(the(newest, "mean_gap_change", detail="2024-03-31").value, Hidden)


def test_a_mean_that_one_person_makes_does_not_follow_from_other_means():
    people = made(
        ("a", 300, 16, "5"), ("h", 150, 15, "5"), ("m", 150, 15, "5"), ("s", 150, 15, "5"),
        ("d", 99, 15, "5"), ("d", 1, 600, "vsm"),
    )  # fmt: skip  # one line reads as one table
    [figures] = public(people)
    shown = {
        one.group
        for one in figures
        if one.measure == "mean_hourly_pay" and isinstance(one.value, Shown) and one.comparator != "white-british-rest"
    }
    assert "mixed" not in shown
    assert not {"bme", "asian", "black", "other"} <= shown
    known = [Known(members=frozenset(one), people=100) for one in ("abcd", "a", "b", "c")]
    assert follows(frozenset("d"), known)
    assert not follows(frozenset("d"), known[:3])


def test_parts_leave_no_mean_of_the_one_that_one_person_makes():
    people = made(
        ("white", 100, 16, "female"), ("bme", 100, 15, "female"), ("white", 100, 16, "male"),
        ("bme", 99, 15, "male"), ("bme", 1, 900, "male"), traits=("sex",),
    )  # fmt: skip  # one line reads as one table
    [figures] = public(people)
    for part in ("female", "male"):
        assert isinstance(the(figures, "mean_hourly_gap", by="sex", part=part).value, Hidden)
        assert isinstance(the(figures, "median_hourly_gap", by="sex", part=part).value, Shown)


def test_small_types_of_bonus_do_not_come_back_together():
    kinds = ("voucher", "local", "national", "spot")
    people = made(
        ("white", 100, 16, "5", 5000, 0, 0, 0), ("white", 60, 16, "5", 0, 90_000, 0, 0),
        ("bme", 99, 15, "5", 5000, 0, 0, 0), ("bme", 60, 15, "5", 0, 90_000, 0, 0),
        ("bme", 1, 15, "5", 0, 0, 3_040_000, 0), ("bme", 1, 15, "5", 0, 0, 0, 20_000), bonus=kinds,
    )  # fmt: skip  # one line reads as one table
    [figures] = public(people)
    assert not [one for one in figures if one.variant.startswith(("only:", "without:"))]


def test_that_nobody_of_a_few_was_paid_a_bonus_is_not_told():
    lines = [("a", 300, 16, "5", 500), ("h", 300, 15, "5", 500), ("d", 3, 15, "5", 0)]
    [figures] = public(made(*lines, bonus=("",)))
    mixed = the(figures, "mean_bonus_gap", comparator="five", group="mixed")
    assert mixed.why_not is None
    assert isinstance(mixed.value, Hidden)
    [many] = public(made(*lines[:2], ("d", 60, 15, "5", 0), bonus=("",)))
    told = the(many, "mean_bonus_gap", comparator="five", group="mixed")
    assert told.why_not is NotPayable.NO_BONUS_IN_GROUP


def test_that_all_of_a_few_are_on_leave_is_not_told():
    people = made(("a", 300, 16, "5"), ("h", 300, 15, "5"), ("d", 4, 15, "5"))
    away = np.where(people.traits["ethnicity"].of == people.traits["ethnicity"].values.index("d"), -1, people.rate)
    [figures] = public(replace(people, rate=away))
    mixed = the(figures, "mean_hourly_gap", comparator="five", group="mixed")
    assert mixed.why_not is None
    assert isinstance(mixed.value, Hidden)


def test_pounds_are_told_of_ten_people_and_more():
    people = made(("white", 300, 16, "female"), ("white", 9, 21.48, "male"), traits=("sex",))
    [figures] = public(people, rules=GPG, characteristic="sex")
    assert isinstance(the(figures, "mean_hourly_gap", comparator="men-women", group="women").value, Shown)
    assert isinstance(the(figures, "median_hourly_pay", comparator="men-women", group="men").value, Hidden)


def test_the_name_of_what_is_counted_together_does_not_tell_who_is_there():
    people = made(("a", 300, 16, "5"), ("h", 300, 15, "5"), ("j", 40, 15, "5"), ("k", 30, 15, "5"))
    [figures] = public(people, audience="organisation")
    groups = {one.group for one in figures if one.comparator == "category"}
    assert "j+k+l+r" in groups


def test_reasons_for_leaving_rows_out_stay_on_the_desk():
    table = table_of(a_trust(800), minimum=50)
    left_out = PayFigure(measure=PayMeasure.POPULATION, detail="left-out:no pay", n=Quantity(60, Unit.PEOPLE))
    with_reason = replace(table, figures=(*table.figures, left_out))
    assert not [one for one in released(with_reason).tables[0].figures if one.detail.startswith("left-out:")]


def test_bands_are_told_of_one_pair_of_groups_and_variants_that_are_named():
    people = a_trust(5_000)
    people = replace(people, variants={"salary-sacrifice-added-back": people.rate + 1})
    for audience in ("public", "organisation"):
        [figures] = public(people, audience=audience)
        between = {one.comparator for one in figures if one.measure in ("between", "within", "no_overlap", "closing")}
        assert between == {"white-rest"}
        assert not [one for one in figures if one.variant in ("known-only", "salary-sacrifice-added-back")]


def test_those_not_known_in_a_part_are_a_share_of_that_part():
    people = a_trust(2_000)
    [figures] = public(people)
    men = int((people.traits["sex"].of == people.traits["sex"].values.index("male")).sum())
    one = the(figures, "not_disclosed", by="sex", part="male", group="unknown")
    assert abs(int(one.n_reference.value) - men) <= 2
    assert float(one.value.value) == pytest.approx(100 * float(one.n.value / one.n_reference.value), abs=0.05)


def test_a_share_is_of_the_total_that_stands_beside_it():
    for figures in (public(a_trust(size))[0] for size in (900, 2_000)):
        for one in figures:
            if one.measure in ("quarter_share", "breakdown", "not_disclosed") and isinstance(one.value, Shown):
                exactly = 100 * float(one.n.value / one.n_reference.value)
                assert float(one.value.value) == pytest.approx(exactly, abs=0.1)


def test_all_quarters_are_told_to_be_of_one_size_where_they_are_not_sums():
    [figures] = public(made(("white", 400, 16, "5"), ("bme", 86, 15, "5"), ("unknown", 4, 14, "5")))
    sizes = {one.n_reference.value for one in found(figures, "quarter_share", group="unknown")}
    sizes |= {
        one.n_reference.value for one in figures if one.measure == "quarter_share" and isinstance(one.value, Hidden)
    }
    assert len(sizes) == 1
