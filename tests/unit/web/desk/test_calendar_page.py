"""The calendar page: what is overdue first, then what is to come by month, what has no date, and what was."""

from datetime import date

from tallystick_web.desk.presenters.calendar import calendar_page, entries_of
from tallystick_web.organisations.obligation_rules import Done, OwnDate, occurrences
from tallystick_web.organisations.rules import OrganisationKind

TODAY = date(2026, 11, 26)


def found(*, done=(), own=()):
    return occurrences(OrganisationKind.TRUST, (2026, 2027), done=done, own=own)


def page(**said):
    return calendar_page(found(**said), on=TODAY)


def headings(months):
    return [one.heading for one in months]


def ids(lines):
    return [line.id for line in lines]


def line(of, key):
    dated = (line for month in (*of.coming, *of.earlier) for line in month.lines)
    return next(line for line in (*dated, *of.overdue) if line.id == key)


def test_what_counts_from_the_last_time_and_is_over_stands_first_whatever_its_year():
    long_ago = Done(obligation="equality-information", year=None, on=date(2023, 3, 1))
    assert "equality-information" in ids(page(done=[long_ago]).overdue)
    assert "equality-information" not in {one for month in page(done=[long_ago]).earlier for one in ids(month.lines)}
    assert "equality-information" not in ids(page().overdue)


def test_what_was_to_be_done_by_a_day_that_is_over_stands_first_until_somebody_says_that_it_was():
    assert "gender-pay-gap" in ids(page().overdue)
    assert page().lead.startswith("Four are past the date and not marked as done. Of all that stands here, ")
    done = Done(obligation="gender-pay-gap", year=2026, on=date(2026, 3, 28))
    assert "gender-pay-gap" not in ids(page(done=[done]).overdue)
    assert page(done=[done]).lead.startswith("Three are past the date")


def test_what_only_happens_is_never_past_its_date():
    assert {"wres-day", "staff-survey"}.isdisjoint(ids(page().overdue))


def test_this_month_is_still_to_come_and_months_are_in_order():
    own = OwnDate(obligation="wres-submission", year=2026, on=date(2026, 11, 28), reason="Told by the region")
    of = page(own=[own])
    assert headings(of.coming)[:2] == ["November 2026", "February 2027"]
    assert headings(of.earlier) == ["March 2026", "September 2026", "October 2026"]


def test_without_a_date_each_obligation_stands_once_and_what_binds_first():
    undated = page().undated
    assert len(set(ids(undated))) == len(undated)
    layers = [one.layer in ("By law", "By contract") for one in undated]
    assert layers == sorted(layers, reverse=True)
    assert any(layers), "some of them bind"


def test_a_date_says_whether_it_was_done_and_what_was_not_confirmed():
    assert line(page(), "eds").says[0].startswith("Date not confirmed: ")
    assert line(page(), "gender-pay-gap").says == ()
    done = Done(obligation="gender-pay-gap", year=2026, on=date(2026, 3, 28))
    [march] = [one for one in page(done=[done]).earlier if one.heading == "March 2026"]
    assert march.lines[0].says == ("Done on 28 March 2026",)


def test_what_happens_and_binds_nobody_is_there_to_know():
    assert line(page(), "staff-survey").layer == "For information"
    assert line(page(), "wres-day").layer == "By contract"


def test_an_entry_keeps_its_id_when_its_date_moves():
    own = OwnDate(obligation="wres-report", year=2027, on=date(2027, 9, 30), reason="The board meets earlier")
    moved = {one.uid: one.on for one in entries_of(found(own=[own]), "https://a.example/", "a.example")}
    before = {one.uid: one.on for one in entries_of(found(), "https://a.example/", "a.example")}
    assert moved.keys() == before.keys()
    assert before["wres-report-2027@a.example"] == date(2027, 10, 31)
    assert moved["wres-report-2027@a.example"] == date(2027, 9, 30)
