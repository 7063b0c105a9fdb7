"""An organisation whose people ask others, and the browsers of those who answer."""

import re
from datetime import timedelta
from uuid import uuid4

from django.core import mail
from django.test import Client
from django.urls import reverse

from tallystick_web.core import jobs
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.organisations.actions.opening import FirstPerson, open_organisation
from tallystick_web.organisations.rules import OrganisationKind, RoleId, roles
from tallystick_web.questionnaires.actions import waves as actions
from tallystick_web.questionnaires.models import Wave, WaveAnswer
from tallystick_web.questionnaires.queries.answers import answered_of
from tallystick_web.questionnaires.queries.figures import shown_of
from tallystick_web.questionnaires.queries.waves import wave_called
from tallystick_web.questionnaires.rules import RELEASE_WAVE, SEND_LINKS, Way
from tallystick_web.questionnaires.sets import sets
from tallystick_web.questionnaires.wave_rules import Begun
from tests.integration.web.clock import NOON
from tests.integration.web.world import joined, person_of, signed_in

TODAY = NOON.date()
HELD = (
    RoleId.HR_DIRECTOR,
    RoleId.EDI_LEAD,
    RoleId.BOARD_SECRETARY,
    RoleId.BOARD_MEMBER,
    RoleId.EXECUTIVE,
    RoleId.NETWORK_CHAIR,
    RoleId.TEAM_LEAD,
    RoleId.COMMUNICATIONS_LEAD,
    RoleId.EVENTS_LEAD,
    RoleId.AUDITOR,
    RoleId.STAFF,
)
FORM, THANKS = "/answer/", "/answer/thanks/"


class AskingHouse:
    """An organisation with its addresses, and the browsers of its people, who join when a story needs them."""

    def __init__(self, slug="northmoor", name="Northmoor Hospitals"):
        people = [
            FirstPerson(name=f"{roles()[role].label} of {name}", email=f"{role}@{slug}.example.org", role=role)
            for role in HELD
        ]
        opened = open_organisation(slug=slug, name=name, kind=OrganisationKind.TRUST, code="", people=people, at=NOON)
        self.organisation, self._links = opened.organisation, {one.role: opened.links[one.email] for one in people}
        self._accounts, self._browsers = {}, {}
        mail.outbox.clear()

    @property
    def pk(self):
        return self.organisation.pk

    def browser(self, role=RoleId.HR_DIRECTOR):
        if role not in self._browsers:
            self._accounts[role] = joined(self._links[role])
            self._browsers[role] = signed_in(self._accounts[role])
        return self._browsers[role]

    def person(self, role=RoleId.HR_DIRECTOR):
        self.browser(role)
        return person_of(self._accounts[role], self.organisation)

    def address(self, route, **parts):
        return reverse(route, kwargs={"organisation": self.organisation.slug, **parts})

    def get(self, route, role=RoleId.HR_DIRECTOR, **parts):
        return self.browser(role).get(self.address(route, **parts))

    def page(self, route, role=RoleId.HR_DIRECTOR, **parts):
        answer = self.get(route, role, **parts)
        assert answer.status_code == 200, answer.status_code
        return words(answer)

    def send(self, route, answers=None, role=RoleId.HR_DIRECTOR, key=None, **parts):
        answers = {"form_key": str(key or uuid4()), **(answers or {})}
        return self.browser(role).post(self.address(route, **parts), answers)

    def wave(self, of="pulse", *, way=Way.INVITED, days=14, **said):
        """A wave that is open today."""
        begun = Begun(
            title=said.pop("title", "Autumn 2026"),
            way=way,
            opens_on=said.pop("opens_on", TODAY),
            closes_on=TODAY + timedelta(days=days),
            least=said.pop("least", 10),
            **said,
        )
        with inside(self.pk):
            return actions.begin_wave(of=sets()[of], begun=begun, by=self.person(), at=NOON)

    def invite(self, wave, many):
        """Ask so many people, and return the link in each letter in the order in which they went."""
        mail.outbox.clear()
        with inside(self.pk):
            addresses = [f"person{number}@example.org" for number in range(many)]
            actions.invite(wave=wave, addresses=addresses, by=self.person(), at=NOON)
        jobs.now(SEND_LINKS, organisation=self.pk, wave=wave.pk)
        return links()

    def close(self, wave):
        with inside(self.pk):
            actions.close_wave(wave=wave.pk, organisation=self.pk, by=self.person(), at=NOON)
        jobs.now(RELEASE_WAVE, organisation=self.pk, wave=wave.pk)

    def answers(self, wave):
        with inside(self.pk):
            return answered_of(wave)

    def shown(self, wave):
        with inside(self.pk):
            return shown_of(wave_called(self.pk, wave.pk))

    def rows(self, model=WaveAnswer):
        with inside(self.pk):
            return list(model.objects.of(self.pk))

    def again(self, wave):
        with inside(self.pk):
            return Wave.objects.of(self.pk).get(pk=wave.pk)

    def events(self, kind):
        return AuditEvent.objects.filter(chain=self.pk, kind=kind).count()


def links():
    """The link to open in every letter that was sent."""
    return [re.search(r"https?://\S+(/answer/\S+)", one.body)[1] for one in mail.outbox]


def words(answer):
    """What a page says, without its marks."""
    text = re.sub(r"(?s)<(script|style).*?</\1>|<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", text.replace("&#39;", "’").replace("&amp;", "&"))


def key_of(page):
    """The one-use key of a page's form."""
    return re.search(r'name="form_key" value="([^"]+)"', page.content.decode())[1]


def opened(link):
    """A browser that opened a link, and the form it leads to."""
    browser = Client()
    return browser, browser.get(link, follow=True)


def answer(link, **given):
    """Open a link in a browser of its own and send answers. Returns what came of it."""
    browser, page = opened(link)
    assert page.status_code == 200, words(page)
    said = {name.replace("_", "-"): value for name, value in given.items()}
    return browser.post(FORM, {"version": "1", "form_key": key_of(page), **said})
