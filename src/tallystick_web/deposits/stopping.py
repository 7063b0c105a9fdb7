"""The list of people who asked that their ethnicity is not used. Each function is one verb and one event."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tallystick_web.core import audit, erasures
from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.core.sealing import keyed_hash, secret_id
from tallystick_web.deposits import queries_stopped, stop_rules
from tallystick_web.deposits.models import StopNotice, StopNoticeEnd
from tallystick_web.deposits.rules import Event
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.queries import is_there


@transaction.atomic
def note_stop(*, number: str, by: Person, at: datetime) -> StopNotice:
    """Note that the person with this employee number asked to be left out. The number itself is not kept."""
    organisation = by.organisation_id
    audit.hold(organisation)
    hashed = keyed_hash(stop_rules.plain_number(number), of=organisation)
    stop_rules.check_is_new(is_there=queries_stopped.holding(organisation, hashed) is not None)
    notice = StopNotice.objects.create(
        organisation_id=organisation, person_hash=hashed, secret_id=secret_id(), by=by, at=at
    )
    erasures.note(Event.STOP_NOTED, organisation=organisation, person_hash=hashed, secret_id=secret_id())
    audit.record(Event.STOP_NOTED, organisation=organisation, by=by.pk, at=at, about=notice)
    return notice


@transaction.atomic
def end_stop(*, number: str, by: Person, at: datetime) -> StopNoticeEnd:
    """Note that they asked to be counted by ethnicity again."""
    organisation = by.organisation_id
    audit.hold(organisation)
    notice = queries_stopped.holding(organisation, keyed_hash(stop_rules.plain_number(number), of=organisation))
    if notice is None:
        raise Refused(stop_rules.NOT_THERE)
    end = StopNoticeEnd.objects.create(organisation_id=organisation, notice=notice, by=by, at=at)
    erasures.note(Event.STOP_ENDED, organisation=organisation, person_hash=notice.person_hash)
    audit.record(Event.STOP_ENDED, organisation=organisation, by=by.pk, at=at, about=end)
    return end


@transaction.atomic
def begin_list_again(*, by: Person, at: datetime) -> list[StopNoticeEnd]:
    """End every notice that was made with another secret of the service: nobody is found by it any more."""
    organisation = by.organisation_id
    audit.hold(organisation)
    lost = [one for one in queries_stopped.notices(organisation) if one.secret_id != secret_id()]
    ends = [StopNoticeEnd.objects.create(organisation_id=organisation, notice=one, by=by, at=at) for one in lost]
    audit.record(Event.STOP_LIST_BEGUN_AGAIN, organisation=organisation, by=by.pk, at=at, more={"ended": len(ends)})
    return ends


def stop_again(line: Mapping[str, str], at: datetime) -> bool:
    """Note again that somebody asked to be left out, where a restored backup does not know."""
    organisation, hashed = UUID(line["organisation"]), line["person_hash"]
    if not is_there(organisation):
        return False
    with inside(organisation):
        if queries_stopped.holding(organisation, hashed) is not None:
            return False
        StopNotice.objects.create(
            organisation_id=organisation, person_hash=hashed, secret_id=line.get("secret_id", ""), at=at
        )
    return True


def end_again(line: Mapping[str, str], at: datetime) -> bool:
    """Note again that somebody took a notice back."""
    organisation = UUID(line["organisation"])
    with inside(organisation):
        notice = queries_stopped.holding(organisation, line["person_hash"])
        if notice is not None:
            StopNoticeEnd.objects.create(organisation_id=organisation, notice=notice, at=at)
    return notice is not None
