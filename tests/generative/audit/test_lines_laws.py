"""What must hold of any lines that are held together."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from tallystick.release.audited import Given, PublishedFigure
from tallystick.release.readings import AboutLines, Kind, Reading
from tallystick.release.rounding import half_up, truncated
from tallystick.statistics.across_lines import across_lines
from tallystick.statistics.readings import read
from tests.generative.audit.test_readings_laws import figures

WORDS = st.sampled_from(["white", "bme", "unknown", "2022", "2023", "ind 3", "national", "q14", "{0}", "", "(x)"])
NAMES = st.lists(WORDS, max_size=4).map(" ".join)
PARTS = st.lists(st.integers(0, 400), min_size=3, max_size=8)


def share(name, count, total, decimals, by=half_up):
    number = by(Fraction(100 * count, total), decimals)
    printed = Decimal(int(number * 10**decimals)).scaleb(-decimals)
    given_ = Given(happened=count, people=total)
    return PublishedFigure(id=name, kind=Kind.SHARE, published=printed, decimals=decimals, top=given_)


@given(counts=PARTS, decimals=st.integers(0, 2), cut=st.lists(st.booleans(), min_size=8, max_size=8))
def test_parts_that_were_rounded_or_cut_off_are_never_said_to_miss_100(counts, decimals, cut):
    assume(sum(counts))
    ways = [truncated if each else half_up for each in cut]
    lines = [
        read(share(f"part {chr(97 + place)}", count, sum(counts), decimals, ways[place]))
        for place, count in enumerate(counts)
    ]
    assert across_lines(lines) == ()


@given(counts=PARTS, slip=st.sampled_from([-50, -9, 9, 50]))
def test_parts_with_one_slip_are_said_to_miss_100(counts, slip):
    assume(sum(counts))
    made = [share(f"part {chr(97 + place)}", count, sum(counts), 2) for place, count in enumerate(counts)]
    wrong = replace(made[0], published=made[0].published + slip)
    notes = across_lines([read(figure) for figure in (wrong, *made[1:])])
    assert AboutLines.SHARES_NOT_100 in {note.about for note in notes}


@given(first=st.integers(0, 200), second=st.integers(0, 200), total=st.integers(1, 200))
def test_labels_are_swapped_both_ways_or_not_at_all(first, second, total):
    assume(first <= total and second <= total)
    one, two = (share(f"q14 {name}", count, total, 1) for name, count in (("white", first), ("bme", second)))
    swapped = [replace(one, published=two.published), replace(two, published=one.published)]
    lines = [read(figure) for figure in swapped]
    notes = across_lines(lines)
    assert notes == across_lines(lines[::-1]) or {*notes[0].ids} == {*across_lines(lines[::-1])[0].ids}
    assert bool(notes) == all(line.reading is Reading.NONE_FITS for line in lines)


@given(st.lists(st.tuples(figures, NAMES), max_size=6))
def test_any_lines_can_be_held_together(drawn):
    lines = [read(replace(figure, id=name)) for figure, name in drawn]
    names = {line.figure.id for line in lines}
    assert all({*note.ids} <= names for note in across_lines(lines))
