"""The forms of questions."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms

from tallystick_web.core.form_fields import DateParts
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.core.rules import Refused
from tallystick_web.reviews.question_rules import Sorted, check_says_why
from tallystick_web.reviews.rules import LONGEST_NOTE, LONGEST_TEXT, Body, Confidence

_YES, _NO = "yes", "no"


class SortForm(forms.Form):
    """Which questions are shown, and under what."""

    show = forms.ChoiceField(
        label="Which questions?", required=False, choices=[("open", "Open ones"), ("all", "All, closed ones as well")]
    )
    by = forms.ChoiceField(label="Sorted by", required=False, choices=[(str(one), one.label) for one in Sorted])


class AskForm(OnceForm):
    """A question, on whose behalf it is asked, and to whom."""

    text = forms.CharField(
        label="What is the question?",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Do not name members of staff who hold no office, or say anything that tells who they are.",
    )
    body = forms.ChoiceField(label="On whose behalf is it asked?", widget=forms.RadioSelect)
    to_title = forms.CharField(
        label="To which role is it put?",
        max_length=120,
        help_text="For example, the Director of human resources. It stays with the question when people change.",
    )
    to = forms.ChoiceField(
        label="Who holds that role now? (optional)",
        required=False,
        help_text="They find the question under what is due from them, and can answer it.",
    )
    due_on = DateParts(label="Answer due by (optional)", required=False, help_text="For example, 4 6 2027")
    review = forms.ChoiceField(label="In which review is it asked? (optional)", required=False)
    item = forms.ChoiceField(label="Which outcome or action is it about? (optional)", required=False)
    set_question = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        bodies: Sequence[Body],
        people: Mapping[UUID, str],
        reviews: Mapping[UUID, str],
        items: Mapping[UUID, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = [(str(one), one.label) for one in bodies]
        if len(bodies) == 1:
            self.fields["body"].initial = str(bodies[0])
        self._offer("to", people, "Nobody by name")
        self._offer("review", reviews, "None")
        self._offer("item", items, "None")

    def _offer(self, name: str, found: Mapping[UUID, str], none: str) -> None:
        if found:
            self.fields[name].choices = [("", none), *((str(key), text) for key, text in found.items())]
        else:
            del self.fields[name]


class AnswerForm(OnceForm):
    """An answer, how sure whoever gives it is, and what is done next."""

    said = forms.CharField(
        label="What is the answer?",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="If it is not known, say so, and what is done to find out.",
    )
    confidence = forms.ChoiceField(
        label="How sure are you of it?",
        widget=forms.RadioSelect,
        choices=[(str(one), one.label) for one in Confidence],
    )
    next_step = forms.CharField(
        label="What is done next? (optional)",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    next_on = DateParts(label="Done by (optional)", required=False)


class JudgeForm(OnceForm):
    """Whether an answer is accepted. ``answer`` is the one that the page showed."""

    is_accepted = forms.ChoiceField(
        label="Is the answer accepted?",
        widget=forms.RadioSelect,
        choices=[
            (_YES, "Yes: the question is closed"),
            (_NO, "No: it stands on the next agenda, and is to be answered again"),
        ],
    )
    said = forms.CharField(
        label="What is missing, or what should be kept in mind?",
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed where the answer is not accepted.",
    )
    answer = forms.UUIDField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask for a reason where there must be one."""
        entered = super().clean() or {}
        try:
            check_says_why(is_accepted=entered.get("is_accepted") != _NO, said=entered.get("said", ""))
        except Refused as refused:
            self.add_error("said", str(refused))
        return entered

    @property
    def accepts(self) -> bool:
        """Whether yes was chosen."""
        return self.cleaned_data["is_accepted"] == _YES


class TakeBackForm(OnceForm):
    """Why a question is taken back."""

    said = forms.CharField(
        label="Why is the question taken back?",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The question stays on record, with this reason.",
    )
