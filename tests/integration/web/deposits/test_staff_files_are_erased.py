"""Staff files are erased once nobody needs them, whatever became of them."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.deposits import due, incoming
from tallystick_web.deposits.models import Upload, UploadReading
from tallystick_web.deposits.upload_rules import KEPT, ORPHANED, Stage
from tallystick_web.deposits.uploading import answer
from tallystick_web.deposits.vaulting import choose_vault
from tallystick_web.organisations.models import Person
from tests.integration.web.deposits.handing_in import words
from tests.integration.web.deposits.staff_files import Handing, files_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("data")]


def test_files_that_were_used_are_erased_and_the_log_says_so(handing, extracts, ours, data):
    upload = handing.hand_in(extracts)
    handing.press(upload, "-take")
    assert due.erase(timezone.now()) == 1
    assert handing.stage(upload) is Stage.ERASED
    assert files_in(data / "incoming") == []
    with inside(ours.where.pk):
        assert not UploadReading.objects.of(ours.where).exists()
    kinds = list(AuditEvent.objects.filter(chain=ours.where.pk).order_by("number").values_list("kind", flat=True))
    assert kinds[-4:] == ["files-received", "files-read", "files-counted", "files-erased"]
    assert due.erase(timezone.now()) == 0


def test_the_worker_erases_what_was_used_at_once(handing, extracts, data):
    upload = handing.hand_in(extracts)
    handing.press(upload, "-take")
    handing.work()
    assert handing.stage(upload) is Stage.ERASED
    assert files_in(data / "incoming") == []


def test_files_that_were_given_up_are_erased_and_cannot_be_used(handing, extracts):
    upload = handing.hand_in(extracts)
    assert handing.press(upload, "-give-up").status_code == 303
    assert handing.press(upload, "-take").status_code == 409
    assert due.erase(timezone.now()) == 1


def test_files_of_which_nobody_decides_are_erased_after_three_days(handing, extracts):
    upload = handing.hand_in(extracts)
    now = timezone.now()
    assert due.expire(now + KEPT - timedelta(minutes=1)) == 0
    assert due.expire(now + KEPT + timedelta(minutes=1)) == 1
    assert due.erase(now + KEPT) == 1
    assert handing.stage(upload) is Stage.ERASED
    assert "erased" in words(handing.page(upload))


def test_files_that_nobody_owns_are_erased_once_they_are_old(handing, extracts, data):
    upload = handing.hand_in(extracts)
    stray = data / "incoming" / UUID(int=9).hex / "files"
    stray.mkdir(parents=True)
    (stray / "staff.csv").write_text("left by a crash")
    half = data / "incoming" / "arriving" / "half.part"
    half.write_text("a transfer that broke off")
    now = timezone.now()
    assert due.erase_orphans(now) == 0
    assert due.erase_orphans(now + ORPHANED + timedelta(seconds=5)) == 2
    assert {one.relative_to(data / "incoming").parts[0] for one in files_in(data / "incoming")} == {upload.hex}


def test_files_that_are_gone_after_a_restore_are_said_to_be(handing, extracts):
    answer = handing.send(extracts)
    upload = UUID(answer.headers["Location"].strip("/").rpartition("/")[2])
    incoming.erase(upload)
    handing.work()
    assert handing.stage(upload) is Stage.EXPIRED
    handing.work()
    assert "erased" in words(handing.page(upload))


def test_a_job_that_comes_late_reads_nothing(handing, extracts):
    answer = handing.send(extracts)
    upload = UUID(answer.headers["Location"].strip("/").rpartition("/")[2])
    handing.press(upload, "-give-up")
    handing.work()
    assert handing.stage(upload) is Stage.ERASED
    assert not AuditEvent.objects.filter(kind="files-read").exists()


# WHAT ONE ORGANISATION BREAKS


def test_a_vault_that_cannot_be_written_stops_nobody_elses_files_from_being_erased(
    handing, extracts, theirs, settings, monkeypatch
):
    settings.TALLYSTICK_VAULT_KEYS = {"2026": "a-key-of-tests-" * 4}
    with inside(handing.ours.where.pk):
        by = Person.objects.of(handing.ours.where).get(email__startswith="analyst@")
        choose_vault(keeps=True, months=1, why="An audit", by=by, at=timezone.now())
    other = Handing(theirs)
    broken, fine = handing.hand_in(extracts), other.hand_in(extracts)
    handing.press(broken, "-take")
    other.press(fine, "-give-up")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tallystick_web.deposits.vault.seal", full)
    with pytest.raises(OSError, match="No space"):
        due.erase(timezone.now())
    assert other.stage(fine) is Stage.ERASED
    assert handing.stage(broken) is Stage.TAKEN


def test_without_keys_files_are_erased_all_the_same_and_the_log_says_that_they_were_not_kept(
    handing, extracts, settings, data
):
    settings.TALLYSTICK_VAULT_KEYS = {"2026": "a-key-of-tests-" * 4}
    with inside(handing.ours.where.pk):
        by = Person.objects.of(handing.ours.where).get(email__startswith="analyst@")
        choose_vault(keeps=True, months=1, why="An audit", by=by, at=timezone.now())
    upload = handing.hand_in(extracts)
    handing.press(upload, "-take")
    settings.TALLYSTICK_VAULT_KEYS = {}
    assert due.erase(timezone.now()) == 1
    assert files_in(data / "incoming") == []
    assert AuditEvent.objects.filter(kind="originals-not-kept").count() == 1


def test_to_answer_again_and_again_keeps_no_files_for_longer(handing, extracts):
    upload = handing.hand_in(extracts)
    later = timezone.now() + KEPT - timedelta(minutes=1)
    with inside(handing.ours.where.pk):
        row = Upload.objects.of(handing.ours.where).get(pk=upload)
        answer(upload=row, said={}, by=row.by, at=later)
    assert due.expire(later + timedelta(minutes=2)) == 1
