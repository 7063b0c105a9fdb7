"""Filling a panel, as a browser meets it: an events lead finds people, asks them, and reads how many came how far."""

import os
from datetime import timedelta

import pytest
from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.organisations.rules import RoleId
from tallystick_web.registers.actions.parts import Slot, consider_people
from tallystick_web.registers.described import registers
from tallystick_web.registers.part_rules import Stage, TakesPartAs
from tests.integration.web.registers.house import House
from tests.system.web.people import go_on_as, heading

PANEL = "Boards that listen: a panel on race equality at the top of organisations, with questions from staff networks"
AGREED = {"Amina Okafor": 3, "Ben Shah": 6, "Chloe Adeyemi": None}
NOT_YET = ("Dev Patel", "Esi Boateng", "Farah Hussain-Montgomery of Westmoor and the Dales")
A4 = 794  # pixels that a sheet is wide

pytestmark = pytest.mark.usefixtures("made_up")


def test_an_events_lead_fills_a_panel_and_records_who_spoke_and_who_was_paid(service, page, looked_at):
    given_the_same_three_people_were_asked_all_year(service, page)
    when_the_lead_opens_the_event_and_looks_for_people(page, service, looked_at)
    then_asking_somebody_too_often_needs_to_be_said(page, looked_at)
    when_others_are_invited_instead(page, looked_at)
    then_answers_and_who_spoke_are_recorded(page, looked_at)
    then_who_spoke_without_an_invitation_is_recorded_too(page, looked_at)
    then_the_funnel_says_how_many_came_how_far(page, looked_at)


def given_the_same_three_people_were_asked_all_year(service, page):
    house, now = House(), timezone.now()
    long_ago = {"at": now - timedelta(days=330), "today": timezone.localdate() - timedelta(days=330)}
    consent = {"side": "outside", "consent_on": long_ago["today"], "consent_way": "email", **long_ago}
    said = {"roles": ("speaker", "author"), "topics": ("boards", "talent"), "body": "Eastvale Care", **consent}
    usual = [house.keep("contacts", title=name, agreed=agreed, **said) for name, agreed in AGREED.items()]
    for name in NOT_YET:
        house.keep("contacts", title=name, fee=250, asks_access=True, **said)
    house.keep("contacts", title="Grace Mensah", **said | {"topics": ("data",)})
    for month in (9, 7, 5, 3):
        at = now - timedelta(days=30 * month)
        event = house.keep("events", title=f"Round table {month}", kind="roundtable", on=at.date(), **long_ago)
        ask(house, event, usual, at)
    house.keep("events", title=PANEL, kind="conference", on=timezone.localdate())
    go_on_as(page, service, house.browser(RoleId.EVENTS_LEAD))


def ask(house, event, people, at):
    with inside(house.organisation.pk):
        consider_people(
            register=registers()["events"],
            entry=event,
            people=people,
            slot=Slot(part=TakesPartAs.PANEL_MEMBER),
            stage=Stage.INVITED,
            all_the_same=True,
            by=house.person(),
            at=at,
        )


def when_the_lead_opens_the_event_and_looks_for_people(page, service, looked_at):
    page.goto(f"{service}/o/northmoor/registers/events/")
    page.get_by_role("link", name=PANEL).click()
    looked_at("event")
    page.get_by_role("link", name="Who takes part").click()
    page.get_by_text("Nobody was thought of yet.").wait_for()
    looked_at("taking-part-none")
    page.get_by_role("button", name="Find people to ask").click()
    looked_at("fill-panel")
    page.get_by_label("Topic").select_option("boards")
    page.get_by_role("button", name="Show").click()
    page.get_by_text("6 people can be asked").wait_for()
    assert page.get_by_label("Grace Mensah").count() == 0
    looked_at("fill-panel-by-topic")


def then_asking_somebody_too_often_needs_to_be_said(page, looked_at):
    page.get_by_text("Asked more often than agreed. Asked 4 times in the last 12 months").wait_for()
    page.get_by_text("of 12 invitations in the last 12 months, all went to the same 3 people").wait_for()
    choose(page, "Amina Okafor", "Dev Patel")
    page.get_by_role("button", name="Note it").press("Enter")
    page.get_by_role("heading", name="There is a problem").wait_for()
    page.get_by_text("One of the people you chose was asked as often as they agreed to").first.wait_for()
    looked_at("fill-panel-too-often")


def choose(page, *names):
    for name in names:
        page.get_by_label(name).check()
    page.get_by_label("Panel member").check()
    page.get_by_label("Another slot").check()
    page.get_by_label("Invited", exact=True).check()


def when_others_are_invited_instead(page, looked_at):
    page.get_by_label("Amina Okafor").uncheck()
    choose(page, "Esi Boateng")
    page.get_by_role("button", name="Note it").click()
    page.get_by_text("2 people were thought of: 2 invited, 0 said yes").first.wait_for()
    looked_at("taking-part-invited")


def then_answers_and_who_spoke_are_recorded(page, looked_at):
    note(page, "Esi Boateng", "They said no")
    back(page)
    note(page, "Dev Patel", "They said yes")
    looked_at("part-said-yes")
    page.get_by_role("link", name="They took part", exact=True).click()
    looked_at("part-move")
    page.get_by_role("button", name="Note that they took part").click()
    page.get_by_role("link", name="Whether they were paid").click()
    page.get_by_label("Paid", exact=True).check()
    looked_at("part-paid")
    page.get_by_role("button", name="Note it").click()
    page.get_by_text("Panel member: took part, paid.").wait_for()
    looked_at("part-took-part")
    back(page)


def note(page, name, what):
    page.get_by_role("link", name=name).click()
    assert heading(page) == name
    page.get_by_role("link", name=what, exact=True).click()
    page.get_by_role("button", name=f"Note that t{what[1:]}").click()
    page.get_by_text("It is noted.").wait_for()


def back(page):
    page.get_by_role("link", name="Who takes part").click()


def then_who_spoke_without_an_invitation_is_recorded_too(page, looked_at):
    page.get_by_role("link", name="Record somebody who took part").click()
    page.get_by_label("Who took part?").select_option(label="Somebody who is not on the list")
    page.get_by_label("Chair").check()
    page.get_by_label("In another way").check()
    looked_at("part-add")
    page.get_by_role("button", name="Record it").click()


def then_the_funnel_says_how_many_came_how_far(page, looked_at):
    # Dev came all the way; Esi was invited and said no; whoever took the chair counts as invited by taking part.
    page.get_by_text("3 people were thought of: 3 invited, 2 said yes, 2 took part and 1 paid.").first.wait_for()
    page.get_by_text("Panel member: said no.").wait_for()
    looked_at("taking-part")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4, "height": 1123})
    box = page.get_by_role("img", name="How many came how far").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= A4
    if folder := os.environ.get("TALLYSTICK_PICTURES"):
        page.screenshot(path=f"{folder}/taking-part-printed.png", full_page=True)
