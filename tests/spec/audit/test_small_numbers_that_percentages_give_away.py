"""One count and a percentage: the whole numbers that fit, an error where none does, a note where one small one does."""

import pytest

from tallystick.release.audited import Sought
from tallystick.release.readings import About, Reading, Weight
from tallystick.statistics.readings import read
from tests.spec.audit.drawn import figure

# The printed percentage and the one count beside it, then what can stand behind it and what is said of that.
BACK_SOLVED = """
    published | count | total | sought | low  | high | said
    1.8       |       | 284   | count  | 5    | 5    | one-small-number
    1.4       |       | 295   | count  | 4    | 4    | one-small-number
    2.5       |       | 284   | count  | 7    | 7    | one-small-number
    2.7       |       | 300   | count  | 8    | 8    |
    0         |       | 284   | count  | 0    | 1    |
    0.0       |       | 284   | count  | 0    | 0    |
    33        |       | 3     | count  | 1    | 1    | one-small-number
    22        |       | 3296  | count  | 709  | 741  |
    100       |       | 9     | count  | 9    | 9    |
    24.7      | 908   |       | total  | 3669 | 3683 |
    30        | 10    |       | total  | 33   | 33   |
    50        | 2     |       | total  | 4    | 4    | one-small-number
    0.0       | 2     |       | total  | 4001 | more |
    # No number of people gives these.
    58.5      | 188   |       | total  | none |      | no-whole-number, cut-off-total
    3.0       |       | 20    | count  | none |      | no-whole-number
    7         | 0     |       | total  | none |      | no-whole-number
    120       |       | 20    | count  | none |      | no-whole-number
    -5        |       | 20    | count  | none |      | no-whole-number
    -5        | 3     |       | total  | none |      | no-whole-number
"""


def drawn():
    lines = [line for line in BACK_SOLVED.strip().splitlines()[1:] if not line.strip().startswith("#")]
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


@pytest.mark.parametrize(("published", "count", "total", "sought", "low", "high", "said"), drawn())
def test_a_share_is_solved_for_the_count_that_was_not_printed(published, count, total, sought, low, high, said):
    result = read(figure("share", published, top=f"{count}/{total}"))
    numbers = result.whole_numbers
    assert numbers.sought == Sought(sought)
    assert [str(note.about) for note in result.notes] == [word for word in said.split(", ") if word]
    if low == "none":
        assert (numbers.is_empty, result.reading) == (True, Reading.NONE_FITS)
    else:
        assert (numbers.low, numbers.high) == (int(low), None if high == "more" else int(high))
        assert result.reading is Reading.BACK_SOLVED


@pytest.mark.parametrize(
    ("published", "top"),
    [("0", "0/"), ("5", "/0"), ("5", ""), ("", "/20")],
    ids=["nobody of any number", "of nobody", "no count at all", "no percentage"],
)
def test_some_shares_cannot_be_solved(published, top):
    result = read(figure("share", published, top=top))
    assert result.whole_numbers is None
    assert result.reading is Reading.NOT_CHECKABLE


def test_only_a_share_is_solved():
    assert read(figure("ratio", "1.8", top="/284")).reading is Reading.NOT_CHECKABLE


def test_what_a_percentage_gives_away_is_a_matter_of_disclosure_and_none_at_all_is_an_error():
    assert About.ONE_SMALL_NUMBER.weight is Weight.DISCLOSURE
    assert About.NO_WHOLE_NUMBER.weight is Weight.ERROR
