"""Takes a backup while the service runs: the database as of one moment, then every file that it may name.

Files are kept before the row that names them is committed, and never changed: so whatever is copied after the database
holds every file that a row of it names.
"""

import hashlib
import io
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

import tallystick
from tallystick_web.config.backup import databases
from tallystick_web.config.backup.keys import MAGIC, check_key
from tallystick_web.config.backup.manifest import DATABASE, FORMAT, NAME, Entry, Manifest, migrations_made, of_secret
from tallystick_web.config.backup.refusal import BackupRefused
from tallystick_web.config.backup.workspace import workspace, written_whole
from tallystick_web.core.files import Shelf
from tallystick_web.core.sealed_files import SealedWriter

_HASH = 64  # letters of a SHA-256: any other file on a shelf is still being written


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A backup that was made. ``damaged`` are files in it that are not what was once kept."""

    place: Path
    manifest: Manifest
    damaged: list[str]


def take(out: Path, *, key: str, at: datetime) -> Taken:
    """Write a backup to ``out``, or into it under the time where it is a folder. Raises BackupRefused."""
    check_key(key)
    place = out / f"tallystick-{at:%Y-%m-%dT%H%M%SZ}.backup" if out.is_dir() else out
    if place.exists():
        raise BackupRefused(f"{place} is there already. A backup is never overwritten: give it another name.")
    if not place.parent.is_dir():
        raise BackupRefused(f"{place.parent} is not a folder. Make it, and give it to the user that runs Tallystick.")
    with workspace() as folder, written_whole(place) as file:
        database = folder / DATABASE
        databases.of_this_service().snapshot(database)
        sealed = SealedWriter(file, key, magic=MAGIC)
        with tarfile.open(mode="w|", fileobj=sealed, format=tarfile.PAX_FORMAT) as archive:
            entries = [_added(archive, name, path) for name, path in [(DATABASE, database), *kept_files()]]
            manifest = _manifest(entries, at)
            _add(archive, NAME, manifest.to_bytes())
        sealed.finish()
    return Taken(place=place, manifest=manifest, damaged=[one.name for one in entries if one.is_damaged])


def kept_files() -> Iterator[tuple[str, Path]]:
    """Every file on a shelf, by the name that it has in a backup."""
    for shelf in Shelf:
        for path in sorted((Path(settings.TALLYSTICK_DATA) / shelf).glob("??/*")):
            if len(path.name) == _HASH:
                yield f"{shelf}/{path.parent.name}/{path.name}", path


def _manifest(entries: list[Entry], at: datetime) -> Manifest:
    return Manifest(
        format=FORMAT,
        version=tallystick.__version__,
        made_at=at.isoformat(timespec="seconds"),
        database=connection.vendor,
        secret=of_secret(),
        migrations=migrations_made(),
        files=entries,
    )


def _added(archive: tarfile.TarFile, name: str, path: Path) -> Entry:
    """Put a file into the archive, and say what went in: read once, so that both are of the same bytes."""
    size = path.stat().st_size
    with path.open("rb") as file:
        counted = _Counted(file)
        archive.addfile(_headed(name, size), counted)
    return Entry(name=name, size=size, sha256=counted.hash.hexdigest())


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    archive.addfile(_headed(name, len(content)), io.BytesIO(content))


def _headed(name: str, size: int) -> tarfile.TarInfo:
    head = tarfile.TarInfo(name)
    head.size, head.mode = size, 0o600
    return head


class _Counted(io.RawIOBase):
    """Hashes what is read from a file on its way."""

    def __init__(self, file: io.BufferedReader) -> None:
        self._file, self.hash = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """As the file's own."""
        content = self._file.read(size)
        self.hash.update(content)
        return content
