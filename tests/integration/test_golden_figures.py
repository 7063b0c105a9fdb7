"""Every published figure that was collected is reproduced or explained; where nothing fits is written out."""

import re
from collections import Counter
from decimal import Decimal

import pytest

from tallystick.release.readings import About, Reading
from tallystick.statistics.across_lines import across_lines
from tallystick.statistics.readings import read as exactly
from tests.integration.golden_figures import ADAPTERS, FOLDER, readings, rows_of

# Where nothing fits, and what the publication did. Each stands in the list of publications that contradict
# themselves, or rests on a number that was not printed.
NONE_FITS = {
    "ind1:13": "KMPT 2021: 188 of nobody-says-how-many is 58.5%; 188/321 is 58.57 and 188/322 is 58.39",
    "ind4:2": "KMPT 2020: 9.6% over 55.9% is 0.17, not 1.1; 59.6% would make it 1.07",
    "epg:9 unknown": "Imperial 2021: 393 of 2,464 is 15.9497, printed 16.0: rounded twice, or nudged to add to 100",
    "epg_gap:4": "Derby 2023, Asian: (19.90 - 20.52) / 19.90 is -3.1%, -0.62 pounds, printed -0.01",
    "epg_gap:5": "Derby 2023, Mixed: (19.90 - 19.24) / 19.90 is 3.3%, 0.66 pounds, printed 0.1",
    "epg_gap:6": "Derby 2023, Arab: (19.90 - 24.18) / 19.90 is -21.5%, -4.28 pounds, printed -0.9",
    "epg_gap:9": "Kent and Medway ICB 2023: 8p more in the pound is -8%, printed -1.8 (which is 1.8p)",
    "percentages:34": "Ethnicity facts and figures 2019: 30 of 227 is 13.2; 13.1 would need 229 boards",
    "increments:6": "NHS Employers 2024: 26.4% to 28.6% is 8.3% or 2.2 points; 14 is the growth of the headcount",
}

# Rows whose own `agrees` is false because the plain calculation rounds to another number, and the way that fits.
EXPLAINED = {
    "ind1:4": Reading.TRUNCATED,  # 23/364 is 6.3187, printed 6.31
    "ind1:5": Reading.TRUNCATED,  # 25/361 is 6.9252, printed 6.92
    "ind1:6": Reading.OTHER_DENOMINATOR,  # 11/220 is 5.0; of everyone not clinical, 11/248 is 4.44, printed 4.4
    "ind1:7": Reading.OTHER_DENOMINATOR,  # 11/202 is 5.4; 11/227 is 4.85, or to one place 4.8, as printed
    "epg_gap:3": Reading.TRUNCATED,  # (25.40 - 23.30) / 25.40 is 8.2677, printed 8.2
    # The row speaks for three percentages; two of them are right, and the third is in the list above.
    "epg:9 bme": Reading.HALF_UP,
    "epg:9 white": Reading.HALF_UP,
}

# Rows whose `agrees` is true for another reason than the one tried here: three shares that come to 100 cannot be
# calculated from each other. With the total printed they give a range of counts; without it there is nothing.
SHARES = "shares"

HOW_MANY = {
    Reading.HALF_UP: 94,
    Reading.TRUNCATED: 3,
    Reading.FROM_ROUNDED_RATES: 3,
    Reading.OTHER_DENOMINATOR: 2,
    Reading.BACK_SOLVED: 19,
    Reading.NOT_CHECKABLE: 250,
    Reading.NONE_FITS: 9,
}


@pytest.fixture(scope="module")
def read():
    return readings()


def exact(result):
    return result.recomputed and float(result.recomputed.value)


def noted(read, about):
    return {key for key, (_, result) in read.items() if about in {note.about for note in result.notes}}


def with_reading(read, *wanted):
    return {key: (line, result) for key, (line, result) in read.items() if result.reading in wanted}


def test_every_file_is_turned_into_figures():
    # The return is a return and not a list of published figures; it is read below.
    assert {path.stem for path in FOLDER.glob("*.csv")} == {*ADAPTERS, "kmpt-2020-return"}


def test_how_many_figures_have_each_reading(read):
    assert Counter(result.reading for _, result in read.values()) == HOW_MANY


def test_nothing_fits_where_publications_contradict_themselves_and_nowhere_else(read):
    assert set(with_reading(read, Reading.NONE_FITS)) == set(NONE_FITS)


def test_published_shares_of_a_row_come_to_100_together(read):
    assert across_lines([exactly(result.figure) for _, result in read.values()]) == ()


def test_a_row_that_does_not_agree_is_explained_or_in_the_list(read):
    disagree = {key: result.reading for key, (line, result) in read.items() if line.row["agrees"] == "false"}
    assert disagree == EXPLAINED | dict.fromkeys(NONE_FITS, Reading.NONE_FITS)


def test_a_row_that_agrees_is_reproduced(read):
    agreeing = {key: pair for key, pair in read.items() if pair[0].row["agrees"] == "true"}
    plain = {key for key, (line, _) in agreeing.items() if line.row.get("basis") != SHARES}
    assert {key for key in plain if not agreeing[key][1].fits} == set()
    assert {agreeing[key][1].reading for key in set(agreeing) - plain} <= {Reading.NOT_CHECKABLE, Reading.BACK_SOLVED}


def test_shares_that_should_come_to_100_do():
    for row in rows_of("ind1"):
        shares = [row[f"published_{name}_pct"] for name in ("white", "bme", "unknown")]
        if row["basis"] == SHARES:
            assert sum(map(Decimal, shares)) == 100


def test_a_row_that_nobody_could_check_is_not_said_to_fit(read):
    # "Smallest fraction" and "difference" rows print no second number; one count and a percentage is back-solved.
    unchecked = {result.reading for line, result in read.values() if line.row["agrees"] == ""}
    assert unchecked == {Reading.NOT_CHECKABLE, Reading.BACK_SOLVED}


def test_the_same_number_is_recomputed(read):
    """To the four decimals of the row; `gloss` rows recompute what the gloss says and not the gap."""
    held = 0
    for key, (line, result) in read.items():
        # EXPLAINED by another number of people: there the row gives the plain calculation.
        if result.reading is Reading.OTHER_DENOMINATOR or line.row.get("basis") in (SHARES, "gloss"):
            continue
        group = key.partition(" ")[2] or "bme"
        expected = re.search(rf"(?:^|{group} |gap |difference )(-?\d+\.\d+)(?:;|$)", line.row["recomputed"])
        if expected:
            held += 1
            assert exact(result) == pytest.approx(float(expected[1]), abs=0.06 if "gap" in expected[0] else 6e-3), key
    assert held == 144


def test_the_same_whole_numbers_are_found(read):
    held = 0
    for line, result in with_reading(read, Reading.BACK_SOLVED).values():
        numbers = re.fullmatch(r"denominator (\d+) to (\d+)|bme count (\d+)", line.row["recomputed"])
        if numbers and not line.id.endswith("unknown"):
            held += 1
            low, high, count = numbers.groups()
            assert (result.whole_numbers.low, result.whole_numbers.high) == (int(low or count), int(high or count))
    assert held == 10


def test_two_percentages_of_the_same_trusts_leave_one_number_of_trusts(read):
    # 27 trusts are 11% and 79 are 34%: 235 is the only total for both, and neither shows it alone.
    first, second = (read[key][1].whole_numbers for key in ("percentages:36", "percentages:37"))
    assert (first.low, first.high) == (235, 257)
    assert (second.low, second.high) == (229, 235)


def test_the_same_smallest_fraction_is_found(read):
    held = 0
    for line, result in read.values():
        expected = re.fullmatch(r"smallest fraction (\d+)/(\d+)", line.row["recomputed"])
        if expected:
            held += 1
            [note] = [note for note in result.notes if note.about is About.SMALLEST_FRACTION]
            assert [int(number.value) for number in note.numbers] == [int(part) for part in expected.groups()]
    assert held == 13


def test_an_undefined_ratio_stays_blank(read):
    undefined = {key for key, (line, _) in read.items() if line.row["recomputed"] == "undefined"}
    assert undefined
    assert {read[key][1].recomputed for key in undefined} == {None}


def test_percentages_that_give_small_counts_away_are_named(read):
    # Kernow CCG: 1.8% of 284 is five people, 1.4% of 295 is four.
    assert noted(read, About.ONE_SMALL_NUMBER) == {"ind1:27", "ind1:28 bme"}


def test_ratios_above_five_are_asked_about(read):
    # 17.16 (a success rate in the place of a ratio), three disciplinary ratios of small trusts, and two for
    # applications to offers, which rest on hundreds of people and fit.
    expected = {"ind2:16", "ind3:8", "ind3:10", "ind3:11", "ratios:2", "ratios:4"}
    assert noted(read, About.RATIO_ABOVE_FIVE) == expected


def test_shares_of_a_wider_group_are_not_taken_for_shares_of_the_band():
    # KMPT 2022 prints 1.75 / 16.8 / 0.29 of all non-clinical staff; within the band the first is 9.29%.
    [row, _] = [row for row in rows_of("ind1") if row["basis"] == "shares_of_wider_group"]
    parts = [Decimal(row[f"published_{name}_pct"]) for name in ("bme", "white", "unknown")]
    assert round(100 * parts[0] / sum(parts), 2) == Decimal("9.29")


# ONE REPORT, ONE FIGURE, TWO ANSWERS


@pytest.mark.parametrize(("published", "reading"), [("1.7", "from-rounded-rates"), ("1.8", "half-up")])
def test_one_report_prints_one_ratio_twice(published, reading, read_one):
    """KMPT 2020: 1.2/0.7 is 1.714, from the printed rates; (9/22)/(17/76) is 1.829, from cases and shares."""
    result = read_one(
        kind="ratio",
        published=published,
        top_happened=9,
        top_rate="1.2",
        top_share_of_people=22,
        bottom_happened=17,
        bottom_rate="0.7",
        bottom_share_of_people=76,
    )
    assert result.reading == reading


def test_the_return_of_the_same_report_gives_the_second_answer(read_one):
    white, bme = rows_of("kmpt-2020-return")
    result = read_one(
        kind="ratio",
        published="1.8",
        top_happened=bme["happened"],
        top_people=bme["people"],
        bottom_happened=white["happened"],
        bottom_people=white["people"],
    )
    assert result.reading is Reading.HALF_UP
