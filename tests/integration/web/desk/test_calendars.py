"""The calendar of obligations, and the secret address at which a calendar program reads it."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from tallystick_web.core.fence import inside
from tallystick_web.desk.due import delete_addresses
from tallystick_web.desk.models import CalendarAddress
from tallystick_web.organisations.models import Appointment, AppointmentEnd
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.desk.test_my_work import ACTION, asked_for_a_change, browser, main, opened
from tests.integration.web.plans import made

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


@pytest.fixture
def house():
    return opened()


def address(route, **parts):
    return reverse(route, kwargs={"organisation": "northmoor", **parts})


def read(house, role, route, **parts):
    return main(browser(house, role).get(address(route, **parts)).content.decode())


def send(house, role, route, data=None, **parts):
    return browser(house, role).post(address(route, **parts), {"form_key": str(uuid4())} | (data or {}))


def day(name, day, month, year):
    return {f"{name}_day": str(day), f"{name}_month": str(month), f"{name}_year": str(year)}


# THE CALENDAR


def test_what_binds_and_what_is_only_good_practice_are_told_apart(house):
    said = read(house, RoleId.STAFF, "calendar")
    assert "Of all that stands here, seven are by law or by contract, and three are good practice, which binds" in said
    assert "good practice, which binds nobody." in said
    assert {"By law", "By contract", "Good practice", "For information"} <= set(re.findall(r">([^<>]+)</strong>", said))


def test_a_date_that_nobody_confirmed_says_so(house):
    said = read(house, RoleId.STAFF, "calendar")
    assert "Date not confirmed: The day is in general use. We found no page that sets it." in said


def test_months_to_come_stand_before_those_that_were(house):
    said = read(house, RoleId.STAFF, "calendar")
    places = [
        said.index(text)
        for text in ("Past the date", "February 2027", "October 2027", "Without a date yet", "Before this month")
    ]
    assert places == sorted(places)


def test_what_counts_from_the_last_time_gets_its_date_from_whoever_keeps_the_plan(house):
    assert "Not due" not in read(house, RoleId.EDI_LEAD, "obligation", obligation="equality-information")
    sent = day("on", 20, 3, 2026)
    answer = send(house, RoleId.EDI_LEAD, "obligation-done", sent, obligation="equality-information")
    assert answer.status_code == 303
    said = read(house, RoleId.STAFF, "obligation", obligation="equality-information")
    assert "20 March 2027" in said
    assert "Done on 20 March 2026" in said


def test_a_year_that_was_done_is_due_no_longer(house):
    assert "Race Equality Standard report" in read(house, RoleId.EDI_LEAD, "my-work")
    sent = {"year": "2026"} | day("on", 20, 10, 2026)
    assert send(house, RoleId.EDI_LEAD, "obligation-done", sent, obligation="wres-report").status_code == 303
    assert "Race Equality Standard report" not in read(house, RoleId.EDI_LEAD, "my-work")
    assert "Done on 20 October 2026" in read(house, RoleId.STAFF, "calendar")


def test_dates_of_the_calendar_are_due_from_whoever_keeps_the_plan_and_from_nobody_else(house):
    for role in (RoleId.EXECUTIVE, RoleId.TEAM_LEAD, RoleId.STAFF):
        assert "Race Equality Standard report" not in read(house, role, "my-work")


def test_a_date_of_ones_own_stands_with_its_reason(house):
    sent = day("on", 31, 5, 2027) | {"reason": "This year’s guidance"}
    answer = send(house, RoleId.EDI_LEAD, "obligation-date", sent, obligation="wres-submission", year=2027)
    assert answer.status_code == 303
    said = read(house, RoleId.STAFF, "calendar")
    assert "31 May 2027" in said
    assert "Your organisation set this date: This year’s guidance" in said


def test_a_date_in_law_is_not_put_off(house):
    sent = day("on", 31, 3, 2027) | {"reason": "We are late"}
    answer = send(house, RoleId.EDI_LEAD, "obligation-date", sent, obligation="gender-pay-gap", year=2027)
    assert "The law sets this date" in answer.content.decode()
    assert "We are late" not in read(house, RoleId.STAFF, "calendar")


def test_nothing_another_organisation_notes_shows_here(house):
    before = read(house, RoleId.STAFF, "calendar")
    other = opened("southdale", "Southdale Hospitals")
    there = reverse("obligation-done", kwargs={"organisation": "southdale", "obligation": "equality-information"})
    sent = {"form_key": str(uuid4())} | day("on", 20, 3, 2026)
    assert browser(other, RoleId.EDI_LEAD).post(there, sent).status_code == 303
    assert read(house, RoleId.STAFF, "calendar") == before


# THE SECRET ADDRESS


def made_address(house, role):
    said = send(house, role, "my-calendar").content.decode()
    return re.search(r'value="https://testserver(/calendar/[^"]+)"', said).group(1)


def events(where):
    answer = Client().get(where)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return [str(one["summary"]) for one in Calendar.from_ical(answer.content).walk("VEVENT")]


def test_it_gives_the_obligations_and_what_its_person_leads_and_nobody_elses(house):
    asked_for_a_change(house)
    lead = events(made_address(house, RoleId.TEAM_LEAD))
    assert ACTION in lead
    assert lead.count("Publish the gender pay gap") == 2
    staff = events(made_address(house, RoleId.STAFF))
    assert ACTION not in staff
    assert [one for one in lead if one != ACTION] == staff


def test_what_is_due_from_whoever_keeps_the_plan_stands_there_once(house):
    found = events(made_address(house, RoleId.EDI_LEAD))
    report = "Publish the Workforce Race Equality Standard report and action plan"
    assert found.count(report) == 2, "this year and next"


def test_it_holds_no_name_of_anybody(house):
    asked_for_a_change(house)
    held = Client().get(made_address(house, RoleId.EXECUTIVE)).content.decode()
    for name in ("Team lead", "Executive", "Director", "example.org", "Two panels are too small"):
        assert name not in held


def test_another_one_ends_the_first_and_it_can_be_ended(house):
    first = made_address(house, RoleId.STAFF)
    second = made_address(house, RoleId.STAFF)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    assert send(house, RoleId.STAFF, "my-calendar-end").status_code == 303
    assert Client().get(second).status_code == 404


def test_what_is_kept_of_it_opens_nothing(house):
    key = made_address(house, RoleId.STAFF).split("/")[2]
    with inside(house.pk):
        [kept] = CalendarAddress.objects.of(house)
    assert key not in str(vars(kept))
    assert Client().get(reverse("calendar-feed", kwargs={"key": kept.key_hash})).status_code == 404


def test_whoever_holds_no_role_any_more_reads_nothing_at_it(house):
    where = made_address(house, RoleId.TEAM_LEAD)
    with inside(house.pk):
        held = Appointment.objects.of(house).get(person=made.person(house, RoleId.TEAM_LEAD))
        AppointmentEnd.objects.create(organisation=house, appointment=held, at=NOON)
    assert Client().get(where).status_code == 404


def test_it_is_read_and_never_written_to(house):
    where = made_address(house, RoleId.STAFF)
    assert Client().post(where).status_code == 405
    assert Client().head(where).status_code == 200


def test_an_address_that_was_never_made_says_nothing(client):
    assert client.get("/calendar/nobody/tallystick.ics").status_code == 404


def test_it_is_the_same_whatever_other_organisations_there_are(house):
    where = made_address(house, RoleId.TEAM_LEAD)
    before = Client().get(where).content
    opened("southdale", "Southdale Hospitals")
    assert Client().get(where).content == before


def test_it_is_deleted_with_the_account(house):
    made_address(house, RoleId.STAFF)
    assert delete_addresses(NOON) == 0
    with inside(house.pk):
        person = made.person(house, RoleId.STAFF)
        person.account = None
        person.save()
    assert delete_addresses(NOON) == 1
