"""What the registers of a made-up organisation hold: read from a file, and entered by whoever would keep each."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from importlib.resources import files
from typing import Any
from uuid import UUID

from django.utils import timezone

from tallystick_web.config.example.people import Filled
from tallystick_web.numbers.measure_rules import Cadence
from tallystick_web.numbers.period_rules import Period, before, newest_over
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.queries_units import units_on
from tallystick_web.organisations.rules import roles
from tallystick_web.registers.actions.entries import add_entry, move_entry
from tallystick_web.registers.columns import Column, ColumnKind, Register
from tallystick_web.registers.counted import FOR_WHAT_COMES_LATE, count_until
from tallystick_web.registers.described import registers
from tallystick_web.registers.measured.every import register_measures
from tallystick_web.registers.rules import starting_states

_CADENCES = {
    "m": Cadence.MONTHLY,
    "q": Cadence.QUARTERLY,
    "h": Cadence.HALF_YEARLY,
    "y": Cadence.YEARLY,
}
_ABOUT = frozenset({"per", "many", "confirmed", "then"})  # said of an entry, and no column of it
_ADDED = 800  # days ago: so that the oldest of four quarters and half years has entries to count
_LATELY = 3  # days ago, for what is dated: counts of concerns are shown from the next day
_SPREAD, _STEP = 330, 53  # entries were confirmed on different days, as they are where people do it
_COUNTED = 4


class Keeper:
    """Enters things into the registers of a made-up organisation, and knows each of them again by its title."""

    def __init__(self, made: Filled) -> None:
        self.made = made
        self.now = timezone.now()
        self.today = timezone.localdate()
        self.known: dict[tuple[str, str], UUID] = {}

    @cached_property
    def units(self) -> Mapping[str, UUID]:
        """The parts of the organisation by their names."""
        return {one.name: key for key, one in units_on(self.made.organisation.pk, self.today).items()}

    def who_keeps(self, register: Register) -> Person:
        """Whoever may keep a register, by the first role that may."""
        return next(who for role, who in self.made.people.items() if roles()[role].capabilities & register.keeps)

    def add(self, register: Register, said: Mapping[str, Any]) -> UUID:
        """Enter one thing that came into the register some days ago, and was confirmed at some time since."""
        values = {name: self._value(register, name, one) for name, one in said.items() if name not in _ABOUT}
        by = self.who_keeps(register)
        values.setdefault("state", next(one.id for one in starting_states(register) if one.is_live))
        values |= {"owner": by.pk} if register.months and not register.of_people else {}
        confirmed = self._confirmed(register, said.get("confirmed"), values)
        days = max(_ADDED, (self.today - confirmed).days) if register.months else _LATELY
        at = self.now - timedelta(days=days)
        row = add_entry(register=register, values=values, by=by, at=at, today=confirmed)
        self.known[register.id, row.title] = row.pk
        if "then" in said:
            to, why = said["then"]
            move_entry(register=register, entry=row.pk, to=to, why=why, by=by, at=self.now, today=self.today)
        return row.pk

    def _confirmed(self, register: Register, days: int | None, values: Mapping[str, Any]) -> date:
        """The day on which an entry was confirmed: as said, or one after everything that it says happened."""
        if not register.months:
            return self.today
        if days is not None:
            return self.today - timedelta(days=days)
        spread = self.today - timedelta(days=len(self.known) * _STEP % _SPREAD)
        return max([spread, *(one for one in values.values() if isinstance(one, date) and one <= self.today)])

    def _value(self, register: Register, name: str, said: Any) -> Any:
        if name == "title":
            return self._called(said)
        if name in ("state", "note"):
            return said
        column = register.column(name)
        if column.kind in _READ:
            return _READ[column.kind](self, column, said)
        return column.choices(said) if column.kind is ColumnKind.CHOICE and column.choices else said

    def day(self, said: int | str) -> date:
        """A day as the files say it: so many days from today, or the first or last day of a period."""
        if isinstance(said, int):
            return self.today + timedelta(days=said)
        name, _, end = said.partition(":")
        period = self.period(name)
        return period.since if end == "since" else period.until

    def period(self, name: str) -> Period:
        """A period that is over, by its kind and how many came after it: h1 is the half year before the newest."""
        cadence = _CADENCES[name[0]]
        found = newest_over(cadence, on=self.today)
        for _ in range(int(name[1:])):
            found = before(found, cadence)
        return found

    def _called(self, title: str) -> str:
        begins, _, rest = title.partition("{")
        name, _, ends = rest.partition("}")
        return f"{begins}{self.period(name).label}{ends}" if name else title


def _several(column: Column, said: list[str]) -> tuple[Any, ...]:
    return tuple(column.choices(one) for one in said) if column.choices else ()


_READ: Mapping[ColumnKind, Callable[[Keeper, Column, Any], Any]] = {
    ColumnKind.DAY: lambda keeper, _, said: keeper.day(said),
    ColumnKind.UNIT: lambda keeper, _, said: keeper.units[said],
    ColumnKind.ENTRY: lambda keeper, column, said: keeper.known[column.of, said],
    ColumnKind.NUMBER: lambda _keeper, _, said: Decimal(str(said)),
    ColumnKind.MONEY: lambda _keeper, _, said: Decimal(said),
    ColumnKind.SEVERAL: lambda _keeper, column, said: _several(column, said),
}


def keep_registers(made: Filled, file: str) -> Keeper:
    """Enter everything that a file of ``data`` says, register by register."""
    keeper = Keeper(made)
    text = (files(__package__) / "data" / file).read_text(encoding="utf-8")
    for name, entries in tomllib.loads(text).items():
        for said in entries:
            for one in _repeated(said):
                keeper.add(registers()[name], one)
    return keeper


def _repeated(said: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """An entry for each period that it is repeated for; else the entry itself."""
    if "per" not in said:
        yield said
        return
    for back in reversed(range(said["many"])):
        yield {name: _of_period(one, f"{said['per']}{back}", back) for name, one in said.items()}


def _of_period(said: Any, period: str, back: int) -> Any:
    if isinstance(said, list):
        return said[back]
    return said.replace("{p}", f"{{{period}}}").replace("p:", f"{period}:") if isinstance(said, str) else said


def count_measures(made: Filled) -> int:
    """Count every measure of registers for the last periods that are counted by now, the oldest first."""
    at, due = timezone.now(), []
    on = timezone.localdate(at) - FOR_WHAT_COMES_LATE
    for measure in register_measures().values():
        period = newest_over(measure.cadence, on=on)
        for _ in range(_COUNTED):
            due.append((measure, period))
            period = before(period, measure.cadence)
    return count_until(made.organisation.pk, due, at)
