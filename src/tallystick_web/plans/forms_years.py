"""The forms about plans of two years: what is one and the same, why something is left out, and what goes on."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from tallystick_web.core.forms_once import OnceForm
from tallystick_web.core.rules import Refused
from tallystick_web.plans.compare_rules import check_says_one
from tallystick_web.plans.rules import LONGEST_NOTE

Offered = Sequence[tuple[str, str]]
_MEANWHILE = "Somebody changed one of these after you opened the page. Look again, and choose once more."


class SameForm(OnceForm):
    """Which suggested pairs are indeed one item, carried on."""

    pairs = forms.MultipleChoiceField(
        label="Which of these are the same, carried on?",
        required=True,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one, or say of an item below what became of it.",
            "invalid_choice": _MEANWHILE,
        },
    )

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pairs"].choices = list(offered)


class BecameForm(OnceForm):
    """What became of an item of an earlier plan: it is an item of this one, or there is a reason why it is not."""

    into = forms.ChoiceField(
        label="Which item of this plan is it?", required=False, error_messages={"invalid_choice": _MEANWHILE}
    )
    reason = forms.CharField(
        label="If it is none of them, why is it not in this plan?",
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Whoever reads the plan next year asks.",
    )

    def __init__(self, *args: Any, others: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = [("", "None of them"), *((str(key), text) for key, text in others.items())]

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        entered = super().clean() or {}
        try:
            check_says_one(into=entered.get("into", ""), reason=entered.get("reason", ""))
        except Refused as refused:
            self.add_error("reason", ValidationError(str(refused), code="one"))
        return entered


class TakeOverForm(OnceForm):
    """Which items of an earlier plan go on in this one."""

    items = forms.MultipleChoiceField(
        label="What goes on in this plan?",
        widget=forms.CheckboxSelectMultiple,
        help_text="Each becomes a draft that says the same, for you to change.",
        error_messages={"required": "Choose what goes on in this plan", "invalid_choice": _MEANWHILE},
    )

    def __init__(self, *args: Any, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = list(offered)
