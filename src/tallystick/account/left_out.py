"""The rows that are in no figure, each with its reason in words.

Several standards are counted from the same files, and most rows are meant for one of them. A row is listed where a
standard that has a use for such rows could not use this one. Where it is listed for no standard by that rule and no
standard used it either, it is listed once. The standard is blank where the reason holds for every standard counted.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from tallystick.account.stock import ReasonOut
from tallystick.engine import Counted, Reason
from tallystick.vocabulary.formulas import harmless

_ROW = ["file", "line", "kind"]
_COLUMNS = (*_ROW, "standard", "reason")


def left_out(no_records: pl.DataFrame, counted: Mapping[str, Counted]) -> pl.DataFrame:
    """The rows that never became a record, and those that were not counted: file, line, kind, standard, reason."""
    frames = [one.excluded.with_columns(standard=pl.lit(name)) for name, one in counted.items()]
    never = no_records.with_columns(
        pl.col("reason").str.slice(0, 1).str.to_uppercase() + pl.col("reason").str.slice(1), standard=pl.lit("")
    )
    found = [never, *([_listed(pl.concat(frames), len(frames))] if frames else [])]
    listed = [one.select(_COLUMNS) for one in found]
    return pl.concat(listed).sort("file", "line", "standard", maintain_order=True)


def _listed(out: pl.DataFrame, standards: int) -> pl.DataFrame:
    no_use = pl.col("reason").is_in([str(reason) for reason in Reason if reason.is_no_fault])
    marked = out.with_columns(no_use=no_use).with_columns(
        everywhere=pl.len().over(_ROW) == standards, meant=(~pl.col("no_use")).any().over(_ROW)
    )
    meant = _as_one(marked.filter(~pl.col("no_use")), standards)
    unused = marked.filter(pl.col("everywhere") & ~pl.col("meant")).unique(_ROW, keep="first", maintain_order=True)
    both = [one.select(_COLUMNS) for one in (meant, unused.with_columns(standard=pl.lit("")))]
    words = {str(reason): reason.sentence.rstrip(".") for reason in Reason}
    return pl.concat(both).with_columns(pl.col("reason").replace_strict(words, return_dtype=pl.String))


def _as_one(meant: pl.DataFrame, standards: int) -> pl.DataFrame:
    """One line in the place of the same line for every standard."""
    same = meant.with_columns(same=pl.len().over([*_ROW, "reason"]) == standards)
    standard = pl.when("same").then(pl.lit("")).otherwise("standard").alias("standard")
    return same.with_columns(standard).unique([*_ROW, "standard"], keep="first", maintain_order=True)


def reasons_of(excluded: pl.DataFrame, standards: Sequence[str]) -> Iterator[ReasonOut]:
    """How many rows each reason leaves out of each standard: by kind, and the most rows first.

    A row never understood, which names no standard, is left out of all of them.
    """
    counted: dict[tuple[str, str], dict[str, int]] = {}
    rows = excluded.select("kind", "reason", "standard", "file", "line").unique()
    for kind, reason, standard, count in rows.group_by("kind", "reason", "standard").len().iter_rows():
        counts = counted.setdefault((str(kind), _in_words(str(reason))), dict.fromkeys(standards, 0))
        for one in standards:
            counts[one] += count if standard in ("", one) else 0
    for (kind, reason), counts in sorted(
        counted.items(), key=lambda item: (item[0][0], -max(item[1].values(), default=0), item[0][1])
    ):
        yield ReasonOut(kind=kind, reason=reason, rows=counts)


def _in_words(reason: str) -> str:
    """A reason as a sentence, where it is one of the closed list; others are sentences already."""
    said = Reason(reason).sentence if reason in set(Reason) else f"{reason.rstrip('.')}."
    return f"{said[:1].upper()}{said[1:]}"


def as_csv(rows: pl.DataFrame) -> bytes:
    """The rows as the file that stands beside the figures. Nothing that a row says is repeated."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows((harmless(file), *others) for file, *others in rows.select(_COLUMNS).iter_rows())
    return out.getvalue().encode()
