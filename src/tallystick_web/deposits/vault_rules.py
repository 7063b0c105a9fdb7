"""Keeping staff files: what has to be said before they are, and for how long at most."""

from tallystick_web.core.rules import Refused

MOST_MONTHS = 72
"""Six years, as long as figures can be asked about."""


def check_may_keep(*, keeps: bool, months: int, why: str, has_keys: bool) -> None:
    """Raise Refused for a choice to keep files that says too little, or that the service cannot keep safe."""
    if not keeps:
        return
    if not has_keys:
        raise Refused(
            "This service has no keys to encrypt files with, so it keeps none. Ask whoever runs it to set "
            "TALLYSTICK_VAULT_KEYS."
        )
    if not 1 <= months <= MOST_MONTHS:
        raise Refused(f"Say for how many months files are kept: from 1 to {MOST_MONTHS}.")
    if not why.strip():
        raise Refused("Say why files with rows about people are kept. The reason stays with the choice.")
