"""Whatever breaks off in the middle, the end is that of a clean run."""

import json
import os
import subprocess
import sys

import pytest

from tests.repository.tracked import ROOT

# At once some places, on SQLite; each of them, and the making of approved sets, in the long run and on both databases.
AT_ONCE = ("read-kill-3", "read-full-2", "take-kill-4", "take-full-2", "sign-kill-4")
LONG = ("read-kill-1", "read-full-1", "take-kill-1", "take-full-1", "sign-kill-1", "release-kill-1", "release-full-1")


def ends(asked, folder):
    """For each that is asked for, what the end is for every place at which it was broken off; the last is clean."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "tallystick_web.config.settings",
        "TALLYSTICK_DATA": str(folder / "data"),
        "TALLYSTICK_ADDRESS": "https://testserver",
        "TALLYSTICK_SECRET_KEY": "of tests alone",
        "TALLYSTICK_TASKS": "django_tasks.backends.dummy.DummyBackend",
        "TALLYSTICK_MAIL": "django.core.mail.backends.locmem.EmailBackend",
    }
    if on := os.environ.get("TALLYSTICK_DATABASE"):
        environment["TALLYSTICK_DATABASE"] = on
    command = [sys.executable, "-m", "tests.integration.web.deposits.killing", *asked]
    ended = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


@pytest.fixture(scope="module")
def ends_at_once(tmp_path_factory):
    return ends(AT_ONCE, tmp_path_factory.mktemp("broken-off"))


@pytest.mark.one_database
@pytest.mark.parametrize("asked", AT_ONCE)
def test_the_end_is_that_of_a_clean_run_wherever_it_broke_off(asked, ends_at_once):
    *broken, clean = ends_at_once[asked]
    assert len(broken) >= (4 if "kill" in asked else 2)
    assert [place for place, one in enumerate(broken, start=1) if one != clean] == []


@pytest.mark.long
@pytest.mark.db  # a database of its own, which no fixture gives
@pytest.mark.parametrize("asked", LONG)
def test_it_is_so_for_every_place_and_approved_sets_are_made_once(asked, tmp_path):
    *broken, clean = ends([asked], tmp_path)[asked]
    assert len(broken) >= (12 if "kill" in asked else 4)  # PostgreSQL is asked less than SQLite is
    assert [place for place, one in enumerate(broken, start=1) if one != clean] == []
