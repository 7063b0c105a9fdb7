"""The ledger knows what each audience has, in order, and forgets nothing."""

from datetime import date

import pytest

from tallystick.disclosure.ledger import Entry, Ledger, ledger_from_bytes, ledger_to_bytes, readers_of
from tallystick.errors import InputRefused
from tallystick.release.policy import Audience

DAY = date(2026, 11, 1)


def ledger(*entries):
    made = Ledger(organisation="Made-up Vale")
    for audience, sha256 in entries:
        made = made.with_entry(Entry(audience=audience, sha256=sha256, on=DAY))
    return made


def test_people_of_the_organisation_read_what_is_public_as_well():
    kept = ledger((Audience.PUBLIC, "a"), (Audience.ORGANISATION, "b"), (Audience.PUBLIC, "c"))
    assert kept.seen_by(Audience.ORGANISATION) == ("a", "b", "c")
    assert kept.seen_by(Audience.PUBLIC) == ("a", "c")


def test_what_is_public_is_tested_for_everybody_who_will_read_it():
    assert readers_of(Audience.PUBLIC) == (Audience.PUBLIC, Audience.ORGANISATION)
    assert readers_of(Audience.ORGANISATION) == (Audience.ORGANISATION,)


def test_the_desk_is_no_audience():
    with pytest.raises(KeyError):
        readers_of(Audience.INTERNAL)


def test_the_same_release_is_listed_once():
    kept = ledger((Audience.PUBLIC, "a"), (Audience.PUBLIC, "a"), (Audience.ORGANISATION, "a"))
    assert len(kept.entries) == 2
    assert kept.seen_by(Audience.ORGANISATION) == ("a",)


def test_a_ledger_reads_back_to_itself():
    kept = ledger((Audience.PUBLIC, "a"), (Audience.ORGANISATION, "b"))
    assert ledger_from_bytes(ledger_to_bytes(kept), name="ledger.json") == kept


def test_another_file_is_not_taken_for_a_ledger():
    with pytest.raises(InputRefused, match=r"ledger\.json"):
        ledger_from_bytes(b"[]", name="ledger.json")
