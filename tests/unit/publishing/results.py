"""Single results for charts, with the figures a test names and no others."""

from decimal import Decimal
from fractions import Fraction

from tallystick.release.comparison import Comparison, Side
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.rounding import shown
from tallystick.release.verdict import Measure, Verdict
from tests.unit.release.tables import INTERNAL


def figure(amount, unit):
    """A figure as the policy of the desk shows it; None stays None."""
    return None if amount is None else shown(Quantity(amount, unit), policy=INTERNAL)


def ratio(value, low, high, *, verdict=Verdict.CANNOT_TELL):
    """A ratio with its range; a limit that is None is open."""
    numbers = (figure(number, Unit.RATIO) for number in (value, low, high))
    return _comparison(Measure.RELATIVE_LIKELIHOOD, *numbers, verdict=verdict)


def points(value, low, high, *, verdict=Verdict.CANNOT_TELL):
    """A difference in points with its range."""
    numbers = (figure(number, Unit.POINTS) for number in (value, low, high))
    return _comparison(Measure.POINT_DIFFERENCE, *numbers, verdict=verdict)


def _comparison(measure, value, low, high, *, verdict):
    return Comparison(indicator="2", measure=measure, value=value, low=low, high=high, verdict=verdict)


def share(happened, people, *, unknown=0, verdict=Verdict.CANNOT_TELL):
    """A row of the workforce or of the board: a group's heads out of everyone's."""
    value = figure(0, Unit.POINTS) if people else None
    return Comparison(
        indicator="9",
        measure=Measure.POINT_DIFFERENCE,
        value=value,
        verdict=verdict,
        top=side(happened, people),
        unknown=Side(group="unknown", happened=figure(unknown, Unit.PEOPLE), people=figure(people, Unit.PEOPLE)),
    )


def side(happened, people):
    return Side(
        group="bme",
        happened=figure(happened, Unit.PEOPLE),
        people=figure(people, Unit.PEOPLE),
        rate=figure(Fraction(happened, people), Unit.RATE) if people else None,
    )


def rate(percent):
    """A share of the whole, as a figure."""
    return figure(Decimal(percent) / 100, Unit.RATE)
