"""What an answer must hold, who may mark and read when, and how far two people agree: by hand, and by a law."""

from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick_web.core.rules import Refused
from tallystick_web.questionnaires.agreement_rules import agreement
from tallystick_web.questionnaires.round_rules import RoundBegun, RoundNow, check_items, check_round, items_in
from tallystick_web.questionnaires.rules import Rater
from tallystick_web.questionnaires.set_rules import AnswerKind, Option, Question
from tallystick_web.questionnaires.sheet_rules import (
    check_can_settle,
    check_marks,
    check_seen,
    check_settlement,
    problems_of,
    rater_of,
    stands,
)
from tests.unit.web.questionnaires.sheets_drawn import (
    ANN,
    BEN,
    CLEO,
    CODE,
    HELD,
    MAY,
    OFFERED,
    SHOWN,
    SUMMED,
    WORDS,
    a_set,
    a_sheet,
)

PAIR = a_set(CODE, WORDS, has_second=True)
ALONE = a_set(CODE, WORDS)


# WHAT AN ANSWER HOLDS


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"code": "none"}, []),
        ({}, ["code"]),
        ({"code": "perhaps"}, ["code"]),
        ({"code": "aside"}, ["code:why"]),
        ({"code": "aside", "code:why": "   "}, ["code:why"]),
        ({"code": "aside", "code:why": "It is about the car park."}, []),
        ({"code": "none", "words": "x" * 2001}, ["words"]),
    ],
)
def test_an_answer_that_cannot_be_kept_says_where_it_is_wrong(given, wrong):
    assert sorted(problems_of(ALONE, given)) == wrong


def test_evidence_is_words_or_an_address_that_others_can_open():
    of = a_set(SHOWN)
    assert "shown" in problems_of(of, {})
    assert problems_of(of, {"shown": "The staff survey of 2025."}) == {}
    assert problems_of(of, {"shown:links": ["https://example.org/a"]}) == {}
    assert "https://" in problems_of(of, {"shown:links": ["http://example.org/a"]})["shown:links"]


def test_a_part_cannot_be_more_than_its_whole():
    of = a_set(HELD, OFFERED, measure=(SUMMED,))
    assert problems_of(of, {"held": 4, "offered": 4}) == {}
    assert list(problems_of(of, {"held": 5, "offered": 4})) == ["held"]
    assert list(problems_of(of, {"held": -1})) == ["held"]
    assert list(problems_of(of, {"held": True})) == ["held"]


@pytest.mark.parametrize("key", ["other", "words:why", "code:links", "code:"])
def test_what_a_set_does_not_ask_is_not_kept(key):
    with pytest.raises(Refused, match="were changed meanwhile"):
        check_marks(ALONE, {"code": "none", key: "something"})


# WHO MARKS, AND WHO READS


def test_the_first_of_two_is_whoever_marks_first_and_the_second_somebody_else():
    blank, once = a_sheet(PAIR), a_sheet(PAIR, {"code": "none"})
    assert (rater_of(blank, ANN), rater_of(once, ANN), rater_of(once, BEN)) == (Rater.FIRST, Rater.FIRST, Rater.SECOND)


@pytest.mark.parametrize("who", [ANN, BEN, CLEO])
def test_once_two_people_have_marked_nobody_marks_again(who):
    with pytest.raises(Refused, match="Two people have marked this"):
        rater_of(a_sheet(PAIR, {"code": "none"}, {"code": "decided"}), who)


def test_what_one_person_answers_alone_somebody_else_can_put_right():
    assert rater_of(a_sheet(ALONE, {"code": "none"}), BEN) is Rater.FIRST


@pytest.mark.parametrize("said", [{"dropped_why": "Twice."}, {"is_closed": True}])
def test_nothing_is_marked_that_is_no_longer_wanted_or_whose_round_is_closed(said):
    with pytest.raises(Refused):
        rater_of(a_sheet(PAIR, **said), ANN)


def test_the_marks_of_the_first_are_read_by_nobody_else_until_the_second_gave_theirs():
    once, both = a_sheet(PAIR, {"code": "none"}), a_sheet(PAIR, {"code": "none"}, {"code": "none"})
    assert [once.shows_marks(who) for who in (ANN, BEN, CLEO)] == [True, False, False]
    assert [both.shows_marks(who) for who in (ANN, BEN, CLEO)] == [True, True, True]
    assert a_sheet(ALONE, {"code": "none"}).shows_marks(CLEO)


def test_how_a_sheet_stands_does_not_hang_on_what_the_first_marked():
    said = {stands(a_sheet(PAIR, {"code": one.id})) for one in CODE.options}
    assert said == {"waiting for a second person"}


def test_whoever_saw_older_answers_does_not_overwrite_newer_ones():
    with pytest.raises(Refused, match="Nothing of yours was saved"):
        check_seen(a_sheet(ALONE, {"code": "none"}, times=1), Rater.FIRST, 0)
    check_seen(a_sheet(PAIR, {"code": "none"}, times=1), Rater.SECOND, 0)


# SETTLING


def test_marks_that_differ_where_it_counts_are_settled_before_they_are_complete():
    apart = a_sheet(PAIR, {"code": "none", "words": "a"}, {"code": "decided", "words": "b"})
    assert ([one.id for one in apart.differing], apart.is_complete) == (["code"], False)
    settled = a_sheet(PAIR, {"code": "none"}, {"code": "decided"}, settled={"code": "mentioned"})
    assert (settled.is_complete, settled.final["code"]) == (True, "mentioned")


def test_words_that_differ_need_no_settling():
    assert a_sheet(PAIR, {"code": "none", "words": "a"}, {"code": "none", "words": "b"}).is_complete


def test_one_of_the_two_settles_and_says_why():
    apart = a_sheet(PAIR, {"code": "none"}, {"code": "decided"})
    check_can_settle(apart, BEN)
    check_settlement(apart, {"code": "mentioned"}, "We read it again.")
    with pytest.raises(Refused, match="Ann and Ben marked this"):
        check_can_settle(apart, CLEO)
    for answers, why, says in (
        ({"code": "mentioned"}, " ", "Say why"),
        ({}, "Why.", "Say what you settled on"),
        ({"code": "aside"}, "Why.", "Say more"),
        ({"code": "none", "words": "c"}, "Why.", "Only what you marked differently"),
    ):
        with pytest.raises(Refused, match=says):
            check_settlement(apart, answers, why)


def test_there_is_nothing_to_settle_where_marks_are_alike_or_settled():
    for one in (
        a_sheet(PAIR, {"code": "none"}),
        a_sheet(PAIR, {"code": "none"}, {"code": "none"}),
        a_sheet(PAIR, {"code": "none"}, {"code": "decided"}, settled={"code": "none"}),
    ):
        with pytest.raises(Refused):
            check_can_settle(one, ANN)


# AGREEMENT


def pairs(*each):
    return [a_sheet(PAIR, {"code": one}, {"code": other}) for one, other in each]


def test_agreement_beyond_chance_is_what_it_is_by_hand():
    """20 both decided, 5 and 10 apart, 15 both none: observed 0.7, by chance 0.5 * 0.6 + 0.5 * 0.4 = 0.5, so 0.4."""
    found = agreement(
        CODE,
        pairs(
            *[("decided", "decided")] * 20,
            *[("decided", "none")] * 5,
            *[("none", "decided")] * 10,
            *[("none", "none")] * 15,
        ),
    )
    assert (found.alike, found.both, str(found.kappa)) == (35, 50, "0.40")


def test_agreement_is_of_first_marks_whatever_was_settled():
    one = a_sheet(PAIR, {"code": "none"}, {"code": "decided"}, settled={"code": "decided"})
    assert (agreement(CODE, [one]).alike, agreement(CODE, [one]).both) == (0, 1)


def test_of_few_pieces_or_one_mark_throughout_nothing_is_said_of_chance():
    assert agreement(CODE, pairs(*[("none", "none")] * 5, *[("decided", "none")] * 4)).kappa is None
    assert agreement(CODE, pairs(*[("none", "none")] * 12)).kappa is None


@given(st.lists(st.tuples(*[st.sampled_from([one.id for one in CODE.options])] * 2), min_size=10, max_size=40))
def test_agreement_beyond_chance_is_what_a_table_of_both_gives(each):
    """Worked out the long way, from the table of shares, and the same whoever of the two is called first."""
    table, many = Counter(each), len(each)
    marks = {one for pair in each for one in pair}
    share = {pair: Fraction(count, many) for pair, count in table.items()}
    rows = {one: sum(share.get((one, other), 0) for other in marks) for one in marks}
    columns = {one: sum(share.get((other, one), 0) for other in marks) for one in marks}
    seen, by_chance = sum(share.get((one, one), 0) for one in marks), sum(rows[one] * columns[one] for one in marks)
    found = agreement(CODE, pairs(*each))
    assert found.kappa == agreement(CODE, pairs(*[(other, one) for one, other in each])).kappa
    if by_chance == 1:
        assert found.kappa is None
    else:
        assert abs(Fraction(found.kappa) - (seen - by_chance) / (1 - by_chance)) <= Fraction(1, 200)


def test_of_several_answers_all_must_be_alike():
    several = Question(
        id="code", kind=AnswerKind.SEVERAL, text="Which?", option=(Option(id="a", text="A"), Option(id="b", text="B"))
    )
    of = a_set(several, has_second=True)
    assert not a_sheet(of, {"code": ["a", "b"]}, {"code": ["b", "a"]}).differing
    assert a_sheet(of, {"code": ["a"]}, {"code": ["a", "b"]}).differing


# ROUNDS


def a_round(*sheets, closed_on=None):
    return RoundNow(
        id=ANN,
        of=a_set(CODE, in_rounds=True, has_second=True),
        title="Papers",
        role="",
        since=date(2026, 4, 1),
        until=date(2026, 6, 30),
        sampled="All of them.",
        closed_on=closed_on,
        sheets=sheets,
    )


def test_a_list_is_read_as_people_type_it():
    found = items_in(
        "14/05/2026 Finance report\n\n2026-05-15, Estates: a plan\n 1.6.2026  Board minutes\nNo day here\n"
    )
    assert [(one.title, one.on) for one in found.items] == [
        ("Finance report", date(2026, 5, 14)),
        ("Estates: a plan", date(2026, 5, 15)),
        ("Board minutes", date(2026, 6, 1)),
        ("No day here", None),
    ]
    assert found.unread == ()


def test_the_same_line_twice_is_one_piece_of_work():
    assert len(items_in("A paper\nA paper\n14/05/2026 A paper").items) == 2


@pytest.mark.parametrize("line", ["31/02/2026 A paper", "2026-13-01 A paper", "x" * 161])
def test_a_line_that_cannot_be_read_is_named_and_nothing_is_added(line):
    with pytest.raises(Refused, match="Correct line 2"):
        check_items(a_round(), items_in(f"A good one\n{line}"))


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "at least one"), ("30/03/2026 A paper", "not one of this round’s days"), ("4/5/2026 There", "already")],
)
def test_what_does_not_belong_into_a_round_is_refused(text, says):
    there = replace(a_sheet(a_set(CODE), on=MAY), title="There")
    with pytest.raises(Refused, match=says):
        check_items(a_round(there), items_in(text))


def test_a_round_says_how_its_work_was_chosen():
    said = {"title": "Papers", "since": MAY, "until": MAY}
    check_round(a_set(CODE, in_rounds=True), RoundBegun(sampled="All.", **said))
    with pytest.raises(Refused, match="how the work was chosen"):
        check_round(a_set(CODE, in_rounds=True), RoundBegun(sampled=" ", **said))
    with pytest.raises(Refused, match="page of the work"):
        check_round(a_set(CODE), RoundBegun(sampled="All.", **said))
    roles = (Option(id="board", text="The board"),)
    with pytest.raises(Refused, match="whose work"):
        check_round(a_set(CODE, in_rounds=True, role=roles), RoundBegun(sampled="All.", **said))
