"""What stands beside a figure: of which measure it is said to be, and of when. A figure that was moved is a false one.

The id of a figure tells its place in an approved set, and the place tells standard, year, indicator and row.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tallystick.definitions.load import available

_PAY = "pay"
_ALONE = "white-rest"  # who is compared in a measure of pay that does not say
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What a file says a figure is of: the id of its measure, how its time is called, and its day where it has one."""

    measure: str
    label: str
    as_of: str = ""

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> "Beside":
        """What stands in a line or an entry."""
        return cls(**{name: str(said.get(name) or "") for name in ("measure", "label", "as_of")})

    @property
    def named(self) -> tuple[str, str]:
        """The measure, and how its time is called."""
        return self.measure, self.label

    @property
    def is_of_sets(self) -> bool:
        """Whether a measure of this id is worked out, so that its values stand in approved sets alone."""
        return self.measure.partition("/")[0] in {_PAY, *(one.partition("/")[0] for one in available())}

    def is_not_at(self, place: str) -> str:
        """In which sentence it departs from a place in an approved set; blank where it does not."""
        parts = place.split("/")
        is_paid = len(parts) > 1 and bool(_DAY.fullmatch(parts[1]))
        if not (self._is_paid(parts) if is_paid else self._is_of_standard(parts)):
            return f"it stands under the measure {self.measure}, and its place is of another"
        when = parts[1]
        if when[:4] not in re.findall(r"\d+", self.label):
            return f"it stands under “{self.label}”, and its place is of {when[:4]}"
        if self.as_of and not (self.as_of == when if is_paid else self.as_of.startswith(f"{when}-")):
            return f"it stands under the day {self.as_of}, and its place is of {when}"
        return ""

    def _is_of_standard(self, parts: list[str]) -> bool:
        standard, indicator = parts[0], parts[2] if len(parts) > 2 else ""
        row, measure, group = "/".join(parts[3:-2]), parts[-2], parts[-1]
        in_full = f"{standard}/{indicator}:{row}:{measure}:{group}"
        return self.measure == in_full or (self.measure == f"{standard}/{indicator}" and not row)

    def _is_paid(self, parts: list[str]) -> bool:
        comparator, _, measure, group, quarter = (*parts, "", "", "", "")[:5]
        kind, said, of = (*self.measure.split(":"), "", "")[:3]
        which = (group, quarter.replace(" ", "-"))
        return kind == f"{_PAY}/{measure}" and (said or _ALONE) == comparator and (not of or of in which)
