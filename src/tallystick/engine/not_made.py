"""Indicators that are not made from records that do not say what a standard groups people by."""

from collections.abc import Mapping
from dataclasses import dataclass

from tallystick.definitions import Definition
from tallystick.records.frames import RecordKind
from tallystick.vocabulary.ethnicity.groupings import ETHNICITY

# What each kind is called, and whether there are several of them.
_CALLED: Mapping[RecordKind, tuple[str, bool]] = {
    RecordKind.STAFF: ("staff list", False),
    RecordKind.APPLICATIONS: ("applications", True),
    RecordKind.CASES: ("cases", True),
    RecordKind.BOARD: ("list of the board", False),
}


@dataclass(frozen=True)
class NotMade:
    """Indicators of one standard that are not made, and the records whose silence is the reason."""

    definition: Definition
    source: RecordKind
    characteristic: str
    indicators: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What a reader should know of it."""
        called, several = _CALLED[self.source]
        told = "what ethnicity people are" if self.characteristic == ETHNICITY else "who is disabled"
        first = f"The {called} {'do' if several else 'does'} not say {told}"
        listed = " and ".join([", ".join(self.indicators[:-1]), self.indicators[-1]][len(self.indicators) == 1 :])
        those = f"indicator {listed}" if len(self.indicators) == 1 else f"indicators {listed}"
        made = "is not made" if len(self.indicators) == 1 else "are not made"
        return f"{first}, so {those} of the {self.definition.title} {made} from {'them' if several else 'it'}."
