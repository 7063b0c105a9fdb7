"""A calendar as RFC 5545 writes it: lines end with CR and LF, long ones are folded, and text is escaped."""

from datetime import UTC, date, datetime

from tallystick_web.desk.feed import Entry, written

AT = datetime(2026, 11, 26, 12, tzinfo=UTC)
ENTRY = Entry(
    uid="wres-report-2027@tallystick.example.org",
    on=date(2027, 10, 31),
    title="Publish; the report, and\nthe plan",
    text="By contract",
    href="https://tallystick.example.org/o/northmoor/calendar/wres-report/",
)
EXPECTED = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Tallystick//Tallystick//EN
METHOD:PUBLISH
X-WR-CALNAME:Northmoor
BEGIN:VEVENT
SUMMARY:Publish\\; the report\\, and\\nthe plan
DTSTART;VALUE=DATE:20271031
DTSTAMP:20261126T120000Z
UID:wres-report-2027@tallystick.example.org
DESCRIPTION:By contract
TRANSP:TRANSPARENT
URL:https://tallystick.example.org/o/northmoor/calendar/wres-report/
END:VEVENT
END:VCALENDAR
"""


def test_a_day_is_written_as_the_standard_has_it():
    assert written("Northmoor", [ENTRY], at=AT).decode() == EXPECTED.replace("\n", "\r\n")


def test_no_line_is_longer_than_75_octets_whatever_it_says():
    long = Entry(
        uid="a@b", on=date(2027, 1, 1), title="Ärztinnen und Ärzte – " * 20, text="x" * 300, href="https://a.b/"
    )
    assert all(len(line) <= 75 for line in written("Northmoor", [long], at=AT).split(b"\r\n"))


def test_without_a_date_a_calendar_is_still_one():
    assert written("Northmoor", [], at=AT).startswith(b"BEGIN:VCALENDAR\r\n")
