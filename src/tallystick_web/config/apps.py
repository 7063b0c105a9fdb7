"""The commands of the service."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """What joins the applications."""

    name = "tallystick_web.config"
    label = "config"
