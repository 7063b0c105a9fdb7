"""The forms of frozen figures, of what people say beside them, and of the staff network’s view."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms

from tallystick_web.core.forms_once import OnceForm
from tallystick_web.plans.rules import Voice
from tallystick_web.reviews.rules import LONGEST_NOTE, View

_SHAPE = "It is printed as you write it, and nobody edits it."


def _text(label: str, *, help_text: str = "", rows: int = 4, required: bool = True) -> forms.CharField:
    """Words of somebody’s own: kept as they were typed, spaces and lines included."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=LONGEST_NOTE, widget=widget, strip=False
    )


class FreezeForm(OnceForm):
    """Freeze the figures of a review. Every time after the first needs a reason."""

    reason = _text(
        "Why are they frozen again?",
        rows=3,
        required=False,  # the rules ask for it: a form that was sent before must find what was done
        help_text="For example, that a figure was wrong and has been corrected. The reason is printed with the review.",
    )

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["reason"]


class VoiceForm(OnceForm):
    """What people say of an outcome, from a source beside the organisation’s own records."""

    source = forms.ChoiceField(
        label="Where do people say it?",
        widget=forms.RadioSelect,
        choices=[(str(one), one.label) for one in Voice],
    )
    said = _text(
        "What do they say?",
        help_text=(
            "Write what was asked, of how many people, and what they said. Leave out who said it, and anything by "
            "which a person could be recognised."
        ),
    )
    measure = forms.ChoiceField(
        label="Which measure holds it, where one does?",
        required=False,
        help_text="A question of a survey that is counted here already.",
    )

    def __init__(self, *args: Any, measures: Sequence[tuple[str, Sequence[tuple[str, str]]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measure"].choices = [("", "None of them"), *measures]


class AskForm(OnceForm):
    """Ask the staff network: there is nothing to enter."""


class ViewForm(OnceForm):
    """The view of the staff network of one outcome."""

    view = forms.ChoiceField(
        label="What does the staff network say?",
        widget=forms.RadioSelect,
        choices=[(str(one), one.label) for one in View],
    )
    said = _text(
        "In the network’s own words",
        required=False,
        rows=6,
        help_text=f"You need not give a reason. {_SHAPE}",
    )
    unit = forms.ChoiceField(label="Which network speaks?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, units: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(units) > 1:
            self.fields["unit"].choices = [(str(key), name) for key, name in units.items()]
        else:
            del self.fields["unit"]


class ReplyForm(OnceForm):
    """A reply to a view, of the organisation or of the network."""

    said = _text("The reply", rows=6, help_text=_SHAPE)
