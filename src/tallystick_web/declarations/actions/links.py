"""Links: made at random, sent once, kept as a hash. Looking at one changes nothing."""

import secrets
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.timezone import localtime

from tallystick_web.core import audit, jobs
from tallystick_web.declarations import letters, rules
from tallystick_web.declarations.models import Declarant, DeclarationLink
from tallystick_web.declarations.queries.choices import choice_now
from tallystick_web.declarations.queries.links import declarants_at, now_of
from tallystick_web.declarations.queries.own import is_stopped
from tallystick_web.declarations.queries.people import address_of, same_person
from tallystick_web.declarations.rules import Event, What
from tallystick_web.organisations import post
from tallystick_web.organisations.actions.keys import hash_of_key
from tallystick_web.organisations.models import Person


def row_for(organisation: UUID, kind: str, subject: UUID) -> Declarant:
    """The row that stands for somebody, made where there is none."""
    row, _ = Declarant.objects.of(organisation).get_or_create(
        organisation_id=organisation, kind=kind, subject=subject, defaults={}
    )
    return row


def make_link(declarant: Declarant, what: What, *, by: Person | None, at: datetime) -> tuple[DeclarationLink, str]:
    """A new link, and the address that it is opened at."""
    key = secrets.token_urlsafe(32)
    row = DeclarationLink.objects.create(
        organisation_id=declarant.organisation_id,
        declarant=declarant,
        what=what,
        token_hash=hash_of_key(key),
        ends_at=at + what.lasts,
        by=by,
        at=at,
    )
    return row, post.link_to("declaration-link", key=key)


@transaction.atomic
def ask_for_link(*, address: str) -> None:
    """Have a fresh link sent to whoever was written to at an address. It takes as long where nobody was."""
    found = [(one.organisation_id, one.pk) for one in declarants_at(address)]
    for organisation, declarant in found or [(uuid4(), uuid4())]:
        jobs.later("declarations.link_jobs.send_fresh_link", organisation=organisation, declarant=declarant)


@transaction.atomic
def send_fresh_link(*, declarant: Declarant, at: datetime) -> DeclarationLink:
    """Send somebody who asked for it a link to what they said, to the address that is recorded and to no other."""
    organisation = declarant.organisation
    row, link = make_link(declarant, What.SEE, by=None, at=at)
    post.send(letters.shows(organisation=organisation.name, link=link), to=address_of(declarant))
    audit.record(Event.LINK_SENT, organisation=organisation.pk, by=None, at=audit.that_day(at))
    return row


@transaction.atomic
def open_own_link(*, organisation: UUID, kind: str, subject: UUID, what: What, at: datetime) -> DeclarationLink:
    """Open a link for somebody who has shown already who they are. It is sent to nobody; one to see is used at once."""
    audit.hold(organisation)
    declarant = row_for(organisation, kind, subject)
    if what is What.SAY:
        rules.check_can_ask(choice_now(organisation))
        rules.check_not_stopped(is_stopped=is_stopped(organisation, same_person(declarant)))
    row, _ = make_link(declarant, what, by=None, at=at)
    if what is What.SEE:
        spend(row, at=at)
    audit.record(Event.LINK_OPENED, organisation=organisation, by=None, at=audit.that_day(at))
    return row


@transaction.atomic
def use_link_to_see(*, link: UUID, organisation: UUID, at: datetime) -> DeclarationLink:
    """Use up a link to see what was said. Raises Refused where it no longer opens anything."""
    audit.hold(organisation)
    row = DeclarationLink.objects.of(organisation).select_related("declarant").get(pk=link)
    rules.check_link(now_of(row), what=What.SEE, at=at)
    spend(row, at=at)
    audit.record(Event.LINK_OPENED, organisation=organisation, by=None, at=audit.that_day(at))
    return row


def spend(row: DeclarationLink, *, at: datetime) -> None:
    """Note that a link was used, and on which day."""
    row.spent_on = localtime(at).date()
    row.save(update_fields=["spent_on"])
