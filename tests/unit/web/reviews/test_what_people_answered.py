"""What people answered in surveys stands among what people say, each survey by itself, and not among the records."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from tallystick_web.plans.network import Node
from tallystick_web.plans.rules import Kind, Stage, Wording
from tallystick_web.reviews.heard_rules import is_said_by_people, surveyed_in
from tallystick_web.reviews.presenters.network import heard_outcomes, heard_sentence
from tests.unit.web.reviews.frozen_sample import FROZEN, MEASURE, POINT

STAFF_SURVEY = replace(MEASURE, id="wres/8", name="Discrimination from a manager", points=(replace(POINT, says="9%"),))
PULSE = replace(
    MEASURE,
    id="questionnaires/safe-to-speak-gap",
    name="Gap in feeling safe to speak up",
    points=(replace(POINT, says="6 percentage points", label="Spring 2026"),),
)
UNANSWERED = replace(PULSE, id="questionnaires/talk-confidence", name="Confidence", points=())
SET = replace(FROZEN, measures=(MEASURE, STAFF_SURVEY, PULSE, UNANSWERED))


def outcome(*measures):
    return Node(
        id=UUID(int=1),
        plan=UUID(int=2),
        kind=Kind.OUTCOME,
        place=1,
        version=1,
        wording=Wording(text="People feel safe to speak up"),
        stage=Stage.AGREED,
        changed_at=datetime(2026, 5, 1, tzinfo=UTC),
        measures=measures,
    )


@pytest.mark.parametrize(
    ("measure", "is_said"),
    [
        ("wres/2", False),
        ("wres/5", True),
        ("wres/8", True),
        ("wres/8:all:survey_percent:bme", True),
        ("wres/9", False),
        ("registers/policies-in-force", False),
        ("questionnaires/talk-confidence", True),
        ("questionnaires/prompts-before-publication", False),
    ],
)
def test_surveys_are_what_people_say_and_checklists_and_records_are_not(measure, is_said):
    assert is_said_by_people(measure) is is_said


def test_each_survey_has_a_line_of_its_own_beside_the_records():
    [heard] = heard_outcomes([outcome("wres/2", "wres/8", PULSE.id)], SET, {}, {})
    assert heard.records == ("Appointment from shortlisting: 2.22 times (2025)",)
    assert heard.surveyed == (
        "Discrimination from a manager: 9% (2025)",
        "Gap in feeling safe to speak up: 6 percentage points (Spring 2026)",
    )
    assert heard_sentence([heard]) == "Beside the records of every outcome stands what people say themselves."


def test_a_survey_that_has_not_come_to_anything_is_nothing_that_people_say():
    assert surveyed_in(SET) == {"wres/8", PULSE.id}
    [heard] = heard_outcomes([outcome("wres/2", UNANSWERED.id)], SET, {}, {})
    assert (heard.surveyed, heard.is_heard) == ((), False)
    assert heard_sentence([heard]) == "Nothing that people say themselves stands beside the records yet."
