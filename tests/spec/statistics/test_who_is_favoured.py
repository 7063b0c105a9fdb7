"""Which side an estimate leans to."""

import pytest

from tests.spec.statistics.drawn import OTHER, cell, heads, likelihood, measured, number, rows, the

title = "The group a benefit reaches more often is favoured, and so is the group a harm reaches less often"

LIKELIHOODS = """
    indicator | what happens          | white    | bme     | ratio above 1 | favours
    2         | being appointed       | 300/1200 | 120/760 | yes           | white
    2         | being appointed       | 120/1200 | 120/760 | no            | bme
    2         | being appointed       | 120/1200 | 76/760  | no            | neither
    3         | a disciplinary        | 17/2505  | 9/725   | yes           | white
    3         | a disciplinary        | 17/2505  | 1/725   | no            | bme
    3         | a disciplinary        | 30/3000  | 10/1000 | no            | neither
    3         | a disciplinary        | 0/2505   | 9/725   | no ratio      | white
    3         | a disciplinary        | 9/2505   | 0/725   | no            | bme
    4         | training              | 900/1500 | 220/400 | yes           | white
    4         | training              | 500/1500 | 220/400 | no            | bme
    4         | training              | 500/1500 | 0/400   | no ratio      | white
    3         | nobody on one side    | 5/60     | 0/0     | no ratio      | neither
    3         | it happened to nobody | 0/60     | 0/40    | no ratio      | neither
    4         | published rates       | 60%      | 50%     | yes           | white
    3         | published rates       | 0.7%     | 1.2%    | yes           | white
    3         | published rates       | 1.2%     | 1.2%    | no            | neither
"""
SURVEYS = """
    indicator | question                     | white    | bme      | favours
    5         | harassment from the public   | 200/1000 | 249/1000 | white
    6         | harassment from staff        | 207/1000 | 190/1000 | bme
    7         | career progression is fair   | 580/1000 | 422/1000 | white
    7         | career progression is fair   | 400/1000 | 422/1000 | bme
    8         | discrimination               | 70/1000  | 150/1000 | white
    8         | discrimination               | 70/1000  | 70/1000  | neither
    8         | discrimination, percent only | 7%       | 15%      | white
"""


@pytest.mark.parametrize(("indicator", "what", "white", "bme", "above_one", "favours"), rows(LIKELIHOODS))
def test_a_relative_likelihood_favours_the_group_of_the_table(indicator, what, white, bme, above_one, favours):
    found = measured([cell(white, "white", indicator), cell(bme, "bme", indicator)])[0]
    assert found.favours == favours
    if found.value is not None:
        assert (number(found.value) > 1) == (above_one == "yes")
    else:
        assert above_one == "no ratio"


@pytest.mark.parametrize(("indicator", "question", "white", "bme", "favours"), rows(SURVEYS))
def test_a_survey_question_favours_the_group_of_the_table(indicator, question, white, bme, favours):
    results = measured([cell(white, "white", indicator), cell(bme, "bme", indicator)])
    assert the(results, measure="point_difference").favours == favours


@pytest.mark.parametrize(("indicator", "on_top"), [("2", "white"), ("3", "bme"), ("4", "white")])
def test_the_direction_of_each_ratio_is_the_standards_own(indicator, on_top):
    found = likelihood("30/100", "20/100", indicator=indicator)
    assert (found.top.group, found.bottom.group) == (on_top, OTHER[on_top])


@pytest.mark.parametrize("indicator", ["5", "6", "7", "8"])
def test_points_of_a_survey_are_bme_minus_white(indicator):
    results = measured([cell("20/100", "white", indicator), cell("30/100", "bme", indicator)])
    found = the(results, measure="point_difference")
    assert (found.top.group, found.bottom.group, number(found.value)) == ("bme", "white", pytest.approx(10))


HEADS = """
    row        | white | bme | unknown
    clinical/5 | 60    | 40  | 0
    clinical/6 | 80    | 20  | 0
    clinical/7 | 70    | 30  | 0
"""


def test_a_row_leans_to_the_group_that_is_found_there_more_than_in_the_whole_workforce():
    results = measured(heads(HEADS))
    leaning = {row: the(results, row=row, measure="point_difference").favours for row in ("clinical/5", "clinical/6")}
    assert leaning == {"clinical/5": "bme", "clinical/6": "white"}


def test_a_row_with_the_share_of_the_workforce_leans_to_neither():
    assert the(measured(heads(HEADS)), row="clinical/7", measure="point_difference").favours == "neither"


def test_a_disparity_ratio_favours_the_group_that_is_higher_up():
    drawn = """
        row        | white | bme
        clinical/5 | 1000  | {lower}
        clinical/6 | 600   | 150
    """
    for lower, favours in ((400, "white"), (100, "bme"), (250, "neither")):
        found = the(measured(heads(drawn.format(lower=lower))), indicator="rdr")
        assert found.favours == favours
