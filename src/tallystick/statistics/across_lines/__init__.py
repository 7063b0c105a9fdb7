"""What the figures of one file show together and none shows alone. It is noted beside them and changes no reading.

The modules: `ids` (what the names of lines have in common), `shares` (parts that do not come to 100), `labels`
(two lines with each other's figures), `years` (a figure of another year's numbers) and `national` (a national
figure of another year).
"""

from collections.abc import Sequence

from tallystick.release.audited import Audited, LinesNote
from tallystick.release.quantity import Quantity
from tallystick.statistics.across_lines.labels import labels_swapped
from tallystick.statistics.across_lines.national import national_of_another_year
from tallystick.statistics.across_lines.shares import shares_not_100
from tallystick.statistics.across_lines.years import another_year

__all__ = ["across_lines"]

_CHECKS = (shares_not_100, labels_swapped, another_year, national_of_another_year)


def across_lines(lines: Sequence[Audited[Quantity]]) -> tuple[LinesNote[Quantity], ...]:
    """Everything that ``lines`` show together, check by check and in the order of the file."""
    return tuple(note for check in _CHECKS for note in check(lines))
