"""One standard in one year, with its words: what the sheets of a workbook are collected from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tallystick.definitions import Definition
from tallystick.publishing.words import Words, listed
from tallystick.release.release import Release, ReleasedTable
from tallystick.vocabulary.terms import Term


@dataclass(frozen=True)
class Part:
    """A released table and the words of its definition."""

    table: ReleasedTable
    words: Words

    @property
    def definition(self) -> Definition:
        """The definition the table follows."""
        return self.words.definition


def parts_of(release: Release, term: Term | None) -> tuple[Part, ...]:
    """The tables of a release, standard by standard as the release has them, the newest year first."""
    standards = list(dict.fromkeys(table.standard for table in release.tables))
    tables = sorted(release.tables, key=lambda table: (standards.index(table.standard), -table.year))
    return tuple(Part(table, Words.of(table, term)) for table in tables)


def named(parts: Iterable[Part]) -> str:
    """``WRES 2025, 2024; WDES 2025``."""
    years: dict[str, list[str]] = {}
    for part in parts:
        years.setdefault(part.definition.short_title, []).append(str(part.table.year))
    return "; ".join(f"{standard} {', '.join(of_one)}" for standard, of_one in years.items())


def span(parts: Sequence[Part]) -> str:
    """``2020``, ``2020 to 2022`` where no year between them is left out, or ``2020, 2025 and 2026``."""
    years = sorted({part.table.year for part in parts})
    if len(years) > 1 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]} to {years[-1]}"
    return listed([str(year) for year in years])
