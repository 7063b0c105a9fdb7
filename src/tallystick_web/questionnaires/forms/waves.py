"""Forms of those who ask many people: begin a survey, invite, and the buttons that remind, move on and close."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from tallystick_web.core.form_fields import DateParts
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.questionnaires import rules
from tallystick_web.questionnaires.rules import Way
from tallystick_web.questionnaires.set_rules import AnswerSet
from tallystick_web.questionnaires.wave_rules import Begun

_LONGEST_PASTE = 200_000
_MOST_PEOPLE, _MOST_LEAST = 100_000_000, 10_000
_NUMBER = {"inputmode": "numeric", "class": "nhsuk-input--width-5"}


class BeginForm(OnceForm):
    """Everything that is settled when a survey is begun."""

    title = forms.CharField(
        label="What is this one called?",
        help_text="Something people know it by, such as “Spring 2027”.",
        max_length=rules.LONGEST_TITLE,
    )
    way = forms.ChoiceField(
        label="How do people come to it?",
        widget=forms.RadioSelect,
        choices=[(str(one), one.label) for one in Way],
        initial=str(Way.INVITED),
    )
    opens_on = DateParts(label="First day for answers")
    closes_on = DateParts(label="Last day for answers", help_text="It closes of itself after that day.")
    asked = forms.IntegerField(
        label="How many people could answer? (optional)",
        help_text="Where one link is for all. People who are invited are counted.",
        required=False,
        min_value=1,
        max_value=_MOST_PEOPLE,
        widget=forms.TextInput(attrs=_NUMBER),
    )
    least = forms.IntegerField(
        label="From how many answers on are figures shown?",
        help_text="Of fewer nothing is shown, to nobody.",
        max_value=_MOST_LEAST,
        widget=forms.TextInput(attrs=_NUMBER),
    )
    told = forms.CharField(
        label="What do people read first? (optional)",
        help_text="Who asks, why, and what will become of it.",
        required=False,
        max_length=rules.LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    method = forms.CharField(
        label="How were people chosen and asked? (optional)",
        help_text="Printed with the figures. Say whose advice you took on how to ask.",
        required=False,
        max_length=rules.LONGEST_REASON,
    )
    piece = forms.ChoiceField(label="Which piece of work is it about? (optional)", required=False)

    def __init__(self, *args: Any, of: AnswerSet, pieces: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["least"].initial = of.least
        if pieces:
            self.fields["piece"].choices = [("", "None"), *pieces]
        else:
            del self.fields["piece"]

    def begun(self, entered: Mapping[str, Any], pieces: Mapping[str, tuple[str, Any]]) -> Begun:
        """What was entered. ``pieces`` are kinds and ids of pieces of work by the values of the choice."""
        kind, piece = pieces.get(entered.get("piece") or "", ("", None))
        return Begun(
            title=entered["title"],
            way=Way(entered["way"]),
            opens_on=entered["opens_on"],
            closes_on=entered["closes_on"],
            least=entered["least"],
            asked=entered["asked"],
            told=entered["told"],
            method=entered["method"],
            piece_kind=kind,
            piece=piece,
        )


class InviteForm(OnceForm):
    """Addresses, as people paste them."""

    addresses = forms.CharField(
        label="E-mail addresses",
        help_text=f"One a line, {rules.MOST_ADDRESSES} at most. Whoever has a link already gets no second one.",
        max_length=_LONGEST_PASTE,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )


class ButtonForm(OnceForm):
    """A button: nothing is entered."""
