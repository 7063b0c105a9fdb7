"""Tallies as the sides of a comparison."""

from fractions import Fraction

from tallystick.definitions import Definition, Indicator, Valence
from tallystick.release.comparison import Side
from tallystick.release.quantity import Quantity, Unit, people
from tallystick.release.verdict import NEITHER
from tallystick.tallies import Tally


def side_of(group: str, tally: Tally | None) -> Side[Quantity] | None:
    """One side as it was given: what is not known stays absent."""
    if tally is None:
        return None
    return Side(
        group=group,
        happened=people(tally.happened),
        people=people(tally.people),
        years=Quantity(tally.years, Unit.YEARS),
        rate=None if tally.rate is None else Quantity(tally.rate, Unit.RATE),
    )


def heads_side(group: str, heads: int, of: int) -> Side[Quantity]:
    """``heads`` people of a group among ``of`` people."""
    return Side(
        group=group,
        happened=Quantity(heads, Unit.PEOPLE),
        people=Quantity(of, Unit.PEOPLE),
        years=Quantity(1, Unit.YEARS),
        rate=Quantity(Fraction(heads, of), Unit.RATE) if of else None,
    )


def published_side(group: str, rate: Fraction) -> Side[Quantity]:
    """A side of which only a percentage was published."""
    return Side(group=group, rate=Quantity(rate, Unit.RATE))


def favoured(indicator: Indicator, top: Fraction | None, bottom: Fraction | None) -> str:
    """The group the estimate leans to: the one it happens to more when it is good, less when it is a harm."""
    if top is None or bottom is None or top == bottom:
        return NEITHER
    more, less = (indicator.top, indicator.bottom) if top > bottom else (indicator.bottom, indicator.top)
    return less if indicator.valence is Valence.HARM else more


def leaning(definition: Definition, own: Fraction | None, whole: Fraction | None) -> str:
    """For shares: the group the standard is about where its share is above the whole's, else the other one."""
    if own is None or whole is None or own == whole:
        return NEITHER
    return definition.about if own > whole else definition.beside
