"""The vault: staff files that an organisation chose to keep, each encrypted in a file of its own.

The keys stand in the settings, each with an id; the first seals, the others still open what they sealed.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

from tallystick_web.core.sealed_files import CHUNK, SealBroken, SealedReader, SealedWriter

_MAGIC = b"tallystick vault 1\n"
_UNFINISHED = ".part"


class KeyMissing(Exception):
    """A file was sealed with a key that is not in the settings any more. The operator puts it back."""


def has_keys() -> bool:
    """Whether anything can be kept."""
    return bool(settings.TALLYSTICK_VAULT_KEYS)


def current_key() -> str:
    """The id of the key that seals what is kept from now on."""
    return str(next(iter(settings.TALLYSTICK_VAULT_KEYS)))


def seal(file: UUID, original: Path) -> str:
    """Keep a file, sealed and whole, under an id. Returns the id of the key. The file may be there already."""
    key_id = current_key()
    with original.open("rb") as content:
        _written(file, iter(lambda: content.read(CHUNK), b""), key_id)
    return key_id


def opened(file: UUID, key_id: str) -> Iterator[bytes]:
    """What was kept, part by part. Raises SealBroken where it was changed, and KeyMissing without its key."""
    with _place(file).open("rb") as sealed:
        reader = _reader(sealed, key_id)
        while part := reader.read(CHUNK):
            yield part


def _reader(sealed: BinaryIO, key_id: str) -> SealedReader:
    """A reader with the key that the row names, or the newest: sealing again may have ended before it was noted."""
    for known in (key_id, current_key()):
        sealed.seek(0)
        with suppress(SealBroken, KeyMissing):
            return SealedReader(sealed, _key(known), magic=_MAGIC)
    sealed.seek(0)
    return SealedReader(sealed, _key(key_id), magic=_MAGIC)


def seal_again(file: UUID, key_id: str) -> str:
    """Seal what is kept with the current key, in the place of what it was sealed with. Returns the new key's id."""
    _written(file, opened(file, key_id), current_key())
    return current_key()


def erase(file: UUID) -> bool:
    """Erase what is kept, and say whether it is gone."""
    with suppress(OSError):
        _place(file).unlink(missing_ok=True)
    return not _place(file).exists()


def erase_orphans(known: set[UUID], *, before: datetime) -> int:
    """Erase files that no row names and that were last changed before then."""
    names = {_place(one).name for one in known}
    old = [one for one in _folder().iterdir() if one.name not in names and one.stat().st_mtime < before.timestamp()]
    for one in old:
        one.unlink(missing_ok=True)
    return len(old)


def _written(file: UUID, parts: Iterator[bytes], key_id: str) -> None:
    unfinished = _place(file).with_suffix(_UNFINISHED)
    unfinished.unlink(missing_ok=True)
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        writer = SealedWriter(out, _key(key_id), magic=_MAGIC)
        for part in parts:
            writer.write(part)
        writer.finish()
        out.flush()
        os.fsync(out.fileno())
    unfinished.replace(_place(file))


def _key(key_id: str) -> str:
    try:
        return str(settings.TALLYSTICK_VAULT_KEYS[key_id])
    except KeyError:
        raise KeyMissing(f"the key {key_id} is not in TALLYSTICK_VAULT_KEYS") from None


def _folder() -> Path:
    folder = Path(settings.TALLYSTICK_DATA) / "vault"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _place(file: UUID) -> Path:
    return _folder() / f"{file.hex}.sealed"
