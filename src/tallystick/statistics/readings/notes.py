"""What a reader should know about a figure beside its reading: contradictions, disclosures and near misses."""

from collections.abc import Iterator
from fractions import Fraction

from tallystick.release.audited import Note, PublishedFigure, WholeNumbers
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.readings import About, Kind
from tallystick.release.rounding import half_up
from tallystick.statistics.readings import interval
from tallystick.statistics.readings.attempts import Attempt, By
from tallystick.statistics.readings.interval import Interval, printed, printed_rate
from tallystick.statistics.readings.nought import rests_on_nought
from tallystick.statistics.readings.one_side import heads
from tallystick.statistics.readings.two_sides import printed_rates
from tallystick.statistics.readings.whole_numbers import (
    SMALLEST_SAFE,
    smallest_fraction,
    totals_cut_off,
    totals_of,
)

Found = Iterator[Note[Quantity]]

# A ratio this far from one is rare in practice, and is more often a rate or a percentage in the wrong place.
HIGH_RATIO = 5
UNITS = {
    Kind.RATIO: Unit.RATIO,
    Kind.SHARE: Unit.PERCENT,
    Kind.POINTS: Unit.POINTS,
    Kind.RELATIVE_GAP: Unit.PERCENT,
    Kind.GROWTH: Unit.PERCENT,
}


# WHATEVER THE READING


def contradictions(figure: PublishedFigure) -> Found:
    """What does not agree with itself, whether or not a reading fits."""
    if figure.kind is Kind.RATIO:
        yield from _doubtful_ratio(figure)
    for shares in (
        (figure.top.share_of_people, figure.bottom.share_of_people),
        (figure.top.share_of_events, figure.bottom.share_of_events),
    ):
        least = sum((printed_rate(share).low for share in shares if share is not None), Fraction(0))
        if least > 100:
            yield Note(About.SHARES_OVER_100, (Quantity(sum(filter(None, shares)), Unit.PERCENT),))
    if figure.kind is Kind.SHARE:
        yield from _parts_and_total(figure)


def _doubtful_ratio(figure: PublishedFigure) -> Found:
    if figure.has_percent_sign:
        yield Note(About.PERCENT_SIGN)
    if figure.published is not None and figure.published > HIGH_RATIO:
        yield Note(About.RATIO_ABOVE_FIVE)
    rates = printed_rates(figure)
    allowed = None if rates is None else interval.quotient(*rates)
    if allowed is None or figure.published is None:
        return
    if not allowed.meets(printed(figure.published, decimals=figure.decimals)):
        yield _range(About.NOT_OF_ITS_RATES, allowed, Unit.RATIO)


def _parts_and_total(figure: PublishedFigure) -> Found:
    """Parts that leave somebody out. Without a count of unknown ethnicity the rest may be just that."""
    found = heads(figure)
    if found.parts is None or found.total is None or found.parts == found.total:
        return
    if found.unknown is not None or found.parts > found.total:
        yield _of_people(About.PARTS_NOT_TOTAL, found.parts, found.total, abs(found.parts - found.total))


# BY READING


def on_fit(figure: PublishedFigure, attempt: Attempt) -> Found:
    """What to say of the way that fits."""
    if attempt.by is By.THE_RANGE and attempt.value is not None:
        yield _range(About.ALLOWED_BY_ROUNDING, attempt.value, UNITS[figure.kind])


def on_back_solved(figure: PublishedFigure, found: WholeNumbers) -> Found:
    """What the whole numbers give away, or that there are none."""
    if found.is_empty:
        yield Note(About.NO_WHOLE_NUMBER)
        yield from _totals_if_cut_off(figure)
    elif found.only is not None and 0 < found.only < SMALLEST_SAFE:
        yield _of_people(About.ONE_SMALL_NUMBER, found.only)


def on_none_fits(figure: PublishedFigure, value: Interval) -> Found:
    """Near misses that may show where the figure came from."""
    if figure.published is None:
        return
    twice = half_up(half_up(value.value, figure.decimals + 1), figure.decimals)
    if twice == Fraction(figure.published):
        yield Note(About.ROUNDED_TWICE)
    if figure.kind is Kind.POINTS:
        yield from _percent_for_points(figure)
    if figure.kind is Kind.GROWTH and figure.before is not None and figure.after is not None:
        points = Fraction(figure.after) - Fraction(figure.before)
        yield Note(About.LEVELS_GIVE, (Quantity(value.value, Unit.PERCENT), Quantity(points, Unit.POINTS)))
    own = heads(figure).own if figure.kind is Kind.SHARE else None
    totals = None if own is None else totals_of(own, figure.published, figure.decimals)
    if totals is not None and totals.high is not None and not totals.is_empty:
        yield _of_people(About.ANOTHER_TOTAL, totals.low, totals.high)


def on_not_checkable(figure: PublishedFigure, straight: Attempt | None) -> Found:
    """Why the figure was not checked, and what can be said of it all the same."""
    if straight is not None and straight.value is not None:
        yield Note(About.NOTHING_PUBLISHED)
    else:
        yield Note(About.UNDEFINED if rests_on_nought(figure) else About.INPUTS_MISSING)
    found = heads(figure)
    if figure.kind is Kind.SHARE and figure.published is not None and found.own is None and found.total is None:
        fraction = smallest_fraction(figure.published, figure.decimals)
        if fraction is not None:
            yield _of_people(About.SMALLEST_FRACTION, *fraction)


def _totals_if_cut_off(figure: PublishedFigure) -> Found:
    own = heads(figure).own
    if own is None or figure.published is None:
        return
    totals = totals_cut_off(own, figure.published, figure.decimals)
    if totals is not None and totals.high is not None and not totals.is_empty:
        yield _of_people(About.CUT_OFF_TOTAL, totals.low, totals.high)


def _percent_for_points(figure: PublishedFigure) -> Found:
    """A difference in percent that was called one in points."""
    levels = (figure.bottom.rate, figure.top.rate) if figure.before is None else (figure.before, figure.after)
    if levels[0] is None or levels[1] is None or figure.published is None:
        return
    grown = interval.growth(printed(levels[0]), printed(levels[1]))
    if grown is not None and half_up(grown.value, figure.decimals) == Fraction(figure.published):
        yield Note(About.PERCENT_NOT_POINTS)


def _range(about: About, allowed: Interval, unit: Unit) -> Note[Quantity]:
    return Note(about, (Quantity(allowed.low, unit), Quantity(allowed.high, unit)))


def _of_people(about: About, *counts: int) -> Note[Quantity]:
    return Note(about, tuple(Quantity(count, Unit.PEOPLE) for count in counts))
