"""Whatever the figures, no text of a chart lies on another and none leaves the picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.publishing.charts.band_profile import band_profile
from tallystick.publishing.charts.interval_plot import interval_plot
from tallystick.publishing.charts.seats import seats_chart
from tallystick.statistics.judgement import Pair, judge_ratios
from tallystick.vocabulary.bands import Band, MedicalGrade
from tallystick.vocabulary.terms import terms
from tests.generative.examples import costly
from tests.unit.publishing.drawings import read_drawing
from tests.unit.publishing.results import points, rate, ratio, share

ABOUT = {"key": "k", "title": "A title", "description": "A description."}
WINDOWS = ["2025", "One year", "Two years together", "2021: Two years together", "Non-clinical, middle to upper bands"]
PEOPLE = ["staff", "applicants"]


def counts(most=20000):
    return st.integers(1, most).flatmap(lambda people: st.tuples(st.integers(0, people), st.just(people)))


@st.composite
def ratios(draw):
    """A ratio that two counts can have, with the range that belongs to it."""
    (happened_1, people_1), (happened_2, people_2) = draw(counts()), draw(counts())
    pair = Pair(happened_1=max(happened_1, 1 - happened_2), people_1=people_1, happened_2=happened_2, people_2=people_2)
    (judged,) = judge_ratios([pair])
    high = None if judged.high == float("inf") else judged.high
    return ratio(judged.value, judged.low, high, verdict=judged.verdict())


@st.composite
def differences(draw):
    low, value, high = sorted(draw(st.lists(st.floats(-100, 100), min_size=3, max_size=3)))
    return points(value, low, high)


@st.composite
def sides(draw):
    short = draw(st.sampled_from([one.short for one in terms() if one.offered]))
    people = draw(st.sampled_from(PEOPLE))
    named = [f"in favour of {group} {people}" for group in (short, "white")]
    return tuple(draw(st.permutations(named)))


def labelled(results, *, most):
    return st.lists(st.tuples(st.sampled_from(WINDOWS), results), min_size=1, max_size=most)


def problems(svg):
    drawing = read_drawing(svg)
    return drawing.collisions() + drawing.strays()


@costly
@given(labelled(ratios(), most=3), sides())
def test_texts_of_an_interval_plot_of_ratios_keep_apart(rows, named):
    assert problems(interval_plot(rows, **ABOUT, sides=named)) == []


@given(labelled(differences(), most=3), sides())
def test_texts_of_an_interval_plot_of_points_keep_apart(rows, named):
    assert problems(interval_plot(rows, **ABOUT, sides=named, margin=3.0)) == []


@given(st.lists(counts(), min_size=1, max_size=14), st.integers(0, 1000), st.booleans())
def test_texts_of_a_band_profile_keep_apart(heads, whole, medical):
    names = [level.label for level in (MedicalGrade if medical else Band)]
    rows = [(name, share(*one)) for name, one in zip(names, heads, strict=False)]
    assert problems(band_profile(rows, rate(whole / 10), **ABOUT)) == []


@given(st.lists(counts(40), min_size=1, max_size=5), st.sampled_from([one for one in terms() if one.offered]))
def test_texts_of_the_seats_keep_apart(boards, term):
    labels = ["Whole board", "Voting members", "Non-voting members", "Executive members", "Non-executive members"]
    rows = [(label, share(*one)) for label, one in zip(labels, boards, strict=False)]
    heading = term.short[:1].upper() + term.short[1:]
    assert problems(seats_chart(rows, **ABOUT, names=(heading, "White", "Unknown"))) == []


@costly
@given(labelled(ratios(), most=3))
def test_every_mark_of_an_interval_plot_is_inside_the_picture(rows):
    drawing = read_drawing(interval_plot(rows, **ABOUT, sides=("left", "right")))
    width, height = drawing.size
    for dot in drawing.marks("circle", "dot"):
        assert 0 <= float(dot.get("cx")) <= width
        assert 0 <= float(dot.get("cy")) <= height
    for line in drawing.marks("line", "range"):
        assert 0 <= float(line.get("x1")) <= float(line.get("x2")) <= width


@pytest.mark.parametrize("term", [one for one in terms() if one.offered], ids=lambda one: one.id)
def test_the_names_of_the_seats_keep_apart_under_every_term(term):
    heading = term.short[:1].upper() + term.short[1:]
    names = (heading, "White", "Unknown")
    assert problems(seats_chart([("Whole board", share(2, 15))], **ABOUT, names=names)) == []
