"""Forms of those who choose what is asked, who ask, and who invite."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms

from tallystick_web.core.forms_once import OnceForm
from tallystick_web.declarations import rules
from tallystick_web.declarations.rules import Characteristic, Choice, Purpose


class PlainForm(OnceForm):
    """A button: nothing is entered."""


class ChooseForm(OnceForm):
    """What people are asked, and for what."""

    notice = forms.CharField(
        label="What people read before they answer",
        help_text="Who asks, why, on which legal ground, and whom they can write to.",
        max_length=rules.LONGEST_NOTICE,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    purposes = forms.MultipleChoiceField(
        label="What do you ask people to allow?",
        help_text="Each is asked by itself, and can be taken back by itself.",
        widget=forms.CheckboxSelectMultiple,
        choices=[(str(one), one.label) for one in Purpose],
    )
    characteristics = forms.MultipleChoiceField(
        label="What do you ask besides ethnicity?",
        help_text="Ask only what you will use. It is used for counting alone.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(str(one), one.label) for one in Characteristic],
    )
    months = forms.IntegerField(
        label="After how many months is an answer erased?",
        help_text=f"From {rules.FEWEST_MONTHS} to {rules.MOST_MONTHS}. Then people can be asked again.",
        min_value=rules.FEWEST_MONTHS,
        max_value=rules.MOST_MONTHS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "nhsuk-input--width-3"}),
    )

    @property
    def choice(self) -> Choice:
        """What was chosen."""
        entered = self.cleaned_data
        return Choice(
            characteristics=tuple(one for one in Characteristic if one in entered["characteristics"]),
            purposes=tuple(one for one in Purpose if one in entered["purposes"]),
            notice=entered["notice"],
            months=entered["months"],
        )


class FindForm(forms.Form):
    """Whose names are listed."""

    q = forms.CharField(label="Name", required=False, max_length=120)


class WhoForm(FindForm):
    """Who gave notice: found by the whole of it, and by nothing less."""

    q = forms.CharField(label="Their whole name, or their e-mail address", required=False, max_length=120)


class AskForm(OnceForm):
    """Whom to ask, of those on the page."""

    subjects = forms.MultipleChoiceField(
        label="Whom do you ask?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Tick whom you want to ask",
            "invalid_choice": "One of those you ticked cannot be asked now. Open the page again",
        },
    )

    def __init__(self, *args: Any, people: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subjects"].choices = [(str(key), name) for key, name in people.items()]

    @property
    def chosen(self) -> tuple[UUID, ...]:
        """The ids of who was ticked."""
        return tuple(map(UUID, self.cleaned_data["subjects"]))


class StopForm(OnceForm):
    """Who gave notice to stop, of those with a name."""

    person = forms.ChoiceField(
        label="Who gave notice?",
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Choose somebody on this page", "required": "Choose who gave notice"},
    )

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = list(people)

    @property
    def chosen(self) -> tuple[str, UUID]:
        """The kind and the id of who was chosen."""
        kind, _, key = self.cleaned_data["person"].rpartition("/")
        return kind, UUID(key)


class InviteForm(OnceForm):
    """Whom the co-ordinator looks for, and what for."""

    what_for = forms.CharField(
        label="What is the invitation for?",
        help_text="Everybody you are shown can read this, with your name.",
        max_length=rules.LONGEST_WHAT_FOR,
    )
    kind = forms.ChoiceField(label="Among whom?")
    group = forms.ChoiceField(label="Ethnic group (optional)", required=False)
    words = forms.CharField(label="A word of their own words (optional)", required=False, max_length=60)
    page = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=999, initial=1)
    # What they are invited to, where the co-ordinator came from there: those they choose are taken back to it.
    register = forms.SlugField(widget=forms.HiddenInput, required=False)
    entry = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, kinds: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, text) for kind, text in kinds.items()]
        self.fields["group"].choices = [("", "Any"), *rules.groups().items()]


class ChosenForm(forms.Form):
    """Whom the co-ordinator takes along, of those found: their ids, and nothing of what they said."""

    person = forms.MultipleChoiceField(label="Whom do you want to ask?", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, people: Iterable[tuple[UUID, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = list(people)
        self.fields["person"].choices = [(str(key), name) for key, name, _ in found]
        self.fields["person"].option_hints = {str(key): describes for key, _, describes in found}
