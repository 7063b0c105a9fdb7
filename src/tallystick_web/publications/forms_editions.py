"""The forms about publications and editions. Each can be sent once."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from tallystick_web.core.form_fields import DateParts, TimeOnThatDay
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.core.rules import Refused
from tallystick_web.numbers.embargo_rules import instant_of
from tallystick_web.publications.rules import LONGEST_NOTE, PublicationKind


class PublicationForm(OnceForm):
    """What is to be published again and again."""

    kind = forms.ChoiceField(
        label="What is it?",
        widget=forms.RadioSelect,
        choices=[(str(one), one.label) for one in PublicationKind],
        error_messages={"required": "Choose what it is"},
    )
    title = forms.CharField(
        label="What is it called?",
        max_length=200,
        help_text="For example, Our race equality plan and how it is going.",
        error_messages={"required": "Enter what it is called"},
    )
    slug = forms.SlugField(
        label="Its address",
        max_length=80,
        help_text="Small letters, numbers and dashes, for example progress. It stays as it is: people keep links.",
        error_messages={
            "required": "Enter its address",
            "invalid": "Its address must be letters, numbers and dashes alone, for example progress",
        },
    )

    def clean_slug(self) -> str:
        """Addresses are in small letters: two that differ in size alone would be taken for one."""
        return str(self.cleaned_data["slug"]).lower()


class WhenForm(OnceForm):
    """By which day an edition should be out, and the instant before which it must not be."""

    due_on = DateParts(label="Day by which it should be published", help_text="Everybody sees whether it was late.")
    not_before = DateParts(
        label="Day before which it must not be published",
        required=False,
        help_text="Leave it blank if it may be published as soon as it is signed off.",
    )
    time = TimeOnThatDay(
        required=False,
        help_text="As clocks in the United Kingdom show it, for example 9:30am. It is then published by itself.",
    )

    def clean(self) -> dict[str, Any]:
        """Put the instant beside the day and the time."""
        typed = super().clean() or self.cleaned_data
        on, at = typed.get("not_before"), typed.get("time")
        typed["until"] = None
        if on and at is None and "time" not in self.errors:
            self.add_error("time", "Enter the time on that day")
        elif at is not None and not on and "not_before" not in self.errors:
            self.add_error("not_before", "Enter the day, or leave the time blank")
        elif on and at is not None:
            try:
                typed["until"] = instant_of(on, at)
            except Refused as refused:
                self.add_error("time", str(refused))
        return typed


class EditionForm(WhenForm):
    """From which review an edition is made."""

    review = forms.ChoiceField(
        label="Which review is it of?",
        widget=forms.RadioSelect,
        help_text="It is made from the newest figures that were frozen for it.",
        error_messages={"required": "Choose a review", "invalid_choice": "Choose a review"},
    )
    field_order = ("review", "due_on", "not_before", "time")

    def __init__(self, *args: Any, reviews: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["review"].choices = list(reviews)


class CorrectForm(WhenForm):
    """Why a published edition is corrected."""

    reason = forms.CharField(
        label="What was wrong, and what is right now?",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Everybody reads this beside the new edition. The old one stays as it was published.",
        error_messages={"required": "Enter what was wrong, and what is right now"},
    )
    field_order = ("reason", "due_on", "not_before", "time")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].initial = today


class SignForm(OnceForm):
    """Sign an edition off."""

    said = forms.CharField(
        label="Anything to note with it",
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Kept in the organisation. It is not published.",
    )


class PublishForm(OnceForm):
    """Publish an edition. There is nothing to fill in."""


class WithdrawForm(OnceForm):
    """Why a published edition holds no longer."""

    reason = forms.CharField(
        label="Why does this edition hold no longer?",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Everybody reads this beside it.",
        error_messages={"required": "Enter why this edition holds no longer"},
    )
