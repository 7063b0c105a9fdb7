"""A row as a dictionary, a line of the cube, and the book in which a plain count is kept."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tallystick.definitions import Definition
from tallystick.definitions.choices import Choices
from tallystick.engine.reasons import Reason
from tallystick.records.frames import RecordKind, Silent
from tallystick.vocabulary import characteristics
from tallystick.vocabulary.bands import Band, MedicalGrade
from tallystick.vocabulary.groups import Grouping
from tallystick.vocabulary.periods import Snapshot

Row = Mapping[str, Any]
Key = tuple[str, str, str, str, str, str]  # organisation, indicator, row, group, by, stratum
LATEST = date(9999, 12, 31)


@dataclass
class Tallied:
    """Happened and people, by the key of a line of the cube."""

    happened: Counter[Key] = field(default_factory=Counter)
    people: Counter[Key] = field(default_factory=Counter)

    def lines(self) -> dict[Key, tuple[int, int]]:
        """Every line with its two numbers."""
        return {key: (self.happened[key], self.people[key]) for key in {*self.happened, *self.people}}


@dataclass
class Book:
    """What a plain count is made under, and what it has counted and left out so far."""

    definition: Definition
    choices: Choices
    snapshot: Snapshot
    silent: Silent = frozenset()
    tallied: Tallied = field(default_factory=Tallied)
    excluded: dict[tuple[str, str, int], Reason] = field(default_factory=dict)

    @property
    def grouping(self) -> Grouping:
        return characteristics.grouping(self.definition.grouping)

    @property
    def column(self) -> str:
        """What people are grouped by."""
        return "disability" if self.definition.grouping == "disability" else "ethnicity"

    def group(self, member: str) -> str | None:
        """The group of somebody, or None where what is recorded is in no list."""
        return group_in(self.grouping, member)

    def is_silent(self, kind: str, characteristic: str) -> bool:
        """Whether no file of a kind has a column for ethnicity, or for disability."""
        return (RecordKind(kind), characteristic) in self.silent

    def leave_out(self, kind: str, row: Row, reason: Reason) -> None:
        """Note that a row is not counted. A second reason for the same row would be a fault of the count."""
        place = (kind, row["file"], row["line"])
        if place in self.excluded:
            raise ValueError("a row was left out twice")
        self.excluded[place] = reason

    def strata(self, row: Row, *, applied: bool) -> Iterator[tuple[str, str]]:
        """Every part a person or an application is in, and the whole."""
        yield "", ""
        named = {"directorate": row["directorate"], "international-recruit": row["international_recruit"]}
        if applied:
            level = row["band"]
        else:
            level = row["row"].partition("/")[2]
            named |= {"staff-group": row["staff_group"], "sex": row["sex"], "age-band": row["age_band"]}
        named["band"] = level if level in set(Band) else ""
        named["medical-grade"] = level if level in set(MedicalGrade) else ""
        other, coarse = ("disability", "disability") if self.column == "ethnicity" else ("ethnicity", "wres")
        if not self.is_silent("applications" if applied else "staff", other):
            named[other] = group_in(characteristics.grouping(coarse), row[other]) or ""
        if self.column == "ethnicity":
            named["broad-ethnic-group"] = group_in(characteristics.grouping("five"), row["ethnicity"]) or ""
            named["ethnic-category"] = group_in(characteristics.grouping("finest"), row["ethnicity"]) or ""
        yield from ((by, stratum) for by, stratum in named.items() if stratum not in ("", "unmapped"))
        if named["directorate"] in ("", "unmapped"):
            yield "directorate", ""


def group_in(grouping: Grouping, member: str) -> str | None:
    """The group whose members hold ``member``."""
    return next((group.code for group in grouping.groups if member in set(group.members)), None)


def by_place(rows: Iterable[Row]) -> list[Row]:
    """Rows by file and line."""
    return sorted(rows, key=lambda row: (row["file"], row["line"]))
