"""The application itself."""

from django.apps import AppConfig

from tallystick_web.core.registry import Job, Section, Turn, add_job, add_section


class DepositsConfig(AppConfig):
    """Handing in figures."""

    name = "tallystick_web.deposits"
    label = "deposits"

    def ready(self) -> None:
        """Offer the page where figures are handed in, and what is due of their files."""
        from tallystick_web.deposits import duties, upload_rules
        from tallystick_web.deposits.due import offer

        offer()
        duties.offer()
        add_job(
            upload_rules.READ_UPLOAD,
            Job(
                text="Reading staff files",
                when_broken="Nothing was counted. Begin it again, or give the files up and hand them in again.",
                turn=Turn.FIRST,
            ),
        )
        add_job(
            upload_rules.ERASE_UPLOAD,
            Job(text="Erasing staff files", when_broken="It is done again within the hour.", can_begin_again=False),
        )
        add_job(
            upload_rules.READ_PAY,
            Job(
                text="Reading files of pay",
                when_broken="Nothing was made. Begin it again, or give the files up and hand them in again.",
                turn=Turn.FIRST,
            ),
        )
        add_job(
            upload_rules.MAKE_PAY,
            Job(
                text="Making pay figures, with the privacy check",
                when_broken="It is tried again within the hour. You can begin it again now.",
            ),
        )
        add_job(
            "deposits.jobs.count_example",
            Job(text="Making up figures of earlier years", when_broken="You can begin it again."),
        )
        add_section(
            Section(
                order=40, text="Hand in figures", route="hand-in", needs=frozenset({"hand-in-figures", "sign-figures"})
            )
        )
        add_section(
            Section(order=74, text="Kept staff files", route="hand-in-originals", needs=frozenset({"decide-vault"}))
        )
        add_section(
            Section(order=75, text="Left out by request", route="hand-in-stopped", needs=frozenset({"keep-stop-list"}))
        )
