"""Forms of those who read what people wrote."""

from django import forms

from tallystick_web.core.forms_once import OnceForm
from tallystick_web.questionnaires import rules
from tallystick_web.questionnaires.comment_rules import STRUCK_OUT
from tallystick_web.questionnaires.set_rules import LONGEST_WORDS

_ROOM = 500  # what stands in for short words is longer than they were


class RedactForm(OnceForm):
    """A comment, to strike words out of."""

    text = forms.CharField(
        label="What is left of it",
        help_text=f"Put {STRUCK_OUT} where a name or anything else stood by which somebody could be known.",
        max_length=LONGEST_WORDS + _ROOM,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class ThemeForm(OnceForm):
    """A theme: what several people said, in words of whoever read it."""

    text = forms.CharField(
        label="What did several people say?",
        help_text="In a sentence of your own. Their words stay here.",
        max_length=rules.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    comments = forms.IntegerField(
        label="How many people said it?",
        help_text="Others read it in tens.",
        min_value=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "nhsuk-input--width-3"}),
    )


class FollowForm(OnceForm):
    """What a theme changed."""

    changed = forms.CharField(
        label="What did it change?",
        help_text="Such as the item of the plan that was added or reworded.",
        max_length=rules.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
