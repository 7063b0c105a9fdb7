"""A return to comparisons: each indicator measured by the arithmetic of its kind."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tallystick.definitions import Definition, Indicator, Kind
from tallystick.release.comparison import Comparison
from tallystick.release.quantity import Quantity
from tallystick.statistics.board import measure_board
from tallystick.statistics.disparity import measure_disparity
from tallystick.statistics.likelihood import measure_likelihood
from tallystick.statistics.representation import measure_representation
from tallystick.statistics.survey import measure_survey
from tallystick.tallies import Return

Method = Callable[[Indicator, Return, Definition], list[Comparison[Quantity]]]


def _told_in_words(_indicator: Indicator, _made: Return, _definition: Definition) -> list[Comparison[Quantity]]:
    """An indicator that is answered in words has nothing to measure."""
    return []


METHODS: Mapping[Kind, Method] = MappingProxyType(
    {
        Kind.REPRESENTATION: measure_representation,
        Kind.LIKELIHOOD: measure_likelihood,
        Kind.SURVEY: measure_survey,
        Kind.BOARD: measure_board,
        Kind.DISPARITY: measure_disparity,
        Kind.STATEMENT: _told_in_words,
    }
)


def measure(made: Return, definition: Definition) -> tuple[Comparison[Quantity], ...]:
    """Every comparison that ``made`` allows, in the order of ``definition``. Exact: nothing is rounded."""
    return tuple(
        comparison
        for indicator in definition.indicators
        for comparison in METHODS[indicator.kind](indicator, made, definition)
    )
