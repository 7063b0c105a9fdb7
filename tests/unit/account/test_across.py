"""What released figures meet: only exact counts enter, for one audience, and only one's own name is on the picture."""

from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest

from tallystick.account.across import Asked, Given, LeftOut, across, can_stand_beside, given_in, is_asked
from tallystick.account.across_told import grid_of, left_out_sentences, picture_of, sentence_of, view_of
from tallystick.definitions import load
from tallystick.release.policy import Audience
from tallystick.statistics.funnel_plot import Share, Standing, share_funnel
from tests.unit.publishing.drawings import read_drawing
from tests.unit.publishing.guarded import ACCEPTED, UNDECIDED, guarded
from tests.unit.publishing.releases import release_of, with_hidden

RATIO = Asked(standard="wres", year=2025, indicator="2")
SURVEY = Asked(standard="wres", year=2025, indicator="5")


def named(release, name):
    return replace(release, tables=tuple(replace(table, organisation=name) for table in release.tables))


@cache
def trusts(many=12):
    return tuple(
        release_of(
            f"2: white {200 + n}/1000, bme {100 - n}/500",
            f"3 one-year: white {20 + n}/3000, bme {9 + n % 3}/900",
            f"3 two-year: white {40 + n}/3000, bme {18 + n}/900",
            f"5: white 25% of 400, bme {28 + n % 5}.5% of {200 + n}",
            "1 clinical/5: white 70, bme 30, unknown 5",
            organisation=f"Trust {n:02}",
        )
        for n in range(many)
    )


def beside(releases, asked=RATIO, *, own=""):
    return across(given_in(releases, asked), asked, own=own)


# WHAT ENTERS


def test_counts_that_are_rounded_or_withheld_do_not_enter_and_it_is_said():
    by_contract, by_rule = guarded(3, decisions=ACCEPTED), guarded(3, decisions=UNDECIDED)
    exact = [named(by_contract, f"Trust {n:02}") for n in range(11)]
    rounded = [named(by_rule, f"Rounded {n}") for n in range(3)]
    found = beside([*rounded[:2], *exact, rounded[2]])
    assert [one.standing is LeftOut.PROTECTED for one in found.placed] == [True, True, *[False] * 11, True]
    assert left_out_sentences(found) == ("3 organisations are left out because their counts are withheld or rounded.",)
    assert found.plot == beside(exact).plot
    assert grid_of(found).rows[0][1].startswith("about "), "a rounded count is told as one"


def test_one_whose_figures_are_withheld_altogether_is_left_out():
    found = beside([with_hidden(trusts()[0], "2"), *trusts()[1:]])
    assert found.placed[0].standing is LeftOut.PROTECTED
    assert left_out_sentences(found) == ("1 organisation is left out because its counts are withheld or rounded.",)
    assert "200" not in "".join(grid_of(found).rows[0])


def test_shown_counts_enter_as_they_are_over_people_times_years():
    two_years = beside(trusts(), replace(RATIO, indicator="3", row="two-year"))
    value = two_years.placed[0].standing.value
    assert value == pytest.approx(float(Fraction(18, 1800) / Fraction(40, 6000)))
    error = 1 / two_years.placed[0].standing.precision
    assert error**2 == pytest.approx(1 / 18 - 1 / 1800 + 1 / 40 - 1 / 6000)


def test_a_percentage_of_a_survey_enters_with_how_many_answered():
    found = beside(trusts(), SURVEY)
    plain = share_funnel([Share(happened=(28.5 + n % 5) / 100 * (200 + n), people=200 + n) for n in range(12)])
    assert found.plot.centre == pytest.approx(plain.centre)
    assert [one.standing.precision for one in found.placed] == pytest.approx([one.precision for one in plain.standings])
    assert grid_of(found).rows[0][1:3] == ("28.5% of 200", "28.5%")


def test_a_share_of_a_row_enters_for_the_group_that_is_asked_for():
    row = replace(RATIO, indicator="1", row="clinical/5")
    about, unknown = beside(trusts(), row), beside(trusts(), replace(row, group="unknown"))
    assert about.plot.centre == pytest.approx(30 / 105)
    assert unknown.plot.centre == pytest.approx(5 / 105)


def test_a_blank_row_is_the_one_that_speaks_for_the_indicator():
    headline = replace(RATIO, indicator="3")
    assert beside(trusts(), headline).plot == beside(trusts(), replace(headline, row="one-year")).plot
    assert beside(trusts(), headline).plot != beside(trusts(), replace(headline, row="two-year")).plot


def test_the_figure_of_another_year_is_not_taken_for_it():
    found = beside([release_of("2: white 9/20, bme 3/9", year=2024, organisation="Late"), *trusts()])
    assert found.placed[0].standing is LeftOut.NOT_GIVEN
    assert grid_of(found).rows[0][:4] == ("Late", "not given", "not given", "not given")


def test_a_side_without_how_many_it_happened_to_is_no_count():
    (one,) = given_in(trusts()[:1], RATIO)
    uncounted = replace(one.result, top=replace(one.result.top, happened=None))
    (placed,) = across([replace(one, result=uncounted)], RATIO).placed
    assert placed.standing is LeftOut.NO_COUNTS


# WHAT IS REFUSED


def test_releases_for_different_audiences_cannot_stand_beside_each_other():
    with pytest.raises(ValueError, match="different audiences"):
        given_in([trusts()[0], replace(trusts()[1], audience=Audience.PUBLIC)], RATIO)


def test_an_organisation_stands_once():
    with pytest.raises(ValueError, match="stands twice"):
        beside([trusts()[0], trusts()[0]])


def test_ones_own_organisation_is_among_them():
    with pytest.raises(ValueError, match="not among"):
        beside(trusts(), own="Northmoor")


def test_a_result_of_another_figure_is_refused():
    (one,) = given_in(trusts()[:1], SURVEY)
    assert not is_asked(one.result, RATIO)
    with pytest.raises(ValueError, match="another indicator"):
        across([Given(organisation="Trust", result=one.result)], RATIO)


def test_boards_and_ladders_have_no_such_plot():
    possible = [indicator.id for indicator in load("wres", 2025).indicators if can_stand_beside(indicator)]
    assert possible == ["1", "2", "3", "4", "5", "6", "7", "8"]
    with pytest.raises(ValueError, match="no funnel plot for indicator 9"):
        beside(trusts(), replace(RATIO, indicator="9"))


# WHAT IS SHOWN


def test_only_ones_own_name_is_on_the_picture():
    drawing = str(picture_of(beside(trusts(), own="Trust 03"), key="k").drawing)
    assert "Trust 03" in drawing
    assert not any(f"Trust {n:02}" in drawing for n in range(12) if n != 3)
    assert "Trust" not in str(picture_of(beside(trusts()), key="k").drawing)


def test_the_picture_says_in_words_what_it_shows():
    found = beside(trusts(), own="Trust 03")
    picture = picture_of(found, key="k")
    description = read_drawing(str(picture.drawing)).root[1].text
    assert description == f"{sentence_of(found)} Trust 03 lies within the limits."
    assert "does not say that the groups are treated alike" in picture.note


def test_higher_is_in_favour_of_white_people_both_for_a_benefit_and_for_a_harm():
    for indicator, people in (("2", "applicants"), ("3", "staff")):
        sides = view_of(beside(trusts(), replace(RATIO, indicator=indicator))).sides
        assert sides == (f"lower: in favour of BME {people}", f"higher: in favour of white {people}")


def test_limits_surround_all_precisions_and_shares_are_drawn_as_percentages():
    view = view_of(beside(trusts(), SURVEY))
    precisions = [point.precision for point in view.points]
    assert view.limits[0].precision < min(precisions) < max(precisions) < view.limits[-1].precision
    assert 28 < view.centre < 33
    assert all(
        lowest <= low < view.centre < high <= highest
        for at in view.limits
        for (lowest, highest), (low, high) in [(at.outer, at.inner)]
    )


def test_where_half_a_case_was_added_the_note_says_so():
    none = release_of("2: white 30/100, bme 0/20", organisation="None")
    assert "half a case" in picture_of(beside([*trusts(), none]), key="k").note
    assert "half a case" not in picture_of(beside(trusts()), key="k").note


def test_of_few_organisations_no_limits_are_told_or_drawn():
    found = beside(trusts()[:4])
    assert view_of(found).limits == ()
    assert "limits" not in picture_of(found, key="k").note
    assert "Allowing for chance" not in grid_of(found).heads


def test_where_nobody_has_a_place_there_is_no_picture_and_it_is_said():
    found = beside([with_hidden(one, "2") for one in trusts()])
    assert picture_of(found, key="k") is None
    assert sentence_of(found) == "No organisation released counts that can be put beside others."
    assert len(grid_of(found).rows) == 12


def test_the_likeliest_value_is_rounded_as_released_ones_are():
    found = beside(trusts())
    for row, one in zip(grid_of(found).rows, found.placed, strict=True):
        assert isinstance(one.standing, Standing)
        assert row[5] == f"{one.standing.shrunken:.2f}"


def test_every_row_of_the_table_has_a_cell_under_every_head():
    for asked in (RATIO, SURVEY):
        grid = grid_of(beside([*trusts(), release_of("7: white 60% of 9, bme 50% of 8", organisation="Other")], asked))
        assert {len(row) for row in grid.rows} == {len(grid.heads)}
