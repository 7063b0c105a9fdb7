"""Belonging to a membership body or an umbrella."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.models import Hosting, HostingEnd, Organisation, Person
from tallystick_web.organisations.queries import hosting_on
from tallystick_web.organisations.rules import OrganisationKind


@transaction.atomic
def join_host(*, member: Organisation, host: Organisation, by: Person | None, at: datetime) -> Hosting:
    """Make an organisation a member of a host. It grants the host no sight of anything."""
    audit.hold(member.pk)
    if not OrganisationKind(host.kind).hosts_members:
        raise Refused(f"{host.name} is a {OrganisationKind(host.kind).label}, and has no members.")
    if hosting_on(member.pk, host.pk, localdate(at)) is not None:
        raise Refused(f"{member.name} is a member of {host.name} already.")
    hosting = Hosting.objects.create(organisation=member, host=host, since=localdate(at), by=by, at=at)
    audit.record("membership-begun", organisation=member.pk, by=by.pk if by else None, at=at, about=hosting)
    return hosting


@transaction.atomic
def leave_host(*, member: Organisation, host: Organisation, by: Person | None, at: datetime) -> HostingEnd:
    """End a membership at once: yesterday was its last day, and what was shared with the host is shut today."""
    audit.hold(member.pk)
    hosting = hosting_on(member.pk, host.pk, localdate(at))
    if hosting is None:
        raise Refused(f"{member.name} is not a member of {host.name}. Nothing was changed.")
    last = localdate(at) - timedelta(days=1)
    end = HostingEnd.objects.create(organisation=member, hosting=hosting, until=last, by=by, at=at)
    audit.record("membership-ended", organisation=member.pk, by=by.pk if by else None, at=at, about=hosting)
    return end
