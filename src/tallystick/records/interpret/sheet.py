"""One table while it is being interpreted: its columns by unique values, and the place findings go to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import polars as pl

from tallystick.records.deposit import Deposit
from tallystick.records.findings import FindingKind, Noted
from tallystick.records.recognise.table import Table
from tallystick.vocabulary.periods import Snapshot


@dataclass(frozen=True)
class Sheet:
    """A table without the rows that are no record. ``where`` names it in sentences and in the frames."""

    table: Table
    cells: pl.DataFrame = field(repr=False)
    where: str
    deposit: Deposit
    organisation: str
    snapshot: Snapshot
    noted: Noted = field(repr=False)

    @property
    def height(self) -> int:
        """How many rows are records."""
        return self.cells.height

    def has(self, name: str) -> bool:
        """Whether the table has this field."""
        return name in self.cells.columns

    def header(self, name: str) -> str:
        """What the file itself calls a field, for sentences."""
        return next((header for header, used_for in self.table.used if used_for == name), name)

    def text(self, name: str) -> pl.Series:
        """A field as text; "" on every row where the table has it not."""
        return self.cells[name] if self.has(name) else self.same("").alias(name)

    def same(self, value: Any, dtype: type[pl.DataType] = pl.String) -> pl.Series:
        """One value on every row."""
        return pl.repeat(value, self.height, dtype=dtype, eager=True)

    def mapped(self, name: str, read: Callable[[str], Any], dtype: type[pl.DataType] = pl.String) -> pl.Series:
        """A field with each distinct text read once."""
        return mapped(self.text(name), read, dtype)

    def where_columns(self, organisation: pl.Series) -> dict[str, pl.Series]:
        """The columns that every frame begins with."""
        return {"file": self.same(self.where), "line": self.cells["line"], "organisation": organisation}

    @cached_property
    def person(self) -> pl.Series:
        """Who each row is about: the number without what spreadsheets do to numbers, "" where there is none."""
        return person_numbers(self.text("person"))

    def heads(self, rows: pl.Series) -> int:
        """How many people stand on these rows; a row without a number is one person."""
        named = self.person.filter(rows)
        blank = int((named == "").sum())
        return named.filter(named != "").n_unique() + blank

    def lines(self, rows: pl.Series) -> list[int]:
        """The lines of these rows."""
        return self.cells["line"].filter(rows).to_list()

    def tell(
        self,
        kind: FindingKind,
        sentence: str,
        *,
        people: int,
        out_of: int | None = None,
        blocks: bool = False,
        suggestion: str = "",
    ) -> None:
        """Note a finding about this table."""
        self.noted.finding(
            kind,
            f"{self.where}: {sentence}",
            people=people,
            out_of=self.height if out_of is None else out_of,
            blocks=blocks,
            suggestion=suggestion,
        )


def mapped(series: pl.Series, read: Callable[[Any], Any], dtype: type[pl.DataType] = pl.String) -> pl.Series:
    """A column with each distinct value read once."""
    if series.is_empty():
        # Of nothing, the engine keeps the old type.
        return pl.Series(series.name, [], dtype=dtype)
    distinct = series.unique()
    meanings = pl.Series([read(text) for text in distinct.to_list()], dtype=dtype)
    return series.replace_strict(distinct, meanings, return_dtype=dtype)


def is_in(series: pl.Series, values: Iterable[str]) -> pl.Series:
    """Which rows hold one of these texts."""
    return series.is_in(list(values))


def person_numbers(series: pl.Series) -> pl.Series:
    """Employee numbers as one system writes them: spreadsheets drop leading zeros and add ".0"."""
    plain = series.str.replace(r"^([0-9]+)\.0$", "${1}")
    return plain.str.replace(r"^0+([0-9]+)$", "${1}").str.to_uppercase()
