"""Groups of a row that no comparison shows: the board is compared by one group's seats, and forms ask for all."""

from collections.abc import Iterator

from tallystick.definitions import Definition, Kind
from tallystick.release.detail import OtherSide
from tallystick.release.quantity import Quantity
from tallystick.statistics.heads import heads_of
from tallystick.tallies import Return


def measure_others(made: Return, definition: Definition) -> tuple[OtherSide[Quantity], ...]:
    """The seats of the group that the standard's own is held against, row by row; none for published shares."""
    return tuple(_seats(made, definition))


def _seats(made: Return, definition: Definition) -> Iterator[OtherSide[Quantity]]:
    for indicator in definition.indicators:
        if indicator.kind is not Kind.BOARD or indicator.derived_from:
            continue
        for row in made.rows_of(indicator.id):
            heads = heads_of(made.find(indicator.id, row), indicator.top)
            if heads is not None and heads.published is None and not indicator.row(row).is_whole:
                yield OtherSide(indicator=indicator.id, row=row, side=heads.side(definition.beside))
