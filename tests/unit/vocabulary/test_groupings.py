from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.vocabulary.ethnicity import (
    Category,
    Group,
    Unknown,
    Unmatched,
    Why,
    grouping,
    groupings,
    members,
    roll_up,
    scheme,
)

anybody = st.sampled_from([*Category, *Unknown])
any_grouping = st.sampled_from(groupings())
any_group_code = st.sampled_from([group.code for entry in groupings() for group in entry.groups])


@given(anybody, any_grouping)
def test_everybody_is_in_exactly_one_group(member, among):
    holding = [group for group in among.groups if member in group.members]
    assert holding == [among.group_of(member)]


@given(st.sampled_from(scheme("nhs-2001").codes), any_grouping)
def test_a_listed_code_rolls_up_to_the_group_of_its_category(code, to):
    assert roll_up(code.code, to) == to.group_of(code.member).code


@given(any_group_code, any_grouping)
def test_a_group_rolls_up_exactly_where_one_group_holds_it(code, to):
    holding = [group.code for group in to.groups if members(code) <= group.members]
    found = roll_up(code, to)
    if holding:
        assert [found] == holding
    else:
        assert found == Unmatched(code, Why.SPANS_GROUPS, members(code))


@given(any_group_code, any_grouping, any_grouping)
def test_rolling_up_in_two_steps_ends_where_one_step_does(code, between, to):
    first = roll_up(code, between)
    second = roll_up(first, to) if isinstance(first, str) else first
    if isinstance(second, str):
        assert roll_up(code, to) == second


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [("bme", "asian", True), ("bme", "white", False), ("C", "white", True), ("Z", "unknown", True)],
)
def test_groups_that_share_people_can_be_told(one, other, overlap):
    assert bool(members(one) & members(other)) is overlap


def test_a_code_is_read_in_either_case_and_with_spaces():
    assert roll_up(" BME ", grouping("wres")) == "bme"
    assert roll_up("pc", grouping("five")) == "black"


@pytest.mark.parametrize("code", ["", " ", "bame", "White British", "A White - British", "I", "NA", "1"])
def test_what_is_no_code_is_nobody_and_is_not_counted_as_unknown(code):
    assert members(code) == frozenset()
    assert roll_up(code, grouping("wres")) == Unmatched(code, Why.NOT_IN_LIST)


def test_a_grouping_that_leaves_somebody_out_cannot_be_made():
    wres = grouping("wres")
    with pytest.raises(ValueError, match="leaves a member out"):
        replace(wres, groups=wres.groups[:-1])


def test_a_grouping_that_places_somebody_twice_cannot_be_made():
    wres = grouping("wres")
    twice = Group("irish", "Irish", "Irish", frozenset({Category.WHITE_IRISH}))
    with pytest.raises(ValueError, match="places one twice"):
        replace(wres, groups=(*wres.groups, twice))


def test_a_grouping_with_one_code_for_two_groups_cannot_be_made():
    wres = grouping("wres")
    white, bme, unknown = wres.groups
    with pytest.raises(ValueError, match="group code twice"):
        replace(wres, groups=(white, replace(bme, code="white"), unknown))


def test_an_empty_group_cannot_be_made():
    with pytest.raises(ValueError, match="nobody"):
        Group("none", "none", "None", frozenset())


def test_a_grouping_or_group_that_does_not_exist_is_a_fault_of_the_program():
    with pytest.raises(ValueError, match="six"):
        grouping("six")
    with pytest.raises(ValueError, match="asian"):
        grouping("wres").group("asian")


def test_every_group_has_both_its_names():
    assert all(group.in_sentence and group.as_heading for entry in groupings() for group in entry.groups)


def test_every_grouping_says_where_it_comes_from():
    assert all(entry.title and entry.source.startswith("https://") for entry in groupings())
