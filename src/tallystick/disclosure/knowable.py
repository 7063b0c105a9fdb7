"""What a reader can know of small groups all the same: they never vanish without a word."""

from collections.abc import Iterator, Sequence

from tallystick.definitions import Definition, Kind
from tallystick.disclosure.menus import Menu, MenuTable
from tallystick.release.detail import PartResult
from tallystick.release.protection import Coarsened
from tallystick.release.shown import Guarded


def still_known(
    definition: Definition,
    menu: Menu,
    parts: Sequence[PartResult[Guarded]],
    coarsened: Sequence[Coarsened],
    *,
    has_categories: bool,
) -> tuple[str, ...]:
    """Return, in sentences, the finest groups that passed for each indicator, and what pooled years add.

    ``coarsened`` are the tables that were left out, and ``has_categories`` says that ethnic categories were counted.
    Where no table was left out, and all groups stand, nothing needs saying.
    """
    return tuple(_sentences(definition, menu, parts, coarsened, has_categories=has_categories))


def _sentences(
    definition: Definition,
    menu: Menu,
    parts: Sequence[PartResult[Guarded]],
    coarsened: Sequence[Coarsened],
    *,
    has_categories: bool,
) -> Iterator[str]:
    there = {(part.by, part.result.indicator) for part in parts}
    out = {(one.table, one.indicator) for one in coarsened if not one.group}
    for table in (one for one in menu.table if one.by):
        for indicator in definition.given:
            if (table.id, indicator.id) in out:
                yield (
                    f"Indicator {indicator.id} is not given by {_of_what(table)}, because no such table could be "
                    "protected. The finest groups that can be given are those of the whole organisation"
                    f"{_elsewhere(menu, table, indicator.id, there)}."
                )
    pooled = menu.find("ethnic-category")
    if pooled is not None and has_categories and any(one.kind is Kind.LIKELIHOOD for one in definition.given):
        yield _pooled(pooled, definition.year, given=any(by == pooled.by for by, _ in there))


def _elsewhere(menu: Menu, table: MenuTable, indicator: str, there: set[tuple[str, str]]) -> str:
    others = [one for one in menu.table if one.by and one.id != table.id and (one.by, indicator) in there]
    return "".join(f", and by {_of_what(one)}" for one in others)


def _of_what(table: MenuTable) -> str:
    over = f" over {table.years} years together" if table.years > 1 else ""
    return f"{table.by.replace('-', ' ')}{over}"


def _pooled(table: MenuTable, year: int, *, given: bool) -> str:
    if given:
        return (
            f"Each ethnic category is given over the years {year - table.years + 1} to {year} together: {table.years} "
            "years tell more of small groups than one, and less of any one person."
        )
    ends = year + (table.a_block_ends - year) % table.years
    return (
        f"Each ethnic category is given over {table.years} years together, because one year has too few people. The "
        f"next are {ends - table.years + 1} to {ends}, where records of all of them are handed in."
    )
