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
    # Nothing can be divided by nought, whichever number beside the figure it is.
    ratio  | 2.0       | 9/50        | 0/100        |              | undefined
    ratio  | 2.0       | 9/50        | 0/0          |              | undefined
    ratio  | 2.0       | 0/0         | 12/100       |              | undefined
    ratio  | 2.0       | 1.2%        | 0%           |              | undefined
    ratio  | 2.0       | 9/50        | 0/           |              | undefined
    ratio  | 2.0       | 3 of 4      | 5 of 0       |              | undefined
    ratio  | 2.0       | 3 share 4   | 5 share 0    |              | undefined
    ratio  |           | 9/50        | 0/100        |              | undefined
    ratio  | 0         | 0/50        | 12/100       |              |
    ratio  | 2.0       | 0/50        |              |              | inputs-missing
    relative_gap | 2.0 | 0%          | 12%          |              | undefined
    points | 2.0       | 0/0         | 12/100       |              | undefined
    points | 12        | 12/100      | 0/50         |              |
    points | 2         | 12/100      | 0/           |              | inputs-missing
    share  | 5         | 5/0         |              |              | undefined
    share  | 5         | /0          |              |              | undefined
    growth | 46        |             |              | 0 to 12      | undefined
    # A ratio that was printed as a percentage: 9/50 over 12/100 is 1.5, and 9 x 76 over 17 x 22 is 1.829.
    ratio  | 150%      | 9/50        | 12/100       |              | ratio-times-100, percent-sign
    ratio  | 183%      | 9 share 22  | 17 share 76  |              | ratio-times-100, percent-sign
    ratio  | 182.8%    | 9 share 22  | 17 share 76  |              | ratio-times-100, percent-sign
    ratio  | 150%      | 9/50 18%    | 12/100 12%   |              | ratio-times-100, percent-sign
    ratio  | 600%      | 36/50       | 12/100       |              | ratio-times-100, percent-sign, ratio-above-five
    ratio  | 1.5%      | 9/50        | 12/100       |              | percent-sign
    ratio  | 183%      | 9/50        | 12/100       |              | none-fits, percent-sign, ratio-above-five
    ratio  | 150       | 9/50        | 12/100       |              | none-fits, ratio-above-five
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
    lines = [line for line in NOTES.strip().splitlines()[1:] if not line.strip().startswith("#")]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


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
