"""Charts of papers where there is next to nothing to draw: no width between values, and a target that no scale has."""

import pytest

from tallystick_web.publications.paper.charts.marks import round_steps
from tallystick_web.publications.paper.charts.picture import svg_of
from tallystick_web.publications.paper.document import Chart, ChartKind, Mark


@pytest.mark.parametrize("value", [0.0, 1e-9, 45.0, -45.0, 1e9])
@pytest.mark.parametrize("apart", [0.0, 1e-12])
def test_values_at_one_place_have_a_scale_with_two_ends_around_them(value, apart):
    steps = round_steps([value, value + apart])
    assert steps[0] < steps[-1]
    assert steps[0] <= value + 1e-6
    assert steps[-1] >= value - 1e-6


@pytest.mark.parametrize("kind", [ChartKind.SERIES, ChartKind.INTERVALS])
def test_a_target_of_nought_has_no_line_on_a_scale_of_ratios(kind):
    marks = (Mark(label="2025", value="1.3", low="1.1", high="1.6", says="1.3 times"),)
    known = {"kind": kind, "title": "A ratio", "says": "It is 1.3.", "marks": marks, "unit": "times", "is_log": True}
    assert "7 4" not in svg_of(Chart(target="0", **known), key="a")
    assert "7 4" in svg_of(Chart(target="1.25", **known), key="a")
