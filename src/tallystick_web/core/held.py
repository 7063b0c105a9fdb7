"""A service that was restored is held until somebody lets it go: pages answer, and nothing is begun or sent.

What a backup says was to be done may have been done since, elsewhere: first somebody looks. The mark is a file beside
the data, so that pages, worker and commands see it without asking a database.
"""

from pathlib import Path

from django.conf import settings

HOW_TO_LET_GO = "python -m tallystick_web release_hold"


def is_held() -> bool:
    """Whether the service is held."""
    return _mark().exists()


def hold() -> None:
    """Hold the service from now on."""
    _mark().touch(mode=0o600)


def let_go() -> bool:
    """Let the service go. False where it was not held."""
    was_held = is_held()
    _mark().unlink(missing_ok=True)
    return was_held


def _mark() -> Path:
    return Path(settings.TALLYSTICK_DATA) / "held"
