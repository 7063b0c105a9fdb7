"""Looking after people, units and words, as a browser meets it."""

from datetime import date

import pytest
from django.utils import timezone

from tallystick_web.organisations import actions
from tallystick_web.organisations.rules import RoleId, UnitKind
from tests.integration.web.organisations import making
from tests.system.web.people import fill_day, heading, sign_in

pytestmark = pytest.mark.usefixtures("made_up")


def test_two_people_give_a_role_and_one_takes_it_away(service, page, looked_at):
    making.organisation()
    given_the_administrator_asks_for_an_analyst(page, service, looked_at)
    then_the_administrator_cannot_agree_alone(page, looked_at)
    when_the_governance_lead_agrees(page, service, looked_at)
    when_the_administrator_ends_the_role(page, service, looked_at)


def given_the_administrator_asks_for_an_analyst(page, service, looked_at):
    sign_in(page, service, "ada@northmoor.example", making.PASSWORD)
    assert heading(page) == "People"
    looked_at("people")
    page.get_by_role("button", name="Invite a person").click()
    page.get_by_role("button", name="Invite").click()
    looked_at("invite-wrong")
    page.get_by_label("Name").fill("Oluwaseun Adebayo-Featherstonehaugh")
    page.get_by_label("Work e-mail address").fill("oluwaseun@northmoor.example")
    page.get_by_label("Role").select_option("Workforce analyst")
    page.get_by_role("button", name="Invite").click()
    assert heading(page) == "Oluwaseun Adebayo-Featherstonehaugh"
    looked_at("person-asked")


def then_the_administrator_cannot_agree_alone(page, looked_at):
    page.get_by_text("Waiting for Ian Holt").first.wait_for()
    assert page.get_by_role("link", name="Agree or refuse").count() == 0
    page.get_by_role("button", name="Sign out").click()


def when_the_governance_lead_agrees(page, service, looked_at):
    sign_in(page, service, "ian@northmoor.example", making.PASSWORD)
    page.goto(f"{service}/o/northmoor/people/")
    looked_at("people-waiting")
    page.get_by_role("link", name="Agree or refuse").click()
    looked_at("decide")
    page.get_by_label("I refuse").check()
    page.get_by_role("button", name="Send my answer").click()
    page.get_by_text("Say why you refuse").first.wait_for()
    page.get_by_label("I agree").check()
    page.get_by_role("button", name="Send my answer").click()
    page.get_by_text("agreed by Ian Holt").first.wait_for()
    page.get_by_role("button", name="Sign out").click()


def when_the_administrator_ends_the_role(page, service, looked_at):
    sign_in(page, service, "ada@northmoor.example", making.PASSWORD)
    page.get_by_role("link", name="Oluwaseun").click()
    looked_at("person")
    page.get_by_role("link", name="End this role").click()
    looked_at("end-role")
    page.get_by_role("button", name="End the role").click()
    page.get_by_text("Ended by Ada Marsh").wait_for()


def test_units_words_and_the_log(service, page, looked_at):
    opened = making.organisation()
    making.person(opened, RoleId.EDI_LEAD, name="Esi Lead", email="esi@northmoor.example")
    given_units(opened)
    sign_in(page, service, "esi@northmoor.example", making.PASSWORD)
    page.goto(f"{service}/o/northmoor/units/")
    looked_at("units")
    page.get_by_role("button", name="Add a unit").click()
    looked_at("add-unit")
    page.goto(f"{service}/o/northmoor/units/")
    page.get_by_role("link", name="Race equality network").click()
    looked_at("unit")
    page.get_by_role("button", name="Add a person").click()
    looked_at("add-member")
    page.goto(f"{service}/o/northmoor/our-words/")
    looked_at("words-none")
    page.get_by_role("button", name="Choose the term").click()
    page.get_by_label("Global majority").check()
    page.get_by_label("Why this one?").fill("Our staff network asked for it.")
    page.get_by_label("Who was asked, and how?").fill("The network, in May.")
    looked_at("choose-words")
    fill_day(page, "When will you look at this again?", date(2029, 5, 1))
    page.get_by_role("button", name="Use this term").click()
    looked_at("words")
    page.goto(f"{service}/o/northmoor/settings/")
    looked_at("settings")
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, service, "ada@northmoor.example", making.PASSWORD)
    page.goto(f"{service}/o/northmoor/log/")
    looked_at("log")


def given_units(opened):
    today, by = timezone.localdate(), {"by": opened.administrator, "at": timezone.now()}
    with opened.inside():
        nursing = actions.add_unit(
            organisation=opened.organisation, kind=UnitKind.DIRECTORATE, name="Nursing", part_of=None, since=today, **by
        )
        for name, kind, above in (
            ("Ward 7", UnitKind.TEAM, nursing),
            ("Race equality network", UnitKind.NETWORK, None),
        ):
            unit = actions.add_unit(
                organisation=opened.organisation, kind=kind, name=name, part_of=above, since=today, **by
            )
        actions.add_member(unit=unit, person=opened.governance, is_officer=True, since=today, **by)
