"""Samples of audits and look-backs can be drawn again, and findings have a second person."""

from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick_web.core.rules import Refused
from tallystick_web.registers import audit_rules, look_back_rules
from tallystick_web.registers.audit_rules import Bought, Major, Standing, standing
from tallystick_web.registers.described.audits import LookedFor
from tallystick_web.registers.described.contracts import ContractKind
from tallystick_web.registers.look_back_rules import Published, agreement, quarter_of, score
from tallystick_web.registers.presenters.audits import PreparePage
from tallystick_web.registers.sample_rules import draw, ordinal, seed_of

SOME = UUID("5b7f9a10-52a4-4f7e-9d3e-0d6f1d0c9a77")
TODAY = date(2026, 11, 26)


def one(number):
    return uuid5(SOME, str(number))


# DRAWING


@given(count=st.integers(0, 400), most=st.integers(1, 40), seed=st.integers(0, 9_999))
def test_a_sample_is_never_larger_than_it_may_be_and_takes_all_where_they_are_few(count, most, seed):
    drawn = draw(range(count), most=most, seed=seed)

    assert len(drawn.chosen) <= most
    assert len(set(drawn.chosen)) == len(drawn.chosen)
    assert drawn.takes_all == (count <= most)
    assert (set(drawn.chosen) == set(range(count))) == (count <= most)
    assert not count or drawn.chosen


@given(count=st.integers(1, 120), most=st.integers(1, 30))
def test_over_every_start_each_one_is_drawn_as_often_as_any_other(count, most):
    step = draw(range(count), most=most, seed=0).step
    drawn = Counter(one for seed in range(step) for one in draw(range(count), most=most, seed=seed).chosen)

    assert drawn == Counter(range(count))


@given(
    values=st.lists(st.one_of(st.none(), st.integers(0, 5)), max_size=80),
    order=st.randoms(),
    seed=st.integers(0, 9_999),
)
def test_the_same_contracts_in_any_order_make_the_same_sample(values, order, seed):
    contracts = [
        Bought(id=one(number), title="a", kind=ContractKind.TENDER, value=None if value is None else Decimal(value))
        for number, value in enumerate(values)
    ]
    shuffled = list(contracts)
    order.shuffle(shuffled)

    assert audit_rules.sample_of(shuffled, seed=seed) == audit_rules.sample_of(contracts, seed=seed)


def test_a_sample_of_sixty_contracts_follows_the_rule_that_is_printed_with_it():
    contracts = [
        Bought(id=one(number), title=f"worth {number}", kind=ContractKind.CONTRACT, value=Decimal(number))
        for number in range(1, 61)
    ]
    drawn = audit_rules.sample_of(contracts, seed=7)  # 60 of at most 25: every 3rd; 7 = 2 x 3 + 1, so from the 2nd

    assert [int(each.value) for each in drawn.chosen] == list(range(59, 0, -3))
    assert audit_rules.rule_in_words(drawn, partners=4) == (
        "Of 60 contracts of the year above the limit in the policy, in the order of their value with the largest "
        "first, every 3rd, beginning with the 2nd: 20. The start is what is left of the seed 7 divided by 3, plus "
        "one; the seed comes from the id of this audit. Every major supplier and partner in use: 4."
    )


def test_a_seed_comes_from_the_id_alone_and_is_spread():
    seeds = [seed_of(one(number)) for number in range(3_000)]

    assert seeds == [seed_of(one(number)) for number in range(3_000)]
    assert all(0 <= seed < 10_000 for seed in seeds)
    assert min(Counter(seed % 3 for seed in seeds).values()) > 900


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (112, "112th"),
    ],
)
def test_numbers_that_count_in_a_row_have_their_endings(number, words):
    assert ordinal(number) == words


# AUDITS


def test_each_kind_of_contract_has_its_test_and_each_partner_two():
    contracts = [
        Bought(id=one(number), title=str(kind), kind=kind, value=None) for number, kind in enumerate(ContractKind)
    ]
    tests = audit_rules.tests_for(contracts, [Major(id=one(9), title="Friends")])

    assert [(each.title, each.tested) for each in tests] == [
        ("tender", LookedFor.WEIGHED),
        ("contract", LookedFor.RESULT),
        ("commission", LookedFor.BRIEF),
        ("Friends", LookedFor.COMMITMENT),
        ("Friends", LookedFor.REVIEW),
    ]
    assert all((each.contract is None) != (each.supplier is None) for each in tests)


def test_an_audit_of_nothing_is_refused():
    with pytest.raises(Refused, match="There is nothing to test"):
        audit_rules.check_something(())


def test_nobody_answers_their_own_finding_or_tests_what_they_prepared():
    with pytest.raises(Refused, match="You wrote this finding"):
        audit_rules.check_second_person(wrote=one(1), answers=one(1))
    with pytest.raises(Refused, match="You prepared this audit"):
        audit_rules.check_not_preparer(prepared=one(1), tests=one(1))
    audit_rules.check_second_person(wrote=one(1), answers=one(2))
    audit_rules.check_not_preparer(prepared=one(1), tests=one(2))


@pytest.mark.parametrize(
    ("response", "due", "closed", "stands"),
    [
        ("", None, None, Standing.UNANSWERED),
        ("agreed", date(2026, 11, 26), None, Standing.OPEN),
        ("agreed", date(2026, 11, 25), None, Standing.LATE),
        ("agreed", date(2026, 11, 25), date(2026, 11, 26), Standing.CLOSED),
        ("not-agreed", None, None, Standing.NOT_AGREED),
        ("not-agreed", None, date(2026, 11, 26), Standing.CLOSED),
    ],
)
def test_where_a_finding_stands(response, due, closed, stands):
    assert standing(response, due_on=due, closed_on=closed, today=TODAY) is stands


# LOOKING BACK


@pytest.mark.parametrize(
    ("ended", "since"),
    [
        (date(2026, 3, 31), date(2026, 1, 1)),
        (date(2026, 6, 30), date(2026, 4, 1)),
        (date(2026, 12, 31), date(2026, 10, 1)),
    ],
)
def test_a_quarter_has_three_whole_months(ended, since):
    look_back_rules.check_quarter(ended)
    assert quarter_of(ended) == (since, ended)


@pytest.mark.parametrize("day", [date(2026, 3, 30), date(2026, 4, 30), date(2026, 7, 1), date(2028, 2, 29)])
def test_a_quarter_ends_with_its_last_month(day):
    with pytest.raises(Refused, match="A quarter ends with"):
        look_back_rules.check_quarter(day)


def test_the_outputs_of_a_quarter_are_drawn_by_their_days():
    outputs = [Published(id=one(number), title="a", on=date(2026, 7, 1 + number % 28)) for number in range(28)]
    drawn = look_back_rules.sample_of(reversed(outputs), seed=3)  # 28 of at most 20: every 2nd, from the 2nd

    assert [each.on.day for each in drawn.chosen] == list(range(2, 29, 2))


def test_a_score_counts_where_race_matters_and_waits_for_every_mark():
    found = score(["0", "1", "2", "3", "3", "none"], benchmark=Decimal(60))

    assert (found.considered, found.matters, found.not_relevant, found.waiting) == (3, 5, 1, 0)
    assert found.share == Fraction(60)
    assert found.is_reached is True
    assert score(["2", "0", ""], benchmark=Decimal(60)).is_reached is None
    assert score(["2", "0"], benchmark=Decimal("50.01")).is_reached is False
    assert score(["none"], benchmark=Decimal(60)).share is None


def test_two_readers_agree_where_both_gave_the_same_mark():
    first = {one(1): "2", one(2): "0", one(3): "", one(4): "3"}
    second = {one(1): "2", one(2): "1", one(3): "2"}

    found = agreement(first, second)

    assert (found.alike, found.both) == (1, 2)


def test_preparing_says_what_will_be_tested():
    contracts = [Bought(id=one(number), title="a", kind=ContractKind.TENDER, value=None) for number in range(60)]
    majors = [Major(id=one(100), title="Friends")]

    def says(some, partners):
        return PreparePage(contracts=some, partners=partners, year_ended=date(2026, 3, 31)).says

    assert "one contract was above the limit in the policy. No suppliers and partners are major." in says(
        contracts[:1], []
    )
    assert (
        "60 contracts were above the limit in the policy, of which a sample of about 20 is tested. One supplier or "
        in (says(contracts, majors))
    )
    assert "there is nothing to test yet" in says([], [])
