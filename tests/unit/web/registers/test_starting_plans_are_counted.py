"""The starting plans and the measures of registers say the same of what is counted."""

import pytest

from tallystick_web.plans.template_rules import templates
from tallystick_web.registers.described import registers
from tallystick_web.registers.measured.every import PREFIX, register_measures

SAID_BY_BOTH = ("name", "what", "unit", "better", "cadence", "counts_people")
COUNTED = [
    pytest.param(one, id=f"{plan.id}:{one.id}")
    for plan in templates().values()
    for one in plan.measures
    if one.counted_by.startswith(f"{PREFIX}/")
]


@pytest.mark.parametrize("planned", COUNTED)
def test_a_planned_measure_is_counted_as_the_plan_says(planned):
    counted = register_measures()[planned.counted_by.removeprefix(f"{PREFIX}/")]
    assert {one: getattr(counted, one) for one in SAID_BY_BOTH} == {one: getattr(planned, one) for one in SAID_BY_BOTH}


@pytest.mark.parametrize("planned", COUNTED)
def test_a_planned_measure_is_counted_from_the_place_where_the_plan_keeps_it(planned):
    counted = register_measures()[planned.counted_by.removeprefix(f"{PREFIX}/")]
    places = {registers()[one].place for one in counted.reads}
    assert planned.kept_in in places or counted.reads_parts


@pytest.mark.parametrize("measure", register_measures().values(), ids=register_measures())
def test_a_measure_reads_registers_that_there_are(measure):
    assert set(measure.reads) <= set(registers())
