"""What an entry says, as values by the names of columns, and as its row keeps it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from tallystick_web.registers.columns import Column, ColumnKind, Register, Values
from tallystick_web.registers.models import Entry, tables

COMMON = ("title", "owner", "unit", "note")
"""What every entry says beside the columns of its register."""
_TEXTS = frozenset({ColumnKind.TEXT, ColumnKind.WORDS, ColumnKind.CHOICE, ColumnKind.LINK, ColumnKind.ADDRESS})


def field_of(register: Register, name: str) -> str:
    """The name of the field in which a row keeps a column: of a reference, that of its id."""
    return str(tables()[register.id]._meta.get_field(name).attname)


def digits_of(register: Register, name: str) -> tuple[int, int]:
    """How many digits a column of numbers holds, and how many of them after the point."""
    field = tables()[register.id]._meta.get_field(name)
    return field.max_digits, field.decimal_places  # type: ignore[union-attr]  # of a column of decimals


def said_by(row: Entry, register: Register) -> dict[str, Any]:
    """What a row says, by the names of columns and of what every entry has."""
    said = {name: getattr(row, field_of(register, name)) for name in COMMON}
    return said | {one.name: spoken(one, getattr(row, field_of(register, one.name))) for one in register.columns}


def said_in(found: Mapping[str, Any], columns: Iterable[Column], register: Register) -> dict[str, Any]:
    """The same of some columns, from a mapping of fields."""
    return {one.name: spoken(one, found[field_of(register, one.name)]) for one in columns}


def spoken(column: Column, kept: Any) -> Any:
    """What a column says, from what its field keeps: several answers stand between commas."""
    return tuple(one for one in kept.split(",") if one) if column.kind is ColumnKind.SEVERAL else kept


def kept(column: Column, value: Any) -> Any:
    """What the field of a column keeps of a value."""
    if column.kind is ColumnKind.SEVERAL:
        order = [str(one) for one in column.choices or ()]
        chosen = {str(one) for one in value or ()}
        others = sorted(chosen - set(order))
        return f",{','.join([*(one for one in order if one in chosen), *others])}," if chosen else ""
    if column.kind in _TEXTS:
        return str(value or "").strip()
    return value


def nothing_said(register: Register) -> dict[str, Any]:
    """What an entry says before anything is said."""
    nothing: dict[str, Any] = {"title": "", "owner": None, "unit": None, "note": ""}
    return nothing | {one.name: _blank(one) for one in register.columns}


def _blank(column: Column) -> Any:
    return () if column.kind is ColumnKind.SEVERAL else "" if column.kind in _TEXTS else None


def as_said(register: Register, before: Values, values: Values) -> dict[str, Any]:
    """What an entry says once ``values`` are said over what it said before: tidied as its row would give it back."""
    over = {name: values.get(name, was) for name, was in before.items()}
    texts = {name: str(over[name] or "").strip() for name in ("title", "note")}
    return over | texts | {one.name: spoken(one, kept(one, over[one.name])) for one in register.columns}


def put(row: Entry, register: Register, values: Values) -> None:
    """Have a row say this, without saving it."""
    row.title, row.note, row.owner_id, row.unit_id = (values[name] for name in ("title", "note", "owner", "unit"))
    for column in register.columns:
        setattr(row, field_of(register, column.name), kept(column, values[column.name]))


def as_text(value: Any) -> str:
    """A value as the history keeps it: a day as 2026-11-27, several answers between commas, yes and no in words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ",".join(str(one) for one in value)
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
