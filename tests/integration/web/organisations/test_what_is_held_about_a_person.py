"""What is held about one person can be printed, and their name taken out before the two years are over."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.db import models
from django.utils import timezone

from tallystick_web.core.fence import everywhere
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import DataClass
from tallystick_web.organisations import actions
from tallystick_web.organisations.due import FORMER
from tallystick_web.organisations.models import Account, Appointment, Invitation, Person
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.organisations import making
from tests.integration.web.rows import our_models, row_of

pytestmark = pytest.mark.django_db
CANARY = "zzabout"
ADDRESS = "lea@northmoor.example"


@pytest.fixture
def opened():
    return making.organisation("northmoor")


@pytest.fixture
def lea(opened):
    return making.person(opened, RoleId.ANALYST, name="Lea Ver", email=ADDRESS)


def run(command, *arguments):
    said = StringIO()
    call_command(command, *arguments, stdout=said)
    return said.getvalue()


def held(address=ADDRESS):
    return json.loads(run("person_data", address))["rows"]


def tables(rows):
    return {one["table"] for one in rows}


# WHAT IS PRINTED


def test_the_name_the_roles_the_account_and_the_log_are_there(opened, lea):
    rows = held()
    [person] = [one["row"] for one in rows if one["table"] == "organisations.Person"]
    assert (person["name"], person["email"], person["organisation"]) == (
        "Lea Ver",
        ADDRESS,
        str(opened.organisation.pk),
    )
    assert {"organisations.Account", "organisations.Invitation", "account.EmailAddress"} <= tables(rows)
    [role] = [one for one in rows if one["table"] == "organisations.Appointment"]
    assert (role["row"]["role"], role["found by"]) == ("analyst", ["person"])
    kinds = {one["row"]["kind"] for one in rows if one["table"] == "core.AuditEvent"}
    assert "invitation-taken-up" in kinds, kinds


def test_an_address_is_found_however_it_is_written(lea):
    assert tables(held(ADDRESS.upper())) == tables(held())


def test_every_organisation_that_knows_the_account_is_looked_through(lea):
    south = making.organisation("southmoor")
    making.invited(south, RoleId.EDI_LEAD, name="Lea V", email=ADDRESS)
    names = {one["row"]["name"] for one in held() if one["table"] == "organisations.Person"}
    assert names == {"Lea Ver", "Lea V"}


def test_nothing_of_anybody_else_is_there(opened, lea):
    making.person(opened, RoleId.EDI_LEAD, name="Another", email="another@northmoor.example")
    printed = run("person_data", ADDRESS)
    assert "another@" not in printed
    assert "Ada Marsh" not in printed


def pointers(model):
    columns = (one for one in model._meta.concrete_fields if isinstance(one, models.ForeignKey))
    return [one.name for one in columns if one.related_model is Person]


@pytest.fixture
def everywhere_named(opened, lea):
    """A row of every table that can point at a person, with a canary in each text."""
    wanted = [model for model in our_models() if pointers(model)]
    with everywhere("rows of tests"):
        for model in wanted:
            row_of(model, opened.organisation, text=CANARY, known={model.__name__: dict.fromkeys(pointers(model), lea)})
    return wanted


def test_a_row_is_found_in_every_table_that_can_point_at_a_person(everywhere_named):
    assert {model._meta.label for model in everywhere_named} - tables(held()) == set()


def test_no_secret_is_there(lea):
    Authenticator.objects.create(user=lea.account, type="totp", data={"secret": CANARY})
    Account.objects.filter(pk=lea.account_id).update(password=CANARY)
    rows = held()
    assert {"mfa.Authenticator", "organisations.Account"} <= tables(rows)
    assert CANARY not in json.dumps(rows)


@pytest.mark.parametrize("kind", [DataClass.UNRELEASED_COUNTS, DataClass.CREDENTIALS, DataClass.STAFF_ROWS])
def test_of_counts_secrets_and_files_only_who_and_when_is_there(kind, everywhere_named):
    wanted = {one._meta.label for one in everywhere_named if one.governance.data is kind} - {"organisations.Invitation"}
    told = [one for one in held() if one["table"] in wanted]
    assert tables(told) == wanted
    assert CANARY not in json.dumps(told)


def test_what_somebody_wrote_is_there(everywhere_named):
    told = [one["row"] for one in held() if one["table"] == "organisations.ChosenWords"]
    assert CANARY in told[-1]["reason"]


def test_an_address_that_nobody_has_is_said_so(opened):
    with pytest.raises(CommandError, match="Nobody here has this e-mail address"):
        run("person_data", "nobody@northmoor.example")


# TAKING IT OUT EARLY


@pytest.fixture
def gone(opened, lea):
    """Lea, whose role was ended."""
    with opened.inside():
        appointment = making.appointment(opened, lea)
        actions.end_role(appointment=appointment, why="", by=opened.administrator, at=timezone.now())
    return lea


def test_a_name_is_taken_out_at_once_and_what_was_done_stays_under_a_number(opened, gone):
    before = AuditEvent.objects.filter(by=gone.pk).count()
    assert "were taken out of Northmoor NHS Trust" in run("forget_person", "northmoor", ADDRESS)
    with opened.inside():
        person = Person.objects.of(opened.organisation).get(pk=gone.pk)
        assert Appointment.objects.of(opened.organisation).filter(person=gone).exists()
    assert (person.name, person.email, person.account_id) == (FORMER, "", None)
    assert not Account.objects.filter(email=ADDRESS).exists()
    assert not EmailAddress.objects.filter(email=ADDRESS).exists()
    assert not Invitation._base_manager.filter(email=ADDRESS).exists()
    assert AuditEvent.objects.filter(by=gone.pk).count() == before > 0
    with pytest.raises(CommandError, match="Nobody here"):
        run("person_data", ADDRESS)


def test_whoever_holds_a_role_or_is_asked_for_is_refused(opened, lea):
    with pytest.raises(CommandError, match="has a role"):
        run("forget_person", "northmoor", ADDRESS)
    waiting = making.invited(opened, RoleId.EDI_LEAD, email="waits@northmoor.example")
    with pytest.raises(CommandError, match="is asked for in one"):
        run("forget_person", "northmoor", waiting.email)
    later = making.invited(
        opened, RoleId.ADMINISTRATOR, email="later@northmoor.example", since=timezone.localdate() + timedelta(days=9)
    )
    with pytest.raises(CommandError, match="has a role"):
        run("forget_person", "northmoor", later.email)


def test_who_and_where_must_be_known(opened, lea):
    with pytest.raises(CommandError, match="There is no organisation 'elsewhere'"):
        run("forget_person", "elsewhere", ADDRESS)
    with pytest.raises(CommandError, match="knows nobody"):
        run("forget_person", "northmoor", "nobody@northmoor.example")
