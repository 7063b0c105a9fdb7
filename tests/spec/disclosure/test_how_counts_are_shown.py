"""How one count is shown, and what a reader must reckon with."""

import pytest

from tallystick.disclosure.policies import policies
from tallystick.disclosure.rules import possible, shown_count
from tests.spec.tables import rows

HES, TEN_FIVE = (policies()[name].rule for name in ("hes", "ten-five"))

HIDE_UP_TO_7 = """
    count | shown    | may be
    0     | withheld | 0 to 7
    1     | withheld | 0 to 7
    7     | withheld | 0 to 7
    8     | 10       | 8 to 12
    12    | 10       | 8 to 12
    13    | 15       | 13 to 17
    17    | 15       | 13 to 17
    57    | 55       | 53 to 57
    10023 | 10025    | 10023 to 10027
"""
HIDE_UNDER_10 = """
    count | shown    | may be
    0     | withheld | 0 to 9
    9     | withheld | 0 to 9
    10    | 10       | 10 to 12
    13    | 15       | 13 to 17
"""
NOUGHT_OF_THE_WHOLE_ORGANISATION = """
    count | shown    | may be
    0     | 0        | 0 to 0
    1     | withheld | 1 to 7
    7     | withheld | 1 to 7
    8     | 10       | 8 to 12
"""


@pytest.mark.parametrize(
    ("drawn", "rule", "zero_allowed"),
    [
        (HIDE_UP_TO_7, HES, False),
        (HIDE_UNDER_10, TEN_FIVE, False),
        (NOUGHT_OF_THE_WHOLE_ORGANISATION, HES, True),
    ],
)
def test_a_count_is_withheld_or_shown_as_the_nearest_five(drawn, rule, zero_allowed):
    for count, wanted, may_be in rows(drawn):
        shown = shown_count(int(count), rule=rule, zero_allowed=zero_allowed)
        assert ("withheld" if shown is None else str(shown)) == wanted
        left = possible(shown, rule=rule, zero_allowed=zero_allowed)
        assert f"{left.start} to {left.stop - 1}" == may_be
