"""Resources, case studies and notes of learning: what is refused, and what is counted."""

from datetime import date
from decimal import Decimal

import pytest

from tallystick_web.registers.described.cases import Grade
from tallystick_web.registers.described.resources import LearnedFrom
from tests.unit.web.registers.drawn import HALF, QUARTER, YEAR, book, number_of, refused, share_of


def test_use_is_counted_of_resources_within_their_review_date_and_of_whole_counts():
    resources = """
        title | topic | format  | stale | state
        guide | data  | reading |       |
        film  | data  | video   | yes   |
        gone  | data  | tool    |       | closed
    """
    use = """
        resource | since      | until      | opened
        guide    | 2026-04-01 | 2026-04-30 | 40
        guide    | 2026-05-01 | 2026-06-30 | 25
        guide    | 2026-05-01 | 2026-05-31 | 11
        guide    | 2026-06-01 | 2026-07-31 | 500
        film     | 2026-04-01 | 2026-06-30 | 700
        gone     | 2026-04-01 | 2026-06-30 | 900
    """
    assert number_of("resources-used", book(resources=resources, resource_use=use), QUARTER) == 65
    assert number_of("resources-used", book(resources=resources), QUARTER) is None


NOTES = """
    title | source  | finished_on | written_on | learned | used_on    | plans_kept | page        | state
    one   | project |             | 2026-05-01 | much    | 2026-06-01 | yes        |             |
    two   | project |             | 2026-06-01 | much    |            | no         |             |
    three | project |             | 2025-06-01 | much    | 2026-06-01 | yes        |             |
    four  | action  | 2026-06-01  | 2026-06-02 | much    | 2027-04-01 |            | example.org |
    five  | action  | 2026-07-01  |            |         |            |            |             |
    six   | action  | 2025-07-01  | 2025-08-01 | much    |            |            | example.org |
    seven | action  | 2026-12-01  | 2026-12-01 | much    |            |            | example.org |
    eight | other   |             | 2026-12-01 | much    | 2026-12-02 | yes        |             | withdrawn
"""


def test_projects_are_rewritten_that_have_both_plans_and_a_note_of_the_year():
    assert number_of("projects-rewritten", book(learning_notes=NOTES), YEAR) == 1


def test_a_year_with_no_such_project_is_nought_and_an_empty_register_is_nothing():
    other = "title | source | written_on | learned\none | other | 2026-05-01 | much"
    assert number_of("projects-rewritten", book(learning_notes=other), YEAR) == 0
    assert number_of("projects-rewritten", book(), YEAR) is None


def test_notes_written_in_the_year_are_reused_where_somebody_said_so_by_its_end():
    # written: one, two, four, seven; used by 31 March: one
    assert share_of("learning-reused", book(learning_notes=NOTES), YEAR) == (1, 4)


def test_finished_actions_are_those_finished_by_the_last_day_with_a_note_or_without():
    # finished by 30 September: four and six with a page, five without; seven comes later
    assert share_of("learning-shared", book(learning_notes=NOTES), HALF) == (2, 3)


def test_case_studies_have_an_effect_where_it_was_measured_and_may_be_told():
    cases = """
        title | grade        | agreed_until | stale | state
        one   | compared     |              |       | published
        two   | before-after | 2027-03-31   |       | published
        three | said         |              |       | published
        four  | compared     | 2027-03-30   |       | published
        five  | compared     |              | yes   | published
        six   | compared     |              |       | draft
    """
    assert share_of("cases-with-effect", book(cases=cases), YEAR) == (2, 3)


# WHAT IS REFUSED

DAY = date(2026, 11, 27)
LATER = date(2026, 11, 28)
LEARNED = {"source": LearnedFrom.PROJECT, "written_on": DAY, "learned": "Ask first."}


@pytest.mark.parametrize(
    ("register", "values", "found"),
    [
        ("resources", {"reviewed_on": LATER}, "cannot be in the future"),
        ("resources", {"deadline": LATER}, "belong to a chance"),
        ("resources", {"places": 0, "is_chance": False}, "belong to a chance"),
        ("learning-notes", {**LEARNED, "written_on": LATER}, "cannot be in the future"),
        ("learning-notes", {**LEARNED, "source": LearnedFrom.ACTION}, "when the action was finished"),
        ("learning-notes", {**LEARNED, "written_on": None}, "when the note was written"),
        ("learning-notes", {**LEARNED, "learned": " "}, "when the note was written"),
        ("learning-notes", {**LEARNED, "user": "north"}, "when it said so"),
        ("learning-notes", {**LEARNED, "used_on": DAY}, "when it said so"),
        ("learning-notes", {**LEARNED, "source": LearnedFrom.OTHER, "plans_kept": True}, "Only a project"),
        (
            "learning-notes",
            {"source": LearnedFrom.ACTION, "finished_on": DAY, "user": "north", "used_on": DAY},
            "Write what was learned first",
        ),
        ("cases", {"grade": Grade.SAID, "agreed_on": LATER}, "cannot be in the future"),
        ("cases", {"grade": Grade.SAID, "agreed_until": LATER}, "when the people in it agreed"),
        ("cases", {"grade": Grade.SAID, "agreed_on": DAY, "agreed_until": date(2026, 1, 1)}, "cannot run out"),
        ("cases", {"grade": Grade.COMPARED, "measure": "Likelihood"}, "needs the measure"),
        ("cases", {"grade": Grade.BEFORE_AFTER, "before": Decimal(2), "after": Decimal(1)}, "needs the measure"),
    ],
)
def test_what_contradicts_itself_is_refused(register, values, found):
    assert found in refused(register, **values)


@pytest.mark.parametrize(
    ("register", "values"),
    [
        ("resources", {"deadline": LATER, "places": 4, "is_chance": True}),
        ("learning-notes", LEARNED),
        ("learning-notes", {"source": LearnedFrom.ACTION, "finished_on": DAY}),
        ("learning-notes", {**LEARNED, "user": "north", "used_on": DAY, "plans_kept": True}),
        ("cases", {"grade": Grade.NONE}),
        ("cases", {"grade": Grade.COMPARED, "measure": "Likelihood", "before": Decimal(0), "after": Decimal(0)}),
    ],
)
def test_what_holds_together_is_taken(register, values):
    assert refused(register, **values) == ""
