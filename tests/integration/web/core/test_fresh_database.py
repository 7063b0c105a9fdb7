"""The tests' own promises about databases: which tests are run on both, and what a fresh one is."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections, transaction
from django.utils import timezone

from tallystick_web.core import audit
from tallystick_web.core.models import AuditEvent
from tests.repository.tracked import ROOT


def test_what_is_committed_is_seen_by_another_thread(fresh_database):
    counted = []
    with transaction.atomic():
        audit.record("something", organisation=None, by=None, at=timezone.now())

    def look():
        counted.append(AuditEvent.objects.count())
        connections.close_all()

    other = threading.Thread(target=look)
    other.start()
    other.join()
    assert counted == [1]


def test_a_fresh_database_is_gone_afterwards(db):
    assert AuditEvent.objects.count() == 0
    assert "fresh" not in str(connection.settings_dict["NAME"])
    assert "_copy" not in str(connection.settings_dict["NAME"])


def test_each_process_of_tests_has_a_folder_of_its_own():
    """What arrives in the folder in one test would be found by a test of another process."""
    process = os.environ.get("PYTEST_XDIST_WORKER", "")
    assert Path(settings.TALLYSTICK_DATA).name.endswith(process)


OF_ITS_OWN = """
import pytest
def test_plain(): pass
def test_asks(db): pass
def test_fresh(fresh_database): pass
@pytest.mark.django_db
def test_marked(): pass
"""
FLUSHED = "import pytest\n@pytest.mark.django_db(transaction=True)\ndef test_it(): pass\n"


@pytest.fixture
def collected(tmp_path):
    """Collects a test module of its own under tests/conftest.py; gives back how pytest ended."""

    def run(source):
        place = tmp_path / "web" / "test_it.py"
        place.parent.mkdir()
        place.write_text(source, encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "--collect-only", "-m", "db", "-c", ROOT / "pyproject.toml"]
        command += ["--rootdir", ROOT, "-p", "tests.conftest", "-o", f"cache_dir={tmp_path / 'cache'}", tmp_path]
        environment = {"PATH": "", "PYTHONPATH": str(ROOT), "TALLYSTICK_DATA": str(tmp_path / "data")}
        ended = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
        return ended.stdout + ended.stderr

    return run


def test_a_test_of_the_database_is_marked_by_itself(collected):
    said = collected(OF_ITS_OWN)
    assert [name for name in ("plain", "asks", "fresh", "marked") if f"::test_{name}" in said] == [
        "asks",
        "fresh",
        "marked",
    ]


def test_a_test_that_would_flush_the_database_is_refused(collected):
    assert "ask for fresh_database instead" in collected(FLUSHED)


@pytest.mark.skipif(os.name != "posix", reason="the script is for the shells of Unix")
def test_the_private_server_passes_on_how_a_command_ended_and_leaves_nothing():
    script = ROOT / "scripts" / "with-postgresql"
    asked = 'printf %s "$TALLYSTICK_DATABASE"; exit 7'
    ended = subprocess.run([script, "sh", "-c", asked], capture_output=True, text=True)
    assert ended.returncode == 7
    assert ended.stdout.startswith("postgresql://tallystick@%2F")
    folder = ended.stdout.partition("@")[2].rpartition("/")[0].replace("%2F", "/")
    assert not os.path.exists(folder)  # noqa: PTH110  # the name came as text
