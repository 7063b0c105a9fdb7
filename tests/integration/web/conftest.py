"""What tests of the service share: a database for a module, and a clock that stands still."""

import pytest
from django.utils import timezone

from tests.databases import copied
from tests.integration.web.clock import NOON


@pytest.fixture(scope="module")
def shared_database(django_db_setup, django_db_blocker, tmp_path_factory):
    """A database that all tests of a module read. Whoever writes into it tells the others."""
    with django_db_blocker.unblock(), copied(tmp_path_factory.mktemp("database") / "shared.sqlite3"):
        yield


@pytest.fixture(scope="module")
def still_clock():
    """It is noon on 26 November 2026, and stays so."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: NOON)
        yield NOON
