"""Opens a backup into a folder and checks every byte of it, before anything of the service is touched."""

import hashlib
import re
import tarfile
from pathlib import Path
from typing import IO

from tallystick_web.config.backup.keys import MAGIC
from tallystick_web.config.backup.manifest import DATABASE, NAME, Entry, Manifest
from tallystick_web.config.backup.refusal import BackupRefused
from tallystick_web.core.files import Shelf
from tallystick_web.core.sealed_files import CHUNK, SealBroken, SealedReader

_EXPECTED = re.compile(rf"{DATABASE}|{re.escape(NAME)}|(?:{'|'.join(Shelf)})/[0-9a-f]{{2}}/[0-9a-f]{{64}}")


def unpacked(source: Path, folder: Path, *, key: str) -> Manifest:
    """Write what is in a backup into ``folder``. Raises BackupRefused where any of it is not what the backup says."""
    try:
        with source.open("rb") as file:
            sealed = SealedReader(file, key, magic=MAGIC)
            found = _written(sealed, folder)
            sealed.read_to_the_end()
    except FileNotFoundError:
        raise BackupRefused(f"{source} is not there.") from None
    except SealBroken as broken:
        raise BackupRefused(
            f"This is not a backup that can be read with TALLYSTICK_BACKUP_KEY. {broken} Use another copy of it, or an "
            "earlier backup."
        ) from None
    except tarfile.TarError:
        raise BackupRefused(
            "What is in this backup cannot be read, although it was not changed after it was made."
        ) from None
    manifest = Manifest.from_bytes((folder / NAME).read_bytes() if NAME in found else b"")
    _check_whole(manifest, found)
    return manifest


def _written(sealed: SealedReader, folder: Path) -> dict[str, Entry]:
    found = {}
    with tarfile.open(mode="r|", fileobj=sealed) as archive:
        for member in archive:
            content = archive.extractfile(member)
            if content is None or not _EXPECTED.fullmatch(member.name) or member.name in found:
                raise BackupRefused(f"This backup holds {member.name!r}, which no backup of Tallystick does.")
            place = folder / member.name
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            found[member.name] = _copied(member.name, content, place)
    return found


def _copied(name: str, content: IO[bytes], place: Path) -> Entry:
    size, sha256 = 0, hashlib.sha256()
    with place.open("wb") as file:
        place.chmod(0o600)
        while part := content.read(CHUNK):
            size += len(part)
            sha256.update(part)
            file.write(part)
    return Entry(name=name, size=size, sha256=sha256.hexdigest())


def _check_whole(manifest: Manifest, found: dict[str, Entry]) -> None:
    listed = {one.name: one for one in manifest.files}
    wrong = sorted(name for name in {*listed, *found} - {NAME} if listed.get(name) != found.get(name))
    if wrong or DATABASE not in listed:
        raise BackupRefused(
            f"{len(wrong)} files of this backup are missing, or are not what its list says: the first is "
            f"{wrong[0] if wrong else DATABASE}. Use another copy of it, or an earlier backup."
        )
