"""Forms about measures that people type in: a measure, what it means from now on, a value, and its check."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from tallystick_web.core.form_fields import DateParts
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.core.rules import Refused
from tallystick_web.core.templating import day
from tallystick_web.numbers.measure_rules import Better, Cadence, Measure, MeasureUnit
from tallystick_web.numbers.recorded import Meaning, Reading
from tallystick_web.numbers.recorded_queries import Recorded
from tallystick_web.numbers.recorded_rules import (
    LONGEST_LINK,
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_WORDS,
    Typed,
    check_days,
    check_typed,
    groups_named,
    needs_counts,
)

_YES, _NO = "yes", "no"
_LONG = {"rows": 3}
_FIXED = ("counts_people", "unit", "cadence")  # what stays as it began


def _number(label: str, help_text: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=0,
        max_value=10_000_000,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        error_messages={
            "invalid": f"{label} must be a whole number, for example 12",
            "min_value": f"{label} must be 0 or more",
        },
    )


class MeaningForm(OnceForm):
    """What a measure means. The words decide whether it seems to count people."""

    title = forms.CharField(
        label="What is it called?",
        help_text="For example: policies that were looked at for race equality.",
        max_length=LONGEST_NAME,
    )
    what = forms.CharField(
        label="What exactly is counted?",
        help_text="In a sentence, so that two people would count the same.",
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs=_LONG),
    )
    population = forms.CharField(
        label="Out of whom or what?",
        help_text="For example: every policy that was due for review in the year.",
        max_length=LONGEST_WORDS,
        required=False,
    )
    better = forms.ChoiceField(
        label="Which way should it go?", widget=forms.RadioSelect, choices=[(str(one), one.label) for one in Better]
    )
    is_things = forms.BooleanField(
        label="It counts things and nobody, although its words name a group of people", required=False
    )

    def __init__(self, *args: Any, counts_people: bool | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.counts_people = counts_people
        self.named = self._named()
        if not self.named:
            del self.fields["is_things"]

    def _named(self) -> tuple[str, ...]:
        """The words of what was sent that name a group of people, where it is said that nobody is counted."""
        people = self.data.get("counts_people") == _YES if self.counts_people is None else self.counts_people
        said = " ".join(self.data.get(name, "") for name in ("title", "what", "population"))
        return () if people else groups_named(said)

    def clean_is_things(self) -> bool:
        """Refuse words that name a group of people where nobody is said to be counted, until somebody looked."""
        if not self.cleaned_data["is_things"]:
            raise ValidationError(
                f"Its words name a group of people (“{self.named[0]}”). If it counts people, say so: small numbers are "
                "then withheld from readers. If it counts things, tick this box"
            )
        return True

    @property
    def meaning(self) -> Meaning:
        """What was entered."""
        typed = self.cleaned_data
        return Meaning(
            title=typed["title"], what=typed["what"], better=Better(typed["better"]), population=typed["population"]
        )


class MeasureForm(MeaningForm):
    """A new measure. One that takes the place of a planned one is counted as the plan says."""

    counts_people = forms.ChoiceField(
        label="Does it count people?",
        help_text=(
            "For example applicants, or people who answered a survey. Numbers of people under 10 are withheld from "
            "readers, and others are rounded. This cannot be changed later."
        ),
        widget=forms.RadioSelect,
        choices=[(_YES, "Yes, it counts people, or is about answers of people"), (_NO, "No, it counts things")],
    )
    unit = forms.ChoiceField(
        label="What is the number?",
        help_text="A share is typed as how many, and out of how many. This cannot be changed later.",
        widget=forms.RadioSelect,
        choices=[(str(one), one.label.capitalize()) for one in MeasureUnit],
    )
    cadence = forms.ChoiceField(
        label="How often is there a new figure?",
        widget=forms.RadioSelect,
        choices=[(str(one), one.label) for one in Cadence],
    )
    field_order = ("title", "what", "population", "counts_people", "is_things", "unit", "better", "cadence")

    def __init__(self, *args: Any, planned: Measure | None = None, **kwargs: Any) -> None:
        self.planned = planned
        if planned is not None:
            kwargs.setdefault("initial", {"title": planned.name, "what": planned.what, "better": planned.better})
        super().__init__(*args, counts_people=planned.counts_people if planned is not None else None, **kwargs)
        for name in _FIXED if planned is not None else ():
            del self.fields[name]

    @property
    def fixed(self) -> Mapping[str, Any]:
        """What stays as it begins: the unit, how often, and whether it counts people."""
        typed, plan = self.cleaned_data, self.planned
        if plan is not None:
            return {"unit": plan.unit, "cadence": plan.cadence, "counts_people": plan.counts_people}
        return {
            "unit": MeasureUnit(typed["unit"]),
            "cadence": Cadence(typed["cadence"]),
            "counts_people": typed["counts_people"] == _YES,
        }


class RewordForm(MeaningForm):
    """What a measure means from now on."""

    is_comparable = forms.ChoiceField(
        label="Can figures from now on be held against those before?",
        widget=forms.RadioSelect,
        choices=[
            (_YES, "Yes: the same is counted, and said better"),
            (_NO, "No: something else is counted from now on"),
        ],
    )

    def __init__(self, *args: Any, of: Recorded, **kwargs: Any) -> None:
        words = of.words
        initial = {"title": words.title, "what": words.what, "better": words.better, "population": words.population}
        super().__init__(*args, counts_people=of.counts_people, initial=initial, **kwargs)

    def clean_is_comparable(self) -> bool:
        """Whether they can."""
        return bool(self.cleaned_data["is_comparable"] == _YES)


class ValueForm(OnceForm):
    """A value of a measure, as its unit asks for it."""

    happened = _number("How many?")
    people = _number("Out of how many?")
    value = forms.DecimalField(
        label="The number",
        max_digits=14,
        decimal_places=2,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "decimal"}),
        error_messages={"required": "Enter the number", "invalid": "The number must be a number, for example 12.5"},
    )
    as_of = DateParts(label="Day that it is true of", help_text="For a period its last day, for example 31 3 2026.")
    data_date = DateParts(label="Day of the data", help_text="When they were drawn, counted or received.")
    label = forms.CharField(
        label="What is this day or period called?",
        help_text="For example: April to June 2026. Leave blank to print the day.",
        max_length=60,
        required=False,
    )
    obtained = forms.CharField(
        label="Where is the number from, and how was it counted?",
        help_text="So that the second person can look for themselves. Name nobody.",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs=_LONG),
    )
    link = forms.URLField(
        label="Address where that can be seen",
        help_text="It begins with https://. The service never opens it.",
        max_length=LONGEST_LINK,
        required=False,
        assume_scheme="https",
    )

    def __init__(self, *args: Any, of: Recorded, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of, self.today = of, today
        for name in {"happened", "people", "value"} - set(self._asked()):
            del self.fields[name]
        if "people" in self.fields and not needs_counts(of.unit):
            self.fields["people"].label = "People in the smallest group behind it"
            self.fields["people"].help_text = "Under 10, readers are not given the number."
        if "value" in self.fields:
            self.fields["value"].help_text = f"In the unit of the measure: {of.unit.label}."

    def _asked(self) -> tuple[str, ...]:
        if needs_counts(self.of.unit):
            return ("happened", "people")
        return ("value", "people") if self.of.counts_people and self.of.unit is not MeasureUnit.COUNT else ("value",)

    def clean(self) -> dict[str, Any]:
        """Say beside the first box what does not fit together."""
        typed = super().clean() or self.cleaned_data
        if not self.errors:
            self._hold_to("happened" if needs_counts(self.of.unit) else "value", self._check_numbers)
            self._hold_to("as_of", self._check_days)
        return typed

    def _hold_to(self, field: str, check: Any) -> None:
        try:
            check()
        except Refused as refused:
            self.add_error(field, str(refused))

    def _check_numbers(self) -> None:
        check_typed(self.typed, self.of.unit, counts_people=self.of.counts_people)

    def _check_days(self) -> None:
        check_days(as_of=self.cleaned_data["as_of"], data_date=self.cleaned_data["data_date"], today=self.today)

    @property
    def typed(self) -> Typed:
        """The numbers that were typed."""
        said = self.cleaned_data
        value = said.get("value")
        return Typed(
            happened=said.get("happened"),
            people=said.get("people"),
            value=Decimal(value) if value is not None else None,
        )

    @property
    def reading(self) -> Reading:
        """The value with its days, and where it is from."""
        said = self.cleaned_data
        return Reading(
            typed=self.typed,
            as_of=said["as_of"],
            data_date=said["data_date"],
            label=said["label"] or day(said["as_of"]),
            obtained=said["obtained"],
            link=said["link"],
        )


class CheckForm(OnceForm):
    """Agree to a value that somebody typed, or refuse it."""

    decision = forms.ChoiceField(
        label="Did you look where it is from, and is it right?",
        widget=forms.RadioSelect,
        choices=[("agree", "Yes: I looked, and it is right"), ("refuse", "No: it cannot stand like this")],
    )
    why = forms.CharField(
        label="If not, why not?",
        help_text="Whoever typed it reads it.",
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs=_LONG),
    )

    @property
    def is_agreed(self) -> bool:
        """Whether the value stands."""
        return bool(self.cleaned_data["decision"] == "agree")
