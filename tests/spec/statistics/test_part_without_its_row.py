"""A row that is part of another is not in a workforce made up of the rows, where that other row is missing."""

from tallystick.release.verdict import NotCalculable, Verdict
from tests.spec.statistics.drawn import of, the

# Senior medical managers are part of the consultants, of whom there is no row.
DRAWN = """
    indicator | row                            | group   | happened
    1         | clinical/5                     | white   | 100
    1         | clinical/5                     | bme     | 60
    1         | clinical/5                     | unknown | 0
    1         | clinical/6                     | white   | 90
    1         | clinical/6                     | bme     | 20
    1         | clinical/6                     | unknown | 0
    1         | medical/senior-medical-manager | white   | 8
    1         | medical/senior-medical-manager | bme     | 2
    1         | medical/senior-medical-manager | unknown | 0
"""


def test_a_part_of_a_row_that_is_missing_is_not_compared():
    part = the(of(DRAWN), indicator="1", row="medical/senior-medical-manager", measure="point_difference")

    assert part.verdict is Verdict.NOT_CALCULABLE
    assert part.not_calculable is NotCalculable.NOT_IN_WHOLE


def test_a_row_of_its_own_is_compared():
    assert the(of(DRAWN), indicator="1", row="clinical/5", measure="point_difference").not_calculable is None
