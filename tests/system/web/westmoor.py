"""Westmoor: a trust whose people hold a review. Each signs in, does their part and signs out, while weeks pass."""

import os
from contextlib import contextmanager
from datetime import datetime

from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.utils import timezone

from tallystick_web.organisations.actions.units import add_unit
from tallystick_web.organisations.models import Account
from tallystick_web.organisations.rules import RoleId, UnitKind
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.handed_in import signed_in
from tests.integration.web.reviews.frozen_stories import Story
from tests.system.web.looking import fit, look
from tests.system.web.people import fill_day, sign_in, sign_out

PASSWORD = "a password of tests"
NETWORK = "Race equality network"
REVIEW = "Six-monthly review, winter 2026"


class Days:
    """The clock of a story: it runs as real time does, and the story moves it to another day."""

    def __init__(self, patch):
        self._now = timezone.now
        self.come_to(NOON.date())
        patch.setattr(timezone, "now", self.now)

    def come_to(self, day):
        """It is noon of a day."""
        self._ahead = datetime.combine(day, NOON.timetz()) - self._now()

    def now(self):
        return self._now() + self._ahead


class Westmoor(Story):
    """A trust with figures of two years, a target, a plan that was agreed, a staff network, and no review yet."""

    def __init__(self):
        super().__init__()
        self.browsers[RoleId.ADVISER] = signed_in(self.where, RoleId.ADVISER)
        for account in Account.objects.all():
            EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
        with self.inside():
            self.aim()
            add_unit(
                organisation=self.where,
                kind=UnitKind.NETWORK,
                name=NETWORK,
                part_of=None,
                since=NOON.date(),
                by=self.person(RoleId.EDI_LEAD),
                at=NOON,
            )

    def begin(self):
        """It is begun by a person, in a browser."""

    def export(self, folder):
        """Everything that was published, in a folder that no service stands behind."""
        call_command("export_public", self.where.slug, str(folder), verbosity=0)
        return folder


class Desk:
    """One browser at which people take turns."""

    def __init__(self, page, service, days, accessibility_problems):
        self.page, self.service, self.days = page, service, days
        self._problems = accessibility_problems

    @contextmanager
    def of(self, role, on=None):
        """Whoever holds a role signs in, on a day, does their part, and signs out."""
        if on is not None:
            self.days.come_to(on)
        page = self.page
        sign_in(page, self.service, f"{role}@westmoor.example.org", PASSWORD)
        yield page
        sign_out(page)
        page.get_by_role("button", name="Sign out").wait_for(state="detached")

    def open(self, *links):
        """Go to the reviews, and follow these links from there."""
        self.menu("Reviews")
        self.follow(*links)

    def open_review(self, *links):
        """Go to the review, and follow these links from there."""
        self.open(REVIEW, *links)

    def follow(self, *links):
        """Follow links, one after another."""
        for one in links:
            self.page.locator("main").get_by_role("link", name=one).first.click()

    def menu(self, section):
        """Go to a section of the service."""
        self.page.get_by_role("navigation", name="Menu").get_by_role("link", name=section, exact=True).click()

    def press(self, *buttons):
        """Press buttons, one after another."""
        for one in buttons:
            self.page.get_by_role("button", name=one, exact=True).click()

    def looked_at(self, name):
        """Axe finds nothing on this page, and at 360 px nothing hangs out."""
        look(self.page, self._problems, name)

    def seen(self, name):
        """A page on the way: looked at in a story of its own, and here where pictures are asked for."""
        if "TALLYSTICK_PICTURES" in os.environ:
            fit(self.page, name)

    def says(self, *texts):
        """The page says this, somewhere."""
        for one in texts:
            self.page.locator("main").get_by_text(one).first.wait_for()

    def shown(self):
        """What the page says."""
        return self.page.locator("main").inner_text()

    def fill_day(self, question, day):
        """Fill in a day in its three parts."""
        fill_day(self.page, question, day)
