"""The application itself."""

from django.apps import AppConfig

from tallystick_web.core.registry import Section, add_section


class DepositsConfig(AppConfig):
    """Handing in figures."""

    name = "tallystick_web.deposits"
    label = "deposits"

    def ready(self) -> None:
        """Offer the page where figures are handed in."""
        add_section(
            Section(
                order=40, text="Hand in figures", route="hand-in", needs=frozenset({"hand-in-figures", "sign-figures"})
            )
        )
