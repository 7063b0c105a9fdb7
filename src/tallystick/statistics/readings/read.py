"""A published figure to the reading that reproduces it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from tallystick.release.audited import Audited, Note, PublishedFigure
from tallystick.release.quantity import Quantity
from tallystick.release.readings import About, Kind, Reading
from tallystick.statistics.readings import notes
from tallystick.statistics.readings.attempts import Attempt
from tallystick.statistics.readings.one_side import growth_attempts, share_attempts
from tallystick.statistics.readings.two_sides import attempts as two_sided
from tallystick.statistics.readings.whole_numbers import back_solved

ATTEMPTS: Mapping[Kind, Callable[[PublishedFigure], Iterator[Attempt]]] = {
    Kind.RATIO: two_sided,
    Kind.POINTS: two_sided,
    Kind.RELATIVE_GAP: two_sided,
    Kind.SHARE: share_attempts,
    Kind.GROWTH: growth_attempts,
}


def read(figure: PublishedFigure) -> Audited[Quantity]:
    """Return how ``figure`` was made: the first reading, in the order of ``Reading``, that gives it.

    Counts are divided unrounded. A share with one of its two counts is solved for the other. Where nothing can
    be calculated, or nothing was published, the figure is not checkable.
    """
    tried = tuple(ATTEMPTS[figure.kind](figure))
    return _fitting(figure, tried) or _of_100(figure, tried) or _solved(figure) or _unfit(figure, tried)


def _fitting(figure: PublishedFigure, tried: Sequence[Attempt]) -> Audited[Quantity] | None:
    for attempt in tried:
        if attempt.gives(figure):
            return _audited(figure, attempt.reading, attempt, notes.on_fit(figure, attempt))
    return None


def _of_100(figure: PublishedFigure, tried: Sequence[Attempt]) -> Audited[Quantity] | None:
    """A ratio that was turned into a percentage: 183% for 1.829. Its notes are those of the ratio, 1.83."""
    if figure.kind is not Kind.RATIO or figure.published is None or not figure.has_percent_sign:
        return None
    ratio = replace(figure, published=figure.published.scaleb(-2), decimals=figure.decimals + 2)
    found = _fitting(ratio, tried)
    if found is None:
        return None
    return replace(found, figure=figure, notes=(Note(About.RATIO_TIMES_100), *found.notes))


def _solved(figure: PublishedFigure) -> Audited[Quantity] | None:
    numbers = back_solved(figure) if figure.kind is Kind.SHARE else None
    if numbers is None:
        return None
    return Audited(
        figure=figure,
        reading=Reading.NONE_FITS if numbers.is_empty else Reading.BACK_SOLVED,
        whole_numbers=numbers,
        notes=(*notes.on_back_solved(figure, numbers), *notes.contradictions(figure)),
    )


def _unfit(figure: PublishedFigure, tried: Sequence[Attempt]) -> Audited[Quantity]:
    straight = tried[0] if tried else None
    if straight is not None and straight.value is not None and figure.published is not None:
        return _audited(figure, Reading.NONE_FITS, straight, notes.on_none_fits(figure, straight.value))
    return _audited(figure, Reading.NOT_CHECKABLE, straight, notes.on_not_checkable(figure, straight))


def _audited(
    figure: PublishedFigure, reading: Reading, attempt: Attempt | None, said: Iterator[Note[Quantity]]
) -> Audited[Quantity]:
    value = None if attempt is None or attempt.value is None else attempt.value.value
    unit = notes.UNITS[figure.kind] if attempt is None or attempt.unit is None else attempt.unit
    return Audited(
        figure=figure,
        reading=reading,
        recomputed=None if value is None else Quantity(value, unit),
        notes=(*said, *notes.contradictions(figure)),
    )
