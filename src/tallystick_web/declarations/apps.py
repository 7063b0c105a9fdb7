"""The application itself."""

from django.apps import AppConfig

from tallystick_web.core.registry import Job, Section, add_job, add_section


class DeclarationsConfig(AppConfig):
    """Declarations."""

    name = "tallystick_web.declarations"
    label = "declarations"

    def ready(self) -> None:
        """Offer the pages of declarations, the people who can be asked, and what is done from time to time."""
        from tallystick_web.declarations import due, offered
        from tallystick_web.declarations.mix_rules import MAKE_MIXES

        offered.offer()
        due.offer()
        add_job(
            "declarations.link_jobs.send_fresh_link",
            Job(text="Send somebody the link they asked for", when_broken="They can ask for it again."),
        )
        add_job(
            MAKE_MIXES,
            Job(text="Making mixes, with the privacy check", when_broken="It is tried again within the hour."),
        )
        add_section(Section(order=47, text="Declarations", route="declarations", needs=frozenset()))
