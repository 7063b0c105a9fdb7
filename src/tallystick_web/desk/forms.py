"""The forms about letters, addresses of calendars, and obligations."""

from collections.abc import Iterable
from typing import Any

from django import forms

from tallystick_web.core.form_fields import DateParts
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.organisations.obligation_rules import LONGEST_REASON


class LettersForm(OnceForm):
    """Whether somebody wants the weekly letter."""

    wanted = forms.ChoiceField(
        label="Should we write to you when something is due?",
        help_text="On Monday mornings, and only when something is due from you.",
        widget=forms.RadioSelect,
        choices=[("yes", "Yes, once a week"), ("no", "No, I look myself")],
        error_messages={"required": "Choose yes or no", "invalid_choice": "Choose yes or no"},
    )


class PlainForm(OnceForm):
    """Only a button."""


class DoneForm(OnceForm):
    """That what an obligation asks was done."""

    year = forms.TypedChoiceField(
        label="For which year?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a year", "invalid_choice": "Choose a year"},
    )
    on = DateParts(label="The day it was done", help_text="For example, 27 3 2026")

    def __init__(self, *args: Any, years: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(one, str(one)) for one in years]
        if not self.fields["year"].choices:
            del self.fields["year"]


class DateForm(OnceForm):
    """The organisation's own date for an obligation."""

    on = DateParts(label="The day by which it is due", help_text="For example, 27 3 2026")
    reason = forms.CharField(
        label="Why is it this day?",
        max_length=LONGEST_REASON,
        help_text="Say where the date is from, for example this year’s guidance. Others read it beside the date.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is this day"},
    )
