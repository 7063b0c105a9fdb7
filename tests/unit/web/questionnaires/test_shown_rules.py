"""What is shown of a survey, held against figures worked out by hand, and against what must never be shown."""

import random
from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.questionnaires.measured.waves import Told, by_row, pooled, reading_of
from tallystick_web.questionnaires.set_rules import (
    AnswerKind,
    AnswerSet,
    Option,
    Question,
    SetKind,
    SetMeasure,
    Statistic,
)
from tallystick_web.questionnaires.shown_rules import Row, envelope, figures_of, gap_of, kinds_kept
from tallystick_web.questionnaires.wave_rules import Answered
from tallystick_web.questionnaires.witness_rules import possible, rounded, safe_questions

SAFE = Question(id="safe", kind=AnswerKind.AGREE, text="I feel safe.")
SURE = Question(id="sure", kind=AnswerKind.SCALE, text="How sure are you?")
KNOWN = Question(
    id="known",
    kind=AnswerKind.CHOICE,
    text="Do you know it?",
    option=(
        Option(id="yes", text="Yes", is_good=True),
        Option(id="no", text="No"),
        Option(id="unsure", text="It does not apply", is_aside=True),
    ),
)
SET = AnswerSet(
    id="made-up",
    version=1,
    kind=SetKind.SURVEY,
    title="Made up",
    one="survey",
    place="questionnaire/made-up",
    about="Nothing.",
    source="Nobody.",
    asks_group=True,
    role=(Option(id="chair", text="Chairs"), Option(id="chief", text="Chief executives")),
    question=(SAFE, SURE, KNOWN),
)


def people(many, *, group="", role="", **answers):
    return [Answered(version=1, answers=answers, group=group, role=role) for _ in range(many)]


def shown(answered, *, least=10, of=SET):
    return by_row(figures_of(answered, of, least=least))


def test_nothing_is_shown_of_nine_people_not_even_how_many_they_are():
    assert shown(people(9, safe="agree")) == {("", "all"): {}}


def test_counts_of_the_whole_are_exact_and_those_who_say_it_does_not_apply_are_in_no_share():
    found = shown([*people(12, known="yes"), *people(8, known="no"), *people(5, known="unsure"), *people(3)])
    whole = found["known", "all"]
    assert found["", "all"] == {"answers": 28}
    assert (whole["of"], whole["counts"]) == (25, {"yes": 12, "no": 8, "unsure": 5})
    assert (whole["good"], whole["judged"], whole["share"]) == (12, 20, 60)
    # Wilson by hand: centre (12 + 1.92) / 23.84, half width 1.96 / 23.84 * sqrt(12 * 8 / 20 + 0.96) = 0.1973
    assert (whole["low"], whole["high"]) == (39, 78)


def test_a_mean_has_one_decimal_and_the_range_of_student():
    whole = shown([*people(5, sure="4"), *people(5, sure="10")])["sure", "all"]
    # standard deviation 3.1623, divided by the root of ten is 1; t with 9 degrees of freedom is 2.262
    assert (whole["mean"], whole["mean_low"], whole["mean_high"], whole["top"]) == ("7.0", "4.7", "9.3", 5)


def test_a_question_that_nine_people_answered_is_withheld_and_others_are_not():
    found = shown([*people(9, safe="agree", sure="5"), *people(9, sure="7")])
    assert found["safe", "all"] == {}
    assert found["sure", "all"]["of"] == 18


def mixed(many, **who):
    return [*people(many // 2, safe="agree", **who), *people(many - many // 2, safe="disagree", **who)]


@pytest.mark.parametrize(
    ("chairs", "others", "is_shown"),
    [(12, 12, True), (9, 12, False), (12, 3, False), (12, 0, True), (10, 10, True), (10, 9, False)],
)
def test_a_kind_of_people_is_shown_where_it_and_what_it_leaves_have_ten_people(chairs, others, is_shown):
    found = shown([*mixed(chairs, role="chair"), *mixed(others)])
    assert bool(found["safe", "role:chair"]) is is_shown
    assert bool(found["", "role:chair"]) is is_shown


def test_a_kind_of_people_is_withheld_for_the_one_question_that_few_of_them_answered():
    found = shown([*mixed(9, role="chair"), *people(3, sure="5", role="chair"), *mixed(20)])
    assert found["", "role:chair"] == {"answers": 12}
    assert found["safe", "role:chair"] == {}


def test_a_kind_of_people_is_withheld_where_nine_of_the_rest_have_an_answer_that_is_judged():
    chairs = [*people(10, known="yes", role="chair"), *people(10, known="no", role="chair")]
    rest = [*people(5, known="yes"), *people(4, known="no"), *people(6, known="unsure")]
    assert shown([*chairs, *rest])["known", "role:chair"] == {}
    assert shown([*chairs, *rest, *people(1, known="no")])["known", "role:chair"]["share"] == 50


@pytest.mark.parametrize(("against", "is_shown"), [(0, False), (1, False), (2, True)])
def test_a_kind_of_people_who_all_but_one_say_the_same_is_withheld(against, is_shown):
    chairs = [*people(14, safe="agree", role="chair"), *people(against, safe="disagree", role="chair")]
    assert bool(shown([*chairs, *mixed(20)])["safe", "role:chair"]) is is_shown


sizes = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 40))


@given(sizes, st.integers(0, 30), st.integers(10, 20))
def test_rows_are_kept_only_where_all_that_can_be_taken_away_has_enough_people(rows, rest, least):
    whole = sum(rows.values()) + rest
    kept = kinds_kept({name: Row(size=one) for name, one in rows.items()}, Row(size=whole), least)
    left = whole - sum(rows[one] for one in kept)
    assert all(rows[one] >= least for one in kept)
    assert not kept or left == 0 or left >= least


@given(sizes, st.integers(0, 30), st.integers(10, 20), st.integers(0, 10))
def test_whoever_asks_for_more_people_sees_no_row_more(rows, rest, least, more):
    whole = Row(size=sum(rows.values()) + rest)
    by_name = {name: Row(size=one) for name, one in rows.items()}
    assert kinds_kept(by_name, whole, least + more) <= kinds_kept(by_name, whole, least)


@given(st.integers(0, 500))
def test_a_rounded_count_stands_for_those_that_round_to_it(count):
    assert [one for one in range(510) if rounded(one) == rounded(count)] == list(possible(rounded(count)))


@given(st.integers(0, 60), st.integers(10, 60))
def test_a_share_lies_between_the_least_and_the_most_that_it_can_be(good, judged):
    good = min(good, judged)
    low, high = envelope(rounded(good), rounded(judged))
    pairs = product(possible(rounded(good)), possible(rounded(judged)))
    every = [g / j for g, j in pairs if j > 0 and g <= j]
    assert low == pytest.approx(min(every))
    assert high == pytest.approx(max(every))


def test_a_gap_is_the_middle_of_what_it_can_be_with_a_range_that_holds_every_corner():
    gap = gap_of({"good": 60, "judged": 100}, {"good": 20, "judged": 50})
    # 58 of 102 to 62 of 98, and 18 of 52 to 22 of 48
    assert gap.points == pytest.approx(100 * ((58 / 102 + 62 / 98) / 2 - (18 / 52 + 22 / 48) / 2))
    assert gap.low < 100 * (58 / 102 - 22 / 48) < gap.points < 100 * (62 / 98 - 18 / 52) < gap.high
    assert gap_of({}, {"good": 20, "judged": 50}) is None


def wave_of(seed, many, unknown=10):
    source = random.Random(seed)
    return [
        Answered(
            version=1,
            answers={one.id: source.choice(one.options).id for one in SET.question if source.random() < 0.95},
            group=source.choices(["white", "asian", "black", "not-asked"], [50, 20, 20, unknown])[0],
            role=source.choice(["chair", "chief", ""]),
        )
        for _ in range(many)
    ]


def test_by_ethnic_group_only_rounded_counts_and_the_share_are_shown_and_never_the_answers():
    rows = [one for (of, row), one in shown(wave_of(4, 200)).items() if of and row in ("white", "bme") and one]
    assert rows
    for one in rows:
        assert set(one) == {"good", "judged", "low", "high"}
        assert one["good"] % 5 == one["judged"] % 5 == 0


def test_both_groups_of_a_question_are_shown_or_neither():
    for seed in range(6):
        found = shown(wave_of(seed, 90))
        assert all(bool(found[one.id, "white"]) == bool(found[one.id, "bme"]) for one in SET.question)


def test_how_many_of_each_group_answered_is_shown_to_the_nearest_five_or_for_neither():
    seen = 0
    for seed in range(12):
        answered = wave_of(seed, 150)
        found = shown(answered)
        white, minority = found["", "white"], found["", "bme"]
        assert bool(white) == bool(minority)
        if white:
            seen += 1
            assert set(white) == {"answers"}
            assert abs(white["answers"] - sum(one.group == "white" for one in answered)) <= 2
            assert white["answers"] % 5 == minority["answers"] % 5 == 0
    assert 0 < seen < 12, "both happen"


def test_who_answered_is_withheld_where_one_group_has_nine():
    found = shown([*mixed(60, group="white"), *mixed(9, group="black"), *mixed(20)])
    assert found["", "white"] == found["", "bme"] == {}


def test_a_group_of_nine_is_withheld_for_both():
    answered = [*mixed(60, group="white"), *mixed(9, group="black"), *mixed(20)]
    found = shown(answered)
    assert found["safe", "white"] == found["safe", "bme"] == {}


def test_groups_are_withheld_where_nobody_could_be_of_another_without_a_rounded_count_changing():
    # A group is shown from twelve people on, and rounded to ten: so it is twelve, and nobody can leave it.
    sides, marks = [0] * 12 + [1] * 12, [[(1, 1)] * 24]
    assert safe_questions(sides, marks, floors=(12, 0)) == []


@given(st.integers(0, 40), st.integers(0, 10**6))
def test_in_whichever_order_answers_lie_the_same_questions_and_counts_are_shown_of_the_whole(seed, order):
    answered = wave_of(seed, 40)
    again = random.Random(order).sample(answered, len(answered))
    rows = lambda found: {key: one for key, one in found.items() if key[1] not in ("white", "bme")}  # noqa: E731  # used twice, here
    assert rows(shown(answered)) == rows(shown(again))


def test_in_whichever_order_answers_lie_the_same_is_shown_by_group():
    for seed in range(4):
        answered = wave_of(seed, 150)
        again = random.Random(seed).sample(answered, len(answered))
        assert shown(answered) == shown(again)


# MEASURES


def measure(statistic, question="", *, beside="", role=""):
    return SetMeasure(
        id="one",
        name="One",
        what="Something.",
        unit=MeasureUnit.POINTS if statistic is Statistic.GOOD_GAP else MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        statistic=statistic,
        question=question,
        beside=beside,
        role=role,
        counts_people=True,
    )


def test_a_share_is_of_answers_that_are_judged():
    answered = [*people(12, known="yes"), *people(8, known="no"), *people(5, known="unsure")]
    found = reading_of(measure(Statistic.GOOD_SHARE, "known"), SET, answered, shown(answered))
    assert (found.value, found.people) == (Decimal("60.0"), 20)
    assert found.says == "60%, of 20 answers"


def test_a_mean_of_a_kind_of_people_is_of_them_alone_and_withheld_where_their_row_is():
    answered = [
        *people(6, sure="4", role="chair"),
        *people(6, sure="9", role="chair"),
        *people(10, sure="9"),
        *people(9, sure="1"),
    ]
    of_chairs = measure(Statistic.MEAN, "sure", role="chair")
    assert reading_of(of_chairs, SET, answered, shown(answered)).value == Decimal("6.5")
    few = answered[2:]
    assert reading_of(of_chairs, SET, few, shown(few, least=11)).value is None


def test_a_change_is_the_difference_of_two_means():
    of = replace(SET, question=(SURE, Question(id="before", kind=AnswerKind.SCALE, text="How sure were you?")))
    answered = [*people(6, sure="8", before="5"), *people(6, sure="6", before="5")]
    found = reading_of(measure(Statistic.CHANGE, "sure", beside="before"), of, answered, shown(answered, of=of))
    # differences 3 and 1, standard deviation 1.0445, divided by the root of 12 is 0.3015; t with 11 degrees is 2.201
    assert (found.value, found.low, found.high) == (Decimal("2.0"), Decimal("1.3"), Decimal("2.7"))


def test_waves_together_show_what_no_wave_does_alone():
    waves = [Told(answered=mixed(8), least=10) for _ in range(2)]
    answered, found = pooled(waves, SET)
    assert found["safe", "all"]["of"] == len(answered) == 16


def test_a_pool_is_withheld_where_taking_away_a_wave_that_is_shown_leaves_eight_people():
    big, small = mixed(30), mixed(8)
    waves = [Told(answered=big, shown=shown(big), least=10), Told(answered=small, least=10)]
    assert pooled(waves, SET)[1]["safe", "all"] == {}
    waves = [Told(answered=big, shown=shown(big), least=10), Told(answered=mixed(12), least=10)]
    assert pooled(waves, SET)[1]["safe", "all"]["of"] == 42
