"""The application itself."""

from django.apps import AppConfig

from tallystick_web.core.registry import Section, add_section


class NumbersConfig(AppConfig):
    """Numbers."""

    name = "tallystick_web.numbers"
    label = "numbers"

    def ready(self) -> None:
        """Offer the pages that show figures."""
        hosts = frozenset({"membership-body", "umbrella"})
        add_section(Section(order=10, text="Where we stand", route="where-we-stand", needs=frozenset({"read-numbers"})))
        add_section(Section(order=20, text="Pay gap", route="pay-gap", needs=frozenset({"read-numbers"})))
        add_section(Section(order=25, text="Members", route="members", needs=frozenset({"read-members"}), kinds=hosts))
        add_section(Section(order=50, text="Data sources", route="sources", needs=frozenset({"read-numbers"})))
        add_section(Section(order=55, text="Sharing", route="sharing", needs=frozenset({"share-figures"})))
        add_section(Section(order=56, text="Exact figures", route="decisions", needs=frozenset({"decide-protection"})))
