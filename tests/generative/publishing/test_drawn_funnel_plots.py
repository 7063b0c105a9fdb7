"""Whatever the figures, a funnel plot keeps its texts apart and its marks inside."""

from hypothesis import given
from hypothesis import strategies as st

from tallystick.publishing.charts.funnel_plot import FunnelView, LimitsAt, Point, funnel_plot
from tests.generative.examples import costly
from tests.unit.publishing.drawings import SVG, read_drawing

NAMES = ["", "", "Northmoor", "Kent and Medway NHS and Social Care Partnership Trust", "A & B", "W" * 60]
SIDES = ("lower: in favour of minoritised ethnic applicants", "higher: in favour of white applicants")
ENDS = ("left: smaller numbers, more room for chance", "right: larger numbers, less room for chance")


@st.composite
def views(draw):
    ratios = draw(st.booleans())
    values = st.floats(0.01, 100) if ratios else st.floats(0, 100)
    places = draw(st.lists(st.tuples(st.floats(0.5, 300), values), min_size=1, max_size=40))
    own = draw(st.integers(0, 60))
    points = tuple(
        Point(precision=at, value=value, label=draw(st.sampled_from(NAMES)), own=n == own)
        for n, (at, value) in enumerate(places)
    )
    centre = draw(values)
    return FunnelView(
        points=points,
        centre=centre,
        limits=draw(st.sampled_from([(), limits(centre, [at for at, _ in places], ratios=ratios)])),
        ratios=ratios,
        sides=SIDES,
        ends=ENDS,
        ticks=() if ratios else tuple((2 * size**0.5, f"{size:,} people") for size in (10, 20, 50, 100, 1000, 5000)),
    )


def limits(centre, precisions, *, ratios):
    """Limits that flare to the left, as those of a plot do."""
    ends = sorted({min(precisions) * 0.9, *precisions, max(precisions) * 1.1})
    made = []
    for at in ends:
        reach = 2 / at
        inner, outer = (
            (centre * 2.7**-wide, centre * 2.7**wide) if ratios else (max(centre - wide, 0), min(centre + wide, 100))
            for wide in (reach, 1.5 * reach)
        )
        made.append(LimitsAt(precision=at, inner=inner, outer=outer))
    return tuple(made)


def drawing_of(view):
    return read_drawing(funnel_plot(view, key="k", title="A title", description="A description."))


@costly
@given(views())
def test_texts_keep_apart_and_stay_inside(view):
    drawing = drawing_of(view)
    assert drawing.collisions() + drawing.strays() == []


@given(views())
def test_every_mark_is_inside_the_plot(view):
    drawing = drawing_of(view)
    (clip,) = drawing.root.iter(f"{SVG}clipPath")
    left, top, wide, tall = (float(clip[0].get(name)) for name in ("x", "y", "width", "height"))
    own = [mark for group in drawing.marks("g", "now") for mark in group.iter(f"{SVG}circle")]
    marks = [*drawing.marks("circle", "organisation"), *own]
    assert len(marks) == len(view.points) + sum(point.own for point in view.points)
    for mark in marks:
        assert left <= float(mark.get("cx")) <= left + wide
        assert top - 0.1 <= float(mark.get("cy")) <= top + tall + 0.1
