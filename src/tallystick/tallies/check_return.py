"""The rows of a return held against one another: groups that are missing, and totals that do not add up."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from tallystick.definitions import Definition, Indicator
from tallystick.tallies.entries import Entry
from tallystick.tallies.findings import Findings
from tallystick.tallies.returned import Return
from tallystick.vocabulary.characteristics import grouping, members
from tallystick.vocabulary.groups import Grouping

UNKNOWN = "unknown"
Placed = Mapping[tuple[str, str], Sequence[Entry]]


def check_return(
    made: Return, definition: Definition, placed: Placed, broken: Container[str], findings: Findings
) -> None:
    """Check the rows of one return against one another and against what the definition asks.

    The rows of an indicator in ``broken`` are not summed: that would only repeat what has been said of them.
    """
    for (indicator_id, row), entries in placed.items():
        _check_groups(definition, indicator_id, row, entries, findings)
    for indicator in definition.given:
        if indicator.id not in broken:
            _check_whole(made, indicator, placed, findings)
        _check_subsets(made, indicator, placed, findings)
        _check_windows(made, indicator, placed, findings)
        _check_parts(made, indicator, placed, findings)
    if not any(indicator.id in broken for indicator in definition.given if indicator.whole):
        _check_one_whole(made, definition, placed, findings)
        _say_other_pools(made, definition, placed, findings)


def _check_groups(
    definition: Definition, indicator_id: str, row: str, entries: Sequence[Entry], findings: Findings
) -> None:
    """Every compared group is needed, and unknown ethnicity too where it is part of the base."""
    indicator = definition.indicator(indicator_id)
    counted = any(entry.happened is not None for entry in entries)
    heads = indicator.kind.counts_heads
    groups = grouping(definition.grouping)
    compared = [group.code for group in groups.groups if group.code != UNKNOWN]
    where = f"indicator {indicator.id}" + (f", row {row}" if row else "")
    lines = [entry.line for entry in entries]
    for group in [indicator.top] if indicator.asks_one_group or (heads and not counted) else compared:
        if indicator.id not in findings.dropped and not _has(entries, group, groups):
            findings.problem(f"{where} has no line for the group '{group}'; write 0 if there was nobody", *lines)
    if heads and counted and not _has(entries, UNKNOWN, groups):
        findings.notice(
            f"indicator {indicator.id} has rows with no line for the group 'unknown'; they were read as nobody", *lines
        )


def _has(entries: Sequence[Entry], group: str, groups: Grouping) -> bool:
    codes = [entry.group for entry in entries if not entry.is_total]
    return any(members(code, of=groups) <= members(group, of=groups) for code in codes)


def _counts(made: Return, indicator: str, row: str) -> dict[str, int]:
    return {g: t.happened for g, t in made.find(indicator, row).items() if t.happened is not None}


def _summed(made: Return, indicator: str, rows: Sequence[str]) -> Counter[str]:
    total: Counter[str] = Counter()
    for row in rows:
        total.update(_counts(made, indicator, row))
    return total


def _lines(placed: Placed, indicator: str, *rows: str) -> list[int]:
    return [entry.line for row in rows for entry in placed.get((indicator, row), ())]


def _same(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    return all(one.get(group, 0) == other.get(group, 0) for group in {*one, *other})


def _check_whole(made: Return, indicator: Indicator, placed: Placed, findings: Findings) -> None:
    if not indicator.kind.adds_up:
        return
    given = [row.id for row in indicator.sub_rows if _counts(made, indicator.id, row.id)]
    whole = _counts(made, indicator.id, indicator.whole)
    if given and whole and not _same(_summed(made, indicator.id, given), whole):
        findings.problem(
            f"the rows of indicator {indicator.id} do not add up to the row '{indicator.whole}'",
            *_lines(placed, indicator.id, indicator.whole),
        )
    missing = len(indicator.sub_rows) - len(given)
    if given and missing:
        findings.notice(
            f"{missing} of the {len(indicator.sub_rows)} rows of indicator {indicator.id} in {made.year} "
            "are not in the file" + ("" if whole else f"; the {indicator.whole} is the sum of those that are")
        )


def _check_subsets(made: Return, indicator: Indicator, placed: Placed, findings: Findings) -> None:
    for row in indicator.rows:
        part, whole = _counts(made, indicator.id, row.id), _counts(made, indicator.id, row.part_of)
        if row.part_of and part and whole and any(part[group] > whole.get(group, 0) for group in part):
            findings.problem(
                f"'{row.id}' is a part of '{row.part_of}' and holds more people than it",
                *_lines(placed, indicator.id, row.id, row.part_of),
            )


def _check_windows(made: Return, indicator: Indicator, placed: Placed, findings: Findings) -> None:
    """A longer window holds the shorter one. One with fewer events may be an average where a total was asked."""
    windows = sorted((row for row in indicator.rows if not row.is_whole), key=lambda row: row.years)
    for shorter, longer in pairwise(windows):
        if shorter.years == longer.years:
            continue
        few, many = _counts(made, indicator.id, shorter.id), _counts(made, indicator.id, longer.id)
        if few and many and any(count > many.get(group, count) for group, count in few.items()):
            findings.notice(
                f"'{longer.id}' covers '{shorter.id}' and more, and holds fewer events than it; check that it is the "
                "total of all its years and not an average",
                *_lines(placed, indicator.id, shorter.id, longer.id),
            )


def _check_parts(made: Return, indicator: Indicator, placed: Placed, findings: Findings) -> None:
    for row in indicator.rows:
        whole = _counts(made, indicator.id, row.id)
        for parts in row.adds_up:
            given = [part for part in parts if _counts(made, indicator.id, part)]
            summed = _summed(made, indicator.id, given)
            if not whole or not given:
                continue
            named = " and ".join(f"'{part}'" for part in given)
            over = any(summed[group] > whole.get(group, 0) for group in summed)
            if len(given) == len(parts) and not _same(summed, whole):
                problem = f"{named} do not add up to '{row.id}'"
            elif over:
                problem = f"{named} is a part of '{row.id}' and holds more people than it"
            else:
                continue
            findings.problem(problem, *_lines(placed, indicator.id, row.id, *given))


def _check_one_whole(made: Return, definition: Definition, placed: Placed, findings: Findings) -> None:
    """A whole that is given twice, or beside the rows it is made of, must be the same people."""
    seen: dict[str, tuple[str, dict[str, int]]] = {}
    for indicator in definition.given:
        for row in (row for row in indicator.rows if row.is_whole):
            counts = _counts(made, indicator.id, row.id) or _made_of_rows(made, indicator)
            if not counts:
                continue
            first, before = seen.setdefault(row.id, (indicator.id, counts))
            if not _same(before, counts):
                findings.problem(
                    f"the {row.id} given with indicator {indicator.id} is not the {row.id} of indicator {first}",
                    *_lines(placed, indicator.id, row.id),
                )


def _made_of_rows(made: Return, indicator: Indicator) -> dict[str, int]:
    rows = [row.id for row in indicator.sub_rows] if indicator.kind.adds_up else []
    return dict(_summed(made, indicator.id, rows))


def _say_other_pools(made: Return, definition: Definition, placed: Placed, findings: Findings) -> None:
    """An indicator out of everyone employed may count another workforce than the one given. That is only said."""
    for indicator in definition.given:
        whole = _whole_of(made, definition, indicator.pool_row) if indicator.pool_row else {}
        for row in made.rows_of(indicator.id):
            people = {g: t.people for g, t in made.find(indicator.id, row).items() if t.people is not None}
            if whole and any(count != whole.get(group, count) for group, count in people.items()):
                findings.notice(
                    f"indicator {indicator.id} is out of another {indicator.pool_row} than the one given",
                    *_lines(placed, indicator.id, row),
                )


def _whole_of(made: Return, definition: Definition, row: str) -> dict[str, int]:
    found = (
        _counts(made, indicator.id, row) or _made_of_rows(made, indicator)
        for indicator in definition.given
        if row in indicator.row_ids
    )
    return next(filter(None, found), {})
