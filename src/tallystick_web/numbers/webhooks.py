"""Addresses that are told of new approved sets: what is read about them, and what changes them.

An address is told of what the person who added it may have a token for at that moment, and of nothing else.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from tallystick.release.policy import Audience
from tallystick_web.core import audit, jobs, sealing
from tallystick_web.core.waiting import Stage, progress_of
from tallystick_web.numbers import webhook_rules
from tallystick_web.numbers.embargoed import held_from_others
from tallystick_web.numbers.models import Release, Webhook, WebhookEnd
from tallystick_web.numbers.rules import Event
from tallystick_web.organisations import post
from tallystick_web.organisations.models import Organisation, Person
from tallystick_web.organisations.queries import roles_by_person
from tallystick_web.organisations.token_rules import check_can_make, offered_audiences, read_with


@dataclass(frozen=True, kw_only=True)
class WebhookLine:
    """One address as its page shows it: its machine alone, and where the newest notice stands."""

    id: UUID
    host: str
    audience: Audience
    by: str
    at: datetime
    ended_by: str = ""
    ended_at: datetime | None = None
    newest: Stage | None = None
    is_told: bool = True


@dataclass(frozen=True, kw_only=True)
class MadeWebhook:
    """An address that was added, and the secret that what it is sent is signed with."""

    webhook: Webhook
    secret: str


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What is sent where."""

    address: str
    body: bytes
    headers: Mapping[str, str]


# WHAT IS READ


def webhooks_of(organisation: UUID, *, at: datetime) -> list[WebhookLine]:
    """Every address there ever was, the newest first."""
    rows = list(Webhook.objects.of(organisation).select_related("by", "end", "end__by").order_by("-at"))
    roles = roles_by_person(organisation, {one.by_id for one in rows}, on=localdate(at))
    return [_line(one, may=Audience(one.audience) in offered_audiences(roles.get(one.by_id, ()))) for one in rows]


def webhook_called(organisation: UUID, webhook: UUID) -> Webhook | None:
    """One address of an organisation."""
    return Webhook.objects.of(organisation).filter(pk=webhook).first()


def _line(row: Webhook, *, may: bool) -> WebhookLine:
    end = getattr(row, "end", None)
    newest = progress_of(row.organisation_id, webhook_rules.TELL, webhook=str(row.pk)) if end is None else None
    return WebhookLine(
        id=row.pk,
        host=webhook_rules.host_of(row.address),
        audience=Audience(row.audience),
        by=row.by.name,
        at=row.at,
        ended_by=(end.by.name if end.by else "the service") if end else "",
        ended_at=end.at if end else None,
        newest=newest.stage if newest is not None else None,
        is_told=may and end is None,
    )


def telling(organisation: UUID, webhook: UUID, release: UUID, *, at: datetime) -> Telling | None:
    """What an address is to be sent of a release; None where it may not be told of it now."""
    row = Webhook.objects.of(organisation).filter(pk=webhook, end=None).select_related("organisation").first()
    index = Release.objects.of(organisation).filter(pk=release).first()
    if row is None or index is None or not _reads(row, index):
        return None
    if not held_from_others(organisation).isdisjoint(index.deposits):
        return None
    roles = roles_by_person(organisation, [row.by_id], on=localdate(at)).get(row.by_id, frozenset())
    if Audience(row.audience) not in offered_audiences(roles):
        return None
    body = webhook_rules.told(
        organisation=row.organisation.slug,
        sha256=index.sha256,
        audience=index.audience,
        years=index.years,
        link=post.link_to("api:release", slug=row.organisation.slug, sha256=index.sha256),
    )
    headers = webhook_rules.headers_for(body, sealing.unseal(row.secret))
    return Telling(address=row.address, body=body, headers=headers)


def _reads(webhook: Webhook, release: Release) -> bool:
    return release.audience in read_with(Audience(webhook.audience))


# WHAT CHANGES IT


def tell_later(release: Release) -> None:
    """Have every address told of a new release that may be, once the transaction around it is committed.

    Of one with figures that are held back nobody is told until they are not.
    """
    if not held_from_others(release.organisation_id).isdisjoint(release.deposits):
        return
    for one in Webhook.objects.of(release.organisation_id).filter(end=None):
        if _reads(one, release):
            jobs.later(webhook_rules.TELL, organisation=one.organisation_id, webhook=one.pk, release=release.pk)


@transaction.atomic
def add_webhook(
    *, organisation: Organisation, address: str, audience: Audience, by: Person, at: datetime
) -> MadeWebhook:
    """Have an address told of new approved sets from now on."""
    audit.hold(organisation.pk)
    roles = roles_by_person(organisation.pk, [by.pk], on=localdate(at)).get(by.pk, frozenset())
    check_can_make(audience=audience, days=1, roles=roles)
    webhook_rules.check_address(address)
    webhook_rules.check_room(there=Webhook.objects.of(organisation).filter(end=None).count())
    secret = secrets.token_urlsafe(32)
    added = Webhook.objects.create(
        organisation=organisation, address=address, audience=audience, secret=sealing.seal(secret), by=by, at=at
    )
    audit.record(Event.NOTICES_BEGUN, organisation=organisation.pk, by=by.pk, at=at, about=added)
    return MadeWebhook(webhook=added, secret=secret)


@transaction.atomic
def end_webhook(*, webhook: Webhook, by: Person, at: datetime) -> WebhookEnd:
    """Have an address told no longer. What waits to be told it is not told either."""
    audit.hold(webhook.organisation_id)
    is_ended = WebhookEnd.objects.of(webhook.organisation_id).filter(webhook=webhook).exists()
    webhook_rules.check_can_end(is_ended=is_ended)
    end = WebhookEnd.objects.create(organisation_id=webhook.organisation_id, webhook=webhook, by=by, at=at)
    audit.record(Event.NOTICES_ENDED, organisation=webhook.organisation_id, by=by.pk, at=at, about=webhook)
    return end
