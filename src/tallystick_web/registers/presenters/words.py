"""What columns say, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from tallystick.publishing.words import listed
from tallystick_web.core.templating import capitalize_first, day, number
from tallystick_web.registers.columns import Column, ColumnKind, Register

KEPT_BACK = "Kept back from you"


@dataclass(frozen=True, kw_only=True)
class Names:
    """What ids are called: parts of the organisation, people who work there, and entries of registers by columns.

    ``hrefs`` are addresses of entries, by id. ``hidden`` are the columns whose names the reader may not see.
    """

    units: Mapping[UUID, str] = field(default_factory=dict)
    people: Mapping[UUID, str] = field(default_factory=dict)
    entries: Mapping[str, Mapping[UUID, str]] = field(default_factory=dict)
    hrefs: Mapping[UUID, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()


def in_words(column: Column, value: Any, names: Names) -> str:
    """What a column says; blank where it says nothing."""
    if value is None or value in ("", ()):
        return ""
    if column.name in names.hidden:
        return KEPT_BACK
    if column.kind is ColumnKind.ENTRY:
        return names.entries.get(column.name, {}).get(value, "no longer in its register")
    if column.kind is ColumnKind.UNIT:
        return names.units.get(value, "a part that is no longer there")
    return _plainly(column, value)


def _plainly(column: Column, value: Any) -> str:
    if column.kind is ColumnKind.YES:
        return "Yes" if value else "No"
    if column.kind is ColumnKind.DAY:
        return day(value)
    if column.kind is ColumnKind.MONEY:
        return f"£{value:,.2f}".removesuffix(".00")
    if column.kind is ColumnKind.WHOLE:
        return number(value)
    if column.kind is ColumnKind.NUMBER:
        return f"{Decimal(value).normalize():,f}"
    if column.choices is not None:
        given = value if isinstance(value, tuple) else (value,)
        return capitalize_first(listed([_label(column, one) for one in given]))
    return str(value)


def said_in_words(register: Register, name: str, kept: str, names: Names) -> str:
    """What the history kept of a column, in words."""
    if not kept:
        return "nothing"
    if name == "state":
        return f"“{register.state(kept).label}”"
    if name in {"owner", "unit"}:
        known = names.people if name == "owner" else names.units
        return known.get(UUID(kept), "somebody or something that is no longer there")
    if name == "review_on":
        return day(date.fromisoformat(kept))
    column = next((one for one in register.columns if one.name == name), None)
    if column is None:
        return f"“{kept}”"
    words = in_words(column, _from_text(column, kept), names)
    is_long = column.kind in {ColumnKind.TEXT, ColumnKind.WORDS, ColumnKind.LINK, ColumnKind.ADDRESS}
    return f"“{words}”" if is_long else words


def label_of(register: Register, name: str) -> str:
    """What a column is called, those of every entry among them."""
    of_all = {
        "title": register.title_label,
        "owner": "Who answers for it",
        "unit": "Part of the organisation",
        "note": "Note",
        "review_on": "To be confirmed by",
        "state": "Where it stands",
    }
    column = next((one for one in register.columns if one.name == name), None)
    return column.label if column is not None else of_all.get(name, "A column that is no longer there")


def _from_text(column: Column, kept: str) -> Any:
    """A value again, from what the history kept of it."""
    if column.kind is ColumnKind.DAY:
        return date.fromisoformat(kept)
    if column.kind is ColumnKind.YES:
        return kept == "yes"
    if column.kind is ColumnKind.WHOLE:
        return int(kept)
    if column.kind in {ColumnKind.NUMBER, ColumnKind.MONEY}:
        return Decimal(kept)
    if column.kind is ColumnKind.SEVERAL:
        return tuple(kept.split(","))
    return UUID(kept) if column.kind in {ColumnKind.ENTRY, ColumnKind.UNIT} else kept


def _label(column: Column, value: str) -> str:
    """The label of an answer; one that left the list is shown as it is."""
    return next((str(one.label) for one in column.choices or () if str(one) == value), value)
