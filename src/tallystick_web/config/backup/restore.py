"""Puts a backup in the place of what a service holds, and holds the service until somebody has looked."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction

from tallystick_web.config.backup import databases
from tallystick_web.config.backup.keys import check_key
from tallystick_web.config.backup.manifest import DATABASE, Manifest, check_can_restore
from tallystick_web.config.backup.refusal import BackupRefused
from tallystick_web.config.backup.take import kept_files
from tallystick_web.config.backup.unpack import unpacked
from tallystick_web.config.backup.workspace import workspace
from tallystick_web.core import audit, erasures, held
from tallystick_web.organisations.doors import close_doors

Say = Callable[[str], object]


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What was restored, and what is wrong with its audit; nothing where it is whole."""

    manifest: Manifest
    problems: list[str]


def restore(
    source: Path,
    *,
    key: str,
    at: datetime,
    say: Say,
    is_to_replace: bool = False,
    secret_may_differ: bool = False,
    log: Path | None = None,
) -> Restored:
    """Restore a backup. Raises BackupRefused before anything is replaced; a service that holds anything needs
    ``is_to_replace``, and one with another secret ``secret_may_differ``. ``log`` is a copy of the log of erasures,
    where it is not that of this service.
    """
    check_key(key)
    if not is_to_replace:
        databases.check_empty()
    databases.of_this_service().check_unused()
    with workspace() as folder:
        manifest = unpacked(source, folder, key=key)
        check_can_restore(manifest, may_differ=secret_may_differ)
        log = log or erasures.here()
        _check_log(log)
        say(
            f"The backup of {manifest.made_at} is whole: {len(manifest.files)} files, made by version "
            f"{manifest.version}."
        )
        _replace(folder, manifest)
    say("The database and the files were put back. The service is held: no work is begun and no e-mail is sent.")
    call_command("migrate", verbosity=0)
    say("The database was brought up to date.")
    _note(manifest, at)
    say(
        "Nobody is signed in any more, and every token of a program is ended. Sessions, invitations that were not "
        "taken up, links for a new password and waiting work are not restored: invite those people again."
    )
    say(
        "Roles, shares and accounts that were ended after the backup was made are as they were then: end them again "
        "before the service is let go. Staff files that were kept, encrypted, are not in a backup: those here are "
        "erased once the service is let go."
    )
    say(_replayed(log, manifest, at))
    return Restored(manifest=manifest, problems=list(audit.broken_links()))


def _check_log(log: Path) -> None:
    try:
        if log.is_file():
            erasures.check(log)
    except erasures.LogBroken as broken:
        raise BackupRefused(str(broken)) from None


def _replayed(log: Path, manifest: Manifest, at: datetime) -> str:
    """Erase again what was erased after the backup was made, and say so."""
    if not log.is_file():
        return (
            "There is no log of erasures here. Who was forgotten after this backup was made is back, and who asked "
            "since to be left out is not on the list. If you have a copy of erasures.jsonl, restore again with "
            "--replace --erasures FILE."
        )
    again = erasures.replay(log, since=datetime.fromisoformat(manifest.made_at), at=at)
    return f"Of what was erased or asked after the backup was made, {again} had come back, and was done again."


def _replace(folder: Path, manifest: Manifest) -> None:
    """Files first, since the database names them; then the database; then files that it does not name are deleted."""
    was_held, is_replaced = held.is_held(), False
    held.hold()
    try:
        for entry in manifest.files:
            if entry.name != DATABASE:
                _put(folder / entry.name, Path(settings.TALLYSTICK_DATA) / entry.name, is_damaged=entry.is_damaged)
        is_replaced = True
        databases.of_this_service().put_back(folder / DATABASE)
    except BaseException:
        if not was_held and not is_replaced:
            held.let_go()
        raise
    listed = {entry.name for entry in manifest.files}
    for name, path in kept_files():
        if name not in listed:
            path.unlink()
    cache.clear()


def _put(file: Path, place: Path, *, is_damaged: bool) -> None:
    """Move one file to its place, whole and on the disk. What is there has the same name, and so the same content:
    it stays where the one in the backup was damaged before.
    """
    if is_damaged and place.exists():
        return
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with file.open("rb+") as written:
        os.fsync(written.fileno())
    file.replace(place)


def _note(manifest: Manifest, at: datetime) -> None:
    """End what let people in when the backup was made, and note that there was a restore."""
    with transaction.atomic():
        close_doors(at=at)
        audit.record(
            "service-restored",
            organisation=None,
            by=None,
            at=at,
            more={"made_at": manifest.made_at, "files": len(manifest.files)},
        )
    connection.close()
