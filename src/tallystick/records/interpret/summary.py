"""What each kind of record came to: files, rows, the days they cover, and how complete ethnicity is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from tallystick.records.frames import UNMAPPED, RecordKind
from tallystick.records.recognise.table import Table
from tallystick.vocabulary.ethnicity import Unknown

_DAY_OF = {
    RecordKind.STAFF: "start",
    RecordKind.APPLICATIONS: "closed",
    RecordKind.CASES: "opened",
    RecordKind.LEARNING: "happened_on",
    RecordKind.BOARD: "start",
    RecordKind.MOVEMENTS: "happened_on",
}


@dataclass(frozen=True, kw_only=True)
class EthnicityRecorded:
    """How many rows say an ethnicity, and how many say which kind of unknown: five facts, kept apart.

    ``elsewhere`` are rows that leave it to the staff list.
    """

    stated: int
    not_stated: int
    prefer_not_to_say: int
    not_known: int
    not_asked: int
    withdrawn: int
    unmapped: int
    elsewhere: int

    @property
    def unknown(self) -> int:
        """Rows with any of the five kinds of unknown."""
        return self.not_stated + self.prefer_not_to_say + self.not_known + self.not_asked + self.withdrawn


@dataclass(frozen=True, kw_only=True)
class KindSummary:
    """One kind of record. ``rows`` are all that were handed in; ``set_aside`` those that are no record.

    ``first`` and ``last`` are the first and last day of the rows (starts, closing dates, days of opening).
    """

    kind: RecordKind
    files: tuple[str, ...]
    rows: int
    set_aside: int
    first: date | None
    last: date | None
    used: tuple[tuple[str, str], ...] = field(repr=False)
    ignored: tuple[str, ...] = field(repr=False)
    ethnicity: EthnicityRecorded | None


def summarise(kind: RecordKind, tables: Sequence[Table], frame: pl.DataFrame, set_aside: int) -> KindSummary:
    """The summary of one kind."""
    first, last = _period(kind, frame)
    return KindSummary(
        kind=kind,
        files=tuple(dict.fromkeys(table.file for table in tables)),
        rows=frame.height + set_aside,
        set_aside=set_aside,
        first=first,
        last=last,
        used=tuple(dict.fromkeys(pair for table in tables for pair in table.used)),
        ignored=tuple(dict.fromkeys(header for table in tables for header in table.ignored)),
        ethnicity=_recorded(frame["ethnicity"]) if "ethnicity" in frame.columns else None,
    )


def _period(kind: RecordKind, frame: pl.DataFrame) -> tuple[date | None, date | None]:
    if kind not in _DAY_OF:
        return None, None
    first, last = frame[_DAY_OF[kind]].min(), frame[_DAY_OF[kind]].max()
    return (first if isinstance(first, date) else None), (last if isinstance(last, date) else None)


def _recorded(members: pl.Series) -> EthnicityRecorded:
    counts = dict(members.value_counts(name="rows").iter_rows())
    unknown = {str(each).replace("-", "_"): counts.pop(str(each), 0) for each in Unknown}
    unmapped, elsewhere = counts.pop(UNMAPPED, 0), counts.pop("", 0)
    return EthnicityRecorded(stated=sum(counts.values()), unmapped=unmapped, elsewhere=elsewhere, **unknown)
