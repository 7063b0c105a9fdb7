"""The whole of a plain count, kind by kind."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from tallystick.definitions import Definition, Indicator
from tallystick.definitions.choices import Choices
from tallystick.definitions.indicator import RecordedAs
from tallystick.engine.plain import events, recruitment
from tallystick.engine.plain.places import placed
from tallystick.engine.plain.rows import Book, Row
from tallystick.engine.plain.staff import Staff, staff
from tallystick.engine.reasons import Collapse, Reason
from tallystick.records.frames import Silent
from tallystick.vocabulary.periods import Snapshot

_EVENTS: Mapping[RecordedAs, tuple[str, Callable[[Sequence[Row], Indicator, Staff, Book], None]]] = {
    RecordedAs.DISCIPLINARY: ("cases", events.cases),
    RecordedAs.CAPABILITY: ("cases", events.cases),
    RecordedAs.DEVELOPMENT: ("learning", events.learning),
}

_WAYS: Mapping[str, Collection[RecordedAs]] = {
    "applications": (RecordedAs.APPOINTED,),
    "cases": (RecordedAs.DISCIPLINARY, RecordedAs.CAPABILITY),
    "learning": (RecordedAs.DEVELOPMENT,),
    "board": (RecordedAs.SEAT,),
}


@dataclass(frozen=True)
class Plain:
    """What was counted and what was not. The results of the survey are not counted, so they are not here."""

    book: Book
    recruitment: recruitment.Recruitment
    collapses: Mapping[Collapse, int]


def count(
    definition: Definition,
    records: Mapping[str, Sequence[Row]],
    choices: Choices,
    *,
    snapshot: Snapshot,
    silent: Silent = frozenset(),
) -> Plain:
    """Count what ``definition`` asks from rows as dictionaries, by kind of record."""
    book = Book(definition, choices, snapshot, silent)
    records = placed(records)
    told = {kind: rows for kind, rows in records.items() if not _silent(kind, rows, book)}
    known = staff(told.get("staff", ()), book)
    made = recruitment.Recruitment()
    used = {"staff", "survey", *(set(records) - set(told))}
    for indicator in definition.indicators:
        if indicator.recorded_as and indicator.recorded_as in _EVENTS:
            kind, counting = _EVENTS[indicator.recorded_as]
            used.add(kind)
            if kind in told and "staff" in told:
                counting(told[kind], indicator, known, book)
            for row in told.get(kind, ()) if "staff" not in told else ():
                book.leave_out(kind, row, Reason.NO_STAFF_LIST)
        if indicator.recorded_as is RecordedAs.APPOINTED:
            used.add("applications")
            made = recruitment.applications(told.get("applications", ()), indicator, book)
        if indicator.recorded_as is RecordedAs.SEAT:
            used.add("board")
            if "board" in told:
                _board(told["board"], indicator, known, book)
    for kind in set(records) - used:
        for row in records[kind]:
            book.leave_out(kind, row, Reason.NO_INDICATOR)
    return Plain(book, made, known.collapses)


def _silent(kind: str, rows: Sequence[Row], book: Book) -> bool:
    """Whether a kind that is asked for is left out whole, because nothing says which group anybody is in."""
    asked = {one.recorded_as for one in book.definition.indicators}
    wanted = kind == "staff" or not asked.isdisjoint(_WAYS.get(kind, ()))
    said_by = {"cases": {"staff", "cases"}, "board": {"staff", "board"}, "learning": {"staff"}}.get(kind, {kind})
    if not wanted or not any(book.is_silent(one, book.column) for one in said_by):
        return False
    for row in rows:
        book.leave_out(kind, row, Reason.NOT_RECORDED)
    return True


def _board(rows: Sequence[Row], indicator: Indicator, known: Staff, book: Book) -> None:
    """Count the seats that are filled, and the workforce beside them."""
    filled: dict[str, list[Row]] = {}
    for row in rows:
        begun = row["start"] is None or row["start"] <= book.snapshot.date
        ended = row["end"] is not None and row["end"] < book.snapshot.date
        if not begun or ended:
            book.leave_out("board", row, Reason.SEAT_NOT_FILLED)
        elif book.group(row[book.column]) is None:
            book.leave_out("board", row, Reason.UNMAPPED_GROUP)
        else:
            filled.setdefault(row["organisation"], []).append(row)
    for organisation, seats in filled.items():
        for seat in seats:
            group = book.group(seat[book.column]) or ""
            for line in _lines(seat, seats):
                if line in indicator.row_ids:
                    book.tallied.happened[organisation, indicator.id, line, group, "", ""] += 1
    for row in known.counted.values() if indicator.whole else ():
        group = book.group(row[book.column]) or ""
        book.tallied.happened[row["organisation"], indicator.id, indicator.whole, group, "", ""] += 1


def _lines(seat: Row, seats: Sequence[Row]) -> list[str]:
    """The rows a seat is in. What is not recorded of every seat gives no row to any."""
    lines = ["board/total"]
    for what, no in (("voting", "non-voting"), ("executive", "non-executive")):
        if all(other[what] is not None for other in seats):
            lines.append(f"board/{what if seat[what] else no}")
    return lines
