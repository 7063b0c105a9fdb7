"""What a cell says, by the column of a register that it stands in; and what a value says in a cell."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any
from uuid import UUID

from tallystick_web.core.rules import Refused
from tallystick_web.core.sheets.cells import number_in, one_of, who_in, whole_day_in
from tallystick_web.core.sheets.text import Value
from tallystick_web.registers.columns import Column, ColumnKind

_YES = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}
_MOST_NAMED = 12


UUID_TEXT = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class Names:
    """What things are called that a cell can point at, by their ids. Of several, one of those that are ``live``."""

    def __init__(self, called: Mapping[UUID, str], *, live: Collection[UUID] = ()) -> None:
        self.called, self.live = called, live
        self._who: dict[str, UUID | None] = {}

    @cached_property
    def _by_name(self) -> Mapping[str, list[UUID]]:
        found = defaultdict(list)
        for key, name in self.called.items():
            found[one_line(name).casefold()].append(key)
        return found

    def ids(self, text: str) -> list[UUID]:
        """The ids of everything that is called so, or has this id."""
        said = one_line(text).casefold()
        if UUID_TEXT.fullmatch(said) and UUID(said) in self.called:
            return [UUID(said)]
        found = self._by_name.get(said, [])
        return found if len(found) < 2 else [one for one in found if one in self.live] or found

    def name(self, key: UUID) -> str:
        """What something is called; its id where several are called so, or nobody knows what it is called."""
        name = self.called.get(key, "")
        return name if len(self._by_name.get(one_line(name).casefold(), [])) == 1 else str(key)

    def who(self, text: str) -> UUID | None:
        """The person whom a text names, also with a role beside the name; None for nobody and for several."""
        if text not in self._who:
            ids = self.ids(text)
            self._who[text] = ids[0] if len(ids) == 1 else None if ids else who_in(text, self.called).person
        return self._who[text]


NOBODY = Names({})


@dataclass(frozen=True, kw_only=True)
class Around:
    """What the cells of a file are read against: what things that can be pointed at are called.

    ``entries`` are those of other registers by the register; ``fits`` how many digits in all and after the point a
    column takes. ``hides`` are registers whose names the reader may not read.
    """

    people: Names = NOBODY
    units: Names = NOBODY
    entries: Mapping[str, Names] = field(default_factory=dict)
    fits: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    hides: frozenset[str] = frozenset()


# WHAT A CELL SAYS


def value_in(column: Column, text: str, around: Around) -> Any:
    """What a filled cell says. Raises Refused, with what was expected, where it is not understood."""
    match column.kind:
        case ColumnKind.TEXT | ColumnKind.LINK:
            return one_line(text)
        case ColumnKind.WORDS:
            return lines(text)
        case ColumnKind.ADDRESS:
            return one_line(text).removeprefix("mailto:")
        case ColumnKind.DAY:
            return day_in(column.label, text)
        case ColumnKind.YES:
            return _yes(column, text)
        case ColumnKind.CHOICE:
            return str(_chosen(column, text))
        case ColumnKind.SEVERAL:
            return _several(column, text)
        case ColumnKind.UNIT:
            return pointed(column.label, text, around.units)
        case ColumnKind.ENTRY:
            return _entry(column, text, around)
        case _:
            return _number(column, text, around)


def one_line(text: str) -> str:
    """A text without what a file does to its spaces."""
    return " ".join(text.split())


def lines(text: str) -> str:
    """A text of several lines, without spaces that nobody sees."""
    return "\n".join(one.strip() for one in text.strip().splitlines())


def day_in(label: str, text: str) -> date:
    """The day in a cell. Raises Refused for what is no whole day: part of one would be made up."""
    day = whole_day_in(text)
    if day is None:
        raise Refused(f"“{label}” must be a whole day, such as 31 March 2027.")
    return day


def owner_in(label: str, text: str, people: Names) -> UUID:
    """Who a cell names. Raises Refused where it names nobody of the organisation, or several people."""
    found = people.who(text)
    if found is None:
        raise Refused(f"“{label}” names nobody whom your organisation knows by that name, or several people.")
    return found


def pointed(label: str, text: str, names: Names) -> UUID:
    """What a cell points at by its name, or by its id. Raises Refused where nothing, or several, are called so."""
    found = names.ids(text)
    if len(found) != 1:
        raise Refused(f"“{label}” names {'several things' if found else 'nothing'} that Tallystick knows by that name.")
    return found[0]


def _entry(column: Column, text: str, around: Around) -> UUID:
    if column.of in around.hides:
        raise Refused(f"“{column.label}” points at people whose names you cannot read here. Leave this column out.")
    return pointed(column.label, text, around.entries.get(column.of, NOBODY))


def _yes(column: Column, text: str) -> bool:
    said = _YES.get(one_line(text).casefold())
    if said is None:
        raise Refused(f"“{column.label}” must be yes or no.")
    return said


def _number(column: Column, text: str, around: Around) -> Decimal | int:
    said = one_line(text)
    is_below = said.startswith(("-", "−"))
    number = number_in(said[1:] if is_below else said)
    if number is None or (column.kind is ColumnKind.WHOLE and number != number.to_integral_value()):
        expected = "a whole number" if column.kind is ColumnKind.WHOLE else "a number"
        raise Refused(f"“{column.label}” must be {expected}, in figures.")
    number = -number if is_below else number
    return int(number) if column.kind is ColumnKind.WHOLE else _fitting(column, number, around)


def _fitting(column: Column, number: Decimal, around: Around) -> Decimal:
    """The number as its column keeps it. Raises Refused where it would become another one."""
    digits, places = around.fits.get(column.name, (16, 4))
    if number.adjusted() >= digits - places:
        raise Refused(f"“{column.label}” is too large a number to keep.")
    kept = number.quantize(Decimal(1).scaleb(-places))
    if kept != number:
        raise Refused(f"“{column.label}” can have up to {places} figures after the point.")
    return kept


def _chosen(column: Column, text: str) -> StrEnum:
    found = one_of(column.choices, text) if column.choices is not None else None
    if found is None:
        raise Refused(f"“{column.label}” must be {_either(column)}.")
    return found


def _several(column: Column, text: str) -> tuple[str, ...]:
    """The values of a list that a cell names, in the order of the list. Commas may stand within one."""
    parted = [one for one in re.split(r"[;\n]", text) if one.strip()]
    for parts in (parted, [one for one in text.replace("\n", ",").split(",") if one.strip()]):
        found = [one_of(column.choices, one) if column.choices is not None else None for one in parts]
        if None not in found:
            return tuple(str(one) for one in column.choices or () if one in found)
    raise Refused(f"“{column.label}” must be {_either(column)}; several with a semicolon between them.")


def _either(column: Column) -> str:
    labels = [str(getattr(one, "label", one)) for one in column.choices or ()]
    return f"one of: {'; '.join(labels)}" if len(labels) <= _MOST_NAMED else "one of the answers on its form"


# WHAT A VALUE SAYS IN A CELL


def cell_of(column: Column, value: Any, around: Around) -> Value:
    """What stands in a cell for a value, so that ``value_in`` reads the value back."""
    if value is None or value == "" or value == ():
        return ""
    match column.kind:
        case ColumnKind.WHOLE | ColumnKind.NUMBER | ColumnKind.MONEY:
            return Decimal(value)
        case ColumnKind.YES:
            return "yes" if value else "no"
        case ColumnKind.CHOICE:
            return label_of(column, value)
        case ColumnKind.SEVERAL:
            return "; ".join(label_of(column, one) for one in value)
        case ColumnKind.UNIT:
            return around.units.name(value)
        case ColumnKind.ENTRY:
            return "" if column.of in around.hides else around.entries.get(column.of, NOBODY).name(value)
        case _:
            return value if isinstance(value, date) else str(value)


def label_of(column: Column, value: Any) -> str:
    """A value of a closed list as people read it; one that is no longer in it as it is kept."""
    return next((str(getattr(one, "label", one)) for one in column.choices or () if str(one) == str(value)), str(value))
