"""A large body is read from nobody for whom the page does not open: else anybody who signs in could fill the disk."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tallystick_web.core import arriving
from tallystick_web.organisations.access import PROVIDER_DID_SECOND_STEP
from tallystick_web.organisations.rules import OrganisationKind, RoleId
from tests.integration.web.world import organisation, signed_in

pytestmark = pytest.mark.django_db

LARGE = SimpleUploadedFile("staff.csv", b"x" * 1_100_000)


@pytest.fixture
def accounts():
    """The accounts of three people of one trust, and of the analyst of another."""
    held = (RoleId.ANALYST, RoleId.EDI_LEAD, RoleId.STAFF)
    _, ours = organisation("northmoor", "Northmoor", OrganisationKind.TRUST, held=held, called="{}")
    _, theirs = organisation(
        "southmoor", "Southmoor", OrganisationKind.TRUST, held=(RoleId.ANALYST, RoleId.STAFF), called="{}"
    )
    return {**ours, "elsewhere": theirs[RoleId.ANALYST]}


@pytest.fixture
def written(monkeypatch):
    """What was written down of files that arrived."""
    blocks, writes = [], arriving.ToPrivateFolder.receive_data_chunk

    def receive(self, raw_data, start):
        blocks.append(len(raw_data))
        return writes(self, raw_data, start)

    monkeypatch.setattr(arriving.ToPrivateFolder, "receive_data_chunk", receive)
    return blocks


def send(browser):
    LARGE.seek(0)
    return browser.post(reverse("hand-in-files", kwargs={"organisation": "northmoor"}), {"chosen": LARGE})


@pytest.mark.parametrize("who", [RoleId.EDI_LEAD, RoleId.STAFF, "elsewhere"])
def test_nothing_is_read_of_a_large_body_from_who_does_not_hand_files_in(accounts, written, who):
    assert (send(signed_in(accounts[who])).status_code, written) == (413, [])


def test_nothing_is_read_of_it_without_the_second_step(accounts, written):
    browser = signed_in(accounts[RoleId.ANALYST])
    session = browser.session
    session.pop(PROVIDER_DID_SECOND_STEP)
    session.save()
    assert (send(browser).status_code, written) == (413, [])


def test_who_hands_files_in_may_send_a_large_one(accounts, written):
    assert send(signed_in(accounts[RoleId.ANALYST])).status_code == 200
    assert sum(written) == len(LARGE)
