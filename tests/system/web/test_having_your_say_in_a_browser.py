"""Having one's say as a browser meets it: asked, said on a phone, replied to; and hours that only two people see."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.reviews.heard_house import HeardHouse
from tests.system.web.people import know_passwords, sign_in_at, sign_out

SAID = "Lamps go out at eight while the late shift still walks to the station."

pytestmark = pytest.mark.usefixtures("made_up")


@pytest.fixture
def house(service):
    """An organisation whose people know their passwords."""
    made = HeardHouse("northmoor", "Northmoor Hospitals")
    know_passwords(made.organisation.links.values())
    return made


def test_a_member_of_staff_says_something_on_a_phone_and_reads_what_was_done(
    service, house, page, looked_at, monkeypatch
):
    given_a_lead_asks_all_staff(page, service, looked_at)
    when_a_member_of_staff_comments_on_a_phone(page, service, looked_at)
    now = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(days=16))
    and_the_lead_replies_after_it_closed(page, service, looked_at)
    then_the_member_of_staff_reads_the_reply(page, service, looked_at)


def given_a_lead_asks_all_staff(page, service, looked_at):
    sign_in_at(page, service, RoleId.EDI_LEAD, "consultations/")
    looked_at("consultations-none")
    page.get_by_role("button", name="Begin a consultation").click()
    looked_at("consultation-begin")
    page.get_by_role("button", name="Begin this consultation").click()
    page.get_by_text("There is a problem").wait_for()
    looked_at("consultation-begin-wrong")
    page.get_by_label("All staff").check()
    page.get_by_label("What is it about, in a few words?").fill("Light on the way to work")
    page.get_by_label("What do you ask?").fill(
        "We have money for lamps, and have not decided where they stand.\nWhere is it too dark?"
    )
    page.get_by_role("button", name="Begin this consultation").click()
    page.get_by_text("The consultation has begun").wait_for()
    looked_at("consultation-begun")
    sign_out(page)


def when_a_member_of_staff_comments_on_a_phone(page, service, looked_at):
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in_at(page, service, RoleId.STAFF, "consultations/")
    looked_at("consultations-asked")
    page.get_by_role("link", name="Light on the way to work").click()
    page.get_by_role("button", name="Say what you think").click()
    page.get_by_text("Freedom to Speak Up guardian").wait_for()
    looked_at("consultation-comment")
    page.get_by_label("What do you think?").fill(SAID)
    page.get_by_role("button", name="Send this comment").click()
    page.get_by_text("Your comment is saved").wait_for()
    looked_at("consultation-commented")
    sign_out(page)


def and_the_lead_replies_after_it_closed(page, service, looked_at):
    sign_in_at(page, service, RoleId.EDI_LEAD, "consultations/")
    page.get_by_role("heading", name="Waiting for a reply").wait_for()
    page.get_by_role("link", name="Light on the way to work").click()
    page.get_by_text(SAID).wait_for()
    assert page.get_by_text("Member of staff", exact=False).count() == 1
    looked_at("consultation-all-comments")
    page.get_by_role("button", name="Reply: you said, we did").click()
    looked_at("consultation-reply")
    page.get_by_label("What did people say?").fill("It is dark between the east gate and the station.")
    page.get_by_label("What was done about it?").fill("Twelve lamps stand there from 1 March, and stay lit all night.")
    page.get_by_role("button", name="Save this reply").click()
    page.get_by_text("The reply is saved").wait_for()
    sign_out(page)


def then_the_member_of_staff_reads_the_reply(page, service, looked_at):
    page.set_viewport_size({"width": 360, "height": 740})
    sign_in_at(page, service, RoleId.STAFF, "consultations/")
    page.get_by_text("Twelve lamps stand there").wait_for()
    page.get_by_text("in time").first.wait_for()
    looked_at("consultations-ended")
    page.get_by_role("link", name="Light on the way to work").click()
    page.get_by_text(SAID).wait_for()
    looked_at("consultation-replied")


def test_hours_are_noted_by_the_person_and_seen_by_one_co_ordinator(service, house, page, looked_at):
    with inside(house.organisation.pk):
        house.coordinate(RoleId.TEAM_LEAD)
    sign_in_at(page, service, RoleId.HR_DIRECTOR, "protected-time/")
    looked_at("time-none")
    page.get_by_role("button", name="Promise time to somebody").click()
    looked_at("time-promise")
    page.get_by_label("Who is promised the time?").select_option("Member of staff")
    page.get_by_label("For which role?").fill("Mentor")
    page.get_by_label("How many hours a month?").fill("7.5")
    page.get_by_role("button", name="Promise this time").click()
    page.get_by_text("The time is promised").wait_for()
    assert page.get_by_text("Mentor").count() == 0
    sign_out(page)
    sign_in_at(page, service, RoleId.STAFF, "protected-time/")
    page.get_by_role("button", name="Note hours").click()
    looked_at("time-note")
    page.get_by_label("How many hours?").fill("9")
    page.get_by_label("What for?").fill("Interview panels for the new ward, with the papers read before")
    page.get_by_label("Own time, or other work had to wait").check()
    page.get_by_role("button", name="Note these hours").click()
    page.get_by_text("The hours are noted").wait_for()
    looked_at("time-own")
    sign_out(page)
    sign_in_at(page, service, RoleId.TEAM_LEAD, "protected-time/")
    page.get_by_role("table", name="Promised and used").get_by_text("9 hours out of their own time").wait_for()
    page.get_by_text("Member of staff: promises and entries").click()
    looked_at("time-co-ordinator")
    page.get_by_role("link", name="Take back").first.click()
    looked_at("time-take-back")
    page.get_by_role("button", name="Take it back").click()
    page.get_by_text("The entry counts no longer").wait_for()
