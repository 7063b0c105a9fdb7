"""Whether the figure of one line follows from the numbers of another."""

from dataclasses import replace

from tallystick.release.readings import Reading
from tallystick.statistics.across_lines.ids import Line
from tallystick.statistics.readings import read

_PLAINLY = (Reading.HALF_UP, Reading.TRUNCATED)


def follows_from(line: Line, other: Line) -> bool:
    """Whether ``other``'s numbers give what ``line`` printed, in the usual way. Nothing looser counts as finding it."""
    figure = line.figure
    if figure.kind is not other.figure.kind:
        return False
    borrowed = replace(
        other.figure,
        published=figure.published,
        decimals=figure.decimals,
        has_percent_sign=figure.has_percent_sign,
    )
    return read(borrowed).reading in _PLAINLY


def is_unfit(line: Line) -> bool:
    """Whether nothing beside the figure gives it."""
    return line.reading is Reading.NONE_FITS
