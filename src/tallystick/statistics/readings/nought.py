"""Figures that cannot exist, because what they would be divided by was printed as nought."""

from tallystick.release.audited import PublishedFigure
from tallystick.release.readings import Kind
from tallystick.statistics.readings.one_side import heads


def rests_on_nought(figure: PublishedFigure) -> bool:
    """Whether a number printed beside the figure is nought where the calculation would divide by it."""
    if figure.kind is Kind.SHARE:
        return heads(figure).whole == 0
    if figure.kind is Kind.GROWTH:
        return figure.before == 0
    return _a_side_of_nobody(figure) or _a_base_of_nought(figure)


def _a_side_of_nobody(figure: PublishedFigure) -> bool:
    """A group without anybody in it has no rate, whichever side it stands on."""
    sides = (figure.top, figure.bottom)
    return any(whole == 0 for side in sides for whole in (side.people, side.share_of_people))


def _a_base_of_nought(figure: PublishedFigure) -> bool:
    """A ratio is divided by its bottom and a gap by its top; nothing is divided for a difference in points."""
    if figure.kind is Kind.POINTS:
        return False
    base = figure.bottom if figure.kind is Kind.RATIO else figure.top
    return any(part == 0 for part in (base.happened, base.rate, base.share_of_events))
