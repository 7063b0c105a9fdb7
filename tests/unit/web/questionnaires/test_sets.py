"""The question sets that are shipped: plain questions, about work that there is, in the places that plans name."""

import re
from importlib.resources import files
from uuid import uuid4

import pytest

from tallystick_web.plans.coverage_rules import Part, places
from tallystick_web.questionnaires.framework_rules import AssessmentNow, Given, Score
from tallystick_web.questionnaires.rules import year_ending
from tallystick_web.questionnaires.set_rules import AnswerKind, Scoring, SetKind, Unit
from tallystick_web.questionnaires.sets import every_version, said_in_surveys, set_called, sets, sets_of
from tallystick_web.questionnaires.total_rules import risks, total
from tallystick_web.registers.offered_work import DONE_ON, kind_of
from tests.integration.web.clock import NOON

QUESTIONS = [pytest.param(one, id=f"{of.id}:{one.id}") for of in sets().values() for one in of.question]
SETS = [pytest.param(one, id=one.id) for one in sets().values()]
INITIALS = re.compile(r"\b(?!(?:NHS|RACE)\b)[A-Z]{2,}s?\b")
OF_THE_CODE = re.compile(r"\b(deposit|tally|cube|release|gate|hidden|challenge|verdict|bame|bme)s?\b", re.IGNORECASE)


def said_in(of):
    """Everything of a set that somebody reads on a page."""
    yield from (of.title, of.about, of.told, of.weighting)
    yield from (part.title for part in (*of.domain, *of.level))
    yield from (part.about for part in (*of.domain, *of.level))
    yield from (role.text for role in of.role)
    for one in of.question:
        yield from (one.text, one.hint, one.rubric, one.low_end, one.high_end)
        yield from (option.text for option in one.options)
    for measure in of.measure:
        yield from (measure.name, measure.what)


def test_every_file_of_the_folder_is_a_set():
    folder = files("tallystick_web.questionnaires") / "data" / "sets"
    names = {f"{name}.{version}.toml" for name, version in every_version()}
    assert names == {one.name for one in folder.iterdir()}
    assert {one.kind for one in sets().values()} == set(SetKind)


# QUESTIONS


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_asks_something_and_a_statement_states_it(question):
    assert question.text.endswith("." if question.kind is AnswerKind.AGREE else "?")
    assert question.text.count("?") <= 1


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_is_short_enough_to_be_read_once(question):
    assert len(question.text) <= 130
    assert len(question.hint) <= 200


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_each_score_means_stands_on_a_line_of_its_own(question):
    for line in question.meanings:
        assert not re.search(r"\. [A-Z0-9][^.:;]{0,40}: ", line), line


@pytest.mark.parametrize("of", SETS)
def test_what_people_read_is_plain(of):
    for text in said_in(of):
        assert not INITIALS.search(re.sub(r"\b\d[A-D]\b", "", text)), text
        assert not OF_THE_CODE.search(text), text
        assert "'" not in text, text
        assert '"' not in text, text
        assert "  " not in text, text
        assert text == text.strip(), text


@pytest.mark.parametrize("of", SETS)
def test_no_two_questions_of_a_set_ask_the_same(of):
    asked = [one.text for one in of.question]
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("of", sets_of(SetKind.SURVEY), ids=lambda of: of.id)
def test_whoever_answers_a_survey_may_leave_out_every_question(of):
    assert not any(one.must for one in of.question)


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@pytest.mark.parametrize("of", sets_of(SetKind.SURVEY), ids=lambda of: of.id)
def test_whoever_answers_a_survey_is_told_how_much_is_asked(of):
    about_you = int(of.asks_group) + bool(of.role) + (of.unit is Unit.ORGANISATIONS)
    assert of.told.startswith(f"{NUMBERS[len(of.question)].capitalize()} questions")
    assert (f"and {NUMBERS[about_you]} about you" in of.told) == bool(about_you)


# PLACES AND WORK


def test_every_place_that_plans_name_for_questionnaires_is_served_by_a_set():
    named = {one.id for one in places().values() if one.part is Part.QUESTIONNAIRES}
    assert {one.place for one in sets().values()} == {one for one in named if one.startswith("questionnaire/")}


@pytest.mark.parametrize("of", SETS)
def test_a_set_is_about_work_that_registers_offer(of):
    assert set(of.things) <= {kind_of(one) for one in DONE_ON}


def test_the_measures_of_surveys_are_told_apart():
    counted = {f"questionnaires/{one.id}" for of in sets().values() for one in of.measure}
    of_surveys = {f"questionnaires/{one.id}" for of in sets_of(SetKind.SURVEY) for one in of.measure}
    assert said_in_surveys() == of_surveys < counted


# FRAMEWORKS


def scored(of, answer):
    """An assessment in which each part was given what ``answer`` says of it."""
    scores = (
        Score(question=one.id, given=Given(answer=answer(one)), by=uuid4(), name="Ines", at=NOON) for one in of.question
    )
    return AssessmentNow(
        id=uuid4(),
        of=of,
        title="This year",
        year_ended=year_ending(2026),
        begun_by="Ines",
        begun_at=NOON,
        scores=tuple(scores),
    )


@pytest.mark.parametrize(
    ("each", "value", "band"),
    [("0", 0, "undeveloped"), ("1", 11, "developing"), ("2", 22, "achieving"), ("3", 33, "excelling")],
)
def test_the_delivery_system_adds_up_eleven_outcomes_to_33(each, value, band):
    found = total(scored(set_called("eds-2022"), lambda _: each))
    assert (found.parts, found.most) == (11, 33)
    assert (found.value, found.band.id) == (value, band)


def test_the_bands_of_the_delivery_system_are_those_of_its_guidance():
    bands = [(one.id, one.low, one.high) for one in set_called("eds-2022").band]
    assert bands == [("undeveloped", 0, 7), ("developing", 8, 21), ("achieving", 22, 32), ("excelling", 33, 33)]


def test_the_delivery_system_has_its_outcomes_in_three_domains():
    of = set_called("eds-2022")
    assert [sum(one.domain == part.id for one in of.question) for part in of.domain] == [4, 4, 3]
    assert [one.id for one in of.question] == ["1a", "1b", "1c", "1d", "2a", "2b", "2c", "2d", "3a", "3b", "3c"]


@pytest.mark.parametrize(
    "of", [one for one in sets_of(SetKind.FRAMEWORK) if one.scoring is Scoring.RISKS], ids=lambda of: of.id
)
def test_every_risk_has_a_likelihood_and_an_impact_of_its_own(of):
    found = risks(scored(of, lambda one: one.options[-1].id if one.options else ""))
    assert [one.of for one in found] == list(of.domain)
    assert all(one.product == 25 for one in found)


def test_every_way_of_scoring_has_a_framework():
    assert {one.scoring for one in sets_of(SetKind.FRAMEWORK)} == set(Scoring)
