"""A question set that could not be answered or counted is named with its fault, and then none is loaded."""

import pytest

from tallystick_web.questionnaires.measured import frameworks, sheets, waves
from tallystick_web.questionnaires.set_checks import TAKEN_OF
from tallystick_web.questionnaires.set_rules import SetKind, Statistic
from tallystick_web.questionnaires.sets import load_sets

HEAD = """
id = "one"
version = 1
kind = "{kind}"
title = "One"
one = "one"
place = "questionnaire/pulse"
about = "About it."
source = "Ours."
"""
MEASURE = """
[[measure]]
id = "first"
name = "First"
what = "What it is."
unit = "{unit}"
better = "higher"
cadence = "yearly"
statistic = "{statistic}"
"""
CHOICE = """
[[question]]
id = "chosen"
kind = "choice"
text = "Which?"
option = [{ id = "yes", text = "Yes", score = 2, is_good = true }, { id = "no", text = "No", score = 0 }]
"""
SCALES = """
[[question]]
id = "now"
kind = "scale"
text = "How sure now?"
low_end = "not at all"
high_end = "completely"

[[question]]
id = "before"
kind = "scale"
text = "How sure before?"
low_end = "not at all"
high_end = "completely"
"""
NUMBERS = """
[[question]]
id = "part"
kind = "number"
text = "How many of them?"

[[question]]
id = "whole"
kind = "number"
text = "How many in all?"
"""
WORDS = """
[[question]]
id = "words"
kind = "text"
text = "What else?"
"""
ASKS = 'told = "What for."\nasks_group = true\nrole = [{ id = "chair", text = "Chair" }]\n'
ABOUT = 'things = ["register/outputs"]\n'
ROUNDS = 'thing = "item"\nin_rounds = true\nhas_second = true\nrole = [{ id = "board", text = "Board" }]\n'
ADDED = """scoring = "sum"
band = [{ id = "low", text = "Low", low = 0, high = 1 }, { id = "up", text = "Up", low = 2, high = 2 }]
"""
LEVELS = 'scoring = "levels"\nlevel = [{ id = "bronze", title = "Bronze" }]\n'


def measured(statistic, unit="share", extra=""):
    return MEASURE.format(statistic=statistic, unit=unit) + extra


def of(kind, *parts):
    return HEAD.format(kind=kind) + "".join(parts)


OF_BRONZE = CHOICE.replace('kind = "choice"', 'kind = "choice"\nlevel = "bronze"')
SURVEY = of("survey", ASKS, CHOICE, SCALES, WORDS, measured("good-gap", "points", 'question = "chosen"\n'))
CHANGE = of("survey", ASKS, SCALES, measured("change", "score", 'question = "now"\nbeside = "before"\n'))
EVENTS = of("survey", ASKS, ABOUT, CHOICE, measured("asked-share"))
LEAVERS = of("survey", ASKS, CHOICE, WORDS, measured("themes", "count"))
MEAN = of(
    "survey", ASKS, SCALES, CHOICE, measured("mean", "score", 'question = "now"\nrole = "chair"\nis_pooled = true\n')
)
SHEET = of("sheet", ABOUT, CHOICE, NUMBERS, measured("sum-share", extra='question = "part"\nbeside = "whole"\n'))
SAMPLE = of("sheet", ROUNDS, CHOICE, measured("agreement", extra='question = "chosen"\nrole = "board"\n'))
ADDED_UP = of("framework", ADDED, CHOICE, measured("total", "score"))
REACHED = of("framework", LEVELS, OF_BRONZE)
EXPLAINED = of("framework", 'scoring = "explain"\n', CHOICE)
RISKS = of("framework", 'scoring = "risks"\n', CHOICE)
WRITTEN = of("reflection", WORDS, measured("reflected"))
SOUND = (SURVEY, CHANGE, EVENTS, LEAVERS, MEAN, SHEET, SAMPLE, ADDED_UP, REACHED, EXPLAINED, RISKS, WRITTEN)


def kept(folder, *texts):
    for number, text in enumerate(texts, start=1):
        name = text.partition('id = "')[2].partition('"')[0]
        (folder / f"{name}.{number}.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("text", SOUND, ids=range(len(SOUND)))
def test_a_sound_set_of_each_kind_is_loaded(tmp_path, text):
    assert list(load_sets(kept(tmp_path, text))) == [("one", 1)]


NO_QUESTION = (CHOICE, "question = []\n")
BROKEN = [
    # questions and parts
    (EXPLAINED, *NO_QUESTION, "it has no questions"),
    (CHANGE, 'id = "before"', 'id = "now"', "two questions are called now"),
    (SURVEY, 'id = "no", text', 'id = "yes", text', "chosen has two options called yes"),
    (SURVEY, 'kind = "choice"', 'kind = "text"', "chosen has options and is of a kind that has none"),
    (SURVEY, 'high_end = "completely"\n', "", "now has words for its ends and is no scale"),
    (
        SURVEY,
        'text = "What else?"\n',
        'text = "What else?"\nlow_end = "a"\nhigh_end = "b"\n',
        "words has words for its ends",
    ),
    (
        EXPLAINED,
        'text = "Which?"',
        'text = "Which?"\ndomain = "none"',
        "chosen stands in a part that is not there: none",
    ),
    (EXPLAINED, 'place = "', 'domain = [{ id = "d", title = "D" }]\nplace = "', "no question stands in the part d"),
    (REACHED, 'level = "bronze"', 'level = "gold"', "chosen stands in a level that is not there: gold"),
    (REACHED, '"Bronze" }', '"Bronze" }, { id = "gold", title = "Gold" }', "no question stands in the level gold"),
    (
        REACHED,
        '"Bronze" }',
        '"Bronze" }, { id = "bronze", title = "Two" }',
        "two parts, levels, roles or bands are called bronze",
    ),
    # surveys
    (SURVEY, 'told = "What for."\n', "", "it says nothing to whoever answers"),
    (SURVEY, 'source = "', 'least = 9\nsource = "', "it shows figures of fewer than 10 people"),
    (
        SURVEY,
        'kind = "text"',
        'kind = "evidence"',
        "words asks for evidence, and whoever answers a survey is not known",
    ),
    (SURVEY, "score = 0 }", "to_follow = true }", "chosen asks for words beside an option"),
    (SURVEY, 'source = "', 'in_rounds = true\nsource = "', "and is no checklist"),
    (SURVEY, 'source = "', 'has_second = true\nsource = "', "and is no checklist"),
    # checklists
    (SHEET, ABOUT, "", "it is neither filled in in rounds nor about kinds of work"),
    (SAMPLE, 'thing = "item"\n', "", "does not say what a piece of work is called"),
    (SAMPLE, 'thing = "item"\n', f'thing = "item"\n{ABOUT}', "or it is both"),
    (SHEET, ABOUT, ABOUT + 'role = [{ id = "r", text = "R" }]\n', "it has roles and is not filled in in rounds"),
    (SHEET, ABOUT, f"{ABOUT}asks_group = true\n", "asks for the ethnic group"),
    (SHEET, ABOUT, f"{ABOUT}least = 20\n", "from how many, and is no survey"),
    # frameworks
    (ADDED_UP, 'scoring = "sum"\n', "", "it does not say how it is scored"),
    (ADDED_UP, 'scoring = "sum"', 'scoring = "explain"', "it is added up and has no bands, or the other way round"),
    (REACHED, '"levels"', '"explain"', "it is scored by levels and has none, or the other way round"),
    (REACHED, 'level = "bronze"\n', "", "chosen stands at no level"),
    (REACHED, "is_good = true", "is_good = false", "chosen has no option that says it is met"),
    (EXPLAINED, "is_good = true", "is_good = false", "chosen has no option that says it is met"),
    (ADDED_UP, ", score = 0", "", "chosen has an option without a score"),
    (RISKS, ", score = 0", "", "chosen has an option without a score"),
    (ADDED_UP, "low = 2,", "low = 1,", "between the bands low and up there is a gap, or they overlap"),
    (ADDED_UP, "high = 1 }", "high = 0 }", "between the bands low and up there is a gap, or they overlap"),
    (ADDED_UP, "high = 2 }", "high = 3 }", "the bands do not run from 0 to 2"),
    (ADDED_UP, "score = 0", "score = 1", "the bands do not run from 1 to 2"),
    (ADDED_UP, "low = 2, high = 2 }", "low = 2, high = 1 }", "the band up ends before it begins"),
    (SHEET, ABOUT, f'{ABOUT}scoring = "explain"\n', "it is scored, or has bands or levels, and is no framework"),
    (WRITTEN, WORDS, CHOICE, "chosen is not answered in words"),
    # measures
    (SURVEY, "[[measure]]", f"{measured('good-share')}\n[[measure]]", "two measures are called first"),
    (SHEET, "sum-share", "total", "the measure first takes total, which is not taken of a sheet"),
    (MEAN, '"mean"', '"sheet-mean"', "takes sheet-mean, which is not taken of a survey"),
    (CHANGE, '"score"\nbetter', '"share"\nbetter', "the measure first takes change, which is no share"),
    (WRITTEN, '"yearly"', '"quarterly"', "the measure first is of a year and not yearly"),
    (SHEET, 'beside = "whole"', 'beside = "whole"\nis_pooled = true', "the measure first is pooled"),
    (EVENTS, 'statistic = "asked-share"', 'statistic = "asked-share"\nis_pooled = true', "the measure first is pooled"),
    (MEAN, 'role = "chair"', 'role = "bishop"', "the measure first is of a role that is not there: bishop"),
    (SHEET, 'beside = "whole"', 'beside = "all"', "the measure first asks for all, which is no question"),
    (CHANGE, 'beside = "before"\n', "", "takes change and names a second question, or the other way round"),
    (SURVEY, 'question = "chosen"\n', 'question = "chosen"\nbeside = "now"\n', "or the other way round"),
    (EVENTS, ABOUT, "", "the measure first counts work, and the set is about none"),
    (SAMPLE, "has_second = true\n", "", "the measure first is of two people, and one fills this in"),
    (SURVEY, "asks_group = true\n", "", "the measure first compares groups"),
    (SURVEY, 'question = "chosen"\n', 'question = "chosen"\nrole = "chair"\n', "or it is of one role"),
    (LEAVERS, WORDS, "", "the measure first counts themes, and nobody is asked for words"),
    (
        EVENTS,
        'statistic = "asked-share"',
        'statistic = "asked-share"\nquestion = "chosen"',
        "asked-share and names a question",
    ),
    (SURVEY, 'question = "chosen"\n', "", "takes good-gap and names no question"),
    (SURVEY, ", is_good = true", "", "takes good-gap of a question that is answered otherwise"),
    (SURVEY, 'kind = "choice"', 'kind = "several"', "takes good-gap of a question that is answered otherwise"),
    (MEAN, 'question = "now"', 'question = "chosen"', "takes mean of a question that is answered otherwise"),
    (SHEET, 'question = "part"', 'question = "chosen"', "takes sum-share of a question that is answered otherwise"),
    # the file
    (SHEET, 'id = "one"\n', 'id = "two"\n', "it is version 1 of two, and its file is called otherwise"),
    (SHEET, 'id = "one"\n', 'id = "one"\nmood = "good"\n', "mood"),
    (SHEET, 'title = "One"', "title = ", "Invalid value"),
]


@pytest.mark.parametrize(("sound", "part", "other", "says"), BROKEN, ids=range(len(BROKEN)))
def test_a_set_with_a_fault_is_refused_for_it(tmp_path, sound, part, other, says):
    assert sound.count(part) >= 1
    (tmp_path / "one.1.toml").write_text(sound.replace(part, other, 1), encoding="utf-8")
    with pytest.raises(ValueError, match="No question set was loaded") as raised:
        load_sets(tmp_path)
    assert says in str(raised.value)


def test_the_faults_of_every_file_are_told_at_once(tmp_path):
    kept(
        tmp_path,
        SURVEY.replace('told = "What for."\n', ""),
        SHEET.replace('id = "one"', 'id = "two"').replace(ABOUT, ""),
    )
    with pytest.raises(ValueError, match="No question set was loaded") as raised:
        load_sets(tmp_path)
    assert "one.1.toml: it says nothing to whoever answers" in str(raised.value)
    assert "two.2.toml: it is neither filled in in rounds" in str(raised.value)


# BETWEEN VERSIONS AND SETS

SECOND = SURVEY.replace("version = 1", "version = 2")


def test_the_answers_of_a_question_stay_over_versions(tmp_path):
    kept(tmp_path, SURVEY, SECOND.replace('id = "no"', 'id = "never"'))
    with pytest.raises(ValueError, match="chosen takes other answers in version 2; call it something else there"):
        load_sets(tmp_path)


def test_a_version_needs_the_one_before_it(tmp_path):
    (tmp_path / "one.2.toml").write_text(SECOND, encoding="utf-8")
    with pytest.raises(ValueError, match="version 2 is there and the one before it is not"):
        load_sets(tmp_path)


def test_a_version_may_ask_something_more(tmp_path):
    kept(tmp_path, SURVEY, SECOND + WORDS.replace('"words"', '"more-words"'))
    assert load_sets(tmp_path).keys() == {("one", 1), ("one", 2)}


def test_two_sets_cannot_have_one_measure(tmp_path):
    (tmp_path / "two.1.toml").write_text(SURVEY.replace('id = "one"', 'id = "two"'), encoding="utf-8")
    with pytest.raises(ValueError, match="the measure first is of one and of two"):
        load_sets(kept(tmp_path, SURVEY))


# STATISTICS


def test_what_is_checked_of_a_statistic_is_what_counts_it():
    taken = {one: {each for each in Statistic if one in TAKEN_OF[each]} for one in SetKind}
    assert taken[SetKind.SURVEY] == {*waves.OF_WAVES, Statistic.ASKED_SHARE, Statistic.THEMES}
    assert taken[SetKind.SHEET] == sheets.COUNTED
    assert taken[SetKind.FRAMEWORK] | taken[SetKind.REFLECTION] == frameworks.COUNTED
