"""The ways an item of a plan can go, held against what the table says and what a plan must never allow."""

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.plans.rules import Kind, Stage, check_can_serve
from tallystick_web.plans.ways import check_can_go, transitions, way_called, ways_from


def test_what_is_over_stays_over():
    assert [one for one in transitions() if not one.source.is_open] == []


def test_what_was_agreed_is_left_only_with_a_reason_and_by_somebody_who_may_agree():
    ways = ways_from(Stage.AGREED)

    assert ways
    assert all(one.asks_reason and one.is_agreed for one in ways)


def test_every_stage_but_a_draft_can_be_come_to():
    assert {one.target for one in transitions()} == set(Stage) - {Stage.DRAFT}


@pytest.mark.parametrize(
    ("way", "stage", "reason", "has_other", "may_agree"),
    [
        ("agree", Stage.DRAFT, "", False, False),
        ("agree", Stage.AGREED, "", False, True),
        ("drop", Stage.AGREED, " ", False, True),
        ("merge", Stage.AGREED, "It is the same", False, True),
    ],
)
def test_a_way_that_lacks_what_it_asks_for_is_refused(way, stage, reason, has_other, may_agree):
    with pytest.raises(Refused):
        check_can_go(way=way_called(way), stage=stage, reason=reason, has_other=has_other, may_agree=may_agree)


@pytest.mark.parametrize(
    ("lower", "upper", "in_one_plan"),
    [
        (Kind.ACTION, Kind.OBJECTIVE, True),
        (Kind.OUTCOME, Kind.OUTCOME, True),
        (Kind.OUTCOME, Kind.OBJECTIVE, False),
        (Kind.COMMITMENT, Kind.OBJECTIVE, True),
    ],
)
def test_what_does_not_serve_something_cannot_stand_under_it(lower, upper, in_one_plan):
    with pytest.raises(Refused):
        check_can_serve(lower=lower, upper=upper, in_one_plan=in_one_plan)


def test_a_teams_action_serves_an_outcome_of_the_organisations_plan():
    check_can_serve(lower=Kind.ACTION, upper=Kind.OUTCOME, in_one_plan=False)
