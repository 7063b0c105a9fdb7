"""The form of a survey: every question of a set, and what people may say of themselves. Few must be answered."""

from collections.abc import Iterator
from typing import Any

from django import forms

from tallystick_web.core.letters import legible
from tallystick_web.declarations.rules import PREFER_NOT, Unknown, groups
from tallystick_web.questionnaires.rules import LONGEST_NAME
from tallystick_web.questionnaires.set_rules import LONGEST_WORDS, AnswerKind, AnswerSet, Question, Unit
from tallystick_web.questionnaires.wave_rules import Given

_LARGEST = 1_000_000
_GROUP, _ROLE, _OF = "you-group", "you-role", "you-of"
_WRONG = "Choose one of the answers, or leave it blank"


class AnswerForm(forms.Form):
    """Every question of a set in one form. ``about_you`` are the fields that are not questions of the set."""

    def __init__(self, *args: Any, of: AnswerSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of = of
        for question in of.question:
            self.fields[question.id] = field_of(question)
        self.fields.update(_about_you(of))

    @property
    def questions(self) -> Iterator[tuple[Question, forms.BoundField]]:
        """Each question with its field, in order."""
        return ((one, self[one.id]) for one in self.of.question)

    @property
    def about_you(self) -> tuple[forms.BoundField, ...]:
        """The fields in which people may say something of themselves."""
        return tuple(self[name] for name in (_ROLE, _GROUP, _OF) if name in self.fields)

    @property
    def given(self) -> dict[str, Given]:
        """What was answered, by the ids of questions: what was left blank is not there."""
        return {one.id: said for one in self.of.question if (said := as_given(self.cleaned_data[one.id])) != ""}

    @property
    def group(self) -> str:
        """The broad ethnic group that was chosen, or why none is known."""
        if _GROUP not in self.fields:
            return str(Unknown.NOT_ASKED)
        return str(self.cleaned_data[_GROUP]) or str(Unknown.NOT_STATED)

    @property
    def role(self) -> str:
        """The kind of people that was chosen; blank where none was."""
        return str(self.cleaned_data.get(_ROLE) or "")

    @property
    def organisation(self) -> str:
        """The organisation that somebody answers for, as they typed it; blank where they did not."""
        return legible(str(self.cleaned_data.get(_OF) or "")).strip()


def field_of(question: Question) -> forms.Field:
    """The field of a question. A question that has answers on offer is a list to choose from, or to tick in."""
    told: dict[str, Any] = {"label": question.text, "help_text": _hint(question), "required": question.must}
    offered = [(one.id, one.text) for one in question.options]
    if question.kind is AnswerKind.SEVERAL:
        return forms.MultipleChoiceField(
            choices=offered, widget=forms.CheckboxSelectMultiple, error_messages=_errors("Tick what fits"), **told
        )
    if offered:
        errors = _errors("Choose an answer")
        return forms.ChoiceField(choices=offered, widget=forms.RadioSelect, error_messages=errors, **told)
    if question.kind is AnswerKind.NUMBER:
        return forms.IntegerField(
            min_value=0,
            max_value=_LARGEST,
            error_messages=_errors("Enter a whole number", "Enter a whole number"),
            **told,
        )
    return forms.CharField(
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages={**_errors("Write an answer"), "max_length": f"Write {LONGEST_WORDS} characters or fewer"},
        **told,
    )


def _hint(question: Question) -> str:
    """What is said with a question; of a scale also what its ends are, before one chooses."""
    ends = f"0 is “{question.low_end}”, 10 is “{question.high_end}”." if question.low_end else ""
    return " ".join(one for one in (question.hint, ends) if one)


def as_given(value: Any) -> Given:
    """What a field took, as it is kept: words without letters that spoil a file, and blank for nothing."""
    if value is None or value == []:
        return ""
    return legible(value).strip() if isinstance(value, str) else value


def _about_you(of: AnswerSet) -> dict[str, forms.Field]:
    found: dict[str, forms.Field] = {}
    if of.role:
        choices = [(one.id, one.text) for one in of.role]
        found[_ROLE] = _optional("What describes you best here?", "You can leave this blank.", choices)
    if of.asks_group:
        choices = [*groups().items(), (str(Unknown.PREFER_NOT_TO_SAY), PREFER_NOT)]
        found[_GROUP] = _optional(
            "Which of these describes your ethnic group best?",
            "You can leave this blank. It shows whether people from some groups are treated worse than others.",
            choices,
        )
    if of.unit is Unit.ORGANISATIONS:
        found[_OF] = forms.CharField(
            label="Which organisation do you answer for? (optional)",
            help_text="Kept so that nobody can read it, and used only to count how many organisations answered.",
            required=False,
            max_length=LONGEST_NAME,
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )
    return found


def _optional(label: str, hint: str, choices: list[tuple[str, str]]) -> forms.Field:
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.RadioSelect,
        choices=choices,
        error_messages={"invalid_choice": _WRONG},
    )


def _errors(missing: str, invalid: str = _WRONG) -> dict[str, str]:
    names = ("invalid", "invalid_choice", "invalid_list", "min_value", "max_value")
    return {"required": missing} | dict.fromkeys(names, invalid)
