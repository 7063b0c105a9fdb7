"""Pledges, money and the plain list: what is refused, and what is counted."""

from datetime import date
from decimal import Decimal

from tallystick_web.registers.described import registers
from tallystick_web.registers.described.pledges import PledgeStage
from tests.unit.web.registers.drawn import YEAR, book, number_of, refused, share_of


def test_a_pledge_that_was_not_confirmed_in_time_is_not_achieved():
    pledges = """
        title | stage     | signed_on  | stale | state
        one   | achieved  | 2026-01-01 |       |
        two   | achieved  |            | yes   |
        three | committed | 2027-03-31 |       |
        four  | achieved  | 2027-04-01 |       |
        five  | achieved  | 2026-01-01 |       | closed
    """
    assert share_of("pledges-achieved", book(pledges=pledges), YEAR) == (1, 3)
    assert share_of("pledges-achieved", book(), YEAR) is None


def test_money_is_spent_of_sums_that_ran_in_the_year():
    sums = """
        title | amount  | since      | until      | spent   | state
        one   | 1000000 | 2020-04-01 | 2026-04-01 | 1000.50 |
        two   | 500     | 2027-03-31 | 2028-03-31 | 20      |
        three | 500     | 2020-04-01 | 2026-03-31 | 500     |
        four  | 500     | 2026-04-01 | 2027-03-31 |         |
        five  | 500     | 2026-04-01 | 2027-03-31 | 500     | closed
    """
    assert number_of("money-spent", book(funding=sums), YEAR) == Decimal("1020.50")
    assert number_of("money-spent", book(), YEAR) is None


def test_an_achieved_pledge_says_what_shows_it():
    assert "what shows" in refused("pledges", stage=PledgeStage.ACHIEVED, evidence=" ")
    assert refused("pledges", stage=PledgeStage.ACHIEVED, evidence="The yearly report.") == ""
    assert refused("pledges", stage=PledgeStage.COMMITTED) == ""


def test_a_pledge_is_renewed_after_it_was_signed():
    signed = date(2026, 5, 1)
    assert "before it was signed" in refused("pledges", signed_on=signed, renew_on=date(2026, 4, 30))
    assert refused("pledges", signed_on=signed, renew_on=date(2029, 5, 1)) == ""
    assert "cannot be in the future" in refused("pledges", signed_on=date(2027, 1, 1))


def test_money_runs_forwards():
    days = {"since": date(2026, 4, 1), "until": date(2027, 3, 31)}
    assert "cannot come before the first" in refused("funding", since=date(2026, 4, 1), until=date(2026, 3, 31))
    assert "when its time is over" in refused("funding", **days, renew_on=date(2027, 3, 30))
    assert refused("funding", **days, renew_on=date(2027, 3, 31)) == ""


def test_the_plain_list_has_a_name_a_day_and_a_link_beside_its_title_and_note_and_nothing_more():
    assert [one.name for one in registers()["list-entries"].columns] == ["list_name", "day", "link"]
