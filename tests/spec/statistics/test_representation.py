"""Indicator 1: every row of the workforce against the whole of it."""

from fractions import Fraction

import pytest

from tallystick.release.verdict import NotCalculable, Verdict
from tallystick.statistics import plain
from tests.spec.statistics.drawn import heads, measured, number, rows, table, the

title = "A row is compared with the whole workforce, by Newcombe's range of the row against all the others"

STAFF = """
    row                             | white | bme | unknown
    non-clinical/2                  | 900   | 180 | 20
    clinical/5                      | 500   | 480 | 20
    clinical/6                      | 700   | 290 | 10
    clinical/8a                     | 95    | 5   | 0
    clinical/9                      | 0     | 0   | 0
    medical/consultant              | 125   | 70  | 5
    medical/senior-medical-manager  | 9     | 1   | 0
"""
GROUPS = ("white", "bme", "unknown")
COUNTS = {line["row"]: tuple(int(line[group]) for group in GROUPS) for line in table(STAFF)}
PART = "medical/senior-medical-manager"
WHOLE = tuple(sum(counts[place] for row, counts in COUNTS.items() if row != PART) for place in range(3))
PEOPLED = [row for row in COUNTS if sum(COUNTS[row])]


def staff():
    return measured(heads(STAFF))


def difference(row, results=None):
    return the(staff() if results is None else results, indicator="1", row=row, measure="point_difference")


def test_each_row_gives_a_share_for_every_group_and_one_difference():
    found = [(one.row, one.measure, one.group) for one in staff() if one.indicator == "1"]
    expected = []
    for row in COUNTS:
        expected += [(row, "share", group) for group in GROUPS] + [(row, "point_difference", "bme")]
    assert found == expected + [("workforce", "share", group) for group in GROUPS]


@pytest.mark.parametrize("row", [*PEOPLED, "workforce"])
def test_the_shares_of_a_row_are_of_everybody_in_it_and_sum_to_a_hundred(row):
    counts = WHOLE if row == "workforce" else COUNTS[row]
    shares = {group: the(staff(), row=row, measure="share", group=group) for group in GROUPS}
    for group, heads_in_group in zip(GROUPS, counts, strict=True):
        share = shares[group]
        assert share.value.amount == Fraction(100 * heads_in_group, sum(counts))
        assert (share.top.group, number(share.top.happened), number(share.top.people), share.bottom) == (
            group,
            heads_in_group,
            sum(counts),
            None,
        )
    assert sum(share.value.amount for share in shares.values()) == 100


@pytest.mark.parametrize("row", PEOPLED)
def test_the_difference_is_the_row_against_the_whole(row):
    found = difference(row)
    (_, bme, _), people = COUNTS[row], sum(COUNTS[row])
    assert found.value.amount == 100 * (Fraction(bme, people) - Fraction(WHOLE[1], sum(WHOLE)))
    assert (number(found.top.happened), number(found.top.people)) == (bme, people)
    assert (number(found.bottom.happened), number(found.bottom.people)) == (WHOLE[1], sum(WHOLE))
    assert number(found.unknown.happened) == COUNTS[row][2]


@pytest.mark.parametrize("row", PEOPLED)
def test_the_range_is_newcombes_for_the_row_and_the_rest_times_the_part_that_the_rest_is(row):
    (_, bme, _), people, everyone = COUNTS[row], sum(COUNTS[row]), sum(WHOLE)
    low, high = plain.newcombe(bme, people, WHOLE[1] - bme, everyone - people)
    scale = 100 * (1 - people / everyone)
    found = difference(row)
    assert number(found.low) == pytest.approx(scale * low, abs=1e-9)
    assert number(found.high) == pytest.approx(scale * high, abs=1e-9)
    assert found.open == ""


@pytest.mark.parametrize("row", PEOPLED)
def test_p_is_that_of_the_score_test_of_the_row_against_the_rest(row):
    (_, bme, _), people, everyone = COUNTS[row], sum(COUNTS[row]), sum(WHOLE)
    statistic = plain.ratio_statistic((bme, people, WHOLE[1] - bme, everyone - people))
    assert number(difference(row).p) == pytest.approx(plain.two_sided_p(statistic), rel=1e-6, abs=1e-15)


VERDICTS = """
    row                | verdict
    non-clinical/2     | clear
    clinical/5         | clear
    clinical/6         | cannot-tell
    clinical/8a        | clear
    medical/consultant | cannot-tell
"""


@pytest.mark.parametrize(("row", "verdict"), rows(VERDICTS))
def test_a_row_gets_the_verdict_of_the_table(row, verdict):
    assert difference(row).verdict == verdict


@pytest.mark.parametrize(("row", "verdict"), rows(VERDICTS))
def test_the_verdict_follows_from_newcombes_range_the_margin_and_q(row, verdict):
    counted = [other for other in PEOPLED if other != PART]
    tables = [
        (COUNTS[other][1], sum(COUNTS[other]), WHOLE[1] - COUNTS[other][1], sum(WHOLE) - sum(COUNTS[other]))
        for other in counted
    ]
    q = plain.benjamini_hochberg([plain.two_sided_p(plain.ratio_statistic(one)) for one in tables])
    x1, n1, x2, n2 = tables[counted.index(row)]
    scale = n2 / (n1 + n2)
    low, high = (100 * scale * limit for limit in plain.newcombe(x1, n1, x2, n2))
    if not low <= 0 <= high and q[counted.index(row)] <= 0.05:
        assert verdict == ("clear" if abs(100 * scale * (x1 / n1 - x2 / n2)) > 3 else "small")
    else:
        assert verdict == ("close" if low >= -3 and high <= 3 else "cannot-tell")


def test_two_halves_of_a_workforce_are_equally_far_from_it():
    drawn = """
        row        | white | bme
        clinical/5 | 8000  | 2000
        clinical/6 | {white} | {bme}
    """
    for white, bme, verdict in ((7950, 2050, "close"), (7700, 2300, "small"), (7300, 2700, "clear")):
        results = measured(heads(drawn.format(white=white, bme=bme)))
        assert [difference(row, results).verdict for row in ("clinical/5", "clinical/6")] == [verdict, verdict]


@pytest.mark.parametrize(
    ("bme_in_row", "points", "verdict"), [(2750, "3", "small"), (2751, "3.00667", "clear"), (2749, "2.99333", "small")]
)
def test_three_points_from_the_whole_exactly_are_inside(bme_in_row, points, verdict):
    # 27.5 % of the row and 23 % of twice as many others make 24.5 % of the whole.
    rest = 4600
    drawn = f"""
        row        | white              | bme
        clinical/5 | {10000 - bme_in_row} | {bme_in_row}
        clinical/6 | {20000 - rest}       | {rest}
    """
    found = difference("clinical/5", measured(heads(drawn)))
    assert number(found.value) == pytest.approx(float(points), abs=1e-4)
    assert found.verdict == verdict


# ROWS THAT CANNOT BE COMPARED


def test_an_empty_row_has_no_shares_and_no_difference():
    for one in (result for result in staff() if result.row == "clinical/9"):
        assert (one.value, one.low, one.high, one.p, one.q) == (None, None, None, None, None)
        assert one.not_calculable is NotCalculable.NO_PEOPLE
    assert difference("clinical/9").verdict is Verdict.NOT_CALCULABLE
    assert difference("clinical/9").favours == "neither"


def test_a_row_that_is_everybody_has_nobody_to_be_compared_with():
    drawn = """
        row        | white | bme | unknown
        clinical/5 | 70    | 28  | 2
        clinical/6 | 0     | 0   | 0
    """
    found = difference("clinical/5", measured(heads(drawn)))
    assert (number(found.value), found.favours) == (0, "neither")
    assert (found.verdict, found.not_calculable) == (Verdict.NOT_CALCULABLE, NotCalculable.NO_OTHERS)
    assert (found.low, found.high, found.p, found.q) == (None, None, None, None)


def test_where_nobody_at_all_was_counted_there_is_nobody_to_compare():
    drawn = """
        row        | white | bme
        clinical/5 | 0     | 0
    """
    assert difference("clinical/5", measured(heads(drawn))).not_calculable is NotCalculable.NO_PEOPLE


def test_the_share_of_a_row_that_was_only_published_stands_against_the_counted_workforce():
    lines = [
        *heads("row | white | bme\nworkforce | 800 | 200"),
        {"indicator": "1", "row": "clinical/8a", "group": "bme", "percent": "12.5"},
    ]
    results = measured(lines)
    share = the(results, row="clinical/8a", measure="share")
    assert (share.group, number(share.value), share.top.happened) == ("bme", 12.5, None)
    found = difference("clinical/8a", results)
    assert (number(found.value), found.favours) == (-7.5, "white")
    assert (found.verdict, found.not_calculable) == (Verdict.NOT_CALCULABLE, NotCalculable.NO_COUNTS)


def test_a_published_share_without_any_workforce_stands_alone():
    results = measured([{"indicator": "1", "row": "clinical/8a", "group": "bme", "percent": "12.5"}])
    assert number(the(results, row="clinical/8a", measure="share").value) == 12.5
    assert difference("clinical/8a", results).not_calculable is NotCalculable.NO_WHOLE


# WHAT THE WORKFORCE IS


def test_the_workforce_as_given_and_as_the_sum_of_the_rows_is_the_same():
    given = heads(f"{STAFF.rstrip()}\n workforce | {WHOLE[0]} | {WHOLE[1]} | {WHOLE[2]}\n")
    assert measured(given) == staff()


def test_a_few_rows_are_held_against_the_workforce_that_came_with_the_board():
    lines = [
        {"indicator": "1", "row": "clinical/8a", "group": "bme", "percent": "12.5"},
        *heads("row | white | bme\nboard/total | 9 | 1\nworkforce | 800 | 200", "9"),
    ]
    assert number(difference("clinical/8a", measured(lines)).value) == -7.5


def test_the_share_of_the_whole_workforce_alone_is_enough_for_its_shares():
    results = measured(heads("row | white | bme | unknown\nworkforce | 6307 | 990 | 125"))
    shares = {one.group: round(number(one.value)) for one in results}
    assert shares == {"white": 85, "bme": 13, "unknown": 2}  # published by that trust
    assert {one.measure for one in results} == {"share"}
