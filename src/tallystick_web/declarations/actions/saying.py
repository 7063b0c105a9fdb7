"""Saying something of oneself, and taking it back. What was said before is erased in that moment."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit, erasures
from tallystick_web.core.fence import inside
from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.core.rules import Refused
from tallystick_web.declarations import rules
from tallystick_web.declarations.actions.links import row_for, spend
from tallystick_web.declarations.models import Declarant, DeclarationLink, DeclarationStop, Declared, DeclaredNot
from tallystick_web.declarations.queries.choices import choice_now
from tallystick_web.declarations.queries.links import now_of
from tallystick_web.declarations.queries.own import is_stopped
from tallystick_web.declarations.queries.people import declarant_of, same_person
from tallystick_web.declarations.queries.said import sealed
from tallystick_web.declarations.rules import Choice, Event, Purpose, Said, Unknown, What
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.queries import is_there


@transaction.atomic
def say(*, link: UUID, organisation: UUID, said: Said, allowed: Collection[Purpose], at: datetime) -> Declarant:
    """Keep what somebody says of themselves for the purposes they allow, and use up their link."""
    audit.hold(organisation)
    row = DeclarationLink.objects.of(organisation).select_related("declarant").get(pk=link)
    rules.check_link(now_of(row), what=What.SAY, at=at)
    choice = _choice(organisation, said)
    same = same_person(row.declarant)
    rules.check_not_stopped(is_stopped=is_stopped(organisation, same))
    _erase(same, Purpose)
    _silent(same, Purpose).delete()
    for purpose in choice.purposes:
        _keep(row.declarant, purpose, said if purpose in allowed else None, choice, on=localdate(at))
    spend(row, at=at)
    audit.record(Event.GIVEN, organisation=organisation, by=None, at=audit.that_day(at))
    return row.declarant


@transaction.atomic
def withdraw(*, declarant: Declarant, purposes: Collection[Purpose], at: datetime) -> Declarant:
    """Erase what somebody said, for some purposes. It is gone at once, and missing from what is counted later."""
    audit.hold(declarant.organisation_id)
    if not purposes:
        raise Refused("Tick what you want to take back.")
    _take_back(same_person(declarant), purposes, Unknown.WITHDRAWN, on=localdate(at))
    audit.record(Event.WITHDRAWN, organisation=declarant.organisation_id, by=None, at=audit.that_day(at))
    return declarant


@transaction.atomic
def stop(*, organisation: UUID, kind: str, subject: UUID, by: Person | None, at: datetime) -> DeclarationStop:
    """Use nothing of somebody from now on, and ask them no more. What was published before stays as it is.

    ``by`` is who notes it for them; None (``by=None`` in the log) where they do so themselves.
    """
    audit.hold(organisation)
    declarant = row_for(organisation, kind, subject)
    same = same_person(declarant)
    rules.check_not_stopped(is_stopped=is_stopped(organisation, same))
    _take_back(same, Purpose, Unknown.WITHDRAWN, on=localdate(at), is_notice=True)
    DeclarationLink.objects.of(organisation).filter(declarant__in=same).delete()
    row = DeclarationStop.objects.create(
        organisation_id=organisation, declarant=declarant, by=by, at=at if by else audit.that_day(at)
    )
    erasures.note(Event.STOPPED, organisation=organisation, declarant_kind=kind, subject=subject)
    audit.record(Event.STOPPED, organisation=organisation, by=by.pk if by else None, at=row.at, about=row)
    return row


@transaction.atomic
def forget_subject(*, organisation: UUID, kind: str, subject: UUID, at: datetime) -> Declarant | None:
    """Erase what somebody said who is forgotten by the application that knew them. None where they were never asked."""
    audit.hold(organisation)
    declarant = declarant_of(organisation, kind, subject)
    if declarant is None:
        return None
    _take_back((declarant,), Purpose, Unknown.WITHDRAWN, on=localdate(at))
    declarant.links.all().delete()
    declarant.address_hash = ""
    declarant.save(update_fields=["address_hash"])
    audit.record(Event.SUBJECT_FORGOTTEN, organisation=organisation, by=None, at=at, about=declarant)
    return declarant


def forget_former_address(declarant: Declarant, *, at: datetime) -> None:
    """Erase what somebody said at another address than they are asked at now: it may not be theirs who reads there."""
    _take_back((declarant,), Purpose, Unknown.NOT_KNOWN, on=localdate(at))
    declarant.links.filter(spent_on=None).delete()


@transaction.atomic
def erase_expired(*, organisation: UUID, at: datetime) -> int:
    """Erase what is past the day that people were told, and return how many rows that was."""
    audit.hold(organisation)
    on = localdate(at)
    over = list(Declared.objects.of(organisation).filter(expires_on__lte=on).select_related("declarant"))
    for row in over:
        _take_back((row.declarant,), [Purpose(row.purpose)], Unknown.NOT_KNOWN, on=on)
    if over:
        audit.record(
            Event.EXPIRED, organisation=organisation, by=None, at=audit.that_day(at), more={"erased": len(over)}
        )
    return len(over)


def erase_again(line: Mapping[str, str], at: datetime) -> bool:
    """Erase again what a restored backup brought back."""
    with inside(UUID(line["organisation"])):
        row = Declared.objects.of(UUID(line["organisation"])).filter(pk=line["declared"]).first()
        if row is not None:
            _take_back((row.declarant,), [Purpose(row.purpose)], Unknown.WITHDRAWN, on=localdate(at))
    return row is not None


def stop_again(line: Mapping[str, str], at: datetime) -> bool:
    """Stop again what a restored backup does not know was stopped."""
    organisation, subject = UUID(line["organisation"]), UUID(line["subject"])
    if not is_there(organisation):
        return False
    with inside(organisation):
        declarant = row_for(organisation, line["declarant_kind"], subject)
        if is_stopped(organisation, (declarant,)):
            return False
        DeclarationStop.objects.create(organisation_id=organisation, declarant=declarant, at=audit.that_day(at))
        _take_back((declarant,), Purpose, Unknown.WITHDRAWN, on=localdate(at), is_notice=True)
    return True


def _choice(organisation: UUID, said: Said) -> Choice:
    choice = choice_now(organisation)
    rules.check_can_ask(choice)
    assert choice is not None  # noqa: S101  # check_can_ask has refused it
    rules.check_said(said, choice)
    return choice


def _keep(declarant: Declarant, purpose: Purpose, said: Said | None, choice: Choice, *, on: date) -> None:
    owned = {"organisation_id": declarant.organisation_id, "declarant": declarant, "purpose": purpose, "said_on": on}
    if said is None:
        DeclaredNot.objects.create(which=Unknown.NOT_STATED, **owned)
        return
    kept = sealed(rules.for_purpose(said, purpose))
    Declared.objects.create(sealed=kept, expires_on=choice.until(on), **owned)


def _take_back(
    rows: tuple[Declarant, ...], purposes: Iterable[Purpose], which: Unknown, *, on: date, is_notice: bool = False
) -> None:
    """Erase what somebody said for these purposes, and keep that it is gone and why.

    Of a purpose for which nothing was said that stays so, but where it ``is_notice``: then it says no from now on.
    """
    asked = tuple(purposes)
    held = _erase(rows, asked)
    declarant = rows[0]
    for purpose in asked if is_notice else held:
        _silent(rows, [purpose]).delete()
        DeclaredNot.objects.create(
            organisation_id=declarant.organisation_id, declarant=declarant, purpose=purpose, which=which, said_on=on
        )


def _erase(rows: tuple[Declarant, ...], purposes: Iterable[Purpose]) -> list[Purpose]:
    """Erase what a person said for these purposes. Returns those for which there was something."""
    organisation = rows[0].organisation_id
    said = Declared.objects.of(organisation).filter(declarant__in=rows, purpose__in=[str(one) for one in purposes])
    found = list(said.values_list("pk", "purpose"))
    for key, _ in found:
        erasures.note(Event.WITHDRAWN, organisation=organisation, declared=key)
    said.delete()
    return [Purpose(one) for one in dict.fromkeys(purpose for _, purpose in found)]


def _silent(rows: tuple[Declarant, ...], purposes: Iterable[Purpose]) -> OwnedQuerySet[DeclaredNot]:
    """The rows by which a person says nothing for these purposes."""
    asked = [str(one) for one in purposes]
    return DeclaredNot.objects.of(rows[0].organisation_id).filter(declarant__in=rows, purpose__in=asked)
