"""The JSON other programs rely on. Its fields are a promise: they are listed here a second time."""

import hashlib
import re

import pytest

from tests.integration.commands import GOLDEN, done, figures
from tests.integration.full_return import BANDS, BOARD, FULL_RETURN, WORKFORCE
from tests.unit.tallies.return_files import a_return, file_of, lines

TABLE = [
    *("organisation", "standard", "year", "definition", "vocabulary", "program", "made_from", "results"),
    *("comparators", "breakdowns", "funnel", "choices", "protection"),
]
COMPARATOR = [
    *("indicator", "row", "measure", "group", "value", "decimals", "year", "report_year", "geography"),
    *("source_kind", "source", "note"),
]
RESULT = [
    *("indicator", "row", "measure", "group", "value", "low", "high", "open", "p", "q", "verdict", "favours"),
    *("top", "bottom", "unknown", "parity", "also", "sentence", "not_calculable"),
]
SIDE = ["group", "happened", "people", "years", "rate"]
PARITY = ["group", "actual", "change", "people", "gives"]
ALSO = ["kind", "value", "low", "high", "verdict", "of"]
MEASURES = {"share", "relative_likelihood", "point_difference", "disparity_ratio", "survey_percent"}
VERDICTS = {"clear", "small", "close", "cannot-tell", "not-calculable", None}
EXTRAS = {
    *("complement_ratio", "point_difference", "per_1000", "one_seat", "detectable", "pooled"),
    *("stratified", "without_international_recruits", "distinct_people", "envelope"),
}


@pytest.fixture
def full(full_return):
    return figures(full_return)


def of(document, indicator, **wanted):
    found = [one for one in document["results"] if one["indicator"] == indicator]
    return [one for one in found if all(one[key] == value for key, value in wanted.items())]


# FIELDS


def test_a_return_has_these_fields(full):
    assert sorted(full) == sorted(TABLE)
    assert full["definition"] == {"id": "wres/2025.1", "status": "unchecked"}
    assert (full["organisation"], full["standard"], full["year"]) == ("Northmoor", "wres", 2025)


def test_it_names_the_bytes_it_was_made_from(full):
    digest = hashlib.sha256(FULL_RETURN.encode()).hexdigest()
    assert full["made_from"] == [{"file": "full.csv", "sha256": digest, "rows": FULL_RETURN.count("\n") - 1}]


def test_every_result_has_these_fields_and_their_parts_these(full):
    for result in full["results"]:
        assert sorted(result) == sorted(RESULT)
        assert all(sorted(result[side]) == sorted(SIDE) for side in ("top", "bottom", "unknown") if result[side])
        assert result["parity"] is None or sorted(result["parity"]) == sorted(PARITY)
        assert all(sorted(also) == sorted(ALSO) for also in result["also"])
        assert result["not_calculable"] is None or list(result["not_calculable"]) == ["reason"]


def test_every_national_figure_has_these_fields(full):
    assert full["comparators"]
    assert all(sorted(one) == sorted(COMPARATOR) for one in full["comparators"])
    assert {one["source_kind"] for one in full["comparators"]} <= {"primary", "secondary", "press"}


def test_national_figures_are_those_that_were_published(full):
    # The last published ratio of appointments, of 2023, and the last share of all staff, of 2024.
    [ratio] = [one for one in full["comparators"] if one["indicator"] == "2"]
    assert (ratio["value"], ratio["decimals"], ratio["year"], ratio["group"]) == (1.59, 2, 2023, None)
    [share] = [one for one in full["comparators"] if one["indicator"] == "1"]
    assert (share["value"], share["year"], share["group"], share["row"]) == (28.6, 2024, "bme", "workforce")
    assert {ratio["source_kind"], share["source_kind"]} == {"secondary"}


def test_words_come_from_closed_lists(full):
    for result in full["results"]:
        assert result["measure"] in MEASURES
        assert result["verdict"] in VERDICTS
        assert result["favours"] in {"white", "bme", "neither", None}
        assert result["open"] in {None, "low", "high"}
        assert {also["kind"] for also in result["also"]} <= EXTRAS
        assert result["sentence"].endswith(".")


def numbers_in(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from numbers_in(item)
    elif isinstance(value, float):
        yield value


def test_no_number_has_more_than_twelve_significant_digits(full):
    for number in numbers_in(full):
        digits = re.sub(r"e.*|[-.]", "", repr(number)).strip("0")
        assert len(digits) <= 12


# EACH INDICATOR


@pytest.mark.parametrize("row", [*BANDS])
def test_indicator_1_gives_the_share_of_each_group_in_a_row_and_how_it_differs_from_the_workforce(full, row):
    white, bme, unknown = BANDS[row]
    people = white + bme + unknown
    shares = {one["group"]: one for one in of(full, "1", row=row, measure="share")}
    assert list(shares) == ["white", "bme", "unknown"]
    for group, number in zip(shares, BANDS[row], strict=True):
        assert shares[group]["value"] == pytest.approx(100 * number / people, rel=1e-11)
        assert (shares[group]["top"]["group"], shares[group]["bottom"]) == (group, None)
        assert (shares[group]["top"]["happened"], shares[group]["top"]["people"]) == (number, people)
    [difference] = of(full, "1", row=row, measure="point_difference")
    assert difference["value"] == pytest.approx(100 * bme / people - 100 * WORKFORCE[1] / sum(WORKFORCE), rel=1e-10)
    assert (difference["group"], difference["bottom"]["happened"], difference["bottom"]["people"]) == ("bme", 180, 559)


def test_the_workforce_itself_has_shares(full):
    shares = of(full, "1", row="workforce", measure="share")
    assert [one["value"] for one in shares] == [pytest.approx(100 * number / 559, rel=1e-11) for number in WORKFORCE]


@pytest.mark.parametrize(
    ("indicator", "row", "ratio", "top"),
    [
        ("2", None, (60 / 240) / (30 / 190), "white"),
        ("3", None, (7 / 180) / (8 / 370), "bme"),
        ("3", "two-year", (15 / 180) / (14 / 370), "bme"),
        ("4", None, (200 / 370) / (90 / 180), "white"),
    ],
)
def test_indicators_2_3_and_4_give_one_relative_likelihood(full, indicator, row, ratio, top):
    [result] = of(full, indicator, row=row)
    assert result["measure"] == "relative_likelihood"
    assert result["value"] == pytest.approx(ratio, rel=1e-11)
    assert result["top"]["group"] == top
    assert result["bottom"]["group"] == {"white": "bme", "bme": "white"}[top]
    assert result["low"] < result["value"] < result["high"]
    assert result["q"] is None
    assert result["parity"]["group"] == "bme"


def test_the_rate_of_a_two_year_row_is_a_year(full):
    [result] = of(full, "3", row="two-year")
    assert (result["top"]["happened"], result["top"]["people"], result["top"]["years"]) == (15, 180, 2)
    assert result["top"]["rate"] == pytest.approx(15 / 360, rel=1e-11)


@pytest.mark.parametrize(
    ("indicator", "white", "bme"), [("5", 30, 33), ("6", 20, 30), ("7", 60.1, 45.5), ("8", 6.9, 15.2)]
)
def test_indicators_5_to_8_give_a_percentage_for_each_group_and_their_difference(full, indicator, white, bme):
    percents = {one["group"]: one["value"] for one in of(full, indicator, measure="survey_percent")}
    assert percents == {"white": pytest.approx(white, rel=1e-11), "bme": pytest.approx(bme, rel=1e-11)}
    [difference] = of(full, indicator, measure="point_difference")
    assert difference["value"] == pytest.approx(bme - white, rel=1e-10)
    assert (difference["top"]["group"], difference["bottom"]["group"]) == ("bme", "white")


def test_a_survey_figure_without_the_number_of_answers_has_no_range(full):
    [difference] = of(full, "8", measure="point_difference")
    assert (difference["low"], difference["high"], difference["verdict"]) == (None, None, "not-calculable")
    assert difference["not_calculable"]["reason"]


@pytest.mark.parametrize("part", [*BOARD])
def test_indicator_9_gives_the_difference_between_board_and_workforce(full, part):
    [result] = of(full, "9", row=f"board/{part}")
    seats = sum(BOARD[part])
    assert result["measure"] == "point_difference"
    assert result["group"] == result["top"]["group"] == result["bottom"]["group"] == "bme"
    assert result["value"] == pytest.approx(100 * BOARD[part][1] / seats - 100 * 180 / 559, rel=1e-10)
    assert (result["top"]["people"], result["bottom"]["people"]) == (seats, 559)
    assert (result["low"], result["high"]) == (None, None)
    one_seat = next(also["value"] for also in result["also"] if also["kind"] == "one_seat")
    assert one_seat == pytest.approx(100 / seats, rel=1e-11)


# Upper tier over both, by group: bands up to 5, 6 and 7, and above.
TIERS = {
    "clinical/lower-middle": ((90, 190), (40, 120)),
    "clinical/middle-upper": ((40, 130), (5, 45)),
    "clinical/lower-upper": ((40, 140), (5, 85)),
    "non-clinical/lower-middle": ((30, 90), (8, 28)),
    "non-clinical/middle-upper": ((20, 50), (2, 10)),
    "non-clinical/lower-upper": ((20, 80), (2, 22)),
}


@pytest.mark.parametrize("row", [*TIERS])
def test_the_disparity_ratio_compares_how_many_are_in_the_upper_of_two_tiers(full, row):
    [result] = of(full, "rdr", row=row)
    (white, of_white), (bme, of_bme) = TIERS[row]
    assert result["measure"] == "disparity_ratio"
    assert (result["top"]["group"], result["top"]["happened"], result["top"]["people"]) == ("white", white, of_white)
    assert (result["bottom"]["group"], result["bottom"]["happened"], result["bottom"]["people"]) == ("bme", bme, of_bme)
    assert result["value"] == pytest.approx((white / (of_white - white)) / (bme / (of_bme - bme)), rel=1e-11)


def test_the_disparity_ratio_has_no_other_rows(full):
    assert sorted(one["row"] for one in of(full, "rdr")) == sorted(TIERS)


# ONE AND SEVERAL


def test_one_return_is_an_object_and_several_are_a_list_with_the_years_in_order(file):
    one = lines("3,,white,17,2505,", "3,,bme,9,725,")
    years = lines("3,,white,20,2400,", "3,,bme,11,650,", year=2020)
    other = lines("3,,white,10,1000,", "3,,bme,4,200,", organisation="Southmoor")
    assert isinstance(figures(file(file_of(*one))), dict)
    several = figures(file(file_of(*one, *years, *other), "several.csv"))
    assert [(each["organisation"], each["year"]) for each in several] == [
        ("Northmoor", 2020),
        ("Northmoor", 2025),
        ("Southmoor", 2025),
    ]


# EDGES


def test_a_group_to_which_nothing_happened_leaves_the_ratio_without_a_value_and_open(file):
    document = figures(file(a_return("3,,white,0,2500,", "3,,bme,6,500,", "4,,white,1,2,", "4,,bme,1,2,")))
    [result] = of(document, "3")
    assert (result["value"], result["high"], result["open"]) == (None, None, "high")
    assert (result["verdict"], result["favours"]) == ("clear", "white")
    assert result["low"] > 1


def test_such_a_ratio_alone_is_a_figure_all_the_same(file):
    [result] = figures(file(a_return("3,,white,0,2500,", "3,,bme,6,500,")))["results"]
    assert result["verdict"] == "clear"


def test_a_ratio_of_published_rates_stands_as_a_value_without_a_verdict(file):
    [result] = figures(file(a_return("3,,white,,,0.7", "3,,bme,,,1.2")))["results"]
    assert result["value"] == pytest.approx(12 / 7, rel=1e-11)
    assert (result["low"], result["high"], result["verdict"]) == (None, None, "not-calculable")
    assert result["not_calculable"]["reason"]


# A PUBLISHED RETURN
# tests/golden/wres/README.md says where its counts and figures come from.


def test_the_published_return_of_a_trust_gives_its_figures():
    document = figures(GOLDEN)
    [result] = document["results"]
    assert document["definition"]["id"] == "wres/2020.1"
    assert f"{result['value']:.3f}" == "1.829"
    assert (f"{result['low']:.3f}", f"{result['high']:.3f}") == ("0.835", "3.999")
    assert (result["verdict"], result["favours"]) == ("cannot-tell", "white")
    assert (result["parity"]["group"], result["parity"]["actual"], result["parity"]["change"]) == ("bme", 9, -4)
    # Five cases rather than nine would be 5/725 over 17/2505.
    assert result["parity"]["gives"] == pytest.approx(5 / 725 / (17 / 2505), rel=1e-11)


def test_the_summary_of_the_published_return_says_that_there_are_too_few_to_be_sure():
    said = " ".join(done("wres", GOLDEN).stdout.split())
    assert "Too few people to be sure" in said
    assert "1.83 times as often" in said
    assert "9 of 725 against 17 of 2,505" in said
