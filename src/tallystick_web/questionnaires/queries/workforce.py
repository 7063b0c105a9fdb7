"""The workforce, as approved figures tell it, to set who answered a survey beside it."""

from uuid import UUID

from tallystick_web.numbers.embargoed import held_from_others
from tallystick_web.numbers.measure_rules import MeasurePoint
from tallystick_web.numbers.measures import series_of
from tallystick_web.numbers.rules import Audience

_SHARE = "wres/1:workforce:share:bme"


def share_of_workforce(organisation: UUID) -> MeasurePoint | None:
    """The newest share of ethnic minority people in the whole workforce that the organisation may see; None if none is.

    It is of everybody, people whose group is unknown included. Figures that are held back are not read.
    """
    found = series_of(organisation, [_SHARE], Audience.ORGANISATION, without=held_from_others(organisation))
    shown = [one for one in found.get(_SHARE, ()) if one.value is not None]
    return shown[-1] if shown else None
