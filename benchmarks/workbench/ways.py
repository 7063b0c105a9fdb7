"""The ways to count one indicator: ours, and the usual ones.

A way is made of a source of rows, which is read again each time, and gives whatever its library gives; ``read`` makes
one set of lines of that, so that answers can be compared. Peers are given the group of every row. We find it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from workbench.rows import GROUPING, HEADS, Question

Lines = set[tuple[Any, ...]]
Source = Callable[[], Any]
_MOST_CATEGORIES = 1000


@dataclass(frozen=True)
class Way:
    """One way to count, and how its answer becomes lines. ``slow`` is run once; ``rates`` are all it gives."""

    work: Callable[[], Any]
    read: Callable[[Any], Lines]
    slow: bool = False
    rates: bool = False


def tallystick(question: Question, frame: Source) -> Way:
    """A Polars frame, lazy or not, through engine.tally_of."""
    from tallystick.engine import tally_of

    def work() -> pl.DataFrame:
        return tally_of(question.indicator, frame().lazy().select(question.reads), of=GROUPING)

    return Way(work, lambda found: set(found.select(*question.keys, *question.values).rows()))


def pandas(question: Question, frame: Source) -> Way:
    """A pandas frame through groupby."""

    def work() -> Any:
        grouped = frame().groupby(list(question.keys), observed=True)
        return grouped.size() if question is HEADS else grouped["happened"].agg(["sum", "count"])

    return Way(work, lambda found: set(found.reset_index().itertuples(index=False, name=None)))


def duckdb(question: Question, connection: Any, table: str) -> Way:
    """A table or a file through SQL."""
    keys = ", ".join(f'"{key}"' for key in question.keys)
    sums = "count(*)" if question is HEADS else "sum(happened::INT)::BIGINT, count(*)"
    asked = f"SELECT {keys}, {sums} FROM {table} GROUP BY ALL"
    return Way(lambda: connection.sql(asked).fetchall(), set)


def fairlearn(frame: Source) -> Way:
    """The selection rate of each group, with the organisation as control feature."""
    from fairlearn.metrics import MetricFrame, selection_rate

    def work() -> Any:
        rows = frame()
        return MetricFrame(
            metrics=selection_rate,
            y_true=rows["happened"],
            y_pred=rows["happened"],
            sensitive_features=rows["group"],
            control_features=rows["organisation"],
        ).by_group

    return Way(work, lambda rates: {(*key, round(rate, 9)) for key, rate in rates.items()}, slow=True, rates=True)


def aequitas(frame: Source) -> Way:
    """The table of counts of each organisation and group, joined to one text."""
    from aequitas.group import Group

    def work() -> Any:
        rows = frame()
        said = rows["happened"].astype(int)
        cells = rows["organisation"].astype(str) + "|" + rows["group"].astype(str)
        table = type(rows)({"score": said, "label_value": said, "cell": cells})
        return Group().get_crosstabs(table, attr_cols=["cell"])[0]

    def read(found: Any) -> Lines:
        columns = (found[name] for name in ("attribute_value", "pp", "group_size"))
        return {(*cell.split("|"), happened, people) for cell, happened, people in zip(*columns, strict=True)}

    return Way(work, read)


def as_rates(lines: Lines) -> Lines:
    """Lines of what happened and of people, as rates."""
    return {(*keys, round(happened / people, 9)) for *keys, happened, people in lines}


def agree(ways: Mapping[str, Way]) -> bool:
    """Whether every way gives the answer of the first."""
    first, *others = ways.values()
    ours = first.read(first.work())
    return all(way.read(way.work()) == (as_rates(ours) if way.rates else ours) for way in others)


def as_pandas(frame: pl.DataFrame) -> Any:
    """A Polars frame as pandas has it at its quickest: texts as categories, unless nearly all are different."""
    import pandas as pd

    return pd.DataFrame({column.name: _column(column, pd.Categorical) for column in frame.iter_columns()})


def _column(column: pl.Series, categorical: Any) -> Any:
    if column.dtype != pl.String:
        return column.to_numpy()
    names = column.unique(maintain_order=True).to_list()
    if len(names) > _MOST_CATEGORIES:
        return column.to_list()
    codes = column.replace_strict(names, range(len(names)), return_dtype=pl.Int16)
    return categorical.from_codes(codes.to_numpy(), names)
