"""Cases and enrolments, one at a time."""

from collections.abc import Sequence
from datetime import date

from tallystick.definitions import Indicator
from tallystick.definitions.indicator import RecordedAs
from tallystick.engine.plain.rows import Book, Row, by_place
from tallystick.engine.plain.staff import Staff
from tallystick.engine.reasons import Reason

NOBODY = dict.fromkeys(
    ("sex", "age_band", "row", "staff_group", "directorate", "international_recruit", "ethnicity", "disability"), ""
)


def cases(rows: Sequence[Row], indicator: Indicator, staff: Staff, book: Book) -> None:
    """Count people entering a formal process: once in each year of the longest window."""
    _base(indicator, staff, book)
    seen = set()
    for row in _by_day(rows, "opened"):
        person = (row["organisation"], row["person"])
        listed, why_not = staff.known.get(person, (None, None))
        subject = _subject(row, listed, book)
        reason = _no_case(row, indicator, why_not, person in staff.counted, book)
        if reason is None and book.group(subject[book.column]) is None:
            reason = Reason.UNMAPPED_GROUP
        this_year = row["opened"] in book.snapshot.flow if row["opened"] else False
        if reason is None and (person, this_year) in seen:
            reason = Reason.ANOTHER_CASE
        if reason is not None:
            book.leave_out("cases", row, reason)
            continue
        if row["person"]:
            seen.add((person, this_year))
        _add(subject, indicator, 1 if this_year else 2, row["organisation"], book)


def _subject(row: Row, listed: Row | None, book: Book) -> Row:
    """The person of a case: as the case has it for what is grouped, and as the staff list has it for all else."""
    subject = dict(listed or NOBODY)
    if row[book.column]:
        subject[book.column] = row[book.column]
    elif listed is None:
        subject[book.column] = "not-known"
    subject["directorate"] = subject["directorate"] or row["directorate"]
    return subject


def _no_case(row: Row, indicator: Indicator, why_not: Reason | None, employed: bool, book: Book) -> Reason | None:
    choices, capability = book.choices, indicator.recorded_as is RecordedAs.CAPABILITY
    longest = max((line.years for line in indicator.rows), default=1)
    period = book.snapshot.two_years if longest == 2 else book.snapshot.flow
    if capability and row["kind"] == "capability-ill-health":
        return Reason.ILL_HEALTH
    if row["kind"] != ("capability" if capability else "disciplinary"):
        return Reason.ANOTHER_KIND_OF_CASE
    if row["agreed_sanction"] and not choices.counted("agreed-sanctions"):
        return Reason.AGREED_SANCTION
    if not row["formal"] and not row["agreed_sanction"]:
        return Reason.NOT_FORMAL
    if row["opened"] is None:
        return Reason.NO_DATE
    if row["opened"] not in period:
        return Reason.OUTSIDE_THE_PERIOD
    if row["medical_procedure"] and not choices.counted("medical-procedures"):
        return Reason.MEDICAL_PROCEDURE
    if row["probation"] and not choices.counted("probation"):
        return Reason.PROBATION
    if row["lead_employer"] and not choices.counted("lead-employer-trainees"):
        return Reason.LEAD_EMPLOYER
    if why_not in (Reason.CONTRACT_TYPE, Reason.HOSTED, Reason.LEAD_EMPLOYER, Reason.NO_ROW):
        return Reason.NOT_COUNTED_AS_STAFF
    return Reason.NOT_IN_THE_WORKFORCE if not employed and not choices.counted("absent-on-31-march") else None


def learning(rows: Sequence[Row], indicator: Indicator, staff: Staff, book: Book) -> None:
    """Count people of the workforce who took part in something that was not mandatory."""
    _base(indicator, staff, book)
    seen = set()
    for row in _by_day(rows, "happened_on"):
        person = (row["organisation"], row["person"])
        reason = _no_enrolment(row, book)
        if reason is None and person not in staff.counted:
            reason = Reason.NOT_IN_THE_WORKFORCE
        if reason is None and person in seen:
            reason = Reason.ANOTHER_ENROLMENT
        if reason is not None:
            book.leave_out("learning", row, reason)
            continue
        seen.add(person)
        _add(staff.counted[person], indicator, 1, row["organisation"], book)


def _no_enrolment(row: Row, book: Book) -> Reason | None:
    if row["person"] == "":
        return Reason.NO_PERSON
    if not row["took_part"]:
        return Reason.DID_NOT_TAKE_PART
    if row["mandatory"] == "yes":
        return Reason.MANDATORY
    if row["mandatory"] != "no":
        return Reason.UNMAPPED_COURSE
    if row["happened_on"] is None:
        return Reason.NO_DATE
    return None if row["happened_on"] in book.snapshot.flow else Reason.OUTSIDE_THE_PERIOD


def _by_day(rows: Sequence[Row], day: str) -> list[Row]:
    return sorted(by_place(rows), key=lambda row: row[day] or date.min)


def _base(indicator: Indicator, staff: Staff, book: Book) -> None:
    """The workforce, as the people that events are divided by."""
    for row in staff.counted.values():
        group = book.group(row[book.column]) or ""
        for line in [line.id for line in indicator.rows] or [""]:
            for by, stratum in book.strata(row, applied=False):
                book.tallied.people[row["organisation"], indicator.id, line, group, by, stratum] += 1


def _add(subject: Row, indicator: Indicator, years_ago: int, organisation: str, book: Book) -> None:
    group = book.group(subject[book.column]) or ""
    windows = [(line.id, line.years) for line in indicator.rows] or [("", 1)]
    for line, years in windows:
        if years_ago <= years:
            for by, stratum in book.strata(subject, applied=False):
                book.tallied.happened[organisation, indicator.id, line, group, by, stratum] += 1
