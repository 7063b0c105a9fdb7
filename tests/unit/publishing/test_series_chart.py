"""The series of a measure: where values stand, what breaks it, and what is not drawn."""

import re
from datetime import date

import pytest

from tallystick.publishing.charts.series import SeriesPoint, series_plot


def point(year, value=None, low=None, high=None, **said):
    return SeriesPoint(on=date(year, 3, 31), label=str(year), value=value, low=low, high=high, says=f"{value}", **said)


def drawn(*points, is_ratio=True):
    return series_plot(points, key="one", title="Appointment", description="From 2023 on.", is_ratio=is_ratio)


def dots(drawing):
    return [(float(x), float(y)) for x, y in re.findall(r'<circle class="dot" cx="([\d.]+)" cy="([\d.]+)"', drawing)]


def joined(drawing):
    return drawing.count('class="rule range"')


def test_days_stand_as_far_apart_as_they_are_in_time():
    (first, _), (second, _), (third, _) = dots(drawn(point(2021, 1.5), point(2022, 1.4), point(2025, 1.2)))
    assert (third - second) / (second - first) == pytest.approx(3, abs=0.02)


def test_a_ratio_and_its_reverse_are_as_far_from_equal():
    drawing = drawn(point(2024, 2.0), point(2025, 0.5))
    (_, above), (_, below) = dots(drawing)
    [equal] = re.findall(r'<line class="centre" x1="[\d.]+" x2="[\d.]+" y1="([\d.]+)"', drawing)
    assert float(equal) - above == pytest.approx(below - float(equal), abs=0.2)


def test_a_higher_share_stands_higher():
    (_, lower), (_, higher) = dots(drawn(point(2024, 10), point(2025, 20), is_ratio=False))
    assert higher < lower


def test_a_withheld_value_has_its_place_and_no_dot_and_joins_nothing():
    drawing = drawn(point(2023, 1.5), point(2024), point(2025, 1.2))
    assert len(dots(drawing)) == 2
    assert joined(drawing) == 0
    assert "withheld" in drawing
    assert ">2024<" in drawing


def test_a_break_is_marked_and_joins_nothing():
    drawing = drawn(point(2023, 1.5), point(2024, 1.4, is_broken=True), point(2025, 1.2))
    assert joined(drawing) == 1
    assert ">break<" in drawing


def test_a_range_is_drawn_only_where_both_ends_are_known():
    assert drawn(point(2025, 1.5, 1.1, 2.0)).count('class="range"') == 3
    assert drawn(point(2025, 1.5, 1.1, None)).count('class="range"') == 0


def test_names_of_days_that_have_no_room_are_left_out_and_the_newest_stays():
    months = [
        SeriesPoint(on=date(2020 + n // 12, n % 12 + 1, 1), label=f"Month {n}", value=1.2, low=None, high=None, says="")
        for n in range(60)
    ]
    names = re.findall(r">Month (\d+)<", drawn(*months))
    assert "59" in names
    assert len(names) < 20


def test_it_has_a_title_and_a_description():
    drawing = drawn(point(2025, 1.5))
    assert '<title id="one-title">Appointment</title>' in drawing
    assert '<desc id="one-desc">From 2023 on.</desc>' in drawing


def test_a_series_in_which_everything_is_withheld_has_no_picture():
    with pytest.raises(ValueError, match="no picture"):
        drawn(point(2024), point(2025))
