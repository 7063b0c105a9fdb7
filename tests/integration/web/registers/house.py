"""An organisation whose people keep registers, and what they enter."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.urls import reverse

from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.organisations.actions.opening import FirstPerson, open_organisation
from tallystick_web.organisations.rules import OrganisationKind, RoleId, roles
from tallystick_web.registers.actions.entries import add_entry
from tallystick_web.registers.described import registers
from tallystick_web.registers.queries.changes import changes_of
from tallystick_web.registers.queries.entries import entry_called
from tests.integration.web.clock import NOON
from tests.integration.web.world import joined, person_of, signed_in

TODAY = NOON.date()
POLICIES = registers()["policies"]
HELD = (
    RoleId.EDI_LEAD,
    RoleId.EXECUTIVE,
    RoleId.EVENTS_LEAD,
    RoleId.COMMUNICATIONS_LEAD,
    RoleId.PROCUREMENT_LEAD,
    RoleId.BOARD_MEMBER,
    RoleId.AUDITOR,
    RoleId.GUARDIAN,
    RoleId.STAFF,
)
POLICY = {"title": "Talent and promotion policy", "topic": "talent", "state": "in-force", "owner": ""}


class House:
    """An organisation with its addresses, and the browsers of its people, who join when a story needs them."""

    def __init__(self, slug="northmoor", name="Northmoor Hospitals"):
        people = [
            FirstPerson(name=f"{roles()[role].label} of {name}", email=f"{role}@{slug}.example.org", role=role)
            for role in HELD
        ]
        opened = open_organisation(slug=slug, name=name, kind=OrganisationKind.TRUST, code="", people=people, at=NOON)
        self.organisation, self._links = opened.organisation, {one.role: opened.links[one.email] for one in people}
        self._accounts, self._browsers = {}, {}

    def browser(self, role=RoleId.EDI_LEAD):
        if role not in self._browsers:
            self._accounts[role] = joined(self._links[role])
            self._browsers[role] = signed_in(self._accounts[role])
        return self._browsers[role]

    def person(self, role=RoleId.EDI_LEAD):
        self.browser(role)
        return person_of(self._accounts[role], self.organisation)

    def address(self, route, **parts):
        return reverse(route, kwargs={"organisation": self.organisation.slug, **parts})

    def get(self, route, role=RoleId.EDI_LEAD, query="", **parts):
        return self.browser(role).get(self.address(route, **parts) + query)

    def page(self, route, role=RoleId.EDI_LEAD, query="", **parts):
        answer = self.get(route, role, query, **parts)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def send(self, route, answers, role=RoleId.EDI_LEAD, key=None, **parts):
        answers = {"form_key": str(key or uuid4()), **answers}
        return self.browser(role).post(self.address(route, **parts), answers)

    def add(self, role=RoleId.EDI_LEAD, register="policies", **changed):
        """An entry by the form for it, and its id."""
        answer = self.send("entry-add", POLICY | changed, role, register=register)
        assert answer.status_code == 303, answer.content.decode()
        return UUID(answer.url.rstrip("/").rpartition("/")[2])

    def keep(self, register="policies", today=TODAY, at=NOON, **values):
        """An entry as an action adds it."""
        said = POLICY | {"owner": None} if register == "policies" else {}
        with inside(self.organisation.pk):
            return add_entry(
                register=registers()[register], values=said | values, by=self.person(), at=at, today=today
            ).pk

    def now(self, entry, register="policies"):
        with inside(self.organisation.pk):
            return entry_called(self.organisation.pk, registers()[register], entry)

    def changes(self, entry):
        with inside(self.organisation.pk):
            return changes_of(self.organisation.pk, entry)

    def events(self, kind):
        return AuditEvent.objects.filter(chain=self.organisation.pk, kind=kind).count()


def ago(days):
    return TODAY - timedelta(days=days)


def in_days(days):
    return TODAY + timedelta(days=days)


def of_day(name, day):
    """A day as its three boxes are sent."""
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}
