"""Roles, what each may do, and what it takes to give one."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tallystick.release.policy import Audience
from tallystick_web.core.rules import Refused
from tallystick_web.organisations import rules
from tallystick_web.organisations.holdings import RoleTime, role_time
from tallystick_web.organisations.rules import Capability, OrganisationKind, RoleId, UnitKind, roles

DAY = date(2026, 11, 26)


def test_the_table_has_every_role_and_every_capability():
    assert set(roles()) == set(RoleId)
    assert {one for role in roles().values() for one in role.capabilities} == set(Capability)
    assert all(one.label for one in Capability)


def test_every_kind_has_a_label():
    assert all(one.label for one in (*OrganisationKind, *UnitKind))


def test_a_role_that_reads_more_than_everybody_may_or_what_people_said_of_themselves_needs_two_people():
    read = {one.id for one in roles().values() if one.audience in (Audience.INTERNAL, Audience.ORGANISATION)}
    decide = {one.id for one in roles().values() if Capability.MANAGE_PEOPLE in one.capabilities}
    assert {one.id for one in roles().values() if one.needs_two_people} == (
        read | decide | {RoleId.INVITATIONS_COORDINATOR}
    )


def test_only_the_analyst_reads_what_has_not_been_through_the_privacy_check():
    assert [one.id for one in roles().values() if Capability.READ_DESK in one.capabilities] == [RoleId.ANALYST]


def test_who_reads_the_desk_reads_what_is_less():
    assert rules.audiences_of([RoleId.ANALYST]) == set(Audience)
    assert rules.audiences_of([RoleId.GOVERNOR]) == {Audience.PUBLIC}
    assert rules.audiences_of([RoleId.ADMINISTRATOR]) == set()


def test_nobody_who_gives_roles_also_agrees_to_them():
    both = {Capability.MANAGE_PEOPLE, Capability.AGREE_PEOPLE}
    assert [one.id for one in roles().values() if both <= one.capabilities] == []


def test_members_figures_are_read_only_where_there_are_members():
    offered = {kind: {one.id for one in rules.offered_roles(kind)} for kind in OrganisationKind}
    assert {kind for kind, ids in offered.items() if RoleId.MEMBERSHIP_ANALYST in ids} == {
        OrganisationKind.MEMBERSHIP_BODY,
        OrganisationKind.UMBRELLA,
    }


@pytest.mark.parametrize(
    ("since", "until", "was_ended", "time"),
    [
        (DAY, None, False, RoleTime.CURRENT),
        (DAY, DAY, False, RoleTime.CURRENT),
        (DAY + timedelta(days=1), None, False, RoleTime.COMING),
        (DAY - timedelta(days=9), DAY - timedelta(days=1), False, RoleTime.ENDED),
        (DAY, None, True, RoleTime.ENDED),
        (DAY + timedelta(days=1), None, True, RoleTime.ENDED),
    ],
)
def test_a_role_is_held_from_its_first_day_to_its_last(since, until, was_ended, time):
    assert role_time(since=since, until=until, was_ended=was_ended, on=DAY) is time


@pytest.mark.parametrize(("asked", "agreeing", "about", "may"), [(1, 1, 2, False), (1, 2, 2, False), (1, 2, 3, True)])
def test_the_second_person_neither_asked_nor_is_asked_about(asked, agreeing, about, may):
    assert rules.can_be_second_person(asked_by=asked, agreeing=agreeing, about=about) is may


NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("is_used", "is_latest", "ends_at"),
    [(True, True, NOON), (False, False, NOON), (False, True, NOON - timedelta(seconds=1))],
)
def test_a_link_that_opens_nothing_says_what_to_do(is_used, is_latest, ends_at):
    with pytest.raises(Refused, match="Ask whoever invited you"):
        rules.check_invitation(is_used=is_used, is_latest=is_latest, ends_at=ends_at, at=NOON)


def test_a_link_works_until_its_last_moment():
    rules.check_invitation(is_used=False, is_latest=True, ends_at=NOON, at=NOON)


def test_addresses_are_the_same_in_any_spelling():
    rules.check_address(invited="Ann@Trust.example", given="ann@trust.EXAMPLE")
    with pytest.raises(Refused):
        rules.check_address(invited="ann@trust.example", given="bob@trust.example")


def test_somebody_must_be_left_who_gives_roles():
    rules.check_somebody_is_left(others_who_manage=1, manages=True)
    rules.check_somebody_is_left(others_who_manage=0, manages=False)
    with pytest.raises(Refused):
        rules.check_somebody_is_left(others_who_manage=0, manages=True)
