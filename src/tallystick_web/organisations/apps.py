"""The application itself."""

from django.apps import AppConfig

from tallystick_web.core.registry import Section, add_section


class OrganisationsConfig(AppConfig):
    """Organisations and people."""

    name = "tallystick_web.organisations"
    label = "organisations"

    def ready(self) -> None:
        """Offer the pages about people and settings."""
        add_section(Section(order=80, text="People", route="people", needs="read-people"))
        add_section(Section(order=90, text="Settings", route="settings", needs="read-settings"))
