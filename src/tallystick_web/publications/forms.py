"""Forms of papers: begin one, write a part, say who closes a gap, and have it made."""

from collections.abc import Sequence
from typing import Any

from django import forms

from tallystick_web.core.form_fields import DateParts
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.publications.paper_rules import Part
from tallystick_web.publications.rules import PaperKind

_ONE_LINE = 200


class BeginPaperForm(OnceForm):
    """A new paper: what it is, for whom, and its title."""

    kind = forms.ChoiceField(
        label="What is it?", widget=forms.RadioSelect, choices=[(str(one), one.label) for one in PaperKind]
    )
    audience = forms.ChoiceField(label="Who may read it?", widget=forms.RadioSelect)
    title = forms.CharField(label="Title", max_length=200)

    def __init__(self, *args: Any, audiences: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = audiences


class WriteForm(OnceForm):
    """One part of a paper. ``seen`` is how often it was written when the page was opened."""

    text = forms.CharField(label="", required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, part: Part, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"] = _field_of(part)


def _field_of(part: Part) -> forms.Field:
    """A choice where the part has answers to choose from, a line for a short one, and a box for a long one."""
    if part.choices:
        return forms.ChoiceField(
            label=part.label,
            help_text=part.hint,
            required=False,
            widget=forms.RadioSelect,
            choices=[*part.choices, ("", "Not said")],
        )
    widget = forms.TextInput() if part.longest <= _ONE_LINE else forms.Textarea(attrs={"rows": 8})
    return forms.CharField(
        label=part.label, help_text=part.hint, required=False, max_length=part.longest, widget=widget
    )


class GapForm(OnceForm):
    """Who closes something that is missing, by when."""

    who = forms.CharField(label="Who closes it?", help_text="The role, not the name", max_length=120)
    due_on = DateParts(label="By when?", help_text="For example, 31 1 2027")


class MakeForm(OnceForm):
    """That a paper is to be made."""
