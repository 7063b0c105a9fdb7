"""A figure that follows from the numbers of the same thing in another year, and not from its own."""

from collections.abc import Iterator, Sequence

from tallystick.release.audited import LinesNote
from tallystick.release.quantity import Quantity
from tallystick.release.readings import AboutLines
from tallystick.statistics.across_lines.borrowed import follows_from, is_unfit
from tallystick.statistics.across_lines.ids import Line, alike, ids_of, is_year


def another_year(lines: Sequence[Line]) -> Iterator[LinesNote[Quantity]]:
    """Figures that nothing beside them gives, and the lines of other years that do give them.

    Only lines of the same kind, of which the names differ by the year and nothing else, are held together.
    """
    for group in alike(lines):
        same_thing = {year: line for year, line in group.items() if is_year(year)}
        for year, line in same_thing.items():
            others = [other for other in same_thing.values() if other is not line and follows_from(line, other)]
            if is_unfit(line) and others:
                yield LinesNote(about=AboutLines.ANOTHER_YEAR, ids=ids_of([line, *others]), years=(int(year),))
