"""What changed since the figures of the year before: lines that moved, people, indicators that went or came.

It is for those who hand figures in and sign them. It says what to look at again, and never why something changed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tallystick.definitions import Definition
from tallystick.tallies import Return
from tallystick_web.deposits.lines import Line, groups_of, name_of

PEOPLE_MOVED = 10
"""Percent from which a change in people is pointed out."""
COUNT_MOVED = 5
"""A count is pointed out where it changed by more than one part of so many,"""
LEAST_MOVE = 3
"""and by at least so many."""


@dataclass(frozen=True, kw_only=True)
class Moved:
    """One line then and now. ``what`` is its name, ``column`` what was counted."""

    what: str
    column: str
    before: int
    now: int


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Everything worth a second look before somebody signs."""

    year: int
    people: tuple[Moved, ...]
    lines: tuple[Moved, ...]
    missing: tuple[str, ...]
    new: tuple[str, ...]
    pools: tuple[str, ...]

    @property
    def is_quiet(self) -> bool:
        """Whether nothing needs a second look."""
        return not (self.people or self.lines or self.missing or self.new or self.pools)


def compared(now: Return, before: Return, *, definition: Definition, notices: Sequence[str]) -> Compared:
    """Hold a return against that of an earlier year. ``notices`` are what the library said of the new one."""
    was, held = ({tally.indicator for tally in one.tallies} for one in (before, now))
    return Compared(
        year=before.year,
        people=tuple(_people(now, before, definition)),
        lines=tuple(_lines(now, before, definition)),
        missing=tuple(_titled(definition, was - held)),
        new=tuple(_titled(definition, held - was)),
        pools=pools_that_differ(notices),
    )


@dataclass(frozen=True, kw_only=True)
class Parted:
    """How one count came from what was signed last time to now: by correcting that year, and by what happened since.

    ``signed`` is what was signed first, ``corrected`` what holds for that year now. Where only those two differ, what
    looks like a change is corrected data.
    """

    what: str
    signed: int
    corrected: int
    now: int

    @property
    def by_correction(self) -> int:
        """How much of the difference is corrected data."""
        return self.corrected - self.signed

    @property
    def by_change(self) -> int:
        """How much of it happened."""
        return self.now - self.corrected


def parted(now: Return, corrected: Return, signed: Return, *, definition: Definition) -> tuple[Parted, ...]:
    """The lines of an earlier year that were corrected after signing, each with both parts of its difference."""
    found = []
    for line, count in _counts(corrected, definition):
        first, new = _count_at(signed, line), _count_at(now, line)
        if first is not None and new is not None and first != count:
            found.append(Parted(what=name_of(definition, line), signed=first, corrected=count, now=new))
    return tuple(found)


def corrected(now: Return, signed: Return, *, definition: Definition) -> tuple[Moved, ...]:
    """The lines that differ from what was signed of the same year: corrected data, every one of them."""
    found = []
    for line, count in _counts(now, definition):
        before = _count_at(signed, line)
        if before is not None and before != count:
            found.append(Moved(what=name_of(definition, line), column="happened", before=before, now=count))
    return tuple(found)


def _counts(made: Return, definition: Definition) -> Iterator[tuple[Line, int]]:
    known = {group.code for group in groups_of(definition)}
    for tally in made.tallies:
        if tally.happened is not None and tally.group in known:
            yield Line(tally.indicator, tally.row, tally.group), tally.happened


def _count_at(made: Return, line: Line) -> int | None:
    tally = made.find(line.indicator, line.row).get(line.group)
    return tally.happened if tally else None


def pools_that_differ(notices: Sequence[str]) -> tuple[str, ...]:
    """What the library said of indicators that are out of other people than the workforce, without line numbers."""
    found = (notice.rpartition(": ")[2] for notice in notices if "is out of another" in notice)
    return tuple(dict.fromkeys(f"{text[:1].upper()}{text[1:]}." for text in found))


def _titled(definition: Definition, indicators: set[str]) -> Iterator[str]:
    for indicator in definition.given:
        if indicator.id in indicators:
            yield f"Indicator {indicator.id}, {indicator.title[:1].lower()}{indicator.title[1:]}"


def _people(now: Return, before: Return, definition: Definition) -> Iterator[Moved]:
    """How many people each row of an indicator is out of, where that changed by more than a tenth."""
    for indicator in definition.given:
        rows = [indicator.headline] if indicator.kind.counts_heads else now.rows_of(indicator.id)
        for row in rows:
            new, old = (_people_of(one, indicator.id, row) for one in (now, before))
            if new is not None and old and people_moved(new, old):
                what = f"indicator {indicator.id}" + (f", {_lower(indicator.row(row).label)}" if row else "")
                yield Moved(what=what, column="people", before=old, now=new)


def _people_of(made: Return, indicator: str, row: str) -> int | None:
    found = made.find(indicator, row)
    counts_heads = all(tally.people is None for tally in found.values())
    given = [tally.happened if counts_heads else tally.people for tally in found.values()]
    known = [number for number in given if number is not None]
    return sum(known) if known else None


def _lines(now: Return, before: Return, definition: Definition) -> Iterator[Moved]:
    """Counts that moved, in the order of the form."""
    for tally in now.tallies:
        old = before.find(tally.indicator, tally.row).get(tally.group)
        if old is None or tally.group not in {group.code for group in groups_of(definition)}:
            continue
        if count_moved(tally.happened, old.happened):
            line = Line(tally.indicator, tally.row, tally.group)
            yield Moved(
                what=name_of(definition, line), column="happened", before=old.happened or 0, now=tally.happened or 0
            )


def count_moved(new: int | None, old: int | None) -> bool:
    """Whether a count changed by more than a fifth, and by at least three."""
    if new is None or old is None:
        return False
    by = abs(new - old)
    return by >= LEAST_MOVE and by * COUNT_MOVED > old


def people_moved(new: int | None, old: int | None) -> bool:
    """Whether the people that a count is out of changed by more than a tenth."""
    return bool(new is not None and old and abs(new - old) * 100 > PEOPLE_MOVED * old)


def _lower(label: str) -> str:
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
