"""Making tokens and adding addresses for notices, as a browser meets it."""

import pytest

from tests.integration.web.organisations import making
from tests.system.web.people import sign_in

pytestmark = pytest.mark.usefixtures("made_up")


def test_a_token_is_made_used_and_ended(service, page, looked_at):
    given_the_governance_lead_is_signed_in(service, page)
    when_they_make_a_token(service, page, looked_at)
    then_a_program_reads_with_it_until_it_is_ended(service, page, looked_at)


def given_the_governance_lead_is_signed_in(service, page):
    making.organisation()
    sign_in(page, service, "ian@northmoor.example", making.PASSWORD)


def when_they_make_a_token(service, page, looked_at):
    page.goto(f"{service}/o/northmoor/settings/")
    page.get_by_role("link", name="Look at Tokens").click()
    looked_at("tokens-none")
    page.get_by_role("button", name="Make a token").click()
    page.get_by_role("button", name="Make the token").click()
    looked_at("token-wrong")
    page.get_by_label("What is it for?").fill("The workforce dashboard")
    page.get_by_label("Approved figures for the public alone").check()
    page.get_by_label("30 days").check()
    page.get_by_role("button", name="Make the token").click()


def then_a_program_reads_with_it_until_it_is_ended(service, page, looked_at):
    looked_at("token-made")
    headers = {"Authorization": "Bearer " + page.get_by_label("The token", exact=True).input_value()}
    address = f"{service}/api/v1/organisations"
    assert page.request.get(address, headers=headers).json()[0]["slug"] == "northmoor"
    page.get_by_role("button", name="I have copied it").click()
    looked_at("tokens")
    page.get_by_role("link", name="End the token for The workforce dashboard").click()
    looked_at("token-end")
    page.get_by_role("button", name="End the token").click()
    page.get_by_text("It reads nothing any more").wait_for()
    looked_at("tokens-ended")
    assert page.request.get(address, headers=headers).status == 401


def test_an_address_for_notices_is_added_and_taken_out(service, page, looked_at):
    given_the_governance_lead_is_signed_in(service, page)
    page.goto(f"{service}/o/northmoor/tokens/")
    page.get_by_role("link", name="Have a program told").click()
    looked_at("notices-none")
    page.get_by_role("button", name="Add an address").click()
    page.get_by_label("Address of the program").fill("http://dashboard.example.nhs.uk/new")
    page.get_by_label("New approved sets for the public alone").check()
    page.get_by_role("button", name="Add the address").click()
    looked_at("notice-wrong")
    page.get_by_label("Address of the program").fill("https://a-rather-long-name-of-a-dashboard.example.nhs.uk/new")
    page.get_by_role("button", name="Add the address").click()
    looked_at("notice-added")
    page.get_by_role("button", name="I have copied it").click()
    looked_at("notices")
    page.get_by_role("link", name="Take out").click()
    looked_at("notice-end")
    page.get_by_role("button", name="Take it out").click()
    page.get_by_text("is told no longer").wait_for()
    looked_at("notices-over")
