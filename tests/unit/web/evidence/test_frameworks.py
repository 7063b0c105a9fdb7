"""The files of data about frameworks, and the pages made of them: what is held, what is not, and nothing else."""

import re
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from tallystick.definitions import load
from tallystick_web.evidence.frameworks import FaultInFramework, frameworks, parsed
from tallystick_web.evidence.presenters.coverage import NOT_MET, coverage_page, framework_lines, held_in_words
from tallystick_web.evidence.queries import Piece, Version
from tallystick_web.evidence.rules import Grade, Kind, Said, Shows, Visibility

# What each asks, by number, as requirements and their sources say.
CLAUSES = {"wres": 9, "edi-plan": 17, "eds-2022": 11, "equality-duty": 5, "race-code": 4, "well-led": 8}
METRICS = "1a 2a 2b 2c 2d 2e 2f 3a 4a 4b 4c 5a 5b 5c 6a 6b 6c"
GOOD = """
id = "one"
order = 1
title = "One"
short_title = "One"
binds = "Nobody."
unknown = "Nothing."
source_title = "A page"
source = "https://example.org"
checked = true
[[parts]]
title = "Part"
clauses = [{ id = "1", asks = "Something." }, { id = "2", asks = "Another thing.", checked = false }]
"""


def piece(title, shows, dated=date(2026, 5, 1)):
    said = Said(
        title=title,
        kind=Kind.NOTE,
        shows=shows,
        dated=dated,
        grade=Grade.SOME,
        visibility=Visibility.ORGANISATION,
        text="x",
        link="",
    )
    now = Version(id=uuid4(), number=1, said=said, file=None, why="", by="Nia", at=datetime(2026, 5, 2, tzinfo=UTC))
    return Piece(id=uuid4(), now=now, withdrawn=None)


# THE DATA


def test_each_framework_has_as_many_clauses_as_it_asks():
    assert {key: len(one.clauses) for key, one in frameworks().items()} == CLAUSES


def test_the_improvement_plan_has_its_metrics_by_their_own_names():
    assert [one.id for one in frameworks()["edi-plan"].clauses] == METRICS.split()
    assert len(frameworks()["edi-plan"].parts) == 6


def test_the_clauses_of_the_race_standard_are_the_indicators_of_its_definition():
    """The library counts them; here evidence is held for the same ones."""
    official = [one.id for one in load("wres", 2025).indicators if one.id.isdigit()]
    assert [one.id for one in frameworks()["wres"].clauses] == official


def test_a_framework_says_where_it_is_from_whom_it_binds_and_what_is_not_known():
    for one in frameworks().values():
        assert one.source.startswith("https://")
        assert one.binds.endswith(".")
        assert one.checked or len(one.unknown.split()) > 8


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (GOOD.replace('title = "One"\n', "", 1), "KeyError"),
        (GOOD.replace('"2", asks', '"1", asks'), "found twice"),
        (GOOD.replace("https:", "http:"), "https"),
        (GOOD.replace('id = "one"', 'id = "other"'), "called as its id is"),
        (GOOD + "[", "TOMLDecodeError"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_its_fault(text, says):
    with pytest.raises(FaultInFramework, match=rf"one\.toml: .*{says}"):
        parsed("one.toml", text)


def test_a_clause_may_be_less_certain_than_the_rest():
    order, framework = parsed("one.toml", GOOD)
    assert (order, [one.checked for one in framework.clauses]) == (1, [True, False])


# THE PAGES


def test_what_is_held_stands_in_its_clause_and_the_two_kinds_apart():
    held = {
        "3": [piece("Newer", Shows.ACTIVITY), piece("Older", Shows.ACTIVITY)],
        "2": [piece("Moved", Shows.EFFECT)],
        "1": [piece("Done", Shows.ACTIVITY), piece("And moved", Shows.EFFECT)],
    }
    page = coverage_page(frameworks()["wres"], held)
    boxes = {box.clause.id: box for part in page.parts for box in part.boxes}
    assert [one.title for one in boxes["3"].activity] == ["Newer", "Older"]
    assert [one.title for one in boxes["2"].effect] == ["Moved"]
    assert boxes["3"].effect == boxes["2"].activity == ()
    assert page.lead == "No evidence is held yet on 4, 5, 6, 7, 8 and 9."
    assert page.only_done == "Only what was done, and nothing yet of what changed: 3."


def test_what_nothing_is_held_on_is_named_and_never_counted():
    code = frameworks()["race-code"]
    assert held_in_words(code, []) == "No evidence is held for it yet."
    assert held_in_words(code, ["action", "education"]) == "No evidence is held yet on reporting and composition."
    assert held_in_words(code, code.clause_ids) == "Evidence is held on everything it asks about."


def test_a_clause_that_the_framework_no_longer_has_is_not_counted_as_held():
    assert held_in_words(frameworks()["race-code"], ["gone"]) == "No evidence is held for it yet."


def test_a_clause_without_a_number_is_called_by_what_it_is_about():
    led = frameworks()["well-led"]
    assert held_in_words(led, led.clause_ids - {"speak-up"}) == "No evidence is held yet on freedom to speak up."
    assert next(one.line for one in led.clauses if one.id == "speak-up").startswith("Freedom to speak up: People raise")
    assert frameworks()["edi-plan"].clauses[0].line.startswith("1a: The chair")


def test_no_page_of_a_framework_speaks_of_scores_or_of_meeting_anything():
    page = coverage_page(frameworks()["wres"], {"2": [piece("Moved", Shows.EFFECT)]})
    said = " ".join(
        [page.lead, page.only_done, page.provenance, *(one.says for one in framework_lines([page.framework], {}))]
    )
    assert not re.search(r"\bmet\b|\bcompl(?:y|iant|ete)|%|\bscore|\d of \d", said)
    assert "does not mean that what is asked is met" in NOT_MET


def test_words_that_were_not_held_against_the_original_say_so():
    assert "not held against the original" in coverage_page(frameworks()["race-code"], {}).provenance
    duty = coverage_page(frameworks()["equality-duty"], {})
    assert [box.clause.id for part in duty.parts for box in part.boxes if box.is_marked] == ["information"]
