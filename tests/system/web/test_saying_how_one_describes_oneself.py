"""A speaker is asked how they describe themselves, answers on a phone, sees who read it, and takes it back."""

import re
from datetime import timedelta
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Error

from tallystick_web.core.fence import inside
from tallystick_web.organisations.rules import RoleId
from tallystick_web.registers.actions.entries import add_entry
from tallystick_web.registers.described import registers
from tests.integration.web.declarations.guests import House, newest_link
from tests.system.web.people import go_on_as, heading
from tests.system.web.worker import the_worker_works

ADDRESS, EVENT = "ada.mensah@example.org", "Spring conference"
PHONE = {"width": 360, "height": 740}

pytestmark = pytest.mark.usefixtures("made_up")


@pytest.fixture
def house(service):
    """An organisation with a speaker on its list and an event to come, whom it has not asked."""
    made = House(choice=None)
    made.service = service
    with inside(made.pk):
        keep(made, "contacts", title="Ada Mensah", address=ADDRESS, **on_list())
        keep(made, "contacts", title="Ben Shah", address="ben@example.org", **on_list())
        keep(made, "events", title=EVENT, kind="conference", on=timezone.localdate() + timedelta(days=60))
    return made


def keep(house, register, **values):
    by, today = house.people[RoleId.EVENTS_LEAD], timezone.localdate()
    add_entry(register=registers()[register], values=values, by=by, at=timezone.now(), today=today)


def on_list():
    return {"roles": ("speaker",), "side": "outside", "consent_on": timezone.localdate(), "consent_way": "email"}


@pytest.fixture
def at(house, page):
    """Go on as somebody who signed in, at a page of the organisation."""

    def go(role, route, **parts):
        page.set_viewport_size({"width": 1100, "height": 900})
        go_on_as(page, house.service, house.browser(role))
        page.goto(house.service + house.address(route, **parts))

    return go


def test_a_speaker_says_it_on_a_phone_is_found_by_consent_and_takes_it_back(house, page, at, looked_at):
    given_information_governance_chooses_what_is_asked(page, at, looked_at)
    given_the_events_lead_asks(page, at, looked_at)
    link = when_a_scanner_of_mail_opens_the_link_first(house)
    then_the_speaker_still_answers_on_a_phone(page, link, looked_at)
    then_nobody_can_read_it_back(page, link, looked_at)
    when_the_co_ordinator_finds_the_speaker_for_an_event(page, at, looked_at)
    then_only_who_it_is_goes_to_the_list_of_the_event(page, looked_at)
    when_the_speaker_asks_for_a_fresh_link(page, house, looked_at)
    then_they_see_what_they_said_and_who_read_it(page, looked_at)
    then_one_use_is_taken_back_and_then_all(page, looked_at)
    and_the_co_ordinator_no_longer_finds_them(page, at, looked_at)


def given_information_governance_chooses_what_is_asked(page, at, looked_at):
    at(RoleId.INFORMATION_GOVERNANCE, "declarations")
    looked_at("declarations-none")
    page.get_by_role("button", name="Choose what people are asked").click()
    page.get_by_label("What people read before they answer").fill(
        "Northmoor wants to know whether it hears from everybody. Write to equality@northmoor.example.org."
    )
    for name in ("Counting", "Invitations", "Beside your name", "Sex", "Disability"):
        page.get_by_label(name).check()
    looked_at("declarations-choose")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("What people are asked was saved").wait_for()
    looked_at("declarations-chosen")


def given_the_events_lead_asks(page, at, looked_at):
    at(RoleId.EVENTS_LEAD, "declarations")
    page.get_by_role("link", name="Ask people").click()
    looked_at("ask-kinds")
    page.get_by_role("main").get_by_role("link", name=re.compile("who speaks", re.IGNORECASE)).click()
    page.get_by_label("Ada Mensah").check()
    looked_at("ask-people")
    page.get_by_role("button", name="Send the links").click()
    page.get_by_text("The links are on their way").wait_for()
    looked_at("ask-people-sent")
    page.context.clear_cookies()


# THE SPEAKER


def when_a_scanner_of_mail_opens_the_link_first(house):
    """Programs that check mail look at links, some of them several times, and follow where they lead."""
    scanner = build_opener(HTTPCookieProcessor())
    assert mail.outbox[-1].to == [ADDRESS]
    link = house.service + newest_link()
    for method in ("HEAD", "GET", "GET"):
        with scanner.open(Request(link, method=method)) as answer:
            assert answer.status == 200
    return link


def then_the_speaker_still_answers_on_a_phone(page, link, looked_at):
    page.set_viewport_size(PHONE)
    page.goto(link)
    assert heading(page) == "How do you describe yourself?"
    assert link.rpartition("/say/")[2] not in page.url
    looked_at("say-you")
    page.get_by_label("Which ethnic group describes you best?").select_option(label="Black African")
    page.get_by_label("In your own words").fill("British Ghanaian")
    page.get_by_role("button", name="Continue").press("Enter")
    page.get_by_label("Female").check()
    looked_at("say-more")
    page.get_by_role("button", name="Continue").press("Enter")
    page.get_by_role("button", name="Send").click()
    page.get_by_role("heading", name="There is a problem").wait_for()
    looked_at("say-uses-wrong")
    for question in page.get_by_role("group").filter(has=page.get_by_role("radio")).all():
        question.get_by_role("radio").first.press("Space")
    assert page.get_by_role("radio", checked=True).count() == 3
    page.get_by_text("How it is kept, and how you take it back").click()
    looked_at("say-uses")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("What you sent is kept").wait_for()
    looked_at("said")


def then_nobody_can_read_it_back(page, link, looked_at):
    # Going back shows nothing: the browser was told to keep no page that was answered.
    with pytest.raises(Error, match="ERR_CACHE_MISS"):
        page.go_back()
    page.wait_for_url("chrome-error://**")
    for path in ("/say/", "/say/mine/", "/say/said/"):
        page.goto(link.partition("/say/")[0] + path)
        assert "Ghanaian" not in page.content()
    page.goto(link)
    page.get_by_text("This link was used").wait_for()
    assert "Ghanaian" not in page.content()
    looked_at("over")
    page.context.clear_cookies()


# THE CO-ORDINATOR


def when_the_co_ordinator_finds_the_speaker_for_an_event(page, at, looked_at):
    at(RoleId.INVITATIONS_COORDINATOR, "register", register="events")
    page.get_by_role("link", name=EVENT).click()
    page.get_by_role("link", name="Who takes part").click()
    page.get_by_role("button", name="Find people to ask").click()
    assert page.get_by_label("Ben Shah").is_visible()
    looked_at("fill-panel-co-ordinator")
    page.get_by_role("link", name="Find people who allowed to be invited by how they describe themselves").click()
    page.get_by_label("What is the invitation for?").fill(EVENT)
    assert page.get_by_label("Among whom?").input_value() == "contact"
    page.get_by_label("Ethnic group (optional)").select_option(label="Black")
    looked_at("invite")
    page.get_by_role("button", name="Find people").click()
    page.get_by_text("Black African. In their own words: British Ghanaian").wait_for()
    looked_at("invite-found")


def then_only_who_it_is_goes_to_the_list_of_the_event(page, looked_at):
    page.get_by_label("Ada Mensah").check()
    page.get_by_role("button", name="Take those I ticked to the list").click()
    page.get_by_text("1 person you chose is ticked below.").wait_for()
    assert not re.search("ghanaian|african|=black", page.content() + page.url, re.IGNORECASE)
    assert page.get_by_label("Ada Mensah").is_checked()
    assert page.get_by_label("Ben Shah").count() == 0
    looked_at("fill-panel-chosen")
    page.get_by_label("Speaker").check()
    page.get_by_label("Thought of", exact=True).check()
    page.get_by_role("button", name="Note it").click()
    page.get_by_text("1 person was thought of").first.wait_for()
    assert not re.search("ghanaian|african", page.content(), re.IGNORECASE)
    page.context.clear_cookies()


# SEEING IT AND TAKING IT BACK


def when_the_speaker_asks_for_a_fresh_link(page, house, looked_at):
    page.set_viewport_size(PHONE)
    page.goto(f"{house.service}/say/again/")
    looked_at("again")
    page.get_by_label("Your e-mail address").fill(ADDRESS)
    page.get_by_role("button", name="Send the link").click()
    page.get_by_text("a link is on its way").wait_for()
    looked_at("again-sent")
    the_worker_works("declarations")
    page.goto(house.service + newest_link())
    looked_at("show")


def then_they_see_what_they_said_and_who_read_it(page, looked_at):
    page.get_by_role("button", name="Show what I said").click()
    page.get_by_text(f"for: {EVENT}").wait_for()
    assert page.get_by_text("In your own words: British Ghanaian").count() == 3
    assert page.get_by_text("Sex: Female").count() == 1
    looked_at("mine")


def then_one_use_is_taken_back_and_then_all(page, looked_at):
    page.get_by_label("Beside your name").check()
    page.get_by_role("button", name="Take back what I ticked").click()
    page.get_by_text("It was erased").wait_for()
    assert page.get_by_label("Beside your name").count() == 0
    assert page.get_by_text("British Ghanaian").count() == 2
    looked_at("mine-one-taken-back")
    for name in ("Counting", "Invitations"):
        page.get_by_label(name).check()
    page.get_by_role("button", name="Take back what I ticked").click()
    page.get_by_text("keeps nothing that you said of yourself").wait_for()
    assert page.get_by_text("British Ghanaian").count() == 0
    looked_at("mine-all-taken-back")
    page.context.clear_cookies()


def and_the_co_ordinator_no_longer_finds_them(page, at, looked_at):
    at(RoleId.INVITATIONS_COORDINATOR, "invite-by-declaration")
    page.get_by_label("What is the invitation for?").fill(EVENT)
    page.get_by_label("Among whom?").select_option("contact")
    page.get_by_role("button", name="Find people").click()
    page.get_by_text("Nobody who allowed it is like that").wait_for()
    looked_at("invite-nobody")


# PAGES AROUND IT


def test_a_member_of_staff_sees_that_nothing_is_kept_and_lets_nothing_be_used(page, at, looked_at):
    at(RoleId.STAFF, "declarations")
    looked_at("declarations-for-staff")
    page.get_by_role("link", name="Say how you describe yourself").click()
    looked_at("my-declaration")
    page.get_by_role("button", name="Show what I said").click()
    assert heading(page) == "What you said of yourself"
    looked_at("mine-nothing")
    page.get_by_role("link", name="Let nothing about you be used").click()
    looked_at("stop-own")
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_text("Nothing about you is used from now on").wait_for()
    looked_at("stopped")


def test_information_governance_notes_that_somebody_gave_notice(page, at, looked_at):
    at(RoleId.INFORMATION_GOVERNANCE, "declarations-stop")
    page.get_by_label("Name").fill("Ada Mensah")
    page.get_by_role("button", name="Find").click()
    looked_at("note-stop")
