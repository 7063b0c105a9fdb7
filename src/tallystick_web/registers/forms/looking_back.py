"""Forms of the quarter's look-back: which quarter, a mark for each output, and a chance that was missed."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms

from tallystick_web.core.forms_once import OnceForm
from tallystick_web.registers.columns import LONGEST_WORDS
from tallystick_web.registers.described.outputs import LOOK_BACK_MARKS, LOOK_BACKS, MISSED_CHANCES, Mark
from tallystick_web.registers.forms.audits import ColumnsForm
from tallystick_web.registers.forms.fields import choices_of
from tallystick_web.registers.queries.entries import EntryNow

Pair = tuple[EntryNow, Any, Any]


class BeginForm(ColumnsForm):
    """Which quarter is looked back at, and what should be reached."""

    register, names, has_title = LOOK_BACKS, ("quarter_ended", "benchmark"), True


class MissedForm(ColumnsForm):
    """A chance that was missed."""

    register, names, has_title = MISSED_CHANCES, ("on", "occasion", "why"), True


class MarksForm(OnceForm):
    """A mark for each output, and what was found there."""

    def __init__(self, *args: Any, outputs: Sequence[EntryNow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._outputs = outputs
        for one in outputs:
            self.fields[f"mark-{one.id}"] = forms.ChoiceField(
                label=f"How was race considered in “{one.title}”?",
                required=False,
                choices=choices_of(LOOK_BACK_MARKS.column("mark")),
                widget=forms.RadioSelect,
            )
            self.fields[f"why-{one.id}"] = forms.CharField(
                label=f"What was found in “{one.title}” (optional)",
                required=False,
                max_length=LONGEST_WORDS,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    @property
    def pairs(self) -> list[Pair]:
        """Each output with the two questions about it."""
        return [(one, self[f"mark-{one.id}"], self[f"why-{one.id}"]) for one in self._outputs]

    @property
    def given(self) -> Mapping[UUID, tuple[Mark | None, str]]:
        """What was marked, by output."""
        said = self.cleaned_data
        marks = {one.id: (said[f"mark-{one.id}"], said[f"why-{one.id}"].strip()) for one in self._outputs}
        return {key: (Mark(mark) if mark else None, why) for key, (mark, why) in marks.items()}
