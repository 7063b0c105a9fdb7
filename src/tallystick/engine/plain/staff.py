"""Who is counted as staff, one person at a time."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import isnan

from tallystick.definitions.indicator import RecordedAs
from tallystick.engine.plain.rows import Book, Row
from tallystick.engine.reasons import Collapse, Reason

Person = tuple[str, str]  # organisation and person


@dataclass
class Staff:
    """The workforce, everybody the staff list knows, and why other assignments were set aside."""

    counted: dict[Person, Row] = field(default_factory=dict)
    known: dict[Person, tuple[Row, Reason | None]] = field(default_factory=dict)
    collapses: Counter[Collapse] = field(default_factory=Counter)


def staff(rows: Sequence[Row], book: Book) -> Staff:
    """Judge every row of the staff list and count those who remain."""
    found = Staff()
    of_person: Mapping[Person, list[tuple[Row, Reason | None]]] = defaultdict(list)
    for row in rows:
        reason = _not_staff(row, book)
        if reason is Reason.NO_PERSON:
            book.leave_out("staff", row, reason)
        else:
            of_person[row["organisation"], row["person"]].append((row, reason))
    for person, assignments in of_person.items():
        _one_person(person, assignments, found, book)
    for row in found.counted.values():
        _count(row, book)
    return found


def _not_staff(row: Row, book: Book) -> Reason | None:
    """The first choice or fact by which the row is of nobody who is counted on 31 March."""
    choices, day = book.choices, book.snapshot.date
    contract = row["contract_type"] or "permanent"
    if row["person"] == "":
        return Reason.NO_PERSON
    if contract == "unmapped":
        return Reason.UNMAPPED_CONTRACT_TYPE
    if contract not in choices.all_of("contract-types"):
        return Reason.CONTRACT_TYPE
    if row["status"] in choices.all_of("statuses-left-out"):
        return Reason.STATUS
    if row["hosted"] and not choices.counted("hosted"):
        return Reason.HOSTED
    if row["lead_employer"] and not choices.counted("lead-employer-trainees"):
        return Reason.LEAD_EMPLOYER
    if row["start"] is not None and row["start"] > day:
        return Reason.NOT_YET_EMPLOYED
    if row["end"] is not None and row["end"] < day:
        return Reason.NO_LONGER_EMPLOYED
    return Reason.NO_ROW if row["row"] == "" else None


def _one_person(person: Person, assignments: Sequence[tuple[Row, Reason | None]], found: Staff, book: Book) -> None:
    eligible = sorted((row for row, reason in assignments if reason is None), key=_standing)
    judged: list[tuple[Row, Reason | None]] = [(row, reason) for row, reason in assignments if reason is not None]
    for place, row in enumerate(eligible):
        judged.append((row, Reason.ANOTHER_ASSIGNMENT if place else _not_placed(row, book)))
        if place:
            found.collapses[_why(row, eligible[0])] += 1
    for row, reason in judged:
        if reason is None:
            found.counted[person] = row
        else:
            book.leave_out("staff", row, reason)
    found.known[person] = min(judged, key=lambda one: (_distance(one[1]), _standing(one[0])))


def _distance(reason: Reason | None) -> int:
    """How far an assignment is from the workforce: counted, left out, or of somebody who is no member of staff."""
    if reason is None:
        return 0
    return 2 if reason in (Reason.CONTRACT_TYPE, Reason.HOSTED, Reason.LEAD_EMPLOYER, Reason.NO_ROW) else 1


def _standing(row: Row) -> tuple[bool, int, float, str, str, int]:
    """The primary assignment first, then the latest start, the most hours, the lowest number, and the first line."""
    start = row["start"] or date.min
    hours = 0.0 if row["fte"] is None or isnan(row["fte"]) else row["fte"]
    return (not row["primary"], -start.toordinal(), -hours, row["assignment"], row["file"], row["line"])


def _why(row: Row, first: Row) -> Collapse:
    mine, theirs = _standing(row), _standing(first)
    reasons = (Collapse.NOT_PRIMARY, Collapse.STARTED_EARLIER, Collapse.FEWER_HOURS)
    for reason, one, other in zip(reasons, mine, theirs, strict=False):
        if one != other:
            return reason
    return Collapse.LISTED_LATER


def _not_placed(row: Row, book: Book) -> Reason | None:
    rows = [
        line.id
        for indicator in book.definition.indicators
        if indicator.recorded_as is RecordedAs.IN_POST
        for line in indicator.rows
        if not line.is_whole and not line.part_of
    ]
    if row["row"] not in rows:
        return Reason.UNMAPPED_ROW
    return Reason.UNMAPPED_GROUP if book.group(row[book.column]) is None else None


def _count(row: Row, book: Book) -> None:
    """Add one person to the row, to the row inside it, to the workforce, and to the base of every event."""
    organisation, group = row["organisation"], book.group(row[book.column]) or ""
    for indicator in book.definition.indicators:
        if indicator.recorded_as is not RecordedAs.IN_POST:
            continue
        lines = {row["row"]} | {line.id for line in indicator.rows if line.part_of and line.id == row["within"]}
        for line in lines:
            book.tallied.happened[organisation, indicator.id, line, group, "", ""] += 1
        for by, stratum in book.strata(row, applied=False):
            if by not in ("band", "medical-grade"):
                book.tallied.happened[organisation, indicator.id, indicator.whole, group, by, stratum] += 1
