"""Programs that ask with a token, as tests have them."""

from django.test import Client

from tallystick.release.policy import Audience
from tallystick_web.core.fence import inside
from tallystick_web.numbers.models import Release
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.addresses import addresses, routes_for_programs
from tests.integration.web.world import add_stranger, make_world, person_of, quiet, token_of

HERE = "/api/v1/organisations"
OURS = f"{HERE}/northmoor"


def two_trusts():
    """Our trust and a stranger, each with a token."""
    made = make_world()
    made.theirs = add_stranger(made)
    analyst = person_of(made.accounts["canary-beck", RoleId.ANALYST], made.theirs)
    made.their_token = token_of(made.theirs, analyst, Audience.ORGANISATION)
    return made


def ask(address, token, method="get", **asked):
    """The answer to a program."""
    with quiet():
        return getattr(Client(), method)(address, asked, headers={"authorization": f"Bearer {token}"} if token else {})


def sets(world, *audiences, where=None):
    """The hashes of approved sets in the database."""
    where = where or world.trust
    with inside(where.pk):
        found = Release.objects.of(where).filter(audience__in=audiences or list(Audience))
        return list(found.order_by("vintage").values_list("sha256", flat=True))


def every(world):
    """Every address for programs with the names of our trust in it."""
    examples = {"slug": ["northmoor"], "sha256": sets(world)}
    return [address for route in routes_for_programs() for address in addresses(route, examples)]
