"""Whose figures a token may read, for how long, and when it reads nothing."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest

from tallystick.release.policy import Audience
from tallystick_web.core.rules import Refused
from tallystick_web.organisations import token_rules
from tallystick_web.organisations.rules import Capability, RoleId, roles

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
MAKERS = {RoleId.ANALYST, RoleId.INFORMATION_GOVERNANCE}


def test_two_roles_make_tokens():
    assert {one.id for one in roles().values() if Capability.ISSUE_TOKENS in one.capabilities} == MAKERS


@pytest.mark.parametrize("role", RoleId)
def test_who_makes_tokens_is_offered_everything_but_the_desk_and_nobody_else_anything(role):
    expected = (Audience.ORGANISATION, Audience.PUBLIC) if role in MAKERS else ()
    assert token_rules.offered_audiences([role]) == expected


def test_no_two_roles_together_are_offered_the_desk():
    for pair in combinations(RoleId, 2):
        assert Audience.INTERNAL not in token_rules.offered_audiences(pair)


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        (Audience.ORGANISATION, (Audience.ORGANISATION, Audience.PUBLIC)),
        (Audience.PUBLIC, (Audience.PUBLIC,)),
    ],
)
def test_a_token_reads_what_everybody_may_as_well(audience, expected):
    assert token_rules.read_with(audience) == expected


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"audience": Audience.INTERNAL}, "have not been through the privacy check"),
        ({"roles": [RoleId.EDI_LEAD]}, "Your roles do not let you"),
        ({"roles": []}, "Your roles do not let you"),
        ({"days": 366}, "at most 365 days"),
        ({"days": 0}, "at most 365 days"),
    ],
)
def test_a_token_that_would_read_too_much_or_too_long_is_refused(changed, says):
    right = {"audience": Audience.PUBLIC, "days": 365, "roles": [RoleId.ANALYST]}
    token_rules.check_can_make(**right)
    with pytest.raises(Refused, match=says):
        token_rules.check_can_make(**right | changed)


def test_every_time_that_is_offered_is_allowed():
    for days in token_rules.DAYS:
        token_rules.check_can_make(audience=Audience.PUBLIC, days=days, roles=[RoleId.ANALYST])
        assert token_rules.ends_at(at=NOON, days=days) == NOON + timedelta(days=days)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({}, None),
        ({"is_ended": True}, token_rules.ENDED),
        ({"at": NOON + timedelta(days=1)}, token_rules.RAN_OUT),
        ({"at": NOON + timedelta(days=1, seconds=-1)}, None),
        ({"roles": []}, token_rules.TOO_WEAK),
        ({"roles": [RoleId.EDI_LEAD]}, token_rules.TOO_WEAK),
        ({"roles": [RoleId.EDI_LEAD, RoleId.ANALYST]}, None),
    ],
)
def test_why_a_token_reads_nothing(changed, fault):
    works = {
        "audience": Audience.ORGANISATION,
        "ends_at": NOON + timedelta(days=1),
        "is_ended": False,
        "roles": [RoleId.ANALYST],
        "at": NOON,
    }
    assert token_rules.fault_of(**works | changed) == fault
