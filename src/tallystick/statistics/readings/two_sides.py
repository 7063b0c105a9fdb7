"""Ratios, differences in points and relative gaps: figures with a top and a bottom."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from tallystick.release.audited import Given, PublishedFigure
from tallystick.release.quantity import Unit
from tallystick.release.readings import Kind, Reading
from tallystick.statistics.readings import interval
from tallystick.statistics.readings.attempts import Attempt, straight, within_rounding
from tallystick.statistics.readings.interval import Combine, Interval, exact, printed, printed_rate

COMBINE: dict[Kind, Combine] = {
    Kind.RATIO: interval.quotient,
    Kind.POINTS: interval.difference,
    Kind.RELATIVE_GAP: interval.relative_gap,
}


class Sides(NamedTuple):
    """Two rates that may be set against each other because both were made in the same way."""

    top: Interval
    bottom: Interval


def attempts(figure: PublishedFigure) -> Iterator[Attempt]:
    """Every way of making a figure that has two sides, in the order in which they are tried."""
    combine = COMBINE[figure.kind]
    plain, shares = _plain(figure), _from_shares(figure)
    if plain is not None:
        yield from straight(combine(*plain))
    else:
        yield from _share_over_share(figure, shares)
    yield from _rounded(figure, plain or shares)
    if either := plain or shares:
        yield from _turned_round(figure.kind, either)
    yield from _with_unknown(figure)
    if plain is not None:
        yield from _share_over_share(figure, shares)
    yield from _with_other_people(figure, plain)
    if figure.kind is Kind.RELATIVE_GAP and plain is not None:
        yield Attempt(Reading.POINTS_NOT_PERCENT, interval.difference(*plain), unit=Unit.POUNDS)


# THE SIDES


def _plain(figure: PublishedFigure) -> Sides | None:
    """The sides from counts, else from cases over shares of people, else from printed rates.

    Cases over a share are not a rate, but stand in the same proportion, so a ratio alone can be made of them.
    """
    if figure.kind is Kind.POINTS and figure.before is not None and figure.after is not None:
        return Sides(printed(figure.after), printed(figure.before))
    counts = _both(_counted(figure.top), _counted(figure.bottom))
    cases = _both(_cases_over_share(figure.top), _cases_over_share(figure.bottom))
    rates = _both(_rate(figure.top), _rate(figure.bottom))
    return counts or (cases if figure.kind is Kind.RATIO else None) or rates


def printed_rates(figure: PublishedFigure) -> Sides | None:
    """The two rates as printed, where both are."""
    return _both(_printed_rate(figure.top), _printed_rate(figure.bottom))


def _from_shares(figure: PublishedFigure) -> Sides | None:
    return _both(_share_over_people(figure.top), _share_over_people(figure.bottom))


def _both(top: Interval | None, bottom: Interval | None) -> Sides | None:
    return None if top is None or bottom is None else Sides(top, bottom)


def _rate(side: Given) -> Interval | None:
    return _counted(side) or _printed_rate(side)


def _counted(side: Given) -> Interval | None:
    if side.happened is None or not side.people:
        return None
    return interval.percentage(exact(side.happened), exact(side.people))


def _printed_rate(side: Given) -> Interval | None:
    return None if side.rate is None else printed_rate(side.rate)


def _cases_over_share(side: Given) -> Interval | None:
    if side.happened is None or side.share_of_people is None:
        return None
    return interval.quotient(exact(side.happened), printed_rate(side.share_of_people))


def _share_over_people(side: Given) -> Interval | None:
    if side.share_of_events is None or side.share_of_people is None:
        return None
    return interval.quotient(printed_rate(side.share_of_events), printed_rate(side.share_of_people))


# THE WAYS


def _rounded(figure: PublishedFigure, sides: Sides | None) -> Iterator[Attempt]:
    """From the printed rates themselves; then anything their rounding, or that of the shares, allows."""
    combine = COMBINE[figure.kind]
    if rates := printed_rates(figure):
        yield Attempt(Reading.FROM_ROUNDED_RATES, combine(*rates))
        yield from within_rounding(combine(*rates))
    if sides is not None:
        yield from within_rounding(combine(*sides))


def _turned_round(kind: Kind, sides: Sides) -> Iterator[Attempt]:
    """Top and bottom changed places; a gap in percent may also have lost or gained its sign alone."""
    combine = COMBINE[kind]
    yield Attempt(Reading.INVERTED, combine(sides.bottom, sides.top))
    gap = combine(*sides) if kind is Kind.RELATIVE_GAP else None
    if gap is not None:
        yield Attempt(Reading.INVERTED, interval.negative(gap))


def _share_over_share(figure: PublishedFigure, shares: Sides | None) -> Iterator[Attempt]:
    if figure.kind is Kind.RATIO and shares is not None:
        yield Attempt(Reading.SHARE_OVER_SHARE, interval.quotient(*shares))


def _with_unknown(figure: PublishedFigure) -> Iterator[Attempt]:
    """People of unknown ethnicity joined to, or taken from, the bottom group and then the top one."""
    for reading, sign in ((Reading.UNKNOWN_IN, 1), (Reading.UNKNOWN_OUT, -1)):
        for changed in (
            replace(figure, bottom=_moved(figure, figure.bottom, sign)),
            replace(figure, top=_moved(figure, figure.top, sign)),
        ):
            if changed != figure:
                yield from _counted_as(reading, changed)


def _moved(figure: PublishedFigure, side: Given, sign: int) -> Given:
    if side.happened is None or side.people is None:
        return side
    happened = side.happened + sign * (figure.unknown_happened or 0)
    people = side.people + sign * (figure.unknown_people or 0)
    return side if happened < 0 or people <= 0 else replace(side, happened=happened, people=people)


def _with_other_people(figure: PublishedFigure, plain: Sides | None) -> Iterator[Attempt]:
    """One side as a percentage of the other number of people; a gap in percent of the bottom, not the top."""
    if figure.other_people is not None:
        for side in ("bottom", "top"):
            changed = replace(getattr(figure, side), people=figure.other_people)
            yield from _counted_as(Reading.OTHER_DENOMINATOR, replace(figure, **{side: changed}))
    if figure.kind is Kind.RELATIVE_GAP and plain is not None:
        backwards = interval.relative_gap(plain.bottom, plain.top)
        yield Attempt(Reading.OTHER_DENOMINATOR, None if backwards is None else interval.negative(backwards))


def _counted_as(reading: Reading, figure: PublishedFigure) -> Iterator[Attempt]:
    if sides := _both(_rate(figure.top), _rate(figure.bottom)):
        yield Attempt(reading, COMBINE[figure.kind](*sides))
