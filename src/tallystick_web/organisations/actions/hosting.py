"""Belonging to a membership body or an umbrella."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Hosting, Organisation, Person
from tallystick_web.organisations.queries import hosts_of
from tallystick_web.organisations.rules import OrganisationKind


@transaction.atomic
def join_host(*, member: Organisation, host: Organisation, by: Person | None, at: datetime) -> Hosting:
    """Make an organisation a member of a host. It grants the host no sight of anything."""
    if not OrganisationKind(host.kind).hosts_members:
        raise Refused(f"{host.name} is a {OrganisationKind(host.kind).label}, and has no members.")
    if host in hosts_of(member.pk, localdate(at)):
        raise Refused(f"{member.name} is a member of {host.name} already.")
    hosting = Hosting.objects.create(organisation=member, host=host, since=localdate(at), by=by, at=at)
    audit.record("membership-begun", organisation=member.pk, by=by.pk if by else None, at=at, about=hosting)
    return hosting
