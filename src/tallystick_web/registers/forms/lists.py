"""What is asked for of a register: a text, a state, answers, whose entries, stale ones, and in which order."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms

from tallystick_web.registers.columns import LONGEST_TEXT, Column, ColumnKind, Register
from tallystick_web.registers.forms.fields import YES_OR_NO, choices_of
from tallystick_web.registers.queries.lists import BY_ADDED, BY_REVIEW, BY_TITLE, NOT_OVER, Wanted, orders_of

ANY = "any"
_ORDERS = {BY_TITLE: "Title", BY_REVIEW: "First to be confirmed", BY_ADDED: "Newest in the register"}


class ListForm(forms.Form):
    """Which entries are listed. What cannot be asked for is left out. A column is asked for as ``is-`` and its name."""

    text = forms.CharField(label="Find by words", required=False, max_length=LONGEST_TEXT)

    def __init__(
        self, *args: Any, register: Register, pointing: Mapping[str, Mapping[UUID, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.register = register
        self.filters = [one for one in register.columns if one.is_filter and choices_in(one, pointing)]
        states = {one.id: one.label for one in register.states}
        self._add(
            "state", "Where it stands", [("", "What is not over"), (ANY, "All, also what is over"), *states.items()]
        )
        for column in self.filters:
            self._add(f"is-{column.name}", column.label, [("", "Any"), *choices_in(column, pointing)])
        self._add("owner", "Who answers for it", [("", "Anybody"), ("me", "I do")])
        if register.months:
            self._add("stale", "Stale", [("", "Any"), ("yes", "Only what was not confirmed in time")])
        orders = [(one, _ORDERS.get(one) or f"Newest: {_lowered(register, one)}") for one in orders_of(register)]
        self._add("order", "In which order", orders)

    def _add(self, name: str, label: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name] = forms.ChoiceField(label=label, required=False, choices=choices)

    def wanted(self, *, me: UUID, page: int) -> Wanted:
        """What is asked for."""
        asked = self.chosen
        answers = {
            one.name: _answer(one, asked[f"is-{one.name}"]) for one in self.filters if asked.get(f"is-{one.name}")
        }
        return Wanted(
            text=asked.get("text", "").strip(),
            state=_state(asked.get("state", "")),
            chosen=answers,
            owner=me if asked.get("owner") else None,
            is_stale=bool(asked.get("stale")),
            order=asked.get("order") or orders_of(self.register)[0],
            page=page,
        )

    @property
    def chosen(self) -> dict[str, str]:
        """What was asked for, by the names of fields, without what cannot be asked for."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def _state(asked: str) -> str:
    return "" if asked == ANY else asked or NOT_OVER


def choices_in(column: Column, pointing: Mapping[str, Mapping[UUID, str]]) -> list[tuple[str, str]]:
    """What a filter of a column can be: answers of its closed list, yes or no, or what it points at."""
    if column.kind is ColumnKind.YES:
        return list(YES_OR_NO[:2])
    if column.choices is not None:
        return choices_of(column)
    return [(str(key), name) for key, name in pointing.get(column.name, {}).items()]


def _answer(column: Column, given: str) -> Any:
    if column.kind is ColumnKind.YES:
        return given == "yes"
    return given if column.choices is not None else UUID(given)


def _lowered(register: Register, name: str) -> str:
    label = register.column(name).label
    return label[:1].lower() + label[1:]
