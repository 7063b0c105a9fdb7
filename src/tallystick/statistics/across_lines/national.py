"""A national figure that is printed for one year and was published for another."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from tallystick.definitions.comparators import Comparator, on_file
from tallystick.release.audited import LinesNote, PublishedFigure
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.readings import AboutLines, Kind
from tallystick.release.rounding import decimals_of, half_up
from tallystick.statistics.across_lines.ids import Line, words_of, year_of

_STANDARD = "wres"
_OTHER_STANDARDS = {"wdes", "sc", "scwres", "social"}
_NATIONAL = {"national", "nationally", "england"}
_INDICATOR = re.compile(r"(?<![a-z])ind(?:icator)?[\s_.:-]*([1-9])(?!\d)", re.IGNORECASE)
_PERCENTAGES = frozenset({"share", "survey_percent"})
_MEASURES: Mapping[Kind, frozenset[str]] = {
    Kind.RATIO: frozenset({"relative_likelihood"}),
    Kind.SHARE: _PERCENTAGES,
    Kind.POINTS: _PERCENTAGES,
}


def national_of_another_year(lines: Sequence[Line]) -> Iterator[LinesNote[Quantity]]:
    """National figures that are not those on file for the year in the name, and are those of other years.

    The name has to say all three: that it is national, which indicator, and which year.
    """
    for line in lines:
        figure, year = line.figure, year_of(line.figure.id)
        printed = _national(figure)
        if printed is not None and year is not None:
            yield from _of_other_years(figure, printed, year, _on_file(figure))


def _national(figure: PublishedFigure) -> Decimal | None:
    """The national number of a line: what it is set against, for a difference; else the figure itself."""
    words = set(words_of(figure.id))
    if not words & _NATIONAL or words & _OTHER_STANDARDS:
        return None
    return figure.bottom.rate if figure.kind is Kind.POINTS else figure.published


def _on_file(figure: PublishedFigure) -> list[Comparator]:
    named = _INDICATOR.search(figure.id)
    measures = _MEASURES.get(figure.kind, frozenset())
    found = on_file(_STANDARD) if named else ()
    return [one for one in found if named and one.indicator == named[1] and one.measure in measures]


def _of_other_years(
    figure: PublishedFigure, printed: Decimal, year: int, held: list[Comparator]
) -> Iterator[LinesNote[Quantity]]:
    """Nothing is said unless a figure is on file for the year itself, in the same series, and is another."""
    now = [one for one in held if one.year == year]
    if any(_is(printed, one) for one in now):
        return
    unit = Unit.RATIO if figure.kind is Kind.RATIO else Unit.PERCENT
    for own in now:
        years = tuple(one.year for one in held if _series(one) == _series(own) and _is(printed, one))
        if years:
            numbers = (Quantity(printed, unit), Quantity(own.value, unit))
            yield LinesNote(
                about=AboutLines.NATIONAL_OF_ANOTHER_YEAR, ids=(figure.id,), numbers=numbers, years=(year, *years)
            )


def _is(printed: Decimal, one: Comparator) -> bool:
    """Whether the two are the same number, as far as what was printed goes."""
    return half_up(Fraction(one.value), decimals_of(printed)) == Fraction(printed)


def _series(one: Comparator) -> tuple[str, str, str]:
    return one.row, one.measure, one.group
