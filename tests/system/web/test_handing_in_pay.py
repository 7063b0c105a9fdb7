"""An analyst hands in files of pay, answers what is unclear, signs, and reads the gap: by keyboard, wide and narrow."""

import pytest

from tallystick_web.organisations.rules import RoleId
from tests.integration.pay_files import pay_file
from tests.integration.web.world import organisation, signed_in
from tests.system.web.looking import look
from tests.system.web.people import go_on_as
from tests.system.web.worker import the_worker_works


@pytest.fixture
def file(tmp_path):
    """A file of pay of a made-up trust, on the analyst's disk: of some the group has a name of the trust's own."""
    rows = pay_file(300, organisation="Northmoor Trust").decode().splitlines()
    ours = [row.replace(",a,", ",Ours Alone,") if place % 9 == 0 else row for place, row in enumerate(rows)]
    ours[5] = ours[5].replace("Northmoor Trust,2025", "Northmoor Trust,2024")
    place = tmp_path / "Payroll March 2025.csv"
    place.write_text("\n".join([*ours, "Total,,,,,,,,,", ""]))
    return place


@pytest.fixture
def analyst(page, service, settings, tmp_path_factory):
    settings.TALLYSTICK_DATA = tmp_path_factory.mktemp("data")
    held = (RoleId.ANALYST, RoleId.ADMINISTRATOR)
    _, accounts = organisation("northmoor", "Northmoor Trust", held=held)
    go_on_as(page, service, signed_in(accounts[RoleId.ANALYST]))
    page.goto(f"{service}/o/northmoor/pay-gap/")
    return page


def test_files_of_pay_are_handed_in_understood_answered_signed_and_read(analyst, file, accessibility_problems):
    def looked_at(name):
        look(analyst, accessibility_problems, name)

    page = analyst
    looked_at("pay-none")
    page.get_by_role("button", name="Hand in files of pay").press("Enter")
    page.wait_for_url("**/figures/pay/")
    page.locator("summary", has_text="How pay is worked out").press("Enter")
    looked_at("pay-hand-in")
    page.get_by_role("button", name="Send the files").click()
    page.locator(".nhsuk-error-summary").wait_for()
    looked_at("pay-error")
    page.get_by_label("Snapshot date", exact=True).select_option("2025-03-31")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Send the files").click()
    page.wait_for_url("**/pay/*-*/")
    assert page.locator("h1").inner_text().endswith("Your files are being read")
    looked_at("pay-waiting")
    the_worker_works("deposits")
    page.reload()
    assert page.locator("h1").inner_text().endswith("What was understood")
    looked_at("pay-understood")
    page.get_by_role("link", name="Choose otherwise").click()
    looked_at("pay-choices")
    page.go_back()
    page.get_by_label("Ours Alone").select_option("H")
    page.get_by_role("button", name="Save and read the files again").click()
    page.wait_for_load_state()
    the_worker_works("deposits")
    page.reload()
    page.get_by_role("button", name="Sign, and make the figures").click()
    page.wait_for_url("**/sign/")
    looked_at("pay-sign")
    page.get_by_label("Workforce analyst").check()
    page.get_by_label("I agree to this statement").check()
    page.get_by_role("button", name="Sign, and make the figures").click()
    page.wait_for_url("**/pay/*-*/")
    looked_at("pay-being-made")
    the_worker_works("deposits")
    page.reload()
    assert page.locator("h1").inner_text().endswith("The pay figures are made")
    looked_at("pay-made")
    page.get_by_role("button", name="Look at the pay gap").click()
    page.get_by_text("Where the mean gap comes from").first.wait_for()
    looked_at("pay-read")
