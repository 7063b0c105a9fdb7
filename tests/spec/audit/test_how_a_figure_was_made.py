"""How a published figure was made: the readings people can check by hand, in the order in which they are tried."""

import pytest

from tallystick.release.readings import Kind, Reading
from tallystick.statistics.readings import read
from tests.spec.audit.drawn import figure

# Kind and published, then what was printed beside it, then the reading and what it gives.
# Counts are "happened/people"; rates end in %; "share" is a share of people and "of" one of events.
FIGURES = """
    kind         | published | top          | bottom      | more          | reading            | gives
    # Ratios. 9 of 50 is 18%, 12 of 100 is 12%.
    ratio        | 1.5       | 9/50         | 12/100      |               | half-up            | 1.5
    ratio        | 1.66      | 5/30         | 10/100      |               | truncated          | 1.666667
    ratio        | 2.0       | 3/20  15.0%  | 8/101  7.5% |               | from-rounded-rates | 2
    ratio        | 1.7       | 1.2%         | 0.7%        |               | half-up            | 1.714286
    ratio        | 1.8       | 1.2%         | 0.7%        |               | from-rounded-rates | 1.714286
    ratio        | 0.67      | 9/50         | 12/100      |               | inverted           | 0.666667
    ratio        | 1.2       | 9/50         | 12/100      | unknown 8/33  | unknown-in         | 1.197
    ratio        | 1.6       | 9/50         | 12/100      | unknown 0/7   | unknown-in         | 1.605
    ratio        | 1.4       | 9/50         | 12/100      | unknown 0/7   | unknown-out        | 1.395
    ratio        | 1.78      | 63 of 60.4   | 8 of 4.3    |               | share-over-share   | 1.783684
    ratio        | 1.83      | 9 share 22   | 17 share 76 |               | half-up            | 1.828877
    ratio        | 3.0       | 9/50         | 12/100      | other 200     | other-denominator  | 3
    ratio        | 4.2       | 9/50         | 12/100      |               | none-fits          | 1.5
    # 9 x 76 over 17 x 22 is 684 over 374. Printed as a percentage, it is still the ratio.
    ratio        | 183%      | 9 share 22   | 17 share 76 |               | half-up            | 1.828877
    ratio        | 182%      | 9 share 22   | 17 share 76 |               | truncated          | 1.828877
    ratio        | 67%       | 9/50         | 12/100      |               | inverted           | 0.666667
    ratio        | 1.5%      | 9/50         | 12/100      |               | half-up            | 1.5
    ratio        | 150       | 9/50         | 12/100      |               | none-fits          | 1.5
    ratio        | 4.2       | 9/50         |             |               | not-checkable      |
    ratio        |           | 9/50         | 12/100      |               | not-checkable      | 1.5
    ratio        | 4.2       | 9/50         | 0/100       |               | not-checkable      |
    # Shares. 11 of 220 is 5%; 33 of 300 is 11%.
    share        | 5.0%      | 11/220       |             |               | half-up            | 5
    share        | 6.31      | 23/364       |             |               | truncated          | 6.318681
    share        | 10        | 30/270       |             | unknown 0/30  | unknown-in         | 10
    share        | 11        | 33/330       |             | unknown 0/30  | unknown-out        | 11
    share        | 10        | 30           | 240         | unknown 30/0  | half-up            | 10
    share        | 11        | 30           | 240         | unknown 30/0  | unknown-out        | 11.111111
    share        | 4.4       | 11/220       |             | other 248     | other-denominator  | 4.435484
    share        | 4.4       | 11/220       |             |               | none-fits          | 5
    share        | 4.4       |              |             |               | not-checkable      |
    # Differences in points, and in percent.
    points       | -13       | 76%          | 89%         |               | half-up            | -13
    points       | 13        | 76%          | 89%         |               | inverted           | 13
    points       | 6.0       | 9/50         | 12/100      |               | half-up            | 6
    points       | -0.2      |              |             | 11.3 to 11.1  | half-up            | -0.2
    points       | 8.3       |              |             | 26.4 to 28.6  | none-fits          | 2.2
    relative_gap | 12.3      | 31.79%       | 27.89%      |               | half-up            | 12.268009
    relative_gap | -12.3     | 31.79%       | 27.89%      |               | inverted           | -12.268009
    relative_gap | -14.0     | 31.79%       | 27.89%      |               | inverted           | -13.983507
    relative_gap | 14.0      | 31.79%       | 27.89%      |               | other-denominator  | 13.983507
    relative_gap | 3.90      | 31.79%       | 27.89%      |               | points-not-percent | 3.9
    # Growth: of a count, of a share, or a change in points called growth.
    growth       | 69.7      |              |             | 201 to 341    | half-up            | 69.651741
    growth       | 4         |              |             | 76 to 80      | points-not-percent | 4
    growth       | 14        |              |             | 26.4 to 28.6  | none-fits          | 8.333333
    growth       | -69.7     |              |             | 201 to 341    | inverted           | -69.651741
    growth       | 46        |              |             |               | not-checkable      |
"""


def drawn():
    lines = [line for line in FIGURES.strip().splitlines()[1:] if not line.strip().startswith("#")]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


@pytest.mark.parametrize(("kind", "published", "top", "bottom", "more", "reading", "gives"), drawn())
def test_a_figure_is_read(kind, published, top, bottom, more, reading, gives):
    result = read(figure(kind, published, top=top, bottom=bottom, more=more))
    assert result.reading == reading
    assert gives == "" or float(result.recomputed.amount) == pytest.approx(float(gives), abs=0.0005)
    assert gives or result.recomputed is None


def test_every_kind_and_every_reading_is_drawn():
    # Back-solving has a page of its own.
    assert {kind for kind, *_ in drawn()} == set(Kind)
    assert {reading for *_, reading, _ in drawn()} == set(Reading) - {Reading.BACK_SOLVED}
