"""Books of registers from small drawn tables: columns by their names between bars, and a line for each entry.

An entry is called by its ``title``, and other entries and parts of the organisation point at it by that. Where a table
has no column ``state``, entries are in the first state that counts. ``stale`` says yes of what was not confirmed.
"""

from datetime import date
from decimal import Decimal
from uuid import NAMESPACE_URL, uuid5

from tallystick_web.core.rules import Refused
from tallystick_web.numbers.period_rules import Period
from tallystick_web.registers.columns import ColumnKind, Register
from tallystick_web.registers.described import registers
from tallystick_web.registers.measured.book import Book, Kept
from tallystick_web.registers.measured.every import register_measures

YEAR = Period(since=date(2026, 4, 1), until=date(2027, 3, 31), label="year to March 2027")
HALF = Period(since=date(2026, 4, 1), until=date(2026, 9, 30), label="April to September 2026")
QUARTER = Period(since=date(2026, 4, 1), until=date(2026, 6, 30), label="April to June 2026")


def called(name):
    """The id of what has a name."""
    return uuid5(NAMESPACE_URL, name)


def book(**drawn):
    """A book of registers, each drawn under its id with lines in place of hyphens."""
    names = {name.replace("_", "-"): table for name, table in drawn.items()}
    return Book(entries={name: entries(registers()[name], table) for name, table in names.items()})


def entries(register, table):
    heads, *lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [kept(register, dict(zip(heads, line, strict=True)), number) for number, line in enumerate(lines)]


def kept(register: Register, cells, number):
    live = next(one.id for one in register.states if one.is_live)
    state = cells.get("state") or live
    title = cells.get("title") or f"{register.id} {number}"
    return Kept(
        id=called(title),
        title=title,
        state=state,
        is_live=state in register.live_states,
        is_stale=cells.get("stale") == "yes",
        added_on=date(2026, 1, 1),
        ended_on=day(cells.get("ended", "")),
        values={one.name: value(one.kind, cells.get(one.name, "")) for one in register.columns},
    )


def value(kind, cell):
    """What a cell says, by the kind of its column."""
    if kind in {ColumnKind.TEXT, ColumnKind.WORDS, ColumnKind.CHOICE, ColumnKind.LINK, ColumnKind.ADDRESS}:
        return cell
    if kind is ColumnKind.SEVERAL:
        return tuple(cell.split())
    return READ[kind](cell) if cell else None


def day(cell):
    return date.fromisoformat(cell) if cell else None


READ = {
    ColumnKind.DAY: day,
    ColumnKind.WHOLE: int,
    ColumnKind.NUMBER: Decimal,
    ColumnKind.MONEY: Decimal,
    ColumnKind.YES: lambda cell: cell == "yes",
    ColumnKind.ENTRY: called,
    ColumnKind.UNIT: called,
}


def share_of(measure, some, period):
    """How many of how many a measure counts; None where it counts nothing."""
    found = register_measures()[measure].count(some, period)
    return found and (found.happened, found.people)


def number_of(measure, some, period):
    """The number that a measure counts; None where it counts nothing."""
    found = register_measures()[measure].count(some, period)
    return found and found.value


def said(register, **values):
    """What an entry says, with the columns that are not named left blank."""
    blank = {one.name: "" if one.kind is ColumnKind.TEXT else None for one in registers()[register].columns}
    assert values.keys() <= blank.keys()
    return blank | values


def refused(register, today=date(2026, 11, 27), **values):
    """Whether a register's own check refuses what an entry would say, and in which words."""
    try:
        registers()[register].check(said(register, **values), today)
    except Refused as found:
        return str(found)
    return ""
