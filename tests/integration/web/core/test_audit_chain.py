"""The audit of an organisation is one chain: the database refuses what does not follow, and a change is found."""

import threading
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, connections, transaction

from tallystick_web.core import audit
from tallystick_web.core.models import AuditEvent
from tests.integration.web.clock import NOON

CHAIN = uuid4()


@pytest.fixture
def chain(db):
    """Three events of one organisation, and one of another."""
    events = [audit.record("something", organisation=CHAIN, by=uuid4(), at=NOON) for _ in range(3)]
    audit.record("something", organisation=uuid4(), by=None, at=NOON)
    return events


def event(**said):
    made = AuditEvent(chain=CHAIN, at=NOON, kind="forged", **said)
    made.hash = audit.hash_of(made)
    return made


def refused(made):
    with pytest.raises(IntegrityError, match="does not follow the last one"), transaction.atomic():
        made.save(force_insert=True)


@pytest.mark.parametrize("number", [0, 1, 3, 5, 400])
def test_an_event_with_another_number_than_the_next_is_refused(chain, number):
    refused(event(number=number, previous=chain[-1].hash))


@pytest.mark.parametrize("which", [0, 1])
def test_an_event_that_follows_an_earlier_one_is_refused(chain, which):
    refused(event(number=4, previous=chain[which].hash))


@pytest.mark.parametrize("previous", ["", "0" * 64])
def test_an_event_that_follows_none_is_refused(chain, previous):
    refused(event(number=4, previous=previous))


@pytest.mark.parametrize(("number", "previous"), [(0, ""), (2, ""), (1, "0" * 64)])
def test_a_chain_begins_with_one_and_nothing_before_it(db, number, previous):
    refused(event(number=number, previous=previous))


def test_the_next_event_is_taken(chain):
    event(number=4, previous=chain[-1].hash).save(force_insert=True)
    assert list(audit.broken_links()) == []


def test_several_at_once_stand_one_behind_the_other(fresh_database):
    def write():
        for _ in range(5):
            with transaction.atomic():
                audit.record("something", organisation=CHAIN, by=None, at=NOON)
        connections.close_all()

    writers = [threading.Thread(target=write) for _ in range(4)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert list(AuditEvent.objects.order_by("number").values_list("number", flat=True)) == list(range(1, 21))
    assert list(audit.broken_links()) == []


def test_what_is_rolled_back_leaves_no_event(db):
    @transaction.atomic
    def half_done():
        audit.record("something", organisation=CHAIN, by=None, at=NOON)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_done()
    assert not AuditEvent.objects.exists()


# WHAT SOMEBODY WITH THE DATABASE IN HAND DID


def tamper(statement, *values):
    """As whoever owns the machine can: without the triggers."""
    names = ("update", "delete") if connection.vendor == "sqlite" else ("change", "truncate")
    on = "" if connection.vendor == "sqlite" else " ON core_auditevent"
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"DROP TRIGGER core_auditevent_no_{name}{on}")
        cursor.execute(statement, values)


def key(event):
    return event.pk.hex if connection.vendor == "sqlite" else event.pk


CHANGES = {
    "kind": "'other'",
    "by": "NULL",
    "about": "'organisations.Person'",
    "more": "'{\"rows\": 7}'",
    "hash": "'" + "0" * 64 + "'",
    "at": "'2026-11-25 12:00:00+00:00'",
}


@pytest.mark.parametrize("column", CHANGES)
def test_an_event_that_was_changed_is_found(chain, column):
    tamper(f'UPDATE core_auditevent SET "{column}" = {CHANGES[column]} WHERE id = %s', key(chain[1]))
    assert "event 2 of chain" in " ".join(audit.broken_links())


@pytest.mark.parametrize("which", [0, 1])
def test_an_event_that_was_taken_out_is_found(chain, which):
    tamper("DELETE FROM core_auditevent WHERE id = %s", key(chain[which]))
    [sentence] = audit.broken_links()
    assert sentence == f"event {which + 2} of chain {CHAIN} does not follow the one before it"


# THE COMMAND


def test_the_command_says_that_the_chains_are_whole_and_where_they_end(chain, capsys):
    call_command("verify_audit")
    said = capsys.readouterr()
    assert f"chain {CHAIN}: 3 events, the last is {chain[-1].hash}" in said.out
    assert "Every event follows" in said.out


def test_the_command_fails_with_a_sentence_where_a_chain_is_broken(chain, capsys):
    tamper("DELETE FROM core_auditevent WHERE id = %s", key(chain[1]))
    with pytest.raises(SystemExit) as ended:
        call_command("verify_audit")
    assert ended.value.code == 1
    assert "The audit is not whole: event 3 of chain" in capsys.readouterr().err
