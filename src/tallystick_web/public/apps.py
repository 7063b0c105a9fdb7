"""The application itself."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """What everybody may read."""

    name = "tallystick_web.public"
    label = "public"
