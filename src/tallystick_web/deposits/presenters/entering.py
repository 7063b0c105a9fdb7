"""The form of one indicator, line by line, with the sums that stand beside what was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tallystick.definitions import Definition, Indicator, Row
from tallystick.vocabulary.bands import Setting
from tallystick_web.deposits import arithmetic
from tallystick_web.deposits.lines import COLUMNS, Cells, Line, columns_of, groups_asked, lines_of, name_of, rows_of
from tallystick_web.deposits.presenters.parts import (
    Link,
    Links,
    aimed,
    box_id,
    column_words,
    in_own_words,
    indicator_name,
    said_of,
    title_of,
)
from tallystick_web.deposits.reading import Problem

_SETTINGS: Mapping[str, str] = {str(one): one.label for one in Setting}


@dataclass(frozen=True, kw_only=True)
class Box:
    """One box to type in. ``part`` says to the script what stands in it."""

    id: str
    name: str
    label: str
    value: str
    part: str
    is_wrong: bool
    described_by: str


@dataclass(frozen=True, kw_only=True)
class FormRow:
    """A row of boxes, what is wrong in it, and the sums at its end. ``adds`` says it is part of the whole."""

    id: str
    label: str
    boxes: tuple[Box, ...]
    sums: tuple[tuple[str, str], ...]
    wrong: tuple[str, ...]
    adds: bool = False


@dataclass(frozen=True, kw_only=True)
class Section:
    """Rows that belong together. ``shape`` is heads, where a row has a box for each group, or rates."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[FormRow, ...]
    shape: str
    years: int = 1
    ratio: str = ""
    ratio_words: str = ""


@dataclass(frozen=True, kw_only=True)
class Overwritten:
    """A line that somebody else changed, as typed by this person and as saved."""

    name: str
    yours: str
    saved: str


@dataclass(frozen=True, kw_only=True)
class IndicatorPage:
    """The form of one indicator."""

    links: Links
    definition: Definition
    indicator: Indicator
    cells: Cells
    problems: Sequence[Problem]
    version: int
    is_saved: bool = False
    refusal: str = ""
    overwritten: tuple[Overwritten, ...] = ()
    who_changed: tuple[str, ...] = ()
    next_one: Link | None = field(default=None)

    @property
    def title(self) -> str:
        """The name of the indicator."""
        return self.indicator.title

    @property
    def caption(self) -> str:
        """Which indicator of which figures."""
        return f"{title_of(self.definition)}, indicator {self.indicator.id}"

    @property
    def about(self) -> tuple[tuple[str, str], ...]:
        """What is counted, by the definition."""
        said = self.indicator
        return (("Counted", said.event), ("Out of", said.pool), ("When", said.window))

    @property
    def is_headcount(self) -> bool:
        """Whether only heads are counted."""
        return self.indicator.kind.counts_heads

    @property
    def errors(self) -> tuple[Link, ...]:
        """Every problem of this indicator, each leading to its box. Before the first save, none for what is blank."""
        shown = [one for one in self.problems if one.indicator == self.indicator.id]
        shown = [one for one in shown if self.is_saved or not one.is_unfinished]
        return tuple(Link(text=said_of(one, self.definition), href=self._place(one)) for one in shown)

    @property
    def is_right(self) -> bool:
        """Whether something was saved and nothing is wrong with it."""
        return self.is_saved and not self.errors

    @property
    def sections(self) -> tuple[Section, ...]:
        """The form in its parts."""
        if self._is_by_group:
            return self._head_sections()
        return tuple(self._rate_section(row) for row in rows_of(self.indicator))

    @property
    def summed(self) -> FormRow | None:
        """The sum of the rows that make up the whole; None where rows do not."""
        if not (self.indicator.kind.adds_up and self._is_by_group):
            return None
        heads = arithmetic.summed(self.definition, self.indicator, self.cells)
        sums = tuple((f"sum-{code}", _said(number)) for code, number in heads.items())
        return FormRow(id="sum", label="Sum of the rows", boxes=(), sums=(*sums, *self._totals(heads)), wrong=())

    @property
    def _is_by_group(self) -> bool:
        """Whether a row is one line of boxes, one for each group: where nothing but heads was entered."""
        return self.is_headcount and columns_of(self.indicator, self.cells) == ("happened",)

    @property
    def _wrong(self) -> Mapping[Line, Sequence[Problem]]:
        found: dict[Line, list[Problem]] = {}
        for one in self.problems:
            at = aimed(one, self.definition)
            if at is not None and (self.is_saved or not one.is_unfinished):
                found.setdefault(at[0], []).append(one)
        return found

    def _place(self, problem: Problem) -> str:
        at = aimed(problem, self.definition)
        return f"#{box_id(*at)}" if at and at[0] in lines_of(self.definition, self.indicator) else ""

    def _head_sections(self) -> tuple[Section, ...]:
        parts: dict[str, list[Row]] = {}
        for row in rows_of(self.indicator):
            parts.setdefault(
                _SETTINGS.get(row.id.partition("/")[0], "" if not row.is_whole else "The whole"), []
            ).append(row)
        groups = groups_asked(self.definition, self.indicator)
        heads = ("Row", *(group.as_heading for group in groups), "Total", f"{self._group(self.indicator.top)} share")
        return tuple(
            Section(
                caption=caption or indicator_name(self.indicator),
                heads=heads,
                rows=tuple(self._head_row(row, caption) for row in rows),
                shape="heads",
            )
            for caption, rows in parts.items()
        )

    def _head_row(self, row: Row, caption: str) -> FormRow:
        lines = [Line(self.indicator.id, row.id, one.code) for one in groups_asked(self.definition, self.indicator)]
        heads = arithmetic.heads_in(self.definition, self.indicator, row.id, self.cells)
        adds = self.indicator.kind.adds_up and row in self.indicator.sub_rows
        return self._row(_short(row.label, caption), lines, ("happened",), self._totals(heads), adds=adds)

    def _rate_section(self, row: Row) -> Section:
        columns = columns_of(self.indicator, self.cells)
        lines = [Line(self.indicator.id, row.id, one.code) for one in groups_asked(self.definition, self.indicator)]
        return Section(
            caption=row.label,
            heads=("Group", *(column_words(self.indicator)[one] for one in columns), "Rate"),
            rows=tuple(
                self._row(self._group(line.group), [line], columns, (("rate", self._rate(line, row)),))
                for line in lines
            ),
            shape="rates",
            years=row.years,
            ratio=self._ratio(row),
            ratio_words=self._ratio_words,
        )

    def _row(
        self,
        label: str,
        lines: Sequence[Line],
        columns: Sequence[str],
        sums: tuple[tuple[str, str], ...],
        *,
        adds: bool = False,
    ) -> FormRow:
        wrong = [one for line in lines for one in self._wrong.get(line, ())]
        boxes = tuple(self._box(line, column, has_wrong=bool(wrong)) for line in lines for column in columns)
        said = tuple(dict.fromkeys(self._in_row(one) for one in wrong))
        return FormRow(id=box_id(lines[0], "row"), label=label, boxes=boxes, sums=sums, wrong=said, adds=adds)

    def _in_row(self, problem: Problem) -> str:
        """A problem as it stands in its row, which is named already; of several boxes in it, the group is said."""
        if not self._is_by_group or problem.line is None or not problem.column:
            return in_own_words(problem, self.definition)
        text = in_own_words(problem, self.definition)
        return f"{self._group(problem.line.group)}: {text[:1].lower()}{text[1:]}"

    def _box(self, line: Line, column: str, *, has_wrong: bool) -> Box:
        wrong = [aimed(one, self.definition) for one in self._wrong.get(line, ())]
        is_wrong = any(at is not None and at[1] == column for at in wrong)
        name = name_of(self.definition, line).partition(", ")[2]
        label = name if self._is_by_group else f"{name}, {_lower(column_words(self.indicator)[column])}"
        return Box(
            id=box_id(line, column),
            name=line.field(column),
            label=f"{label[:1].upper()}{label[1:]}",
            value=self.cells.get(line.key, {}).get(column, ""),
            part=line.group if self._is_by_group else column,
            is_wrong=is_wrong,
            described_by=f"{box_id(Line(line.indicator, line.row, self._first_group(line)), 'row')}-error"
            if has_wrong
            else "",
        )

    def _first_group(self, line: Line) -> str:
        first = groups_asked(self.definition, self.indicator)[0].code
        return first if self._is_by_group else line.group

    def _totals(self, heads: Mapping[str, int | None]) -> tuple[tuple[str, str], ...]:
        whole = arithmetic.total(heads.values())
        return (("total", _said(whole)), ("share", arithmetic.percent_of(heads.get(self.indicator.top), whole)))

    def _counts(self, row: Row, group: str) -> tuple[int | None, int | None]:
        line = Line(self.indicator.id, row.id, group)
        happened, people = (arithmetic.count_at(self.cells, line, one) for one in COLUMNS[:2])
        return happened, None if people is None else people * row.years

    def _rate(self, line: Line, row: Row) -> str:
        return arithmetic.percent_of(*self._counts(row, line.group))

    def _ratio(self, row: Row) -> str:
        if self._is_headcount_or_one:
            return ""
        return arithmetic.ratio_of(self._counts(row, self.indicator.top), self._counts(row, self.indicator.bottom))

    @property
    def _is_headcount_or_one(self) -> bool:
        return self.is_headcount or self.indicator.top == self.indicator.bottom

    @property
    def _ratio_words(self) -> str:
        if self._is_headcount_or_one:
            return ""
        top, bottom = (self._group(one) for one in (self.indicator.top, self.indicator.bottom))
        return f"{top} rate over {bottom[:1].lower() + bottom[1:] if bottom[1:2].islower() else bottom} rate"

    def _group(self, code: str) -> str:
        return next(one.as_heading for one in groups_asked(self.definition, self.indicator) if one.code == code)


def overwritten(definition: Definition, typed: Cells, saved: Cells, lines: Sequence[Line]) -> tuple[Overwritten, ...]:
    """The lines where what a person typed and what is saved now differ."""
    found = []
    for line in lines:
        yours, theirs = (one.get(line.key, {}) for one in (typed, saved))
        if dict(yours) != dict(theirs):
            name, words = name_of(definition, line), column_words(definition.indicator(line.indicator))
            found.append(
                Overwritten(
                    name=f"{name[:1].upper()}{name[1:]}", yours=_cells(yours, words), saved=_cells(theirs, words)
                )
            )
    return tuple(found)


def _cells(held: Mapping[str, str], words: Mapping[str, str]) -> str:
    return ", ".join(f"{_lower(words[one])} {held[one]}" for one in COLUMNS if held.get(one)) or "blank"


def _lower(text: str) -> str:
    return text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def _said(number: int | None) -> str:
    return arithmetic.NONE if number is None else f"{number:,}"


def _short(label: str, caption: str) -> str:
    """A row's name without the block it stands in, which the caption says."""
    rest = label.removeprefix(f"{caption}, ")
    return f"{rest[:1].upper()}{rest[1:]}"
