"""What is read about letters, addresses of calendars and obligations."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from tallystick_web.core.fence import everywhere
from tallystick_web.desk.models import CalendarAddress, LettersWanted, ObligationDate, ObligationDone, WeeklyLetter


def wants_letters(organisation: UUID, person: UUID) -> bool:
    """Whether a person wants the weekly letter: until they say that they do not."""
    said = LettersWanted.objects.of(organisation).filter(person=person).order_by("-at").first()
    return said is None or said.are_wanted


def without_letters(organisation: UUID, week: date) -> set[UUID]:
    """Who gets no letter of a week: it was looked already whether they need one, or they want none."""
    looked = WeeklyLetter.objects.of(organisation).filter(week=week).values_list("person", flat=True)
    later = LettersWanted.objects.of(organisation).filter(person=OuterRef("person"), at__gt=OuterRef("at"))
    refused = LettersWanted.objects.of(organisation).filter(~Exists(later), are_wanted=False)
    return {*looked, *refused.values_list("person", flat=True)}


def address_of(organisation: UUID, person: UUID) -> CalendarAddress | None:
    """The address of a person's calendar, where they have one."""
    return CalendarAddress.objects.of(organisation).filter(person=person).first()


def address_with(key_hash: str) -> CalendarAddress | None:
    """The address of a calendar whose key has this hash, whoever's it is: nothing else says who asks."""
    with everywhere("to find whose a calendar is"):
        found = CalendarAddress.objects.filter(key_hash=key_hash)
        return found.select_related("organisation", "person").first()


def done_of(organisation: UUID, obligations: Collection[str] = ()) -> list[ObligationDone]:
    """What was said to be done, of all obligations or of some, in the order in which it was said."""
    rows = ObligationDone.objects.of(organisation).select_related("by").order_by("at", "pk")
    return list(rows.filter(obligation__in=obligations) if obligations else rows)


def dates_of(organisation: UUID, obligations: Collection[str] = ()) -> list[ObligationDate]:
    """The dates that an organisation set itself, of all obligations or of some, in the order in which it set them."""
    rows = ObligationDate.objects.of(organisation).select_related("by").order_by("at", "pk")
    return list(rows.filter(obligation__in=obligations) if obligations else rows)
