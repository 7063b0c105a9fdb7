"""The key that backups are encrypted with."""

from tallystick_web.config.backup.refusal import BackupRefused

MAGIC = b"tallystick backup 1\n"
HOW_TO_MAKE_A_KEY = "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
_SHORTEST_KEY = 40


def check_key(key: str) -> None:
    """Refuse a key that is missing, or so short that it could be guessed."""
    if len(key) < _SHORTEST_KEY:
        found = "is not set" if not key else f"has {len(key)} characters"
        raise BackupRefused(
            f"TALLYSTICK_BACKUP_KEY {found}, and {_SHORTEST_KEY} or more are expected: it encrypts backups, and can be "
            f"guessed where it is short. Make one with: {HOW_TO_MAKE_A_KEY}\nKeep it away from the backups, and where "
            "it is found when this machine is gone: without it no backup can be read."
        )
