"""Contradictions and near misses that are told beside a reading."""

import pytest

from tallystick.release.readings import About, Weight
from tallystick.statistics.readings import read
from tests.spec.audit.drawn import figure

NOTES = """
    kind   | published | top         | bottom       | more         | said
    ratio  | 1.25%     |             |              |              | inputs-missing, percent-sign
    ratio  | 17.16     |             |              |              | inputs-missing, ratio-above-five
    ratio  | 5         |             |              |              | inputs-missing
    ratio  | 1.1       | 9.6%        | 55.9%        |              | not-of-its-rates
    ratio  | 1.5       | 9/50 18%    | 12/100 30%   |              | not-of-its-rates
    ratio  | 1.5       | 9/50 18%    | 12/100 12%   |              |
    ratio  | 1.8       | 1.2%        | 0.7%         |              | allowed-by-rounding
    ratio  | 2.60      | 9 share 60  | 4 share 60   |              | none-fits, shares-over-100
    ratio  | 1.5       | 9 share 50  | 6 share 50.5 |              |
    ratio  | 1.5       | 9/50        | 12/100       |              |
    ratio  |           | 9/50        | 12/100       |              | nothing-published
    ratio  | 2.0       | 9/50        | 0/100        |              | undefined
    share  | 92.0      | 642/698     | 55           | unknown 0/0  | parts-not-total
    share  | 92.0      | 642/698     | 55           |              |
    share  | 92.1      | 642/697     | 56           |              | parts-not-total
    share  | 16.0      | 393/2464    |              |              | rounded-twice, another-total
    share  | 13.1      | 30/227      |              |              | another-total
    share  | 7.1       |             |              |              | inputs-missing, smallest-fraction
    share  | 0         |             |              |              | inputs-missing
    points | 8.3       |             |              | 26.4 to 28.6 | percent-not-points
    points | 8         | 28%         | 26%          |              | percent-not-points
    growth | 14        |             |              | 26.4 to 28.6 | levels-give
"""


def drawn():
    return [tuple(cell.strip() for cell in line.split("|")) for line in NOTES.strip().splitlines()[1:]]


@pytest.mark.parametrize(("kind", "published", "top", "bottom", "more", "said"), drawn())
def test_a_note_stands_beside_the_reading(kind, published, top, bottom, more, said):
    result = read(figure(kind, published, top=top, bottom=bottom, more=more))
    expected = [word for word in said.split(", ") if word not in ("", "none-fits")]
    assert [str(note.about) for note in result.notes] == expected
    assert ("none-fits" in said) <= (result.reading == "none-fits")


def test_every_note_is_drawn_somewhere():
    from tests.spec.audit.test_small_numbers_that_percentages_give_away import drawn as back_solved

    said = {word for *_, cell in [*drawn(), *back_solved()] for word in cell.split(", ") if word}
    assert said - {"none-fits"} == set(About)


def test_notes_can_be_asked_for_by_weight():
    result = read(figure("ratio", "17.16%"))
    assert [note.about for note in result.notes_of(Weight.WARNING)] == [About.PERCENT_SIGN, About.RATIO_ABOVE_FIVE]
    assert [note.about for note in result.notes_of(Weight.REMARK)] == [About.INPUTS_MISSING]
