"""People whose rows of the staff lists say different things of them, and what is then used.

What is stated goes before what is unknown; of two things stated, the row that stands for the person decides. Where
such rows are alike in all that decides between them, nothing does: the order of rows and files says nothing of anybody.
"""

from dataclasses import dataclass, field

import polars as pl

from tallystick.records.findings import FindingKind, Noted, agreeing, how_many, lines_in_words
from tallystick.records.frames import UNMAPPED
from tallystick.vocabulary.disability import Disability
from tallystick.vocabulary.ethnicity import Category

_KEY = ["organisation", "person"]
_STATED = {
    "ethnicity": [str(each) for each in Category],
    "disability": [str(Disability.DISABLED), str(Disability.NON_DISABLED)],
}
_IN_WORDS = {"ethnicity": "ethnicity", "disability": "disability status"}
_MOST_FILES = 3


@dataclass(frozen=True)
class _Told:
    """The rows of people who are counted, by place, with what is used for each person as ``used``."""

    name: str
    rows: pl.DataFrame = field(repr=False)

    def where(self, *conditions: pl.Expr) -> pl.DataFrame:
        return self.rows.filter(*conditions)


def settled(staff: pl.DataFrame, counts: pl.Series, noted: Noted) -> pl.DataFrame:
    """The staff frame with one ethnicity and one disability status for each person, or UNMAPPED where nothing decides.

    ``counts`` are the rows of people who are counted. Only they are compared, and only they change.
    """
    numbered = staff.with_row_index("place")
    rows = numbered.filter(counts & (pl.col("person") != ""))
    several = rows.filter(pl.struct(_KEY).is_duplicated())
    out_of = rows.select(_KEY).n_unique()
    for name in _STATED:
        told = _Told(name, _with_used(several, name))
        _tell(told, noted, out_of)
        numbered = _put(numbered, told)
    return numbered.drop("place")


def _with_used(rows: pl.DataFrame, name: str) -> pl.DataFrame:
    """Each row with what is ``stated``, how many things are for the person, and the one that is ``used``."""
    marked = rows.with_columns(
        stated=pl.when(pl.col(name).is_in(_STATED[name])).then(pl.col(name)),
        k_primary=pl.col("primary"),
        k_start=pl.col("start").fill_null(pl.date(1, 1, 1)),
        k_fte=pl.col("fte").fill_nan(None).fill_null(0.0),
    )
    keys = pl.struct("k_primary", "k_start", "k_fte")
    stated = marked.filter(pl.col("stated").is_not_null()).sort(
        *_KEY, "k_primary", "k_start", "k_fte", descending=[False, False, True, True, True]
    )
    standing = stated.filter(keys == keys.first().over(_KEY))
    decided = standing.group_by(_KEY).agg(
        used=pl.when(pl.col("stated").n_unique() == 1).then(pl.col("stated").first()).otherwise(pl.lit(UNMAPPED))
    )
    things = stated.group_by(_KEY).agg(things=pl.col("stated").n_unique())
    return marked.join(decided, on=_KEY, how="inner").join(things, on=_KEY, how="inner")


def _put(numbered: pl.DataFrame, told: _Told) -> pl.DataFrame:
    """What is stated on another row in the place of unknown, and UNMAPPED where nothing decides."""
    undecided = pl.col("used") == UNMAPPED
    unknown = pl.col("stated").is_null() & (pl.col(told.name) != UNMAPPED)
    put = told.where(undecided | unknown).select("place", put="used")
    if put.is_empty():
        return numbered
    joined = numbered.join(put, on="place", how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce("put", told.name).alias(told.name)).drop("put")


def _tell(told: _Told, noted: Noted, out_of: int) -> None:
    what, undecided = _IN_WORDS[told.name], pl.col("used") == UNMAPPED
    _tell_of(
        told.where(pl.col("things") > 1, ~undecided),
        "{people} {stand} with more than one {what}. The row that stands for the person decides: the primary job, "
        "then the latest start, then the most hours.",
        what,
        noted,
        out_of,
    )
    unknown = pl.col("stated").is_null() & (pl.col(told.name) != UNMAPPED)
    _tell_of(
        told.where(unknown.any().over(_KEY), pl.col("things") == 1),
        "{people} {stand} with a stated {what} on one row and an unknown one on another. What is stated is used.",
        what,
        noted,
        out_of,
    )
    _tell_of(
        told.where(undecided),
        "{people} {stand} with more than one {what} on rows that are alike in primary job, start and hours, so "
        "nothing decides which is right.",
        what,
        noted,
        out_of,
        blocks=told.name == "ethnicity",
    )


def _tell_of(rows: pl.DataFrame, sentence: str, what: str, noted: Noted, out_of: int, *, blocks: bool = False) -> None:
    people = rows.select(_KEY).n_unique() if rows.height else 0
    said = sentence.format(
        people=how_many(people, "person", "people"), stand=agreeing(people, "stands", "stand"), what=what
    )
    noted.finding(
        FindingKind.CONTRADICTED,
        f"staff: {said} See {_places(rows)}.",
        people=people,
        out_of=out_of,
        blocks=blocks,
        suggestion="Correct the rows where the files come from, so that all rows of one person say the same.",
    )


def _places(rows: pl.DataFrame) -> str:
    """The lines by file: "a.csv, lines 2, 4; b.csv, line 9"."""
    files = rows["file"].unique().sort().to_list()
    named = [f"{file}, {lines_in_words(rows.filter(file=file)['line'].to_list())}" for file in files[:_MOST_FILES]]
    more = [f"and {len(files) - _MOST_FILES:,} more files"] if len(files) > _MOST_FILES else []
    return "; ".join([*named, *more])
