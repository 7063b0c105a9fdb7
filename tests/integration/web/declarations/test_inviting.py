"""The one co-ordinator finds people by how they describe themselves, where they allowed it, and they see who looked."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.declarations.models import DeclarationRead
from tallystick_web.declarations.queries.own import own_of
from tallystick_web.declarations.rules import Choice, Purpose
from tallystick_web.organisations.rules import Capability, RoleId, roles
from tests.integration.web.clock import NOON
from tests.integration.web.declarations.guests import KIND, House, key_of, says, sees, text_of

pytestmark = pytest.mark.usefixtures("fresh_database", "still_clock")


def look(house, **asked):
    browser, address = house.browser(RoleId.INVITATIONS_COORDINATOR), house.address("invite-by-declaration")
    key = key_of(browser.get(address))
    said = {"what_for": "Spring conference", "kind": KIND, "group": "", "words": "", "page": "1", "form_key": key}
    return browser.post(address, said | asked)


def reads(house):
    with inside(house.pk):
        return list(DeclarationRead.objects.of(house.pk).values_list("declarant__subject", "what_for"))


def test_only_the_co_ordinator_of_invitations_may(house):
    may = [role.id for role in roles().values() if Capability.INVITE_BY_DECLARATION in role.capabilities]
    assert may == [RoleId.INVITATIONS_COORDINATOR]
    assert roles()[RoleId.INVITATIONS_COORDINATOR].needs_two_people
    assert house.browser(RoleId.EVENTS_LEAD).get(house.address("invite-by-declaration")).status_code == 403


def test_only_those_are_found_who_allowed_it(house, guests):
    yes, no = guests.invite("Ada"), guests.invite("Ben")
    says(house, yes, words="British Ghanaian", allowed=[Purpose.INVITATION])
    says(house, no, allowed=[Purpose.MONITORING, Purpose.PUBLICATION])
    said = text_of(look(house))
    assert "Ada Black African. In their own words: British Ghanaian" in said
    assert "Ben" not in said


def test_each_look_is_kept_and_shown_to_the_person(house, guests, ada):
    house.ask(ada)
    declarant = says(house, ada)
    other = guests.invite("Ben")
    says(house, other, ethnicity="R")
    look(house, group="black")
    assert reads(house) == [(ada, "Spring conference")]
    with inside(house.pk):
        [read] = own_of(declarant).reads
    assert (read.what_for, read.at) == ("Spring conference", NOON)
    assert "read it on 26 November 2026, for: Spring conference" in text_of(sees(ada, guests).get("/say/mine/"))
    event = AuditEvent.objects.get(kind="declaration-read")
    assert (event.by, event.more) == (house.people[RoleId.INVITATIONS_COORDINATOR].pk, {"people": 1})


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"group": "asian"}, {"Chan", "Dev"}),
        ({"group": "black"}, {"Ada"}),
        ({"group": "other"}, set()),
        ({"words": "TAMIL"}, {"Dev"}),
        ({"group": "white", "words": "tamil"}, set()),
        ({}, {"Ada", "Chan", "Dev", "Eve", "Own"}),
    ],
)
def test_people_are_found_by_group_and_by_their_own_words(house, guests, asked, found):
    said = {
        "Ada": ("N", ""),
        "Chan": ("R", ""),
        "Dev": ("H", "Tamil"),
        "Eve": ("A", ""),
        "Own": ("not-stated", "Roma"),
        "Not": ("prefer-not-to-say", ""),
    }
    for name, (ethnicity, words) in said.items():
        says(house, guests.invite(name), ethnicity=ethnicity, words=words)
    page = text_of(look(house, **asked))
    assert {name for name in said if f"{name} " in page.partition("People to invite")[2]} == found
    assert len(reads(house)) == len(found)


def test_looking_at_the_form_reads_nobody_and_the_same_form_twice_reads_once(house, guests, ada):
    says(house, ada)
    browser, address = house.browser(RoleId.INVITATIONS_COORDINATOR), house.address("invite-by-declaration")
    said = {"what_for": "A panel", "kind": KIND, "page": "1", "form_key": key_of(browser.get(address))}
    assert reads(house) == []
    assert "Ada" in text_of(browser.post(address, said))
    again = browser.post(address, said)
    assert again.status_code == 303
    assert len(reads(house)) == 1
    assert "Black African" not in text_of(browser.get(address))


def test_twenty_are_shown_at_a_time_and_those_alone_are_read(house, guests):
    for number in range(25):
        says(house, guests.invite(f"Guest{number:02}"))
    first = look(house)
    assert text_of(first).count("Black African") == 20
    assert "Show 20 more" in text_of(first)
    assert len(reads(house)) == 20
    second = look(house, page="2")
    assert text_of(second).count("Black African") == 5
    assert len({subject for subject, _ in reads(house)}) == 25


def test_nobody_is_found_where_people_are_not_asked_for_that(guests):
    choice = Choice(characteristics=(), purposes=(Purpose.MONITORING,), notice="Told.", months=12)
    bare = House("bare", "Bare Hospitals", choice=choice)
    assert "People are not asked whether they may be invited this way" in text_of(look(bare))


def test_other_characteristics_are_not_kept_for_invitations(house, guests, ada):
    from tests.integration.web.declarations.guests import answered

    answered(house.link_for(ada), others={"sex": "female", "disability": "disabled"})
    said = text_of(look(house))
    assert "Ada Black African" in said
    assert "emale" not in said.partition("People to invite")[2]
    assert reverse("declaration-mine") == "/say/mine/"


# TAKING THEM TO WHAT THEY ARE INVITED TO


def test_only_the_ids_of_those_found_are_taken_to_what_they_are_invited_to(house, ada):
    says(house, ada, words="British Ghanaian")
    entry = uuid4()
    browser, address = house.browser(RoleId.INVITATIONS_COORDINATOR), house.address("invite-by-declaration")
    came = text_and_fields(browser.get(f"{address}?kind={KIND}&register=events&entry={entry}"))
    assert {("register", "events"), ("entry", str(entry))} <= came
    found = look(house, register="events", entry=str(entry)).content.decode()
    leads = found.partition(f'action="{house.address("fill-panel", register="events", entry=entry)}"')[2]
    form = leads.partition("</form>")[0]
    assert set(re.findall(r'name="(\w+)"[^>]* value="([^"]*)"', form)) == {("person", str(ada))}
    assert 'method="get"' in found


def text_and_fields(page):
    return set(re.findall(r'name="(\w+)" value="([^"]*)"', page.content.decode()))


def test_without_what_they_are_invited_to_the_page_says_where_to_begin(house, ada):
    says(house, ada)
    said = text_of(look(house))
    assert "From there you can look here again" in said
    assert "Take those I ticked" not in said
