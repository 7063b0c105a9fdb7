"""The sets of questions: what each asks, for whom, and what can be found for it before the meeting."""

from pathlib import Path

import pytest

from tallystick_web.numbers.board_answers import Rule
from tallystick_web.reviews import answers_from_data
from tallystick_web.reviews.question_rules import READ_BY_ALL, DataRule
from tallystick_web.reviews.question_sets import load_sets, question_of_set, question_sets, set_called
from tallystick_web.reviews.rules import LONGEST_NOTE, Body

GOOD = """
id = "mine"
title = "Mine"
body = "board"
about = "What I ask."
source = "Our own."
[[questions]]
id = "moved"
text = "Has it moved?"
why = "It should."
"""


def loaded(folder: Path, text, name="mine.toml"):
    (folder / name).write_text(text, encoding="utf-8")
    return load_sets(folder)


def test_each_of_those_who_hold_to_account_has_a_set_and_pay_has_its_nine():
    assert {one.body for one in question_sets().values()} == {
        Body.BOARD,
        Body.SUB_GROUP,
        Body.GOVERNORS,
        Body.NETWORK,
        Body.EXECUTIVE,
    }
    assert len(question_sets()["pay"].questions) == 9


def test_what_was_asked_once_is_known_by_the_same_name_for_ever():
    """Rows name these. A question may be worded anew; its name stays, and a new question has a new one."""
    named = {one: [each.id for each in found.questions] for one, found in question_sets().items()}
    assert named == {
        "board": ["promised", "effect", "unanswered", "sure", "own-part", "stop"],
        "data-quality": [
            "bands",
            "split",
            "recruits",
            "years",
            "benchmarks",
            "together",
            "grounds",
            "unknown",
            "missing",
        ],
        "executive": ["more-plan", "again", "why", "worse", "answerable", "load"],
        "governors": ["plan", "looked", "senior", "known", "patients", "non-executives"],
        "network": ["heard", "answerable", "time", "shows", "first", "again"],
        "pay": [
            "analysed",
            "read-together",
            "oversight",
            "nhs-pay",
            "progression",
            "networks",
            "communities",
            "effect",
            "senior",
        ],
    }


def test_every_rule_that_finds_an_answer_is_asked_for_somewhere_and_can_be_looked_up():
    asked = {one.data for found in question_sets().values() for one in found.questions if one.data}
    assert asked == set(DataRule) == set(answers_from_data._FIND)


def test_the_whole_fit_for_board_check_answers_questions():
    assert {str(one) for one in Rule} <= {str(one) for one in DataRule}


def test_a_question_fits_where_it_is_kept():
    for found in question_sets().values():
        assert all(len(one.text) <= LONGEST_NOTE and len(found.key(one)) <= 120 for one in found.questions)


def test_what_governors_ask_is_read_by_those_who_do_not_read_reviews():
    assert question_sets()["governors"].body in READ_BY_ALL


def test_a_question_is_found_by_the_name_of_its_set_and_its_own():
    assert question_of_set("pay/senior") in question_sets()["pay"].questions
    assert set_called("nothing") is None
    for unknown in ("", "pay", "pay/nothing", "nothing/senior"):
        assert question_of_set(unknown) is None


def test_a_set_of_the_right_shape_is_read(tmp_path):
    assert loaded(tmp_path, GOOD)["mine"].key(loaded(tmp_path, GOOD)["mine"].questions[0]) == "mine/moved"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (GOOD.replace('id = "mine"', 'id = "other"'), "its file otherwise"),
        (GOOD.replace("moved?", "moved."), "does not ask anything"),
        (GOOD.replace('"It should."', '" "'), "does not say why"),
        (GOOD + GOOD[GOOD.index("[[") :], "two questions are called moved"),
        (GOOD[: GOOD.index("[[")] + "questions = []", "it has no questions"),
        (GOOD + 'data = "a feeling"', "data"),
        (GOOD + 'colour = "red"', "colour"),
        (GOOD.replace('"board"', '"friends"'), "body"),
        ("id = ", "mine.toml"),
    ],
)
def test_of_a_wrong_set_every_problem_is_told_and_nothing_is_loaded(tmp_path, wrong, said):
    with pytest.raises(ValueError, match=said):
        loaded(tmp_path, wrong)
