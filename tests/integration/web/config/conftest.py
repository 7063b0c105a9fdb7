"""A small service, and another installation beside it. Imports wait until Django is ready, which is after this file."""

import pytest


@pytest.fixture
def service(fresh_database, settings, tmp_path):
    """A service with an organisation and an approved set, in a folder of its own."""
    from tests.integration.web.config.backing_up import KEY, small_service

    settings.TALLYSTICK_DATA = tmp_path / "data"
    settings.TALLYSTICK_DATA.mkdir()
    settings.TALLYSTICK_BACKUP_KEY = KEY
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    return small_service()


@pytest.fixture
def elsewhere(service, settings, tmp_path):
    """Has Django use another installation, which is empty, from the call on."""
    from tests.integration.web.config.elsewhere import empty_database

    stack = []

    def go():
        place = empty_database(tmp_path)
        place.__enter__()
        stack.append(place)
        settings.TALLYSTICK_DATA = tmp_path / "elsewhere"
        settings.TALLYSTICK_DATA.mkdir()

    yield go
    while stack:
        stack.pop().__exit__(None, None, None)
