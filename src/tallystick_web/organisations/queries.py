"""What is read about organisations and people."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from tallystick_web.core.fence import everywhere, inside
from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.organisations.models import Account, Appointment, ChosenWords, Hosting, Organisation, Person
from tallystick_web.organisations.rules import OrganisationKind, RoleId


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Who an account is in one organisation today."""

    organisation: Organisation
    person: Person
    roles: frozenset[RoleId]


def organisation_called(slug: str) -> Organisation | None:
    """The organisation with this name in addresses."""
    return Organisation.objects.filter(slug=slug).first()


def kind_of(organisation: UUID) -> OrganisationKind:
    """What an organisation is."""
    return OrganisationKind(Organisation.objects.values_list("kind", flat=True).get(pk=organisation))


def is_there(organisation: UUID) -> bool:
    """Whether there is an organisation with this id: a restored backup may be older than one."""
    return Organisation.objects.filter(pk=organisation).exists()


def every_organisation() -> list[Organisation]:
    """All organisations of the installation: for its operator alone."""
    return list(Organisation.objects.order_by("name"))


def in_every_organisation(do: Callable[[UUID], int]) -> int:
    """Do something in each organisation, inside its fence. Returns what came of it in all."""
    done = 0
    for one in every_organisation():
        with inside(one.pk):
            done += do(one.pk)
    return done


def standing_of(account: Account, organisation: Organisation, *, on: date) -> Standing | None:
    """Who an account is in an organisation on a day; None where it holds no role there. One query, at every request."""
    with inside(organisation.pk):
        held = list(_current(Appointment.objects.of(organisation), on).filter(person__account=account.pk))
    return _standing(organisation, held)


def roles_held(organisation: UUID, *, on: date) -> frozenset[RoleId]:
    """The roles that somebody who has joined holds in an organisation on a day."""
    with inside(organisation):
        held = _current(Appointment.objects.of(organisation), on).filter(person__account__isnull=False)
        return frozenset(RoleId(one) for one in held.values_list("role", flat=True).distinct())


def roles_by_person(organisation: UUID, people: Iterable[UUID], *, on: date) -> dict[UUID, frozenset[RoleId]]:
    """The roles that these people hold on a day, of those whose account is open. One query."""
    with inside(organisation):
        held = _current(Appointment.objects.of(organisation), on)
        rows = list(held.filter(person__in=list(people), person__account__is_active=True).values_list("person", "role"))
    return {person: frozenset(RoleId(role) for one, role in rows if one == person) for person, _ in rows}


def people_in_roles(organisation: UUID, *, on: date) -> dict[Person, frozenset[RoleId]]:
    """Everybody who holds a role on a day and whose account is open, by name, with their roles. One query."""
    with inside(organisation):
        held = _current(Appointment.objects.of(organisation), on).filter(person__account__is_active=True)
        found: dict[Person, set[RoleId]] = {}
        for one in held.order_by("person__name", "person"):
            found.setdefault(one.person, set()).add(RoleId(one.role))
    return {person: frozenset(held) for person, held in found.items()}


def standings_of(account: Account, *, on: date) -> list[Standing]:
    """Everything an account is, in the order of the organisations' names."""
    with everywhere("to offer an account its own organisations"):
        held = list(
            _current(Appointment.objects.all(), on)
            .filter(person__account=account.pk)
            .select_related("organisation")
            .order_by("organisation__name")
        )
        organisations = {one.organisation_id: one.organisation for one in held}
        found = (
            _standing(org, [one for one in held if one.organisation_id == key]) for key, org in organisations.items()
        )
        return [one for one in found if one is not None]


def _current(appointments: OwnedQuerySet, on: date) -> OwnedQuerySet:
    """Those of a day. One of a unit lets nobody in: figures are not read unit by unit, so it would show them all."""
    holds = Q(since__lte=on) & (Q(until=None) | Q(until__gte=on)) & Q(end=None, unit=None)
    return appointments.filter(holds).select_related("person")


def _standing(organisation: Organisation, held: Iterable[Appointment]) -> Standing | None:
    held = list(held)
    if not held:
        return None
    return Standing(organisation=organisation, person=held[0].person, roles=frozenset(RoleId(one.role) for one in held))


def name_of(account: Account) -> str:
    """What an account's holder is called by one of their organisations; their address where none knows them."""
    with everywhere("to greet somebody by their own name"):
        known = Person.objects.filter(account=account.pk).order_by("added_at").first()
    return known.name if known else account.email


def chosen_words(organisation: UUID) -> ChosenWords | None:
    """The words an organisation chose last; None where it chose none."""
    return ChosenWords.objects.of(organisation).order_by("-at").first()


def all_chosen_words(organisation: UUID) -> list[ChosenWords]:
    """Every choice of words there was, the newest first, with who made it."""
    return list(ChosenWords.objects.of(organisation).select_related("by").order_by("-at"))


def hosts_of(organisation: UUID, on: date) -> list[Organisation]:
    """The umbrellas and membership bodies that count an organisation among their members on a day, by name."""
    held = _hosted(Hosting.objects.of(organisation), on).select_related("host").order_by("host__name")
    return [one.host for one in held]


def hosting_on(member: UUID, host: UUID, on: date) -> Hosting | None:
    """The membership by which a host counts an organisation among its members on a day."""
    return _hosted(Hosting.objects.of(member).filter(host=host), on).first()


def members_of(host: UUID, on: date) -> list[Organisation]:
    """The organisations that a host counts among its members on a day, by name. It grants no sight of anything."""
    with everywhere("to list the members of a host"):
        held = _hosted(Hosting.objects.filter(host=host), on).select_related("organisation")
        return [one.organisation for one in held.order_by("organisation__name")]


def _hosted(hostings: OwnedQuerySet, on: date) -> OwnedQuerySet:
    return hostings.filter(Q(since__lte=on) & (Q(end=None) | Q(end__until__gte=on)))
