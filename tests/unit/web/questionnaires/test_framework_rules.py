"""What a part is given, who may decide, and what is refused."""

from datetime import date

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.questionnaires.framework_rules import (
    Given,
    check_decision,
    check_open,
    check_score,
    check_year,
    links_in,
    problems_of,
    words_in,
)
from tallystick_web.questionnaires.rules import AssessmentState, year_in_words, years_on_offer
from tests.unit.web.questionnaires.frameworks_drawn import (
    AGREED,
    ANN,
    BEN,
    ELEVEN,
    EXPLAINED,
    OFFERED,
    RISKS,
    a_score,
    a_step,
    an_assessment,
    scored,
)

SENT_BACK = a_step(AssessmentState.OPEN, by=BEN, summary="", why="Part 2b is not shown.")


# THE YEAR


@pytest.mark.parametrize(
    ("on", "runs"),
    [
        (date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2027, 3, 31)),
        (date(2026, 12, 31), date(2027, 3, 31)),
        (date(2027, 1, 1), date(2027, 3, 31)),
    ],
)
def test_the_year_that_runs_ends_in_march_and_the_one_before_can_still_be_begun(on, runs):
    assert years_on_offer(on) == (runs, runs.replace(year=runs.year - 1))
    check_year(runs, on=on)
    for wrong in (runs.replace(year=runs.year + 1), runs.replace(year=runs.year - 2)):
        with pytest.raises(Refused, match="Choose the year"):
            check_year(wrong, on=on)


def test_a_year_is_told_by_its_last_month():
    assert year_in_words(date(2027, 3, 31)) == "year to March 2027"


# WHAT IS GIVEN


def test_what_is_given_last_counts_and_everything_before_stays():
    now = an_assessment(ELEVEN, [a_score("1a", "1"), a_score("1b", "0"), a_score("1a", "3", minute=5)])
    assert now.newest["1a"].given.answer == "3"
    assert [one.given.answer for one in now.history("1a")] == ["1", "3"]
    assert [one.id for one in now.missing] == ["1c", "1d", "2a", "2b", "2c", "2d", "3a", "3b", "3c"]


def test_the_next_part_is_the_one_after_and_at_the_end_the_first_that_was_passed_over():
    now = an_assessment(ELEVEN, [a_score(one.id, "1") for one in ELEVEN.question if one.id not in ("1b", "3c")])
    assert now.missing_after("1a").id == "1b"
    assert now.missing_after("1b").id == "3c"
    assert now.missing_after("3c").id == "1b"
    assert scored(ELEVEN, *"33333333333").missing_after("1a") is None


@pytest.mark.parametrize(
    ("given", "where"),
    [
        (Given(answer=""), "answer"),
        (Given(answer="4"), "answer"),
        (Given(answer="not-met"), "explanation"),
        (Given(answer="aside", explanation="  "), "explanation"),
        (Given(answer="met", evidence="Minutes\nhttp://example.org/a"), "evidence"),
    ],
)
def test_what_is_wrong_is_said_where_it_stands(given, where):
    assert set(problems_of(EXPLAINED.question[0], given)) == {where}


def test_a_part_without_options_is_answered_in_words():
    gaps = RISKS.questions["trust-gaps"]
    assert set(problems_of(gaps, Given(answer=""))) == {"explanation"}
    assert problems_of(gaps, Given(answer="", explanation="No audit yet.")) == {}


def test_links_are_told_from_the_words_around_them():
    evidence = "Minutes of May\n  https://example.org/a \nSee http://x inside\nhttp://example.org/b"
    assert links_in(evidence) == ("https://example.org/a", "http://example.org/b")
    assert words_in(evidence) == "Minutes of May\nSee http://x inside"


# WHAT IS REFUSED


@pytest.mark.parametrize(("steps", "is_open"), [((), True), ((OFFERED,), False), ((OFFERED, SENT_BACK), True)])
def test_nothing_is_scored_while_a_second_person_looks_at_it(steps, is_open):
    now = an_assessment(ELEVEN, steps=steps)
    if is_open:
        check_open(now)
    else:
        with pytest.raises(Refused, match="waits for a second person"):
            check_open(now)


def test_what_is_agreed_is_never_scored_again():
    now = scored(ELEVEN, *"11111111111", steps=(OFFERED, AGREED))
    with pytest.raises(Refused, match="agreed and stays"):
        check_score(now, "1a", Given(answer="3"), seen=1)


def test_somebody_who_saw_an_older_score_overwrites_nothing():
    now = an_assessment(ELEVEN, [a_score("1a", "1")])
    check_score(now, "1a", Given(answer="2"), seen=1)
    with pytest.raises(Refused, match="Somebody scored this part"):
        check_score(now, "1a", Given(answer="2"), seen=0)


def decide(now, person=BEN, *, agrees=True, why="", seen=1):
    check_decision(now, person, agrees=agrees, why=why, seen=seen)


def test_another_person_than_whoever_offered_it_agrees_or_sends_it_back_with_a_reason():
    now = scored(ELEVEN, *"11111111111", steps=(OFFERED,))
    decide(now)
    decide(now, agrees=False, why="Part 2b is not shown.")
    with pytest.raises(Refused, match="yourself"):
        decide(now, ANN)
    with pytest.raises(Refused, match="Say why"):
        decide(now, agrees=False, why=" ")
    with pytest.raises(Refused, match="changed after you opened"):
        decide(now, seen=0)


def test_whoever_gave_a_part_what_counts_sends_it_back_and_agrees_to_nothing():
    parts = [a_score(one.id, "1") for one in ELEVEN.question]
    now = an_assessment(ELEVEN, [*parts, a_score("2b", "3", minute=5, by=BEN)], (OFFERED,))
    with pytest.raises(Refused, match="You scored a part"):
        decide(now)
    decide(now, agrees=False, why="Somebody else should score 2B.")
    decide(an_assessment(ELEVEN, [*now.scores, a_score("2b", "2", minute=9)], (OFFERED,)))


@pytest.mark.parametrize("steps", [(), (OFFERED, AGREED), (OFFERED, SENT_BACK)])
def test_nobody_decides_about_what_was_not_offered(steps):
    with pytest.raises(Refused, match="does not wait"):
        decide(scored(ELEVEN, *"11111111111", steps=steps), seen=len(steps))


def test_what_was_said_when_it_was_offered_is_offered_again_after_it_came_back():
    assert an_assessment(ELEVEN, steps=(OFFERED, SENT_BACK)).offered_summary == "What we found."
    assert an_assessment(ELEVEN).offered_summary == ""


def test_only_what_is_agreed_and_let_out_is_public():
    assert an_assessment(ELEVEN, steps=(OFFERED, AGREED)).is_public
    assert not an_assessment(ELEVEN, steps=(OFFERED, a_step(AssessmentState.AGREED, by=BEN))).is_public
    assert not an_assessment(ELEVEN, steps=(a_step(AssessmentState.OFFERED, is_public=True),)).is_public
