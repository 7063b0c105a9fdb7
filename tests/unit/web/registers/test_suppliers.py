"""Suppliers and contracts: what is refused, and what is counted of agencies, partners, funders, tenders and results."""

from datetime import date

import pytest

from tallystick_web.registers.described.contracts import Met
from tests.unit.web.registers.drawn import HALF, YEAR, book, refused, share_of

AGENCIES = """
    title    | kind     | commitment_on | stale | state
    current  | agency   | 2025-04-01    |       | in-use
    lapsed   | agency   | 2025-03-30    |       | in-use
    stale    | platform | 2026-01-01    | yes   | in-use
    left     | platform | 2026-01-01    |       | ended
    never    | agency   |               |       | in-use
    no agent | supplier | 2026-01-01    |       | in-use
"""


def test_hires_count_where_the_commitment_of_the_agency_was_checked_in_two_years_and_is_not_stale():
    counts = """
        agency   | as_of      | hires | state
        current  | 2026-06-30 | 5     |
        current  | 2027-03-31 | 2     |
        current  | 2026-03-31 | 100   |
        lapsed   | 2027-03-31 | 10    |
        stale    | 2027-03-31 | 4     |
        left     | 2027-03-31 | 3     |
        never    | 2027-03-31 |       |
        no agent | 2027-03-31 | 6     |
        current  | 2027-03-31 | 50    | struck-out
    """
    assert share_of("agency-hires", book(suppliers=AGENCIES, agency_counts=counts), YEAR) == (5 + 2 + 3, 30)


def test_without_a_hire_there_is_no_share_of_hires():
    counts = "agency | as_of | hires\ncurrent | 2027-03-31 | 0"
    assert share_of("agency-hires", book(suppliers=AGENCIES, agency_counts=counts), YEAR) is None


def test_shortlists_count_only_where_the_agency_asks_how_people_describe_themselves():
    counts = """
        agency  | as_of      | shortlisted | minority | not_known
        current | 2026-06-30 | 40          | 10       | 5
        lapsed  | 2027-03-31 | 20          | 2        | 18
        never   | 2027-03-31 | 30          |          |
        stale   | 2027-03-31 | 10          | 0        | 10
        current | 2027-04-01 | 90          | 90       | 0
    """
    assert share_of("agency-shortlists", book(suppliers=AGENCIES, agency_counts=counts), YEAR) == (12, 70)


def test_major_partners_count_with_legal_advisers_and_need_a_step():
    partners = """
        title | kind     | is_major | reviewed_on | step  | state
        a     | partner  | yes      | 2024-09-30  | meet  | in-use
        b     | partner  | yes      | 2024-09-29  | meet  | in-use
        c     | legal    | yes      | 2026-01-01  | meet  | in-use
        d     | partner  | yes      | 2026-01-01  |       | in-use
        e     | partner  | no       | 2026-01-01  | meet  | in-use
        f     | supplier | yes      | 2026-01-01  | meet  | in-use
        g     | partner  | yes      | 2026-01-01  | meet  | ended
        h     | partner  | yes      | 2026-10-01  | later | in-use
    """
    assert share_of("partners-reviewed", book(suppliers=partners), HALF) == (2, 5)


def test_funders_count_as_assured_only_with_a_meeting_in_the_year():
    funders = """
        title | kind    | met_on     | is_assured | state
        a     | funder  | 2026-04-01 | yes        | in-use
        b     | funder  | 2026-03-31 | yes        | in-use
        c     | funder  | 2026-06-01 | no         | in-use
        d     | funder  |            |            | in-use
        e     | partner | 2026-06-01 | yes        | in-use
    """
    assert share_of("funders-assured", book(suppliers=funders), YEAR) == (1, 4)


TENDERS = """
    title     | kind   | is_above_limit | is_weight_kept | starts_on  | state    | ended
    big       | tender | yes            | yes            | 2026-04-01 | in-force |
    big too   | tender | yes            | no             | 2026-09-30 | ended    | 2026-09-30
    small     | tender | no             | yes            | 2026-05-01 | in-force |
    before    | tender | yes            | yes            | 2026-03-31 | in-force |
    only plan | tender | yes            | yes            | 2026-05-01 | planned  |
"""
COMMISSIONS = """
    title    | kind       | has_brief | signed_off_on | starts_on  | state
    film     | commission | yes       | 2026-08-01    | 2026-05-01 | in-force
    pictures | commission | yes       |               | 2026-05-01 | in-force
    posters  | commission | no        |               | 2026-05-01 | in-force
"""
CONTRACTS = """
    title   | kind     | starts_on  | state    | ended
    service | contract | 2024-01-01 | in-force |
    grant   | contract | 2025-01-01 | in-force |
    other   | contract | 2025-01-01 | in-force |
    over    | contract | 2020-01-01 | ended    | 2021-01-01
"""


def test_tenders_of_the_half_year_above_the_limit_count_where_the_fixed_weight_was_used():
    assert share_of("tenders-with-criteria", book(contracts=TENDERS), HALF) == (1, 2)


def test_commissions_need_the_brief_and_the_sign_off():
    assert share_of("briefs-with-clause", book(contracts=COMMISSIONS), YEAR) == (1, 3)


def test_a_contract_has_a_result_on_race_with_a_number_and_a_date_or_has_none():
    results = """
        title | contract | target | due_on     | met | met_on     | state
        r1    | service  | 20     | 2026-12-31 | yes | 2026-12-31 | open
        r2    | service  | 5      | 2027-03-31 | yes | 2027-04-01 | open
        r3    | grant    |        | 2026-06-30 | no  |            | open
        r4    | other    | 3      |            | yes | 2026-05-01 | open
        r5    | over     | 3      | 2026-06-30 | yes | 2026-06-01 | closed
        r6    | over     | 3      | 2026-03-31 | yes | 2026-03-01 | open
    """
    drawn = book(contracts=CONTRACTS, contract_results=results)

    assert share_of("contracts-with-race", drawn, HALF) == (1, 3)
    assert share_of("contract-results-met", drawn, YEAR) == (2, 4)


@pytest.mark.parametrize(
    ("register", "values", "words"),
    [
        ("suppliers", {"commitment_on": date(2026, 1, 1), "commitment": ""}, "Say what they showed"),
        ("suppliers", {"reviewed_on": date(2026, 1, 1)}, "Enter both, or neither"),
        ("suppliers", {"is_assured": True}, "Say when the funder was met"),
        ("suppliers", {"met_on": date(2027, 1, 1)}, "cannot be in the future"),
        ("contracts", {"starts_on": date(2026, 2, 1), "ends_on": date(2026, 1, 1)}, "ends before it starts"),
        ("contracts", {"weight": 101}, "from 0 to 100"),
        ("contracts", {"is_weight_kept": True}, "Say which weight"),
        ("contracts", {"signed_off_on": date(2026, 1, 1)}, "holds the brief"),
        ("contract-results", {"met": Met.YES}, "has the day on which it was met"),
        ("contract-results", {"met": Met.NO, "met_on": date(2026, 1, 1)}, "no other result has one"),
        ("contract-results", {"met": Met.NOT_YET, "due_on": date(2026, 11, 26)}, "was due already"),
        ("agency-counts", {"minority": 3}, "in all"),
        ("agency-counts", {"shortlisted": 10, "minority": 6, "not_known": 5}, "more people in the parts"),
    ],
)
def test_what_contradicts_itself_is_refused(register, values, words):
    assert words in refused(register, **values)


@pytest.mark.parametrize(
    ("register", "values"),
    [
        ("suppliers", {}),
        ("suppliers", {"reviewed_on": date(2026, 1, 1), "shares": "partly"}),
        ("contracts", {"weight": 10, "is_weight_kept": True}),
        ("contract-results", {"met": Met.NOT_YET, "due_on": date(2026, 11, 27)}),
        ("agency-counts", {"shortlisted": 10, "minority": 5, "not_known": 5}),
    ],
)
def test_what_agrees_is_taken(register, values):
    assert refused(register, **values) == ""
