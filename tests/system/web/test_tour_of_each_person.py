"""Each page of docs/tour is walked in a browser, sentence by sentence, through the organisations of `make run`."""

import fcntl
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from urllib.request import urlopen

import pytest

from tests.repository.tracked import ROOT
from tests.system.web.made_up import DATABASE, FILLED
from tests.system.web.people import PASSWORD
from tests.system.web.touring import Walk
from tests.tour import PEOPLE
from tests.tour import page as page_of

PATIENCE = 30  # seconds in which a service answers for the first time


def settings_in(folder, port):
    """What the service of these tests is told. Its worker works while a page is asked for, not beside it."""
    return {name: value for name, value in os.environ.items() if not name.startswith("TALLYSTICK_")} | {
        "TALLYSTICK_DATA": str(folder),
        "TALLYSTICK_ADDRESS": f"http://127.0.0.1:{port}",
        "TALLYSTICK_SECRET_KEY": "of tests alone",
        "TALLYSTICK_MADE_UP": "yes",
        "TALLYSTICK_LOG_LEVEL": "ERROR",
        "TALLYSTICK_TASKS": "django_tasks.backends.dummy.DummyBackend",
        "TALLYSTICK_MAIL": "django.core.mail.backends.filebased.EmailBackend",
        "DJANGO_SETTINGS_MODULE": "tallystick_web.config.settings",
    }


def made_up(*arguments, folder, port):
    return subprocess.Popen(
        [sys.executable, "-m", "tests.system.web.made_up", *arguments], cwd=ROOT, env=settings_in(folder, port)
    )


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """A folder filled once for all processes that run tests: whoever comes second waits for whoever came first."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "made-up"
    with (shared / "made-up.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / FILLED).exists():
            folder.mkdir(exist_ok=True)
            # Pictures show every year, as people find it after some minutes. For the words the newest is enough.
            what = "fill-all" if "TALLYSTICK_PICTURES" in os.environ else "fill"
            assert made_up(what, folder=folder, port=free_port()).wait() == 0
    return folder


@pytest.fixture(scope="session")
def served(filled, tmp_path_factory):
    """The folder of a running service, a copy of what was filled, and its address."""
    folder = tmp_path_factory.mktemp("tour") / "data"
    shutil.copytree(filled, folder)
    port = free_port()
    running = made_up("serve", str(port), folder=folder, port=port)
    address = f"http://127.0.0.1:{port}"
    answers(address)
    yield folder, address
    running.terminate()
    running.wait()


@pytest.fixture
def walk(served, filled, page, accessibility_problems):
    """Somebody at a browser, before a service in which nobody did anything yet."""
    folder, address = served
    with closing(sqlite3.connect(filled / DATABASE)) as was, closing(sqlite3.connect(folder / DATABASE)) as now:
        was.backup(now)
    return Walk(page, address, accessibility_problems, (filled / FILLED).read_text(encoding="utf-8"))


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def answers(address):
    """Wait until somebody answers there."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(f"{address}/account/sign-in/"):
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


@pytest.mark.parametrize("person", PEOPLE)
def test_what_the_tour_says_is_on_the_screen(person, walk):
    tour = page_of(person)
    walk.begin(tour, PASSWORD)
    for job in tour.jobs:
        for step in job.steps:
            walk.take(step)
