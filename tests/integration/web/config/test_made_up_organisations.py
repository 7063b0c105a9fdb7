"""The made-up organisations of `make run`: filled through the actions of the service, and never beside real ones."""

from dataclasses import replace
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.test import RequestFactory

from tallystick.example.kinds import OrganisationKind as MadeUpKind
from tallystick.example.world import make_world
from tallystick.release.policy import Audience
from tallystick_web.config.example import fill as filling
from tallystick_web.config.example.pay import release_pay
from tallystick_web.config.example.plans import LATEST, PLANS
from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.deposits.queries import signed
from tallystick_web.numbers import queries
from tallystick_web.numbers.rules import Subject
from tallystick_web.organisations.queries import standing_of
from tallystick_web.organisations.rules import RoleId
from tallystick_web.publications.queries_editions import editions_of
from tallystick_web.publications.rules import EditionStage
from tallystick_web.reviews.queries.reviews import reviews_of, steps_of
from tallystick_web.reviews.rules import StepState
from tests.integration.web.organisations import making

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def made_up(settings, monkeypatch):
    settings.TALLYSTICK_IS_MADE_UP = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    first, body = PLANS[0], PLANS[-1]
    plans = (replace(first, staff=100), replace(body, staff=40))
    # What nobody accepted takes the privacy check long, and is tried elsewhere.
    monkeypatch.setattr(filling, "_ACCEPT", frozenset(one.slug for one in plans))
    monkeypatch.setattr("tallystick_web.config.management.commands.make_example.PLANS", plans)
    return plans


def test_the_command_fills_and_prints_passwords_that_work(made_up):
    out = StringIO()
    call_command("make_example", stdout=out)
    lines = [line.split() for line in out.getvalue().splitlines() if "@vale-hospitals.example" in line]
    assert len(lines) == len(made_up[0].names)
    email, password = next((words[-2], words[-1]) for words in lines if "analyst@" in words[-2])
    account = authenticate(RequestFactory().post("/"), email=email, password=password)
    assert account is not None
    organisation = next(one for one in filling.every_organisation() if one.slug == "vale-hospitals")
    assert standing_of(account, organisation, on=account.created_at.date()).roles == {RoleId.ANALYST}
    with inside(organisation.pk):
        assert {one.account.made.year for one in signed(organisation.pk)} == {LATEST}
        for audience in Audience:
            assert queries.latest(organisation.pk, audience, Subject.STANDARDS) is not None
        assert [one.stage for one in editions_of(organisation.pk)] == [EditionStage.PUBLISHED]
        stands = [{step.state for step in steps_of(one)} for one in reviews_of(organisation.pk)]
        assert {StepState.DONE} in stands  # one review went to its end, and another one is under way
        assert {StepState.WAITING} in stands
    again = StringIO()
    call_command("make_example", stdout=again)
    assert "there already" in again.getvalue()


def test_pay_is_released_for_whom_it_can_be(made_up):
    opened = making.organisation("vale")
    world = make_world(MadeUpKind.TRUST, staff=200, years=2, seed=4, last=LATEST)
    opened.organisation.name = world.organisation
    opened.organisation.save()
    with opened.inside():
        release_pay(opened.organisation, world, LATEST)
        assert queries.latest(opened.organisation.pk, Audience.INTERNAL, Subject.PAY) is not None


def test_nothing_is_made_up_beside_real_organisations(made_up):
    making.organisation()
    with pytest.raises(Refused, match="not made up"):
        filling.check_may_fill()


def test_nothing_is_made_up_where_figures_are_real(made_up, settings):
    settings.TALLYSTICK_IS_MADE_UP = False
    with pytest.raises(Refused, match="for real figures"):
        filling.check_may_fill()
