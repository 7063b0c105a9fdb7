"""The application itself."""

from django.apps import AppConfig

from tallystick_web.core.registry import Section, add_section


class OrganisationsConfig(AppConfig):
    """Organisations and people."""

    name = "tallystick_web.organisations"
    label = "organisations"

    def ready(self) -> None:
        """Offer the pages about people and settings and what is due, and note how people sign in, and when."""
        from allauth.account.signals import user_logged_in
        from allauth.mfa.signals import authenticator_added

        from tallystick_web.organisations import duties
        from tallystick_web.organisations.due import offer
        from tallystick_web.organisations.sign_ins import listen
        from tallystick_web.organisations.signing_in import end_other_sessions, note_second_step

        offer()
        duties.offer()
        listen()
        authenticator_added.connect(end_other_sessions, dispatch_uid="end-other-sessions")
        user_logged_in.connect(note_second_step, dispatch_uid="note-second-step")
        add_section(Section(order=80, text="People", route="people", needs=frozenset({"read-people"})))
        add_section(Section(order=90, text="Settings", route="settings", needs=frozenset({"read-settings"})))
        add_section(Section(order=95, text="Log", route="log", needs=frozenset({"read-log"})))
