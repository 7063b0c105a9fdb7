"""What a backup says of itself: which version made it, of which database, and every file in it with its hash."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.crypto import salted_hmac

import tallystick
from tallystick_web.config.backup.refusal import BackupRefused

NAME = "manifest.json"
DATABASE = "database"
FORMAT = 1


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One file of a backup."""

    name: str
    size: int
    sha256: str

    @property
    def is_damaged(self) -> bool:
        """Whether it was changed before the backup was made: a file on a shelf is named after what it holds."""
        return self.name != DATABASE and not self.name.endswith(self.sha256)


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What is in a backup. ``migrations`` are the changes that its database has been through, by application.

    ``secret`` tells by which secret of the service its rows were sealed, and nothing of the secret itself.
    """

    format: int
    version: str
    made_at: str
    database: str
    secret: str
    migrations: Mapping[str, list[str]]
    files: list[Entry]

    def to_bytes(self) -> bytes:
        """As it is written into the backup."""
        return json.dumps(asdict(self), indent=1, sort_keys=True).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> "Manifest":
        """As it was written. Raises BackupRefused where it cannot be read, as one of a later version may not be."""
        try:
            said = json.loads(content)
            if said["format"] != FORMAT:
                raise BackupRefused(
                    f"This backup is written in format {said['format']}, and this version of Tallystick reads "
                    f"{FORMAT}. Install the version that made it, and restore with that."
                )
            return cls(**{**said, "files": [Entry(**one) for one in said["files"]]})
        except (ValueError, KeyError, TypeError):
            raise BackupRefused("The list of what is in this backup cannot be read.") from None


def migrations_made() -> dict[str, list[str]]:
    """The changes that the database of this service has been through, by application."""
    made: dict[str, list[str]] = {}
    for app, name in sorted(MigrationLoader(connection).applied_migrations):
        made.setdefault(app, []).append(name)
    return made


def of_secret() -> str:
    """By what the service's secret is known again."""
    return salted_hmac("tallystick.backup", "which secret", algorithm="sha256").hexdigest()[:32]


def check_can_restore(manifest: Manifest, *, may_differ: bool) -> None:
    """Refuse a backup of a later version, of another kind of database than this service has, or of a service with
    another secret unless it ``may_differ``.
    """
    known = MigrationLoader(None).disk_migrations
    unknown = [
        f"{app}.{name}" for app, names in manifest.migrations.items() for name in names if (app, name) not in known
    ]
    if unknown or _parts(manifest.version) > _parts(tallystick.__version__):
        also = (
            f" It knows changes of the database that this version does not: {', '.join(unknown[:3])}."
            if unknown
            else ""
        )
        raise BackupRefused(
            f"This backup was made by version {manifest.version}, which is newer than this one, "
            f"{tallystick.__version__}.{also} Install the version that made it, and restore with that."
        )
    if manifest.database != connection.vendor:
        raise BackupRefused(
            f"This backup is of a {_in_words(manifest.database)} database, and this service has "
            f"{_in_words(connection.vendor)}. One is not put back into the other: set TALLYSTICK_DATABASE "
            "as it was where the backup was made."
        )

    if manifest.secret != of_secret() and not may_differ:
        raise BackupRefused(
            "TALLYSTICK_SECRET_KEY is not what it was when this backup was made. Set it as it was. If it is lost, add "
            "--other-secret: then everybody sets up the second step of signing in again, and what else was sealed or "
            "hashed with it has to be entered again, such as a list of people who are not to be counted."
        )


def _in_words(vendor: str) -> str:
    return {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(vendor, vendor)


def _parts(version: str) -> list[int]:
    return [int(part) if part.isdigit() else 0 for part in version.split(".")]
