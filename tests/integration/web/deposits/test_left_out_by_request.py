"""Whoever asked that their ethnicity is not used is on a list that names nobody, and left out of the next files."""

import polars as pl
import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tallystick.records.interpret.sheet import person_numbers
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.core.sealing import keyed_hash
from tallystick_web.deposits import queries_stopped
from tallystick_web.deposits.models import StopNotice
from tallystick_web.deposits.stop_rules import plain_number
from tallystick_web.deposits.upload_rules import Stage
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.deposits.handing_in import fields_of, trust, words
from tests.integration.web.deposits.staff_files import Handing

pytestmark = pytest.mark.django_db
NUMBER = "20000077"


@pytest.fixture
def ours():
    return trust("eastmoor", (RoleId.INFORMATION_GOVERNANCE, RoleId.ADMINISTRATOR, RoleId.ANALYST))


def save(ours, number, asked="stop", role=RoleId.INFORMATION_GOVERNANCE):
    address = reverse("hand-in-stopped", kwargs={"organisation": ours.where.slug})
    browser = ours.of(role)
    page = browser.get(address)
    if page.status_code != 200:
        return page
    return browser.post(address, {**fields_of(page), "number": number, "asked": asked}, follow=True)


def stands(ours, number):
    with inside(ours.where.pk):
        return queries_stopped.is_stopped(ours.where.pk)(number)


def test_a_number_is_put_on_the_list_and_is_nowhere_to_be_read(ours):
    said = words(save(ours, f" 00{NUMBER} "))
    assert "1 person has asked" in said
    assert NUMBER not in said
    assert stands(ours, NUMBER)
    with inside(ours.where.pk):
        assert NUMBER not in str(StopNotice.objects.of(ours.where).values())
    assert NUMBER not in str(list(AuditEvent.objects.values()))
    assert AuditEvent.objects.filter(chain=ours.where.pk, kind="stop-noted").count() == 1


def test_it_is_taken_off_again(ours):
    save(ours, NUMBER)
    assert "Nobody has asked" in words(save(ours, NUMBER, "again"))
    assert not stands(ours, NUMBER)
    save(ours, NUMBER)
    assert stands(ours, NUMBER)


@pytest.mark.parametrize(("asked", "says"), [("stop", "is on the list already"), ("again", "is not on the list")])
def test_what_changes_nothing_is_refused(asked, says, ours):
    save(ours, NUMBER)
    assert says in words(save(ours, NUMBER if asked == "stop" else "1", asked))


def test_only_who_keeps_the_list_sees_it(ours):
    assert save(ours, NUMBER, role=RoleId.ANALYST).status_code == 403


def test_a_hash_of_one_organisation_says_nothing_in_another(ours, theirs):
    save(ours, NUMBER)
    assert not stands(theirs, NUMBER)
    assert keyed_hash(NUMBER, of=ours.where.pk) != keyed_hash(NUMBER, of=theirs.where.pk)


@given(st.text(st.sampled_from("0123456789.aB "), min_size=1, max_size=12))
def test_a_number_that_is_typed_is_written_as_the_records_write_it(typed):
    try:
        plain = plain_number(typed)
    except Refused:
        return
    assert plain == person_numbers(pl.Series([typed.strip()]))[0]


def test_under_another_secret_nobody_would_be_found_so_no_files_are_read_until_it_is_mended(ours, settings, data):
    save(ours, NUMBER)
    settings.SECRET_KEY = "another secret than the list was made with"
    ours.browsers.clear()
    assert "Nobody on this list would be found" in words(page_of(ours))
    handing = Handing(ours)
    upload = handing.hand_in({"staff.csv": b"Employee Number,Band\n1,5\n"})
    assert "made with another secret of this service" in words(handing.page(upload))
    assert handing.stage(upload) is Stage.REFUSED
    again = reverse("hand-in-stopped-again", kwargs={"organisation": ours.where.slug})
    browser = ours.of(RoleId.INFORMATION_GOVERNANCE)
    assert browser.post(again, fields_of(browser.get(again))).status_code == 303
    assert "Nobody has asked" in words(page_of(ours))
    save(ours, NUMBER)
    assert stands(ours, NUMBER)


def page_of(ours):
    address = reverse("hand-in-stopped", kwargs={"organisation": ours.where.slug})
    return ours.of(RoleId.INFORMATION_GOVERNANCE).get(address)
