"""What every test lives under: no network, fixed examples, and no skipping in CI."""

import gc
import ipaddress
import os
import socket
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings
from hypothesis.configuration import set_hypothesis_home_dir
from pytest_django.fixtures import _disable_migrations

import tests.web_environment  # noqa: F401  # sets what Django's settings read, before pytest-django looks for them
from tests.databases import copied

# EXAMPLES
# `make check` runs the same examples every time, so a failure is of the change and not of the day.
# `make check-long` looks for new ones and prints how to have a failing one again. A law whose examples take long is
# tried on fewer: tests/generative/examples.py.

set_hypothesis_home_dir(Path(__file__).parents[1] / "build/cache/hypothesis")
settings.register_profile("quick", derandomize=True, max_examples=60, deadline=None)
settings.register_profile(
    "long",
    derandomize=False,  # said, because hypothesis fixes the examples by itself where it sees CI
    max_examples=10_000,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("TALLYSTICK_EXAMPLES", "quick"))


# RUBBISH
# Python looks through all objects there are for rings of rubbish, time and again, and seven thousand tests are many
# objects: that was a sixth of the whole time. So it looks more seldom, and leaves out what stays to the end anyway.

gc.set_threshold(100_000, 50, 100)


def pytest_collection_finish():
    gc.collect()
    gc.freeze()


# PROCESSES


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes():
    """A worker that finds settings named reads them at once, before tests.web_environment gives it a folder."""
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)


# NETWORK
# Covers this process; a browser has its own fence (tests/system/conftest.py). The session's scope is on
# purpose: hypothesis objects to fixtures that are made anew for each test.


class NetworkBlocked(Exception):
    """Not an OSError, so that code which forgives a lost connection cannot forgive this."""


@pytest.fixture(scope="session", autouse=True)
def no_network():
    """Tests reach this machine and nothing else."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, fenced(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", fenced_lookup(socket.getaddrinfo))
        yield


def fenced(method):
    def only_this_machine(self, *arguments):
        address = arguments[-1]
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_this_machine(address[0]):
            raise NetworkBlocked(f"a test tried to reach {address[0]}")
        return method(self, *arguments)

    return only_this_machine


def fenced_lookup(lookup):
    def only_this_machine(host, *arguments, **named):
        if not is_this_machine(host):
            raise NetworkBlocked(f"a test tried to look up {host}")
        return lookup(host, *arguments, **named)

    return only_this_machine


def is_this_machine(host):
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


# DATABASE
# A test that uses the database is marked `db` by itself: `make test` runs those on SQLite and again on PostgreSQL.

NEEDS_FRESH = "rows that are only added cannot be flushed away: ask for fresh_database instead"
BELONGS_IN_WEB = "of the database, and in no folder called web: `make test` would not run it on PostgreSQL"


@pytest.hookimpl(tryfirst=True)  # before pytest itself looks which tests -m chooses
def pytest_collection_modifyitems(items):
    for item in items:
        fixtures, asked = set(getattr(item, "fixturenames", ())), item.get_closest_marker("django_db")
        if {"transactional_db", "live_server"} & fixtures or (
            asked and (asked.args or asked.kwargs.get("transaction"))
        ):
            raise pytest.UsageError(f"{item.nodeid}: {NEEDS_FRESH}")
        if asked or {"db", "fresh_database", "shared_database"} & fixtures:
            if "/web/" not in f"/{item.nodeid}":
                raise pytest.UsageError(f"{item.nodeid}: {BELONGS_IN_WEB}")
            item.add_marker(pytest.mark.db)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, django_db_modify_db_settings, django_db_use_migrations):
    """The database of this process. pytest-django's own fixture would not make it for ``fresh_database`` alone."""
    from django.test.utils import setup_databases, teardown_databases

    if not django_db_use_migrations:  # pytest --nomigrations, while models change from minute to minute
        _disable_migrations()
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"}, serialized_aliases=set())
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def fresh_database(django_db_setup, django_db_blocker, tmp_path):
    """A database of this test alone, migrated and empty, in which transactions are real and other threads may look."""
    with django_db_blocker.unblock(), copied(tmp_path / "fresh.sqlite3"):
        yield


# WATCHING
# `make coverage` watches every line, which makes a test half as long again. What tries many examples, drives a browser,
# reads the repository, or asks everything again of everybody (marked `unwatched`) reaches no line that the others do
# not: meanwhile coverage looks away, from this process and from those that such a test starts.

LOOKS_AWAY_FROM = ("tests/generative/", "tests/system/", "tests/repository/")
watch = Coverage.current()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    if watch is not None:
        look_at(is_watched=not (item.nodeid.startswith(LOOKS_AWAY_FROM) or item.get_closest_marker("unwatched")))
    return (yield)


def look_at(*, is_watched):
    if is_watched and Coverage.current() is None:
        watch.start()
    elif not is_watched and Coverage.current() is watch:
        watch.stop()
        os.environ.pop("COVERAGE_PROCESS_CONFIG", None)  # where processes that are started read that they are watched


# SKIPS
# A test that does not run proves nothing. At a desk a skip is seen; in CI nobody would see it.


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    return refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    return refuse_skip((yield))


def refuse_skip(report):
    expected_to_fail = hasattr(report, "wasxfail")
    if report.skipped and not expected_to_fail and os.environ.get("CI"):
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid}: a skip is a failure in CI. {reason}"
    return report
