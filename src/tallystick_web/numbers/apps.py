"""The application itself."""

from django.apps import AppConfig
from django.urls import reverse

from tallystick_web.core.registry import (
    Job,
    Section,
    Subject,
    Turn,
    add_job,
    add_section,
    add_subject,
    keep_pay_with,
    tell_became,
    tell_became_of_pay,
)


class NumbersConfig(AppConfig):
    """Numbers."""

    name = "tallystick_web.numbers"
    label = "numbers"

    def ready(self) -> None:
        """Offer the pages that show figures, and what is due from time to time."""
        from tallystick_web.numbers import duties
        from tallystick_web.numbers.became import what_became_of
        from tallystick_web.numbers.due import offer
        from tallystick_web.numbers.inventory import offer_to_evidence
        from tallystick_web.numbers.pay_sets import keep_pay, what_became_of_pay
        from tallystick_web.numbers.recorded_queries import SUBJECT as MEASURE
        from tallystick_web.numbers.recorded_queries import names_of as titles_of
        from tallystick_web.numbers.rules import MAKE_RELEASES
        from tallystick_web.numbers.webhook_rules import TELL

        offer()
        duties.offer()
        add_job(
            MAKE_RELEASES,
            Job(
                text="Making approved sets, with the privacy check",
                when_broken="It is tried again within the hour. You can begin it again now.",
            ),
        )
        add_job(
            TELL,
            Job(
                text="Telling a program of a new approved set",
                when_broken="The address did not take it. Look whether it is right, then begin this again.",
                turn=Turn.LAST,
            ),
        )
        tell_became(what_became_of)
        tell_became_of_pay(what_became_of_pay)
        keep_pay_with(keep_pay)
        offer_to_evidence()
        add_subject(
            MEASURE,
            Subject(
                text="recorded measure",
                find=titles_of,
                href=lambda slug, key: reverse(
                    "recorded-measure", kwargs={"organisation": slug, "recorded_measure": key}
                ),
                reads=frozenset({"read-numbers"}),
                attaches=frozenset({"record-measures"}),
            ),
        )
        hosts = frozenset({"membership-body", "umbrella"})
        add_section(Section(order=10, text="Where we stand", route="where-we-stand", needs=frozenset({"read-numbers"})))
        add_section(Section(order=15, text="How we would know", route="measures", needs=frozenset({"read-numbers"})))
        add_section(Section(order=20, text="Pay gap", route="pay-gap", needs=frozenset({"read-numbers"})))
        add_section(Section(order=25, text="Members", route="members", needs=frozenset({"read-members"}), kinds=hosts))
        add_section(Section(order=50, text="Data sources", route="sources", needs=frozenset({"read-numbers"})))
        add_section(Section(order=55, text="Sharing", route="sharing", needs=frozenset({"share-figures"})))
        add_section(Section(order=54, text="Held back", route="held-figures", needs=frozenset({"hold-figures"})))
        add_section(Section(order=56, text="Exact figures", route="decisions", needs=frozenset({"decide-protection"})))
