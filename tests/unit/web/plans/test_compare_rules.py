"""One year's plan beside the next: what looks alike is suggested, and what is one is what a person confirmed."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from uuid import UUID

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.plans.compare_rules import (
    Easier,
    Fate,
    asks_less,
    chain_of,
    check_can_carry,
    check_says_one,
    compared,
    easier,
    lower_target,
    promised,
    same_words,
    times_put_off,
)
from tallystick_web.plans.network import Node
from tallystick_web.plans.rules import Direction, Expected, Kind, Stage, Wording
from tallystick_web.plans.target_rules import Aim, AimKind

OLD, NEW = UUID(int=1), UUID(int=2)
_ids = count(10)


def node(text, *, plan=OLD, kind=Kind.ACTION, stage=Stage.AGREED):
    number = next(_ids)
    wording, at = Wording(text=text), datetime(2026, 1, 1, tzinfo=UTC)
    return Node(
        id=UUID(int=number), plan=plan, kind=kind, place=number, version=1, wording=wording, stage=stage, changed_at=at
    )


def new(text, **more):
    return node(text, plan=NEW, stage=Stage.DRAFT, **more)


def beside(earlier, later, carried=(), left_out=()):
    pairs = [(one.id, other.id) for one, other in carried]
    return compared(earlier, later, carried=pairs, left_out=[one.id for one in left_out])


def fates(found):
    return [one.fate for one in found.kept]


@pytest.mark.parametrize("text", ["Review  panels", "review panels.", "“Review panels”", "Review\npanels"])
def test_case_spaces_and_punctuation_make_no_other_words(text):
    assert same_words("Review panels", text)


def test_the_same_words_in_another_order_are_not_the_same_words():
    assert not same_words("Panels review adverts", "Adverts review panels")


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Review recruitment panels for diversity", "Review the diversity of recruitment panels"),
        ("Every panel scores in writing before it talks", "Every panel of three or more scores in writing"),
        ("Unconscious bias training for all staff", "Provide unconscious bias training to all staff by March"),
        ("Staff network has protected time", "The staff network chair has protected time of a day a month"),
    ],
)
def test_what_was_only_reworded_is_suggested_and_not_yet_said_to_be_one(before, now):
    old, later = node(before), new(now)
    found = beside([old], [later])

    assert fates(found) == [Fate.PERHAPS]
    assert [one.later for one in found.suggested] == [(later,)]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("Review disciplinary policy", "Appoint a second guardian"),
        ("Publish an annual report", "Begin a mentoring programme for band 7"),
    ],
)
def test_what_has_little_in_common_is_not_suggested(before, now):
    assert fates(beside([node(before)], [new(now)])) == [Fate.GONE]


def test_the_same_words_come_before_words_that_are_only_alike_whatever_their_order():
    first, second = node("Publish the gender pay gap"), node("Publish the ethnicity pay gap")
    later = new("Publish the ethnicity pay gap")
    found = beside([first, second], [later])

    assert fates(found) == [Fate.GONE, Fate.SAME]


def test_items_of_two_kinds_are_never_one():
    assert fates(beside([node("Fair panels")], [new("Fair panels", kind=Kind.OUTCOME)])) == [Fate.GONE]


def test_what_a_person_confirmed_holds_whatever_the_words():
    old, later = node("Review disciplinary policy"), new("Nobody is suspended without two signatures")
    found = beside([old], [later], carried=[(old, later)])

    assert fates(found) == [Fate.REWORDED]
    assert found.suggested == ()
    assert found.new == ()


def test_what_is_confirmed_for_one_item_is_suggested_for_no_other():
    first, second, later = node("Train panels"), node("Train every panel"), new("Train panels")
    found = beside([first, second], [later], carried=[(first, later)])

    assert fates(found) == [Fate.SAME, Fate.GONE]


def test_two_items_that_became_one_are_both_here():
    first, second, later = node("Train panels"), node("Train chairs"), new("Train panels")
    found = beside([first, second], [later], carried=[(first, later), (second, later)])

    assert fates(found) == [Fate.SAME, Fate.REWORDED]


def test_what_was_over_before_or_left_out_with_a_reason_is_not_gone_without_one():
    over = [node("A", stage=Stage.FINISHED), node("B", stage=Stage.DROPPED), node("C", stage=Stage.MERGED)]
    left, gone = node("Report on adverts"), node("Speak to suppliers")
    found = beside([*over, left, gone], [], left_out=[left])

    assert fates(found) == [Fate.FINISHED, Fate.DROPPED, Fate.MERGED, Fate.LEFT_OUT, Fate.GONE]


def test_a_reason_takes_an_item_out_of_the_suggestions():
    old, later = node("Review panels"), new("Review panels")
    found = beside([old], [later], left_out=[old])

    assert fates(found) == [Fate.LEFT_OUT]
    assert found.new == (later,)


def test_what_was_taken_out_of_a_draft_was_never_in_the_plan():
    found = beside([node("A", stage=Stage.WITHDRAWN)], [node("B", plan=NEW, stage=Stage.WITHDRAWN)])
    assert (found.kept, found.new) == ((), ())


def test_only_a_later_date_puts_something_off():
    days = [date(2024, 3, 31), date(2024, 9, 30), date(2024, 6, 30), date(2025, 3, 31), date(2025, 3, 31)]
    assert times_put_off(days) == 2


def test_a_chain_ends_where_it_would_come_back_to_itself():
    one, two, three = (UUID(int=each) for each in (1, 2, 3))
    assert chain_of(three, {three: [two], two: [one], one: [three]}) == (three, two, one)


EFFECT = Expected(measure="wres/2", direction=Direction.TOWARDS_ONE, size=Decimal("0.3"), by=date(2027, 3, 31))


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ({"expected": EFFECT, "due_on": date(2028, 3, 31)}, ()),
        ({"due_on": date(2027, 3, 31)}, (Easier.NO_EFFECT,)),
        ({"expected": EFFECT}, (Easier.NO_DATE,)),
        (
            {
                "expected": Expected(
                    measure="wres/2", direction=Direction.TOWARDS_ONE, size=Decimal("0.2"), by=EFFECT.by
                ),
                "due_on": date(2027, 3, 31),
            },
            (Easier.SMALLER_EFFECT,),
        ),
        (
            {
                "expected": Expected(
                    measure="wres/3", direction=Direction.TOWARDS_ONE, size=Decimal("0.1"), by=EFFECT.by
                ),
                "due_on": date(2027, 3, 31),
            },
            (),
        ),
    ],
)
def test_what_an_item_expects_less_than_before_is_told(now, told):
    was = Wording(text="A", expected=EFFECT, due_on=date(2027, 3, 31))
    assert easier(was, Wording(text="A", **now)) == told


@pytest.mark.parametrize(
    ("kind", "direction", "was", "now", "less"),
    [
        (AimKind.LEVEL, Direction.UP, 20, 18, True),
        (AimKind.LEVEL, Direction.UP, 20, 22, False),
        (AimKind.LEVEL, Direction.DOWN, 5, 6, True),
        (AimKind.LEVEL, Direction.TOWARDS_ONE, "1.1", "1.3", True),
        (AimKind.LEVEL, Direction.TOWARDS_ONE, "0.8", "1.1", False),
        (AimKind.IMPROVEMENT, Direction.DOWN, 4, 3, True),
        (AimKind.TREND, Direction.UP, 1, 2, False),
    ],
)
def test_a_target_that_is_easier_to_reach_asks_less(kind, direction, was, now, less):
    before, after = (Aim(kind=kind, direction=direction, value=Decimal(one)) for one in (was, now))
    assert asks_less(before, after) is less
    assert lower_target([("wres/2", before)], [("wres/2", after)]) is less
    assert not lower_target([("wres/2", before)], [("wres/3", after)])


def test_a_wider_gap_asks_less():
    narrow, wide = (
        Aim(kind=AimKind.GAP, direction=Direction.DOWN, value=Decimal(one), other="wres/6") for one in (2, 3)
    )
    assert asks_less(narrow, wide)
    assert not asks_less(wide, narrow)


def test_targets_of_two_kinds_are_not_held_together():
    level = Aim(kind=AimKind.LEVEL, direction=Direction.UP, value=Decimal(20))
    trend = Aim(kind=AimKind.TREND, direction=Direction.UP, value=Decimal(1))
    assert not asks_less(level, trend)


@pytest.mark.parametrize(
    ("earlier", "begins"),
    [(Kind.OUTCOME, date(2025, 4, 1)), (Kind.ACTION, date(2026, 4, 1)), (Kind.ACTION, date(2027, 4, 1))],
)
def test_an_item_is_carried_on_from_one_of_its_kind_in_an_earlier_year(earlier, begins):
    with pytest.raises(Refused, match="same kind in an earlier plan"):
        check_can_carry(kind=Kind.ACTION, earlier=earlier, starts_on=date(2026, 4, 1), earlier_starts_on=begins)


@pytest.mark.parametrize(("into", "reason"), [("", " "), ("an id", "It was done.")])
def test_an_item_became_another_or_is_left_out_for_a_reason_and_not_both(into, reason):
    with pytest.raises(Refused, match="one of the two"):
        check_says_one(into=into, reason=reason)


def test_dates_count_from_the_one_that_was_agreed_to():
    def at(day):
        return datetime(2026, 1, day, tzinfo=UTC)

    said = [
        (date(2026, 3, 31), at(1)),
        (date(2026, 6, 30), at(2)),
        (date(2026, 9, 30), at(4)),
        (None, at(5)),
        (date(2027, 3, 31), at(6)),
    ]
    assert promised(said, agreed_at=at(3)) == [date(2026, 6, 30), date(2026, 9, 30), date(2027, 3, 31)]
    assert promised(said, agreed_at=None) == [date(2027, 3, 31)]
    assert promised([], agreed_at=None) == []
