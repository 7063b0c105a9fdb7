"""The application itself."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """Papers and publications."""

    name = "tallystick_web.publications"
    label = "publications"
