"""Belonging to a membership body: begun and ended by the operator, at once, with one event for each."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.organisations.queries import hosts_of, members_of
from tallystick_web.organisations.rules import OrganisationKind
from tests.integration.web.organisations import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return making.organisation("northmoor").organisation


@pytest.fixture
def host():
    return making.organisation("beacon", kind=OrganisationKind.MEMBERSHIP_BODY).organisation


def run(command, *slugs):
    said = StringIO()
    call_command(command, *slugs, stdout=said)
    return said.getvalue()


def events(organisation):
    kinds = AuditEvent.objects.filter(chain=organisation.pk).order_by("number").values_list("kind", "by")
    return [one for one in kinds if one[0].startswith("membership")]


def hosts(member, on):
    with inside(member.pk):
        return hosts_of(member.pk, on)


def test_a_member_joins_and_leaves_and_may_join_again(member, host):
    today = timezone.localdate()
    assert (
        run("join_host", "northmoor", "beacon")
        == "Northmoor NHS Trust is a member of Beacon NHS Trust from today on.\n"
    )
    assert (members_of(host.pk, today), hosts(member, today)) == ([member], [host])
    assert (
        run("leave_host", "northmoor", "beacon") == "Northmoor NHS Trust is no longer a member of Beacon NHS Trust.\n"
    )
    for day in (today, today + timedelta(days=1)):
        assert (members_of(host.pk, day), hosts(member, day)) == ([], [])
    run("join_host", "northmoor", "beacon")
    assert members_of(host.pk, today) == [member]
    assert events(member) == [("membership-begun", None), ("membership-ended", None), ("membership-begun", None)]
    assert events(host) == []


@pytest.mark.parametrize(
    ("command", "slugs", "said"),
    [
        ("join_host", ("northmoor", "beacon"), "is a member of Beacon NHS Trust already"),
        ("join_host", ("beacon", "northmoor"), "has no members"),
        ("leave_host", ("beacon", "northmoor"), "is not a member of"),
        ("leave_host", ("northmoor", "nowhere"), "There is no organisation 'nowhere'"),
        ("join_host", ("nowhere", "beacon"), "There is no organisation 'nowhere'"),
    ],
)
def test_what_cannot_be_is_said_and_leaves_nothing_behind(command, slugs, said, member, host):
    run("join_host", "northmoor", "beacon")
    before = AuditEvent.objects.count()
    with pytest.raises(CommandError, match=said):
        run(command, *slugs)
    assert AuditEvent.objects.count() == before
