"""An organisation whose people keep evidence, and what they enter."""

from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tallystick_web.core.fence import inside
from tallystick_web.evidence import queries
from tallystick_web.evidence.queries import Reader
from tallystick_web.evidence.rules import Visibility
from tallystick_web.numbers.inventory import Said, add_source
from tallystick_web.numbers.source_rules import SourceKind
from tallystick_web.organisations.actions.opening import FirstPerson, open_organisation
from tallystick_web.organisations.rules import OrganisationKind, RoleId, roles
from tests.integration.web.clock import NOON
from tests.integration.web.world import joined, person_of, signed_in

HELD = (
    RoleId.EDI_LEAD,
    RoleId.EXECUTIVE,
    RoleId.NETWORK_CHAIR,
    RoleId.AUDITOR,
    RoleId.BOARD_MEMBER,
    RoleId.COMMUNICATIONS_LEAD,
    RoleId.GOVERNOR,
)
NOTE = {
    "title": "What the network said of the panels",
    "kind": "note",
    "shows": "activity",
    "dated_day": "3",
    "dated_month": "11",
    "dated_year": "2026",
    "grade": "some",
    "visibility": "organisation",
    "text": "Panels are mixed since May.",
    "link": "",
}


class Place:
    """An organisation with its addresses, and the browsers of its people, who join when a story needs them."""

    def __init__(self, slug, name):
        people = [
            FirstPerson(name=f"{roles()[role].label} of {name}", email=f"{role}@{slug}.example.org", role=role)
            for role in HELD
        ]
        opened = open_organisation(slug=slug, name=name, kind=OrganisationKind.TRUST, code="", people=people, at=NOON)
        self.organisation, self._links = opened.organisation, {one.role: opened.links[one.email] for one in people}
        self._accounts, self._browsers = {}, {}

    @property
    def lead(self):
        return self.browser(RoleId.EDI_LEAD)

    def browser(self, role):
        if role not in self._browsers:
            self._accounts[role] = joined(self._links[role])
            self._browsers[role] = signed_in(self._accounts[role])
        return self._browsers[role]

    def person(self, role):
        self.browser(role)
        return person_of(self._accounts[role], self.organisation)

    def address(self, route, **parts):
        return reverse(route, kwargs={"organisation": self.organisation.slug, **parts})

    def page(self, route, role=RoleId.EDI_LEAD, **parts):
        return self.browser(role).get(self.address(route, **parts)).content.decode()

    def send(self, route, answers, role=RoleId.EDI_LEAD, key=None, **parts):
        answers = {"form_key": str(key or uuid4()), **answers}
        return self.browser(role).post(self.address(route, **parts), answers)

    def add(self, role=RoleId.EDI_LEAD, **changed):
        """A piece of evidence by the form for it, and its id."""
        answer = self.send("add-evidence", NOTE | changed, role)
        assert answer.status_code == 303, answer.content.decode()
        return UUID(answer.url.rstrip("/").rpartition("/")[2])

    def versions(self, evidence):
        with inside(self.organisation.pk):
            return queries.versions(self.organisation.pk, evidence)

    def every_piece(self):
        reader = Reader(organisation=self.organisation.pk, person=uuid4(), sees=frozenset(Visibility))
        with inside(self.organisation.pk):
            return queries.pieces(reader, queries.Asked())[0]

    def source(self, name="Staff record"):
        """A data source, to attach evidence to."""
        said = Said(owner="Workforce team", covers="", known_share=None, faults="", next_refresh=None)
        with inside(self.organisation.pk):
            kind = SourceKind.STAFF_RECORD
            return add_source(kind=kind, name=name, said=said, by=self.person(RoleId.EDI_LEAD), at=NOON).pk


def a_file(label="paper.pdf", content=b"%PDF-1.7 a board paper"):
    return SimpleUploadedFile(label, content, content_type="text/html")
