"""What becomes of each row of a file that is read against a register: new, there already, changed, or left out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from tallystick_web.core.rules import Refused
from tallystick_web.registers.brought import holds as h
from tallystick_web.registers.brought.cells import lines, one_line
from tallystick_web.registers.brought.lines import Out, Row, Why
from tallystick_web.registers.columns import ColumnKind, Register
from tallystick_web.registers.rules import check_values, has_ended, key_of

_WORDS = frozenset({ColumnKind.TEXT, ColumnKind.LINK, ColumnKind.ADDRESS})


class Fate(StrEnum):
    """What becomes of a row that was understood."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Fate.NEW: "new",
            Fate.SAME: "there already, saying the same",
            Fate.CHANGED: "there already, saying something else",
        }[self]


@dataclass(frozen=True, kw_only=True)
class There:
    """An entry that a register has: ``values`` is what it says, by the names of its columns and the common ones."""

    id: UUID
    values: Mapping[str, Any]
    state: str
    key: str
    has_ended: bool = False


@dataclass(frozen=True, kw_only=True)
class Judged:
    """A row and what becomes of it. ``says`` is all that the entry says afterwards, ``there`` the entry it changes."""

    row: Row
    fate: Fate
    says: Mapping[str, Any]
    state: str
    key: str
    there: There | None = None
    differs: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Against:
    """What rows are held against: a register, what its entries say before anything is said, and the day."""

    register: Register
    blank: Mapping[str, Any]
    today: date


@dataclass(frozen=True, kw_only=True)
class Known:
    """The entries that rows of a file can be: by their ids, and by their keys those that are not over first."""

    by_id: Mapping[UUID, There]
    by_key: Mapping[str, There]

    def find(self, row: Row) -> There | None:
        """The entry that a row is, by its reference or else by what it says."""
        return self.by_id.get(row.entry) if row.entry is not None else self.by_key.get(row.key)


def known_among(there: Iterable[There]) -> Known:
    """Entries by their ids and keys."""
    every = sorted(there, key=lambda one: (not one.has_ended, str(one.id)))
    return Known(by_id={one.id: one for one in every}, by_key={one.key: one for one in every})


def judged(rows: Iterable[Row | Out], against: Against, known: Known) -> Iterator[Judged | Out]:
    """What becomes of each row, in their order. What was left out before stays so."""
    made: set[str] = set()
    for row in rows:
        if isinstance(row, Out):
            yield row
            continue
        try:
            one = _judged(row, against, known)
        except Refused as refused:
            yield Out(place=row.place, why=Why.NOT_UNDERSTOOD, said=str(refused))
            continue
        if one.fate is not Fate.SAME and one.key in made:
            yield Out(place=row.place, why=Why.TWICE, said="A row above says the same of what it is known by.")
            continue
        made.add(one.key)
        yield one


def _judged(row: Row, against: Against, known: Known) -> Judged:
    there = known.find(row)
    if row.entry is not None and there is None:
        raise Refused(f"“{h.REFERENCE_LABEL}” is of nothing in this register. Leave it blank for what is new.")
    return _new(row, against) if there is None else _there(row, there, against, known)


def _new(row: Row, against: Against) -> Judged:
    register, says = against.register, {**against.blank, **row.values}
    check_values(register, says, against.today)
    state = row.state or register.first_state.id
    if state != register.first_state.id and not any(one.follows for one in register.states if one.id == state):
        raise Refused(f"“{h.STATE_LABEL}” cannot be “{register.state(state).label.lower()}” from the start.")
    return Judged(row=row, fate=Fate.NEW, says=says, state=state, key=row.key)


def _there(row: Row, there: There, against: Against, known: Known) -> Judged:
    register, says = against.register, {**there.values, **row.values}
    state = row.state or there.state
    differs = [name for name in row.values if not _is_same(register, name, there.values[name], row.values[name])]
    key = key_of(register, says) if differs else there.key
    if not differs and state == there.state:
        return Judged(row=row, fate=Fate.SAME, says=there.values, state=state, key=key, there=there)
    _check_state(register, there.state, state)
    check_values(register, says, against.today)
    other = known.by_key.get(key)
    if other is not None and other.id != there.id and not other.has_ended and not has_ended(register, state):
        raise Refused(f"Another {register.one} says the same of what it is known by. Merge the two, or leave this out.")
    moved = ["state"] if state != there.state else []
    return Judged(row=row, fate=Fate.CHANGED, says=says, state=state, key=key, there=there, differs=[*differs, *moved])


def _check_state(register: Register, now: str, to: str) -> None:
    if to != now and all(now not in one.follows for one in register.states if one.id == to):
        was, then = register.state(now).label.lower(), register.state(to).label.lower()
        raise Refused(f"“{h.STATE_LABEL}” cannot go from “{was}” to “{then}” in one step. Change it on its page.")


def _is_same(register: Register, name: str, was: Any, now: Any) -> bool:
    """Whether two values are the same but for spaces that files do not keep."""
    if name == "note":
        return lines(str(was or "")) == now
    if name == "title":
        return one_line(str(was or "")) == now
    if name in ("owner", "unit"):
        return bool(was == now)
    column = register.column(name)
    if column.kind is ColumnKind.WORDS:
        return lines(str(was or "")) == now
    if column.kind is ColumnKind.SEVERAL:
        return set(was or ()) == set(now)
    return one_line(str(was or "")) == now if column.kind in _WORDS else bool(was == now)


# HOW MANY


@dataclass(frozen=True, kw_only=True)
class Counted:
    """How many rows of a file became what. Together they are all its rows."""

    new: int
    same: int
    changed: int
    out: Mapping[str, int]

    @property
    def all(self) -> int:
        """Every row of the file."""
        return self.new + self.same + self.changed + sum(self.out.values())


def counted(every: Iterable[Judged | Out]) -> Counted:
    """Count what became of rows."""
    fates: Counter[str] = Counter()
    out: Counter[str] = Counter()
    for one in every:
        if isinstance(one, Judged):
            fates[one.fate] += 1
        else:
            out[one.why] += 1
    return Counted(new=fates[Fate.NEW], same=fates[Fate.SAME], changed=fates[Fate.CHANGED], out=dict(out))
