"""Asking by program: that it changes nothing, says what is wrong, and never breaks the service."""

import logging
import re
from functools import partial
from string import ascii_letters, digits

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from schemathesis import GenerationMode

from tallystick.release.policy import Audience
from tallystick_web.core.models import AuditEvent
from tallystick_web.numbers import queries
from tests.generative.examples import tried
from tests.integration.web.addresses import METHODS, addresses, routes_for_programs
from tests.integration.web.log_lines import lines_of_the_log
from tests.integration.web.numbers.programs import OURS, ask, every, sets, two_trusts
from tests.integration.web.world import quiet

every_address = pytest.mark.parametrize("route", routes_for_programs(), ids=str)


@pytest.fixture(scope="module")
def world(shared_database, still_clock):
    return two_trusts()


@pytest.fixture(scope="module")
def of_organisation(world):
    return partial(ask, token=world.tokens[Audience.ORGANISATION])


@pytest.fixture(scope="module")
def of_public(world):
    return partial(ask, token=world.tokens[Audience.PUBLIC])


# WHAT ASKING DOES


@pytest.fixture
def writes(world):
    found = []

    def note(execute, sql, params, many, context):
        if re.match(r"\s*(INSERT|UPDATE|DELETE|REPLACE|TRUNCATE)", sql, re.IGNORECASE):
            found.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


def test_asking_changes_nothing_whatever_the_method(world, writes):
    events = AuditEvent.objects.count()
    for address in every(world):
        for method in METHODS:
            answer = ask(address, world.tokens[Audience.ORGANISATION], method)
            assert answer.status_code in ({200, 404} if method == "get" else {405}), (method, address)
            assert answer.cookies == {}
    assert writes == []
    assert AuditEvent.objects.count() == events


@every_address
def test_an_answer_is_kept_in_no_shared_store_and_asks_the_database_little(route, world, django_assert_max_num_queries):
    for address in addresses(route, {"slug": ["northmoor"], "sha256": sets(world, Audience.PUBLIC)}):
        with django_assert_max_num_queries(7):
            answer = ask(address, world.tokens[Audience.ORGANISATION])
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.fixture
def log():
    with lines_of_the_log(logging.INFO) as lines:
        yield lines


def test_no_line_of_the_log_holds_a_token_or_what_was_asked(world, log, monkeypatch):
    token = world.tokens[Audience.PUBLIC]
    headers = {"authorization": f"Bearer {token}"}
    client = Client(raise_request_exception=False)
    client.get(f"{OURS}/observations?standard=zzcanary", headers=headers)
    client.get(f"{OURS}/observations", headers={"authorization": f"Bearer {token}zzcanary"})
    monkeypatch.setattr(queries, "releases_for", lambda *_: {}[token])
    assert client.get(f"{OURS}/releases", headers=headers).status_code == 500
    assert len(log) >= 3
    assert [line for line in log if token in line or "zzcanary" in line] == []


# WHAT IS SAID OF ALL THIS


def test_what_cannot_be_read_is_said_with_what_to_do_and_not_said_again(of_public):
    answer = of_public(f"{OURS}/observations", year="last year", standard="<script>")
    assert answer.status_code == 422
    assert answer.json()["problem"] == "What is asked for cannot be read: standard, year."
    assert "for example 2025" in answer.json()["what_to_do"]
    assert b"last year" not in answer.content
    assert b"script" not in answer.content


@pytest.mark.parametrize("address", ["/api/", "/api/v1/nothing", "/api/v2/organisations", "/api/v1/organisations/a b"])
def test_an_address_that_is_none_says_where_the_others_stand(world, address, client):
    with quiet():
        answer = client.get(address)
    assert answer.status_code == 404
    assert "/api/v1/docs" in answer.json()["what_to_do"]
    assert {client.get(one).status_code for one in ("/api/v1/docs", "/api/v1/docs/")} == {200}


def test_the_page_about_it_names_every_address_and_asks_nobody_else(world, client):
    page = client.get("/api/v1/docs/")
    described = client.get("/api/v1/openapi.json").json()
    assert len(described["paths"]) == len(routes_for_programs()) == 5
    for path in described["paths"]:
        assert path in page.content.decode()
    assert re.findall(rb'(?:src|href)="(?:https?:)?//', page.content) == []
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]


# WHAT CAN BE ASKED
# schemathesis asks what the description of the addresses allows, and what it does not. That no answer says 5xx, that
# its status is one of those described and that it is made as described is looked at in each answer.

AS_DESCRIBED, OTHERWISE = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
as_costly = tried(quick=30, long=500)


@pytest.fixture(scope="module")
def operations(world):
    """What the description that the service gives says can be asked."""
    service = WSGIHandler()

    def by_its_name(environ, start_response):
        return service(environ | {"HTTP_HOST": "testserver"}, start_response)

    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", by_its_name)
    return [one.ok() for one in described.get_all_operations()]


def question(data, among, how, token, **names):
    """Something to ask, with these names in the address where it has them."""
    asked = data.draw(st.sampled_from(among))
    known = {one.name: names[one.name] for one in asked.path_parameters if one.name in names}
    return data.draw(asked.as_strategy(how, path_parameters=known, headers={"Authorization": f"Bearer {token}"}))


def answer_as_described(case):
    with quiet():
        return case.call_and_validate()


@given(data=st.data())
@as_costly
def test_what_is_asked_as_described_is_answered_as_described(data, world, operations):
    token = world.tokens[Audience.ORGANISATION]
    names = {"slug": "northmoor", "sha256": sets(world, Audience.ORGANISATION)[0]}
    answer = answer_as_described(question(data, operations, AS_DESCRIBED, token, **names))
    assert answer.status_code == 200


@given(data=st.data())
@as_costly
def test_what_is_asked_otherwise_is_answered_as_described(data, world, operations):
    can_be_wrong = [one for one in operations if one.query or len(one.path_parameters) > 1]
    token = world.tokens[Audience.ORGANISATION]
    answer = answer_as_described(question(data, can_be_wrong, OTHERWISE, token, slug="northmoor"))
    assert answer.status_code in (200, 404, 422)


@given(data=st.data())
@as_costly
def test_names_that_are_made_up_are_nobody(data, world, operations):
    named = [one for one in operations if one.path_parameters]
    answer = answer_as_described(question(data, named, AS_DESCRIBED, world.tokens[Audience.ORGANISATION]))
    assert answer.status_code == 404


made_up_tokens = st.text(st.sampled_from(ascii_letters + digits + "-_ .~+/="), max_size=80)


@given(data=st.data(), token=made_up_tokens)
@as_costly
def test_a_bad_token_is_refused_as_described_whatever_it_asks(data, token, world, operations):
    answer = answer_as_described(question(data, operations, AS_DESCRIBED, token, slug="northmoor"))
    assert answer.status_code == 401
