"""Two lines that carry each other's figures, as when the labels of two survey groups changed places."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from tallystick.release.audited import LinesNote
from tallystick.release.quantity import Quantity
from tallystick.release.readings import AboutLines, Kind
from tallystick.statistics.across_lines.borrowed import follows_from, is_unfit
from tallystick.statistics.across_lines.ids import Line, alike, ids_of, is_year


def labels_swapped(lines: Sequence[Line]) -> Iterator[LinesNote[Quantity]]:
    """Pairs of shares where neither follows from its own counts and each follows from those of the other.

    Lines that differ by their year are left to the check for years.
    """
    shares = [line for line in lines if line.figure.kind is Kind.SHARE and is_unfit(line)]
    for group in alike(shares):
        named = [line for word, line in group.items() if not is_year(word)]
        for pair in combinations(named, 2):
            if follows_from(*pair) and follows_from(*reversed(pair)):
                yield LinesNote(about=AboutLines.LABELS_SWAPPED, ids=ids_of(pair))
