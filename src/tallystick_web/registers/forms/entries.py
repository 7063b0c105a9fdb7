"""Forms about an entry of a register: what it says, that it still holds, and where it goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from tallystick_web.core.form_fields import DateParts
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.registers.columns import LONGEST_TITLE, LONGEST_WHY, LONGEST_WORDS, ColumnKind, Register, State
from tallystick_web.registers.forms.fields import Choosing, field_for, reference
from tallystick_web.registers.rules import starting_states


@dataclass(frozen=True, kw_only=True)
class Offered:
    """What an entry can point at: people who can answer for it, parts of the organisation, and, by the names of
    columns, entries of registers. A column that is in ``hidden`` is not asked for."""

    people: Mapping[UUID, str]
    units: Mapping[UUID, str]
    entries: Mapping[str, Choosing] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()


class EntryForm(OnceForm):
    """Everything that an entry of a register says."""

    def __init__(self, *args: Any, register: Register, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.register = register
        self.fields["title"] = forms.CharField(label=register.title_label, max_length=LONGEST_TITLE)
        for column in register.columns:
            if column.name not in offered.hidden:
                choosing = (
                    Choosing(names=offered.units)
                    if column.kind is ColumnKind.UNIT
                    else offered.entries.get(column.name)
                )
                self.fields[column.name] = field_for(register, column, choosing)
        self._add_common(register, offered)

    def _add_common(self, register: Register, offered: Offered) -> None:
        if offered.units:
            self.fields["unit"] = reference("Which part of the organisation is it about? (optional)", offered.units)
        hint = "They are reminded to confirm it." if register.months else ""
        self.fields["owner"] = reference("Who answers for it? (optional)", offered.people, hint=hint)
        self.fields["note"] = forms.CharField(
            label="Note (optional)",
            required=False,
            max_length=LONGEST_WORDS,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text="Name roles and groups, and nobody’s ethnicity or health.",
        )
        if register.months:
            self.fields["review_on"] = DateParts(
                label="Confirm it again by (optional)",
                help_text=f"At the latest it is asked {_after(register.months)} after it was confirmed.",
                required=False,
            )

    @property
    def entered(self) -> dict[str, Any]:
        """What was entered, by the names of columns."""
        asked = {"title", "owner", "unit", "note", "review_on", "state", *(one.name for one in self.register.columns)}
        found = {name: value for name, value in self.cleaned_data.items() if name in asked}
        several = [one.name for one in self.register.columns if one.kind is ColumnKind.SEVERAL and one.name in found]
        return found | {name: tuple(found[name]) for name in several}


class AddForm(EntryForm):
    """A new entry, and where it stands already."""

    def __init__(self, *args: Any, register: Register, offered: Offered, **kwargs: Any) -> None:
        super().__init__(*args, register=register, offered=offered, **kwargs)
        starts = _each_once(starting_states(register))
        if len(starts) > 1:
            self.fields["state"] = forms.ChoiceField(
                label="Where does it stand?",
                choices=[(one.id, one.label) for one in starts],
                widget=forms.RadioSelect,
            )
            self.order_fields(["title", "state"])


class ChangeForm(EntryForm):
    """What an entry says from now on, the version that was opened, and whether all of it was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, register: Register, offered: Offered, may_confirm: bool, **kwargs: Any) -> None:
        super().__init__(*args, register=register, offered=offered, **kwargs)
        if not register.of_people:
            self.fields["change_why"] = forms.CharField(
                label="Why is it changed? (optional)",
                help_text="What it said before stays in its history, with this reason beside it.",
                required=False,
                max_length=LONGEST_WHY,
            )
        if may_confirm:
            self.fields["is_confirmed"] = forms.BooleanField(
                label="I looked at all of it, and it is right today", required=False
            )

    def sooner(self, today: date) -> date | None:
        """The day by which it is asked again, where that was entered and lies ahead."""
        entered = self.cleaned_data.get("review_on")
        return entered if "review_on" in self.changed_data and entered and entered > today else None


class ConfirmForm(OnceForm):
    """That everything an entry says is right today, and by when it is asked again."""

    review_on = DateParts(label="Ask again sooner? (optional)", required=False)

    def __init__(self, *args: Any, register: Register, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        latest = f"Left blank, it is asked again {_after(register.months)} from today."
        self.fields["review_on"].help_text = f"{latest} For example, 31 3 2027"


class MoveForm(OnceForm):
    """Why an entry goes to another state. Of people it is not asked: the reason could be about them."""

    why = forms.CharField(
        label="Why?", max_length=LONGEST_WHY, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, register: Register, way: State, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if register.of_people:
            del self.fields["why"]
            return
        self.fields["why"].required = way.asks_why
        self.fields["why"].label = "Why?" if way.asks_why else "Why? (optional)"


def _each_once(states: tuple[State, ...]) -> list[State]:
    return list({one.id: one for one in reversed(states)}.values())[::-1]


def _after(months: int) -> str:
    years, rest = divmod(months, 12)
    if rest or not years:
        return f"{months} months" if months != 1 else "one month"
    return "a year" if years == 1 else f"{years} years"
