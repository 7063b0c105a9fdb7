"""Outputs, media and development: what is refused, and what is counted."""

from datetime import date
from decimal import Decimal

import pytest

from tallystick_web.registers.measured.every import register_measures
from tests.unit.web.registers.drawn import HALF, QUARTER, YEAR, book, number_of, refused, share_of

CHECKED = """
    title   | kind        | published_on | is_checked | checklist_on | state          | ended
    advert  | recruitment | 2026-05-01   | yes        | 2026-05-01   | in-use         |
    pack    | recruitment | 2026-05-01   | yes        | 2026-05-02   | in-use         |
    failed  | recruitment | 2026-05-01   | no         | 2026-04-01   | in-use         |
    undated | recruitment |              | yes        | 2026-06-30   | in-use         |
    gone    | recruitment | 2026-05-01   | yes        | 2026-05-01   | withdrawn      | 2026-05-30
    site    | launch      | 2026-06-01   | yes        | 2026-05-30   | withdrawn      | 2026-08-01
    late    | launch      | 2026-06-01   | yes        | 2026-06-02   | in-use         |
    idea    | launch      | 2026-06-01   | yes        | 2026-05-30   | in-preparation |
"""
PICTURES = """
    title  | kind    | published_on | images_on  | are_images_noted | state
    photo  | imagery | 2020-01-01   | 2023-09-30 | yes              | in-use
    film   | video   | 2020-01-01   | 2023-09-29 | yes              | in-use
    sketch | imagery | 2020-01-01   | 2026-01-01 | no               | in-use
"""
FEATURES = """
    title  | kind    | published_on | is_agreed | state     | ended
    nurse  | feature | 2026-04-01   | yes       | in-use    |
    doctor | feature | 2026-09-30   | yes       | withdrawn | 2026-10-01
    porter | feature | 2026-05-01   | no        | in-use    |
    early  | feature | 2026-03-31   | yes       | in-use    |
"""


def test_materials_in_use_count_where_they_passed_before_they_went_out():
    assert share_of("materials-checked", book(outputs=CHECKED), QUARTER) == (2, 4)


def test_pictures_count_where_consent_and_context_were_looked_at_within_three_years():
    assert share_of("images-reviewed", book(outputs=PICTURES), HALF) == (1, 3)


def test_launches_count_where_they_passed_before_they_went_live_though_they_are_over():
    assert share_of("launches-checked", book(outputs=CHECKED), YEAR) == (1, 2)


def test_features_count_that_were_agreed_with_the_person_and_went_out_in_the_half_year():
    assert number_of("features-published", book(outputs=FEATURES), HALF) == 2
    assert number_of("features-published", book(outputs="title | kind\na | article"), HALF) == 0
    assert number_of("features-published", book(), HALF) is None


def test_missed_chances_count_once_somebody_looked_back():
    missed = """
        title | on         | state
        a     | 2026-04-01 |
        b     | 2026-06-30 |
        c     | 2026-07-01 |
        d     | 2026-05-01 | struck-out
    """
    looked = "title | quarter_ended | state\nq1 | 2026-06-30 | closed"
    other = "title | quarter_ended\nq4 | 2026-03-31"

    assert number_of("chances-missed", book(missed_chances=missed, look_backs=looked), QUARTER) == 2
    assert number_of("chances-missed", book(look_backs=looked), QUARTER) == 0
    assert number_of("chances-missed", book(missed_chances=missed, look_backs=other), QUARTER) is None


OUTLETS = """
    title | is_added | state
    old   | no       | listed
    new   | yes      | listed
    left  | yes      | dropped
"""
COVERAGE = """
    title | on         | outlet | outlet_named | pieces | state
    a     | 2026-04-01 | old    |              |        |
    b     | 2026-05-01 | new    |              | 3      |
    c     | 2026-06-01 | left   |              | 1      |
    d     | 2026-09-30 |        | The Gazette  | 5      |
    e     | 2026-10-01 | new    |              | 9      |
    f     | 2026-06-01 | new    |              | 9      | struck-out
"""


def test_coverage_counts_by_pieces():
    drawn = book(outlets=OUTLETS, coverage=COVERAGE)

    assert share_of("outlet-range", drawn, HALF) == (4, 10)
    assert share_of("coverage-traced", drawn, HALF) == (5, 10)


def test_relations_count_with_a_contact_in_six_months_at_an_outlet_that_was_added():
    relations = """
        title | outlet | contact_on | stale | state
        a     | new    | 2026-03-30 |       | open
        b     | new    | 2026-03-29 |       | open
        c     | old    | 2026-09-01 |       | open
        d     | left   | 2026-09-01 |       | open
        e     | new    | 2026-09-01 | yes   | open
        f     | new    | 2026-09-01 |       | closed
        g     | new    | 2026-10-01 |       | open
    """
    assert number_of("journalists-active", book(outlets=OUTLETS, relations=relations), HALF) == 2
    assert number_of("journalists-active", book(outlets=OUTLETS), HALF) is None


def test_spending_is_compared_per_head_and_knows_its_smaller_group():
    years = """
        year_ended | white_people | white_pounds | minority_people | minority_pounds | state
        2026-03-31 | 10           | 1000         | 10              | 1000            |
        2027-03-31 | 400          | 60000        | 80              | 9600            |
        2027-03-31 | 1            | 1            | 1               | 9               | struck-out
    """
    found = register_measures()["development-spend-gap"].count(book(development_counts=years), YEAR)

    assert (found.value, found.people) == (Decimal("1.25"), 80)  # 150 pounds a head beside 120


@pytest.mark.parametrize(
    "line", ["2027-03-31 | 400 | 60000 | 80 | 0", "2027-03-31 | 400 | 60000 | 0 | 0", "2027-03-31 | 400 | 60000 | |"]
)
def test_nothing_is_compared_with_nothing(line):
    heads = "year_ended | white_people | white_pounds | minority_people | minority_pounds"
    assert number_of("development-spend-gap", book(development_counts=f"{heads}\n{line}"), YEAR) is None


@pytest.mark.parametrize(
    ("register", "values", "words"),
    [
        ("outputs", {"is_checked": True}, "Enter both, or neither"),
        ("outputs", {"checklist_on": date(2026, 1, 1)}, "Enter both, or neither"),
        ("outputs", {"are_images_noted": True}, "Say when the pictures were reviewed"),
        ("look-backs", {"benchmark": Decimal(101)}, "from 0 to 100"),
        ("look-backs", {"quarter_ended": date(2026, 12, 31)}, "cannot be in the future"),
        ("coverage", {"pieces": 0, "outlet_named": "x"}, "at least one piece"),
        ("coverage", {}, "Choose the outlet"),
        ("relations", {"contact_on": date(2026, 11, 28)}, "cannot be in the future"),
        ("development-counts", {"white_people": 3}, "Give both the people"),
        ("development-counts", {"white_people": 0, "white_pounds": Decimal(5)}, "nobody in it"),
        ("development-counts", {"minority_agreed": 3}, "Give both the requests"),
    ],
)
def test_what_contradicts_itself_is_refused(register, values, words):
    assert words in refused(register, **values)
