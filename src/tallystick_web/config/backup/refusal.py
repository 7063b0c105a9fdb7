"""Why a backup is not taken, or not put back."""

from tallystick_web.core.rules import Refused


class BackupRefused(Refused):
    """A backup that cannot be taken, or is not put back. The message is a paragraph for the operator."""
