"""The application itself."""

from django.apps import AppConfig

from tallystick_web.core.registry import Section, add_section


class OrganisationsConfig(AppConfig):
    """Organisations and people."""

    name = "tallystick_web.organisations"
    label = "organisations"

    def ready(self) -> None:
        """Offer the pages about people and settings, and note how people sign in."""
        from allauth.account.signals import user_logged_in

        from tallystick_web.organisations.signing_in import note_second_step

        user_logged_in.connect(note_second_step, dispatch_uid="note-second-step")
        add_section(Section(order=80, text="People", route="people", needs=frozenset({"read-people"})))
        add_section(Section(order=90, text="Settings", route="settings", needs=frozenset({"read-settings"})))
        add_section(Section(order=95, text="Log", route="log", needs=frozenset({"read-log"})))
