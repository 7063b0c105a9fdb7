"""The application itself."""

from django.apps import AppConfig

from tallystick_web.core.registry import Section, add_section


class EvidenceConfig(AppConfig):
    """Evidence."""

    name = "tallystick_web.evidence"
    label = "evidence"

    def ready(self) -> None:
        """Offer the page of all evidence."""
        add_section(Section(order=45, text="Evidence", route="evidence", needs=frozenset({"read-evidence"})))
