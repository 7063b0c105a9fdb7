"""What came of an attack: every count that was tried, and the tables that show what is still possible."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tallystick.attack.printed import Printed
from tallystick.attack.search import Outcome


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One count that was tried. ``part`` and ``group`` are blank for the whole and for everybody."""

    organisation: str
    standard: str
    year: int
    table: str
    indicator: str
    row: str
    part: str
    group: str
    what: str
    outcome: Outcome
    witnesses: tuple[str, ...] = ()

    @classmethod
    def on(cls, count: Printed, outcome: Outcome, *, what: str = "", witnesses: Sequence[str] = ()) -> "Attempt":
        """An attempt on a printed count."""
        names = ("organisation", "standard", "year", "table", "indicator", "row", "part", "group")
        given = {name: getattr(count, name) for name in names}
        return cls(**given, what=what or count.what, outcome=outcome, witnesses=tuple(witnesses))


@dataclass(frozen=True, kw_only=True)
class Report:
    """All attempts, with the complete tables they rest on by name.

    The tables follow from what readers have, so they give nothing away.
    """

    attempts: tuple[Attempt, ...]
    tables: tuple[tuple[str, tuple[int, ...]], ...] = ()

    @property
    def won(self) -> bool:
        """Whether a count was recovered, or could not be shown to be safe."""
        return any(one.outcome is not Outcome.SAFE for one in self.attempts)

    @property
    def beaten(self) -> frozenset[tuple[str, int, str, str]]:
        """Standard, year, table and indicator of all that is not safe."""
        return frozenset(
            (one.standard, one.year, one.table, one.indicator)
            for one in self.attempts
            if one.outcome is not Outcome.SAFE
        )

    def groups_beaten(self, *where: object) -> frozenset[str]:
        """The groups whose counts are not safe, in one table as ``beaten`` names it."""
        return frozenset(
            one.group
            for one in self.attempts
            if one.outcome is not Outcome.SAFE and (one.standard, one.year, one.table, one.indicator) == where
        )

    def to_json(self) -> bytes:
        """The certificate: for each count its outcome, and the tables in which it differs."""
        document = {
            "attempts": [
                {**{name: getattr(one, name) for name in one.__dataclass_fields__}, "outcome": str(one.outcome)}
                for one in self.attempts
            ],
            "tables": {name: np.asarray(table).tolist() for name, table in self.tables},
        }
        return (json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()
