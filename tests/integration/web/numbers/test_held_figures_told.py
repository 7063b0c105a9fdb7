"""What people and programs are told of figures that are held back from them: nothing, byte by byte."""

import os

import pytest
from django.test import Client

from tallystick.account.understand import understood_counts
from tallystick.release.policy import Audience
from tallystick.tallies.return_file import read_return_file
from tallystick_web.core.fence import inside
from tallystick_web.deposits.received import receive_counted
from tallystick_web.deposits.signed_by import signed_by
from tallystick_web.numbers import queries
from tallystick_web.numbers.actions import take_back_contract
from tallystick_web.numbers.jobs import make_releases
from tallystick_web.numbers.models import Release
from tallystick_web.numbers.rules import Subject
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.addresses import addresses, routes_for_programs, routes_of_an_organisation
from tests.integration.web.numbers.holding import (
    LATER,
    LISTED,
    SOON,
    hold,
)
from tests.integration.web.test_non_interference import seen
from tests.integration.web.world import RETURN, examples_of, make_world, person_of, quiet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.long]
# Of the others, those whose pages differ: who may hold figures back and sign them, share them, and read no more.
EVERY_DAY = {
    RoleId.HR_DIRECTOR,
    RoleId.INFORMATION_GOVERNANCE,
    RoleId.EXECUTIVE,
    RoleId.GOVERNOR,
    RoleId.ADMINISTRATOR,
    RoleId.MEMBERSHIP_ANALYST,
}
# What tells of the work of handing in, and is for those who do it or keep watch over it.
OF_HANDING_IN = ("tallystick_web.deposits.", "tallystick_web.organisations.views.log")


def asked_of(world):
    """Every address of an organisation with a role that is tried there, and every address of its programs."""
    asked = []
    for where, held in world.ours.items():
        examples = examples_of(where)
        theirs = [one for route in routes_of_an_organisation() for one in addresses_of(route, examples)]
        tried = held if os.environ.get("TALLYSTICK_EXAMPLES") == "long" else EVERY_DAY & set(held)
        asked += [(one, role, where) for role in tried for one in theirs]
    return asked


def addresses_of(route, examples):
    return [] if route.view.__module__.startswith(OF_HANDING_IN) else addresses(route, examples)


def told(world, asked):
    return {(one, role, where.slug): seen(world.client(role, where), one) for one, role, where in asked}


def told_to_programs(world, asked):
    return {
        (one, audience): seen(Client(), one, authorization=f"Bearer {token}")
        for audience, token in world.tokens.items()
        for one in asked
    }


def sets_of(where):
    with inside(where.pk):
        return set(Release.objects.of(where).values_list("sha256", flat=True))


def for_programs(sets):
    examples = {"slug": ["northmoor"], "sha256": sorted(sets)}
    return [one for route in routes_for_programs() for one in addresses(route, examples)]


def sign_held(where, analyst):
    """A year that was not there before."""
    content = RETURN.read_bytes().replace(b",wres,2025,", b",wres,2024,")
    [account] = understood_counts([read_return_file(content, name="return.csv")]).accounts
    receive_counted(account=account, by=analyst, role=RoleId.ANALYST, at=LATER)


class Told:
    """One installation before and after figures that are held back were signed and made ready."""

    def __init__(self):
        self.world = world = make_world()
        self.where = world.trust
        analyst = person_of(world.accounts["northmoor", RoleId.ANALYST], world.trust)
        member = person_of(world.accounts["northmoor", LISTED], world.trust)
        hold(world.trust, analyst, member.pk, at=SOON)
        with inside(world.trust.pk):
            take_back_contract(role="IG lead", by=analyst, at=SOON)  # as when the sets that there are were made
        self.early, every = sets_of(world.trust), asked_of(world)
        reads = {(RoleId.ANALYST, world.trust), (RoleId.ANALYST, world.body), (LISTED, world.trust)}
        self.asked = [one for one in every if one[1:] not in reads]
        self.programs = for_programs(self.early)
        listed = [(one, LISTED, where) for one, role, where in every if role is RoleId.EXECUTIVE]
        self.before = told(world, self.asked) | told_to_programs(world, self.programs)
        self.listed_before = told(world, listed)
        with inside(world.trust.pk), quiet():
            sign_held(world.trust, analyst)
            make_releases(str(world.trust.pk))
        self.late = sets_of(world.trust) - self.early
        self.after = told(world, self.asked) | told_to_programs(world, self.programs)
        self.listed_after = told(world, listed)


@pytest.fixture(scope="module")
def world(shared_database, still_clock):
    return Told()


def test_the_sets_are_made_and_kept_as_always(world):
    with inside(world.where.pk):
        newest = queries.newest(world.where.pk, Audience, Subject.STANDARDS)
        made = {str(one.deposit) for one in signed_by(world.where.pk) if one.at == LATER}
    assert {audience: (one.vintage, one.years) for audience, one in newest.items()} == {
        one: (2, [2024, 2025]) for one in Audience
    }
    assert all(made < set(one.deposits) for one in newest.values())


def test_everybody_off_the_list_is_told_the_same_byte_for_byte(world):
    assert {RoleId.HR_DIRECTOR, RoleId.EXECUTIVE} <= {role for _, role, _ in world.asked}
    assert len(world.before) > 500
    assert [key for key in world.before if world.before[key] != world.after[key]] == []


def test_a_program_finds_no_set_that_is_held_back(world):
    assert len(world.late) == 3
    answers = told_to_programs(world.world, [f"/api/v1/organisations/northmoor/releases/{one}" for one in world.late])
    assert {status for status, _, _ in answers.values()} == {404}


def test_who_is_on_the_list_reads_them(world):
    changed = {one for (one, _, _) in world.listed_before if differs(world, one)}
    stand = "/o/northmoor/where-we-stand/wres/"
    assert {stand, f"{stand}figures.csv", f"{stand}indicator/2/", "/o/northmoor/where-we-stand/everything/report"} <= (
        changed
    )
    figures = world.listed_after[f"{stand}figures.csv", LISTED, "northmoor"][2]
    assert b",2024," in figures


def differs(world, one):
    key = (one, LISTED, "northmoor")
    return world.listed_before[key] != world.listed_after[key]
