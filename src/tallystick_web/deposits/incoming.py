"""The folder of files that are handed in: private, outside every web root, and empty of what is not needed.

Each upload has a folder of its own under its id, with ``files`` as they came and ``read`` with what was made of them.
Both go together.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from tallystick_web.core.arriving import arriving

_BLOCK = 1024 * 1024
EXCLUDED = "left-out.csv"
TO_LOOK_AT = "to-look-at.csv"


def receive(upload: UUID, sent: Iterable[tuple[str, UploadedFile]]) -> list[tuple[str, int, str]]:
    """Put files that were sent into the folder of an upload: name, size and SHA-256 of each.

    Where one of them cannot be written, none stays, and the OSError goes on.
    """
    folder = _of(upload) / "files"
    for each in (_all(), _of(upload), folder):
        each.mkdir(mode=0o700, exist_ok=True)
    try:
        return [(name, *_written(folder / name, file)) for name, file in sent]
    except OSError:
        erase(upload)
        raise


def _written(place: Path, file: UploadedFile) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        for block in file.chunks(_BLOCK):
            digest.update(block)
            size += len(block)
            out.write(block)
        out.flush()
        os.fsync(out.fileno())
    return size, digest.hexdigest()


def room() -> int:
    """How many bytes the disk has left."""
    return shutil.disk_usage(arriving()).free


def files(upload: UUID) -> list[Path]:
    """The files of an upload as they came; none where they are gone."""
    place = _of(upload) / "files"
    return sorted(place.iterdir()) if place.is_dir() else []


def keep_read(upload: UUID, reading: UUID, contents: Mapping[str, bytes]) -> None:
    """Keep what one reading made of the files. Two workers may read at once: each keeps its own."""
    place = _read(upload, reading)
    for each in (place.parent, place):
        each.mkdir(mode=0o700, exist_ok=True)
    for name, content in contents.items():
        handle = os.open(place / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())


def forget_other_readings(upload: UUID, reading: UUID) -> None:
    """Erase what earlier readings made of the files."""
    for place in (_of(upload) / "read").iterdir():
        if place.name != reading.hex:
            shutil.rmtree(place, ignore_errors=True)


def read(upload: UUID, reading: UUID) -> dict[str, bytes]:
    """What one reading made of the files, by name; nothing where they are erased."""
    place = _read(upload, reading)
    return {one.name: one.read_bytes() for one in sorted(place.iterdir())} if place.is_dir() else {}


def erase(upload: UUID) -> bool:
    """Erase everything of an upload, and say whether it is gone."""
    shutil.rmtree(_of(upload), ignore_errors=True)
    return not _of(upload).exists()


def erase_orphans(known: Iterable[UUID], *, before: datetime) -> int:
    """Erase what no upload names and was last changed before then: what arrived half, and what a crash left."""
    kept = {_of(one).name for one in known}
    orphans = [one for one in _left_lying() if one.name not in kept and _changed(one) < before]
    for one in orphans:
        shutil.rmtree(one, ignore_errors=True) if one.is_dir() else one.unlink(missing_ok=True)
    return len(orphans)


def _left_lying() -> Iterator[Path]:
    yield from arriving().iterdir()
    yield from (one for one in _all().iterdir() if one != arriving())


def _changed(place: Path) -> datetime:
    with suppress(FileNotFoundError):  # it has arrived meanwhile
        return datetime.fromtimestamp(place.stat().st_mtime, UTC)
    return datetime.max.replace(tzinfo=UTC)


def _all() -> Path:
    return Path(settings.TALLYSTICK_DATA) / "incoming"


def _read(upload: UUID, reading: UUID) -> Path:
    return _of(upload) / "read" / reading.hex


def _of(upload: UUID) -> Path:
    return _all() / upload.hex
