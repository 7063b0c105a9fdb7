"""What an attempt to reproduce a figure is, and when it succeeds."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction

from tallystick.release.audited import PublishedFigure
from tallystick.release.quantity import Unit
from tallystick.release.readings import Reading
from tallystick.release.rounding import half_up, truncated
from tallystick.statistics.readings.interval import Interval, printed


class By(Enum):
    """How the number that was calculated may have become the number that was printed."""

    HALF_UP = auto()
    CUTTING_OFF = auto()
    EITHER = auto()
    THE_RANGE = auto()


@dataclass(frozen=True)
class Attempt:
    """One way the figure may have been made. ``value`` is None where it cannot be calculated that way.

    ``unit`` is given where this way yields something other than the figure claims to be.
    """

    reading: Reading
    value: Interval | None
    by: By = By.EITHER
    unit: Unit | None = None

    def gives(self, figure: PublishedFigure) -> bool:
        """Whether this is the number that was printed."""
        if self.value is None or figure.published is None:
            return False
        published = Fraction(figure.published)
        if self.by is By.THE_RANGE:
            return self.value.meets(printed(figure.published, decimals=figure.decimals))
        rounds = {
            By.HALF_UP: (half_up,),
            By.CUTTING_OFF: (truncated,),
            By.EITHER: (half_up, truncated),
        }[self.by]
        return any(way(self.value.value, figure.decimals) == published for way in rounds)


def straight(value: Interval | None) -> Iterator[Attempt]:
    """The figure as it should be: rounded half up; failing that, cut off."""
    yield Attempt(Reading.HALF_UP, value, By.HALF_UP)
    yield Attempt(Reading.TRUNCATED, value, By.CUTTING_OFF)


def within_rounding(value: Interval | None) -> Iterator[Attempt]:
    """Anything that the rounding of what was printed allows. Counts are not rounded and allow nothing."""
    if value is not None and not value.is_exact:
        yield Attempt(Reading.FROM_ROUNDED_RATES, value, By.THE_RANGE)
