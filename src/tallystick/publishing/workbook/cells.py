"""What stands in a cell: the released figure, or in words why there is none. No cell is left empty."""

from tallystick.definitions import EqualRates, Indicator
from tallystick.publishing.report.grids import verdict_words
from tallystick.publishing.words import NOT_GIVEN, Words
from tallystick.publishing.workbook.sheets import Cell
from tallystick.release import shown
from tallystick.release.comparison import Comparison, Side
from tallystick.release.verdict import Verdict

Result = Comparison[shown.Figure]
AnySide = Side[shown.Figure] | None

NONE = "none"
NOT_ASKED = "not asked"
NOT_COMPARED = "not compared"
NO_UPPER, NO_LOWER = "no upper limit", "no lower limit"


def given(figure: shown.Figure | None) -> Cell:
    """A figure that the return may have left out."""
    return NOT_GIVEN if figure is None else figure


def found(figure: shown.Figure | None) -> Cell:
    """A figure that there may be no way to work out."""
    return NONE if figure is None else figure


def happened(side: AnySide) -> Cell:
    """How many people it happened to."""
    return given(None if side is None else side.happened)


def people(side: AnySide) -> Cell:
    """Out of how many."""
    return given(None if side is None else side.people)


def rate(side: AnySide) -> Cell:
    """At what rate. A group of nobody has none."""
    if side is None or (side.rate is None and side.people is None):
        return NOT_GIVEN
    return found(side.rate)


def value(result: Result | None) -> Cell:
    """The figure itself."""
    return NOT_COMPARED if result is None else found(result.value)


def low(result: Result | None) -> Cell:
    """The lower limit of the range."""
    if result is None:
        return NOT_COMPARED
    return NO_LOWER if result.open == "low" else found(result.low)


def high(result: Result | None) -> Cell:
    """The upper limit of the range."""
    if result is None:
        return NOT_COMPARED
    return NO_UPPER if result.open == "high" else found(result.high)


def verdict(indicator: Indicator, result: Result | None, words: Words) -> str:
    """What the figure says, with the reason where it cannot say anything."""
    if result is None or result.verdict is None:
        return NOT_COMPARED
    says = verdict_words(indicator, result, words)
    return f"{says}, because {result.not_calculable}" if result.verdict is Verdict.NOT_CALCULABLE else says


def at_equal_rates(indicator: Indicator, result: Result | None) -> Cell:
    """The count that equal rates would have meant."""
    if indicator.equal_rates is EqualRates.NOT_ASKED:
        return NOT_ASKED
    if result is None:
        return NOT_COMPARED
    return found(None if result.parity is None else result.parity.expected)
