"""What an organisation's people are shown is the same, byte for byte, whatever other organisations there are."""

import os
import re

import pytest
from django.test import Client

from tallystick_web.core.fence import inside
from tallystick_web.numbers.models import Release
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.addresses import addresses, routes_for_programs, routes_of_an_organisation
from tests.integration.web.world import CANARY, READ_BY_PROGRAM, add_stranger, examples_of, make_world, quiet

pytestmark = pytest.mark.unwatched

# Roles that differ in whose figures they read or in what they keep. The rest of the table is left to make check-long.
EVERY_DAY = {
    RoleId.ANALYST,
    RoleId.EDI_LEAD,
    RoleId.INFORMATION_GOVERNANCE,
    RoleId.ADMINISTRATOR,
    RoleId.STAFF,
    RoleId.MEMBERSHIP_ANALYST,
}
ACCOUNT_PAGES = ["/account/organisations/", "/account/me/", "/account/second-step/"]
# What differs from one answer to the next by itself: the number of the request, keys of forms, nonces.
MASKS = [
    (rb'(name="(?:csrfmiddlewaretoken|form_key)"[^>]*value=|nonce=)"[^"]*"', rb"\1"),
    (rb"[0-9a-f]{32}", b"#"),
]
KEPT_HEADERS = ("Content-Type", "Content-Disposition", "Location", "Cache-Control", "Content-Security-Policy")


def seen(client, address, **headers):
    """What a person, or a program, is told by one answer."""
    client.raise_request_exception = False  # a page that breaks is a page that is seen; test_no_page_breaks finds it
    with quiet():
        answer = client.get(address, headers=headers)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    for pattern, instead in MASKS:
        body = re.sub(pattern, instead, body)
    return answer.status_code, {name: answer.headers.get(name) for name in KEPT_HEADERS}, body


def everything(world):
    """What every role sees at every address of our organisations."""
    told = {}
    for where, held in world.ours.items():
        examples = examples_of(where)
        asked = [address for route in routes_of_an_organisation() for address in addresses(route, examples)]
        for role in held if os.environ.get("TALLYSTICK_EXAMPLES") == "long" else EVERY_DAY & set(held):
            client = world.client(role, where)
            told |= {(address, role): seen(client, address) for address in asked + ACCOUNT_PAGES}
    return told | told_to_programs(world)


def told_to_programs(world):
    """What the programs of our trust read at every address for programs."""
    examples = {"slug": ["northmoor", "canary-beck"], "sha256": sets_of(world.trust)}
    asked = [address for route in routes_for_programs() for address in addresses(route, examples)]
    return {
        (address, audience): seen(Client(), address, authorization=f"Bearer {token}")
        for audience, token in world.tokens.items()
        for address in asked
    }


def sets_of(where):
    with inside(where.pk):
        return list(Release.objects.of(where).values_list("sha256", flat=True))


@pytest.fixture(scope="module")
def world(shared_database, still_clock):
    return make_world()


@pytest.fixture(scope="module")
def alone(world):
    """What everybody sees before there is anybody else."""
    return everything(world)


@pytest.fixture(scope="module")
def beside(world, alone):
    """What everybody sees with a stranger in the installation."""
    add_stranger(world)
    return everything(world)


def test_no_page_breaks(beside):
    assert [key for key, (status, _, _) in beside.items() if status >= 500] == []


def test_every_page_is_the_same_with_and_without_another_organisation(alone, beside):
    assert len(alone) > 100
    assert [key for key in alone if alone[key] != beside[key]] == []


def test_no_page_holds_anything_of_another_organisation(beside):
    canaries = (CANARY.encode(), CANARY.lower().encode(), b"canary-beck")
    assert [key for key, (_, _, body) in beside.items() if any(one in body for one in canaries)] == []


def test_programs_read_figures_and_are_among_what_is_compared(alone):
    read = {(address, who): status for (address, who), (status, _, _) in alone.items() if address.startswith("/api/")}
    assert sorted(set(read.values())) == [200, 404]
    assert {who for (_, who), status in read.items() if status == 200} == set(READ_BY_PROGRAM)


def test_no_header_holds_anything_of_another_organisation(beside):
    assert [key for key, (_, headers, _) in beside.items() if "canary" in str(headers).lower()] == []
