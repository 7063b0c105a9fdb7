"""Concerns as counts, how to raise one, the carers passport and where to look, as browsers meet them."""

import os
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tallystick.account.approve import Asked, approve
from tallystick.account.wres import tables_of
from tallystick.attack.facts import Facts
from tallystick.disclosure.decisions import Decisions
from tallystick.release.policy import Audience
from tallystick_web.organisations.rules import RoleId
from tallystick_web.registers.described.concerns import Group, Source
from tests.integration.made_up_trusts import understood, years_of
from tests.integration.web.numbers.approved_sets import list_set
from tests.integration.web.registers.house import House
from tests.system.web.people import go_on_as, heading

A4 = 794  # pixels that a sheet is wide
HALVES = ((2026, 104), (2025, 96), (2024, 71), (2023, 9))

pytestmark = pytest.mark.usefixtures("made_up")


def test_somebody_who_works_here_finds_whom_to_turn_to_and_prints_a_passport(service, page, looked_at):
    house = given_routes_and_passports()
    when_a_member_of_staff_looks_for_a_route(service, page, looked_at, house)
    then_they_fill_a_passport_that_goes_nowhere(page, looked_at)


def test_a_board_member_reads_how_concerns_are_dealt_with_and_where_to_look(service, page, looked_at):
    house = given_counts_and_an_approved_set()
    when_a_board_member_reads_the_counts(service, page, looked_at, house)
    then_they_see_directorates_side_by_side(page, service, looked_at)


def given_routes_and_passports():
    house, now = House(), {"at": timezone.now() - timedelta(days=2), "today": timezone.localdate()}
    said = {"confidential": True, "days": 5, "next": "You meet within a week, where you like. Nothing is passed on."}
    guardian = {"reached": "speakup@northmoor.example.org, or extension 2044", "anonymous": True}
    house.keep("concern-routes", title="Freedom to Speak Up guardian", **guardian, **said, **now)
    union = {"reached": "The union office, Bevan House", "anonymous": False, "outside": True}
    old = {"at": now["at"], "today": now["today"] - timedelta(days=500)}
    house.keep("concern-routes", title="Trade union representatives", **union, **said, **old)
    as_of = now["today"] - timedelta(days=30)
    house.keep("carers-passports", title="Passports", as_of=as_of, in_place=43, due=4, **now)
    return house


def when_a_member_of_staff_looks_for_a_route(service, page, looked_at, house):
    go_on_as(page, service, house.browser(RoleId.STAFF))
    page.goto(f"{service}/o/northmoor/raise-a-concern/")
    assert heading(page) == "How to raise a concern"
    looked_at("route-to-raise")


def then_they_fill_a_passport_that_goes_nowhere(page, looked_at):
    page.get_by_role("main").get_by_role("link", name="Carers passport").click()
    page.get_by_label("Your name").fill("Ama Mensah")
    sent = []
    page.on("request", lambda request: sent.append(request.method))
    page.get_by_label("What your manager should know about your caring").fill("I look after somebody at night.")
    page.get_by_label("Your name").press("Enter")
    looked_at("carers-passport")
    assert "Ama" not in page.url
    assert set(sent) <= {"GET"}
    page.set_viewport_size({"width": A4, "height": 1123})
    page.emulate_media(media="print")
    box = page.get_by_label("What you and your manager agree").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= A4
    if folder := os.environ.get("TALLYSTICK_PICTURES"):
        page.screenshot(path=f"{folder}/carers-passport-printed.png", full_page=True)


def given_counts_and_an_approved_set():
    house, day = House(), timezone.localdate()
    at = {"at": timezone.now() - timedelta(days=2), "today": day}
    for year, raised in HALVES:
        span = {"since": date(year - 1, 10, 1), "until": date(year, 3, 31), "source": Source.SPEAKING_UP}
        done = {"acknowledged": raised - 3, "closed": raised - 8 if raised > 9 else 0}
        more = {"days": 34, "upheld": 20, "partly": 14, "not_upheld": 22, "answered": 40, "again": 24}
        more |= {"due_three": 30, "held_three": 30, "due_six": 22, "held_six": 19, "due_twelve": 9, "held_twelve": 9}
        title = f"Speaking up to {year}"
        said = span | done | (more if raised > 9 else {}) | at
        house.keep("concern-counts", title=title, group=Group.ALL, raised=raised, **said)
        white, minority = raised // 2, raised // 3
        parts = {Group.WHITE: white, Group.MINORITY: minority, Group.UNKNOWN: raised - white - minority}
        for group, number in parts.items():
            house.keep(
                "concern-counts", title=title, group=group, raised=number, closed=number - 1, days=30, **span, **at
            )
    [tables] = tables_of(understood("Northmoor Hospitals", 2025, next(years_of(3, years=1)))).values()
    asked = Asked(audience=Audience.ORGANISATION, decisions=Decisions(), earlier={}, facts=Facts())
    list_set(house.organisation, approve(tables, asked).content)
    return house


def when_a_board_member_reads_the_counts(service, page, looked_at, house):
    go_on_as(page, service, house.browser(RoleId.BOARD_MEMBER))
    page.goto(f"{service}/o/northmoor/concerns/")
    page.get_by_text("about 105 concerns were counted under speaking up").wait_for()
    looked_at("concerns")


def then_they_see_directorates_side_by_side(page, service, looked_at):
    page.goto(f"{service}/o/northmoor/where-to-look/")
    assert heading(page) == "Where to look"
    page.get_by_text("Do two sources point the same way?").wait_for()
    looked_at("where-to-look")
