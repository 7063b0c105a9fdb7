"""How many people, jobs, applications, cases and seats were left out of each figure, by reason."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import polars as pl

from tallystick.account.collection_lines import Asked, LeftOut, Place
from tallystick.account.extracts import CountedExtracts
from tallystick.definitions import Definition, Indicator, load
from tallystick.engine.asked import RECORDS_OF, column_of, groups_of
from tallystick.engine.reasons import Reason
from tallystick.records.frames import UNMAPPED, RecordKind
from tallystick.tallies import Return
from tallystick.vocabulary.characteristics import grouping
from tallystick.vocabulary.employment import AssignmentStatus, ContractType
from tallystick.vocabulary.periods import Snapshot

_UNKNOWN = "unknown"
# Reasons whose column says more than their sentence does.
_DETAIL = {Reason.CONTRACT_TYPE: ("contract_type", "contract type"), Reason.STATUS: ("status", "status")}
_LABELS = {str(one): one.label.lower() for one in (*ContractType, *AssignmentStatus)}
_SEATS = {
    "board/total": pl.lit(value=True),
    "board/voting": pl.col("voting"),
    "board/non-voting": ~pl.col("voting"),
    "board/executive": pl.col("executive"),
    "board/non-executive": ~pl.col("executive"),
}


def left_out_of(counted: CountedExtracts) -> tuple[LeftOut, ...]:
    """Everything that was left out of the figures of ``counted`` and that could have stood in one."""
    return tuple(one for made in counted.returns for one in _LeftOut(counted, made).found())


@dataclass(frozen=True)
class _LeftOut:
    """What was left out of one return."""

    counted: CountedExtracts = field(repr=False)
    made: Return = field(repr=False)

    def found(self) -> Iterator[LeftOut]:
        """Everything, by kind of record."""
        for indicator in self.definition.indicators:
            if indicator.recorded_as is not None:
                counts = _COUNTS.get(RECORDS_OF[indicator.recorded_as])
                yield from counts(self, indicator) if counts else ()

    @property
    def definition(self) -> Definition:
        """The definition that the return was counted by."""
        return load(self.made.standard, self.made.year)

    # ROWS

    def rows(self, kind: RecordKind) -> pl.DataFrame:
        """The rows of a kind that the organisation handed in.

        Each has its group, its reason (null where it is counted), and whether any row of its person is counted.
        """
        frame = self.counted.extracts.interpreted.records.get(kind)
        if frame is None:
            return pl.DataFrame()
        out = self.counted.reasons[self.made.standard].filter(kind=str(kind))
        rows = frame.filter(organisation=self.made.organisation)
        joined = rows.join(out.select("file", "line", "reason"), on=["file", "line"], how="left")
        counted = pl.col("reason").is_null()
        of_person = {"somewhere": counted.any().over("person")} if "person" in joined.columns else {}
        return joined.with_columns(group=self._group(), **of_person)

    def _group(self) -> pl.Expr:
        """The group of each row. Whoever could not be placed would be counted as unknown."""
        of = grouping(self.definition.grouping)
        groups = {**groups_of(of), UNMAPPED: _UNKNOWN}
        return pl.col(column_of(of)).replace_strict(groups, default="", return_dtype=pl.String)

    @cached_property
    def staff(self) -> pl.DataFrame:
        """The staff list, with group and reason."""
        return self.rows(RecordKind.STAFF)

    def with_staff_groups(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Rows about people: their group is their own where they say one, else the staff list's."""
        if self.staff.is_empty():
            return rows
        known = self.staff.sort(pl.col("reason").is_not_null(), maintain_order=True).unique("person", keep="first")
        joined = rows.join(known.select("person", listed="group"), on="person", how="left")
        own = pl.when(pl.col("group") == "").then(None).otherwise("group")
        return joined.with_columns(group=pl.coalesce(own, "listed", pl.lit(_UNKNOWN)))

    # COUNTS

    def heads(self, rows: pl.DataFrame, places: Sequence[Place], jobs: str) -> Iterator[LeftOut]:
        """People of whom no row is counted, and the rows by themselves where these are more."""
        people = pl.col("person").filter(~pl.col("somewhere")).n_unique()
        for group, reason, detail, heads, lines in _sums(rows, people=people, lines=pl.len()):
            yield from self._at(places, group, heads, "people", reason, detail)
            if lines != heads:
                yield from self._at(places, group, lines, jobs, reason, detail)

    def total(self, rows: pl.DataFrame, place: Place, number: pl.Expr, who: str) -> Iterator[LeftOut]:
        """A sum over the rows that are left out."""
        for group, reason, detail, found in _sums(rows, number=number):
            yield from self._at((place,), group, found, who, reason, detail)

    def _at(
        self, places: Sequence[Place], group: str, number: int, who: str, reason: str, detail: str
    ) -> Iterator[LeftOut]:
        for place in places:
            yield LeftOut(
                organisation=self.made.organisation,
                standard=self.made.standard,
                year=self.made.year,
                place=replace(place, group=group),
                number=number,
                reason=f"{reason} {detail}",
                words=_words(who, reason, detail),
            )


def _staff(of: _LeftOut, indicator: Indicator) -> Iterator[LeftOut]:
    """Out of every row, and out of the whole workforce wherever a return gives it."""
    if of.staff.is_empty():
        return
    for row in indicator.rows:
        if not row.is_whole:
            there = of.staff.filter(pl.col("within" if row.part_of else "row") == row.id)
            yield from of.heads(there, (_place(indicator.id, row.id),), "jobs")
    yield from of.heads(of.staff, tuple(_wholes(of.definition)), "jobs")


def _wholes(definition: Definition) -> Iterator[Place]:
    for indicator in definition.indicators:
        if indicator.whole:
            yield _place(indicator.id, indicator.whole)
        elif indicator.pool_row:
            for row in indicator.row_ids or ("",):
                yield _place(indicator.id, row, Asked.PEOPLE)


def _applications(of: _LeftOut, indicator: Indicator) -> Iterator[LeftOut]:
    rows = of.rows(RecordKind.APPLICATIONS)
    if rows.is_empty():
        return
    appointed = pl.col("appointed").fill_null(0)
    shortlisted = pl.max_horizontal(pl.col("shortlisted").fill_null(0), appointed)
    for asked, number in ((Asked.HAPPENED, appointed), (Asked.PEOPLE, shortlisted)):
        yield from of.total(rows, _place(indicator.id, "", asked), number.sum(), "applications")


def _cases(of: _LeftOut, indicator: Indicator) -> Iterator[LeftOut]:
    rows = of.rows(RecordKind.CASES)
    if rows.is_empty():
        return
    known = of.with_staff_groups(rows)
    snapshot = Snapshot(of.made.year)
    for row in indicator.rows:
        window = snapshot.flow if row.years == 1 else snapshot.two_years
        outside = pl.col("reason") == str(Reason.OUTSIDE_THE_PERIOD)
        there = known.filter(
            pl.col("opened").is_null() | pl.col("opened").is_between(window.start, window.end) | outside
        )
        yield from of.total(there, _place(indicator.id, row.id), pl.len(), "cases")


def _learning(of: _LeftOut, indicator: Indicator) -> Iterator[LeftOut]:
    rows = of.rows(RecordKind.LEARNING)
    if not rows.is_empty():
        known = of.with_staff_groups(rows.with_columns(group=pl.lit("")))
        yield from of.heads(known, (_place(indicator.id, ""),), "enrolments")


def _board(of: _LeftOut, indicator: Indicator) -> Iterator[LeftOut]:
    rows = of.rows(RecordKind.BOARD)
    for row in indicator.row_ids:
        if row in _SEATS and not rows.is_empty():
            there = rows.filter(_SEATS[row])
            yield from of.total(there, _place(indicator.id, row), pl.len(), "seats")


_COUNTS: Mapping[RecordKind, Callable[[_LeftOut, Indicator], Iterator[LeftOut]]] = {
    RecordKind.STAFF: _staff,
    RecordKind.APPLICATIONS: _applications,
    RecordKind.CASES: _cases,
    RecordKind.LEARNING: _learning,
    RecordKind.BOARD: _board,
}


def _place(indicator: str, row: str, asked: Asked = Asked.HAPPENED) -> Place:
    return Place(indicator=indicator, row=row, asked=asked, group="")


def _sums(rows: pl.DataFrame, **numbers: pl.Expr) -> Iterator[tuple[Any, ...]]:
    """Numbers of the rows left out, by group, reason and what a record says beyond it: which contract type."""
    details = [
        pl.when(pl.col("reason") == str(reason)).then(pl.col(column))
        for reason, (column, _) in _DETAIL.items()
        if column in rows.columns
    ]
    detailed = rows.filter(pl.col("reason").is_not_null()).with_columns(detail=pl.coalesce(*details, pl.lit("")))
    return detailed.group_by("group", "reason", "detail", maintain_order=True).agg(**numbers).iter_rows()


def _words(who: str, reason: str, detail: str) -> str:
    """Who was left out and why: the end of a sentence that begins with "as many"."""
    if detail in _LABELS:
        _, called = _DETAIL[Reason(reason)]
        return f"{who} of the {called} '{_LABELS[detail]}' were left out here"
    sentence = Reason(reason).sentence.rstrip(".")
    return f"{who} were left out here: {sentence[:1].lower()}{sentence[1:]}"
