"""Protected figures are given once: a correction of them waits, or a reader would see which rounding it crossed.

Whether a table could be given again hangs on its true counts. So nothing protected is given again with a difference,
whatever the difference is. Figures of the contract are exact, and a correction of those is simply printed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tallystick.disclosure.gate import Gate, finer_tables, guard
from tallystick.disclosure.menus import CONTRACT
from tallystick.errors import DisclosureRefused
from tallystick.release.comparison import Comparison
from tallystick.release.make import make
from tallystick.release.release import Release, ReleasedTable, Table
from tallystick.release.shown import Figure

Place = tuple[str, ...]
_Counts = Mapping[Place, Figure]


def without_corrections(tables: Sequence[Table], gate: Gate, seen: Iterable[Release]) -> Gate:
    """Return the gate without the protected tables of every year that readers have with other figures.

    Raises DisclosureRefused where nothing of such a year leaves exactly, so that nothing of it would be left.
    """
    earlier = [table for release in seen for table in release.tables]
    if not set(map(_year_of, tables)) & set(map(_year_of, earlier)):
        return gate
    guarded = guard(tables, gate)
    made = make(guarded, gate.policy_for(sorted({table.standard for table in tables})))
    for table, at_the_gate in zip(made.tables, guarded, strict=True):
        if any(_is_corrected(table, one) for one in earlier):
            left_out = finer_tables(at_the_gate)
            if any(one.table == CONTRACT for one in left_out):
                raise DisclosureRefused(
                    f"Nothing was released. Its readers have other figures of {table.standard.upper()} {table.year}. "
                    "Protected figures are given once, because a corrected one beside the first tells which counts "
                    "crossed a rounding. Corrections wait for the figures of the next year."
                )
            gate = replace(gate, left_out=gate.left_out | left_out)
    return gate


def _is_corrected(table: ReleasedTable, earlier: ReleasedTable) -> bool:
    """Whether both are of the same year, and a protected count or the rule it stands under is another."""
    if _year_of(table) != _year_of(earlier):
        return False
    now, before = _protected(table), _protected(earlier)
    both = now.keys() & before.keys()
    return bool(both) and (_rules(table) != _rules(earlier) or any(now[one] != before[one] for one in both))


def _year_of(table: Table | ReleasedTable) -> tuple[str, str, int]:
    return table.organisation, table.standard, table.year


def _rules(table: ReleasedTable) -> tuple[str, str, str] | None:
    said = table.protection
    return None if said is None else (said.contract, said.finer, said.survey)


def _protected(table: ReleasedTable) -> _Counts:
    """Every protected count by where it stands. Verdicts are left out: they hang on which other tables are given."""
    return dict(_protected_counts(table))


def _protected_counts(table: ReleasedTable) -> Iterator[tuple[Place, Figure]]:
    if table.protection is not None and table.protection.accepted is None:
        for one in table.results:
            yield from _counts(one, (one.indicator, one.row, one.group, "", "", ""))
    for part in table.breakdowns:
        one = part.result
        yield from _counts(one, (one.indicator, one.row, one.group, part.by, part.part, str(part.since or "")))


def _counts(result: Comparison[Figure], where: tuple[str, ...]) -> Iterator[tuple[Place, Figure]]:
    for name, side in (("top", result.top), ("bottom", result.bottom), ("unknown", result.unknown)):
        for what in ("happened", "people"):
            count = None if side is None else getattr(side, what)
            if count is not None:
                yield (*where, str(result.measure), name, what), count
