"""Whose each row, file and notice of pay is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from tallystick.account.sorted_files import Sorted
from tallystick.engine.pay import CountedPay
from tallystick.records.deposit import Deposit
from tallystick.records.pay import PayRows
from tallystick.records.recognise.table import Table

# ROWS


def named_rows(rows: PayRows, found: Sorted, deposit: Deposit) -> PayRows:
    """The rows with one organisation on each: its own; where files name one alone, as it was said to be called."""
    names = [name for name in rows.frame["organisation"].unique().to_list() if name]
    one = deposit.organisation if deposit.organisation and len(names) <= 1 else ""
    other = deposit.organisation or (names[0] if len(names) == 1 else _folder_name(found))
    named = pl.lit(one) if one else pl.col("organisation").replace("", other)
    frame = rows.frame.with_columns(organisation=named)
    set_aside = _whose(rows.set_aside, frame, otherwise="" if len(names) > 1 else other)
    return replace(rows, frame=frame, set_aside=set_aside, named=tuple(sorted(names)))


def _whose(set_aside: pl.DataFrame, frame: pl.DataFrame, *, otherwise: str) -> pl.DataFrame:
    """Rows that are no record with whose they are: what they name, else the one of their file; blank where nobody's."""
    names = frame["organisation"].unique().to_list()
    only = [
        pl.when(pl.col(name).n_unique() == 1).then(pl.col(name).first()).alias(f"one_{name}")
        for name in ("organisation", "snapshot")
    ]
    of_file = frame.group_by("file").agg(only)
    said = pl.when(pl.col("organisation").is_in(names)).then("organisation")
    both = set_aside.join(of_file, on="file", how="left", maintain_order="left")
    return both.with_columns(
        organisation=pl.coalesce(said, "one_organisation", pl.lit(otherwise)),
        snapshot=pl.coalesce("snapshot", "one_snapshot"),
    ).select(set_aside.columns)


def _folder_name(found: Sorted) -> str:
    folder = found.folder.resolve()
    return folder.parent.name if folder.name.isdigit() else folder.name


# FILES AND NOTICES


def holders_of(frame: pl.DataFrame, tables: Sequence[Table]) -> dict[str, frozenset[str]]:
    """Whose rows each file has. A frame names a sheet of a workbook that has several behind the file."""
    files = {where: table.file for table in tables for where in (table.file, f"{table.file}, sheet {table.sheet}")}
    found: dict[str, frozenset[str]] = {}
    for where, name in frame.select("file", "organisation").unique().sort("file", "organisation").iter_rows():
        file = files.get(where, where)
        found[file] = found.get(file, frozenset()) | {name}
    return found


def about_files(notices: Sequence[str], holders: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Whom a notice about a file is about: everybody who has rows in it."""
    return {
        said: names for said in notices for file, names in holders.items() if said.startswith((f"{file}:", f"{file},"))
    }


def about_one(counted: CountedPay) -> dict[str, frozenset[str]]:
    """Whom a notice about one organisation is about."""
    return {said.rstrip("."): frozenset({name}) for said, name in counted.about.items()}
