"""The obligations of organisations: their data, their dates, and what an organisation may say of them."""

from datetime import date

import pytest

from tallystick_web.core.days import months_after
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.obligation_rules import (
    Done,
    FaultInObligations,
    Layer,
    OwnDate,
    Rule,
    check_done,
    check_own_date,
    obligations,
    obligations_for,
    occurrences,
    parsed,
)
from tallystick_web.organisations.rules import OrganisationKind

YEARS = (2026, 2027)
TRUST, BODY = OrganisationKind.TRUST, OrganisationKind.MEMBERSHIP_BODY
ONE = """
[[obligations]]
id = "review"
title = "Review"
kinds = ["trust"]
layer = "statute"
rule = "yearly"
day = "03-30"
asks = "Look."
binds = "Trusts."
source_title = "A law"
source = "https://example.org/law"
unconfirmed = ""
"""


def found(key, *, kind=TRUST, done=(), own=()):
    return [one for one in occurrences(kind, YEARS, done=done, own=own) if one.obligation.id == key]


def dates(key, **said):
    return [one.on for one in found(key, **said)]


# THE DATA


def test_every_kind_of_organisation_has_obligations():
    assert all(obligations_for(kind) for kind in OrganisationKind)


@pytest.mark.parametrize("key", obligations())
def test_an_obligation_says_what_to_do_whom_it_binds_and_where_that_is_from(key):
    one = obligations()[key]
    assert all(text.endswith(".") for text in (one.asks, one.binds))
    assert one.source_title
    assert not one.unconfirmed or one.unconfirmed.endswith(".")


@pytest.mark.parametrize("key", obligations())
def test_a_date_that_is_set_anew_each_year_is_never_called_confirmed_for_all(key):
    one = obligations()[key]
    assert one.rule is not Rule.SET_YEARLY or one.unconfirmed


def test_the_dates_of_the_law_are_those_of_the_law():
    """Regulation 4 of SI 2017/353: not more than a year after the last time. Its schedule and SI 2017/172: pay gaps."""
    assert obligations()["equality-information"].months == 12
    assert dates("gender-pay-gap") == [date(2026, 3, 30), date(2027, 3, 30)]
    assert dates("gender-pay-gap-others", kind=BODY) == [date(2026, 4, 4), date(2027, 4, 4)]


def test_a_membership_body_is_not_bound_by_the_contract_of_trusts():
    assert not [one for one in obligations_for(BODY) if one.layer is Layer.CONTRACT]


@pytest.mark.parametrize(
    "fault",
    [
        ('rule = "yearly"', 'rule = "sometimes"'),
        ('day = "03-30"', 'day = "02-29"'),
        ('day = "03-30"', ""),
        ('kinds = ["trust"]', 'kinds = ["school"]'),
        ("https://example.org/law", "http://example.org/law"),
        ('layer = "statute"', 'layer = "custom"'),
    ],
)
def test_a_fault_stops_the_whole_file_and_names_the_obligation(fault):
    assert list(parsed(ONE)) == ["review"]
    with pytest.raises(FaultInObligations, match="review"):
        parsed(ONE.replace(*fault))


def test_an_id_that_is_given_twice_stops_the_file():
    with pytest.raises(FaultInObligations, match="review"):
        parsed(ONE + ONE)


# DATES


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 48, date(2030, 12, 1)),
        (date(2026, 1, 31), 3, date(2026, 4, 30)),
    ],
)
def test_months_after_a_day_end_with_the_month(day, months, expected):
    assert months_after(day, months) == expected


def test_what_counts_from_the_last_time_has_no_date_until_somebody_says_when_that_was():
    assert dates("equality-information") == [None]
    said = Done(obligation="equality-information", year=None, on=date(2026, 3, 20))
    assert dates("equality-information", done=[said]) == [date(2027, 3, 20)]


def test_what_was_said_last_of_the_last_time_holds():
    wrong = Done(obligation="equality-information", year=None, on=date(2026, 9, 20))
    right = Done(obligation="equality-information", year=None, on=date(2026, 3, 20))
    assert dates("equality-information", done=[wrong, right]) == [date(2027, 3, 20)]


def test_what_is_due_after_the_years_shown_is_left_out():
    assert (
        dates("equality-objectives", done=[Done(obligation="equality-objectives", year=None, on=date(2026, 3, 1))])
        == []
    )


def test_a_year_that_was_done_is_done_and_the_next_is_not():
    done = [Done(obligation="wres-report", year=2026, on=date(2026, 10, 20))]
    assert [one.is_open() for one in found("wres-report", done=done)] == [False, True]


def test_a_date_of_ones_own_stands_in_its_year_alone():
    own = OwnDate(obligation="wres-submission", year=2027, on=date(2027, 5, 31), reason="This year’s guidance")
    assert dates("wres-submission", own=[own]) == [date(2027, 5, 31), None]


def test_what_has_no_date_stands_last():
    on = [one.on for one in occurrences(TRUST, YEARS, done=(), own=())]
    known = [one for one in on if one is not None]
    assert on == [*sorted(known), *[None] * (len(on) - len(known))]


# WHAT MAY BE SAID


def test_nothing_is_done_in_the_future_and_what_happens_is_not_done():
    today = date(2026, 11, 26)
    check_done(on=today, today=today, is_event=False)
    with pytest.raises(Refused, match="today or in the past"):
        check_done(on=date(2026, 11, 27), today=today, is_event=False)
    with pytest.raises(Refused, match="happens by itself"):
        check_done(on=today, today=today, is_event=True)


def own_date(key, on, reason="Agreed by the board", year=2027):
    check_own_date(obligation=obligations()[key], year=year, on=on, reason=reason)


def test_a_date_in_law_can_be_made_earlier_and_not_later():
    own_date("gender-pay-gap", date(2027, 3, 30))
    own_date("gender-pay-gap", date(2027, 2, 1))
    with pytest.raises(Refused, match="not for a later one"):
        own_date("gender-pay-gap", date(2027, 3, 31))


def test_a_date_of_the_contract_can_be_put_right_either_way():
    own_date("wres-report", date(2027, 11, 30))


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (("wres-report", date(2026, 10, 1)), "about 2027"),
        (("wres-report", date(2027, 10, 1), " "), "Say why"),
        (("plan-review", date(2027, 10, 1)), "done last"),
    ],
)
def test_a_date_of_ones_own_is_of_its_year_has_a_reason_and_hangs_on_nothing(said, refusal):
    with pytest.raises(Refused, match=refusal):
        own_date(*said)
