"""The forms about how we would know: baselines, targets, and what is made of an expectation."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tallystick_web.core.form_fields import DateParts
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.core.rules import Refused
from tallystick_web.numbers.measure_rules import Better
from tallystick_web.plans.rules import LONGEST_NOTE, Direction
from tallystick_web.plans.target_rules import Aim, AimKind, Whose

_AGREED_BY = "For example, the board on 4 June 2026. It stays in the plan when people change."
DIRECTIONS = {
    Better.HIGHER: Direction.UP,
    Better.LOWER: Direction.DOWN,
    Better.NEAR_ONE: Direction.TOWARDS_ONE,
}


class BaselineForm(OnceForm):
    """The value that later ones are held against."""

    point = forms.ChoiceField(label="Which value is the baseline?", widget=forms.RadioSelect)
    agreed_by = forms.CharField(label="Who agreed to it, and when?", max_length=200, help_text=_AGREED_BY)
    reason = forms.CharField(
        label="Why does it take the place of the one before?",
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Both stay on record.",
    )

    def __init__(self, *args: Any, points: Sequence[tuple[str, str]], has_one: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["point"].choices = list(points)
        if not has_one:
            del self.fields["reason"]


class TargetForm(OnceForm):
    """What a measure should come to, by when."""

    whose = forms.ChoiceField(
        label="Whose aim is it?", widget=forms.RadioSelect, choices=[(str(one), one.label) for one in Whose]
    )
    kind = forms.ChoiceField(label="What does it ask for?", widget=forms.RadioSelect)
    direction = forms.ChoiceField(
        label="Which way?", required=False, choices=[("", "Choose"), *((str(one), one.label) for one in Direction)]
    )
    value = forms.DecimalField(
        label="Which number?", required=False, max_digits=14, decimal_places=4, help_text="In the unit of the measure."
    )
    other = forms.ChoiceField(label="Which other measure?", required=False)
    item = forms.ChoiceField(label="Which outcome is it for?", required=False)
    starts_on = DateParts(label="From")
    due_on = DateParts(label="By")
    rationale = forms.CharField(
        label="Why this much, by then?", max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 3})
    )
    agreed_by = forms.CharField(label="Who agreed to it, and when?", max_length=200, help_text=_AGREED_BY)

    def __init__(
        self,
        *args: Any,
        better: Better,
        others: Sequence[tuple[str, Any]],
        outcomes: Sequence[tuple[str, str]],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.better = better
        offered = [one for one in AimKind if (one is AimKind.INTO_BAND) <= (better is Better.NEAR_ONE)]
        self.fields["kind"].choices = [(str(one), one.label) for one in offered]
        self.fields["other"].choices = [("", "None"), *others]
        self.fields["item"].choices = [("", "None"), *outcomes]
        self.fields["starts_on"].initial = today
        if better in DIRECTIONS:
            del self.fields["direction"]

    def clean(self) -> dict[str, Any]:
        """Ask for what the kind of target needs."""
        entered = super().clean() or {}
        if entered.get("kind"):
            try:
                self.aim = self._aim(entered)
            except Refused as refused:
                needs_other = AimKind(entered["kind"]).needs_other and not entered.get("other")
                self.add_error("other" if needs_other else "value", ValidationError(str(refused)))
        return entered

    def _aim(self, entered: dict[str, Any]) -> Aim:
        kind = AimKind(entered["kind"])
        chosen = DIRECTIONS.get(self.better) or (Direction(entered["direction"]) if entered.get("direction") else None)
        if chosen is None:
            raise Refused("Say which way the measure should go.")
        return Aim(
            kind=kind,
            direction=chosen,
            value=entered.get("value") if kind.needs_value else None,
            other=entered.get("other", "") if kind.needs_other else "",
        )


class TargetEndForm(OnceForm):
    """Why a target holds no longer."""

    reason = forms.CharField(
        label="Why does this target hold no longer?", max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReadingForm(OnceForm):
    """What a person makes of what the figures say."""

    said = forms.CharField(
        label="What do you make of it?",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For example: it moved, probably not because of us. The figures never say why.",
    )
