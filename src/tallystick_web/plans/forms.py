"""The forms of plans."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from tallystick_web.core.form_fields import DateParts
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.plans.rules import (
    LONGEST_NOTE,
    LONGEST_TEXT,
    Delivery,
    Direction,
    EvidenceGrade,
    Expected,
    Intervention,
    Kind,
    Voice,
    Wording,
)
from tallystick_web.plans.ways import Transition

Named = Mapping[UUID, str]
_NOBODY = [("", "Nobody yet")]
# Which fields an item of each kind has, in the order of its page.
FIELDS = {
    Kind.COMMITMENT: ("text", "note"),
    Kind.OBJECTIVE: ("text", "note"),
    Kind.OUTCOME: ("text", "note", "accountable", "accountable_title", "voice"),
    Kind.ACTION: (
        "text",
        "lead",
        "lead_title",
        "starts_on",
        "due_on",
        "intervention",
        "cause",
        "how",
        "evidence_grade",
        "evidence_source",
        "expected_measure",
        "expected_direction",
        "expected_size",
        "expected_by",
        "cost",
        "hours",
        "note",
    ),
    Kind.SUCCESS: ("text", "note"),
}


def _text(label: str, *, help_text: str = "", rows: int = 3, longest: int = LONGEST_NOTE) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=longest, widget=widget)


class BeginForm(OnceForm):
    """The plan of a year."""

    title = forms.CharField(label="What is it called?", max_length=200)
    template = forms.ChoiceField(label="How does it begin?", widget=forms.RadioSelect)
    unit = forms.ChoiceField(label="Whose plan is it?", required=False)
    starts_on = DateParts(label="First day", help_text="For example, 1 4 2026")
    ends_on = DateParts(label="Last day")

    def __init__(
        self,
        *args: Any,
        templates: Sequence[tuple[str, str]],
        units: Named,
        whole: str,
        has_earlier: bool,
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        empty = (
            "Empty: I choose what to carry over from the plan before, where there is one, and add the rest"
            if has_earlier
            else "Empty: I add everything myself"
        )
        self.fields["template"].choices = [*templates, ("", empty)]
        self.fields["template"].required = False
        first = [("", whole)] if whole else []
        self.fields["unit"].required = not whole
        self.fields["unit"].choices = [*first, *((str(key), name) for key, name in units.items())]
        year = today.year if today >= date(today.year, 4, 1) else today.year - 1
        self.fields["starts_on"].initial, self.fields["ends_on"].initial = date(year, 4, 1), date(year + 1, 3, 31)


class ItemForm(OnceForm):
    """What an item says. Which fields it has follows from its kind; ``seen`` is the version the person saw."""

    text = forms.CharField(label="In one sentence", max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 2}))
    note = _text("In other words", help_text="Anything a reader needs to understand it.")
    accountable = forms.ChoiceField(label="The one director who is accountable", required=False)
    accountable_title = forms.CharField(
        label="Their role", required=False, max_length=120, help_text="It stays in the plan when people change."
    )
    lead = forms.ChoiceField(label="The one person who leads it", required=False)
    lead_title = forms.CharField(
        label="Their role", required=False, max_length=120, help_text="It stays in the plan when people change."
    )
    voice = forms.ChoiceField(
        label="Where do people say themselves whether it has come about?",
        required=False,
        choices=[("", "Nowhere yet"), *((str(one), one.label) for one in Voice)],
    )
    starts_on = DateParts(label="Begins", required=False)
    due_on = DateParts(label="Done by", required=False)
    intervention = forms.ChoiceField(
        label="What does it do?",
        required=False,
        choices=[("", "Not said yet"), *((str(one), one.label) for one in Intervention)],
    )
    cause = _text("Which cause is it aimed at?", help_text="For example, panels that decide before they score.", rows=2)
    how = _text("Why should it work?", help_text="What it changes, and how that leads to the outcome.")
    evidence_grade = forms.ChoiceField(
        label="How good is the evidence?",
        required=False,
        choices=[("", "Not said yet"), *((str(one), one.label) for one in EvidenceGrade)],
    )
    evidence_source = forms.CharField(label="Where is the evidence from?", required=False, max_length=1000)
    expected_measure = forms.ChoiceField(label="Which measure should it move?", required=False)
    expected_direction = forms.ChoiceField(
        label="Which way?", required=False, choices=[("", "Choose"), *((str(one), one.label) for one in Direction)]
    )
    expected_size = forms.DecimalField(
        label="By how much?",
        required=False,
        max_digits=14,
        decimal_places=4,
        min_value=0,
        help_text="In the unit of the measure. Without a size, nobody can say later that there was no sign of it.",
    )
    expected_by = DateParts(label="When should that be seen?", required=False)
    cost = forms.DecimalField(label="Cost in pounds", required=False, max_digits=12, decimal_places=2, min_value=0)
    hours = forms.DecimalField(label="Hours of work", required=False, max_digits=10, decimal_places=1, min_value=0)
    under = forms.MultipleChoiceField(label="What does it serve?", required=False, widget=forms.CheckboxSelectMultiple)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = _text("Why should it change?", help_text="The reason is kept with the plan.", rows=2)

    def __init__(
        self,
        *args: Any,
        kind: Kind,
        people: Named,
        measures: Sequence[tuple[str, Any]],
        under: Sequence[tuple[str, str]] = (),
        asks_reason: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        kept = {
            *FIELDS[kind],
            "seen",
            "form_key",
            *(("under",) if under else ()),
            *(("reason",) if asks_reason else ()),
        }
        for name in set(self.fields) - kept:
            del self.fields[name]
        named = [*_NOBODY, *((str(key), name) for key, name in people.items())]
        choices = {"accountable": named, "lead": named, "under": list(under)}
        choices["expected_measure"] = [("", "None yet"), *measures]
        for name, offered in choices.items():
            if name in self.fields:
                self.fields[name].choices = offered
        self.order_fields([*FIELDS[kind], "under", "reason"])

    def clean(self) -> dict[str, Any]:
        """Ask for all of an expected effect, or for none of it."""
        entered = super().clean() or {}
        if entered.get("expected_measure"):
            for name, asked in (
                ("expected_direction", "Say which way the measure should move"),
                ("expected_by", "Say when that should be seen"),
            ):
                if not entered.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError(asked, code="day"))
        return entered

    @property
    def wording(self) -> Wording:
        """What was entered."""
        said = {name: value for name, value in self.cleaned_data.items() if name in FIELDS[self.kind]}
        expected = {name: said.pop(f"expected_{name}", None) for name in ("measure", "direction", "size", "by")}
        for name in ("accountable", "lead"):
            if name in said:
                said[name] = UUID(said[name]) if said[name] else None
        for name, kind in (("intervention", Intervention), ("evidence_grade", EvidenceGrade), ("voice", Voice)):
            if name in said:
                said[name] = kind(said[name]) if said[name] else None
        return Wording(**said, expected=_expected(expected))


def _expected(entered: Mapping[str, Any]) -> Expected | None:
    if not entered["measure"]:
        return None
    return Expected(
        measure=entered["measure"],
        direction=Direction(entered["direction"]),
        size=entered["size"],
        by=entered["by"],
    )


def initial_of(wording: Wording) -> dict[str, Any]:
    """What a form about an item begins with."""
    expected = wording.expected
    return {
        **{name: getattr(wording, name) for name in FIELDS[Kind.ACTION] if not name.startswith("expected_")},
        "accountable": str(wording.accountable or ""),
        "accountable_title": wording.accountable_title,
        "lead": str(wording.lead or ""),
        "voice": wording.voice,
        "expected_measure": expected.measure if expected else "",
        "expected_direction": expected.direction if expected else "",
        "expected_size": expected.size if expected else None,
        "expected_by": expected.by if expected else None,
    }


class MoveForm(OnceForm):
    """A step from one stage to another; ``seen`` is the version of the item that the person saw."""

    reason = _text("Why?", help_text="The reason is kept with the plan, and next year's plan shows it.")
    into = forms.ChoiceField(label="Which item does it go into?", required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, way: Transition, others: Named, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not way.asks_reason:
            del self.fields["reason"]
        if way.asks_other:
            self.fields["into"].choices = [("", "Choose"), *((str(key), text) for key, text in others.items())]
        else:
            del self.fields["into"]


class UpdateForm(OnceForm):
    """What was done about an item. Two minutes on a phone."""

    delivery = forms.ChoiceField(
        label="How is it going?", widget=forms.RadioSelect, choices=[(str(one), one.label) for one in Delivery]
    )
    said = forms.CharField(
        label="What was done, or why nothing was?",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="No names of staff, and nothing about one person's case.",
    )
    next_step = _text("What comes next?", rows=2)


class LinkForm(OnceForm):
    """What an item serves; ``seen`` is what it served when the page was opened."""

    under = forms.MultipleChoiceField(label="What does it serve?", required=False, widget=forms.CheckboxSelectMultiple)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, empty_value="")

    def __init__(self, *args: Any, under: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["under"].choices = list(under)


class MeasuresForm(OnceForm):
    """The measures that are looked at for an item; ``seen`` are those when the page was opened."""

    measures = forms.MultipleChoiceField(
        label="What would show whether it came about?", required=False, widget=forms.CheckboxSelectMultiple
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, empty_value="")

    def __init__(self, *args: Any, measures: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measures"].choices = [(one, one) for one in measures]


class TaskForm(OnceForm):
    """A task to get a measure."""

    text = forms.CharField(label="What is to be done to get one?", max_length=LONGEST_TEXT)
    lead = forms.ChoiceField(label="Who does it?")
    due_on = DateParts(label="By when?")

    def __init__(self, *args: Any, people: Named, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].choices = [("", "Choose a person"), *((str(key), name) for key, name in people.items())]


class TaskEndForm(OnceForm):
    """What came of a task."""

    said = forms.CharField(label="What came of it?", max_length=LONGEST_TEXT)


class DecideForm(OnceForm):
    """Agree to a change, or refuse it."""

    decision = forms.ChoiceField(
        label="Do you agree to this change?",
        widget=forms.RadioSelect,
        choices=[("agree", "Yes: the plan says this from now on"), ("refuse", "No: the plan stays as it is")],
    )
    why = _text("If not, why not?", help_text="Whoever asked reads it.", rows=2)
