"""Every address, every role: who may open it is what the table of roles says, and a question changes nothing."""

import re
from itertools import product
from urllib.parse import quote
from uuid import UUID

import pytest
from django.db import connection, reset_queries
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tallystick_web.organisations.rules import OrganisationKind, RoleId
from tests.integration.web.addresses import (
    METHODS,
    addresses,
    routes,
    routes_for_programs,
    routes_of_an_organisation,
)
from tests.integration.web.world import add_stranger, examples_of, make_world, may_open, quiet

# Roles are a table of ours; what a page asks of a database is tried elsewhere.
pytestmark = [pytest.mark.one_database, pytest.mark.unwatched]

# Pages that need no sign-in, each with the reason.
_INVITED = "an invitation is taken up before there is an account"
_SIGNING_IN = "it is how one signs in"
_FORGOTTEN = "whoever forgot a password cannot sign in"
_SAYS = "whoever is asked how they describe themselves need not have an account: the link stands in its place"
_ANSWERS = "whoever is asked in a survey need not have an account, and nobody should know who answered"
PUBLIC = {
    "front-door": "it only leads on",
    "healthz": "asked by the machinery that watches the process",
    "readyz": "asked by the machinery that watches the process; tells counts and nothing else",
    "security-txt": "whoever finds a weakness has to know where to say so",
    "accessibility": "the law asks that everybody can read it",
    "privacy": "whoever is asked for data can read it first",
    "protection": "what the service claims must be open to anybody who doubts it",
    "lexicon": "whoever reads what was published meets these words",
    "answer-link": _ANSWERS,
    "answer-open": _ANSWERS,
    "answer-form": _ANSWERS,
    "answer-thanks": _ANSWERS,
    "public-front": "it lists who published something",
    "public-style": "it is how that list looks",
    "public-organisation": "what was published is for everybody",
    "public-file": "the same",
    "reading-by-program": "it is about no organisation, and whoever writes a program reads it first",
    "calendar-feed": "a calendar program cannot sign in: the secret address stands in its place",
    "declaration-link": _SAYS,
    "declaration-say": _SAYS,
    "declaration-said": _SAYS,
    "declaration-mine": _SAYS,
    "declaration-anew": _SAYS,
    "declaration-stop-own": _SAYS,
    "declaration-stopped": _SAYS,
    "declaration-again": _SAYS,
    "declaration-again-sent": _SAYS,
    "api:openapi-json": "the same, for programs",
    "api:api-root": "there is nothing, whoever asks",
    "api-nothing": "there is nothing, whoever asks",
    "invitation": _INVITED,
    "open-invitation": _INVITED,
    "join-signed-in": _INVITED,
    "join-with-provider": _INVITED,
    "account_login": _SIGNING_IN,
    "account_logout": "without being signed in it only leads on",
    "account_signup": "it says that nobody signs up by themselves",
    "account_inactive": "it says that an account is closed",
    "mfa_authenticate": _SIGNING_IN,
    "mfa_login_webauthn": _SIGNING_IN,
    "openid_connect_login": _SIGNING_IN,
    "openid_connect_callback": _SIGNING_IN,
    "socialaccount_login_cancelled": _SIGNING_IN,
    "socialaccount_login_error": _SIGNING_IN,
    "account_reset_password": _FORGOTTEN,
    "account_reset_password_done": _FORGOTTEN,
    "account_reset_password_from_key": _FORGOTTEN,
    "account_reset_password_from_key_done": _FORGOTTEN,
}
IN_AN_ACCOUNT = {"pk": [1]}  # what stands in addresses of a person's own account

# Addresses that hold nothing, whoever asks: for whom, and why. Every other address must open to whoever may open it.
_NO_PAY = {
    "pay-gap-download",
    "pay-gap-chapter",
    "pay-gap-part",
    "member-pay-gap",
    "member-pay-gap-download",
    "member-pay-gap-chapter",
    "member-pay-gap-part",
}
_NO_MEMBERS = {
    "members-indicator",
    "member",
    "member-whole-set",
    "member-breakdowns",
    "member-standard",
    "member-standard-figures",
    "member-indicator",
    "member-indicator-figures",
}
_NO_FIGURES = {
    "whole-set",
    "breakdowns",
    "standard",
    "standard-figures",
    "indicator",
    "indicator-figures",
    "board-check",
}
# The figures of the tests were frozen without an approved set, in which something could be missing, and objectives.
_NO_PAPER_PARTS = {"paper-gap", "paper-write-item"}
NOTHING_THERE = {
    OrganisationKind.TRUST: _NO_PAY
    | _NO_MEMBERS
    | _NO_PAPER_PARTS,  # no pay data were handed in; a trust has no members
    # The body of the tests handed in nothing of its own, and the contract of trusts does not bind it.
    OrganisationKind.MEMBERSHIP_BODY: _NO_PAY | _NO_FIGURES | _NO_PAPER_PARTS | {"obligation-date"},
}
# Addresses that ask for more than a role, each with what: the tests of plans and of registers try that.
_OWN_REGISTER = "a register is kept by those it names, and an entry changed by whoever answers for it as well"
_OWN_TEAM = "a team's lead keeps the plan of their own team alone, and what is over is kept as it was"
ASKS_MORE = {
    "plan-told": _OWN_TEAM,
    "plan-bring-in": _OWN_TEAM,
    "plan-compare-item": _OWN_TEAM,
    "plan-take-over": _OWN_TEAM,
    "plan-item-add": _OWN_TEAM,
    "plan-item-edit": _OWN_TEAM,
    "plan-item-link": _OWN_TEAM,
    "plan-item-measures": _OWN_TEAM,
    "plan-item-task": _OWN_TEAM,
    "plan-item-move": "some steps are for those who keep a plan, others for those who agree to it",
    "plan-change": "what nobody agreed to yet is read by those who write or agree, who asked, and whom it names",
    "plan-item-update": "whoever leads it, is accountable for it or keeps the plan says what was done",
    "detach-evidence": "whoever can attach evidence to a thing can end that it is attached",
    "question-answer": "the person it was put to answers, or whoever keeps reviews, and nobody once it is closed",
    "question-judge": "those who asked say whether an answer is accepted, while there is one",
    "question-take-back": "those who asked take it back, while it is open",
    "plan-task": "whoever has a task, or keeps the plan, says what came of it",
    "review-view-reply": "whoever keeps reviews, is accountable for the outcome or speaks for the network replies",
    "consultation-reply": "while comments come there is no reply yet, so that all are heard",
    "protected-time-promise": "who may name the co-ordinator promises time, and so does the co-ordinator",
    "protected-time-take-back": "hours are seen by the person themselves and by the co-ordinator",
    "protected-time-end": "only the co-ordinator ends what was promised",
    "where-to-look": "figures of directorates are for those who read what the organisation keeps to itself",
    "register": "a register is read by those it names",
    "entry": "the same",
    "entry-anywhere": "the same",
    "entry-add": _OWN_REGISTER,
    "entry-change": _OWN_REGISTER,
    "entry-confirm": _OWN_REGISTER,
    "entry-move": _OWN_REGISTER,
    "register-file": "a register is read by those it names",
    "register-bring-in": _OWN_REGISTER,
    "register-brought": _OWN_REGISTER,
    "register-alike": _OWN_REGISTER,
    "taking-part": "a register is read by those it names",
    "fill-panel": "people are asked by those who keep what they are asked for, and by the one co-ordinator",
    **dict.fromkeys(("appearance-add", "part", "part-move", "part-paid", "part-correct"), _OWN_REGISTER),
}
# 405 depends on the address alone, whoever asks and whatever is there: it tells nobody anything.
OPEN, SHUT, NOTHING = {200, 302, 303, 405}, {403, 405}, {404, 405}

# To draw a page, whatever is on it: 15, and two that are asked only where figures are held back, as they are here.
MOST_QUERIES = 17
# An item is drawn with what stands over and under it, its measures, the evidence on it, what the network says of it and
# how many questions were asked about it. What is due from somebody is gathered from every application, most of it from
# a director who decides about changes, has a question to answer, is consulted and has a step to do: two or three each.
# Questionnaires ask one for each of surveys, samples, frameworks and reflections, where somebody has to do with it, and
# one for whoever scored what waits to be agreed to: they do not agree to it.
# Before figures are frozen it is looked whether there are any, with the questions that freezing them asks as well.
# A plan asks one more for those who decide about changes, since it says what the staff network says of its outcomes.
MORE_QUERIES = {"plan": 18, "plan-item": 21, "my-work": 33, "review-freeze": 20}

every_route = pytest.mark.parametrize("route", routes_of_an_organisation(), ids=str)


@pytest.fixture(scope="module")
def world(shared_database, still_clock):
    made = make_world()
    made.theirs = add_stranger(made)
    return made


@pytest.fixture(scope="module")
def examples(world):
    """For each of our organisations, what stands in its addresses."""
    return {where: examples_of(where) for where in world.ours}


@pytest.fixture
def writes(world):
    """The statements that change anything but the note of who is signed in."""
    found = []

    def note(execute, sql, params, many, context):
        if re.match(r"\s*(INSERT|UPDATE|DELETE|REPLACE|TRUNCATE)", sql, re.IGNORECASE) and "session" not in sql:
            found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


def ask(client, method, address):
    with quiet():
        return getattr(client, method)(address)


# WHAT THERE IS


def test_every_view_of_an_organisation_asks_who_is_there():
    assert [str(route) for route in routes_of_an_organisation() if not hasattr(route.view, "needs_one_of")] == []


def test_everything_that_stands_in_an_address_has_an_example(world, examples):
    named = {name for route in routes_of_an_organisation() for name in route.ids}
    assert sorted(named - examples[world.trust].keys()) == []


def test_every_address_has_an_example(world, examples):
    made = {str(route): addresses(route, examples[world.trust]) for route in routes_of_an_organisation()}
    assert [name for name, found in made.items() if not found] == []


# WHO IS NOT SIGNED IN, AND WHO IS OF ANOTHER ORGANISATION


@every_route
def test_whoever_is_not_signed_in_is_asked_to(route, world, examples, client, writes):
    for address in addresses(route, examples[world.trust]):
        for method in METHODS:
            answer = ask(client, method, address)
            if answer.status_code != 405:
                assert answer.status_code == 302, (method, address)
                assert answer.headers["Location"] == f"{reverse('account_login')}?next={quote(address)}"
    assert writes == []


def routes_of_an_account():
    """Those of people: what programs ask is in numbers/test_api.py."""
    others = [route for route in routes() if not (route.is_of_an_organisation or route in routes_for_programs())]
    return [route for route in others if route.name not in PUBLIC]


@pytest.mark.parametrize("route", routes_of_an_account(), ids=str)
def test_a_page_of_an_account_asks_to_sign_in(route, world, client, writes):
    for address, method in product(addresses(route, IN_AN_ACCOUNT), METHODS):
        answer = ask(client, method, address)
        if answer.status_code != 405:
            assert answer.status_code == 302, (method, address)
            assert answer.headers["Location"].startswith(reverse("account_login"))
    assert addresses(route, IN_AN_ACCOUNT)
    assert writes == []


def test_every_page_that_is_open_to_everybody_is_still_there():
    assert sorted(PUBLIC.keys() - {route.name for route in routes()}) == []


def masked(answer):
    return re.sub(rb'(csrfmiddlewaretoken" value=|nonce=)"[^"]*"', rb"\1", answer.content)


@every_route
def test_a_member_of_another_organisation_meets_nothing(route, world, examples, writes):
    """The same page, to the byte, as for an organisation that does not exist."""
    client = world.client(RoleId.ANALYST, world.theirs)
    nothing = masked(ask(client, "get", "/o/no-such-place/"))
    for address in [one for where in world.ours for one in addresses(route, examples[where])]:
        for method in METHODS:
            answer = ask(client, method, address)
            assert answer.status_code in NOTHING, (method, address)
            assert answer.status_code == 405 or method == "head" or masked(answer) == nothing
    assert writes == []


def foreign(route, examples, theirs):
    """Addresses of ours in which one id, or one name, is the stranger's."""
    for name in route.ids:
        if isinstance(next(iter(examples.get(name, ())), None), UUID):
            yield from addresses(route, examples | {name: theirs[name], f"{route.name}.{name}": theirs[name]})
        elif name == "member":
            yield from addresses(route, examples | {name: theirs["organisation"]})


@every_route
def test_a_row_of_another_organisation_does_not_exist_here(route, world, examples, writes):
    """Whatever the method: our people, who may open the address and who may not, with an id of the stranger's in it."""
    theirs = examples_of(world.theirs)
    for where, held in world.ours.items():
        asked = list(foreign(route, examples[where], theirs))
        for role in {may_open(route, role): role for role in held}.values() if asked else ():
            client = world.client(role, where)
            for address, method in product(asked, METHODS):
                expected = NOTHING if may_open(route, role) else SHUT
                assert ask(client, method, address).status_code in expected, (role, method, address)
    assert writes == []


# ROLE BY CAPABILITY BY ADDRESS


@every_route
def test_an_address_opens_to_whom_the_table_says_and_asking_changes_nothing(route, world, examples, writes):
    for where, held in world.ours.items():
        there = NOTHING if route.name in NOTHING_THERE[where.kind] else OPEN
        there = there | SHUT if route.name in ASKS_MORE else there
        for role in held:
            client, expected = world.client(role, where), there if may_open(route, role) else SHUT
            methods = ("get", "head") if role == held[0] else ("get",)
            for address, method in product(addresses(route, examples[where]), methods):
                reset_queries()  # Django keeps no more than 9000
                with CaptureQueriesContext(connection) as asked:
                    status = ask(client, method, address).status_code
                assert status in expected, (role, method, address, status)
                assert questions(asked) <= MORE_QUERIES.get(route.name, MOST_QUERIES), (
                    role,
                    address,
                    [one["sql"] for one in asked],
                )
    assert writes == []


def questions(asked):
    """How often the database was asked. That a session was seen this minute is noted by the first page alone."""
    return sum(one["sql"].startswith("SELECT") for one in asked)


def test_every_address_that_holds_nothing_is_still_there():
    named = set().union(*NOTHING_THERE.values(), ASKS_MORE)
    assert named <= {route.name for route in routes_of_an_organisation()}


@every_route
def test_whoever_may_not_open_an_address_cannot_send_to_it_either(route, world, examples, writes):
    for where, held in world.ours.items():
        for role in [role for role in held if not may_open(route, role)][:1]:  # every other is asked by the test above
            client = world.client(role, where)
            for address, method in product(addresses(route, examples[where]), ("post", "put", "delete")):
                assert ask(client, method, address).status_code in SHUT, (role, method, address)
    assert writes == []
