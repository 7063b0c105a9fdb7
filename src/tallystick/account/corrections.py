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

Place = tuple[str, str, str, str, str, str, str]
_Shown = Mapping[Place, Comparison[Figure]]


def without_corrections(tables: Sequence[Table], gate: Gate, seen: Iterable[Release]) -> Gate:
    """Return the gate without the protected tables of every year that readers have with other figures.

    Raises DisclosureRefused where nothing of such a year leaves exactly, so that nothing of it would be left.
    """
    guarded = guard(tables, gate)
    made = make(guarded, gate.policy_for(sorted({table.standard for table in tables})))
    earlier = [table for release in seen for table in release.tables]
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
    """Whether both are of the same year, and a protected figure or the rule it stands under is another."""
    if (table.organisation, table.standard, table.year) != (earlier.organisation, earlier.standard, earlier.year):
        return False
    now, before = _protected(table), _protected(earlier)
    both = now.keys() & before.keys()
    return bool(both) and (_rules(table) != _rules(earlier) or any(now[one] != before[one] for one in both))


def _rules(table: ReleasedTable) -> tuple[str, str, str] | None:
    said = table.protection
    return None if said is None else (said.contract, said.finer, said.survey)


def _protected(table: ReleasedTable) -> _Shown:
    return dict(_protected_results(table))


def _protected_results(table: ReleasedTable) -> Iterator[tuple[Place, Comparison[Figure]]]:
    if table.protection is not None and table.protection.accepted is None:
        yield from ((_place(one, "", "", ""), one) for one in table.results)
    for part in table.breakdowns:
        yield _place(part.result, part.by, part.part, str(part.since or "")), part.result


def _place(one: Comparison[Figure], by: str, part: str, since: str) -> Place:
    return one.indicator, one.row, str(one.measure), one.group, by, part, since
