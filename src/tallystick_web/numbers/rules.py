"""What there is to read in an approved set, and who reads which."""

from collections.abc import Iterable
from enum import StrEnum

from tallystick.release.policy import Audience


class Subject(StrEnum):
    """What a release is of."""

    STANDARDS = "standards"
    PAY = "pay"


def widest(audiences: Iterable[Audience]) -> Audience:
    """The audience with most to read: the analyst's desk before the organisation, the organisation before everybody."""
    return next((one for one in Audience if one in set(audiences)), Audience.PUBLIC)
