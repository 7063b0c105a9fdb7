"""What somebody might send on purpose: forms sent twice at once, addresses that are none, and numbers without end."""

import re
import time
from datetime import timedelta

import pytest
from django.core.mail.message import sanitize_address
from django.test import Client
from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.core.models import KeptForm
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import RoleId
from tallystick_web.questionnaires.actions import comments
from tallystick_web.questionnaires.models import Wave, WaveAnswer, WaveLink
from tallystick_web.questionnaires.queries.comments import themes_of
from tallystick_web.questionnaires.queries.waves import open_address
from tallystick_web.questionnaires.rules import Way
from tallystick_web.questionnaires.views import limits
from tallystick_web.questionnaires.wave_rules import addresses_in, check_addresses
from tests.integration.web.clock import NOON
from tests.integration.web.questionnaires.asking_house import FORM, answer, key_of, opened, words
from tests.integration.web.questionnaires.sheets_house import (
    CODING,
    MEMBER,
    SECRETARY,
    a_round,
    add_sets,
    mark,
    now,
    sheets_of,
)
from tests.integration.web.questionnaires.test_waves import begins

pytestmark = pytest.mark.usefixtures("still_clock")


def for_all(house, wave):
    """The address that is one for all."""
    with inside(house.pk):
        return "/answer/all/" + open_address(wave).rpartition("/all/")[2]


def form_in(browser, link):
    """What a browser sends that opened a link and answered nothing."""
    return {"version": "1", "form_key": key_of(browser.get(link, follow=True))}


# ONE LINK FOR ALL


def test_a_form_that_is_sent_twice_at_the_same_time_is_one_answer(house, monkeypatch):
    """The second comes when the first was found to be new and is not kept yet."""
    wave = house.wave(way=Way.OPEN)
    link = for_all(house, wave)
    first, second = Client(), Client()
    said = form_in(first, link)
    form_in(second, link)
    may_answer, crossed = limits.may_answer, []

    def meanwhile(*args):
        if not crossed:
            crossed.append(None)
            crossed.append(second.post(FORM, said).status_code)
        return may_answer(*args)

    monkeypatch.setattr(limits, "may_answer", meanwhile)
    assert first.post(FORM, said).status_code == 303
    assert crossed == [None, 303]
    assert len(house.rows(WaveAnswer)) == 1


def test_a_form_that_was_refused_can_be_sent_again(house, monkeypatch):
    wave = house.wave(way=Way.OPEN)
    browser = Client()
    said = form_in(browser, for_all(house, wave))

    def broken(**_):
        raise Refused("Not now.")

    with monkeypatch.context() as patch:
        patch.setattr("tallystick_web.questionnaires.views.answering.answer", broken)
        assert "Not now." in words(browser.post(FORM, said))
    assert browser.post(FORM, said).status_code == 303
    assert len(house.rows(WaveAnswer)) == 1


def sent_from(house, wave, **where):
    browser = Client(**where)
    return browser.post(FORM, form_in(browser, for_all(house, wave))).status_code


def test_behind_a_proxy_each_visitor_is_a_place_of_their_own(house, monkeypatch, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    monkeypatch.setattr(limits, "FROM_ONE_PLACE", 1)
    wave = house.wave(way=Way.OPEN)
    proxy = {"REMOTE_ADDR": "127.0.0.1"}
    sent = [sent_from(house, wave, **proxy, HTTP_X_FORWARDED_FOR=f"10.1.1.{one}") for one in (1, 2, 2)]
    assert sent == [303, 303, 429]
    forged = sent_from(house, wave, **proxy, HTTP_X_FORWARDED_FOR="192.0.2.77, 10.1.1.2")
    assert forged == 429, "what a browser says of itself stands before what the proxy says of it"


def test_without_a_proxy_nobody_chooses_the_place_they_come_from(house, monkeypatch):
    monkeypatch.setattr(limits, "FROM_ONE_PLACE", 1)
    wave = house.wave(way=Way.OPEN)
    sent = [sent_from(house, wave, HTTP_X_FORWARDED_FOR=f"10.1.1.{one}") for one in (1, 2)]
    assert sent == [303, 429]


def test_who_waited_an_hour_can_answer_again(house, monkeypatch):
    monkeypatch.setattr(limits, "FROM_ONE_PLACE", 2)
    wave, since = house.wave(way=Way.OPEN), time.time()
    minutes = (0, 10, 50, 61, 62, 63)
    sent = []
    for minute in minutes:
        with monkeypatch.context() as patch:
            patch.setattr("time.time", lambda now=since + 60 * minute: now)
            sent.append(limits.may_answer(wave.pk, "192.0.2.1"))
    assert sent == [True, True, False, True, True, False]


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("192.0.2.1", "192.0.2.2", False),
        ("", "", True),
    ],
)
def test_a_place_is_a_network_where_one_person_has_many_addresses(one, other, is_one):
    assert (limits.place_of(one) == limits.place_of(other)) is is_one


# TWO SURVEYS IN ONE BROWSER


def whole_form(page):
    """Everything that the form of a page would send with nothing answered."""
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.content.decode())
    return {"version": "1", **dict(hidden)}


@pytest.mark.parametrize("way", list(Way))
def test_a_form_that_lay_open_while_another_survey_was_opened_is_kept_in_neither(house, way):
    """Two events, two links, two tabs, and the same questions in both."""
    waves = [house.wave(way=way, title=title) for title in ("First event", "Second event")]
    links = [house.invite(one, 1)[0] if way is Way.INVITED else for_all(house, one) for one in waves]
    browser = Client()
    first, second = (whole_form(browser.get(link, follow=True)) for link in links)
    late = browser.post(FORM, {**first, "talk-confidence": "3"})
    assert (late.status_code, "Another survey was opened" in words(late)) == (409, True)
    assert house.rows(WaveAnswer) == []
    assert browser.post(FORM, {**second, "talk-confidence": "7"}).status_code == 303
    assert browser.post(FORM, {**whole_form(browser.get(links[0], follow=True))}).status_code == 303
    assert [len(house.answers(one)) for one in waves] == [1, 1]


def test_what_tells_forms_apart_tells_nothing_of_the_link(house):
    wave = house.wave()
    one, other = house.invite(wave, 2)
    page = opened(one)[1]
    said = page.content.decode()
    assert whole_form(page)["survey"] != whole_form(opened(other)[1])["survey"]
    assert [row.pk for row in house.rows(WaveLink) if str(row.pk) in said] == []
    assert one.rstrip("/").rpartition("/")[2] not in said


# ODD ANSWERS


@pytest.mark.parametrize("version", ["1" * 5000, "-1", "²", "1\x00", "", "99"])
def test_whatever_version_a_form_says_it_asked_it_is_answered(house, version):
    wave = house.wave()
    [link] = house.invite(wave, 1)
    browser, page = opened(link)
    sent = browser.post(FORM, {"version": version, "form_key": key_of(page), "talk-confidence": "3"})
    assert sent.status_code == 303
    assert [one.version for one in house.answers(wave)] == [1]


@pytest.mark.parametrize(
    "said", [{"least": "40000"}, {"asked": "9" * 30}, {"asked": "2147483648"}, {"least": "9" * 30}]
)
def test_a_number_that_no_database_holds_is_asked_for_again(house, said):
    sent = house.send("wave-begin", begins(**said), question_set="pulse")
    assert (sent.status_code, "There is a problem" in words(sent)) == (200, True)
    assert house.rows(Wave) == []


def test_without_the_mark_against_forged_forms_nothing_is_kept(house):
    wave = house.wave()
    [link] = house.invite(wave, 1)
    browser = Client(enforce_csrf_checks=True)
    assert browser.post(FORM, form_in(browser, link)).status_code == 403
    assert house.rows(WaveAnswer) == []


# THE LOG


def test_whoever_reads_the_log_cannot_count_answers_as_they_come(house, monkeypatch):
    """The survey’s own page tells whole tens; of nine answers and of two the log says the same."""
    first, second = house.wave(), house.wave(title="Another")
    for wave, many in ((first, 9), (second, 2)):
        for one in house.invite(wave, many):
            answer(one, talk_confidence="3")
    page = house.page("log", RoleId.AUDITOR)
    assert page.count("Survey answered on this day") == 3, "once for each survey, and once among the kinds on offer"
    [late] = house.invite(second, 3)
    monkeypatch.setattr(timezone, "now", lambda: NOON + timedelta(days=1))
    answer(late, talk_confidence="3")
    assert house.events("wave-answered") == 3, "another day is another line"


# ADDRESSES


@pytest.mark.parametrize(
    "line",
    [
        "zoe@nowhere..example",
        f"zoe@{'z' * 64}.example",
        f"{'z' * 65}@example.org",
        "zoe@example.org@example.com",
        "zoe@-example.org",
        "zoé@example.org",
        "zoe@example.org\N{ZERO WIDTH SPACE}",
        "zoe@example.org?bcc=ann@example.org",
        "zoe.@example.org",
        "ann@example.org, zoe@nowhere",
    ],
)
def test_a_line_with_an_address_that_no_letter_reaches_is_named(line):
    found = addresses_in(f"bea@example.org\n{line}")
    assert (found.good, found.unread) == (("bea@example.org",), (2,))
    with pytest.raises(Refused, match="line 2"):
        check_addresses(found)


@pytest.mark.parametrize(
    "line",
    [
        "'Zoe@Example.org'",
        "“Zoe, Ward 4” <zoe@example.org>;",
        "mailto:zoe@example.org",
        "(Zoe) zoe@example.org.",
    ],
)
def test_an_address_is_read_as_mail_programs_give_it(line):
    assert addresses_in(line).good == ("zoe@example.org",)


def test_every_address_that_is_read_can_be_put_into_a_letter():
    lines = ["o'neil@example.org", "a+b@x-y.example.org", "a|b@x.example", "#!$%&*/=?^_`{}~@1.example"]
    found = addresses_in("\n".join(lines))
    assert found.good == tuple(lines)
    for one in found.good:
        assert sanitize_address(one, "utf-8") == one


def test_a_long_line_that_is_no_address_is_read_at_once():
    began = time.perf_counter()
    for line in ("z" * 200_000, "z@" * 100_000, "z." * 100_000, f"z@{'z.' * 90_000}"):
        assert addresses_in(line).unread == (1,)
    assert time.perf_counter() - began < 2


def test_what_is_noted_of_pasted_addresses_cannot_be_tried_out(house):
    """An organisation’s own database tells nobody who was asked: of one address a plain hash would."""
    from tallystick_web.core.forms_once import sent_in

    wave = house.wave()
    typed = {"addresses": "zoe@example.org"}
    sent = house.send("wave-invite", typed, wave=wave.pk)
    assert sent.status_code == 303

    class Tried:
        path = house.address("wave-invite", wave=wave.pk)

        class POST:
            lists = staticmethod(lambda: [("addresses", [typed["addresses"]])])

    with inside(house.pk):
        [kept] = KeptForm.objects.of(house.pk).filter(result=sent.headers["Location"])
    assert kept.sent != sent_in(Tried)
    assert len(house.rows(WaveLink)) == 1


# THEMES


def test_the_order_of_themes_tells_no_more_than_their_tens(house):
    wave = house.wave()
    for one in house.invite(wave, 12):
        answer(one, one_change="Give us more time for it, please.")
    house.close(wave)
    with inside(house.pk):
        row, by = house.again(wave), house.person()
        named = [(2, "By two"), (9, "By nine"), (11, "By eleven"), (5, "By five")]
        for minutes, (many, text) in enumerate(named):
            comments.name_theme(wave=row, text=text, comments=many, by=by, at=NOON + timedelta(minutes=minutes))
        found = [(one.text, one.says) for one in themes_of(row)]
    few = "Said by a few people"
    assert found == [("By eleven", "Said by about 10 people"), ("By two", few), ("By nine", few), ("By five", few)]


# SAMPLES OF TWO PEOPLE


def test_whoever_met_the_other_marks_cannot_drop_the_work_and_have_it_marked_anew(house, monkeypatch):
    add_sets(monkeypatch, CODING)
    made = a_round(house, "04/05/2026 Finance report")
    [sheet] = sheets_of(house, made)
    mark(house, sheet.id, SECRETARY, code="none")
    assert "no longer wanted" in house.page("sheet", MEMBER, sheet=sheet.id)
    mark(house, sheet.id, MEMBER, code="decided")
    sent = house.send("sheet-drop", {"why": "A slip."}, role=MEMBER, sheet=sheet.id)
    assert "it stays in the round" in words(sent)
    assert "no longer wanted" not in house.page("sheet", MEMBER, sheet=sheet.id)
    assert not now(house, sheet.id).dropped_why
