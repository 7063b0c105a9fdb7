"""Parts of one whole that do not come to 100.

Whether shares are parts of one whole is not written anywhere in a file, so it is taken from four signs that must
stand together: three lines or more, names that differ in one word only, the same whole, and a sum so near 100, or
counts that make up the whole so exactly, that they are not separate questions asked of the same people.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from tallystick.release.audited import LinesNote
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.readings import AboutLines, Kind, Reading
from tallystick.statistics.across_lines.ids import Alike, Line, alike, ids_of
from tallystick.statistics.readings.one_side import heads

_FEWEST = 3
# A sum further off is more likely to be of other things than of parts of a whole (a house choice).
_NEAR = 10
# With no whole printed, one of these sets of words among the names says that nobody was left out.
_EVERYBODY = (
    {"white", "bme", "unknown"},
    {"white", "bame", "unknown"},
    {"white", "asian", "black", "mixed", "other", "unknown"},
)


class Sum(NamedTuple):
    """The sum of shares as printed, and the lowest and highest it may have been before each was rounded."""

    printed: Decimal
    low: Decimal
    high: Decimal

    @property
    def may_be_100(self) -> bool:
        """Whether rounding explains what is missing or over."""
        return self.low <= 100 <= self.high


def shares_not_100(lines: Sequence[Line]) -> Iterator[LinesNote[Quantity]]:
    """Shares that look like the parts of one whole and do not come to 100, whatever rounding allows."""
    shares = [line for line in lines if line.figure.kind is Kind.SHARE and line.figure.published is not None]
    for group in alike(shares):
        for parts in _of_one_whole(group):
            total = sum_of(parts)
            if not total.may_be_100 and _look_like_parts(parts, total):
                numbers = tuple(Quantity(number, Unit.PERCENT) for number in total)
                yield LinesNote(about=AboutLines.SHARES_NOT_100, ids=ids_of(parts), numbers=numbers)


def sum_of(parts: Sequence[Line]) -> Sum:
    """The sum of the shares. Those of which decimals were cut off can only have been more."""
    printed = [line.figure.published or Decimal(0) for line in parts]
    steps = [Decimal(1).scaleb(-line.figure.decimals) for line in parts]
    cut_off = [line.reading is Reading.TRUNCATED for line in parts]
    below = sum((Decimal(0) if cut else step / 2 for step, cut in zip(steps, cut_off, strict=True)), Decimal(0))
    total = sum(printed, Decimal(0))
    return Sum(total, total - below, total - below + sum(steps, Decimal(0)))


def _of_one_whole(group: Alike) -> Iterator[list[Line]]:
    """The lines that share a printed whole; without one, those whose names say that nobody was left out.

    Numbers stand for years, bands and questions, so lines that differ by a number are not parts.
    """
    wholes: dict[int | None, Alike] = defaultdict(dict)
    for word, line in group.items():
        if not any(sign.isdigit() for sign in word):
            wholes[heads(line.figure).whole][word] = line
    for whole, parts in wholes.items():
        if len(parts) >= _FEWEST and (whole or (whole is None and _names_everybody(parts))):
            yield list(parts.values())


def _names_everybody(parts: Alike) -> bool:
    return any(parts.keys() >= names for names in _EVERYBODY)


def _look_like_parts(parts: list[Line], total: Sum) -> bool:
    if _come_to_the_whole(parts):
        return True
    return abs(total.printed - 100) <= _NEAR and not _one_too_many(parts)


def _come_to_the_whole(parts: list[Line]) -> bool:
    counts = [heads(line.figure) for line in parts]
    own = [found.own for found in counts if found.own is not None]
    return len(own) == len(parts) and sum(own) == counts[0].whole


def _one_too_many(parts: list[Line]) -> bool:
    """Whether all but one come to 100: that one is a sum of some others, or a share of something else."""
    rests = combinations(parts, len(parts) - 1) if len(parts) > _FEWEST else ()
    return any(sum_of(rest).may_be_100 for rest in rests)
