"""Shares and growth: a part of a whole, and a level set against an earlier one."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from tallystick.release.audited import PublishedFigure
from tallystick.release.quantity import Unit
from tallystick.release.readings import Reading
from tallystick.release.rounding import decimals_of
from tallystick.statistics.readings import interval
from tallystick.statistics.readings.attempts import Attempt, straight, within_rounding
from tallystick.statistics.readings.interval import Interval, exact, printed

# SHARES


class Heads(NamedTuple):
    """Headcounts of the group, of the other group and of unknown ethnicity, and the printed total of all."""

    own: int | None
    other: int | None
    unknown: int | None
    total: int | None

    @property
    def known(self) -> int | None:
        """The two groups together, where both were printed."""
        return None if self.own is None or self.other is None else self.own + self.other

    @property
    def parts(self) -> int | None:
        """Everyone in a printed part."""
        return None if self.known is None else self.known + (self.unknown or 0)

    @property
    def whole(self) -> int | None:
        """What the share is of: the printed total, else the parts with unknown ethnicity among them."""
        return self.parts if self.total is None else self.total


def heads(figure: PublishedFigure) -> Heads:
    """The headcounts behind a share.

    They are counts of ``happened`` with the total as ``people``; some give the two groups as people instead.
    The other side's count is a part of the same whole only when no whole of its own stands beside it.
    """
    top, bottom = figure.top, figure.bottom
    if top.happened is None and bottom.happened is None and bottom.people is not None:
        return Heads(top.people, bottom.people, _first(figure.unknown_people, figure.unknown_happened), None)
    if bottom.people is None and bottom.happened is not None:
        unknown = _first(figure.unknown_happened, figure.unknown_people)
        return Heads(top.happened, bottom.happened, unknown, top.people)
    return Heads(top.happened, None, _first(figure.unknown_people, figure.unknown_happened), top.people)


def _first(*counts: int | None) -> int | None:
    return next((count for count in counts if count is not None), None)


def share_attempts(figure: PublishedFigure) -> Iterator[Attempt]:
    """Every way of making a share, in the order in which they are tried."""
    found = heads(figure)
    if found.own is None:
        return
    if found.whole is not None:
        yield from straight(_share(found.own, found.whole))
    for reading, whole in _other_wholes(found):
        yield Attempt(reading, _share(found.own, whole))
    if figure.other_people is not None:
        yield Attempt(Reading.OTHER_DENOMINATOR, _share(found.own, figure.other_people))


def _other_wholes(found: Heads) -> Iterator[tuple[Reading, int]]:
    """The whole with unknown ethnicity in, and without: from the parts where they are printed."""
    if found.known is not None:
        if found.parts is not None and found.unknown is not None:
            yield Reading.UNKNOWN_IN, found.parts
        yield Reading.UNKNOWN_OUT, found.known
    elif found.total is not None and found.unknown is not None:
        yield Reading.UNKNOWN_IN, found.total + found.unknown
        yield Reading.UNKNOWN_OUT, found.total - found.unknown


def _share(own: int, whole: int) -> Interval | None:
    return interval.percentage(exact(own), exact(whole))


# GROWTH


def growth_attempts(figure: PublishedFigure) -> Iterator[Attempt]:
    """Every way of making a growth in percent, in the order in which they are tried."""
    if figure.before is None or figure.after is None:
        return
    before, after = _level(figure.before), _level(figure.after)
    grown = interval.growth(before, after)
    yield from straight(grown)
    yield from within_rounding(grown)
    yield Attempt(Reading.INVERTED, interval.growth(after, before))
    if grown is not None:
        yield Attempt(Reading.INVERTED, interval.negative(grown))
    yield Attempt(Reading.POINTS_NOT_PERCENT, interval.difference(after, before), unit=Unit.POINTS)


def _level(value: Decimal) -> Interval:
    """A level without decimals is taken as a count, which nobody rounded."""
    return printed(value) if decimals_of(value) else exact(int(value))
