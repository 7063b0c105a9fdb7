"""The forms of consultations and of protected time."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms

from tallystick_web.core.form_fields import DateParts
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.reviews.heard_rules import CONSULTED
from tallystick_web.reviews.rules import LONGEST_NOTE, Body


class ConsultationForm(OnceForm):
    """Who is asked what, until when, and by when they hear what came of it."""

    body = forms.ChoiceField(
        label="Who is asked?", widget=forms.RadioSelect, choices=[(str(one), one.label) for one in CONSULTED]
    )
    unit = forms.ChoiceField(label="Which staff network?", required=False)
    step = forms.ChoiceField(
        label="For which step of a review?",
        required=False,
        help_text="A step counts only what was begun for it.",
    )
    title = forms.CharField(label="What is it about, in a few words?", max_length=200)
    asks = forms.CharField(
        label="What do you ask?",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Say what has been decided already and what has not, so that people know what they can change.",
    )
    closes_on = DateParts(label="Last day for comments")
    reply_due_on = DateParts(
        label="Day by which you reply", help_text="Everybody who is asked sees this day, and whether it was kept."
    )

    def __init__(
        self,
        *args: Any,
        days: tuple[date, date],
        networks: Mapping[UUID, str],
        steps: Mapping[UUID, str],
        body: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closes_on"].initial, self.fields["reply_due_on"].initial = days
        if steps:
            offered = [(str(key), text) for key, text in steps.items()]
            self.fields["step"].choices = [("", "None: it belongs to no review"), *offered]
        else:
            del self.fields["step"]
        if body in CONSULTED:
            self.fields["body"].initial = body
        if networks:
            choices = [(str(key), name) for key, name in networks.items()]
            self.fields["unit"].choices = [("", "None by name, or it is not a network that is asked"), *choices]
        else:
            del self.fields["unit"]

    def clean(self) -> dict[str, Any]:
        """A network is named only where networks are asked."""
        entered = super().clean() or {}
        if entered.get("unit") and entered.get("body") != Body.NETWORK:
            self.add_error("unit", "Choose a network only where the staff network is asked")
        return entered


class CommentForm(OnceForm):
    """What somebody thinks."""

    said = forms.CharField(
        label="What do you think?", max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 6})
    )


class ReplyForm(OnceForm):
    """You said, we did."""

    heard = forms.CharField(
        label="What did people say?",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="In your own words, so that nobody can be told from theirs. Say also what you did not expect.",
    )
    did = forms.CharField(
        label="What was done about it?",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Where something was not done, say why.",
    )


def _hours(label: str, *, most: int, help_text: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=Decimal("0.1"), max_value=most, decimal_places=1, help_text=help_text
    )


def _whom(label: str, people: Iterable[tuple[UUID, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", "Choose"), *((str(key), name) for key, name in people)])


class CoordinatorForm(OnceForm):
    """Who besides each person themselves sees protected time."""

    def __init__(self, *args: Any, people: Iterable[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = _whom("Who sees the hours that people are promised and use?", people)


class PromiseForm(OnceForm):
    """Hours a month for somebody who accepted a named role."""

    what_for = forms.CharField(
        label="For which role?", max_length=200, help_text="For example, mentor, or member of interview panels."
    )
    hours = _hours("How many hours a month?", most=200, help_text="For example, 8 or 7.5")
    starts_on = DateParts(label="First day")
    ends_on = DateParts(label="Last day", help_text="Promise for a year at most, then ask again.")

    def __init__(self, *args: Any, people: Iterable[tuple[UUID, str]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = _whom("Who is promised the time?", people)
        self.order_fields(["person"])
        self.fields["starts_on"].initial = today
        self.fields["ends_on"].initial = today + timedelta(days=364)


class PromiseEndForm(OnceForm):
    """From when hours are promised no longer."""

    last_on = DateParts(label="Last day on which the time is promised")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last_on"].initial = today


class NoteForm(OnceForm):
    """Hours that somebody was asked for on a day."""

    on = DateParts(label="On which day?")
    hours = _hours("How many hours?", most=24, help_text="For example, 2 or 1.5. Count the time to prepare.")
    what_for = forms.CharField(
        label="What for?",
        max_length=200,
        help_text="For example, interview panel. Name no other person.",
    )
    in_protected = forms.ChoiceField(
        label="Which time was it?",
        widget=forms.RadioSelect,
        choices=[
            ("yes", "Protected time, inside working hours"),
            ("no", "Own time, or other work had to wait"),
        ],
    )

    def __init__(self, *args: Any, people: Iterable[tuple[UUID, str]], whose: UUID, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today
        offered = list(people)
        if offered:
            self.fields["person"] = _whom("Whose time was it?", offered)
            self.fields["person"].initial = str(whose)
            self.order_fields(["person"])


class TakeBackForm(OnceForm):
    """Take an entry back."""
