"""The tree of organisations of the ESR outbound interface, climbed from each unit to the employer."""

import re
from collections.abc import Mapping

import polars as pl

from tallystick.records.deposit import Deposit
from tallystick.records.frames import RecordKind

_USUAL = 3  # Org L3, as in a staff list
_LEVEL = re.compile(r"org\W*l(\d)", re.IGNORECASE)


def with_organisations(joined: pl.DataFrame, organisations: pl.DataFrame, deposit: Deposit) -> pl.DataFrame:
    """The joined assignments with the employer (the top of the tree) and the directorate above each unit."""
    names = dict(organisations.select("OrganisationId", "OrganisationName").iter_rows())
    parents = dict(organisations.select("OrganisationId", "ParentOrgId").iter_rows())
    level = _level(deposit)
    rows = [(unit, *_places([names[each] for each in _climb(unit, parents)], level)) for unit in names]
    places = pl.DataFrame(
        rows, schema={"unit": pl.String, "organisation": pl.String, "directorate": pl.String}, orient="row"
    )
    return joined.join(places, left_on="AS.OrganisationId", right_on="unit", how="left", maintain_order="left")


def _climb(unit: str, parents: Mapping[str, str | None]) -> list[str]:
    """A unit and all above it, from the top. A tree that comes back to itself is cut where it does."""
    way: list[str] = []
    above: str | None = unit
    while above is not None and above in parents and above not in way:
        way.append(above)
        above = parents[above]
    return way[::-1]


def _places(names: list[str], level: int) -> tuple[str, str]:
    # A unit above the level of directorates is its own.
    return names[0], names[min(level, len(names)) - 1]


def _level(deposit: Deposit) -> int:
    """The level of directorates: the one that deposit.toml calls so ("Org L4" = "directorate"), or the usual one."""
    for header, field in deposit.columns.get(RecordKind.STAFF, {}).items():
        found = _LEVEL.fullmatch(header.strip())
        if found and field == "directorate":
            return max(int(found[1]), 1)
    return _USUAL
