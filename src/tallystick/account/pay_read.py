"""What files of pay came to, whose each part of it is, and how the folders of several years are put together."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from tallystick.engine.pay import Measures
from tallystick.records.interpret.whole import Unplaced
from tallystick.records.recognise.table import Table
from tallystick.release.release import Source
from tallystick.tallies.paid_people import PaidPeople


@dataclass(frozen=True, kw_only=True)
class PayRead:
    """Who is paid, as files of pay say it.

    ``people`` are those of each organisation and snapshot date. ``excluded`` has ``organisation, snapshot, file, line,
    reason, measures`` (all, hourly, bonus, or none where another row of the same person speaks for it); every row is a
    person, or is in it for all or none of the measures. ``flagged`` has rows that are kept and should be looked at:
    ``organisation, snapshot, file, line, flag``. ``reconciliation`` says for each file what became of its rows: ``file,
    rows, people, full_pay, added, left_out``. ``choices`` are printed on every report. ``holders`` names the
    organisations that a file has rows of, ``about`` those that a notice is about; what is in neither is everybody's.

    ``tables`` are those that were used, ``unplaced`` the texts that somebody could place, ``blocking`` sentences about
    people whose ethnicity could not be, and ``named`` the organisations as the files write them.
    """

    people: tuple[PaidPeople, ...] = field(repr=False)
    excluded: pl.DataFrame = field(repr=False)
    flagged: pl.DataFrame = field(repr=False)
    reconciliation: pl.DataFrame = field(repr=False)
    notices: tuple[str, ...]
    choices: tuple[str, ...]
    sources: tuple[Source, ...]
    holders: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    about: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    tables: tuple[Table, ...] = field(default=(), repr=False)
    unplaced: Unplaced = field(default=Unplaced(), repr=False)
    blocking: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    @property
    def organisations(self) -> tuple[str, ...]:
        """Whose pay it is: everybody of whom somebody is counted."""
        return tuple(dict.fromkeys(one.organisation for one in self.people))

    def of(self, organisation: str) -> "PayRead":
        """What is of one organisation, and what became of each file, whole. Where there is no other, all of it is."""
        if len(self.organisations) <= 1:
            return self
        own = pl.col("organisation") == organisation
        return replace(
            self,
            people=tuple(one for one in self.people if one.organisation == organisation),
            excluded=self.excluded.filter(own),
            flagged=self.flagged.filter(own),
            notices=tuple(said for said in self.notices if organisation in self.about.get(said, {organisation})),
            sources=tuple(one for one in self.sources if organisation in self.holders.get(one.file, {organisation})),
        )

    def of_no_organisation(self) -> pl.DataFrame:
        """The rows left out that no organisation answers for of whom somebody is counted."""
        if len(self.organisations) <= 1:
            return self.excluded.clear()
        return self.excluded.filter(~pl.col("organisation").is_in(list(self.organisations)))

    def left_out(self, people: PaidPeople) -> dict[str, int]:
        """How many rows of these people's organisation and day were left out of all or some measures, by reason.

        Rows that name no day are of the only day, where there is no other.
        """
        days = {one.snapshot for one in self.people if one.organisation == people.organisation}
        undated = pl.col("snapshot").is_null() & pl.lit(len(days) == 1)
        own = (pl.col("organisation") == people.organisation) & ((pl.col("snapshot") == people.snapshot) | undated)
        lost = self.excluded.filter(own & (pl.col("measures") != Measures.NONE))
        return dict(lost.group_by("reason").len().sort("len", "reason", descending=[True, False]).iter_rows())


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
        holders={file: names for one in named for file, names in one.holders.items()},
        about={said: names for one in named for said, names in one.about.items()},
        tables=tuple(table for one in named for table in one.tables),
        unplaced=Unplaced(
            pay_scales=tuple(dict.fromkeys(text for one in named for text in one.unplaced.pay_scales)),
            ethnicity=tuple(dict.fromkeys(text for one in named for text in one.unplaced.ethnicity)),
        ),
        blocking=tuple(dict.fromkeys(said for one in named for said in one.blocking)),
        named=tuple(sorted({name for one in named for name in one.named})),
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
        holders={f"{folder}/{file}": names for file, names in read.holders.items()},
        about={f"{folder}: {said}": names for said, names in read.about.items()},
    )
