"""Somebody is asked, and says how they describe themselves on a link: it writes once, and never reads back."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.sealing import unseal
from tallystick_web.declarations.models import DeclarationLink, Declared, DeclaredNot
from tallystick_web.declarations.rules import LINK_LASTS, Purpose, Unknown
from tests.integration.web.clock import NOON
from tests.integration.web.declarations.guests import (
    EVERYTHING,
    House,
    answered,
    anybody,
    carried,
    newest_link,
    send,
    text_of,
    uses,
)

pytestmark = pytest.mark.usefixtures("fresh_database", "still_clock")
SAY = "/say/"
WORDS = "Zzcanary words of my own"


def held(house):
    with inside(house.pk):
        return {one.purpose: unseal(one.sealed) for one in Declared.objects.of(house.pk)}


def refused_to(house):
    with inside(house.pk):
        return {one.purpose: one.which for one in DeclaredNot.objects.of(house.pk)}


# THE LETTER


def test_a_letter_carries_a_link_and_a_day_and_goes_to_the_recorded_address(house, ada):
    house.ask(ada)
    [letter] = mail.outbox
    assert letter.to == ["ada@example.org"]
    assert "until 10 December 2026" in letter.body
    assert "/say/again/" in letter.body


def test_the_key_of_a_link_is_kept_as_a_hash_alone(house, ada):
    key = house.link_for(ada).rstrip("/").rpartition("/")[2]
    with inside(house.pk):
        [row] = DeclarationLink.objects.of(house.pk).values()
    assert len(key) >= 40
    assert key not in str(row)


# LOOKING


def test_a_program_that_opens_every_link_spends_none(house, ada):
    link = house.link_for(ada)
    for _ in range(5):
        scanner = Client()
        assert scanner.head(link).status_code == 303
        assert scanner.get(link, follow=True).status_code == 200
    _, sent = answered(link)
    assert sent.status_code == 303
    assert len(held(house)) == 3


def test_a_link_leads_to_a_page_without_its_key(house, ada):
    answer = Client().get(house.link_for(ada))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/say/")


def test_whoever_is_sent_on_a_link_of_somebody_else_reads_whose_it_is_before_they_answer(house, ada):
    browser = anybody()
    link = house.link_for(ada)
    first = browser.get(link, follow=True).content.decode()
    assert "This link is for Ada. If that is not you, do not answer" in first
    page = browser.post("/say/", {"step": "you", "ethnicity": "N", "words": ""})
    assert "Ada" not in page.content.decode()


def test_a_phone_is_asked_no_more_than_three_questions_a_page(house, ada):
    browser = Client()
    first = browser.get(house.link_for(ada), follow=True)
    second = browser.post(SAY, {"step": "you"})
    third = browser.post(SAY, {"step": "more", "carried": carried(second)})
    for page in (first, second, third):
        form = page.content.decode()
        questions = form.count('<fieldset class="nhsuk-fieldset') + form.count("<select") + form.count('type="text"')
        assert 1 <= questions <= 3


# ANSWERING


def test_what_was_said_is_sealed_for_each_purpose_apart(house, ada):
    _, sent = answered(
        house.link_for(ada), {"ethnicity": "N", "words": WORDS}, others={"sex": "female", "disability": ""}
    )
    assert sent.headers["Location"] == "/say/said/"
    said = held(house)
    assert set(said) == {"monitoring", "invitation", "publication"}
    assert all('"N"' in one and WORDS in one for one in said.values())
    assert "female" in said["monitoring"]
    assert "female" not in said["invitation"] + said["publication"]


def test_a_purpose_that_is_not_allowed_keeps_nothing_of_what_was_said(house, ada):
    answered(house.link_for(ada), allowed=[Purpose.INVITATION])
    assert set(held(house)) == {"invitation"}
    assert refused_to(house) == dict.fromkeys(("monitoring", "publication"), Unknown.NOT_STATED)


def test_what_is_kept_has_a_day_and_no_time_and_ends_when_people_were_told(house, ada):
    answered(house.link_for(ada))
    with inside(house.pk):
        row = Declared.objects.of(house.pk).first()
        link = DeclarationLink.objects.of(house.pk).get()
    assert (row.said_on, row.expires_on) == (NOON.date(), NOON.date().replace(year=2028))
    assert link.spent_on == NOON.date()
    given = AuditEvent.objects.get(kind="declaration-given")
    assert (given.about, given.by, timezone.localtime(given.at).hour) == ("", None, 0)


def test_after_sending_the_page_and_the_browser_know_nothing(house, ada):
    browser, _ = answered(house.link_for(ada), {"words": WORDS})
    page = browser.get("/say/said/").content.decode()
    assert WORDS not in page
    assert "Northmoor" not in page
    assert browser.get("/say/").status_code == 410
    assert browser.get("/say/mine/").status_code == 410
    assert not any("declaration" in str(one.get_decoded()) for one in Session.objects.all())


def test_no_page_and_no_session_holds_the_answers_of_the_page_before(house, ada):
    browser = Client()
    browser.get(house.link_for(ada))
    page = browser.post(SAY, {"step": "you", "ethnicity": "N", "words": WORDS})
    assert WORDS not in page.content.decode()
    assert WORDS not in str([one.get_decoded() for one in Session.objects.all()])


def test_blank_and_prefer_not_to_say_stay_two_things(house, guests):
    answered(house.link_for(guests.invite("Ben")), {"ethnicity": ""}, allowed=[Purpose.MONITORING])
    answered(house.link_for(guests.invite("Cy")), {"ethnicity": "prefer-not-to-say"}, allowed=[Purpose.MONITORING])
    with inside(house.pk):
        kept = sorted(unseal(one.sealed).split('"')[3] for one in Declared.objects.of(house.pk))
    assert kept == ["not-stated", "prefer-not-to-say"]


@pytest.mark.parametrize(
    "answers", [{"ethnicity": "Z"}, {"ethnicity": "withdrawn"}, {"words": "x" * 201}], ids=["code", "unknown", "long"]
)
def test_an_answer_that_is_not_offered_is_asked_again_and_kept_nowhere(house, ada, answers):
    browser = Client()
    browser.get(house.link_for(ada))
    page = browser.post(SAY, {"step": "you", **answers})
    assert "There is a problem" in page.content.decode()
    assert held(house) == {}


def test_no_purpose_is_taken_for_allowed_that_was_not_answered(house, ada):
    browser = Client()
    browser.get(house.link_for(ada))
    page = send(browser, {"ethnicity": "N"}, {"monitoring": "yes"})
    said = text_of(page)
    assert "Choose whether the co-ordinator may find you, to invite you" in said
    assert "Choose whether it may stand beside your name" in said
    assert "Choose whether your answers may be counted" not in said
    assert held(house) == {}


def test_answers_that_travel_with_a_form_cannot_be_made_or_taken_from_another_link(house, guests, ada):
    mine, theirs = Client(), Client()
    mine.get(house.link_for(ada))
    theirs.get(house.link_for(guests.invite("Ben")))
    other = carried(theirs.post(SAY, {"step": "you", "ethnicity": "A"}))
    for made in (other, "", "made-up"):
        page = mine.post(SAY, {"step": "uses", "carried": made, **uses(*Purpose)})
        assert "page 1 of 3" in page.content.decode()
    assert held(house) == {}


# LINKS THAT OPEN NOTHING


def test_a_link_that_was_used_says_so_and_changes_nothing(house, ada):
    link = house.link_for(ada)
    answered(link, {"ethnicity": "N"})
    before = held(house)
    forwarded = Client()
    page = forwarded.get(link, follow=True)
    assert page.status_code == 410
    assert "This link was used" in page.content.decode()
    assert forwarded.post(SAY, {"step": "you", "ethnicity": "A"}).status_code == 410
    assert held(house) == before


def test_two_who_send_the_same_link_at_once_write_once(house, ada):
    link = house.link_for(ada)
    first, second = Client(), Client()
    first.get(link)
    second.get(link)
    at_the_end = carried(second.post(SAY, {"step": "more", "carried": carried(second.post(SAY, {"step": "you"}))}))
    assert send(first, {"ethnicity": "N"}, uses(*Purpose)).status_code == 303
    assert second.post(SAY, {"step": "uses", "carried": at_the_end, **uses(*Purpose)}).status_code == 410
    assert all('"N"' in one for one in held(house).values())


def test_a_link_that_is_too_old_says_so(house, ada, monkeypatch):
    link = house.link_for(ada)
    monkeypatch.setattr(timezone, "now", lambda: NOON + LINK_LASTS + timedelta(seconds=1))
    page = Client().get(link, follow=True)
    assert page.status_code == 410
    assert "too old" in page.content.decode()


def test_a_link_that_was_never_sent_opens_nothing_and_ends_the_one_before(house, ada):
    browser = Client()
    browser.get(house.link_for(ada))
    page = browser.get("/say/made-up-key/", follow=True)
    assert page.status_code == 410
    assert "not complete" in page.content.decode()


# WHO CAN BE ASKED


def test_nobody_is_asked_before_it_was_chosen_what_is_asked(guests, ada):
    house = House(choice=None)
    with pytest.raises(Exception, match="Nobody can be asked yet"):
        house.ask(ada)
    assert mail.outbox == []


@pytest.mark.parametrize("why", ["asked", "stopped", "no address", "gone"])
def test_where_one_cannot_be_asked_nobody_is(house, guests, ada, why):
    from tallystick_web.declarations import actions

    other = guests.invite("Ben", address="" if why == "no address" else "ben@example.org")
    if why == "asked":
        house.ask(other)
    if why == "stopped":
        with inside(house.pk):
            actions.stop(organisation=house.pk, kind="guest", subject=other, by=None, at=NOON)
    if why == "gone":
        del guests.known[other]
    mail.outbox.clear()
    with pytest.raises(Exception, match="Nobody was asked"):
        house.ask(ada, other)
    assert mail.outbox == []


def test_a_second_answer_takes_the_place_of_the_first(house, ada):
    answered(house.link_for(ada), {"ethnicity": "N"})
    house.ask(ada, at=NOON + timedelta(days=31))
    answered(newest_link(), {"ethnicity": "A"}, allowed=[Purpose.MONITORING])
    said = held(house)
    assert set(said) == {"monitoring"}
    assert '"A"' in said["monitoring"]
    assert EVERYTHING.months == 24
