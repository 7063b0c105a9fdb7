"""A trust with figures that are held back, and what tests of those do."""

import re
from datetime import UTC, datetime, timedelta

from tallystick_web.core import registry
from tallystick_web.core.fence import inside
from tallystick_web.numbers import embargoes
from tallystick_web.numbers.actions import accept_contract
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.handed_in import (
    ROWS,
    make,
    return_of,
    sign,
    trust,
)

SOON, LATER = NOON + timedelta(minutes=1), NOON + timedelta(minutes=2)
UNTIL = datetime(2027, 1, 15, 9, 30, tzinfo=UTC)
LIFTED = "figures held back no longer"
LISTED = RoleId.BOARD_MEMBER


def hold(where, by, *readers, standard="wres", year=2024, until=UNTIL, at=NOON):
    with inside(where.pk):
        return embargoes.hold_back(
            standard=standard, year=year, until=until, why="Statistics day", readers=readers, by=by, at=at
        )


HELD = (RoleId.ANALYST, RoleId.HR_DIRECTOR, RoleId.BOARD_MEMBER, RoleId.EXECUTIVE, RoleId.INFORMATION_GOVERNANCE)


class Trust:
    """A trust with figures of 2025 that everybody read, and of 2024 that are held back from all but one."""

    def __init__(self, *, until=UNTIL, is_exact=False):
        self.where, self.browsers = trust("northmoor", HELD)
        if is_exact:
            with self.inside():
                accept_contract(standards=["wres"], role="IG lead", by=self.person(RoleId.ANALYST), at=NOON)
        sign(self.where, return_of(self.where.name, ROWS.format(a=300, b=420)))
        make(self.where)
        self.embargo = hold(self.where, self.person(RoleId.ANALYST), self.person(LISTED).pk, until=until, at=SOON)

    def person(self, role):
        with inside(self.where.pk):
            return Person.objects.of(self.where).get(email=f"{role}@northmoor.example.org")

    def sign(self, *, year=2024, appointed=250, at=LATER):
        sign(self.where, return_of(self.where.name, ROWS.format(a=appointed, b=400), year=year), at=at)
        make(self.where)

    def years(self, role, asked=""):
        """The years in the file of figures that somebody in a role gets."""
        page = self.browsers[role].get(f"/o/northmoor/where-we-stand/wres/figures.csv{asked}")
        return set(re.findall(rb",wres,(\d{4}),", page.content) or re.findall(rb",(20\d\d),", page.content))

    def sees(self, role, asked=""):
        return b"2024" in self.years(role, asked)

    def inside(self):
        return inside(self.where.pk)


def send(browser, page, **entered):
    key = browser.get(page).content.decode().partition('name="form_key" value="')[2].partition('"')[0]
    return browser.post(page, {"form_key": key, **entered})


def hold_by_form(browser, *, on="15 1 2027", time="9:30am", which="wdes/2025", why="Statistics day", readers=()):
    day, month, year = on.split()
    return send(
        browser,
        "/o/northmoor/held-figures/add/",
        which=which,
        on_day=day,
        on_month=month,
        on_year=year,
        time=time,
        why=why,
        readers=list(readers),
    )


def do_what_is_due(at):
    """How many were held back no longer by what is run from time to time."""
    return registry.due()[LIFTED](at)
