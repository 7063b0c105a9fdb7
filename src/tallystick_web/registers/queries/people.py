"""People on the list: who is whom after merging, who can be asked, and how many there are for each role."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Max, Q

from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.registers.described.contacts import OFF_LIST, ON_LIST, ContactRole, Topic
from tallystick_web.registers.models import Contact, TakenPart


@dataclass(frozen=True)
class Same:
    """Which entries are of one person. ``into`` says into which each was merged, ``tokens`` has those that stayed."""

    into: Mapping[UUID, UUID]
    tokens: Mapping[UUID, UUID]

    def stays(self, contact: UUID) -> UUID:
        """The entry that stayed, of a person's entries."""
        while contact in self.into:
            contact = self.into[contact]
        return contact

    def token(self, contact: UUID | None, own: UUID) -> UUID:
        """What tells the person apart: of merged entries, the token of the one that stayed."""
        return self.tokens.get(self.stays(contact), own) if contact is not None else own

    def group(self, contact: UUID) -> tuple[UUID, ...]:
        """Every entry of the person whose entry this is, itself first."""
        stays = self.stays(contact)
        others = {one for one in (*self.into, stays) if self.stays(one) == stays}
        return (contact, *sorted(others - {contact}))


@dataclass(frozen=True, kw_only=True)
class ToAsk:
    """Somebody who is on the list and confirmed their entry. ``token`` tells them apart in the parts they took."""

    id: UUID
    name: str
    body: str
    roles: tuple[ContactRole, ...]
    topics: tuple[Topic, ...]
    agreed: int | None
    fee: Decimal | None
    asks_access: bool
    token: UUID


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Who is looked for: by role, by topic, by words of their name or organisation, or some by their ids."""

    role: str = ""
    topic: str = ""
    words: str = ""
    people: Collection[UUID] = ()


def same_people(organisation: UUID) -> Same:
    """Which entries of the list are of one person."""
    rows = Contact.objects.of(organisation).exclude(merged_into=None)
    into = dict(rows.values_list("pk", "merged_into"))
    kept = Contact.objects.of(organisation).filter(pk__in=set(into.values()) - into.keys())
    return Same(into=into, tokens=dict(kept.values_list("pk", "token")) if into else {})


def to_ask(organisation: UUID, wanted: Wanted, *, today: date, most: int | None = None) -> list[ToAsk]:
    """Those on the list who can be asked today, by name: their entry was confirmed in time."""
    rows = _askable(organisation, today).order_by("title", "pk")
    if wanted.people:
        rows = rows.filter(pk__in=wanted.people)
    if wanted.role:
        rows = rows.filter(roles__contains=f",{wanted.role},")
    if wanted.topic:
        rows = rows.filter(topics__contains=f",{wanted.topic},")
    if wanted.words:
        rows = rows.filter(Q(title__icontains=wanted.words) | Q(body__icontains=wanted.words))
    return [_to_ask(one) for one in rows[:most]]


def how_many_to_ask(organisation: UUID, *, today: date) -> tuple[int, dict[ContactRole, int]]:
    """How many people on the list can be asked today, and how many for each role."""
    kept = list(_askable(organisation, today).values_list("roles", flat=True))
    return len(kept), {role: sum(1 for one in kept if f",{role}," in one) for role in ContactRole}


def names_to_record(organisation: UUID) -> dict[UUID, str]:
    """Everybody of whom it can be recorded that they took part, by their ids: whether or not they can be asked."""
    rows = Contact.objects.of(organisation).filter(merged_into=None).order_by("title", "pk")
    return {key: f"{name} ({body})" if body else name for key, name, body in rows.values_list("pk", "title", "body")}


def known_people(organisation: UUID, keys: Collection[UUID] | None) -> dict[UUID, tuple[str, str]]:
    """The names and addresses of some people, or of all who are one entry and not off the list."""
    rows = Contact.objects.of(organisation).order_by("title", "pk")
    rows = rows.filter(merged_into=None).exclude(state=OFF_LIST) if keys is None else rows.filter(pk__in=list(keys))
    return {key: (name, address) for key, name, address in rows.values_list("pk", "title", "address")}


def contact_called(organisation: UUID, key: UUID) -> Contact | None:
    """The row of one person's entry."""
    return Contact.objects.of(organisation).filter(pk=key).first()


def merged_with(organisation: UUID, contact: UUID) -> dict[UUID, str]:
    """The entries that were merged straight into one, by their ids: what each is called."""
    rows = Contact.objects.of(organisation).filter(merged_into=contact).order_by("title", "pk")
    return dict(rows.values_list("pk", "title"))


def silent_since(organisation: UUID, day: date) -> list[UUID]:
    """People who took no part and whose entry nobody confirmed since a day, of every entry of theirs."""
    same = same_people(organisation)
    rows = Contact.objects.of(organisation).values_list("pk", "confirmed_on")
    last: dict[UUID, date] = {}
    for key, confirmed in rows:
        last[same.stays(key)] = max(confirmed, last.get(same.stays(key), confirmed))
    parts = TakenPart.objects.of(organisation).exclude(contact=None).values("contact").annotate(last=Max("on"))
    for key, on in parts.values_list("contact", "last"):
        last[same.stays(key)] = max(on, last[same.stays(key)])
    return sorted(key for key, newest in last.items() if newest < day)


def _askable(organisation: UUID, today: date) -> OwnedQuerySet[Contact]:
    rows = Contact.objects.of(organisation).filter(state=ON_LIST, merged_into=None)
    return rows.filter(Q(review_on__gte=today) | Q(review_on=None))


def _to_ask(row: Contact) -> ToAsk:
    return ToAsk(
        id=row.pk,
        name=row.title,
        body=row.body,
        roles=tuple(ContactRole(one) for one in row.roles.split(",") if one),
        topics=tuple(Topic(one) for one in row.topics.split(",") if one),
        agreed=row.agreed,
        fee=row.fee,
        asks_access=bool(row.asks_access),
        token=row.token,
    )
