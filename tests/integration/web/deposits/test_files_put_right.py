"""An analyst whose files are not as they should be is told what to do, once for all of them."""

import pytest
from django.urls import reverse

from tallystick_web.core.fence import inside
from tallystick_web.deposits import queries
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.deposits.handing_in import fields_of, trust, words
from tests.integration.web.deposits.staff_files import YEAR, files_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("data")]
BOARD = b"Seat;Ethnicity;Voting;Executive\n" + b"".join(b"Seat %d;White - British;Y;Y\n" % n for n in range(9))
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"


def test_every_empty_file_is_named_at_once_and_all_are_chosen_again(handing, data):
    said = words(handing.send({"staff.csv": b"", "board.csv": b"a,b\n1,2\n", "cases.csv": b""}))
    assert "staff.csv and cases.csv are empty. Leave out what has no rows in it" in said
    assert "Choose all your files again" in said
    assert files_in(data / "incoming") == []


def test_nobody_who_sends_no_file_is_told_to_choose_all_again(handing):
    assert "Choose all your files again" not in words(handing.send({}))


def test_files_that_wait_can_be_given_up_from_the_list_and_others_cannot(handing):
    upload = handing.hand_in({"board.csv": PDF})
    address = handing.address("-give-up", upload)
    assert f'href="{address}"' in handing.browser.get(handing.address("")).content.decode()
    handing.press(upload, "-give-up")
    assert f'href="{address}"' not in handing.browser.get(handing.address("")).content.decode()


def test_from_what_is_wrong_a_link_leads_to_where_corrected_files_are_handed_in(handing):
    page = handing.page(handing.hand_in({"board.csv": PDF})).content.decode()
    assert f'<a href="{handing.address("")}">hand them in again</a>' in page


def test_a_file_keeps_its_name_where_it_is_told_what_was_understood_of_it(handing, ours):
    upload = handing.hand_in({"board list.csv": BOARD})
    assert handing.press(upload, "-take").status_code == 303
    with inside(ours.where.pk):
        deposit = queries.being_prepared(ours.where.pk, "wres", YEAR)
    said = words(handing.browser.get(ours.address("check", deposit.pk)))
    assert "board list.csv: the cells are parted by semicolons" in said


def test_where_the_service_has_no_keys_nobody_is_asked_to_fill_in_why_files_are_kept(settings):
    ours = trust("eastmoor", (RoleId.INFORMATION_GOVERNANCE, RoleId.ADMINISTRATOR))
    address = reverse("hand-in-originals", kwargs={"organisation": ours.where.slug})
    settings.TALLYSTICK_VAULT_KEYS = {}
    page = ours.of(RoleId.INFORMATION_GOVERNANCE).get(address)
    assert "This service has no keys to encrypt files with" in words(page)
    assert "keeps" not in fields_of(page)
    assert "Why are they kept?" not in words(page)
    settings.TALLYSTICK_VAULT_KEYS = {"2026": "a-key-of-tests-" * 3}
    assert "Why are they kept?" in words(ours.of(RoleId.INFORMATION_GOVERNANCE).get(address))
