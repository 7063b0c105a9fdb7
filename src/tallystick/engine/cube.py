"""The cube: whole numbers of people and events, by organisation, indicator, row, group and part."""

from collections.abc import Iterable, Mapping, Sequence

import narwhals.stable.v2 as nw
import polars as pl
from narwhals.stable.v2.typing import IntoFrame

from tallystick.definitions import Indicator
from tallystick.engine.asked import Asked, Part, column_of, groups_of
from tallystick.engine.lazily import Lazy, as_categories, collected, heads, held, total
from tallystick.records.frames import UNMAPPED, RecordKind
from tallystick.vocabulary.groups import Grouping

CUBE: Mapping[str, type[pl.DataType]] = {
    "organisation": pl.String,
    "indicator": pl.String,
    "row": pl.String,
    "group": pl.String,
    "by": pl.String,  # "" for the whole
    "stratum": pl.String,
    "happened": pl.Int64,
    "people": pl.Int64,  # null where an indicator counts heads
}
Measures = Mapping[str, nw.Expr]
_ITSELF = "k_itself"
KEYS = ("organisation", "indicator", "row", "group", "by", "stratum")


def tally_of(indicator: Indicator, cleaned: IntoFrame, *, of: Grouping) -> pl.DataFrame:
    """The tallies of one indicator from rows that are cleaned: each stands for somebody who is counted.

    ``cleaned`` holds ``organisation`` and the characteristic that ``of`` groups. An indicator that counts heads
    reads ``row`` beside them; any other reads ``happened`` and ``people``, which are whole numbers or yes and no,
    and a row without ``people`` is one person. The result has the columns of CUBE.
    """
    lazy: Lazy = nw.from_native(cleaned).lazy()
    columns = lazy.collect_schema().names()
    keys = ["organisation", column_of(of), *(["row"] if "row" in columns else [])]
    if indicator.kind.counts_heads:
        return cube(counts(lazy, keys, of, {"happened": heads()}), indicator=indicator.id)
    people = total("people") if "people" in columns else heads()
    return cube(counts(lazy, keys, of, {"happened": total("happened"), "people": people}), indicator=indicator.id)


def counts(frame: Lazy, keys: Sequence[str], of: Grouping, measures: Measures) -> pl.DataFrame:
    """Whole numbers by the keys, with the groups in the place of what they group.

    The engine counts what is recorded, which is a small table; only that table is joined with the groups.
    """
    member = column_of(of)
    types = {**dict.fromkeys(keys, pl.String), **dict.fromkeys(measures, pl.Int64)}
    found = collected(frame.group_by(*keys).agg(**measures), types)
    groups = groups_of(of)
    table = pl.DataFrame({member: list(groups), "group": list(groups.values())})
    joined = found.join(table, on=member, how="inner")
    others = [key for key in keys if key != member]
    return joined.group_by(*others, "group").agg(pl.col(name).sum() for name in measures)


def with_parts(
    frame: Lazy, parts: Iterable[Part], of: Grouping, measures: Measures, *, keys: Sequence[str] = ()
) -> pl.DataFrame:
    """The same whole numbers for the whole (``by`` is "") and inside every stratum of every part."""
    fixed = ["organisation", column_of(of), *keys]
    whole = counts(frame, fixed, of, measures).with_columns(by=pl.lit(""), stratum=pl.lit(""))
    by_column: dict[str, list[Part]] = {}
    for part in parts:
        by_column.setdefault(part.column, []).append(part)
    # The grouped column is broken down by itself under another name, because its own gives way to the groups.
    itself = frame.with_columns(**{_ITSELF: nw.col(column_of(of))})
    inside = [
        _strata(found.rename({_ITSELF: column}) if column == column_of(of) else found, part, list(measures))
        for column, of_column in by_column.items()
        for found in [_by_column(itself if column == column_of(of) else frame, fixed, column, of, measures)]
        for part in of_column
    ]
    return pl.concat([whole, *(one.select(whole.columns) for one in inside)])


def _by_column(frame: Lazy, fixed: Sequence[str], column: str, of: Grouping, measures: Measures) -> pl.DataFrame:
    return counts(frame, [*fixed, _ITSELF if column == column_of(of) else column], of, measures)


def _strata(found: pl.DataFrame, part: Part, measures: list[str]) -> pl.DataFrame:
    column = pl.col(part.column)
    unnamed = column.is_in(["", UNMAPPED])
    if part.adds_up:
        found = found.with_columns(pl.when(unnamed).then(pl.lit("")).otherwise(column).alias(part.column))
    named = found if part.adds_up else found.filter(~unnamed)
    if part.strata is not None:
        table = pl.DataFrame({part.column: list(part.strata), "stratum": list(part.strata.values())})
        named = named.join(table, on=part.column, how="inner")
    else:
        named = named.with_columns(stratum=column)
    keys = [name for name in named.columns if name not in (part.column, *measures)]
    summed = named.group_by(keys).agg(pl.col(measures).sum())
    return summed.with_columns(by=pl.lit(str(part.by)))


def cube(found: pl.DataFrame, **named: str) -> pl.DataFrame:
    """Counts in the columns of the cube; what they do not hold is blank, and ``people`` is null."""
    missing = {name: "" for name in KEYS if name not in found.columns}
    filled = found.with_columns(**{name: pl.lit(value) for name, value in {**missing, **named}.items()})
    if "people" not in filled.columns:
        filled = filled.with_columns(people=pl.lit(None, pl.Int64))
    return filled.select(pl.col(name).cast(wanted) for name, wanted in CUBE.items())


def cubes(found: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Cubes as one, sorted, so that every engine gives the same table."""
    empty = pl.DataFrame(schema=CUBE)
    return pl.concat([empty, *found]).sort(KEYS)


def to_group(workforce: Lazy, asked: Asked) -> Lazy:
    """The columns of the workforce that it is grouped by, and no others, made ready once for many groupings."""
    parts = (part.column for part in asked.parts(RecordKind.STAFF))
    columns = dict.fromkeys(["organisation", asked.characteristic, "row", "within", *parts])
    return held(as_categories(workforce.select(*columns), asked.characteristic, "row"))


def staff_heads(workforce: Lazy, asked: Asked) -> pl.DataFrame:
    """How many people there are: by organisation and group, as a whole and in every part."""
    return with_parts(workforce, asked.parts(RecordKind.STAFF), asked.grouping, {"people": heads()})
