"""Forms about taking part: who to ask, who spoke, how they were paid, and what was wrong."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms

from tallystick_web.core.forms_once import OnceForm
from tallystick_web.core.templating import capitalize_first
from tallystick_web.registers.asked_rules import HowAsked
from tallystick_web.registers.columns import LONGEST_TEXT, Choice
from tallystick_web.registers.described.contacts import ContactRole, Topic
from tallystick_web.registers.part_rules import LONGEST_WHY, Found, Paid, Prominence, Stage, TakesPartAs
from tallystick_web.registers.queries.people import Wanted

NOT_ON_LIST = "nobody"
_MOST_DAYS = Decimal(400)


def _choices(of: Iterable[Choice]) -> list[tuple[str, str]]:
    return [(str(one), capitalize_first(one.label)) for one in of]


def _radios(label: str, of: Iterable[Choice], *, initial: str | None = None, hint: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=_choices(of), initial=initial, help_text=hint, widget=forms.RadioSelect
    )


class SearchForm(forms.Form):
    """Who is looked for on the list."""

    role = forms.ChoiceField(label="Can be asked as", required=False)
    topic = forms.ChoiceField(label="Topic", required=False)
    words = forms.CharField(label="Name or organisation", required=False, max_length=LONGEST_TEXT)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", "Anything"), *_choices(tuple(ContactRole))]
        self.fields["topic"].choices = [("", "Any"), *_choices(tuple(Topic))]

    @property
    def wanted(self) -> Wanted:
        """What was asked for; everybody where it cannot be read."""
        chosen = self.cleaned_data if self.is_valid() else {}
        return Wanted(**{name: chosen.get(name, "") for name in ("role", "topic", "words")})


def ids_among(sent: Iterable[str]) -> frozenset[UUID]:
    """The ids of people whom a link to the list chose; what is no id is left out."""
    found: set[UUID] = set()
    for one in sent:
        with suppress(ValueError):
            found.add(UUID(one))
    return frozenset(found)


class PanelForm(OnceForm):
    """The people who are thought of or were invited, and for what."""

    people = forms.MultipleChoiceField(
        label="Who?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one person",
            "invalid_choice": "Somebody you chose is not in this list any more. Open the page again",
        },
    )
    stage = _radios("Are they thought of, or were they invited?", (Stage.CONSIDERED, Stage.INVITED))
    all_the_same = forms.BooleanField(
        label="Ask them all the same, where they were asked as often as they agreed to", required=False
    )

    def __init__(
        self, *args: Any, people: Mapping[UUID, tuple[str, str]], parts: Sequence[TakesPartAs], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = [(str(key), name) for key, (name, _) in people.items()]
        self.fields["people"].option_hints = {str(key): says for key, (_, says) in people.items()}
        _add_slot(self, parts)

    def clean_people(self) -> list[UUID]:
        """The ids of who was chosen."""
        return [UUID(one) for one in self.cleaned_data["people"]]


class AppearanceForm(OnceForm):
    """Somebody who took part, whether or not they were invited here."""

    person = forms.ChoiceField(
        label="Who took part?", error_messages={"required": "Choose who took part, or that they are not on the list"}
    )
    found = _radios("How did you find them?", tuple(Found))
    days = forms.DecimalField(
        label="Days bought (optional)",
        required=False,
        min_value=Decimal(0),
        max_value=_MOST_DAYS,
        decimal_places=1,
        help_text="For trainers and facilitators, such as 0.5 for half a day.",
    )

    def __init__(self, *args: Any, people: Mapping[UUID, str], parts: Sequence[TakesPartAs], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(key), name) for key, name in people.items()]
        self.fields["person"].choices = [("", "Choose"), (NOT_ON_LIST, "Somebody who is not on the list"), *named]
        _add_slot(self, parts)

    @property
    def contact(self) -> UUID | None:
        """The entry of who took part; None for who is not on the list."""
        chosen = self.cleaned_data["person"]
        return None if chosen == NOT_ON_LIST else UUID(chosen)


class NothingForm(OnceForm):
    """A step that needs no answer but that it is meant."""


class PaidForm(OnceForm):
    """Whether somebody was paid."""

    paid = _radios("Were they paid for it?", tuple(Paid))


class WrongForm(OnceForm):
    """What was wrong about a step."""

    why = forms.CharField(
        label="What was wrong?",
        help_text="Kept beside the step. Name nobody.",
        max_length=LONGEST_WHY,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MergeForm(OnceForm):
    """Which of two entries of one person stays."""

    kept = forms.ChoiceField(
        label="Which entry stays?",
        widget=forms.RadioSelect,
        help_text="The other is no longer used. What both took part in is counted as one person’s.",
        error_messages={"required": "Choose which entry stays"},
    )

    def __init__(self, *args: Any, entries: Mapping[UUID, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kept"].choices = [(str(key), name) for key, (name, _) in entries.items()]
        self.fields["kept"].option_hints = {str(key): says for key, (_, says) in entries.items()}

    def clean_kept(self) -> UUID:
        """The id of the entry that stays."""
        return UUID(self.cleaned_data["kept"])


class ForgetForm(OnceForm):
    """How somebody asked to be forgotten."""

    how = _radios("How did they ask?", tuple(HowAsked))
    is_meant = forms.BooleanField(
        label="I checked that it was this person who asked",
        error_messages={"required": "Say that you checked who asked"},
    )


def _add_slot(form: OnceForm, parts: Sequence[TakesPartAs]) -> None:
    """Ask as what somebody takes part, and how prominent that is."""
    only = str(parts[0]) if len(parts) == 1 else None
    form.fields["part"] = _radios("As what?", parts, initial=only)
    form.fields["prominence"] = _radios(
        "How prominent?",
        tuple(Prominence),
        initial=str(Prominence.OTHER),
        hint="A main slot is one that people come for, such as an opening talk.",
    )
