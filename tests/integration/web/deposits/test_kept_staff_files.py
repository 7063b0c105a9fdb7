"""Staff files are kept only where the organisation chose so: encrypted, for a time, and read with a note in the log."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from tallystick_web.core.days import months_after
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.sealed_files import SealBroken
from tallystick_web.deposits import due, queries_vault, vault
from tallystick_web.deposits.models import VaultFile
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.deposits.handing_in import HEADER, fields_of, trust, words
from tests.integration.web.deposits.staff_files import Handing, files_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
OLD, NEW = {"2025": "an-old-key-of-tests-" * 3}, {"2026": "a-new-key-of-tests-" * 3}
SURVEY = f"""{HEADER}
Eastmoor Trust,wres,2025,5,,white,,,21.5
Eastmoor Trust,wres,2025,5,,bme,,,27.1
""".encode()
CHOICE = {"keeps": "yes", "months": "12", "why": "The auditors ask for them"}


@pytest.fixture(autouse=True)
def keys(settings, data):
    settings.TALLYSTICK_VAULT_KEYS = OLD


@pytest.fixture
def ours():
    return trust("eastmoor", (RoleId.INFORMATION_GOVERNANCE, RoleId.ADMINISTRATOR, RoleId.ANALYST))


def address(ours, page="hand-in-originals", **ids):
    return reverse(page, kwargs={"organisation": ours.where.slug, **ids})


def choose(ours, said=CHOICE, role=RoleId.INFORMATION_GOVERNANCE):
    browser = ours.of(role)
    return browser.post(address(ours), {**fields_of(browser.get(address(ours))), **said}, follow=True)


def used(ours):
    """Files that were handed in, used and erased, as the worker does it."""
    handing = Handing(ours)
    handing.press(handing.hand_in({"survey.csv": SURVEY}), "-take")
    handing.work()
    return kept(ours)


def kept(ours):
    with inside(ours.where.pk):
        return queries_vault.kept(ours.where.pk)


def test_without_a_choice_nothing_is_kept(ours, data):
    assert used(ours) == []
    assert files_in(data / "incoming") == []
    assert not (data / "vault").exists() or files_in(data / "vault") == []


def test_what_is_kept_is_kept_sealed_and_can_be_read_and_the_log_says_so(ours, data):
    assert "keeps staff files for 12 months" in words(choose(ours))
    [file] = used(ours)
    assert (file.label, file.size, file.key_id) == ("survey.csv", len(SURVEY), "2025")
    [place] = files_in(data / "vault")
    assert place.stat().st_mode & 0o077 == 0
    assert b"Eastmoor" not in place.read_bytes()
    assert files_in(data / "incoming") == []
    browser = ours.of(RoleId.ANALYST)
    page = browser.get(address(ours, "hand-in-original", original=file.pk))
    answer = browser.post(address(ours, "hand-in-original", original=file.pk), fields_of(page))
    assert b"".join(answer.streaming_content) == SURVEY
    assert answer["Content-Disposition"] == 'attachment; filename="survey.csv"'
    kinds = AuditEvent.objects.filter(chain=ours.where.pk).values_list("kind", flat=True)
    assert {"vault-chosen", "originals-kept", "files-erased", "original-read"} <= set(kinds)


def test_files_that_are_given_up_are_never_kept(ours, data):
    choose(ours)
    handing = Handing(ours)
    handing.press(handing.hand_in({"survey.csv": SURVEY}), "-give-up")
    handing.work()
    assert kept(ours) == []
    assert files_in(data) == []


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({**CHOICE, "why": " "}, "Say why files with rows about people are kept"),
        ({**CHOICE, "months": "0"}, "from 1 to 72"),
        ({**CHOICE, "months": "73"}, "from 1 to 72"),
    ],
)
def test_a_choice_that_says_too_little_is_refused(said, says, ours):
    assert says in words(choose(ours, said))
    with inside(ours.where.pk):
        assert queries_vault.choice(ours.where.pk) is None


def test_without_keys_nothing_can_be_kept(ours, settings):
    settings.TALLYSTICK_VAULT_KEYS = {}
    assert "no keys to encrypt files with" in words(choose(ours))


def test_only_who_may_chooses(ours):
    assert "keeps no staff files" in words(choose(ours, role=RoleId.ANALYST))


def test_what_is_past_its_date_is_erased(ours, data):
    choose(ours)
    [file] = used(ours)
    end = months_after(localdate(), 12)
    assert file.kept_until == end
    at = timezone.now().replace(year=end.year, month=end.month, day=end.day, hour=12)
    assert due.erase_originals(at) == 0
    assert due.erase_originals(at + timedelta(days=1)) == 1
    assert kept(ours) == []
    assert files_in(data / "vault") == []


def test_a_file_that_will_not_be_erased_stops_no_other(ours, monkeypatch):
    choose(ours)
    used(ours)
    with inside(ours.where.pk):
        file = VaultFile.objects.of(ours.where).get()
        file.pk, file.label, file._state.adding = uuid4(), "another.csv", True
        file.save()
        broken = queries_vault.past(ours.where.pk, file.kept_until + timedelta(days=1))[0].pk
    erase = vault.erase

    def held_open(pk):
        if pk == broken:
            raise PermissionError(13, "Permission denied")
        return erase(pk)

    monkeypatch.setattr("tallystick_web.deposits.vault.erase", held_open)
    with pytest.raises(PermissionError):
        due.erase_originals(timezone.now() + timedelta(days=400))
    assert [left.pk for left in kept(ours)] == [broken]


def test_a_file_that_no_row_names_is_erased_once_it_is_old(ours, data):
    choose(ours)
    used(ours)
    stray = data / "vault" / "0.sealed"
    stray.write_text("left by a crash")
    assert due.erase_originals(timezone.now()) == 0
    assert due.erase_originals(timezone.now() + timedelta(hours=2)) == 1
    assert not stray.exists()


def test_it_can_be_erased_before_its_date(ours, data):
    choose(ours)
    [file] = used(ours)
    browser = ours.of(RoleId.INFORMATION_GOVERNANCE)
    page = address(ours, "hand-in-original-erase", original=file.pk)
    assert browser.post(page, fields_of(browser.get(page))).status_code == 303
    assert kept(ours) == []
    assert files_in(data / "vault") == []


def test_with_a_new_key_everything_is_sealed_again_and_the_old_key_can_go(ours, settings):
    choose(ours)
    [file] = used(ours)
    settings.TALLYSTICK_VAULT_KEYS = NEW | OLD
    call_command("rotate_vault")
    settings.TALLYSTICK_VAULT_KEYS = NEW
    [file] = kept(ours)
    assert file.key_id == "2026"
    assert b"".join(vault.opened(file.pk, file.key_id)) == SURVEY


def test_a_rotation_that_broke_off_before_its_note_leaves_the_file_readable(ours, settings):
    choose(ours)
    [file] = used(ours)
    settings.TALLYSTICK_VAULT_KEYS = NEW | OLD
    vault.seal_again(file.pk, file.key_id)
    assert b"".join(vault.opened(file.pk, file.key_id)) == SURVEY


def test_a_changed_file_is_noticed(ours, data):
    choose(ours)
    [file] = used(ours)
    [place] = files_in(data / "vault")
    content = bytearray(place.read_bytes())
    content[-1] ^= 1
    place.write_bytes(bytes(content))
    with pytest.raises(SealBroken):
        b"".join(vault.opened(file.pk, file.key_id))


def test_nobody_reads_what_another_organisation_keeps(ours, theirs):
    choose(ours)
    [file] = used(ours)
    for page in ("hand-in-original", "hand-in-original-erase"):
        assert theirs.of(RoleId.ANALYST).get(address(theirs, page, original=file.pk)).status_code == 404
    assert VaultFile.objects.model._base_manager.count() == 1


@pytest.mark.parametrize(
    ("months", "end"),
    [(1, date(2026, 2, 28)), (12, date(2027, 1, 31)), (13, date(2027, 2, 28)), (23, date(2027, 12, 31))],
)
def test_so_many_months_later_is_that_day_or_the_last_of_the_month(months, end):
    assert months_after(date(2026, 1, 31), months) == end
