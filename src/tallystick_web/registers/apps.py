"""The application itself."""

from django.apps import AppConfig

from tallystick_web.core.registry import Job, Section, add_job, add_section


class RegistersConfig(AppConfig):
    """Registers."""

    name = "tallystick_web.registers"
    label = "registers"

    def ready(self) -> None:
        """Offer the pages of registers."""
        from tallystick_web.registers import counted, due, duties, offered, offered_work, subjects
        from tallystick_web.registers.described import registers
        from tallystick_web.registers.rules import BRING_IN

        counted.offer()
        due.offer()
        duties.offer()
        offered.offer()
        offered_work.offer()
        subjects.offer()
        needs = frozenset(str(reads) for one in registers().values() for reads in one.reads)
        add_job(
            BRING_IN,
            Job(
                text="Bringing a file into a register",
                when_broken="Begin it again: it goes on where it stopped. Where it breaks again, tell whoever runs the "
                "service.",
            ),
        )
        add_section(Section(order=46, text="Registers", route="registers", needs=needs))
        add_section(Section(order=48, text="Raise a concern", route="route-to-raise", needs=frozenset({"read-plan"})))
