"""Entries to returns: each entry placed in its definition, groups rolled up, and every line held to account."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tallystick.definitions import Definition, Indicator, available, load
from tallystick.tallies.check_return import check_return
from tallystick.tallies.check_row import check_row
from tallystick.tallies.entries import Entry
from tallystick.tallies.findings import Findings, quoted
from tallystick.tallies.returned import Return
from tallystick.tallies.tally import Tally
from tallystick.vocabulary.characteristics import grouping, roll_up
from tallystick.vocabulary.ethnicity import Unmatched
from tallystick.vocabulary.groups import Grouping


def returns_of(entries: Iterable[Entry], findings: Findings) -> tuple[Return, ...]:
    """Return one Return for each organisation, standard and year, in the order they first appear."""
    tables: dict[tuple[str, str, int], list[Entry]] = defaultdict(list)
    for entry in entries:
        tables[entry.table].append(entry)
    _check_names(tables, findings)
    made = [_return_of(table, rows, findings) for table, rows in tables.items()]
    return tuple(one for one in made if one is not None)


def _check_names(tables: Mapping[tuple[str, str, int], Sequence[Entry]], findings: Findings) -> None:
    """One organisation written with other capitals would become two, each with half its figures."""
    written: dict[str, str] = {}
    for (name, _, _), entries in tables.items():
        first = written.setdefault(name.casefold(), name)
        if name != first:
            lines = [entry.line for entry in entries]
            findings.problem(f"{quoted(name)} and {quoted(first)} differ only in capitals", *lines)


def _return_of(table: tuple[str, str, int], entries: list[Entry], findings: Findings) -> Return | None:
    organisation, standard, year = table
    if f"{standard}/{year}" not in available():
        findings.problem(
            f"there is no definition of {quoted(standard)} for {year}. There are: {', '.join(available())}",
            *(entry.line for entry in entries),
        )
        return None
    definition = load(standard, year)
    placed = _placed(entries, definition, findings)
    tallies: list[Tally] = []
    broken = set(findings.dropped)
    for (indicator, row), lines in placed.items():
        found = _tallies_of(definition.indicator(indicator), row, lines, definition, findings)
        tallies += found or ()
        broken |= {indicator} if found is None else set()
    made = Return(
        organisation=organisation,
        standard=standard,
        year=year,
        definition_id=definition.id,
        tallies=tuple(tallies),
    )
    check_return(made, definition, placed, broken, findings)
    return made


RowKey = tuple[str, str]


def _placed(entries: Iterable[Entry], definition: Definition, findings: Findings) -> dict[RowKey, list[Entry]]:
    """The entries by indicator and row, in the definition's order; those that fit nowhere become problems."""
    rows: dict[RowKey, list[Entry]] = defaultdict(list)
    for entry in entries:
        indicator = _indicator(entry, definition, findings)
        if indicator is None:
            continue
        row = _row(entry, indicator)
        if row is None:
            findings.problem(_unknown_row(entry, indicator, definition), entry.line)
            findings.dropped.add(indicator.id)
        else:
            rows[indicator.id, row].append(entry)
    order = {(i.id, row): n for n, (i, row) in enumerate(_all_rows(definition))}
    return dict(sorted(rows.items(), key=lambda item: order[item[0]]))


def _all_rows(definition: Definition) -> list[tuple[Indicator, str]]:
    return [(i, row) for i in definition.given for row in (i.row_ids or ("",))]


def _indicator(entry: Entry, definition: Definition, findings: Findings) -> Indicator | None:
    given = {indicator.id: indicator for indicator in definition.given}
    if entry.indicator in given:
        return given[entry.indicator]
    findings.problem(_unknown_indicator(entry, definition), entry.line)
    return None


def _unknown_indicator(entry: Entry, definition: Definition) -> str:
    """What is wrong with an indicator. A number is not repeated: it could be a count in the wrong column."""
    given = [indicator.id for indicator in definition.given]
    if any(i.id == entry.indicator for i in definition.indicators):
        return f"indicator {quoted(entry.indicator)} is worked out, never given; leave the line out"
    if any(character.isalpha() for character in entry.indicator):
        return f"{quoted(entry.indicator)} is not an indicator of {definition.id}. There are: {', '.join(given)}"
    named = f"{definition.short_title} {definition.year}"
    in_a_row = given == [str(number) for number in range(1, len(given) + 1)]
    listed = f"1 to {len(given)}" if in_a_row else ", ".join(given)
    return f"column indicator: this is a number that is no indicator of {named}; indicators are {listed}"


def _row(entry: Entry, indicator: Indicator) -> str | None:
    """The row's name in the definition's list. A blank one means the headline row."""
    if not indicator.rows:
        return entry.row if entry.row == "" else None
    named = entry.row or indicator.headline
    return named if named in indicator.row_ids else None


def _unknown_row(entry: Entry, indicator: Indicator, definition: Definition) -> str:
    listed = f"tallystick show indicator {definition.standard} {definition.year} {indicator.id}"
    if not indicator.rows:
        return f"indicator {indicator.id} has no rows; leave row blank (found {quoted(entry.row)})"
    return f"{quoted(entry.row)} is not a row of indicator {indicator.id}. To see its rows: {listed}"


def _tallies_of(
    indicator: Indicator, row: str, entries: Sequence[Entry], definition: Definition, findings: Findings
) -> list[Tally] | None:
    """The tallies of one row, or None where something is wrong with the row itself."""
    before = findings.raised
    to = grouping(definition.grouping)
    counted = [entry for entry in entries if not entry.is_total]
    fitting = [entry for entry in counted if _fits(entry, to, findings)]
    totals = [entry for entry in entries if entry.is_total]
    check_row(indicator, row, fitting, totals, groups=to, findings=findings)
    by_group: dict[str, list[Entry]] = defaultdict(list)
    for entry in fitting:
        by_group[str(roll_up(entry.group, to))].append(entry)
    for parts in by_group.values():
        if len(parts) > 1 and any(entry.happened is None and entry.sound for entry in parts):
            findings.problem(_CANNOT_ADD, *(entry.line for entry in parts))
    if findings.raised > before or not all(entry.sound for entry in entries):
        return None
    return [_sum(by_group[group.code], indicator, row, group.code) for group in to.groups if group.code in by_group]


_CANNOT_ADD = "percentages of several groups cannot be added up; give counts, or one line for the group as a whole"


def _fits(entry: Entry, to: Grouping, findings: Findings) -> bool:
    if not isinstance(roll_up(entry.group, to), Unmatched):
        return True
    findings.problem(
        f"{quoted(entry.group)} is not a group that fits in {', '.join(group.code for group in to.groups)}. "
        f"To see the groups and codes: tallystick show vocabulary",
        entry.line,
    )
    return False


def _sum(entries: Sequence[Entry], indicator: Indicator, row: str, group: str) -> Tally:
    happened = [entry.happened for entry in entries if entry.happened is not None]
    people = [entry.people for entry in entries if entry.people is not None]
    return Tally(
        indicator=indicator.id,
        row=row,
        group=group,
        happened=sum(happened) if happened else None,
        people=sum(people) if people and not indicator.kind.counts_heads else None,
        percent=None if happened else entries[0].percent,
        years=indicator.row(row).years,
    )
