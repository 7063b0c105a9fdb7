"""Asking many people at one time: a wave is begun, sent, moved on to a newer version, and closed."""

import secrets
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit, jobs
from tallystick_web.core.sealing import keyed_hash, seal, unseal
from tallystick_web.organisations import post
from tallystick_web.organisations.actions.keys import hash_of_key
from tallystick_web.organisations.letters import Letter
from tallystick_web.organisations.models import Person
from tallystick_web.questionnaires import letters, rules, wave_rules
from tallystick_web.questionnaires.models import Wave, WaveLink
from tallystick_web.questionnaires.queries.waves import last_reminded, now_of
from tallystick_web.questionnaires.rules import RELEASE_WAVE, SEND_LINKS, Event, Way
from tallystick_web.questionnaires.set_rules import AnswerSet
from tallystick_web.questionnaires.sets import sets
from tallystick_web.questionnaires.wave_rules import Begun


@transaction.atomic
def begin_wave(*, of: AnswerSet, begun: Begun, by: Person, at: datetime) -> Wave:
    """Begin a wave of a set. One that is open to all has its link from the beginning."""
    rules.check_title(begun.title)
    rules.check_days(opens_on=begun.opens_on, closes_on=begun.closes_on, today=localdate(at))
    wave_rules.check_least(of, begun.least)
    key = secrets.token_urlsafe(32) if begun.way is Way.OPEN else ""
    wave = Wave.objects.create(
        organisation_id=by.organisation_id,
        set_id=of.id,
        version=of.version,
        title=begun.title.strip(),
        way=begun.way,
        opens_on=begun.opens_on,
        closes_on=begun.closes_on,
        least=begun.least,
        asked=begun.asked,
        told=begun.told.strip(),
        method=begun.method.strip(),
        piece_kind=begun.piece_kind,
        piece=begun.piece,
        open_key=seal(key) if key else "",
        open_key_hash=hash_of_key(key) if key else "",
        begun_by=by,
        begun_at=at,
    )
    audit.record(Event.WAVE_BEGUN, organisation=by.organisation_id, by=by.pk, at=at, about=wave)
    return wave


@transaction.atomic
def invite(*, wave: Wave, addresses: Collection[str], by: Person, at: datetime) -> int:
    """Have a link sent to each address that has none in this wave. Returns how many are new; Refused where none is."""
    audit.hold(wave.organisation_id)
    wave_rules.check_can_invite(now_of(wave), on=localdate(at))
    hashes = {keyed_hash(one, of=wave.organisation_id): one for one in addresses}
    there = set(wave.links.filter(address_hash__in=hashes).values_list("address_hash", flat=True))
    new = [WaveLink(**_link(wave, key, one)) for key, one in hashes.items() if key not in there]
    wave_rules.check_some_are_new(len(new))
    WaveLink.objects.of(wave.organisation_id).bulk_create(new)
    wave.asked = wave.links.count()
    wave.save(update_fields=["asked"])
    jobs.later(SEND_LINKS, organisation=wave.organisation_id, wave=wave.pk)
    audit.record(
        Event.WAVE_INVITED, organisation=wave.organisation_id, by=by.pk, at=at, about=wave, more={"asked": len(new)}
    )
    return len(new)


def _link(wave: Wave, address_hash: str, address: str) -> dict[str, object]:
    """A link whose letter has not gone: its key is made when it goes, and until then nobody has one."""
    return {
        "organisation_id": wave.organisation_id,
        "wave": wave,
        "token_hash": hash_of_key(secrets.token_urlsafe(32)),
        "address": seal(address),
        "address_hash": address_hash,
    }


@transaction.atomic
def remind(*, wave: Wave, by: Person, at: datetime) -> int:
    """Have a fresh link sent to everybody who has not answered. Nobody learns who they are."""
    audit.hold(wave.organisation_id)
    wave_rules.check_can_remind(now_of(wave), reminded_on=last_reminded(wave), on=localdate(at))
    left = wave.links.filter(is_used=False).update(is_to_send=True, reminded_on=localdate(at))
    jobs.later(SEND_LINKS, organisation=wave.organisation_id, wave=wave.pk)
    audit.record(Event.WAVE_REMINDED, organisation=wave.organisation_id, by=by.pk, at=at, about=wave)
    return left


def send_link(*, link: UUID, organisation: UUID, at: datetime) -> bool:
    """Send one link with a fresh key, where it is still to be sent. False where the post did not take it.

    That it went is written before it goes: where this breaks off between the two, one letter is lost, which a reminder
    makes good, and nobody is written to twice. Not an event of its own: inviting was one.
    """
    found = _ready(link, organisation, at)
    if found is None or post.send_now(found[0], to=found[1]):
        return True
    WaveLink.objects.of(organisation).filter(pk=link, is_used=False).update(is_to_send=True)
    return False


@transaction.atomic
def _ready(link: UUID, organisation: UUID, at: datetime) -> tuple[Letter, str] | None:
    """The letter of a link and where it goes; None where it went, was used, or can no longer be answered."""
    rows = WaveLink.objects.of(organisation).select_for_update(of=("self",)).select_related("wave__organisation")
    row = rows.filter(pk=link, is_used=False, is_to_send=True).first()
    if row is None or wave_rules.is_over(now_of(row.wave), on=localdate(at)):
        return None
    key = secrets.token_urlsafe(32)
    row.token_hash, row.is_to_send = hash_of_key(key), False
    row.save(update_fields=["token_hash", "is_to_send"])
    return _letter(row, key), unseal(row.address)


def _letter(link: WaveLink, key: str) -> Letter:
    now = now_of(link.wave)
    return letters.invites(
        organisation=link.wave.organisation.name,
        title=f"{now.of.title}, {now.title}",
        told=(now.of.told, now.told),
        link=post.link_to("answer-link", key=key),
        days=(now.opens_on, now.closes_on),
        is_reminder=link.reminded_on is not None,
    )


@transaction.atomic
def move_on(*, wave: Wave, by: Person, at: datetime) -> Wave:
    """Ask the newest version from now on. Answers to the one before stay, and what both ask is counted together."""
    audit.hold(wave.organisation_id)
    newest = sets()[wave.set_id]
    wave_rules.check_can_move_on(now_of(wave), newest)
    wave.version = newest.version
    wave.save(update_fields=["version"])
    audit.record(Event.WAVE_MOVED_ON, organisation=wave.organisation_id, by=by.pk, at=at, about=wave)
    return wave


@transaction.atomic
def close_wave(*, wave: UUID, organisation: UUID, by: Person | None, at: datetime) -> Wave:
    """Take no more answers, and have the figures made. ``by`` is None where its last day is over."""
    audit.hold(organisation)
    row = Wave.objects.of(organisation).get(pk=wave)
    wave_rules.check_can_close(now_of(row))
    row.closed_at = at
    row.save(update_fields=["closed_at"])
    jobs.later(RELEASE_WAVE, organisation=organisation, wave=row.pk)
    audit.record(Event.WAVE_CLOSED, organisation=organisation, by=by.pk if by else None, at=at, about=row)
    return row
