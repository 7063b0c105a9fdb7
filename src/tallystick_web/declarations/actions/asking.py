"""Asking people how they describe themselves."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.core.declaring import Known, declarants
from tallystick_web.core.rules import Refused
from tallystick_web.declarations import letters, rules
from tallystick_web.declarations.actions.links import make_link, row_for
from tallystick_web.declarations.actions.saying import forget_former_address
from tallystick_web.declarations.models import Declarant, DeclarationLink
from tallystick_web.declarations.queries.choices import choice_now
from tallystick_web.declarations.queries.links import hash_of_address, is_asked_at
from tallystick_web.declarations.queries.own import is_stopped
from tallystick_web.declarations.queries.people import same_person
from tallystick_web.declarations.rules import Event, What
from tallystick_web.organisations import post
from tallystick_web.organisations.models import Person


@transaction.atomic
def ask_people(*, kind: str, subjects: Collection[UUID], by: Person, at: datetime) -> list[DeclarationLink]:
    """Send each of some people a link. Raises Refused, and asks nobody, where one of them cannot be asked."""
    organisation = by.organisation_id
    audit.hold(organisation)
    rules.check_can_ask(choice_now(organisation))
    known = _known(organisation, kind, subjects)
    sent = [_ask(row_for(organisation, kind, one), known[one], by=by, at=at) for one in subjects]
    audit.record(Event.ASKED, organisation=organisation, by=by.pk, at=at, more={"asked": len(sent)})
    return sent


def _known(organisation: UUID, kind: str, subjects: Collection[UUID]) -> Mapping[UUID, Known]:
    offered = declarants().get(kind)
    known = offered.find(organisation, subjects) if offered else {}
    if not subjects:
        raise Refused("Choose at least one person to ask.")
    if set(subjects) - set(known):
        raise Refused("One of the people you chose is no longer there. Nobody was asked. Open the page again.")
    for one in known.values():
        rules.check_address(one.address)
    return known


def _ask(declarant: Declarant, known: Known, *, by: Person, at: datetime) -> DeclarationLink:
    today = localdate(at)
    stopped = is_stopped(declarant.organisation_id, same_person(declarant))
    if not rules.can_be_asked(declarant.asked_on, is_stopped=stopped, today=today):
        raise Refused("One of the people you chose was asked already, or asked not to be. Nobody was asked.")
    if declarant.address_hash and not is_asked_at(declarant, known.address):
        forget_former_address(declarant, at=at)
    declarant.asked_on = today
    declarant.address_hash = hash_of_address(declarant.organisation_id, known.address)
    declarant.save(update_fields=["asked_on", "address_hash"])
    row, link = make_link(declarant, What.SAY, by=by, at=at)
    until = localdate(row.ends_at)
    again = post.link_to("declaration-again")
    post.send(letters.asks(organisation=by.organisation.name, link=link, until=until, again=again), to=known.address)
    return row
