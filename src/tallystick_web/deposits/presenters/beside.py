"""Every line that is handed in beside the signed one of an earlier year, with marks where it moved."""

from collections.abc import Iterator

from tallystick.definitions import Definition, Indicator, Row
from tallystick.tallies import Return, Tally
from tallystick_web.deposits import arithmetic
from tallystick_web.deposits.comparing import COUNT_MOVED, LEAST_MOVE, PEOPLE_MOVED, count_moved, people_moved
from tallystick_web.deposits.lines import COLUMNS, groups_asked, rows_of
from tallystick_web.deposits.presenters.parts import Table, column_words, indicator_name, listed

RULE = (
    f"Marked to look at again: a count that changed by more than a {'fifth' if COUNT_MOVED == 5 else COUNT_MOVED} and "
    f"by at least {LEAST_MOVE}, and people that changed by more than {PEOPLE_MOVED}%."
)
_MARK = "Look again"


def beside_tables(definition: Definition, now: Return, before: Return) -> Iterator[Table]:
    """A table for each indicator that is handed in: both years of every line, and its rates and their ratio."""
    for indicator in definition.given:
        if now.rows_of(indicator.id):
            yield _Beside(definition, indicator, now, before).table


class _Beside:
    """One indicator in two years."""

    def __init__(self, definition: Definition, indicator: Indicator, now: Return, before: Return) -> None:
        self.indicator = indicator
        self.years = (before, now)
        self.groups = {group.code: group.as_heading for group in groups_asked(definition, indicator)}
        held = [tally for one in self.years for tally in one.tallies if tally.indicator == indicator.id]
        self.columns = [one for one in COLUMNS if any(getattr(tally, one) is not None for tally in held)]

    @property
    def table(self) -> Table:
        words = column_words(self.indicator)
        named = [*(words[one] for one in self.columns), *(["Rate"] if self._has_rates else [])]
        heads = [f"{one}, {year.year}" for one in named for year in self.years]
        return Table(
            caption=indicator_name(self.indicator),
            heads=("Line", *heads, _MARK),
            rows=tuple(self._rows()),
            text_columns=(0, len(heads) + 1),
        )

    @property
    def _has_rates(self) -> bool:
        return "people" in self.columns and not self.indicator.kind.counts_heads

    def _rows(self) -> Iterator[tuple[str, ...]]:
        held = {row for year in self.years for row in year.rows_of(self.indicator.id)}
        for row in rows_of(self.indicator):
            if row.id not in held:
                continue
            before, now = (year.find(self.indicator.id, row.id) for year in self.years)
            for group in (one for one in self.groups if one in before or one in now):
                yield self._line(row, group, before.get(group), now.get(group))
            if self._has_rates and self.indicator.top != self.indicator.bottom:
                yield self._ratio(row, before, now)

    def _line(self, row: Row, group: str, before: Tally | None, now: Tally | None) -> tuple[str, ...]:
        numbers = [_text(getattr(one, column, None)) for column in self.columns for one in (before, now)]
        rates = [arithmetic.percent_of(*_counts(one, row)) for one in (before, now)] if self._has_rates else []
        name = ", ".join(filter(None, (row.label if row.id else "", self.groups[group])))
        return (name, *numbers, *rates, self._mark(before, now))

    def _mark(self, before: Tally | None, now: Tally | None) -> str:
        if before is None or now is None:
            return "Not there before" if before is None else "Not there now"
        words = column_words(self.indicator)
        moved = [words["happened"]] if count_moved(now.happened, before.happened) else []
        moved += [words["people"]] if people_moved(now.people, before.people) else []
        return f"{_MARK}: {listed(f'“{one}”' for one in moved)}" if moved else ""

    def _ratio(self, row: Row, before: dict[str, Tally], now: dict[str, Tally]) -> tuple[str, ...]:
        top, bottom = self.indicator.top, self.indicator.bottom
        ratios = (
            arithmetic.ratio_of(_counts(year.get(top), row), _counts(year.get(bottom), row)) for year in (before, now)
        )
        name = f"{self.groups[top]} rate over {self.groups[bottom]} rate"
        blank = ["" for _ in self.columns for _ in self.years]
        return (", ".join(filter(None, (row.label if row.id else "", name))), *blank, *ratios, "")


def _counts(tally: Tally | None, row: Row) -> tuple[int | None, int | None]:
    if tally is None:
        return None, None
    return tally.happened, None if tally.people is None else tally.people * row.years


def _text(value: object) -> str:
    return arithmetic.NONE if value is None else f"{value:,}"
