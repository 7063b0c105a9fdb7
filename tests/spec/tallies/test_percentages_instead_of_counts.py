from tests.spec.tallies.drawn import counted, refused

title = "Where no counts were published, a percentage may stand; what cannot be worked out is then said, not guessed"

SURVEY = """
    indicator | group | happened | people | percent
    6         | white | 452      | 2180   |
    6         | bme   | 221      | 802    |
    7         | white |          | 2176   | 58.0
    7         | bme   |          | 799    | 45.2
    8         | white |          |        | 6.9
    8         | bme   |          |        | 15.2
"""


def test_survey_answers_may_be_counts():
    assert counted(SURVEY, "6") == {"white": "452 of 2180", "bme": "221 of 802"}


def test_or_a_percentage_of_a_known_number():
    assert counted(SURVEY, "7") == {"white": "58.0% of 2176", "bme": "45.2% of 799"}


def test_or_a_percentage_alone():
    assert counted(SURVEY, "8") == {"white": "6.9%", "bme": "15.2%"}


RATE = """
    indicator | group | percent
    3         | white | 0.7
    3         | bme   | 1.2%
"""


def test_for_a_ratio_a_percentage_is_the_rate():
    assert counted(RATE, "3", "one-year") == {"white": "0.7%", "bme": "1.2%"}


SHARE = """
    indicator | row        | group | percent
    1         | clinical/5 | bme   | 39.2
    1         | workforce  | bme   | 27.4
"""


def test_where_heads_are_counted_a_percentage_is_the_share_and_one_group_is_enough():
    assert counted(SHARE, "1", "clinical/5") == {"bme": "39.2%"}


BOTH = """
    indicator | group | happened | people | percent
    3         | white | 17       | 2505   | 0.7
    3         | bme   | 9        | 725    | 1.2
"""


def test_counts_win_over_a_percentage_that_agrees():
    assert counted(BOTH, "3", "one-year") == {"white": "17 of 2505", "bme": "9 of 725"}


def test_a_percentage_that_disagrees_stops_the_file():
    assert refused(BOTH.replace("1.2", "2.1")) == [
        "line 3: percent does not agree with happened and people; leave one of them out"
    ]


IN_THE_WRONG_COLUMN = """
    indicator | group | happened | people
    2         | white | 25%      | 1200
    2         | bme   | 120      | 760
"""


def test_a_percentage_where_a_count_belongs_stops_the_file():
    assert refused(IN_THE_WRONG_COLUMN) == [
        "line 2: happened holds a percentage; a count of people was expected (use the percent column)"
    ]


SEVERAL_GROUPS = """
    indicator | group | percent
    6         | white | 20.7
    6         | asian | 26.0
    6         | black | 30.1
"""


def test_percentages_of_several_groups_cannot_be_added():
    [problem] = refused(SEVERAL_GROUPS)
    assert problem == (
        "lines 3, 4: percentages of several groups cannot be added up; "
        "give counts, or one line for the group as a whole"
    )
