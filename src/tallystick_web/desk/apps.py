"""The application itself."""

from django.apps import AppConfig

from tallystick_web.core.registry import Section, add_section


class DeskConfig(AppConfig):
    """My work and the calendar."""

    name = "tallystick_web.desk"
    label = "desk"

    def ready(self) -> None:
        """Offer the page of what is due from a person, to everybody and first, and the letters about it."""
        from tallystick_web.desk import due, obliged

        due.offer()
        obliged.offer()
        add_section(Section(order=1, text="My work", route="my-work", needs=frozenset()))
