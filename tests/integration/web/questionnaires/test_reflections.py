"""What somebody writes for themselves: nobody else reads it, it can be erased, and only that it was done is counted."""

import logging
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from tallystick_web.config.backup.tables import is_left_out, tables_left_out
from tallystick_web.core import jobs
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.organisations.rules import Capability, RoleId, roles
from tallystick_web.questionnaires.actions import reflections as actions
from tallystick_web.questionnaires.actions.reflections import erase_old_reflections
from tallystick_web.questionnaires.models import Reflection, ReflectionDone
from tallystick_web.questionnaires.offered.reflections import _duties
from tallystick_web.questionnaires.queries.framework_book import framework_book
from tallystick_web.questionnaires.queries.readings import series
from tallystick_web.questionnaires.rules import COUNT_SETS
from tallystick_web.questionnaires.sets import set_called
from tests.integration.web.addresses import addresses, routes_of_an_organisation
from tests.integration.web.clock import NOON
from tests.integration.web.log_lines import lines_of_the_log
from tests.integration.web.questionnaires import asking_house
from tests.integration.web.questionnaires.asking_house import HELD, AskingHouse, words
from tests.integration.web.test_declarations_stay_with_people import places
from tests.integration.web.world import examples_of

pytestmark = pytest.mark.usefixtures("fresh_database", "still_clock")
OF, YEAR = "trustee-reflection", date(2027, 3, 31)
CANARY = "Zzcanary of a trustee"
MEMBER, CHAIR, SECRETARY, ADMINISTRATOR = (
    RoleId.BOARD_MEMBER,
    RoleId.EXECUTIVE,
    RoleId.BOARD_SECRETARY,
    RoleId.ADMINISTRATOR,
)
OWN = {"question_set": OF, "year": "2027"}
PAGES = ("reflection-write", "reflection-done", "reflection-share", "reflection-erase")


@pytest.fixture
def house(monkeypatch):
    """With those who look after the service: they read nothing either."""
    held = (*HELD, ADMINISTRATOR, RoleId.INFORMATION_GOVERNANCE, RoleId.ANALYST)
    monkeypatch.setattr(asking_house, "HELD", held)
    made = AskingHouse()
    for role in (MEMBER, CHAIR, SECRETARY):
        made.browser(role)
    return made


@pytest.fixture
def log():
    with lines_of_the_log(logging.DEBUG) as lines:
        yield lines


def write(house, role=MEMBER, text=CANARY, year=YEAR):
    with inside(house.pk):
        answers = {"what-changed": text}
        return actions.keep_reflection(
            of=set_called(OF), year_ended=year, answers=answers, by=house.person(role), at=NOON
        )


def share(house, reader, role=MEMBER):
    with inside(house.pk):
        key = house.person(reader).pk if reader else None
        actions.share_reflection(of=set_called(OF), year_ended=YEAR, reader=key, by=house.person(role), at=NOON)


def say_done(house, role=MEMBER, year=YEAR):
    with inside(house.pk):
        actions.say_done(of=set_called(OF), year_ended=year, by=house.person(role), at=NOON)


# ONE'S OWN


def test_a_trustee_writes_reads_writes_again_and_erases(house):
    sent = house.send("reflection-write", {"what-changed": CANARY}, role=MEMBER, **OWN)
    assert sent.status_code == 303
    page = house.get("reflection-write", MEMBER, **OWN)
    assert CANARY in page.content.decode()
    assert "You wrote this on 26 November 2026. Nobody else reads it." in words(page)
    house.send("reflection-write", {"what-changed": "Something else."}, role=MEMBER, **OWN)
    [row] = house.rows(Reflection)
    assert CANARY not in house.get("reflection-write", MEMBER, **OWN).content.decode()
    assert CANARY not in row.sealed
    assert house.send("reflection-erase", role=MEMBER, **OWN).status_code == 303
    assert house.rows(Reflection) == []
    assert "Something else." not in house.get("reflection-write", MEMBER, **OWN).content.decode()
    events = ("reflection-kept", "reflection-erased")
    assert [house.events(one) for one in events] == [2, 1]


def test_nothing_is_kept_of_an_empty_page(house):
    sent = house.send("reflection-write", {"what-changed": "  "}, role=MEMBER, **OWN)
    assert "Write something first." in words(sent)
    assert house.rows(Reflection) == []


def test_what_is_sent_twice_is_kept_once_and_other_words_under_the_same_key_are_told(house):
    key = uuid4()
    for _ in range(2):
        sent = house.send("reflection-write", {"what-changed": CANARY}, role=MEMBER, key=key, **OWN)
        assert sent.status_code == 303
    assert house.events("reflection-kept") == 1
    sent = house.send("reflection-write", {"what-changed": "Other words."}, role=MEMBER, key=key, **OWN)
    assert "You sent this page before with other answers" in words(sent)


@pytest.mark.parametrize("own", [{"question_set": OF, "year": "2028"}, {"question_set": OF, "year": "2025"}])
def test_other_years_are_not_there(house, own):
    assert house.get("reflection-write", MEMBER, **own).status_code == 404


@pytest.mark.parametrize("other", ["pulse", "eds-2022", "no-such"])
def test_other_sets_are_no_reflections(house, other):
    assert house.get("reflection-write", MEMBER, question_set=other, year="2027").status_code == 404


# NOBODY ELSE


@pytest.mark.parametrize("role", [one for one in (*HELD, ADMINISTRATOR, RoleId.ANALYST) if one is not MEMBER])
def test_an_address_never_opens_what_another_wrote(house, role):
    write(house)
    opens = Capability.REFLECT in roles()[role].capabilities
    for route in PAGES:
        page = house.get(route, role, **OWN)
        assert page.status_code == (200 if opens else 403), route
        assert CANARY not in page.content.decode(), route
        assert "You wrote this" not in words(page), route


@pytest.mark.parametrize("role", [ADMINISTRATOR, RoleId.INFORMATION_GOVERNANCE, SECRETARY, CHAIR])
def test_no_page_of_the_service_holds_it(house, role):
    write(house)
    house.browser(role)
    examples = examples_of(house.organisation) | {f"{one}.question_set": [OF] for one in PAGES} | {"year": [2027]}
    asked = 0
    for route in routes_of_an_organisation():
        for address in addresses(route, examples):
            page = house.browser(role).get(address)
            asked += 1
            if not page.streaming:
                assert CANARY.encode() not in page.content, address
    assert asked > 40


def test_pages_of_others_are_the_same_whether_somebody_wrote_or_not(house):
    def seen():
        return [words(house.get("reflections", role)) for role in (CHAIR, SECRETARY, ADMINISTRATOR)]

    before = seen()
    write(house)
    share(house, None)
    assert seen() == before


def test_it_stands_in_clear_nowhere_and_the_audit_does_not_say_whose_it_is(house, log):
    house.send("reflection-write", {"what-changed": CANARY}, role=MEMBER, **OWN)
    house.send("reflection-share", {"reader": str(house.person(CHAIR).pk)}, role=MEMBER, **OWN)
    house.get("reflections-shared", CHAIR)
    house.send("reflection-done", role=MEMBER, **OWN)
    held = dict(places(log))
    assert len(log) >= 4
    assert [place for place, text in held.items() if "zzcanary" in text.lower()] == []
    for one in AuditEvent.objects.filter(chain=house.pk, kind__startswith="reflection-"):
        assert (one.by, one.about, one.about_id, one.more) == (None, "", None, {})
        assert (one.at.hour, one.at.minute) == (0, 0)


def test_reflections_are_in_no_backup_and_that_somebody_reflected_is():
    assert is_left_out(Reflection)
    assert Reflection._meta.db_table in tables_left_out()
    assert not is_left_out(ReflectionDone)


def test_whoever_has_the_database_cannot_try_out_what_was_written(house):
    """The note that tells a form sent twice is a hash, and of a few words all could be tried: it is a keyed one."""
    from hashlib import sha256
    from json import dumps

    from tallystick_web.core.models import KeptForm

    said = {"what-changed": "No"}
    house.send("reflection-write", said, role=MEMBER, **OWN)
    path = house.address("reflection-write", **OWN)
    tried = sha256(dumps([path, sorted((name, [value]) for name, value in said.items())]).encode()).hexdigest()
    assert tried not in [one.sent for one in house.rows(KeptForm)]


# SHARED WITH ONE PERSON


def test_it_is_shared_with_one_person_who_reads_it_until_it_is_taken_back(house):
    write(house)
    assert "Nobody shares a reflection with you." in house.page("reflections-shared", CHAIR)
    sent = house.send("reflection-share", {"reader": str(house.person(CHAIR).pk)}, role=MEMBER, **OWN)
    assert sent.status_code == 303
    page = house.page("reflections-shared", CHAIR)
    assert CANARY in page
    assert CANARY not in house.page("reflections-shared", MEMBER), (
        "it is for the one person, and not for all who reflect"
    )
    assert house.person(MEMBER).name in page
    assert f"{house.person(CHAIR).name} can read it too." in house.page("reflection-write", MEMBER, **OWN)
    house.send("reflection-share", {"reader": "nobody"}, role=MEMBER, **OWN)
    assert CANARY not in house.page("reflections-shared", CHAIR)


def test_what_is_written_anew_is_shared_anew(house):
    write(house)
    share(house, CHAIR)
    write(house, text="Zzcanary of the second time")
    assert "Zzcanary" not in house.page("reflections-shared", CHAIR)


@pytest.mark.parametrize("reader", [ADMINISTRATOR, RoleId.EDI_LEAD, MEMBER])
def test_it_is_shared_with_nobody_who_does_not_reflect(house, reader):
    write(house)
    sent = house.send("reflection-share", {"reader": str(house.person(reader).pk)}, role=MEMBER, **OWN)
    assert "There is a problem" in words(sent)
    assert house.rows(Reflection)[0].shared_with is None


def test_another_organisation_does_not_meet_it(house):
    write(house)
    other = AskingHouse("otherbeck", "Otherbeck Hospitals")
    assert CANARY not in other.page("reflection-write", MEMBER, **OWN)
    assert "1 of" not in other.page("reflections", MEMBER)


# ONLY THAT IT WAS DONE


def test_it_is_counted_when_somebody_says_so_and_not_when_they_write(house):
    write(house)
    assert "0 of 2 have said they reflected." in house.page("reflections", RoleId.EDI_LEAD)
    assert house.send("reflection-done", role=CHAIR, **OWN).status_code == 303
    assert "1 of 2 has said they reflected." in house.page("reflections", RoleId.EDI_LEAD)
    assert "You are one of them." in house.page("reflections", CHAIR)
    assert "It is counted once" in words(house.send("reflection-done", role=CHAIR, **OWN))
    assert len(house.rows(ReflectionDone)) == 1


def test_it_stays_counted_when_it_was_erased(house):
    write(house)
    say_done(house)
    house.send("reflection-erase", role=MEMBER, **OWN)
    assert "1 of 2 has said they reflected." in house.page("reflections", CHAIR)


def test_by_name_only_the_board_secretary_sees_who_has_done(house):
    say_done(house)
    name = house.person(MEMBER).name
    assert f"They are: {name}." in house.page("reflections", SECRETARY)
    for role in (CHAIR, RoleId.EDI_LEAD, RoleId.HR_DIRECTOR, RoleId.AUDITOR):
        page = house.get("reflections", role)
        assert page.status_code in (200, 403)
        assert f"They are: {name}" not in words(page), role


def test_people_are_reminded_in_the_last_quarter_until_they_say_so(house, django_assert_max_num_queries):
    people = {house.person(one).pk: frozenset(roles()[one].capabilities) for one in (MEMBER, CHAIR, SECRETARY)}
    with inside(house.pk):
        assert _duties(house.pk, people, NOON.date()) == []
    with inside(house.pk), django_assert_max_num_queries(1):
        [duty] = _duties(house.pk, people, date(2027, 1, 4))
    assert duty.people == {house.person(MEMBER).pk, house.person(CHAIR).pk}
    assert (duty.route, dict(duty.parts), duty.due_on) == ("reflection-write", {"question_set": OF, "year": 2027}, YEAR)
    say_done(house)
    with inside(house.pk):
        [duty] = _duties(house.pk, people, date(2027, 3, 31))
        assert duty.people == {house.person(CHAIR).pk}
        assert _duties(house.pk, people, date(2027, 4, 1)) == []


def test_the_measure_counts_those_who_are_asked_at_the_end_of_the_year(house):
    say_done(house, year=date(2026, 3, 31))
    with inside(house.pk):
        book = framework_book(house.pk, set_called(OF))
        assert book.done == {date(2026, 3, 31): frozenset({house.person(MEMBER).pk})}
    jobs.now(COUNT_SETS, organisation=house.pk, at=datetime(2027, 4, 30, 12, tzinfo=UTC).isoformat())
    with inside(house.pk):
        [point] = series(house.pk, ["questionnaires/reflections-done"])["questionnaires/reflections-done"]
    assert (point.as_of, point.value, point.says) == (YEAR, 0, "0 of 2")


# ERASED IN TIME


def test_what_was_written_is_erased_two_years_after_its_year_and_that_it_was_done_stays(house):
    write(house)
    write(house, year=date(2026, 3, 31))
    say_done(house)
    for on, left in ((date(2028, 3, 30), 2), (date(2028, 3, 31), 1), (date(2029, 3, 31), 0)):
        with inside(house.pk):
            at = datetime.combine(on, datetime.min.time(), UTC).replace(hour=12)
            erase_old_reflections(organisation=house.pk, at=at)
        assert len(house.rows(Reflection)) == left, on
    assert len(house.rows(ReflectionDone)) == 1
