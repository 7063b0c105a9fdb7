"""A list of speakers, as a browser meets it: refused with a guessed column, then looked at and brought in."""

import pytest

from tallystick_web.organisations.rules import RoleId
from tests.integration.web.registers.house import House
from tests.system.web.people import go_on_as, heading
from tests.system.web.worker import the_worker_works

HEADS = "Name,Email,Role,Internal or external,Consent date,Consent by"
ANN = "Ann Ono,ann@example.org,speaker,from outside,1 May 2026,by e-mail"
BEA = "Bea Adu,bea@example.org,speaker; author,from outside,2 May 2026,on a form"
CAT = "Cat Lee,cat@example.org,singer,from outside,3 May 2026,on a form"

pytestmark = pytest.mark.usefixtures("made_up")


def test_a_list_of_speakers_is_brought_in_without_what_nobody_may_guess(service, page, looked_at):
    house = House()
    go_on_as(page, service, house.browser(RoleId.EVENTS_LEAD))
    page.goto(f"{service}/o/northmoor/registers/contacts/")
    page.get_by_role("link", name="Bring in a file").click()
    looked_at("bring-in")
    send(page, f"{HEADS},Looks like\n{ANN},white british\n{BEA},Black African\n")
    page.get_by_text("This file was not kept").first.wait_for()
    looked_at("bring-in-refused")
    page.get_by_role("link", name="Ask people how they describe themselves").wait_for()
    send(page, f"{HEADS}\n{ANN}\n{BEA}\n{CAT}\n")
    page.get_by_text("2 new people would be added, of 3 rows.").wait_for()
    looked_at("bring-in-understood")
    page.get_by_role("button", name="Bring this in").click()
    assert heading(page) == "The file is being brought in"
    looked_at("bring-in-waits")
    the_worker_works("registers")
    page.reload()
    assert heading(page) == "The file was brought in"
    looked_at("bring-in-done")
    page.get_by_role("link", name="Open the register").click()
    page.get_by_role("link", name="Look for entries that are there twice").click()
    looked_at("alike-none")


def send(page, text):
    file = {"name": "speakers.csv", "mimeType": "text/csv", "buffer": text.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Read this file").click()
