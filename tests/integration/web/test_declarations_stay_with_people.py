"""The words that somebody says of themselves are found nowhere: in no table, letter, session, log line or file."""

import logging
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as configured
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from tallystick_web.core import erasures
from tallystick_web.core.fence import everywhere
from tallystick_web.declarations.rules import Purpose
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.declarations.guests import (
    Guests,
    House,
    answered,
    asks_for_link,
    key_of,
    sees,
    text_of,
)
from tests.integration.web.log_lines import lines_of_the_log

pytestmark = pytest.mark.unwatched

CANARY = "Zzcanarywords"


@pytest.fixture
def log():
    with lines_of_the_log(logging.DEBUG) as lines:
        yield lines


@pytest.fixture
def story(fresh_database, still_clock, log):
    """Somebody is asked, answers on a link, is read by the co-ordinator, sees it; another takes everything back."""
    erasures.here().unlink(missing_ok=True)  # of other tests
    with Guests().offered() as guests:
        house = House()
        ada, ben = guests.invite("Ada"), guests.invite("Ben")
        for one in (ada, ben):
            answered(house.link_for(one), {"ethnicity": "N", "words": CANARY}, others={"sex": "female"})
        coordinator, address = house.browser(RoleId.INVITATIONS_COORDINATOR), house.address("invite-by-declaration")
        said = {"what_for": "A panel", "kind": "guest", "page": "1", "form_key": key_of(coordinator.get(address))}
        assert CANARY in text_of(coordinator.post(address, said)), "this is who may read it"
        assert CANARY in text_of(sees(ada, guests).get(reverse("declaration-mine"))), "and this"
        sees(ben, guests).post(reverse("declaration-mine"), {"purposes": [str(one) for one in Purpose]})
        asks_for_link("ada@example.org")
        Client().post("/say/", {"step": "you", "words": CANARY})
        yield house


def places(log):
    """Every place where something could be left, as text."""
    with everywhere("to read whatever there is"):
        yield from ((model._meta.label, str(list(model._base_manager.values()))) for model in apps.get_models())
    yield "sessions", str([one.get_decoded() for one in Session.objects.all()])
    yield "mail", " ".join(f"{one.subject} {one.body}" for one in mail.outbox)
    yield "log", " ".join(log)
    files = [file for file in Path(configured.TALLYSTICK_DATA).rglob("*") if file.is_file()]
    yield from ((file.name, file.read_bytes().decode("latin-1")) for file in files)
    if connection.vendor == "sqlite":
        stored = Path(str(connection.settings_dict["NAME"]))
        beside = [one for one in stored.parent.glob(f"{stored.name}*") if one.is_file()]
        yield from ((file.name, file.read_bytes().decode("latin-1")) for file in beside)


def test_what_was_said_is_left_in_clear_in_no_table_session_letter_log_or_file(story, log):
    assert len(log) >= 10
    held = dict(places(log))
    assert [place for place, text in held.items() if CANARY.lower() in text.lower()] == []
    assert "Ada" not in held["core.AuditEvent"]


def test_no_group_and_no_answer_stands_in_clear_beside_whoever_gave_it(story, log):
    """Neither a code of a group nor another answer is found in a row about somebody who answers."""
    about = [text for place, text in places(log) if place.startswith("declarations.")]
    assert about
    assert [text for text in about if re.search(r"'N'|\"N\"|female|black|african", text, re.IGNORECASE)] == []


def test_the_log_of_erasures_names_rows_and_nobody(story):
    assert "declaration-withdrawn" in erasures.here().read_text()
    assert re.search(r"Ben|ben@|guest", erasures.here().read_text()) is None


def test_the_audit_tells_that_somebody_answered_and_not_who(story):
    [audit] = [text for place, text in places([]) if place == "core.AuditEvent"]
    given = re.findall(r"'kind': 'declaration-given', 'by': (\w+), 'about': '([^']*)', 'about_id': (\w+)", audit)
    assert given == [("None", "", "None")] * 2
