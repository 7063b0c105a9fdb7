"""The forms about people and their roles."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from tallystick_web.core.form_fields import DateParts
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.organisations.rules import LONGEST_NAME, Role, RoleId


def name_field() -> forms.CharField:
    """What a person is called."""
    return forms.CharField(label="Name", max_length=LONGEST_NAME, widget=forms.TextInput(attrs={"autocomplete": "off"}))


class RoleForm(OnceForm):
    """Which role, and from when to when. It holds for the whole organisation."""

    role = forms.ChoiceField(label="Role")
    since = DateParts(label="First day")
    until = DateParts(label="Last day", required=False, help_text="Leave blank if it has none.")

    def __init__(self, *args: Any, roles: Iterable[Role], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", "Choose a role"), *((str(one.id), one.label) for one in roles)]
        self.fields["since"].initial = today

    def clean_role(self) -> RoleId:
        """The role that was chosen."""
        return RoleId(self.cleaned_data["role"])


class InviteForm(RoleForm):
    """Who is invited, and with which role."""

    name = name_field()
    email = forms.EmailField(
        label="Work e-mail address",
        help_text="The invitation works for this address only.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("name", "email", "role", "since", "until")


class NameForm(OnceForm):
    """How a person's name is written."""

    name = name_field()


class EndRoleForm(OnceForm):
    """Why a role ends."""

    why = forms.CharField(
        label="Why does it end? (optional)",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="People who look after accounts can read this. Write nothing about health or other private matters.",
    )


class DecideForm(OnceForm):
    """What the second person says."""

    decision = forms.ChoiceField(
        label="What do you say?", widget=forms.RadioSelect, choices=[("agree", "I agree"), ("refuse", "I refuse")]
    )
    why = forms.CharField(
        label="Why? (needed if you refuse)", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class AskResetForm(OnceForm):
    """Why somebody's second step is to be taken away."""

    why = forms.CharField(
        label="What happened, and how do you know that it is really this person who asks?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For example: lost phone; I spoke to her on her work number.",
    )


class PlainForm(OnceForm):
    """A button, and nothing to enter."""
