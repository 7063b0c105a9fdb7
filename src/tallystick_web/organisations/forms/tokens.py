"""The form about a token."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from django import forms

from tallystick.release.policy import Audience
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.organisations.token_rules import DAYS, LONGEST_PURPOSE

_READS: Mapping[Audience, str] = MappingProxyType(
    {
        Audience.ORGANISATION: "Approved figures for the organisation and for the public",
        Audience.PUBLIC: "Approved figures for the public alone",
    }
)


class TokenForm(OnceForm):
    """What a token is for, what it reads, and for how long."""

    what_for = forms.CharField(
        label="What is it for?",
        max_length=LONGEST_PURPOSE,
        help_text="Name the program, not a person. For example: the workforce dashboard.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Enter what it is for"},
    )
    audience = forms.ChoiceField(
        label="What may it read?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what it may read", "invalid_choice": "Choose what it may read"},
    )
    days = forms.TypedChoiceField(
        label="For how long?",
        coerce=int,
        widget=forms.RadioSelect,
        choices=[(one, f"{one} days") for one in DAYS],
        initial=DAYS[1],
        error_messages={"required": "Choose for how long", "invalid_choice": "Choose for how long: a year at most"},
    )

    def __init__(self, *args: Any, audiences: Iterable[Audience], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = [(str(one), _READS[one]) for one in audiences]

    def clean_audience(self) -> Audience:
        """Whose figures were chosen."""
        return Audience(self.cleaned_data["audience"])
