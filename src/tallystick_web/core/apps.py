"""The application itself: after every migration the triggers are made that its rows rely on."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    """What every application stands on."""

    name = "tallystick_web.core"
    label = "core"

    def ready(self) -> None:
        """Have the triggers made after migrations, and offer what is due from time to time."""
        from tallystick_web.core.due import offer

        offer()
        post_migrate.connect(_install_triggers, dispatch_uid="append-only")


def _install_triggers(using: str, **_: Any) -> None:
    from tallystick_web.core.append_only import install

    install(connections[using])
