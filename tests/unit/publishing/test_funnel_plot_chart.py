"""The funnel plot as a picture: a mark for everyone, a name for nobody who was not named, and ids of its own."""

import re
from xml.etree import ElementTree as ET

import pytest

from tallystick.publishing.charts.funnel_plot import FunnelView, LimitsAt, Point, funnel_plot
from tallystick.publishing.charts.upright import upright_percentages, upright_ratios
from tests.unit.publishing.drawings import SVG, read_drawing

SIDES = ("lower: in favour of BME staff", "higher: in favour of white staff")
ENDS = ("left: smaller numbers", "right: larger numbers")


def limits_at(precision, *, centre=1.5, times=1):
    reach = 1 + 2 / precision
    return LimitsAt(
        precision=precision,
        inner=(times * centre / reach, times * centre * reach),
        outer=(times * centre / reach**2, times * centre * reach**2),
    )


def view(*points, limits=True, ratios=True, ticks=(), centre=1.5):
    lines = tuple(limits_at(at, centre=centre) for at in (1.0, 2.0, 4.0, 8.0)) if limits else ()
    return FunnelView(
        points=points, centre=centre, limits=lines, ratios=ratios, sides=SIDES, ends=ENDS, ticks=tuple(ticks)
    )


def drawn(shown, *, key="k"):
    return funnel_plot(shown, key=key, title="A title", description="A description.")


def point(precision=3.0, value=1.4, label="", *, own=False):
    return Point(precision=precision, value=value, label=label, own=own)


def words(svg):
    return [box.words for box in read_drawing(svg).texts]


MANY = [point(1 + n / 6, 0.8 + n / 40) for n in range(40)]


def test_every_organisation_has_a_mark_and_ones_own_is_filled_larger_and_on_top():
    svg = drawn(view(*MANY, point(4, 1.2, own=True)))
    others = read_drawing(svg).marks("circle", "organisation")
    own = read_drawing(svg).marks("circle", "dot")[0]
    assert len(others) == len(MANY)
    assert float(own.get("r")) > float(others[0].get("r"))
    assert svg.index('class="dot"') > svg.rindex('class="organisation"')


def test_others_are_hollow_and_not_told_apart_by_colour_alone():
    (group,) = read_drawing(drawn(view(*MANY))).marks("g", "others")
    assert group.get("fill") == "#fff"
    assert group.get("stroke") != "#fff"


def test_no_name_is_written_unless_it_is_given():
    assert "Northmoor" not in drawn(view(*MANY, point(4, 1.2, own=True)))
    assert words(drawn(view(*MANY, point(4, 1.2, "Northmoor", own=True)))).count("Northmoor") == 2, (
        "beside it, in the key"
    )
    assert words(drawn(view(*MANY, point(4, 1.2, "Southmoor")))).count("Southmoor") == 1


def test_a_name_too_long_for_the_key_is_left_to_the_table():
    long = "The Very Long Named Community and Mental Health Partnership University Hospitals of Somewhere Trust"
    texts = words(drawn(view(*MANY, point(4, 1.2, long, own=True))))
    assert "this organisation" in texts
    assert read_drawing(drawn(view(*MANY, point(4, 1.2, long, own=True)))).strays() == []


def test_names_are_escaped():
    assert "<Northmoor &" not in drawn(view(point(4, 1.2, "<Northmoor & Sons>", own=True)))
    assert "<Northmoor & Sons>" in words(drawn(view(point(4, 1.2, "<Northmoor & Sons>", own=True))))


def test_the_picture_says_what_it_is_to_those_who_do_not_see_it():
    root = ET.fromstring(drawn(view(*MANY), key="two"))
    assert root.get("role") == "img"
    named = [root.find(f"{SVG}{tag}") for tag in ("title", "desc")]
    assert root.get("aria-labelledby").split() == [part.get("id") for part in named]
    assert [part.text for part in named] == ["A title", "A description."]


def test_ids_are_unique_also_beside_another_picture_and_every_one_that_is_asked_for_is_there():
    page = drawn(view(*MANY), key="one") + drawn(view(*MANY), key="two")
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids)) == 6
    assert set(re.findall(r"url\(#([^)]+)\)", page)) <= set(ids)


def test_limits_are_drawn_where_there_are_some_told_apart_by_their_dashes():
    paths = read_drawing(drawn(view(*MANY))).marks("path", "range")
    assert [path.get("stroke-dasharray") is not None for path in paths] == [False, False, True, True, False, True]
    without = drawn(view(*MANY, limits=False))
    assert read_drawing(without).marks("path", "range") == []
    assert "limits" not in " ".join(words(without))


def test_a_higher_value_stands_higher_and_a_more_precise_one_further_right():
    low, high = read_drawing(drawn(view(point(2, 1.1), point(5, 2.4)))).marks("circle", "organisation")
    assert float(high.get("cy")) < float(low.get("cy"))
    assert float(high.get("cx")) > float(low.get("cx"))


@pytest.mark.parametrize("value", [0.004, 0.3, 1.0, 90.0, 375.0])
def test_a_mark_is_never_drawn_at_a_value_it_does_not_have(value):
    drawing = read_drawing(drawn(view(point(2, value), point(5, 1.4))))
    (clip,) = drawing.root.iter(f"{SVG}clipPath")
    top, tall = (float(clip[0].get(name)) for name in ("y", "height"))
    for mark in drawing.marks("circle", "organisation"):
        assert top - 0.1 <= float(mark.get("cy")) <= top + tall + 0.1


def test_equality_is_a_line_of_its_own_in_ratios_and_is_not_there_in_shares():
    assert len(read_drawing(drawn(view(point(2, 1.4)))).marks("line", "equal")) == 1
    assert "equal 1" in words(drawn(view(point(2, 1.4))))
    assert read_drawing(drawn(view(point(2, 20.0), ratios=False, centre=21.0))).marks("line", "equal") == []


def test_one_organisation_alone_can_be_drawn():
    assert len(read_drawing(drawn(view(point(), limits=False))).marks("circle", "organisation")) == 1
    only = view(point(3, 0.0), limits=False, ratios=False, centre=0.0)
    assert len(read_drawing(drawn(only)).marks("circle", "organisation")) == 1


def test_ticks_along_the_foot_give_way_where_they_would_meet():
    ticks = [(2 + n / 100, f"{1000 + n:,} people") for n in range(30)]
    drawing = read_drawing(drawn(view(*MANY, ticks=ticks)))
    assert drawing.collisions() == []
    assert "1,000 people" in [box.words for box in drawing.texts]


# THE UPRIGHT SCALE


def test_a_scale_of_ratios_goes_no_further_than_it_must_and_always_holds_equality():
    scale = upright_ratios([0.97, 1.07], bottom=340, top=0)
    assert (scale.low, scale.high) == pytest.approx((0.95, 1.1))
    assert upright_ratios([3.0], bottom=340, top=0).low == pytest.approx(0.95)
    assert upright_ratios([9.0], bottom=340, top=0).high == 16.0


def test_ticks_of_ratios_are_doublings_first():
    labels = [words for _, words in upright_ratios([0.1, 12.0], bottom=340, top=0).ticks]
    assert {"0.125", "0.25", "0.5", "equal 1", "2", "4", "8"} <= set(labels)


def test_a_scale_of_percentages_lies_within_nothing_and_everybody():
    scale = upright_percentages([0.4, 99.0], bottom=340, top=0)
    assert (scale.low, scale.high) == (0, 100)
    assert upright_percentages([22, 31], bottom=340, top=0).ticks[0][1] == "22%"
    for value in (0.0, 50.0, 100.0):
        alone = upright_percentages([value], bottom=340, top=0)
        assert 0 <= alone.low <= value <= alone.high <= 100
        assert alone.low < alone.high
