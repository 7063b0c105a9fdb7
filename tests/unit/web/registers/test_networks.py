"""Staff networks and experts: what is refused, and what is counted of hours, money, sponsors, issues and requests."""

from datetime import date
from decimal import Decimal

import pytest

from tests.unit.web.registers.drawn import HALF, YEAR, book, number_of, refused, share_of

NETWORKS = """
    title   | kind   | state
    race    | race   |
    carers  | carers |
"""


# TIME AND MONEY

SUPPORT = """
    network | since      | until      | budget | spent  | agreed | used
    race    | 2026-04-01 | 2026-06-30 | 2500   | 1000   | 120    | 80
    race    | 2026-07-01 | 2026-09-30 | 2500   | 700.50 | 120    | 130
    race    | 2026-10-01 | 2027-03-31 | 5000   | 4000   | 240    |
    carers  | 2026-04-01 | 2026-09-30 | 900    | 900    | 60     | 60
"""


def test_hours_beyond_those_agreed_do_not_make_up_for_hours_that_could_not_be_taken():
    # 80 of 120, and 120 of 120: the ten beyond are no hours of those agreed
    assert share_of("network-hours", book(networks=NETWORKS, network_support=SUPPORT), HALF) == (200, 240)


def test_hours_that_nobody_has_counted_yet_are_not_taken_for_none():
    assert share_of("network-hours", book(networks=NETWORKS, network_support=SUPPORT), YEAR) == (200, 240)


def test_money_is_what_the_network_on_race_spent_in_the_year():
    assert number_of("network-budget", book(networks=NETWORKS, network_support=SUPPORT), YEAR) == Decimal("5700.50")


def test_without_a_network_on_race_there_is_no_time_or_money_to_count():
    only_carers = book(networks="title | kind\ncarers | carers", network_support=SUPPORT)
    assert share_of("network-hours", only_carers, HALF) is None
    assert number_of("network-budget", only_carers, YEAR) is None
    assert number_of("sponsor-in-post", only_carers, YEAR) is None


# SPONSORS


def days(sponsors, networks=NETWORKS):
    return number_of("sponsor-in-post", book(networks=networks, sponsors=sponsors), YEAR)


def test_two_sponsors_in_turn_leave_the_days_between_them_without_one():
    sponsors = """
        network | since      | until      | state
        race    | 2025-01-01 | 2026-04-30 | ended
        race    | 2026-06-01 | 2027-02-28 |
        carers  | 2026-04-01 |            |
    """
    # 30 days of April, and June to February: 30 + 31 + 31 + 30 + 31 + 30 + 31 + 31 + 28
    assert days(sponsors) == 30 + 273


def test_a_day_with_two_sponsors_is_one_day():
    sponsors = "network | since | until\nrace | 2026-04-01 | 2026-04-10\nrace | 2026-04-05 | 2026-04-12"
    assert days(sponsors) == 12


def test_a_sponsor_who_is_still_in_post_fills_the_year_and_no_more():
    assert days("network | since | until\nrace | 2020-01-01 |") == 365
    assert days("network | since | until\nrace | 2027-04-01 |") == 0


def test_a_sponsorship_that_ended_without_a_last_day_lasts_until_the_day_it_was_ended():
    assert days("network | since | until | state | ended\nrace | 2026-04-01 | | ended | 2026-04-20") == 20


def test_a_sponsor_who_was_struck_out_never_was():
    assert days("network | since | until | state\nrace | 2026-04-01 | | struck-out") == 0


def test_of_two_networks_on_race_the_one_with_fewer_days_counts():
    networks = "title | kind\nrace | race\nrace 2 | race"
    sponsors = "network | since | until\nrace | 2026-04-01 |\nrace 2 | 2026-04-01 | 2026-04-03"
    assert days(sponsors, networks) == 3


# DIALOGUE


def test_days_to_an_answer_are_the_middle_ones_of_those_answered_in_the_half_year():
    issues = """
        network | side        | raised_on  | answered_on | state
        race    | network     | 2026-03-01 | 2026-04-10  |
        race    | senior-team | 2026-04-01 | 2026-04-11  |
        race    | network     | 2026-05-01 | 2026-05-06  |
        race    | network     | 2026-06-01 | 2026-06-21  |
        race    | network     | 2026-06-01 |             |
        race    | network     | 2026-06-01 | 2026-06-02  | dropped
        race    | network     | 2026-09-01 | 2026-10-31  |
        carers  | network     | 2026-04-01 | 2026-04-02  |
    """
    # 40, 10, 5 and 20 days: the middle ones are 10 and 20
    assert number_of("dialogue-days", book(networks=NETWORKS, dialogue=issues), HALF) == 15
    assert number_of("dialogue-days", book(networks=NETWORKS), HALF) is None


# EXPERTS


def test_experts_are_active_who_were_confirmed_in_time_and_whose_time_is_not_over():
    experts = """
        title | active_until | stale | state
        one   | 2026-09-30   |       |
        two   | 2027-09-30   |       |
        three | 2026-09-29   |       |
        four  | 2027-09-30   | yes   |
        five  | 2027-09-30   |       | closed
    """
    assert number_of("experts-active", book(experts=experts), HALF) == 2
    assert number_of("experts-active", book(), HALF) is None


def test_requests_are_met_by_the_last_day_or_not():
    requests = """
        asker | asked_on   | met | answered_on | state
        north | 2026-04-02 | yes | 2026-05-01  |
        south | 2026-04-02 | no  | 2026-05-01  |
        east  | 2026-09-01 | yes | 2026-10-02  |
        west  | 2026-09-01 |     |             |
        home  | 2026-09-01 |     |             | taken-back
        past  | 2026-03-31 | yes | 2026-04-02  |
    """
    assert share_of("expert-requests-met", book(expert_support=requests), HALF) == (1, 4)


# WHAT IS REFUSED

DAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("register", "values", "found"),
    [
        ("networks", {"terms_on": date(2026, 11, 28)}, "cannot be in the future"),
        ("sponsors", {"since": DAY, "until": date(2026, 11, 26)}, "cannot come before"),
        ("network-support", {"since": DAY, "until": DAY, "used": 3}, "how many hours were agreed"),
        ("network-support", {"since": DAY, "until": date(2026, 11, 28)}, "cannot be in the future"),
        ("dialogue", {"raised_on": date(2026, 11, 28)}, "cannot be in the future"),
        ("dialogue", {"raised_on": DAY, "answered_on": DAY}, "Give both"),
        ("dialogue", {"raised_on": DAY, "answer": "We will."}, "Give both"),
        ("dialogue", {"raised_on": DAY, "answered_on": date(2026, 11, 1), "answer": "Yes."}, "before the issue"),
        ("experts", {"modules": 5, "modules_done": 6, "active_until": DAY}, "More modules"),
        ("experts", {"modules_done": 6, "active_until": DAY}, "More modules"),
        ("experts", {"active_from": DAY, "active_until": date(2026, 11, 1)}, "cannot come before"),
        ("expert-support", {"asked_on": DAY, "met": True}, "Give both"),
        ("expert-support", {"asked_on": DAY, "answered_on": DAY}, "Give both"),
        ("expert-support", {"asked_on": DAY, "met": False, "answered_on": date(2026, 11, 1)}, "before the request"),
    ],
)
def test_what_contradicts_itself_is_refused(register, values, found):
    assert found in refused(register, **values)


@pytest.mark.parametrize(
    ("register", "values"),
    [
        ("sponsors", {"since": DAY, "until": date(2027, 11, 26)}),
        ("network-support", {"since": DAY, "until": DAY, "agreed": 2, "used": 3}),
        ("dialogue", {"raised_on": DAY, "answered_on": DAY, "answer": "Yes."}),
        ("experts", {"modules": 6, "modules_done": 6, "active_until": DAY}),
        ("expert-support", {"asked_on": DAY, "met": False, "answered_on": DAY}),
    ],
)
def test_what_holds_together_is_taken(register, values):
    assert refused(register, **values) == ""
