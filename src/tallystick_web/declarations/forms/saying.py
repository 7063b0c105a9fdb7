"""The questions that people answer about themselves: no more than three on a page, and none that must be answered."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from tallystick_web.core.letters import legible
from tallystick_web.declarations.rules import (
    LONGEST_ADDRESS,
    LONGEST_WORDS,
    PREFER_NOT,
    Characteristic,
    Purpose,
    Unknown,
    categories,
)

_PREFER_NOT = (str(Unknown.PREFER_NOT_TO_SAY), PREFER_NOT)
_YES, _NO = "yes", "no"
_ASKED: Mapping[Purpose, tuple[str, str, str, str, str]] = {
    Purpose.MONITORING: (
        "May your answers be counted?",
        (
            "To see whether we hear from a wide mix of people. Nobody reads your answers for this. The service counts "
            "them with those of others, and a count is shown only where at least ten people stand behind it."
        ),
        "Yes, count my answers",
        "No, do not count them",
        "Choose whether your answers may be counted",
    ),
    Purpose.INVITATION: (
        "May we find you by how you describe yourself, to invite you?",
        (
            "One co-ordinator of invitations may then read your ethnic group and your own words, to ask you to speak, "
            "write or take part. You can see each time they did, and what for."
        ),
        "Yes, the co-ordinator may find me",
        "No, do not use it to invite me",
        "Choose whether the co-ordinator may find you, to invite you",
    ),
    Purpose.PUBLICATION: (
        "May how you describe yourself stand beside your name in something we publish?",
        (
            "For example in a programme. Nobody reads your answer for this until we have shown you the text and you "
            "agreed to it."
        ),
        "Yes, you may ask me about that",
        "No, do not publish it",
        "Choose whether it may stand beside your name",
    ),
}


class YouForm(forms.Form):
    """How somebody describes their ethnicity: from the list, in their own words, both or neither."""

    ethnicity = forms.ChoiceField(
        label="Which ethnic group describes you best?",
        help_text="You can leave this blank.",
        required=False,
        error_messages={"invalid_choice": "Choose an ethnic group from the list, or leave it blank"},
    )
    words = forms.CharField(
        label="In your own words (optional)",
        help_text="Kept as you write it. Please name nobody.",
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": f"Your own words must be {LONGEST_WORDS} characters or fewer"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ethnicity"].choices = [("", "Leave blank"), *categories(), _PREFER_NOT]

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, as it is carried to the next page."""
        chosen = self.cleaned_data["ethnicity"] or str(Unknown.NOT_STATED)
        return {"ethnicity": chosen, "words": legible(self.cleaned_data["words"])}


class MoreForm(forms.Form):
    """The other characteristics that the organisation asks about."""

    def __init__(self, *args: Any, asked: Iterable[Characteristic], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in asked:
            self.fields[str(one)] = forms.ChoiceField(
                label=one.question,
                help_text="You can leave this blank.",
                required=False,
                widget=forms.RadioSelect,
                choices=[*one.answers.items(), _PREFER_NOT],
                error_messages={"invalid_choice": "Choose one of the answers, or leave it blank"},
            )

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, as it is carried to the next page."""
        return {"others": {name: value for name, value in self.cleaned_data.items() if value}}


class UsesForm(forms.Form):
    """What the answers may be used for: each is asked for by itself, and none is chosen beforehand."""

    def __init__(self, *args: Any, asked: Iterable[Purpose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in asked:
            question, means, yes, no, missing = _ASKED[one]
            self.fields[str(one)] = forms.ChoiceField(
                label=question,
                help_text=means,
                widget=forms.RadioSelect,
                choices=[(_YES, yes), (_NO, no)],
                error_messages={"required": missing, "invalid_choice": missing},
            )

    @property
    def allowed(self) -> frozenset[Purpose]:
        """The purposes that were allowed."""
        return frozenset(Purpose(name) for name, value in self.cleaned_data.items() if value == _YES)


class WithdrawForm(forms.Form):
    """For which purposes somebody takes back what they said."""

    purposes = forms.MultipleChoiceField(
        label="What do you want to take back?",
        help_text="It is erased at once.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick what you want to take back", "invalid_choice": "Tick what is on this page"},
    )

    def __init__(self, *args: Any, held: Iterable[Purpose], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = set(held)
        self.fields["purposes"].choices = [(str(one), one.label) for one in Purpose if one in kept]

    @property
    def chosen(self) -> frozenset[Purpose]:
        """The purposes that were ticked."""
        return frozenset(map(Purpose, self.cleaned_data["purposes"]))


class AgainForm(forms.Form):
    """The address that somebody was written to."""

    address = forms.EmailField(
        label="Your e-mail address",
        help_text="The one that you were written to.",
        max_length=LONGEST_ADDRESS,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Enter your e-mail address",
            "invalid": "Enter an e-mail address like name@example.nhs.uk",
        },
    )
