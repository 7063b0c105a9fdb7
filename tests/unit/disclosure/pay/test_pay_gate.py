"""The gate of pay: what leaves, what does not, and that what leaves gives nothing else away."""

from dataclasses import replace

import numpy as np
import pytest

from tallystick.definitions.pay import profile
from tallystick.disclosure.pay import PayGate, pay_menus
from tallystick.disclosure.policies import internal, policies
from tallystick.release.canonical import pay_from_bytes, to_bytes
from tallystick.release.make import make_pay
from tallystick.release.pay import PayNote
from tallystick.release.shown import Hidden, Shown
from tallystick.tallies.paid import PARTS_OF_A_POUND
from tests.unit.pay.made_up import a_trust
from tests.unit.pay.tables import found, gate_of, on_the_desk, released, table_of, the

DRAFT = profile("draft-2026")
LARGE, MIDDLE, SMALL = 5_000, 800, 30


@pytest.fixture(scope="module")
def large():
    return table_of(a_trust(LARGE), minimum=50)


@pytest.fixture(scope="module")
def middle():
    return table_of(a_trust(MIDDLE), minimum=50)


def shown(figures):
    return [one for one in figures if isinstance(one.value, Shown)]


@pytest.mark.parametrize("audience", ["public", "organisation"])
@pytest.mark.parametrize("size", [LARGE, MIDDLE, SMALL])
def test_no_gap_rests_on_too_few_people(audience, size):
    people = a_trust(size)
    figures = released(table_of(people, minimum=50), audience=audience).tables[0].figures
    for one in shown(figures):
        if one.reference:
            assert isinstance(one.n, Shown)
            assert min(one.n.value, one.n_reference.value) >= 50


def test_counts_are_rounded_and_shares_come_from_them(middle):
    figures = released(middle).tables[0].figures
    counts = [getattr(one, name) for one in figures for name in ("n", "n_reference", "happened")]
    assert all(count.value % 5 == 0 for count in counts if isinstance(count, Shown))
    cells = found(figures, "quarter_share", quarter="upper")
    whole = sum(one.n.value for one in cells)
    for one in cells:
        assert abs(float(one.value.value) - 100 * float(one.n.value / whole)) < 0.1


@pytest.mark.parametrize("make", [on_the_desk, released], ids=["desk", "public"])
def test_the_shares_that_people_read_come_to_a_hundred(make, large):
    figures = make(large).tables[0].figures
    for quarter in ("lower", "lower middle", "upper middle", "upper"):
        texts = [one.value.text for one in found(figures, "quarter_share", quarter=quarter)]
        assert sum(map(float, texts)) == pytest.approx(100, abs=1e-9)
    texts = [one.value.text for one in found(figures, "breakdown", comparator="five")]
    assert sum(map(float, texts)) == pytest.approx(100, abs=1e-9)


def test_white_minorities_too_few_to_name_do_not_follow_from_two_comparators(middle):
    """White people and White British people differ by some 40 people: one of the two figures has to go."""
    desk = on_the_desk(middle).tables[0].figures
    white = the(desk, "mean_hourly_gap").n_reference.value
    british = the(desk, "mean_hourly_gap", comparator="white-british-rest").n_reference.value
    assert 0 < white - british < 50
    figures = released(middle).tables[0].figures
    assert isinstance(the(figures, "mean_hourly_gap").value, Shown)
    assert isinstance(the(figures, "mean_hourly_gap", comparator="white-british-rest").value, Hidden)


def test_a_mean_that_one_person_makes_leaves_with_none_of_its_parts():
    people = a_trust(LARGE)
    rate = people.rate.copy()
    first = int(
        np.flatnonzero((people.traits["ethnicity"].of == people.traits["ethnicity"].values.index("h")) & (rate > 0))[0]
    )
    rate[first] = 20_000 * PARTS_OF_A_POUND
    figures = released(table_of(replace(people, rate=rate), minimum=50)).tables[0].figures
    for measure in ("mean_hourly_gap", "between", "within", "no_overlap"):
        assert isinstance(the(figures, measure).value, Hidden)
    assert isinstance(the(figures, "median_hourly_gap").value, Shown)
    assert not any(PayNote.ONE_PERSON in one.notes for one in figures)


def test_what_is_for_the_desk_does_not_leave(large):
    for audience in ("public", "organisation"):
        table = released(large, audience=audience).tables[0]
        assert not table.provenance.made_from
        assert not table.notices
        assert not [one for one in table.figures if one.measure == "people_at_rate" or one.by == "band"]
        assert all(one.least is None and one.most is None and one.tied is None for one in table.figures)


def test_the_public_reads_no_single_category(large):
    assert not found(released(large).tables[0].figures, "mean_hourly_gap", comparator="category", group="h")
    assert found(
        released(large, audience="organisation").tables[0].figures, "mean_hourly_gap", comparator="category", group="h"
    )


def test_parts_of_which_a_few_people_would_be_left_are_not_named(middle):
    figures = released(middle).tables[0].figures
    by_type = [one for one in figures if one.measure == "mean_hourly_gap" and one.by == "staff_type"]
    assert by_type
    assert all(isinstance(one.value, Hidden) and isinstance(one.n, Hidden) for one in by_type)


def test_a_small_trust_says_that_its_figures_are_withheld():
    table = released(table_of(a_trust(SMALL), minimum=50)).tables[0]
    assert not [one for one in shown(table.figures) if one.reference]
    assert table.withheld > 30


def test_a_change_leaves_where_both_years_gaps_do():
    before, now = a_trust(LARGE, year=2024), a_trust(LARGE)
    both = released(table_of(now, minimum=50, before=before), table_of(before, minimum=50)).tables[0]
    assert isinstance(the(both.figures, "mean_gap_change", detail="2024-03-31").value, Shown)
    alone = released(table_of(now, minimum=50, before=before)).tables[0]
    assert isinstance(the(alone.figures, "mean_gap_change", detail="2024-03-31").value, Hidden)


def test_types_of_bonus_leave_where_few_people_are_not_told_apart(large):
    figures = released(large).tables[0].figures
    assert isinstance(the(figures, "bonus_share", group="bme", variant="only:voucher").value, Shown)
    few = released(table_of(a_trust(LARGE // 3), minimum=50)).tables[0].figures
    assert not [one for one in few if one.variant.startswith(("only", "without"))]


def test_a_draft_says_so_on_its_table():
    people = a_trust(MIDDLE)
    assert released(table_of(people, rules=DRAFT, minimum=10), rules=DRAFT).tables[0].banner == "Draft: not in force"


def test_no_gate_lets_fewer_people_through_than_a_count_shows():
    with pytest.raises(ValueError, match="no fewer people"):
        PayGate(menu=pay_menus()["public"], fewest=5, rule=policies()["hes"].rule)


def test_what_has_not_been_through_the_gate_stays_on_the_desk(middle):
    public = policies()["hes"].for_audience(gate_of().menu.audience, name="hes", watermark="For publication")
    with pytest.raises(ValueError, match="stays on the analyst's desk"):
        make_pay([middle], public)


def test_the_canonical_file_reads_back(middle):
    for release in (released(middle), on_the_desk(middle)):
        assert pay_from_bytes(to_bytes(release)) == release


def test_nothing_measured_on_the_desk_is_lost_there(middle):
    desk = make_pay([middle], internal()).tables[0]
    assert len(desk.figures) == len(middle.figures)
    assert not [one for one in desk.figures if isinstance(one.value, Hidden)]


def keyed(figures):
    names = ("measure", "comparator", "group", "reference", "quarter", "by", "part", "variant", "detail")
    return {tuple(getattr(one, name) for name in names): one for one in figures}


@pytest.mark.parametrize("size", [LARGE, 2_000, MIDDLE, 300])
def test_the_organisation_reads_all_that_the_public_reads_and_in_the_same_numbers(size):
    """So nobody who reads both has more than the one who reads the longer."""
    table = table_of(a_trust(size, seed=7), minimum=50)
    public, inside = (
        keyed(released(table, audience=audience).tables[0].figures) for audience in ("public", "organisation")
    )
    for where, one in public.items():
        if isinstance(one.value, Shown):
            assert inside[where] == one


def test_parts_in_which_a_few_did_not_say_are_not_spoken_of(large):
    """Beside the pay of all women, the gap among White and other women would give that of the few others away."""
    people = a_trust(LARGE)
    ethnicity, sex = people.traits["ethnicity"], people.traits["sex"]
    unknown = np.isin(ethnicity.of, [ethnicity.values.index(kind) for kind in ("not-stated", "prefer-not-to-say")])
    men = sex.of == sex.values.index("male")
    few = np.flatnonzero(unknown & men)[5:]
    of = ethnicity.of.copy()
    of[few] = ethnicity.values.index("a")
    moved = replace(people, traits={**people.traits, "ethnicity": replace(ethnicity, of=of)})
    before, after = (
        the(released(table).tables[0].figures, "mean_hourly_gap", by="sex", part="female")
        for table in (large, table_of(moved, minimum=50))
    )
    assert isinstance(before.value, Shown)
    assert isinstance(after.value, Hidden)


@pytest.mark.parametrize("make", [on_the_desk, released], ids=["desk", "public"])
def test_those_not_known_are_one_number_wherever_they_stand(make, large):
    figures = make(large).tables[0].figures
    alone = the(figures, "not_disclosed")
    assert alone.value == the(figures, "breakdown", group="unknown").value
