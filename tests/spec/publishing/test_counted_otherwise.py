"""What the sentence of indicator 2 says where applications were also counted in other ways."""

from dataclasses import replace

import pytest

from tallystick.publishing.report.lines import line_of
from tallystick.publishing.report.views import Statement
from tallystick.publishing.sentences import sentences_of
from tallystick.release.comparison import Also, Comparison
from tallystick.release.quantity import Unit
from tallystick.release.verdict import Extra, Measure, Verdict
from tests.unit.publishing.detailed import detailed
from tests.unit.publishing.releases import words_for
from tests.unit.publishing.results import figure, side

title = "Another way of counting with another verdict or another side stands in the main sentence"

CLEAR, SMALL, CLOSE = Verdict.CLEAR, Verdict.SMALL, Verdict.CLOSE
UNSURE, NONE = Verdict.CANNOT_TELL, Verdict.NOT_CALCULABLE
VACANCY = "among people shortlisted for the same vacancy"


def ratio(amount):
    return figure(amount, Unit.RATIO)


def counted(crude, verdict, also, also_verdict, *, kind=Extra.STRATIFIED):
    """Indicator 2 with one other way of counting beside it."""
    beside = Also(kind=kind, of="somebody", value=ratio(also), low=ratio(0.5), high=ratio(2), verdict=also_verdict)
    if also_verdict is NONE:
        beside = replace(beside, low=None, high=None)
    return Comparison(
        indicator="2",
        measure=Measure.RELATIVE_LIKELIHOOD,
        value=ratio(crude),
        low=ratio(0.5),
        high=ratio(2),
        verdict=verdict,
        favours="white",
        top=replace(side(30, 100), group="white"),
        bottom=side(20, 100),
        also=(beside,),
    )


@pytest.mark.parametrize(
    ("crude", "verdict", "also", "also_verdict", "differs", "other_way"),
    [
        (1.6, CLEAR, 1.0, CLOSE, True, False),
        (0.6, CLEAR, 1.02, CLOSE, True, True),
        (0.6, CLEAR, 1.7, CLEAR, True, True),
        (1.6, CLEAR, 1.1, SMALL, True, False),
        (1.6, CLEAR, 1.5, UNSURE, True, False),
        (1.6, CLEAR, 1.5, CLEAR, False, False),
        (1.1, UNSURE, 0.9, UNSURE, True, True),
        (1.1, UNSURE, 1.3, UNSURE, False, False),
        (1.6, CLEAR, 0.9, NONE, False, False),  # nothing can be said of it
        (1.6, CLEAR, None, NONE, False, False),
    ],
)
def test_it_is_in_the_main_sentence_only_where_it_differs(crude, verdict, also, also_verdict, differs, other_way):
    main, *beside = sentences_of(counted(crude, verdict, also, also_verdict), words_for(detailed()))
    assert (VACANCY in main) is differs
    assert ("leans the other way" in main) is other_way
    assert sum("shortlisted for the same vacancy" in each for each in beside) == (0 if differs else 1)


def test_the_sentence_in_full():
    main, *_ = sentences_of(counted(0.6, CLEAR, 1.02, CLOSE), words_for(detailed()))
    assert main.endswith(
        "But among people shortlisted for the same vacancy it looks different: 1.02 times as often, with a range from "
        "0.50 to 2.00 times (close to equal), and it leans the other way."
    )


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Extra.STRATIFIED, "Among people shortlisted for the same vacancy: 1.50 times as often"),
        (Extra.WITHOUT_INTERNATIONAL_RECRUITS, "Without people recruited abroad: 1.50 times as often"),
        (Extra.DISTINCT_PEOPLE, "Counting each person once: 1.50 times as often"),
    ],
)
def test_what_agrees_stands_beside(kind, words):
    _, *beside = sentences_of(counted(1.6, CLEAR, 1.5, CLEAR, kind=kind), words_for(detailed()))
    assert [each for each in beside if each.startswith(words)]


@pytest.mark.parametrize(
    ("also", "words"),
    [
        (1.5, "1.50 times as often, and there is too little to say how sure that is."),
        (None, "Among people shortlisted for the same vacancy: no ratio can be given."),
    ],
)
def test_what_cannot_be_judged_says_so(also, words):
    _, *beside = sentences_of(counted(1.6, CLEAR, also, NONE), words_for(detailed()))
    assert any(each.endswith(words) for each in beside)


def test_the_first_page_says_it_too():
    words = words_for(detailed())
    differing, agreeing = counted(0.6, CLEAR, 1.02, CLOSE), counted(0.6, CLEAR, 0.7, CLEAR)
    assert line_of(differing, words, key="k").words.endswith(f"; but {VACANCY} 1.02 times as often (close to equal)")
    assert "vacancy" not in line_of(agreeing, words, key="k").words


def test_in_the_report_it_is_a_box_of_its_own():
    told = Statement.of(counted(0.6, CLEAR, 1.02, CLOSE), words_for(detailed()))
    assert "vacancy" not in told.main
    (line,) = told.otherwise
    assert line == (
        "Among people shortlisted for the same vacancy: 1.02 times as often, with a range from 0.50 to 2.00 times "
        "(close to equal), and it leans the other way."
    )
    assert Statement.of(counted(1.6, CLEAR, 1.5, CLEAR), words_for(detailed())).otherwise == ()
