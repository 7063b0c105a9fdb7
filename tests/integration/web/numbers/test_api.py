"""What a program reads with a token, across organisations, readers, roles and time; and that asking changes nothing."""

import re
from datetime import timedelta
from functools import partial
from hashlib import sha256

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tallystick.release.canonical import from_bytes
from tallystick.release.policy import Audience
from tallystick.release.shown import Hidden, Shown
from tallystick_web.core.fence import inside
from tallystick_web.core.files import Shelf, read
from tallystick_web.numbers.models import Observation
from tallystick_web.organisations import actions
from tallystick_web.organisations.actions.keys import hash_of_key
from tallystick_web.organisations.models import Account, ApiToken, Appointment, Person
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.addresses import addresses, routes_for_programs
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.programs import HERE, OURS, ask, every, sets, two_trusts
from tests.integration.web.world import person_of, quiet, token_of

every_address = pytest.mark.parametrize("route", routes_for_programs(), ids=str)


@pytest.fixture(scope="module")
def world(shared_database, still_clock):
    return two_trusts()


@pytest.fixture
def undone(world):
    """Takes back what a test writes."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def of_organisation(world):
    return partial(ask, token=world.tokens[Audience.ORGANISATION])


@pytest.fixture(scope="module")
def of_public(world):
    return partial(ask, token=world.tokens[Audience.PUBLIC])


# WHAT IS READ


def test_a_program_is_told_of_its_own_organisation_alone(of_organisation, of_public):
    [told] = of_organisation(HERE).json()
    assert told == {
        "slug": "northmoor",
        "name": "Northmoor Teaching Hospitals (made up)",
        "kind": "trust",
        "code": "",
        "audiences": ["organisation", "public"],
    }
    assert of_public(HERE).json()[0]["audiences"] == ["public"]


def test_the_file_of_an_approved_set_is_what_was_kept(world, of_public):
    [name] = sets(world, Audience.PUBLIC)
    answer = of_public(f"{OURS}/releases/{name}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    assert sha256(answer.content).hexdigest() == name
    assert answer.content == read(Shelf.RELEASES, name)


def test_approved_sets_are_listed_with_where_their_files_are(world, of_organisation, of_public):
    listed = of_organisation(f"{OURS}/releases").json()
    assert {one["audience"] for one in listed} == {"organisation", "public"}
    assert {one["release"] for one in listed} == {*sets(world, Audience.ORGANISATION, Audience.PUBLIC)}
    assert {of_organisation(one["link"]).status_code for one in listed} == {200}
    [public] = of_public(f"{OURS}/releases").json()
    assert (public["audience"], public["subject"], public["vintage"], public["years"]) == (
        "public",
        "standards",
        1,
        [2025],
    )


def told_and_kept(answer):
    """Each figure of an answer beside the result of the kept file that it must come from."""
    said = answer.json()
    kept = [one for table in from_bytes(read(Shelf.RELEASES, said["release"])).tables for one in table.results]
    by_name = {(one.indicator, one.row, str(one.measure), one.group): one for one in kept}
    told = {(one["indicator"], one["row"], one["measure"], one["group"]): one for one in said["observations"]}
    assert told.keys() == by_name.keys()
    return [(told[name], by_name[name]) for name in by_name]


@pytest.mark.parametrize("audience", [Audience.ORGANISATION, Audience.PUBLIC])
def test_figures_are_those_of_the_kept_file(world, audience):
    pairs = told_and_kept(ask(f"{OURS}/observations", world.tokens[audience]))
    assert len(pairs) > 20
    for told, kept in pairs:
        for name in ("value", "low", "high"):
            number = getattr(kept, name)
            assert told[name] == (float(number.value) if isinstance(number, Shown) else None)
        assert (told["withheld"] is not None) == any(
            isinstance(getattr(kept, name), Hidden) for name in ("value", "low", "high")
        )
        assert told["verdict"] == str(kept.verdict or "")


def test_what_is_withheld_says_so_and_is_never_nought(of_public):
    withheld = [one for one in of_public(f"{OURS}/observations").json()["observations"] if one["withheld"]]
    assert withheld, "nothing is withheld: this test looks at nothing"
    assert {one["withheld"] for one in withheld} == {"withheld to protect people"}
    assert all(None in (one["value"], one["low"], one["high"]) for one in withheld)
    assert not [one for one in withheld if one["value"] == 0]


def test_figures_can_be_asked_for_by_standard_year_and_indicator(of_public):
    whole = of_public(f"{OURS}/observations").json()["observations"]
    of_two = [one for one in whole if one["indicator"] == "2"]
    assert 0 < len(of_two) < len(whole)
    assert of_public(f"{OURS}/observations", indicator="2", standard="wres", year=2025).json()["observations"] == of_two
    for asked in ({"indicator": "77"}, {"year": 2024}, {"standard": "wdes"}):
        assert of_public(f"{OURS}/observations", **asked).json()["observations"] == []


def test_indicators_are_listed_with_their_titles(of_public):
    said = of_public(f"{OURS}/indicators").json()
    figures = of_public(f"{OURS}/observations").json()
    assert (said["audience"], said["release"]) == ("public", figures["release"])
    shown = {one["indicator"] for one in said["indicators"] if not one["is_withheld"]}
    assert shown == {one["indicator"] for one in figures["observations"]}
    assert all(one["title"] and one["standard"] == "wres" and one["year"] == 2025 for one in said["indicators"])


def test_where_nothing_is_approved_yet_there_is_nothing_and_no_error(world, undone):
    token = world.their_token
    there = f"{HERE}/canary-beck"
    with inside(world.theirs.pk):
        Observation.objects.of(world.theirs).delete()
    assert ask(f"{there}/observations", token).json()["observations"] == []


# WHO READS WHAT


def test_a_token_for_the_public_reads_nothing_else(world, of_public):
    [public] = sets(world, Audience.PUBLIC)
    assert of_public(f"{OURS}/observations").json()["release"] == public
    for name in sets(world, Audience.ORGANISATION, Audience.INTERNAL):
        assert of_public(f"{OURS}/releases/{name}").status_code == 404


def test_no_token_reads_the_analysts_desk(world, of_organisation):
    [desk] = sets(world, Audience.INTERNAL)
    assert of_organisation(f"{OURS}/releases/{desk}").status_code == 404
    assert of_organisation(f"{OURS}/observations").json()["audience"] == "organisation"
    assert desk not in of_organisation(f"{OURS}/releases").content.decode()


@every_address
def test_another_organisation_is_not_there_as_one_that_does_not_exist(route, world, of_organisation):
    names = {"sha256": sets(world)}
    for slug, other in (("northmoor", world.their_token), ("canary-beck", world.tokens[Audience.ORGANISATION])):
        if "slug" not in route.ids:
            continue
        nowhere = addresses(route, names | {"slug": ["no-such-place"]})
        for address, nothing in zip(addresses(route, names | {"slug": [slug]}), nowhere, strict=True):
            answer, missing = ask(address, other), ask(nothing, other)
            assert (answer.status_code, answer.content) == (missing.status_code, missing.content)
            assert answer.status_code == 404


def test_a_set_of_another_organisation_is_not_there_under_our_own_name(world, of_organisation):
    for name in [*sets(world, where=world.theirs), "0" * 64, "not-a-hash", "A" * 64]:
        assert of_organisation(f"{OURS}/releases/{name}").status_code == 404


# WHO READS NOTHING


def refused(answer):
    """The sentences of a refusal, which asks for a token."""
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    said = answer.json()
    assert said.keys() == {"problem", "what_to_do"}
    assert all(re.fullmatch(r"[A-Z].+\.", one) for one in said.values())
    return said["problem"]


@every_address
@pytest.mark.parametrize("given", ["", "no-such-token", "tallystick_" + "A" * 43, "\xe9", "a b", "Bearer x"])
def test_every_address_asks_for_a_token(route, given, world):
    for address in addresses(route, {"slug": ["northmoor", "no-such-place"], "sha256": sets(world)}):
        assert refused(ask(address, given)) == (
            "This token is not one of this service." if given else "No token was given."
        )


@every_address
def test_a_person_who_is_signed_in_is_no_program(route, world):
    browser = world.client(RoleId.ANALYST, world.trust)
    for address in addresses(route, {"slug": ["northmoor"], "sha256": sets(world)}):
        with quiet():
            assert browser.get(address).status_code == 401


def test_a_token_does_not_open_pages_of_people(of_organisation):
    assert of_organisation(reverse("where-we-stand", kwargs={"organisation": "northmoor"})).status_code == 302


def test_the_hash_of_a_token_opens_nothing(world):
    assert refused(ask(HERE, hash_of_key(world.tokens[Audience.PUBLIC]))) == "This token is not one of this service."


def test_a_token_reads_until_its_time_is_over(world, monkeypatch):
    token, ends = world.tokens[Audience.PUBLIC], NOON + timedelta(days=30)
    monkeypatch.setattr(timezone, "now", lambda: ends - timedelta(seconds=1))
    assert ask(HERE, token).status_code == 200
    monkeypatch.setattr(timezone, "now", lambda: ends)
    assert {refused(ask(address, token)) for address in every(world)} == {"This token has run out."}


def test_a_token_that_was_ended_reads_nothing(world, undone):
    key = world.tokens[Audience.PUBLIC]
    with inside(world.trust.pk):
        token = ApiToken.objects.of(world.trust).get(key_hash=hash_of_key(key))
        lead = person_of(world.accounts["northmoor", RoleId.INFORMATION_GOVERNANCE], world.trust)
        actions.end_token(token=token, by=lead, at=NOON)
    assert {refused(ask(address, key)) for address in every(world)} == {"This token was ended."}
    assert ask(HERE, world.tokens[Audience.ORGANISATION]).status_code == 200


TOO_WEAK = "Whoever made this token may no longer read these figures or make tokens, so it reads nothing."


@pytest.fixture
def newcomer(world, undone):
    """A person with an account and no role, and a way to give one."""
    account = Account.objects.create_user("newcomer@northmoor.example.org")
    with inside(world.trust.pk):
        person = Person.objects.create(
            organisation=world.trust, name="New", email=account.email, account=account, added_at=NOON
        )

    def give(role, *, until=None):
        with inside(world.trust.pk):
            return Appointment.objects.create(
                organisation=world.trust, person=person, role=role, since=NOON.date(), until=until, at=NOON
            )

    return person, give


def test_a_token_reads_nothing_once_its_makers_role_is_over(world, newcomer, monkeypatch):
    person, give = newcomer
    give(RoleId.ANALYST, until=NOON.date())
    key = token_of(world.trust, person, Audience.PUBLIC)
    assert ask(HERE, key).status_code == 200
    monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(days=1))
    assert {refused(ask(address, key)) for address in every(world)} == {TOO_WEAK}


def test_a_token_reads_nothing_once_its_makers_role_was_taken_away(world, newcomer):
    person, give = newcomer
    held = give(RoleId.ANALYST)
    key = token_of(world.trust, person, Audience.ORGANISATION)
    with inside(world.trust.pk):
        actions.end_role(appointment=held, why="", by=person, at=NOON)
    assert refused(ask(f"{OURS}/observations", key)) == TOO_WEAK
    give(RoleId.EDI_LEAD)  # who reads the same figures, and makes no tokens
    assert refused(ask(f"{OURS}/observations", key)) == TOO_WEAK
    give(RoleId.INFORMATION_GOVERNANCE)
    assert ask(f"{OURS}/observations", key).status_code == 200


@pytest.mark.parametrize("how", ["closed", "gone"])
def test_a_token_reads_nothing_once_its_makers_account_is_closed(world, newcomer, how):
    person, give = newcomer
    give(RoleId.ANALYST)
    key = token_of(world.trust, person, Audience.ORGANISATION)
    if how == "closed":
        Account.objects.filter(pk=person.account_id).update(is_active=False)
    else:
        Account.objects.filter(pk=person.account_id).delete()
    assert refused(ask(HERE, key)) == TOO_WEAK
