"""The return file, the counts door: a CSV of counts by organisation, year, indicator, row and group.

Whatever people's spreadsheets do to such a file is understood by a rule or refused by one. All problems are
told at once, with their lines; then nothing is used.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tallystick.tallies.decode import decode
from tallystick.tallies.entries import ColumnTotal, Entry, entries_of
from tallystick.tallies.findings import Findings, Weight
from tallystick.tallies.gather import returns_of
from tallystick.tallies.returned import Return
from tallystick.tallies.sheet import RETURN, read_sheet
from tallystick.tallies.tally import Tally
from tallystick.vocabulary.formulas import harmless


@dataclass(frozen=True, kw_only=True)
class ReturnFile:
    """A file that was understood: the returns in it, what was assumed on the way, and what it was."""

    name: str
    sha256: str
    rows: int
    returns: tuple[Return, ...]
    notices: tuple[str, ...]


def read_return_file(content: bytes, *, name: str, findings: Findings | None = None) -> ReturnFile:
    """Read the returns in ``content``. What is found is added to ``findings``, for a caller that shows it line by line.

    Raises InputRefused with every problem and its lines; the message holds no counts.
    """
    findings = Findings(name) if findings is None else findings
    sheet = read_sheet(decode(content, file=name), findings)
    entries, totals = entries_of(sheet, findings)
    returns = returns_of(entries, findings)
    _check_column_totals(entries, totals, findings)
    if not entries and not findings.problems:
        findings.problem("there is no line under the header")
    findings.stop_if_wrong()
    return ReturnFile(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        rows=len(entries),
        returns=returns,
        notices=findings.notices,
    )


def _check_column_totals(entries: Sequence[Entry], totals: Iterable[ColumnTotal], findings: Findings) -> None:
    counted = [entry for entry in entries if not entry.is_total]
    whole = not findings.dropped and all(entry.sound for entry in entries)
    for total in totals:
        for column in ("happened", "people"):
            given = getattr(total, column)
            if whole and given is not None and given != sum(getattr(entry, column) or 0 for entry in counted):
                findings.problem(f"the total at the foot does not equal the sum of the column {column}", total.line)
        findings.notice("read as the file's total: checked and not counted", total.line)


def write_return_file(returns: Iterable[Return]) -> bytes:
    """Write ``returns`` as a return file: UTF-8, one line for each tally, the same bytes every time."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(RETURN.columns)
    for made in returns:
        writer.writerows(_cells(made, tally) for tally in made.tallies)
    return out.getvalue().encode()


def _cells(made: Return, tally: Tally) -> list[str]:
    numbers = (tally.happened, tally.people, tally.percent)
    return [
        harmless(made.organisation),
        made.standard,
        str(made.year),
        tally.indicator,
        tally.row,
        tally.group,
        *("" if number is None else format(number, "f" if isinstance(number, Decimal) else "d") for number in numbers),
    ]


__all__ = ["Findings", "ReturnFile", "Weight", "read_return_file", "write_return_file"]
