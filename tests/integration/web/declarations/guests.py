"""An organisation that asks its guests how they describe themselves, the guests, and the browsers of everybody."""

import re
from contextlib import contextmanager
from uuid import uuid4

from django.core import mail
from django.test import Client
from django.urls import reverse

from tallystick_web.core import declaring, jobs
from tallystick_web.core.declaring import Declarants, Known, add_declarants
from tallystick_web.core.fence import inside
from tallystick_web.core.models import Work
from tallystick_web.declarations import actions
from tallystick_web.declarations.rules import Characteristic, Choice, Purpose, Said, What
from tallystick_web.organisations.actions.opening import FirstPerson, open_organisation
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import OrganisationKind, RoleId, roles
from tests.integration.web.clock import NOON
from tests.integration.web.world import joined, signed_in

HELD = (
    RoleId.INFORMATION_GOVERNANCE,
    RoleId.EVENTS_LEAD,
    RoleId.EDI_LEAD,
    RoleId.INVITATIONS_COORDINATOR,
    RoleId.STAFF,
)
KIND = "guest"
EVERYTHING = Choice(
    characteristics=tuple(Characteristic),
    purposes=tuple(Purpose),
    notice="Northmoor asks, to see whether it hears from everybody. Write to equality@northmoor.example.org.",
    months=24,
)


class Guests:
    """People whom some application knows by name: offered to declarations by an id alone, as contacts are."""

    def __init__(self):
        self.known, self.merged = {}, {}

    def invite(self, name, address=None):
        key = uuid4()
        self.known[key] = Known(name=name, address=f"{name.lower()}@example.org" if address is None else address)
        return key

    def find(self, _, keys):
        return {key: one for key, one in self.known.items() if keys is None or key in keys}

    def also(self, _, keys):
        return {key: (key, *self.merged.get(key, ())) for key in keys}

    @contextmanager
    def offered(self):
        """Offer them for as long as a test runs."""
        asks = frozenset({"ask-declarations"})
        add_declarants(KIND, Declarants(text="guest", find=self.find, also=self.also, asks=asks))
        try:
            yield self
        finally:
            del declaring._declarants[KIND]


class House:
    """An organisation with its people in roles."""

    def __init__(self, slug="northmoor", name="Northmoor Hospitals", choice=EVERYTHING):
        people = [
            FirstPerson(name=f"{roles()[role].label} of {name}", email=f"{role}@{slug}.example.org", role=role)
            for role in HELD
        ]
        opened = open_organisation(slug=slug, name=name, kind=OrganisationKind.TRUST, code="", people=people, at=NOON)
        self.organisation = opened.organisation
        self._links, self._browsers = {one.role: opened.links[one.email] for one in people}, {}
        with inside(self.pk):
            found = {one.email: one for one in Person.objects.of(self.organisation).select_related("organisation")}
        self.people = {one.role: found[one.email] for one in people}
        if choice is not None:
            with inside(self.organisation.pk):
                actions.choose(choice=choice, by=self.people[RoleId.INFORMATION_GOVERNANCE], at=NOON)
        mail.outbox.clear()

    @property
    def pk(self):
        return self.organisation.pk

    def browser(self, role):
        """Somebody signed in, who joins when a story needs them."""
        if role not in self._browsers:
            self._browsers[role] = signed_in(joined(self._links[role]))
        return self._browsers[role]

    def address(self, route, **parts):
        return reverse(route, kwargs={"organisation": self.organisation.slug, **parts})

    def ask(self, *subjects, at=NOON, kind=KIND):
        with inside(self.pk):
            return actions.ask_people(kind=kind, subjects=subjects, by=self.people[RoleId.EVENTS_LEAD], at=at)

    def link_for(self, subject):
        """Ask somebody, and return the link in their letter."""
        self.ask(subject)
        return newest_link()


def newest_link():
    """The link to open in the last letter that was sent."""
    [link] = re.findall(r"https?://\S+/say/(?!again/)\S+", mail.outbox[-1].body)
    return "/say/" + link.partition("/say/")[2]


def key_of(form):
    """The one-use key of a page's form."""
    return re.search(r'name="form_key" value="([^"]+)"', form.content.decode())[1]


def carried(page):
    """What travels with a page of questions from those before it."""
    return re.search(r'name="carried" value="([^"]+)"', page.content.decode())[1]


def send(browser, answers, uses, others=None):
    """Go through the pages of questions with these answers, and return what came of the last."""
    say = reverse("declaration-say")
    page = browser.post(say, {"step": "you", **answers})
    assert page.status_code == 200
    page = browser.post(say, {"step": "more", "carried": carried(page), **(others or {})})
    assert page.status_code == 200
    return browser.post(say, {"step": "uses", "carried": carried(page), **uses})


def uses(*allowed):
    """Yes to some purposes, and no to the rest."""
    return {str(one): "yes" if one in allowed else "no" for one in Purpose}


def answered(link, answers=None, allowed=tuple(Purpose), others=None):
    """Open a link in a browser of its own and answer. Returns the browser and what came of it."""
    browser = Client()
    browser.get(link, follow=True)
    given = {"ethnicity": "N", "words": ""} | (answers or {})
    return browser, send(browser, given, uses(*allowed), others)


def says(house, subject, ethnicity="N", words="", allowed=tuple(Purpose), at=NOON):
    """Somebody says something, without a browser."""
    with inside(house.pk):
        link = actions.open_own_link(organisation=house.pk, kind=KIND, subject=subject, what=What.SAY, at=at)
        said = Said(ethnicity=ethnicity, words=words)
        return actions.say(link=link.pk, organisation=house.pk, said=said, allowed=allowed, at=at)


def anybody():
    """A browser somewhere in the world: how often one place asks for links is counted."""
    return Client(REMOTE_ADDR=".".join(str(one) for one in (10, *uuid4().bytes[:3])))


def asks_for_link(address, browser=None):
    """Ask for a fresh link, and have the worker send what there is to send."""
    answer = (browser or anybody()).post(reverse("declaration-again"), {"address": address})
    for row in Work.objects.filter(ended_at=None):
        jobs.now(row.job, **row.arguments)
    Work.objects.filter(ended_at=None).update(ended_at=NOON)
    return answer


def sees(subject, guests):
    """A browser that used a fresh link, asked for by the address of somebody who was asked before."""
    asks_for_link(guests.known[subject].address)
    browser = Client()
    browser.get(newest_link(), follow=True)
    assert browser.post(reverse("declaration-say")).status_code == 303
    return browser


def text_of(page):
    """What a page says, without its tags and with plain spaces."""
    return " ".join(re.sub(r"<[^>]*>", " ", page.content.decode()).split())
