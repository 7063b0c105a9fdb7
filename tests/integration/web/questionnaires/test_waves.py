"""Surveys from beginning to close: who is written to, what pages tell meanwhile, and when links and answers go."""

import re
from dataclasses import replace
from datetime import timedelta
from smtplib import SMTPServerDisconnected
from uuid import uuid4

import pytest
from django.core import mail
from django.db import connection

from tallystick_web.core import jobs
from tallystick_web.core.fence import inside
from tallystick_web.core.models import Work
from tallystick_web.core.rules import Refused
from tallystick_web.organisations import post
from tallystick_web.organisations.rules import RoleId
from tallystick_web.questionnaires import sets
from tallystick_web.questionnaires.actions import waves as actions
from tallystick_web.questionnaires.jobs.letters import LettersLeft
from tallystick_web.questionnaires.models import Wave, WaveLink
from tallystick_web.questionnaires.offered import waves as offered
from tallystick_web.questionnaires.rules import RELEASE_WAVE, SEND_LINKS, Way
from tallystick_web.questionnaires.views import waves as views
from tallystick_web.registers.actions.entries import add_entry
from tallystick_web.registers.described import registers
from tests.integration.web.clock import NOON
from tests.integration.web.questionnaires.asking_house import TODAY, answer, links, opened, words

pytestmark = pytest.mark.usefixtures("still_clock")
LAST = TODAY + timedelta(days=14)


def begins(**changed):
    said = {"title": "Autumn 2026", "way": "invited", "least": "10"}
    for name, on in (("opens_on", TODAY), ("closes_on", LAST)):
        said |= {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}
    return {**said, **changed}


def the_wave(house):
    [wave] = house.rows(Wave)
    return wave


def send(house, wave):
    jobs.now(SEND_LINKS, organisation=house.pk, wave=wave.pk)


# BEGIN


def test_a_survey_is_begun_on_a_page_and_stands_in_the_list_of_its_questions(house):
    sent = house.send(
        "wave-begin", begins(told="We ask because we want to know.", method="All staff"), question_set="pulse"
    )
    wave = the_wave(house)
    assert sent.headers["Location"] == house.address("wave", wave=wave.pk)
    assert (wave.set_id, wave.way, wave.closes_on, wave.least, wave.asked) == ("pulse", "invited", LAST, 10, None)
    said = house.page("waves")
    assert "1 open now" in said
    assert "Autumn 2026 open until" in said
    assert "never joined with it into one line" in said
    assert house.events("wave-begun") == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"title": " "}, "What is this one called"),
        ({"least": "9"}, "from 10 answers on"),
        ({"closes_on_year": "2025"}, "Give a later day"),
        ({"closes_on_year": "2027"}, "half a year at most"),
        ({"way": "pigeon"}, "How do people come to it"),
        ({"asked": "0"}, "How many people could answer"),
    ],
)
def test_what_cannot_be_begun_is_said_and_nothing_is_kept(house, changed, said):
    sent = house.send("wave-begin", begins(**changed), question_set="pulse")
    page = words(sent)
    assert (sent.status_code, "There is a problem" in page, said in page) == (200, True, True)
    assert house.rows(Wave) == []


def test_only_surveys_are_begun_as_surveys(house):
    assert house.get("wave-begin", question_set="output-prompts").status_code == 404
    assert house.get("wave-begin", question_set="no-such-thing").status_code == 404


def test_a_form_sent_twice_begins_one_survey(house):
    key = uuid4()
    for _ in range(2):
        assert house.send("wave-begin", begins(), key=key, question_set="pulse").status_code == 303
    the_wave(house)


def test_a_survey_can_be_about_a_piece_of_work_that_its_reader_may_open(house, event, monkeypatch):
    of = replace(sets.sets()["pulse"], things=("register/events",))
    monkeypatch.setattr(views, "set_of", lambda _kind, _name: of)
    page = house.get("wave-begin", question_set="pulse").content.decode()
    assert f'value="register/events:{event.pk}"' in page
    sent = house.send("wave-begin", begins(piece=f"register/events:{event.pk}"), question_set="pulse")
    assert sent.status_code == 303
    wave = the_wave(house)
    assert (wave.piece_kind, wave.piece) == ("register/events", event.pk)
    assert "It is about Spring conference" in house.page("wave", wave=wave.pk)
    unknown = house.send("wave-begin", begins(piece=f"register/events:{uuid4()}"), question_set="pulse")
    assert "There is a problem" in words(unknown)


@pytest.fixture
def event(house):
    with inside(house.pk):
        values = {"title": "Spring conference", "kind": "conference", "on": TODAY}
        return add_entry(
            register=registers()["events"], values=values, by=house.person(RoleId.EVENTS_LEAD), at=NOON, today=TODAY
        )


# INVITE


def test_each_address_is_written_to_once_and_stands_sealed(house):
    wave = house.wave(told="We want to know.")
    pasted = "Ann <ann@example.org>\nben@example.org; ANN@example.org\n"
    sent = house.send("wave-invite", {"addresses": pasted}, wave=wave.pk)
    assert sent.status_code == 303
    send(house, wave)
    send(house, wave)
    assert sorted(one.to[0] for one in mail.outbox) == ["ann@example.org", "ben@example.org"]
    [first, second] = house.rows(WaveLink)
    assert "example.org" not in first.address + second.address
    body = mail.outbox[0].body
    for said in ("Northmoor Hospitals asks", "Pulse survey, Autumn 2026", "We want to know.", "three minutes"):
        assert said in body
    assert house.again(wave).asked == 2


def test_a_key_is_stored_nowhere(house):
    wave = house.wave()
    keys = [one.rstrip("/").rpartition("/")[2] for one in house.invite(wave, 3)]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            stored = repr(cursor.fetchall())
            assert not [one for one in keys if one in stored], table


def test_lines_without_an_address_are_named_and_nobody_is_asked(house):
    wave = house.wave()
    sent = house.send("wave-invite", {"addresses": "ann@example.org\nZoe Zzcanary"}, wave=wave.pk)
    assert "no e-mail address in line 2" in words(sent)
    assert house.rows(WaveLink) == []


def test_whoever_was_asked_is_not_asked_again(house):
    wave = house.wave()
    house.invite(wave, 2)
    more = {"addresses": "person1@example.org\nperson2@example.org"}
    assert house.send("wave-invite", more, wave=wave.pk).status_code == 303
    assert house.again(wave).asked == 3
    assert "has a link already" in words(house.send("wave-invite", more, wave=wave.pk))


def test_a_closed_survey_invites_nobody_and_letters_still_to_go_stay(house):
    wave = house.wave()
    house.send("wave-invite", {"addresses": "ann@example.org"}, wave=wave.pk)
    house.close(wave)
    send(house, wave)
    assert mail.outbox == []
    assert "has closed" in words(house.send("wave-invite", {"addresses": "ben@example.org"}, wave=wave.pk))


# WHERE IT BREAKS OFF


def test_where_sending_breaks_off_it_goes_on_with_the_rest_and_writes_to_nobody_twice(house, monkeypatch):
    wave = house.wave()
    house.send("wave-invite", {"addresses": "\n".join(f"p{one}@example.org" for one in range(6))}, wave=wave.pk)
    sends, gone = post.send_now, []

    def dies(letter, *, to):
        if len(gone) == 3:
            raise KeyboardInterrupt
        gone.append(to)
        return sends(letter, to=to)

    monkeypatch.setattr(post, "send_now", dies)
    with pytest.raises(KeyboardInterrupt):
        send(house, wave)
    monkeypatch.setattr(post, "send_now", sends)
    send(house, wave)
    to = [one.to[0] for one in mail.outbox]
    assert len(to) == len(set(to)) == 5, "the letter at which it broke off may have gone: a reminder makes it good"


def test_letters_that_the_post_does_not_take_are_tried_again(house, monkeypatch):
    wave = house.wave()
    house.send("wave-invite", {"addresses": "\n".join(f"p{one}@example.org" for one in range(6))}, wave=wave.pk)
    tried = []

    def fails(*_, **__):
        tried.append(1)
        raise SMTPServerDisconnected

    monkeypatch.setattr(post, "send_mail", fails)
    with pytest.raises(LettersLeft):
        send(house, wave)
    assert len(tried) == 5, "a post that takes nothing is not tried for every address"
    assert "Some links are still to be sent" in house.page("wave", wave=wave.pk)
    monkeypatch.undo()
    send(house, wave)
    assert len(mail.outbox) == 6
    assert "still to be sent" not in house.page("wave", wave=wave.pk)
    assert all(opened(one)[1].status_code == 200 for one in links())


# REMIND, MOVE ON, CLOSE


def test_reminders_go_to_those_who_have_not_answered_and_once_a_week(house):
    wave = house.wave()
    first, *_ = house.invite(wave, 3)
    answer(first, talk_confidence="3")
    mail.outbox.clear()
    assert house.send("wave-remind", wave=wave.pk).status_code == 303
    send(house, wave)
    assert len(mail.outbox) == 2
    assert all(one.subject.startswith("Reminder") for one in mail.outbox)
    page = words(house.send("wave-remind", wave=wave.pk))
    assert "less than a week ago" in page


def test_a_survey_moves_on_to_a_newer_version_and_answers_keep_theirs(house, newer_pulse):
    wave = house.wave()
    first, second = house.invite(wave, 2)
    answer(first, talk_confidence="3")
    newer_pulse()
    assert "Ask the newest version" in house.page("wave", wave=wave.pk)
    assert house.send("wave-version", wave=wave.pk).status_code == 303
    assert house.again(wave).version == 2
    assert "newest version already" in words(house.send("wave-version", wave=wave.pk))
    answer(second, version="2", talk_confidence="4")
    assert sorted((one.version, one.answers["talk-confidence"]) for one in house.answers(wave)) == [(1, "3"), (2, "4")]


@pytest.fixture
def newer_pulse(monkeypatch):
    """Have a second version of the pulse survey come in, as a file of the next release would bring it."""

    def come():
        every = dict(sets.every_version())
        newer = replace(every["pulse", 1], version=2)
        newest = {**sets.sets(), "pulse": newer}
        every["pulse", 2] = newer
        for module in ("queries.waves", "actions.answering", "actions.waves", "views.waves", "sets"):
            _patch(monkeypatch, f"tallystick_web.questionnaires.{module}", every, newest)

    return come


def _patch(monkeypatch, module, every, newest):
    from importlib import import_module

    found = import_module(module)
    for name, what in (("every_version", lambda: every), ("sets", lambda: newest)):
        if hasattr(found, name):
            monkeypatch.setattr(found, name, what)


def test_a_survey_is_closed_by_hand_once_and_its_figures_are_asked_for(house):
    wave = house.wave()
    assert house.send("wave-close", wave=wave.pk).status_code == 303
    assert Work.objects.filter(job=RELEASE_WAVE).count() == 1
    assert "figures are being made" in house.page("wave", wave=wave.pk)
    assert "closed already" in words(house.send("wave-close", wave=wave.pk))
    assert house.events("wave-closed") == 1


def test_a_survey_closes_of_itself_after_its_last_day_and_not_on_it(house):
    wave = house.wave(days=3)
    assert offered._close_past_their_day(NOON + timedelta(days=3)) == 0
    assert offered._close_past_their_day(NOON + timedelta(days=4)) == 1
    assert offered._close_past_their_day(NOON + timedelta(days=4)) == 0
    assert house.again(wave).closed_at is not None
    assert Work.objects.filter(job=RELEASE_WAVE).count() == 1


# WHAT THE PAGE TELLS


def test_while_it_is_open_the_page_tells_whole_tens_alone(house):
    wave = house.wave()
    every = house.invite(wave, 22)
    seen = []
    for number, one in enumerate(every):
        answer(one, talk_confidence="3")
        if number in (0, 8, 9, 18, 19, 21):
            seen.append(re.search(r"(Fewer|About)[^.]*\.", house.page("wave", wave=wave.pk))[0])
    few = "Fewer than 10 people have answered, of 22."
    about = ["About 10 people have answered, of 22."] * 2 + ["About 20 people have answered, of 22."] * 2
    assert seen == [few, few, *about]


def test_once_it_is_closed_the_page_begins_with_how_many_answered(house):
    wave = house.wave()
    for one in house.invite(wave, 12)[:11]:
        answer(one, talk_confidence="3")
    house.close(wave)
    said = house.page("wave", wave=wave.pk)
    assert "11 of 12 people answered (92%)." in said
    assert "Close the survey" not in said
    assert house.page("wave", RoleId.BOARD_MEMBER, wave=wave.pk)


def test_of_too_few_people_nothing_is_told(house):
    wave = house.wave()
    for one in house.invite(wave, 9):
        answer(one, talk_confidence="3")
    house.close(wave)
    said = house.page("wave", wave=wave.pk)
    assert "Fewer than 10 people answered, so nothing is shown" in said
    assert "%" not in said


def test_one_link_for_all_stands_on_the_page_of_those_who_ask_alone(house):
    wave = house.wave(way=Way.OPEN)
    said = house.page("wave", wave=wave.pk)
    assert "/answer/all/" in said
    assert "One person can answer it more than once" in said
    assert "Remind" not in said
    assert "/answer/all/" not in house.page("wave", RoleId.BOARD_MEMBER, wave=wave.pk)
    assert "nobody knows whom to remind" in words(house.send("wave-remind", wave=wave.pk))


def test_those_who_only_read_can_change_nothing(house):
    wave = house.wave()
    for route in ("wave-invite", "wave-remind", "wave-version", "wave-close"):
        assert house.get(route, RoleId.BOARD_MEMBER, wave=wave.pk).status_code == 403, route
        assert house.send(route, role=RoleId.BOARD_MEMBER, wave=wave.pk).status_code == 403, route
    assert house.again(wave).closed_at is None


def test_whoever_may_not_read_surveys_opens_none(house):
    wave = house.wave()
    assert house.get("wave", RoleId.STAFF, wave=wave.pk).status_code == 403
    assert house.get("wave", wave=uuid4()).status_code == 404


def test_an_action_refuses_what_its_page_would(house):
    wave = house.wave()
    house.close(wave)
    with inside(house.pk), pytest.raises(Refused):
        actions.remind(wave=house.again(wave), by=house.person(), at=NOON)
