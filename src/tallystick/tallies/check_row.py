"""The lines of one row held against one another. Each check names what does not fit; none stops at the first."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from tallystick.definitions import Indicator, Kind
from tallystick.tallies.entries import Entry
from tallystick.tallies.findings import Findings
from tallystick.vocabulary.characteristics import members
from tallystick.vocabulary.groups import Grouping


def check_row(
    indicator: Indicator,
    row: str,
    entries: Sequence[Entry],
    totals: Sequence[Entry],
    *,
    groups: Grouping,
    findings: Findings,
) -> None:
    """Check the lines of one row of an indicator, one by one and together."""
    years = indicator.row(row).years
    for entry in entries:
        if entry.sound:
            _check_counts(entry, indicator, years, findings)
    _check_repeats(entries, findings)
    _check_overlaps(entries, groups, findings)
    if not all(entry.sound for entry in (*entries, *totals)):
        return
    if all(entry.happened is not None for entry in entries):
        _check_totals(entries, totals, findings)
    if indicator.kind.counts_heads:
        _check_heads(entries, findings)


def _check_counts(entry: Entry, indicator: Indicator, years: int, findings: Findings) -> None:
    heads = indicator.kind.counts_heads
    if indicator.kind is Kind.SURVEY and entry.percent is not None and 0 < entry.percent <= 1:
        findings.notice("a percentage of 1 or less was read as it stands; 22% is written 22, not 0.22", entry.line)
    if entry.happened is None and entry.percent is None:
        findings.problem("neither a count (happened) nor a percentage is given", entry.line)
    elif entry.happened is not None and entry.people is None and not heads:
        findings.problem("happened is given without people; the number it is out of is needed", entry.line)
    elif entry.happened is None and entry.people is not None and indicator.kind is not Kind.SURVEY:
        findings.problem("people is given without happened", entry.line)
    elif entry.happened is not None and entry.people is not None and not heads:
        _check_rate(entry, years, findings)


def _check_rate(entry: Entry, years: int, findings: Findings) -> None:
    happened, exposure = entry.happened or 0, (entry.people or 0) * years
    if happened > exposure:
        within = "" if years == 1 else f" in {years} years"
        findings.problem(f"it happened to more people than there are{within} (happened is over people)", entry.line)
    elif entry.percent is not None and exposure and not _agrees(entry.percent, happened, exposure):
        findings.problem("percent does not agree with happened and people; leave one of them out", entry.line)


def _agrees(percent: Decimal, happened: int, exposure: int) -> bool:
    """Whether a printed percentage is the rounded or the truncated rate."""
    step = Decimal(1).scaleb(int(percent.as_tuple().exponent))
    return abs(percent * exposure - 100 * happened) < step * exposure


def _check_repeats(entries: Sequence[Entry], findings: Findings) -> None:
    on: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        on[entry.group.casefold()].append(entry.line)
    for code, lines in on.items():
        if len(lines) > 1:
            findings.problem(f"the same row and group ('{code}') appears {len(lines)} times", *lines)


def _is_category(code: str) -> bool:
    """Codes of one or two characters are categories, which never overlap; longer ones name groups."""
    return len(code.strip()) <= 2


def _check_overlaps(entries: Sequence[Entry], groups: Grouping, findings: Findings) -> None:
    # One line of each code: repeats are said by themselves. There are few codes that fit, and there can be many lines.
    firsts = {entry.group.casefold(): entry for entry in reversed(entries)}
    for one, other in combinations(sorted(firsts.values(), key=lambda entry: entry.line), 2):
        if _is_category(one.group) and _is_category(other.group):
            continue
        if members(one.group, of=groups) & members(other.group, of=groups):
            findings.problem(
                f"'{one.group}' and '{other.group}' overlap, so some people would be counted twice",
                one.line,
                other.line,
            )


def _check_totals(entries: Sequence[Entry], totals: Sequence[Entry], findings: Findings) -> None:
    for total in totals:
        for column in ("happened", "people"):
            given = getattr(total, column)
            parts = [getattr(entry, column) for entry in entries]
            if given is not None and None not in parts and given != sum(parts):
                findings.problem(f"the total does not equal the sum of its groups ({column})", total.line)
        findings.notice("read as a total: checked against its groups and not counted", total.line)


def _check_heads(entries: Sequence[Entry], findings: Findings) -> None:
    """Where only heads are counted, people is blank or the total of the row, and percent the share of it."""
    counts = [entry.happened for entry in entries]
    if None in counts and any(count is not None for count in counts):
        findings.problem(
            "the row gives counts for some groups and percentages for others", *(entry.line for entry in entries)
        )
    if not counts or None in counts:
        return
    whole = sum(count for count in counts if count is not None)
    for entry in entries:
        if entry.people not in (None, whole):
            findings.problem("people is neither blank nor the total of the row's groups", entry.line)
        if entry.percent is not None and whole and not _agrees(entry.percent, entry.happened or 0, whole):
            findings.problem("percent is not this group's share of the row; leave one of them out", entry.line)
