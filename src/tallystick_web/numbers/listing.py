"""What an approved set holds, indicator by indicator: for programs, which ask for figures by these names."""

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.definitions import load
from tallystick.release.release import Release, ReleasedTable
from tallystick_web.numbers.kept import kept, key_of
from tallystick_web.numbers.queries import content_of


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One indicator of one year. ``is_withheld`` says that it was counted and nothing of it is shown."""

    standard: str
    year: int
    indicator: str
    title: str
    is_withheld: bool


def indicators_in(sha256: str) -> tuple[Listed, ...]:
    """Every indicator of a release, by standard and year, in the order of the definitions."""
    return kept(key_of("indicators", sha256), lambda: tuple(_all(content_of(sha256))))


def _all(release: Release) -> Iterator[Listed]:
    for table in sorted(release.tables, key=lambda one: (one.standard, one.year)):
        shown = {one.indicator for one in table.results}
        withheld = _withheld(table) - shown
        for one in load(table.standard, table.year).indicators:
            if one.id in shown | withheld:
                yield Listed(
                    standard=table.standard,
                    year=table.year,
                    indicator=one.id,
                    title=one.title,
                    is_withheld=one.id in withheld,
                )


def _withheld(table: ReleasedTable) -> set[str]:
    return {one.indicator for one in table.protection.coarsened} if table.protection is not None else set()
