"""The field that asks for a column of a register, by the column's kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from tallystick_web.core.form_fields import DateParts
from tallystick_web.core.rules import Refused
from tallystick_web.evidence.rules import check_link
from tallystick_web.registers.columns import Column, ColumnKind, Register
from tallystick_web.registers.queries.stored import digits_of
from tallystick_web.registers.rules import LARGEST_WHOLE, LONGEST

MOST_RADIOS = 6
YES_OR_NO = [("yes", "Yes"), ("no", "No"), ("", "Not known")]


@dataclass(frozen=True, kw_only=True)
class Choosing:
    """What a column can point at. With few, all of them by name; of many one is typed, and ``find`` looks it up."""

    names: Mapping[UUID, str]
    find: Callable[[str], Mapping[UUID, str]] | None = None


class Typed(forms.CharField):
    """An entry of a large register, chosen by typing its title or enough of it."""

    def __init__(self, *, find: Callable[[str], Mapping[UUID, str]], names: Mapping[UUID, str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._find, self._names = find, names

    def prepare_value(self, value: Any) -> Any:
        """What is pointed at by its title; what was typed as it is."""
        return self._names.get(value, "") if isinstance(value, UUID) else value

    def clean(self, value: Any) -> UUID | None:
        """The one entry that is meant."""
        text = super().clean(value)
        if not text:
            return None
        found = self._find(text)
        same = [key for key, title in found.items() if title.casefold() == text.casefold()]
        meant = same if len(same) == 1 else list(found)
        if not meant:
            raise ValidationError(f"Nothing in the register is called “{text}”. Type its title as it stands there")
        if len(meant) > 1:
            raise ValidationError(f"More than one entry has “{text}” in its title. Type the whole title")
        return meant[0]


def field_for(register: Register, column: Column, choosing: Choosing | None) -> forms.Field:
    """The field that asks for a column. ``choosing`` is what it can point at, if it points at something."""
    if column.kind in {ColumnKind.ENTRY, ColumnKind.UNIT}:
        return _pointing(column, choosing or Choosing(names={}))
    if column.kind in {ColumnKind.NUMBER, ColumnKind.MONEY}:
        return _decimal(register, column)
    return _MADE[column.kind](column)


def reference(label: str, names: Mapping[UUID, str], *, required: bool = False, hint: str = "") -> forms.Field:
    """A choice among things by name, whose value is an id."""
    return forms.TypedChoiceField(
        label=label,
        required=required,
        help_text=hint,
        coerce=UUID,
        empty_value=None,
        choices=[("", "Choose one" if required else "Not said"), *((str(key), name) for key, name in names.items())],
        error_messages={"invalid_choice": "This is not there to choose. Choose from the list"},
    )


def label_of(column: Column) -> str:
    """The label, with a word on what can be left out."""
    return column.label if column.is_needed else f"{column.label} (optional)"


def _common(column: Column) -> dict[str, Any]:
    return {"label": label_of(column), "help_text": column.hint, "required": column.is_needed}


def _pointing(column: Column, choosing: Choosing) -> forms.Field:
    if choosing.find is None:
        return reference(label_of(column), choosing.names, required=column.is_needed, hint=column.hint)
    hint = f"{column.hint} Type the title as the register has it.".strip()
    return Typed(**(_common(column) | {"help_text": hint}), find=choosing.find, names=choosing.names)


def _text(column: Column) -> forms.Field:
    return forms.CharField(**_common(column), max_length=LONGEST[column.kind])


def _words(column: Column) -> forms.Field:
    widget = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(**_common(column), max_length=LONGEST[column.kind], widget=widget)


def _link(column: Column) -> forms.Field:
    said = _common(column)
    said["help_text"] = f"{column.hint} It begins with https://.".strip()
    widget = forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false"})
    return forms.CharField(**said, max_length=LONGEST[column.kind], widget=widget, validators=[_check_link])


def _check_link(link: str) -> None:
    try:
        check_link(link.strip())
    except Refused as refused:
        raise ValidationError(str(refused)) from None


def _address(column: Column) -> forms.Field:
    return forms.EmailField(**_common(column), max_length=LONGEST[column.kind])


def _day(column: Column) -> forms.Field:
    return DateParts(**_common(column))


def _whole(column: Column) -> forms.Field:
    return forms.IntegerField(**_common(column), min_value=0, max_value=LARGEST_WHOLE)


def _decimal(register: Register, column: Column) -> forms.Field:
    digits, places = digits_of(register, column.name)
    said = _common(column)
    if column.kind is ColumnKind.MONEY:
        said |= {"label": f"{column.label}, in pounds{'' if column.is_needed else ' (optional)'}", "min_value": 0}
    return forms.DecimalField(**said, max_digits=digits, decimal_places=places)


def _choice(column: Column) -> forms.Field:
    choices = choices_of(column)
    if column.is_needed and len(choices) <= MOST_RADIOS:
        return forms.ChoiceField(**_common(column), choices=choices, widget=forms.RadioSelect)
    none = "Choose one" if column.is_needed else "Not said"
    return forms.ChoiceField(**_common(column), choices=[("", none), *choices])


def _several(column: Column) -> forms.Field:
    widget = forms.CheckboxSelectMultiple
    return forms.TypedMultipleChoiceField(
        **_common(column), choices=choices_of(column), widget=widget, coerce=str, empty_value=()
    )


def _yes(column: Column) -> forms.Field:
    choices = YES_OR_NO[:2] if column.is_needed else YES_OR_NO
    return forms.TypedChoiceField(
        **_common(column), choices=choices, widget=forms.RadioSelect, coerce=lambda one: one == "yes", empty_value=None
    )


def choices_of(column: Column) -> list[tuple[str, str]]:
    """The closed list of a column as a field takes it, each with a capital."""
    return [(str(one), _capital(one.label)) for one in column.choices or ()]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_MADE: Mapping[ColumnKind, Callable[[Column], forms.Field]] = {
    ColumnKind.TEXT: _text,
    ColumnKind.WORDS: _words,
    ColumnKind.DAY: _day,
    ColumnKind.WHOLE: _whole,
    ColumnKind.CHOICE: _choice,
    ColumnKind.SEVERAL: _several,
    ColumnKind.YES: _yes,
    ColumnKind.LINK: _link,
    ColumnKind.ADDRESS: _address,
}
