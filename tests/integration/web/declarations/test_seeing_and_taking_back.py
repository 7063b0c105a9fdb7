"""Somebody sees on a fresh link what they said, for what and who read it, and takes it back; it is gone at once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from tallystick_web.core import erasures
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.declarations import actions
from tallystick_web.declarations.actions.saying import stop_again
from tallystick_web.declarations.models import DeclarationStop, Declared, DeclaredNot
from tallystick_web.declarations.queries.own import own_of
from tallystick_web.declarations.queries.people import declarant_of
from tallystick_web.declarations.rules import Purpose, Said, Unknown, What
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.declarations.guests import (
    KIND,
    House,
    anybody,
    asks_for_link,
    key_of,
    newest_link,
    says,
    sees,
    text_of,
)

pytestmark = pytest.mark.usefixtures("fresh_database", "still_clock")
AGAIN, MINE, SAY = "/say/again/", "/say/mine/", "/say/"
WORDS = "Zzcanary words of my own"


def held(house):
    with inside(house.pk):
        return sorted(Declared.objects.of(house.pk).values_list("purpose", flat=True))


def silent(house):
    with inside(house.pk):
        return dict(DeclaredNot.objects.of(house.pk).values_list("purpose", "which"))


# ASKING FOR A LINK


def test_the_answer_is_the_same_whether_or_not_anybody_is_known(house, ada):
    house.ask(ada)
    mail.outbox.clear()
    known = asks_for_link("ADA@example.org")
    assert [one.to for one in mail.outbox] == [["ada@example.org"]]
    nobody = asks_for_link("nobody@example.org")
    assert len(mail.outbox) == 1
    assert (known.status_code, known.headers["Location"]) == (nobody.status_code, nobody.headers["Location"])
    assert known.content == nobody.content


def test_whoever_puts_their_own_address_into_the_list_is_sent_no_link_to_what_somebody_said(house, guests, ada):
    house.ask(ada)
    says(house, ada, words=WORDS)
    mail.outbox.clear()
    moved(guests, ada, "mallory@example.org")
    for address in ("ada@example.org", "mallory@example.org"):
        asks_for_link(address)
    assert mail.outbox == []
    moved(guests, ada, "ada@example.org")
    asks_for_link("ada@example.org")
    assert mail.outbox[-1].to == ["ada@example.org"]


def test_what_was_said_at_one_address_is_erased_when_somebody_is_asked_at_another(house, guests, ada):
    house.ask(ada)
    says(house, ada, words=WORDS)
    moved(guests, ada, "mallory@example.org")
    house.ask(ada, at=NOON + timedelta(days=60))
    assert held(house) == []
    assert set(silent(house).values()) == {Unknown.NOT_KNOWN}
    assert WORDS not in text_of(sees(ada, guests).get(MINE))


def test_what_was_said_stays_where_somebody_is_asked_again_at_the_same_address(house, ada):
    house.ask(ada)
    says(house, ada)
    house.ask(ada, at=NOON + timedelta(days=60))
    assert len(held(house)) == 3


def moved(guests, who, address):
    guests.known[who] = type(guests.known[who])(name="Ada", address=address)


def test_somebody_gets_three_links_an_hour_and_is_told_the_same_at_the_fourth(house, ada):
    house.ask(ada)
    mail.outbox.clear()
    answers = [asks_for_link("ada@example.org") for _ in range(5)]
    assert {one.headers["Location"] for one in answers} == {"/say/again/sent/"}
    assert len(mail.outbox) == 3


def test_whoever_tries_many_addresses_is_stopped(house):
    browser = anybody()
    tried = [browser.post(AGAIN, {"address": f"a{number}@example.org"}).status_code for number in range(62)]
    assert tried[:60] == [303] * 60
    assert set(tried[60:]) == {429}


# SEEING


def test_looking_at_a_link_shows_nothing_before_a_button_is_pressed(house, guests, ada):
    house.ask(ada)
    says(house, ada, words=WORDS)
    asks_for_link("ada@example.org")
    link = newest_link()
    for _ in range(3):
        scanner = Client()
        page = scanner.get(link, follow=True)
        assert page.status_code == 200
        assert WORDS not in page.content.decode()
        assert scanner.get(MINE).status_code == 410
    browser = Client()
    browser.get(link)
    assert WORDS in browser.post(SAY, follow=True).content.decode()


def test_a_link_to_see_works_once_and_for_thirty_minutes(house, guests, ada, monkeypatch):
    house.ask(ada)
    browser = sees(ada, guests)
    late = Client()
    assert "This link was used" in late.get(newest_link(), follow=True).content.decode()
    monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(minutes=31))
    assert browser.get(MINE).status_code == 410


def test_each_purpose_is_shown_with_what_it_means_and_when_it_ends(house, guests, ada):
    house.ask(ada)
    says(house, ada, words=WORDS, allowed=[Purpose.MONITORING, Purpose.INVITATION])
    said = text_of(sees(ada, guests).get(MINE))
    for words in ("Counting", "Invitations", "Black African", WORDS, "26 November 2028", "2 purposes", "Nobody."):
        assert words in said
    assert "Beside your name" not in said


# TAKING BACK


def test_what_is_taken_back_is_erased_at_once_and_the_rest_stays(house, guests, ada):
    house.ask(ada)
    says(house, ada)
    browser = sees(ada, guests)
    answer = browser.post(MINE, {"purposes": ["invitation"]}, follow=True)
    assert "It was erased" in answer.content.decode()
    assert held(house) == ["monitoring", "publication"]
    assert silent(house) == {"invitation": Unknown.WITHDRAWN}
    assert AuditEvent.objects.filter(kind="declaration-withdrawn").count() == 1


def test_a_restored_backup_forgets_again_what_was_taken_back(house, ada):
    erasures.here().unlink(missing_ok=True)  # of other tests
    declarant = says(house, ada)
    with inside(house.pk):
        before = list(Declared.objects.of(house.pk))
        actions.withdraw(declarant=declarant, purposes=list(Purpose), at=NOON)
        DeclaredNot.objects.of(house.pk).delete()
        Declared.objects.bulk_create(before)
    assert len(held(house)) == 3
    assert erasures.replay(erasures.here(), since=NOON - timedelta(days=1), at=NOON) == 3
    assert held(house) == []
    assert set(silent(house).values()) == {Unknown.WITHDRAWN}


def test_a_backup_that_is_older_than_an_organisation_is_restored_all_the_same(house, ada):
    line = {"organisation": str(uuid4()), "subject": str(ada), "declarant_kind": "guest"}
    with transaction.atomic():
        assert stop_again(line, NOON) is False
        connection.check_constraints()  # as a commit does


def test_somebody_answers_again_from_the_page_of_what_they_said(house, guests, ada):
    house.ask(ada)
    says(house, ada)
    browser = sees(ada, guests)
    page = browser.post("/say/mine/again/", follow=True)
    assert "page 1 of 3" in page.content.decode()
    assert held(house) == ["invitation", "monitoring", "publication"]


def test_an_entry_that_was_merged_is_the_same_person(house, guests, ada):
    twin = guests.invite("Ada Twin", "ada@example.org")
    house.ask(ada, twin)
    says(house, twin)
    declarant = says(house, guests.invite("Somebody else"))
    first = says(house, ada, allowed=[Purpose.INVITATION])
    guests.merged[ada] = (twin,)
    with inside(house.pk):
        first.refresh_from_db()
        assert {one.purpose for one in own_of(first).allowed} == set(Purpose)
        actions.withdraw(declarant=first, purposes=list(Purpose), at=NOON)
        left = {one.declarant_id for one in Declared.objects.of(house.pk)}
    assert left == {declarant.pk}


def test_whoever_merges_somebody_with_an_entry_of_their_own_does_not_read_what_they_said(house, guests, ada):
    mallory = guests.invite("Mallory")
    house.ask(ada, mallory)
    says(house, ada, words=WORDS)
    guests.merged |= {mallory: (ada,), ada: (mallory,)}
    assert WORDS not in text_of(sees(mallory, guests).get(MINE))
    assert WORDS in text_of(sees(ada, guests).get(MINE))


# STOPPING AND FORGETTING


def test_a_notice_to_stop_erases_everything_and_holds_for_ever(house, guests, ada):
    house.ask(ada)
    says(house, ada)
    browser = sees(ada, guests)
    assert browser.get("/say/mine/stop/").status_code == 200
    assert held(house) == ["invitation", "monitoring", "publication"]
    assert browser.post("/say/mine/stop/", follow=True).status_code == 200
    assert held(house) == []
    assert silent(house) == dict.fromkeys(map(str, Purpose), Unknown.WITHDRAWN)
    with pytest.raises(Refused, match="Notice was given"):
        says(house, ada)
    with pytest.raises(Refused, match="Nobody was asked"):
        house.ask(ada, at=NOON + timedelta(days=90))


def test_somebody_who_never_answered_can_give_notice_as_well(house, ada):
    with inside(house.pk):
        lead = house.people[RoleId.INFORMATION_GOVERNANCE]
        actions.stop(organisation=house.pk, kind=KIND, subject=ada, by=lead, at=NOON)
        assert DeclarationStop.objects.of(house.pk).get().by == lead
    assert silent(house)["monitoring"] == Unknown.WITHDRAWN


def test_a_restored_backup_stops_again(house, ada):
    with inside(house.pk):
        actions.stop(organisation=house.pk, kind=KIND, subject=ada, by=None, at=NOON)
    lines = erasures.here().read_text()
    assert "declaration-stopped" in lines
    assert "Ada" not in lines


def test_the_information_governance_lead_finds_who_gave_notice_by_a_whole_name_alone(house, ada):
    browser, address = house.browser(RoleId.INFORMATION_GOVERNANCE), house.address("declarations-stop")
    assert "Ada, guest" not in browser.get(address, {"q": "Ad"}).content.decode()
    page = browser.get(address, {"q": "ada"})
    assert "Ada, guest" in page.content.decode()
    sent = browser.post(f"{address}?q=ada", {"person": f"{KIND}/{ada}", "form_key": key_of(page)})
    assert sent.status_code == 303
    assert silent(house)["monitoring"] == Unknown.WITHDRAWN


def test_whoever_is_forgotten_elsewhere_is_forgotten_here(house, guests, ada):
    house.ask(ada)
    says(house, ada, words=WORDS)
    with inside(house.pk):
        forgotten = actions.forget_subject(organisation=house.pk, kind=KIND, subject=ada, at=NOON)
        assert forgotten.address_hash == ""
        assert forgotten.links.count() == 0
    assert held(house) == []
    assert set(silent(house).values()) == {Unknown.WITHDRAWN}


def test_to_forget_somebody_who_was_never_asked_leaves_no_trace(house, ada):
    events = AuditEvent.objects.count()
    with inside(house.pk):
        assert actions.forget_subject(organisation=house.pk, kind=KIND, subject=ada, at=NOON) is None
        assert declarant_of(house.pk, KIND, ada) is None
    assert AuditEvent.objects.count() == events


# FROM INSIDE THE SERVICE


def test_who_signs_in_says_sees_and_takes_back_without_a_letter(house):
    browser, address = house.browser(RoleId.STAFF), house.address("my-declaration")
    started = browser.post(address, {"what": "say", "form_key": key_of(browser.get(address))}, follow=True)
    assert "page 1 of 3" in started.content.decode()
    with inside(house.pk):
        person = house.people[RoleId.STAFF]
        link = actions.open_own_link(organisation=house.pk, kind="person", subject=person.pk, what=What.SAY, at=NOON)
        actions.say(
            link=link.pk, organisation=house.pk, said=Said(ethnicity="N", words=WORDS), allowed=[*Purpose], at=NOON
        )
    page = browser.post(address, {"what": "see", "form_key": key_of(browser.get(address))}, follow=True)
    assert WORDS in page.content.decode()
    browser.post(MINE, {"purposes": [str(one) for one in Purpose]})
    assert held(house) == []
    assert [one for one in mail.outbox if "Northmoor" in one.subject] == []


def test_nobody_answers_while_nobody_chose_what_is_asked(guests):
    bare = House("bare", "Bare Hospitals", choice=None)
    browser, address = bare.browser(RoleId.STAFF), bare.address("my-declaration")
    page = browser.get(address)
    assert "Nobody is asked yet" in text_of(page)
    sent = browser.post(address, {"what": "say", "form_key": key_of(page)})
    assert "Nobody can be asked yet" in sent.content.decode()
