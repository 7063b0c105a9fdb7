"""The form about the words for ethnic groups."""

from typing import Any

from django import forms

from tallystick.vocabulary.groups import capitalised
from tallystick.vocabulary.terms import terms
from tallystick_web.core.form_fields import DateParts
from tallystick_web.core.forms_once import OnceForm


class WordsForm(OnceForm):
    """Which collective term, why, and who was asked."""

    term = forms.ChoiceField(label="Which collective term do you use?", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Why this one?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Everybody in your organisation can read this.",
    )
    consulted = forms.CharField(
        label="Who was asked, and how?",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=(
            "For example: the staff network’s meeting in May, and a survey that 240 people answered. Name groups, not "
            "people."
        ),
    )
    review_on = DateParts(label="When will you look at this again?", help_text="Two years is usual.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [one for one in terms() if one.offered]
        self.fields["term"].choices = [(one.id, capitalised(one.full)) for one in offered]
        self.fields["term"].option_hints = {one.id: one.note for one in offered}
