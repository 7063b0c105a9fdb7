"""The application itself."""

from django.apps import AppConfig

from tallystick_web.core.registry import Job, Section, add_job, add_section, tell_became


class NumbersConfig(AppConfig):
    """Numbers."""

    name = "tallystick_web.numbers"
    label = "numbers"

    def ready(self) -> None:
        """Offer the pages that show figures, and what is due from time to time."""
        from tallystick_web.numbers.became import what_became_of
        from tallystick_web.numbers.due import offer
        from tallystick_web.numbers.rules import MAKE_RELEASES

        offer()
        add_job(
            MAKE_RELEASES,
            Job(
                text="Making approved sets, with the privacy check",
                when_broken="It is tried again within the hour. You can begin it again now.",
            ),
        )
        tell_became(what_became_of)
        hosts = frozenset({"membership-body", "umbrella"})
        add_section(Section(order=10, text="Where we stand", route="where-we-stand", needs=frozenset({"read-numbers"})))
        add_section(Section(order=20, text="Pay gap", route="pay-gap", needs=frozenset({"read-numbers"})))
        add_section(Section(order=25, text="Members", route="members", needs=frozenset({"read-members"}), kinds=hosts))
        add_section(Section(order=50, text="Data sources", route="sources", needs=frozenset({"read-numbers"})))
        add_section(Section(order=55, text="Sharing", route="sharing", needs=frozenset({"share-figures"})))
        add_section(Section(order=54, text="Held back", route="held-figures", needs=frozenset({"hold-figures"})))
        add_section(Section(order=56, text="Exact figures", route="decisions", needs=frozenset({"decide-protection"})))
