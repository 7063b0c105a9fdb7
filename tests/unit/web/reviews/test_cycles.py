"""The cycles there are: their days held against a calendar on the wall, and faults in data that stop the start."""

from datetime import date

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import Capability, OrganisationKind, roles
from tallystick_web.reviews.cycle_rules import check_can_begin
from tallystick_web.reviews.cycles import FaultInCycle, cycle_of, cycles, cycles_for
from tallystick_web.reviews.rules import Body, StepKind

HEAD = """
id = "tried"
title = "Tried"
lead = "A cycle of tests."
kinds = ["trust"]
watches = "plan"
"""
FREEZE = """
[[steps]]
id = "freeze"
kind = "freeze"
text = "Freeze"
roles = ["edi-lead"]
days = 7
"""
BOARD = """
[[steps]]
id = "board"
kind = "meeting"
body = "board"
text = "Decide"
roles = ["board-member"]
needs = ["freeze"]
days = 10
after = "freeze"
"""
PUBLISH = """
[[steps]]
id = "publish"
kind = "publish"
text = "Publish"
roles = ["board-secretary"]
needs = ["board"]
days = -3
after = "board"
"""


def kinds_of(cycle):
    return [one.kind for one in cycles()[cycle].steps]


def bodies_that_meet(cycle):
    return [one.body for one in cycles()[cycle].steps if one.kind is StepKind.MEETING]


# WHAT THERE IS


def test_every_kind_of_review_that_was_asked_for_is_there():
    asked = {"six-monthly", "quarterly-stocktake", "annual-stocktake", "wres-year", "pay-gap-year", "equality-duty"}
    assert asked <= cycles().keys()


def test_a_six_monthly_review_goes_from_owners_to_the_public_and_no_body_is_passed_over():
    kinds = kinds_of("six-monthly")

    assert kinds[:2] == [StepKind.ASK_OWNERS, StepKind.FREEZE]
    assert kinds[-1] is StepKind.PUBLISH
    assert bodies_that_meet("six-monthly") == [Body.EXECUTIVE, Body.SUB_GROUP, Body.BOARD]
    asked = {one.body for one in cycles()["six-monthly"].steps if one.kind is StepKind.CONSULT}
    assert asked == {Body.NETWORK, Body.ADVISERS, Body.STAFF}


def test_the_figures_of_a_wres_year_are_signed_off_before_the_plan_is_and_the_network_is_asked_between():
    keys = [one.key for one in cycles()["wres-year"].steps]

    assert keys.index("data-board") < keys.index("upload") < keys.index("consult-networks") < keys.index("board")
    assert kinds_of("wres-year").count(StepKind.SIGN_DATA) == 2


def test_a_membership_body_is_not_offered_the_year_of_a_standard_that_does_not_bind_it():
    assert "wres-year" not in {one.id for one in cycles_for(OrganisationKind.MEMBERSHIP_BODY)}
    assert "six-monthly" in {one.id for one in cycles_for(OrganisationKind.MEMBERSHIP_BODY)}


def test_whoever_has_a_role_of_a_deciding_step_can_record_a_decision():
    found = [one for cycle in cycles().values() for step in cycle.steps if step.kind.decides for one in step.roles]

    assert found
    assert all(Capability.DECIDE_REVIEWS in roles()[one].capabilities for one in found)


# DAYS


def test_the_days_of_a_six_monthly_review_are_those_of_a_calendar_on_the_wall():
    days = cycles()["six-monthly"].dates(date(2026, 6, 1))

    assert days["ask-owners"] == date(2026, 6, 22)
    assert days["freeze"] == date(2026, 6, 29)
    assert days["executive"] == date(2026, 7, 27)
    assert days["sub-group"] == date(2026, 8, 10)
    assert days["board"] == date(2026, 8, 24)
    assert days["publish"] == date(2026, 9, 7)


@pytest.mark.parametrize(("cycle", "last"), [("wres-year", date(2026, 10, 31)), ("pay-gap-year", date(2027, 3, 30))])
def test_a_year_that_begins_after_the_snapshot_is_published_by_the_day_that_is_in_use(cycle, last):
    assert cycles()[cycle].dates(date(2026, 4, 1))["publish"] <= last


def test_no_step_is_due_before_what_it_needs():
    for cycle in cycles().values():
        days = cycle.dates(date(2026, 4, 1))
        assert [(one.key, need) for one in cycle.steps for need in one.needs if days[one.key] < days[need]] == []


def test_a_day_can_lie_before_the_step_it_hangs_on():
    days = cycle_of(HEAD + FREEZE + BOARD + PUBLISH).dates(date(2026, 1, 1))

    assert days == {"freeze": date(2026, 1, 8), "board": date(2026, 1, 18), "publish": date(2026, 1, 15)}


# FAULTS


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (FREEZE + BOARD.replace('needs = ["freeze"]', 'needs = ["freze"]'), "there is no step freze"),
        (FREEZE + BOARD.replace('after = "freeze"', 'after = "freze"'), "there is no step freze"),
        (FREEZE + FREEZE, "each has an id of its own"),
        (FREEZE + BOARD.replace('needs = ["freeze"]', ""), "figures are frozen before anything is decided"),
        (FREEZE + PUBLISH.replace('"board"', '"freeze"'), "a body decides before anything is published"),
        (FREEZE + 'needs = ["board"]\n' + BOARD, "it would come before itself"),
        (FREEZE + 'after = "board"\n' + BOARD, "its day would hang on itself"),
        (FREEZE.replace('["edi-lead"]', "[]"), "somebody must be able to do it"),
        (FREEZE.replace("edi-lead", "communications-lead"), "cannot open a review"),
        (FREEZE + BOARD.replace("board-member", "network-chair"), "cannot record a decision"),
        (FREEZE + BOARD.replace('body = "board"\n', ""), "which body it is"),
        (FREEZE.replace('kind = "freeze"', 'kind = "frozen"'), "ValueError"),
        (FREEZE.replace("days = 7\n", ""), "KeyError"),
    ],
)
def test_a_fault_in_a_cycle_is_named_with_the_cycle(steps, said):
    with pytest.raises(FaultInCycle, match=f"^tried: .*{said}"):
        cycle_of(HEAD + steps)


def test_what_watches_a_year_says_of_which_standard():
    with pytest.raises(FaultInCycle, match="names the standard"):
        cycle_of(HEAD.replace('"plan"', '"pay"') + FREEZE)


def test_a_cycle_without_steps_is_none():
    with pytest.raises(FaultInCycle, match="has steps"):
        cycle_of(HEAD + "steps = []")


# BEGINNING


@pytest.mark.parametrize(
    ("cycle", "has_plan", "year", "is_there", "said"),
    [
        ("six-monthly", False, 2026, False, "Choose the plan"),
        ("wres-year", True, None, False, "Give the year"),
        ("six-monthly", True, None, True, "begins on this day already"),
    ],
)
def test_a_review_of_nothing_and_the_same_one_twice_are_refused(cycle, has_plan, year, is_there, said):
    with pytest.raises(Refused, match=said):
        check_can_begin(cycles()[cycle], has_plan=has_plan, year=year, is_there=is_there)


def test_a_year_of_figures_can_be_reviewed_without_a_plan():
    check_can_begin(cycles()["wres-year"], has_plan=False, year=2026, is_there=False)
