"""One number for each person, where a national number shows that two employee numbers are one person's."""

from collections.abc import Mapping

import polars as pl

from tallystick.records.frames import RecordKind

PAIRS = {"organisation": pl.String, "person": pl.String, "national": pl.String}
_KEY = ["organisation", "person"]


def under_one_number(frames: Mapping[RecordKind, pl.DataFrame], pairs: pl.DataFrame) -> dict[RecordKind, pl.DataFrame]:
    """The frames with every person under one number.

    ``pairs`` are the employee number and the national number of each row of the staff list. Of several employee
    numbers with one national number the first in order is used. Another file may be keyed by the national number.
    """
    told = pairs.filter((pl.col("person") != "") & (pl.col("national") != ""))
    if told.is_empty():
        return dict(frames)
    own = _several_of_one(told)
    found = {RecordKind.STAFF: own} | {
        kind: pl.concat([own, _by_national(told, own, frame)])
        for kind, frame in frames.items()
        if kind is not RecordKind.STAFF and "person" in frame.columns
    }
    return {kind: _renamed(frame, found[kind]) if kind in found else frame for kind, frame in frames.items()}


def _several_of_one(told: pl.DataFrame) -> pl.DataFrame:
    """The employee numbers that are another number's person, and that other number."""
    shared = told.filter(told.select("organisation", "national").is_duplicated()).unique()
    first = pl.col("person").min().over("organisation", "national").alias("known_as")
    linked = shared.select(*_KEY, first).group_by(_KEY).agg(pl.col("known_as").min())
    return linked.filter(pl.col("person") != pl.col("known_as"))


def _by_national(told: pl.DataFrame, own: pl.DataFrame, frame: pl.DataFrame) -> pl.DataFrame:
    """The national numbers that stand in a file as a person's number, and the employee number behind each."""
    asked = frame.select(_KEY).unique()
    there = told.select("organisation", known_as="person", person="national")
    found = there.join(asked, on=_KEY, how="semi").join(told, on=_KEY, how="anti")
    least = found.group_by(_KEY).agg(pl.col("known_as").min())
    linked = least.join(
        own.rename({"person": "known_as", "known_as": "first"}), on=["organisation", "known_as"], how="left"
    )
    return linked.select(*_KEY, known_as=pl.coalesce("first", "known_as"))


def _renamed(frame: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    if known.is_empty():
        return frame
    joined = frame.join(known, on=_KEY, how="left", maintain_order="left")
    return joined.with_columns(person=pl.coalesce("known_as", "person")).select(frame.columns)
