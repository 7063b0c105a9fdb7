"""Forms of reflections: what is written, and with whom it is shared."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms

from tallystick_web.core.forms_once import OnceForm
from tallystick_web.questionnaires.forms.answering import as_given, field_of
from tallystick_web.questionnaires.set_rules import AnswerSet, Question
from tallystick_web.questionnaires.wave_rules import Given

_NOBODY = "nobody"


class WriteForm(OnceForm):
    """Every question of a reflection; any of them can be left blank."""

    def __init__(self, *args: Any, of: AnswerSet, given: Mapping[str, Given] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=dict(given or {}), **kwargs)
        self.of = of
        for question in of.question:
            self.fields[question.id] = field_of(question)
            self.fields[question.id].required = False

    @property
    def asked(self) -> Iterator[tuple[Question, forms.BoundField]]:
        """Each question with its field, in order."""
        return ((one, self[one.id]) for one in self.of.question)

    @property
    def given(self) -> dict[str, Given]:
        """What was written, by the ids of questions: what was left blank is not there."""
        said = ((one.id, as_given(self.cleaned_data.get(one.id))) for one in self.of.question)
        return {key: value for key, value in said if value != ""}


class ShareForm(OnceForm):
    """The one person who may read it, or nobody."""

    reader = forms.ChoiceField(
        label="Who may read it beside you?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose somebody, or nobody"},
    )

    def __init__(self, *args: Any, people: Sequence[tuple[UUID, str]], reader: UUID | None, **kwargs: Any) -> None:
        super().__init__(*args, initial={"reader": str(reader) if reader else _NOBODY}, **kwargs)
        self.fields["reader"].choices = [(_NOBODY, "Nobody"), *((str(key), name) for key, name in people)]

    @staticmethod
    def chosen(entered: Mapping[str, Any]) -> UUID | None:
        """Who was chosen; None for nobody."""
        return None if entered["reader"] == _NOBODY else UUID(entered["reader"])
