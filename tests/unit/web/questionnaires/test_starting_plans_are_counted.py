"""The starting plans and the measures of question sets say the same of what is counted."""

import pytest

from tallystick_web.numbers.measure_rules import MeasureKind
from tallystick_web.plans.template_rules import templates
from tallystick_web.questionnaires.sets import PREFIX, sets

SAID_BY_BOTH = ("name", "what", "unit", "better", "cadence", "counts_people")
PLANNED = [
    pytest.param(one, id=f"{plan.id}:{one.id}")
    for plan in templates().values()
    for one in plan.measures
    if one.kind is MeasureKind.QUESTIONNAIRE
]
COUNTED = {f"{PREFIX}/{one.id}": (of, one) for of in sets().values() for one in of.measure}


@pytest.mark.parametrize("planned", PLANNED)
def test_a_planned_measure_is_counted_as_the_plan_says(planned):
    _, counted = COUNTED[planned.counted_by]
    assert {one: getattr(counted, one) for one in SAID_BY_BOTH} == {one: getattr(planned, one) for one in SAID_BY_BOTH}


@pytest.mark.parametrize("planned", PLANNED)
def test_a_planned_measure_is_counted_from_the_place_where_the_plan_keeps_it(planned):
    of, _ = COUNTED[planned.counted_by]
    assert planned.kept_in == of.place


def test_nothing_but_questionnaires_is_counted_by_question_sets():
    named = {
        one.kind for plan in templates().values() for one in plan.measures if one.counted_by.startswith(f"{PREFIX}/")
    }
    assert named == {MeasureKind.QUESTIONNAIRE}
