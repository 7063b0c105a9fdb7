"""What somebody says of themselves changes no other person's page, file, feed or letter by a byte.

Two people say something else: a colleague, and a speaker who is counted in a mix that everybody reads. The one answer
that changes is the co-ordinator's, who asks by a form for those who allowed it.
"""

import os
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client
from django.urls import resolve, reverse

from tallystick_web.core import jobs, registry
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent, Work
from tallystick_web.declarations import actions
from tallystick_web.declarations.mix_rules import MAKE_MIXES
from tallystick_web.declarations.models import Declared
from tallystick_web.declarations.queries.said import sealed
from tallystick_web.declarations.rules import Characteristic, Choice, Purpose, Said, What
from tallystick_web.desk.actions import make_address
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.addresses import addresses, routes, routes_of_an_organisation
from tests.integration.web.clock import NOON
from tests.integration.web.declarations.appearing import Stage, take_effect
from tests.integration.web.declarations.guests import KIND, Guests, key_of, says, text_of
from tests.integration.web.test_non_interference import seen, told_to_programs
from tests.integration.web.world import examples_of, make_world, may_open, quiet

pytestmark = pytest.mark.unwatched

CANARY = "Zzcanarywords"
SPEAKERS = "declarations/speaker-mix"
# Those most likely to see it, and the person. Every role, and every page that is refused, is left to make check-long.
EVERY_DAY = {
    RoleId.INVITATIONS_COORDINATOR,
    RoleId.EVENTS_LEAD,
    RoleId.EDI_LEAD,
    RoleId.ANALYST,
    RoleId.BOARD_MEMBER,
    RoleId.AUDITOR,
    RoleId.STAFF,
}
EVERYTHING = Choice(characteristics=tuple(Characteristic), purposes=tuple(Purpose), notice="We ask.", months=24)
LATER = NOON + timedelta(minutes=1)
ONE = Said(ethnicity="N", words=f"{CANARY} one", others={"sex": "female"})
OTHER = Said(ethnicity="A", words=f"{CANARY} other", others={"sex": "male"})
ASKS = {"what_for": "A panel", "group": "", "words": "", "page": "1"}


# EVERY PAGE, EVERY ROLE


@pytest.fixture(scope="module")
def world(shared_database, still_clock):
    """The world of other tests, in which a colleague said something, and a speaker whom a mix counts that is shown."""
    with Guests().offered() as guests, Stage().offered("speakers") as stage:
        made = make_world()
        where, speakers = made.trust, [guests.invite(f"Guest{number}") for number in range(67)]
        made.speaker = speakers[0]
        with inside(where.pk), quiet():
            made.staff = person(where, RoleId.STAFF).pk
            actions.choose(choice=EVERYTHING, by=person(where, RoleId.INFORMATION_GOVERNANCE), at=LATER)
            for number, one in enumerate(speakers[:52]):
                says(where, one, ethnicity="N" if number < 22 else "A")
            link = actions.open_own_link(
                organisation=where.pk, kind="person", subject=made.staff, what=What.SAY, at=LATER
            )
            actions.say(link=link.pk, organisation=where.pk, said=ONE, allowed=[*Purpose], at=LATER)
            stage.put("all", speakers)
            take_effect(where)
            jobs.now(MAKE_MIXES, organisation=where.pk)
            made.feed = make_address(by=person(where, RoleId.EDI_LEAD), at=LATER)
        now_say(made, ONE)
        yield made


def person(where, role):
    return Person.objects.of(where).get(email=f"{role}@{where.slug}.example.org")


def now_say(world, said, purposes=tuple(Purpose)):
    """The colleague and the speaker said something else for these purposes."""
    with inside(world.trust.pk):
        rows = Declared.objects.of(world.trust).filter(purpose__in=purposes)
        rows = rows.filter(declarant__subject__in=[world.staff, world.speaker])
        assert rows.update(sealed=sealed(said)) == 2 * len(purposes)


def everything(world):
    """What roles see at every address of the trust, what its programs read, and what anybody does."""
    is_long = os.environ.get("TALLYSTICK_EXAMPLES") == "long"
    examples = examples_of(world.trust)
    examples["declarant_kind"] = ["person", KIND]
    examples["measure"] = [*examples["measure"], SPEAKERS]
    told = {}
    for role in world.ours[world.trust] if is_long else EVERY_DAY:
        client = world.client(role, world.trust)
        opened = [route for route in routes_of_an_organisation() if is_long or may_open(route, role)]
        told |= {(one, role): seen(client, one) for route in opened for one in addresses(route, examples)}
    return told | told_to_programs(world) | told_to_anybody(world)


def told_to_anybody(world):
    """What is read without signing in: by a calendar program, from published pages, and on links that nobody has."""
    examples = {"organisation": [world.trust.slug], "key": [world.feed], "path": ["index.html"]}
    asked = [one for one in routes() if one.is_ours and not one.is_of_an_organisation and not one.is_for_programs]
    return {(one, "anybody"): seen(Client(), one) for route in asked for one in addresses(route, examples)}


@pytest.fixture(scope="module")
def before(world):
    return everything(world)


@pytest.fixture(scope="module")
def after(world, before):
    """The same, once both said something else: of another group, in other words."""
    now_say(world, OTHER)
    yield everything(world)
    now_say(world, ONE)


def test_what_one_person_says_changes_no_page_of_anybody(before, after):
    assert before.keys() == after.keys()
    assert [key for key in before if before[key] != after[key]] == []


def test_no_page_holds_the_words_of_anybody(before, after):
    told = [*before.items(), *after.items()]
    assert [key for key, (_, _, body) in told if CANARY.encode() in body] == []


def test_what_is_compared_holds_every_page_and_a_mix_that_counts_the_speaker(world, before):
    routes_seen = {resolve(address).url_name for address, _ in before}
    opened = {one.name for one in routes_of_an_organisation() if any(may_open(one, role) for role in EVERY_DAY)}
    assert opened <= routes_seen
    assert {"calendar-feed", "public-organisation"} <= routes_seen
    for route in (("mixes", {}), ("measure", {"measure": SPEAKERS})):
        page = before[reverse(route[0], kwargs={"organisation": world.trust.slug, **route[1]}), RoleId.EVENTS_LEAD]
        assert (page[0], b"at least" in page[2]) == (200, True), route
    feed = before[reverse("calendar-feed", kwargs={"key": world.feed}), "anybody"]
    assert (feed[0], feed[1]["Content-Type"].partition(";")[0]) == (200, "text/calendar")


def test_the_range_of_a_mix_is_said_to_be_what_is_not_known_and_not_chance(world, before):
    address = reverse("measure", kwargs={"organisation": world.trust.slug, "measure": SPEAKERS})
    page = before[address, RoleId.EVENTS_LEAD][2].decode()
    assert re.search(r"At least \d+%, at most \d+%", page)
    assert "some people have not said" in page
    assert "by chance if nothing had changed" not in page


# WHAT THE CO-ORDINATOR IS ANSWERED, AND WHAT IS DONE OF ITSELF


def found(world, kind):
    """What the co-ordinator of invitations is shown who looks for people. Nothing of it stays."""
    address = reverse("invite-by-declaration", kwargs={"organisation": world.trust.slug})
    browser = world.client(RoleId.INVITATIONS_COORDINATOR, world.trust)
    with transaction.atomic(), quiet():
        answer = browser.post(address, {**ASKS, "kind": kind, "form_key": key_of(browser.get(address))})
        transaction.set_rollback(True)
    return text_of(answer)


@pytest.mark.parametrize("kind", ["person", KIND])
def test_the_co_ordinator_is_told_what_was_said_for_invitations_and_nothing_else(world, after, kind):
    now_say(world, ONE)
    as_it_was = found(world, kind)
    now_say(world, OTHER, [one for one in Purpose if one is not Purpose.INVITATION])
    assert found(world, kind) == as_it_was
    now_say(world, OTHER, [Purpose.INVITATION])
    assert (f"{CANARY} one" in as_it_was, f"{CANARY} other" in found(world, kind)) == (True, True)
    now_say(world, ONE)


def done_of_itself(world):
    """What is done from time to time a day later, the letters it sends, and what the log of events holds of it."""
    sent = len(mail.outbox)
    with transaction.atomic(), quiet():
        done = {name: do(LATER + timedelta(days=1)) for name, do in registry.due().items()}
        noted = AuditEvent.objects.filter(at__gt=LATER).order_by("chain", "number")
        noted = list(noted.values_list("kind", "by", "about", "more"))
        asked = sorted(Work.objects.filter(ended_at=None).values_list("job", flat=True))
        transaction.set_rollback(True)
    return done, noted, asked, [(one.subject, one.to) for one in mail.outbox[sent:]]


def test_what_one_person_says_changes_nothing_that_is_done_of_itself(world, after):
    now_say(world, ONE)
    as_it_was = done_of_itself(world)
    now_say(world, OTHER)
    assert done_of_itself(world) == as_it_was
    assert "mixes asked for" in as_it_was[0]
    now_say(world, ONE)
