from tests.spec.tallies.drawn import counted, refused, returns_in

title = "A return is counts by indicator, row and group, for one organisation and one 31 March"

RETURN = """
    organisation | standard | year | indicator | row | group   | happened | people
    Northmoor    | wres     | 2025 | 3         |     | white   | 17       | 2505
    Northmoor    | wres     | 2025 | 3         |     | bme     | 9        | 725
    Northmoor    | wres     | 2025 | 3         |     | unknown | 1        | 66
"""


def test_each_line_says_how_many_of_how_many_it_happened_to():
    assert counted(RETURN, "3", "one-year") == {"white": "17 of 2505", "bme": "9 of 725", "unknown": "1 of 66"}


def test_it_belongs_to_one_organisation_standard_and_year():
    assert returns_in(RETURN) == [("Northmoor", "wres", 2025)]


NO_UNKNOWN = """
    indicator | group | happened | people
    4         | white | 900      | 1500
    4         | bme   | 220      | 400
"""


def test_a_ratio_needs_both_groups_it_compares_and_no_others():
    assert counted(NO_UNKNOWN, "4") == {"white": "900 of 1500", "bme": "220 of 400"}


NOBODY = """
    indicator | group | happened | people
    3         | white | 12       | 2500
    3         | bme   | 0        | 500
"""


def test_nought_is_a_count():
    assert counted(NOBODY, "3", "one-year") == {"white": "12 of 2500", "bme": "0 of 500"}


LEFT_OUT = """
    indicator | group | happened | people
    3         | white | 12       | 2500
"""


def test_a_group_left_out_is_not_read_as_nought():
    assert refused(LEFT_OUT) == [
        "line 2: indicator 3, row one-year has no line for the group 'bme'; write 0 if there was nobody"
    ]


SOME_INDICATORS = """
    indicator | group | happened | people
    2         | white | 300      | 1200
    2         | bme   | 120      | 760
"""


def test_a_return_may_hold_some_indicators_and_leave_others_for_later():
    assert counted(SOME_INDICATORS, "2") == {"white": "300 of 1200", "bme": "120 of 760"}
    assert counted(SOME_INDICATORS, "4") == {}


WORKED_OUT = """
    indicator | row                  | group | happened | people
    rdr       | clinical/lower-upper | white | 100      | 900
"""


def test_the_race_disparity_ratio_is_worked_out_from_indicator_1_and_never_given():
    assert refused(WORKED_OUT) == ["line 2: indicator 'rdr' is worked out, never given; leave the line out"]
