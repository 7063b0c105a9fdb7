"""The application itself."""

from django.apps import AppConfig

from tallystick_web.core.registry import Job, Section, add_job, add_section


class PublicationsConfig(AppConfig):
    """Papers and publications."""

    name = "tallystick_web.publications"
    label = "publications"

    def ready(self) -> None:
        """Offer the pages of publications, and what is done when an edition's time has come."""
        from tallystick_web.publications import due, duties
        from tallystick_web.publications.edition_rules import MAKE_EDITION
        from tallystick_web.publications.paper_rules import MAKE_PAPER

        due.offer()
        duties.offer()
        add_section(
            Section(
                order=8,
                text="Published",
                route="publications",
                needs=frozenset({"write-papers", "publish", "read-reviews"}),
            )
        )
        add_job(
            MAKE_PAPER,
            Job(
                text="Making a paper in all its forms",
                when_broken="Begin it again. Where it breaks again, tell whoever runs the service.",
            ),
        )
        add_job(
            MAKE_EDITION,
            Job(
                text="Making the pages of an edition",
                when_broken="Begin it again. Where it breaks again, tell whoever runs the service.",
            ),
        )
