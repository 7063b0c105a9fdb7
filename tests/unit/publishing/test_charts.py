"""Charts hold what was released: each mark is there, in its place, and nothing is drawn that was not given."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from tallystick.publishing.charts.band_profile import band_profile
from tallystick.publishing.charts.interval_plot import interval_plot
from tallystick.publishing.charts.seats import seats_chart
from tallystick.release.shown import Hidden, Reason
from tallystick.release.verdict import Verdict
from tests.unit.publishing.drawings import read_drawing
from tests.unit.publishing.results import points, rate, ratio, share

WITHHELD = Hidden(Reason.PROTECTS_PEOPLE)
ABOUT = {"key": "k", "title": "A title", "description": "A description."}
SIDES = ("in favour of BME staff", "in favour of white staff")


def intervals(*results, margin=None, sides=SIDES, labels=None):
    rows = list(zip(labels or [f"Row {n}" for n, _ in enumerate(results)], results, strict=True))
    return read_drawing(interval_plot(rows, **ABOUT, sides=sides, margin=margin))


def profile(*results, whole="30"):
    rows = [(f"Band {n + 1}", result) for n, result in enumerate(results)]
    return read_drawing(band_profile(rows, rate(whole) if whole else None, **ABOUT))


def seats(*results, names=("BME", "White", "Unknown")):
    rows = [(f"Members {n + 1}", result) for n, result in enumerate(results)]
    return read_drawing(seats_chart(rows, **ABOUT, names=names))


def words(drawing):
    return [box.words for box in drawing.texts]


# INTERVAL PLOT


def test_a_finding_is_a_filled_dot_and_anything_else_a_hollow_one():
    results = [ratio(1.5, 1.2, 1.9, verdict=verdict) for verdict in Verdict]
    dots = intervals(*results).marks("circle", "dot")
    assert ["hollow" not in dot.get("class") for dot in dots] == [verdict.is_finding for verdict in Verdict]


def test_value_and_range_are_written_as_released():
    result = ratio(1.829, 0.835, 3.999)
    assert {result.value.text, f"{result.low.text} to {result.high.text}"} <= set(words(intervals(result)))


def test_a_limit_that_leaves_the_scale_ends_in_an_arrow_and_one_inside_does_not():
    inside, beyond = intervals(ratio(1.4, 0.9, 2.2)), intervals(ratio(1.4, 0.001, 900))
    assert len(inside.marks("path", "range")) == 0
    assert len(beyond.marks("path", "range")) == 2


def test_an_open_limit_ends_in_an_arrow_and_is_written_as_upwards():
    drawing = intervals(ratio(None, 1.6, None, verdict=Verdict.CLEAR))
    assert len(drawing.marks("path", "range")) == 1
    assert "1.60 upwards" in words(drawing)
    assert drawing.marks("circle", "dot") == []


def test_the_dot_stands_inside_its_own_range():
    drawing = intervals(ratio(1.83, 0.84, 4.0), ratio(0.3, 0.1, 0.9), ratio(6, 2, 20))
    lines = [line for line in drawing.marks("line", "range") if line.get("x1") != line.get("x2")]
    dots = drawing.marks("circle", "dot")
    for line, dot in zip(lines, dots, strict=True):
        assert float(line.get("x1")) <= float(dot.get("cx")) <= float(line.get("x2"))


def test_the_band_lies_around_the_line_of_equality():
    for drawing in (intervals(ratio(1.83, 0.84, 4.0)), intervals(points(3, -1, 7), margin=3.0)):
        (band,), (centre,) = drawing.marks("rect", "band"), drawing.marks("line", "centre")
        assert float(band.get("x")) < float(centre.get("x1")) < float(band.get("x")) + float(band.get("width"))


def test_both_sides_are_named_around_the_line_of_equality():
    drawing = intervals(ratio(1.83, 0.84, 4.0))
    left, right = (next(box for box in drawing.texts if box.words == side) for side in SIDES)
    centre = float(drawing.marks("line", "centre")[0].get("x1"))
    assert left.right < centre < right.left


def test_a_withheld_limit_is_not_drawn_as_an_open_one():
    hidden = replace(ratio(1.4, 0.9, 2.2), low=WITHHELD, high=WITHHELD)
    half = replace(ratio(1.4, 0.9, 2.2), high=WITHHELD)
    assert intervals(hidden).marks("path", "range") == []
    assert intervals(half).marks("path", "range") == []


@pytest.mark.parametrize("value", [90.0, 375.0, 0.004])
def test_a_dot_is_never_drawn_at_a_value_it_does_not_have(value):
    drawing = intervals(ratio(value, value / 3, value * 3, verdict=Verdict.CLEAR))
    (dot,) = drawing.marks("circle", "dot")
    least, most = (float(drawing.ticks[end][1]) for end in (0, -1))
    assert least <= value <= most, f"drawn at {dot.get('cx')} on a scale from {least} to {most}"


# BAND PROFILE


def test_a_band_without_anybody_keeps_its_row():
    drawing = profile(share(20, 100), share(0, 0), share(5, 40))
    assert {"Band 1", "Band 2", "Band 3"} <= set(words(drawing))
    assert len(drawing.marks("circle", "dot")) == 2


def test_a_withheld_band_keeps_its_row_and_says_that_it_is_withheld():
    hidden = replace(share(20, 100), top=replace(share(20, 100).top, rate=WITHHELD, happened=WITHHELD))
    drawing = profile(share(20, 100), hidden)
    assert len(drawing.marks("circle", "dot")) == 1
    assert "Band 2" in words(drawing)
    assert any("withheld" in text for text in words(drawing))


def test_every_row_stands_on_a_line_of_its_own():
    drawing = profile(*[share(n, 100) for n in range(14)])
    heights = [dot.get("cy") for dot in drawing.marks("circle", "dot")]
    assert len(set(heights)) == 14


def test_the_dots_are_in_the_order_of_the_shares():
    places = [float(dot.get("cx")) for dot in profile(*[share(n, 100) for n in (2, 9, 40)]).marks("circle", "dot")]
    assert places == sorted(set(places))


def test_a_share_beyond_chance_is_a_filled_dot():
    drawing = profile(share(20, 100, verdict=Verdict.CLEAR), share(20, 100, verdict=Verdict.CANNOT_TELL))
    assert ["hollow" in dot.get("class") for dot in drawing.marks("circle", "dot")] == [False, True]


def test_without_a_share_of_the_whole_there_is_no_line_for_it():
    assert profile(share(20, 100), whole=None).marks("line", "centre") == []


# SEATS


@pytest.mark.parametrize(("about", "every", "unknown"), [(2, 15, 1), (0, 7, 0), (7, 7, 0), (1, 8, 3), (0, 1, 1)])
def test_as_many_seats_are_drawn_as_were_counted(about, every, unknown):
    key = Counter({"about": 1, "other": 1, "unknown": 1})
    drawn = seats_by_fill(seats(share(about, every, unknown=unknown))) - key
    assert drawn == +Counter({"about": about, "other": every - about - unknown, "unknown": unknown})


def test_seats_never_lie_on_one_another():
    for many in (1, 8, 40, 120):
        squares = seats(share(1, many)).marks("rect", "seat")[:many]  # the key comes after
        assert min(float(square.get("width")) for square in squares) > 0
        edges = [(float(s.get("x")), float(s.get("x")) + float(s.get("width"))) for s in squares]
        assert all(end <= start + 0.02 for (_, end), (start, _) in pairwise(edges))  # places are rounded


@pytest.mark.parametrize("part", ["top", "unknown"])
def test_withheld_seats_are_not_drawn_as_nobody(part):
    row = share(2, 15, unknown=1)
    hidden = replace(row, **{part: replace(getattr(row, part), happened=WITHHELD, rate=WITHHELD)})
    assert seats_by_fill(seats(hidden))["other"] <= 1


def seats_by_fill(drawing):
    return Counter(seat.get("class").split()[1] for seat in drawing.marks("rect", "seat"))
