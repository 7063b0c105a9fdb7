"""A year of the Equality Delivery System, and a trustee’s reflection that nobody else reads, as browsers meet them."""

from datetime import date

import pytest

from tallystick_web.core.fence import inside
from tallystick_web.organisations.rules import RoleId
from tallystick_web.questionnaires.actions import frameworks as actions
from tallystick_web.questionnaires.framework_rules import Given
from tallystick_web.questionnaires.models import Assessment
from tests.integration.web.questionnaires.asking_house import AskingHouse
from tests.integration.web.questionnaires.test_frameworks import SCORES, decided, offered, scored
from tests.system.web.people import go_on_as, heading

LEAD, DIRECTOR, MEMBER, CHAIR, SECRETARY = (
    RoleId.EDI_LEAD,
    RoleId.HR_DIRECTOR,
    RoleId.BOARD_MEMBER,
    RoleId.EXECUTIVE,
    RoleId.BOARD_SECRETARY,
)
LONG = (
    "Waits for outpatient appointments are as long for all groups since April; for dermatology they are still two "
    "weeks longer for Black patients, and interpreters are booked a day late."
)

pytestmark = pytest.mark.usefixtures("made_up")


def test_a_year_of_eds_is_scored_offered_and_agreed(service, page, looked_at):
    house = AskingHouse()
    decided(house, offered(house, scored(house, date(2026, 3, 31), part_1d="2")))
    when_it_is_begun_and_its_first_part_scored(service, page, looked_at, house)
    when_every_part_is_scored_it_is_offered(service, page, looked_at, house)
    then_another_person_agrees_and_the_summary_can_be_printed(service, page, looked_at, house)


def when_it_is_begun_and_its_first_part_scored(service, page, looked_at, house):
    go_on_as(page, service, house.browser(LEAD))
    page.goto(f"{service}/o/northmoor/questionnaires/")
    page.get_by_role("link", name="Open scored frameworks").click()
    looked_at("frameworks")
    page.get_by_role("link", name="Begin a year").filter(has_text="Equality Delivery System 2022").click()
    page.get_by_role("radio", name="Year to March 2027").check()
    looked_at("framework-begin")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_text("Nothing is scored yet, of 11 parts.").wait_for()
    looked_at("framework-begun")
    page.get_by_role("button", name="Score the next part").click()
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("link", name="Choose one of the answers").wait_for()
    looked_at("framework-part-wrong")
    page.get_by_role("radio", name="2: Achieving").check()
    page.get_by_label("Why is that so?").fill(LONG)
    page.get_by_label("On which evidence does it stand?").fill("Waiting list by group, May\nhttps://example.org/waits")
    page.get_by_label("With whom was the evidence looked at?").fill("The patients’ panel and Healthwatch")
    looked_at("framework-part")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_text("1B.").first.wait_for()
    page.get_by_role("link", name="Cancel").click()
    page.get_by_text("The scores come to 2. So far 1 of 11 parts are scored.").wait_for()
    looked_at("framework-so-far")


def when_every_part_is_scored_it_is_offered(service, page, looked_at, house):
    with inside(house.pk):
        row = Assessment.objects.of(house.pk).get(year_ended=date(2027, 3, 31))
        for part, answer in list(SCORES.items())[1:]:
            given = Given(answer=answer)
            actions.score_part(
                assessment=row.pk, question=part, given=given, seen=0, by=house.person(LEAD), at=row.begun_at
            )
    page.reload()
    page.get_by_text("The scores come to 19 of 33, which is called “Developing”.").wait_for()
    page.get_by_text("The total then was 21.").wait_for()
    looked_at("framework-scored")
    page.get_by_role("button", name="Offer it to a second person").click()
    page.get_by_label("What did this assessment find?").fill("We scored 22 of 33.")
    page.get_by_role("button", name="Offer this assessment").click()
    page.get_by_text("The scores come to 19, and your summary says 22.").first.wait_for()
    looked_at("framework-offer-wrong")
    page.get_by_label("What did this assessment find?").fill("Services moved. Leaders did not.")
    page.get_by_role("button", name="Offer this assessment").click()
    page.get_by_text("It waits for a second person.").first.wait_for()
    looked_at("framework-offered")


def then_another_person_agrees_and_the_summary_can_be_printed(service, page, looked_at, house):
    go_on_as(page, service, house.browser(DIRECTOR))
    page.goto(f"{service}/o/northmoor/my-work/")
    page.get_by_role("link", name="Equality Delivery System 2022, year to March 2027").click()
    assert heading(page) == "Agree, or send it back"
    looked_at("framework-decide")
    page.get_by_role("radio", name="I agree").check()
    page.get_by_label("Let the public read the summary").check()
    page.get_by_role("button", name="Save this decision").click()
    page.get_by_text("It stays as it is.").wait_for()
    looked_at("framework-agreed")
    page.get_by_role("link", name="The summary to print").click()
    page.get_by_text("The public may read it.").wait_for()
    looked_at("framework-summary")
    page.goto(f"{service}/o/northmoor/questionnaires/frameworks/")
    looked_at("frameworks-agreed")


def test_a_trustee_reflects_and_nobody_else_reads_it(service, page, looked_at):
    house = AskingHouse()
    for role in (MEMBER, CHAIR, SECRETARY):
        house.browser(role)
    when_a_trustee_writes_shares_and_says_so(service, page, looked_at, house)
    then_others_see_that_one_of_two_has(service, page, looked_at, house)
    then_the_chair_reads_what_was_shared_until_it_is_erased(service, page, looked_at, house)


WROTE = "Zzcanary: I said nothing when the figures on bullying were called stable."


def when_a_trustee_writes_shares_and_says_so(service, page, looked_at, house):
    go_on_as(page, service, house.browser(MEMBER))
    page.goto(f"{service}/o/northmoor/questionnaires/")
    page.get_by_role("link", name="Open reflections").click()
    page.get_by_role("link", name="Year to March 2027").click()
    page.get_by_role("button", name="Keep it for me alone").click()
    page.get_by_text("Write something first.").first.wait_for()
    looked_at("reflection-nothing")
    page.get_by_label("When did you say nothing").fill(WROTE)
    page.get_by_role("button", name="Keep it for me alone").click()
    page.get_by_text("Nobody else reads it.").wait_for()
    looked_at("reflection-kept")
    page.get_by_role("link", name="Choose who may read it").click()
    page.get_by_role("radio", name="Executive of Northmoor").check()
    looked_at("reflection-share")
    page.get_by_role("button", name="Save this choice").click()
    page.get_by_text("can read it too.").wait_for()
    page.get_by_role("link", name="Say that you have reflected").click()
    looked_at("reflection-done")
    page.get_by_role("button", name="I have reflected").click()
    page.get_by_text("You are one of them.").wait_for()
    looked_at("reflections-own")


def then_others_see_that_one_of_two_has(service, page, looked_at, house):
    for role in (SECRETARY, LEAD, CHAIR):
        go_on_as(page, service, house.browser(role))
        page.goto(f"{service}/o/northmoor/questionnaires/reflections/")
        page.get_by_text("1 of 2 has said they reflected.").wait_for()
        assert "Zzcanary" not in page.content()
        looked_at(f"reflections-{role}")
    page.goto(f"{service}/o/northmoor/questionnaires/reflections/trustee-reflection/2027/")
    assert "Zzcanary" not in page.content()


def then_the_chair_reads_what_was_shared_until_it_is_erased(service, page, looked_at, house):
    page.goto(f"{service}/o/northmoor/questionnaires/reflections/shared/")
    page.get_by_text(WROTE).wait_for()
    looked_at("reflections-shared")
    go_on_as(page, service, house.browser(MEMBER))
    page.goto(f"{service}/o/northmoor/questionnaires/reflections/trustee-reflection/2027/")
    page.get_by_role("link", name="Erase it").click()
    looked_at("reflection-erase")
    page.get_by_role("button", name="Erase it").click()
    page.get_by_text("What you wrote was erased.").wait_for()
    go_on_as(page, service, house.browser(CHAIR))
    page.goto(f"{service}/o/northmoor/questionnaires/reflections/shared/")
    page.get_by_text("Nobody shares a reflection with you.").wait_for()
