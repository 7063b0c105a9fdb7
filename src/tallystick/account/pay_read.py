"""What files of pay came to, and how the folders of several years are put together."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from tallystick.release.release import Source
from tallystick.tallies.paid_people import PaidPeople


@dataclass(frozen=True, kw_only=True)
class PayRead:
    """Who is paid, as files of pay say it.

    ``people`` are those of each organisation and snapshot date. ``excluded`` has ``file, line, reason, measures`` (all,
    hourly, or none where the pay was added to another row of the same person); every row is a person, or is in it for
    all or none of the measures. ``flagged`` has rows that are kept and should be looked at: ``file, line, flag``.
    ``reconciliation`` says for each file what became of its rows: ``file, rows, people, full_pay, added, left_out``.
    ``choices`` are printed on every report.
    """

    people: tuple[PaidPeople, ...] = field(repr=False)
    excluded: pl.DataFrame = field(repr=False)
    flagged: pl.DataFrame = field(repr=False)
    reconciliation: pl.DataFrame = field(repr=False)
    notices: tuple[str, ...]
    choices: tuple[str, ...]
    sources: tuple[Source, ...]


def joined(parts: Mapping[str, PayRead], notices: tuple[str, ...] = ()) -> PayRead:
    """Several folders as one: each file is named after its folder, and what two of them say is said once."""
    named = [_named(folder, one) for folder, one in parts.items()]
    return PayRead(
        people=tuple(people for one in named for people in one.people),
        excluded=pl.concat([one.excluded for one in named]),
        flagged=pl.concat([one.flagged for one in named]),
        reconciliation=pl.concat([one.reconciliation for one in named]),
        notices=(*dict.fromkeys(said for one in named for said in one.notices), *notices),
        choices=tuple(dict.fromkeys(said for one in named for said in one.choices)),
        sources=tuple(source for one in named for source in one.sources),
    )


def _named(folder: str, read: PayRead) -> PayRead:
    if not folder:
        return read
    file = pl.concat_str(pl.lit(f"{folder}/"), pl.col("file")).alias("file")
    frames = {name: getattr(read, name).with_columns(file) for name in ("excluded", "flagged", "reconciliation")}
    return replace(
        read,
        **frames,
        notices=tuple(f"{folder}: {said}" for said in read.notices),
        sources=tuple(replace(source, file=f"{folder}/{source.file}") for source in read.sources),
    )
