"""Forms of scored frameworks: begin one, score a part, offer it to a second person, and decide."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django import forms

from tallystick_web.core.forms_once import OnceForm
from tallystick_web.core.templating import capitalize_first
from tallystick_web.questionnaires import rules
from tallystick_web.questionnaires.framework_rules import Given, problems_of
from tallystick_web.questionnaires.set_rules import Option, Question

_BE_PUBLIC = "Others read this, and so may the public: name groups and roles rather than people."
_AGREE, _SEND_BACK = "agree", "send-back"


class BeginForm(OnceForm):
    """The year that is assessed."""

    year = forms.ChoiceField(label="Which year is it of?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, years: Collection[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.years = {one.isoformat(): one for one in years}
        self.fields["year"].choices = [
            (key, capitalize_first(rules.year_in_words(one))) for key, one in self.years.items()
        ]

    def year_ended(self, entered: Mapping[str, Any]) -> date:
        """The last day of the year that was chosen."""
        return self.years[entered["year"]]


class ScoreForm(OnceForm):
    """One part of a framework. ``seen`` is how often it was scored when the page was opened."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    answer = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one of the answers", "invalid_choice": "Choose one of the answers"},
    )
    explanation = forms.CharField(
        required=False, max_length=rules.LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 4})
    )
    evidence = forms.CharField(
        label="On which evidence does it stand? (optional)",
        help_text="Say where others can see it. An address of a page goes on a line of its own. Files are added on the "
        "page of the assessment.",
        required=False,
        max_length=rules.LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    tested_with = forms.CharField(
        label="With whom was the evidence looked at? (optional)",
        help_text="Such as the staff network, patients or another organisation. Name groups rather than people.",
        required=False,
        max_length=rules.LONGEST_REASON,
    )

    def __init__(
        self, *args: Any, question: Question, given: Given | None = None, times: int = 0, **kwargs: Any
    ) -> None:
        said = vars(given) if given else {}
        super().__init__(*args, initial={"seen": times, **said}, **kwargs)
        self.question = question
        self.fields["explanation"].label, self.fields["explanation"].help_text = _explanation(question)
        if question.options:
            self.fields["answer"].label = question.text
            self.fields["answer"].choices = [(one.id, one.text) for one in question.options]
        else:
            del self.fields["answer"]

    def given(self, entered: Mapping[str, Any]) -> Given:
        """What was entered."""
        return Given(
            answer=entered.get("answer") or "",
            explanation=entered.get("explanation") or "",
            evidence=(entered.get("evidence") or "").replace("\r\n", "\n"),
            tested_with=entered.get("tested_with") or "",
        )

    def clean(self) -> dict[str, Any]:
        """Say what is wrong beside the field it stands in."""
        cleaned = super().clean() or self.cleaned_data
        for name, problem in problems_of(self.question, self.given(cleaned)).items():
            if name not in self.errors:
                self.add_error(name, problem)
        return cleaned


class OfferForm(OnceForm):
    """What is said of an assessment in words."""

    summary = forms.CharField(
        label="What did this assessment find?",
        help_text=f"A few sentences that stand above the scores. Leave numbers to the page. {_BE_PUBLIC}",
        max_length=rules.LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class DecideForm(OnceForm):
    """What the second person says. ``seen`` is how many steps there were when the page was opened."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    decision = forms.ChoiceField(
        label="What do you say?",
        widget=forms.RadioSelect,
        choices=[(_AGREE, "I agree"), (_SEND_BACK, "I send it back")],
        error_messages={"required": "Choose whether you agree"},
    )
    why = forms.CharField(
        label="Why do you send it back? (leave blank if you agree)",
        help_text="Whoever scored it reads this.",
        required=False,
        max_length=rules.LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_public = forms.BooleanField(
        label="Let the public read the summary",
        help_text="It can then be printed in what the organisation publishes. It names nobody who scored or decided.",
        required=False,
    )

    @staticmethod
    def agrees(entered: Mapping[str, Any]) -> bool:
        """Whether the second person agrees."""
        return bool(entered["decision"] == _AGREE)


def _explanation(question: Question) -> tuple[str, str]:
    """The label of what is explained, and what is said beside it: where some answers need it, which."""
    if not question.options:
        return question.text, _BE_PUBLIC
    needs = _followed(question.options)
    asked = f"Needed if you choose {needs}. " if needs else ""
    return ("Why is that so?" if needs else "Why is that so? (optional)"), f"{asked}{_BE_PUBLIC}"


def _followed(options: Collection[Option]) -> str:
    return " or ".join(f"“{one.text}”" for one in options if one.to_follow)
