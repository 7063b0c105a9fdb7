"""Files that are kept under the hash of what they hold: counts that were understood, approved sets,
the tests of each, evidence, frozen sets, papers, and what was published.

A file is written beside its place and renamed, so that it is whole or not there, before the transaction that names
it is committed. A file that no row names is harmless.
"""

import hashlib
import os
import tempfile
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from django.conf import settings

_UNFINISHED = ".part"


class Shelf(StrEnum):
    """Where a kind of file is kept."""

    CUBES = "cubes"
    RELEASES = "releases"
    TESTS = "tests"
    EVIDENCE = "evidence"
    FROZEN = "frozen"
    PAPERS = "papers"
    PUBLISHED = "published"


class FileLost(Exception):
    """A file that a row names is not there, or is not what was kept. The operator restores it from a backup."""


def keep(shelf: Shelf, content: bytes) -> str:
    """Keep ``content`` and return its SHA-256, by which it is read again."""
    sha256 = hashlib.sha256(content).hexdigest()
    place = _place(shelf, sha256)
    if not place.exists():
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(place, content)
    return sha256


def read(shelf: Shelf, sha256: str) -> bytes:
    """Return what was kept. Raises FileLost where it is not there or was changed."""
    place = _place(shelf, sha256)
    content = place.read_bytes() if place.is_file() else b""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise FileLost(f"{shelf}/{sha256}: this file is missing or was changed. Restore it from a backup.")
    return content


def delete_unfinished(at: datetime) -> int:
    """Delete what was being written when the process ended, an hour ago or longer."""
    before = (at - timedelta(hours=1)).timestamp()
    found = [one for shelf in Shelf for one in (Path(settings.TALLYSTICK_DATA) / shelf).glob(f"*/*{_UNFINISHED}")]
    old = [one for one in found if one.stat().st_mtime < before]
    for one in old:
        one.unlink()
    return len(old)


def _place(shelf: Shelf, sha256: str) -> Path:
    return Path(settings.TALLYSTICK_DATA) / shelf / sha256[:2] / sha256


def _write(place: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(dir=place.parent, suffix=_UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(place)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
