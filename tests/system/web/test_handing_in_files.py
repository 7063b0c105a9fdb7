"""An analyst hands in staff files, answers what is unclear, uses the counts and signs: by keyboard, wide and narrow."""

import pytest

from tallystick.example.kinds import OrganisationKind as MadeUpKind
from tallystick.example.make import folder_of
from tallystick.example.world import make_world
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.world import organisation, signed_in
from tests.system.web.looking import look
from tests.system.web.people import go_on_as
from tests.system.web.worker import the_worker_works

YEAR = 2025


@pytest.fixture
def files(tmp_path):
    """Staff files of a made-up trust, on the analyst's disk."""
    world = make_world(MadeUpKind.TRUST, staff=100, years=1, seed=3, last=YEAR)
    for name, content in folder_of(world, YEAR).items():
        (tmp_path / name).write_bytes(content)
    return [one for one in sorted(tmp_path.iterdir()) if one.suffix in (".csv", ".xlsx")]


@pytest.fixture
def analyst(page, service, settings, tmp_path_factory):
    settings.TALLYSTICK_DATA = tmp_path_factory.mktemp("data")
    held = (RoleId.ANALYST, RoleId.ADMINISTRATOR)
    _, accounts = organisation("northmoor", "Northmoor Trust", held=held)
    go_on_as(page, service, signed_in(accounts[RoleId.ANALYST]))
    page.goto(f"{service}/o/northmoor/figures/")
    return page


def test_staff_files_are_handed_in_understood_answered_used_and_signed(analyst, files, accessibility_problems):
    def looked_at(name):
        look(analyst, accessibility_problems, name)

    page = analyst
    page.get_by_role("link", name="hand in staff files").click()
    looked_at("files-none")
    page.get_by_role("button", name="Send the files").click()
    page.locator(".nhsuk-error-summary").wait_for()
    assert "Choose the files you want to hand in" in page.locator(".nhsuk-error-summary").inner_text()
    page.locator(".nhsuk-error-summary:focus").wait_for()
    looked_at("files-error")
    page.get_by_label("Which 31 March are the files of?").select_option(str(YEAR))
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Send the files").click()
    page.wait_for_url("**/files/*-*/")
    assert page.locator("h1").inner_text().endswith("Your files are being read")
    looked_at("files-waiting")
    the_worker_works("deposits")
    page.reload()
    assert page.locator("h1").inner_text().endswith("What was understood")
    looked_at("files-understood")
    for text, answer in (("VSM Spot Salary", "vsm"), ("Made-up Apprentice Rate", "under-1")):
        answered(page, text, answer)
    looked_at("files-nothing-in-the-way")
    page.get_by_role("link", name="Say what a column holds").click()
    looked_at("files-columns")
    page.go_back()
    page.get_by_role("button", name="Use these counts").click()
    looked_at("files-use")
    page.get_by_role("button", name="Use these counts").click()
    page.wait_for_url("**/figures/")
    looked_at("files-used")
    page.get_by_role("link", name=f"Open {YEAR}").first.press("Enter")
    page.get_by_text("Complete").first.wait_for()
    page.get_by_role("link", name="Indicator 1").click()
    looked_at("files-indicator")


def answered(page, text, answer):
    details = page.locator("details", has_text="Say what another text in the files stands for")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    page.locator("[name=text-pay_scales]").fill(text)
    page.locator("[name=answer-pay_scales]").select_option(answer)
    page.get_by_role("button", name="Save and read the files again").click()
    page.wait_for_load_state()
    the_worker_works("deposits")
    page.reload()
