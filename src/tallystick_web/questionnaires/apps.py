"""The application itself."""

from django.apps import AppConfig

from tallystick_web.core.registry import Section, add_section


class QuestionnairesConfig(AppConfig):
    """Questionnaires."""

    name = "tallystick_web.questionnaires"
    label = "questionnaires"

    def ready(self) -> None:
        """Offer the pages of questionnaires, what is due in them, and their measures."""
        from tallystick_web.questionnaires.offered import frameworks, measures, reflections, sheets, waves

        for one in (waves, sheets, frameworks, reflections, measures):
            one.offer()
        add_section(Section(order=45, text="Surveys and checklists", route="questionnaires", needs=frozenset()))
