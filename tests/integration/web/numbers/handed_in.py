"""Organisations whose figures were handed in, signed off and made ready, as people of theirs would have done it."""

from tallystick.account.understand import understood_counts
from tallystick.tallies.return_file import read_return_file
from tallystick_web.core.fence import inside
from tallystick_web.deposits.received import receive_counted
from tallystick_web.numbers.jobs import make_releases
from tallystick_web.organisations.models import Account
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.world import appointed, organisation, person_of, quiet, signed_in
from tests.repository.tracked import ROOT

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
    where = organisation(slug, f"{slug.title()} Trust")
    return where, {role: signed_in(appointed(where, role, f"{slug.title()} {role}")) for role in roles}


def sign(where, content, *, at=NOON):
    """Have the analyst sign off the counts of a return file."""
    with inside(where.pk):
        analyst = person_of_analyst(where)
        for account in understood_counts([read_return_file(content, name="return.csv")]).accounts:
            receive_counted(account=account, by=analyst, role=RoleId.ANALYST, at=at)


def person_of_analyst(where):
    return person_of(Account.objects.get(email=f"analyst@{where.slug}.example.org"), where)


def make(where):
    """Have the worker make what was signed ready."""
    with quiet():
        make_releases(str(where.pk))
