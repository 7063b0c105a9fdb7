"""Survey results are put in their places; records that no indicator counts are named as such."""

from decimal import Decimal

from tests.spec.engine.drawn import counted, outcomes, returned

SURVEY = """
    question | group   | happened | people | percent | becomes
    Q14a     | A       | 10       | 40     |         | counted
    Q14a     | B       | 1        | 10     |         | counted
    Q14a     | bme     | 20       | 50     | 40      | counted
    q15      | white   |          | 50     | 58.5%   | counted
    Q15      | bme     |          |        | 101     | no-result
    Q15      | D       |          |        | 40      | percentage-of-a-part
    Q15      | white   |          | 50     | 58.5    | repeated-result
    6        | white   | 5        | 50     |         | counted
    Q14b     | white   | 5        | 50     |         | one-of-several-questions
    Q99      | white   | 5        | 50     |         | another-question
    Q16b     | purple  | 5        | 50     |         | another-group
    Q16b     | white   | 51       | 50     |         | impossible-result
"""


def test_results_are_used_or_have_their_reason():
    made = counted(survey=SURVEY)
    expected, became = outcomes(made, SURVEY)
    assert became == expected
    one = returned(made)
    assert (one.find("5")["white"].happened, one.find("5")["white"].people) == (11, 50)
    assert one.find("7")["white"].percent == Decimal("58.5")
    assert one.find("7")["white"].people == 50
    assert one.find("6")["white"].happened == 5


def test_movements_are_counted_by_no_indicator():
    made = counted(movements="person\n1")
    assert made.excluded.rows() == [("movements.csv", 2, "movements", "no-indicator")]


def test_the_disability_standard_has_no_indicator_of_development():
    made = counted(standard="wdes", learning="person\n1")
    assert made.excluded["reason"].to_list() == ["no-indicator"]
