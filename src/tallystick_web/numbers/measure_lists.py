"""Long lists of measures made short: under headings, and only those whose words somebody looks for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tallystick_web.numbers.measure_rules import Measure


@dataclass(frozen=True, kw_only=True)
class MeasureGroup:
    """The measures under one heading, in the order of the catalogue."""

    heading: str
    measures: tuple[Measure, ...]

    @property
    def key(self) -> str:
        """The heading as it stands in an address."""
        return re.sub(r"[^a-z]+", "-", self.heading.casefold()).strip("-")


def grouped(measures: Iterable[Measure]) -> tuple[MeasureGroup, ...]:
    """Measures under what they come from. The rows of pay bands are many, and stand last."""
    found: dict[str, list[Measure]] = {}
    for one in measures:
        found.setdefault(one.heading, []).append(one)
    groups = [MeasureGroup(heading=heading, measures=tuple(those)) for heading, those in found.items()]
    return tuple(sorted(groups, key=lambda one: one.heading.endswith(": pay bands")))


def matching(measures: Iterable[Measure], words: str) -> tuple[Measure, ...]:
    """The measures in whose name, explanation or heading every one of these words stands."""
    wanted = words.casefold().split()
    return tuple(
        one for one in measures if all(word in f"{one.name} {one.what} {one.heading}".casefold() for word in wanted)
    )
