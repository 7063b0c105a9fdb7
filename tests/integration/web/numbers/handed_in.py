"""Organisations whose figures were handed in, signed off and made ready, as people of theirs would have done it."""

import re
from datetime import date
from html import unescape

from django.conf import settings
from django.test import Client
from django.urls import reverse

from tallystick.account.understand import understood_counts
from tallystick.tallies.return_file import read_return_file
from tallystick_web.core.fence import inside
from tallystick_web.deposits.received import receive_counted
from tallystick_web.numbers.jobs import make_releases
from tallystick_web.organisations.access import PROVIDER_DID_SECOND_STEP
from tallystick_web.organisations.models import Account, Appointment, Organisation, Person
from tallystick_web.organisations.rules import OrganisationKind, RoleId
from tests.integration.web.clock import NOON
from tests.repository.tracked import ROOT

LONG_AGO = date(2020, 4, 1)
RETURNS = ROOT / "example" / "returns"
HEADER = "organisation,standard,year,indicator,row,group,happened,people,percent"
# Three years of three indicators: enough people for a clear difference, for none, and for nothing to be told.
ROWS = """
2,,white,{a},1200,
2,,bme,120,760,
3,one-year,white,17,2505,
3,one-year,bme,9,725,
4,,white,1500,2505,
4,,bme,{b},725,
"""
TWELVE_STAFF = """
1,clinical/6,white,8,,
1,clinical/6,bme,3,,
1,clinical/6,unknown,1,,
1,workforce,white,8,,
1,workforce,bme,3,,
1,workforce,unknown,1,,
2,,white,2,5,
2,,bme,1,4,
3,one-year,white,1,8,
3,one-year,bme,1,3,
"""


def return_of(name, rows, *, year=2025, standard="wres"):
    """A return file of one organisation and year."""
    lines = [f"{name},{standard},{year},{row}" for row in rows.split()]
    return "\n".join([HEADER, *lines, ""]).encode()


def trust(slug, roles=(RoleId.ANALYST, RoleId.BOARD_MEMBER, RoleId.GOVERNOR)):
    """A trust with a person in each of these roles: the organisation, and the browsers of the people by role."""
    where = Organisation.objects.create(
        slug=slug, name=f"{slug.title()} Trust", kind=OrganisationKind.TRUST, opened_at=NOON
    )
    return where, {role: signed_in(where, role) for role in roles}


def signed_in(where, role):
    """The browser of a new person in a role, who signed in with both steps."""
    account = Account.objects.create_user(f"{role}@{where.slug}.example.org", "a password of tests")
    with inside(where.pk):
        name = f"{where.slug.title()} {role}"
        person = Person.objects.create(
            organisation=where, name=name, email=account.email, account=account, added_at=NOON
        )
        Appointment.objects.create(organisation=where, person=person, role=role, since=LONG_AGO, at=NOON)
    browser = Client()
    browser.force_login(account, settings.AUTHENTICATION_BACKENDS[-1])
    session = browser.session
    session[PROVIDER_DID_SECOND_STEP] = True
    session.save()
    return browser


def sign(where, content, *, at=NOON):
    """Have the analyst sign off the counts of a return file."""
    with inside(where.pk):
        analyst = person_of_analyst(where)
        for account in understood_counts([read_return_file(content, name="return.csv")]).accounts:
            receive_counted(account=account, by=analyst, role=RoleId.ANALYST, at=at)


def person_of_analyst(where):
    """The analyst, as the organisation knows them. Ask inside its fence."""
    return Person.objects.of(where).get(email=f"analyst@{where.slug}.example.org")


def make(where):
    """Have the worker make what was signed ready."""
    make_releases(str(where.pk))


def words(response):
    """What a page says, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", response.content.decode())).split())


def address(route, where, **parts):
    return reverse(route, kwargs={"organisation": where.slug, **parts})
