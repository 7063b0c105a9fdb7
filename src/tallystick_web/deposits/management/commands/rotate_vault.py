"""``rotate_vault``: seals every kept staff file with the newest key."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tallystick_web.core.fence import inside
from tallystick_web.deposits import queries_vault, vault


class Command(BaseCommand):
    """Seal what is kept with the key that stands first in the settings. Can be stopped, and run again."""

    help = "Seal every kept staff file with the key that stands first in TALLYSTICK_VAULT_KEYS."

    def handle(self, *_: Any, **__: Any) -> None:
        """Seal, one file after another, and say how many."""
        if not vault.has_keys():
            raise CommandError("TALLYSTICK_VAULT_KEYS is not set, so there is nothing to seal with.")
        found = queries_vault.sealed_otherwise(vault.current_key())
        for file in found:
            with inside(file.organisation_id):
                file.key_id = vault.seal_again(file.pk, file.key_id)
                file.save(update_fields=["key_id"])
        self.stdout.write(f"kept staff files sealed with the key {vault.current_key()}: {len(found)}")
