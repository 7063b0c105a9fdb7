"""The forms of reviews and their steps."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from tallystick_web.core.form_fields import DateParts
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.reviews.rules import LONGEST_NOTE, Verdict

Choices = Sequence[tuple[str, str]]
_FIRST_YEAR, _LAST_YEAR = 2015, 2100
_PRINTED = "The reason is printed with the review."


def _text(label: str, *, help_text: str = "", asks: str = "") -> forms.CharField:
    """A box for a few sentences. ``asks`` is said where it is left blank; blank where it may be."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(asks),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": asks},
    )


class BeginForm(OnceForm):
    """What is reviewed, in which steps, and from when."""

    cycle = forms.ChoiceField(
        label="What kind of review is it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what kind of review it is"},
    )
    title = forms.CharField(
        label="What is it called?",
        max_length=200,
        help_text="For example, Six-monthly review, December 2026",
        error_messages={"required": "Enter what it is called"},
    )
    plan = forms.ChoiceField(
        label="Which plan does it look at?",
        required=False,
        help_text="Choose one for a year of figures as well: the staff network gives its view of its outcomes.",
    )
    year = forms.IntegerField(
        label="Which year of figures does it look at?",
        required=False,
        min_value=_FIRST_YEAR,
        max_value=_LAST_YEAR,
        help_text="The year of the snapshot, for a review of figures. For example, 2026",
    )
    begins_on = DateParts(
        label="First day",
        help_text="The days of all steps are worked out from this one. Each can be moved later, with a reason.",
    )

    def __init__(self, *args: Any, cycles: Choices, plans: Choices, plan: str, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cycle"].choices = list(cycles)
        self.fields["plan"].choices = [*plans, ("", "No plan")]
        self.fields["plan"].initial, self.fields["begins_on"].initial = plan, today


class DoneForm(OnceForm):
    """That a step was done, and when."""

    held_on = DateParts(label="When was it done?")
    said = _text("What came of it?", help_text="Everybody who reads this review reads it. No names of staff.")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["held_on"].initial = today


class ReasonForm(OnceForm):
    """Why a step is left out, or opened again."""

    reason = _text("Why?", help_text=_PRINTED, asks="Say why")


class MoveForm(OnceForm):
    """Another day for a step, and why."""

    to = DateParts(label="New day")
    reason = _text("Why?", help_text=_PRINTED, asks="Say why")


class DecideForm(OnceForm):
    """What a body decided, on which day, and where it is minuted."""

    verdict = forms.ChoiceField(
        label="What was decided?",
        widget=forms.RadioSelect,
        choices=[(str(one), one.label) for one in Verdict],
        error_messages={"required": "Choose what was decided"},
    )
    said = _text(
        "Conditions, or why it is referred back", help_text="Needed unless it was approved without conditions."
    )
    again = forms.MultipleChoiceField(
        label="What must be done again?",
        help_text="Only where it is referred back.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    decided_on = DateParts(label="Day of the meeting")
    minute = forms.CharField(
        label="Number of the minute", required=False, max_length=200, help_text="For example, 2026/41, item 7"
    )

    number = forms.TypedChoiceField(
        label="Which figures did the meeting have?",
        widget=forms.RadioSelect,
        coerce=int,
        error_messages={"required": "Choose the figures that the meeting had"},
    )

    def __init__(
        self, *args: Any, again: Choices, frozen: Sequence[tuple[int, str]], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["again"].choices = list(again)
        self.fields["decided_on"].initial = today
        if len(frozen) > 1:
            self.fields["number"].choices = list(frozen)
        else:
            del self.fields["number"]  # there is nothing to choose
