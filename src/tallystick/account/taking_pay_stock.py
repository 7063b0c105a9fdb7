"""Files of pay, read once: who is paid, what was understood, and the lists of rows left out and to be looked at.

Who is paid is for the job that reads them, which makes the sets of pay and forgets it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl

from tallystick.account.pay import PayAsked, pay_tables_of
from tallystick.account.pay_files import read_pay
from tallystick.account.pay_output import rows_as_csv
from tallystick.account.pay_read import PayRead
from tallystick.account.pay_stock import DaySeen, PayOut, PayStock, RowsSeen
from tallystick.account.stock import About, Question, Remark, Stock
from tallystick.account.taking_stock import column_names, file_seen
from tallystick.definitions.pay.comparators import UNKNOWN
from tallystick.definitions.pay.options import PayOptions
from tallystick.engine.pay import Measures
from tallystick.errors import InputRefused, NothingCalculable, WrongArguments
from tallystick.records.deposit import Deposit
from tallystick.records.frames import RecordKind
from tallystick.records.interpret.characteristics import plain_key
from tallystick.records.interpret.stopped import Stopped, nobody
from tallystick.release.pay import NotPayable
from tallystick.statistics.pay.compared import compared
from tallystick.tallies.paid_people import PaidPeople
from tallystick.vocabulary.ethnicity.groupings import ETHNICITY
from tallystick.vocabulary.sexes import SEX

_ROWS = ("file", "rows", "people", "full_pay", "added", "left_out")
_QUESTIONS = (About.PAY_SCALES, About.ETHNICITY)


@dataclass(frozen=True, kw_only=True)
class PaySaid:
    """What is said about files of pay beside the files: whose they are, of which day, by which rules, and choices.

    Without a ``snapshot`` every day counts that the files name. ``answers`` are those of deposit.toml, by table.
    """

    organisation: str
    snapshot: date | None
    asked: PayAsked
    options: PayOptions
    answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PayTaken:
    """What came of files of pay; ``read`` is None where nothing could be counted."""

    stock: PayStock
    read: PayRead | None = field(default=None, repr=False)
    excluded: bytes = field(default=b"", repr=False)
    flagged: bytes = field(default=b"", repr=False)


def take_pay_stock(
    folder: Path,
    said: PaySaid,
    *,
    progress: Callable[[str], None] | None = None,
    is_stopped: Stopped = nobody,
) -> PayTaken:
    """Read the files of pay in ``folder``; those that are refused give problems.

    People whose ethnicity could not be placed are left out. Unless the options say that this is meant, it stands in the
    way of gaps by ethnicity. So does it that no gap at all can be worked out.
    """
    try:
        read = _read(folder, said, progress, is_stopped)
        nothing = _why_nothing(read, said.asked)
    except (InputRefused, WrongArguments, NothingCalculable) as refused:
        return PayTaken(stock=PayStock(stock=Stock(problems=tuple(str(refused).splitlines()))))
    return PayTaken(
        stock=_stock(read, said, folder, nothing),
        read=read,
        excluded=rows_as_csv(read.excluded),
        flagged=rows_as_csv(read.flagged),
    )


def _read(folder: Path, said: PaySaid, progress: Callable[[str], None] | None, is_stopped: Stopped) -> PayRead:
    """The files; where nobody's ethnicity could be placed, as if by something else, so that it can be asked about."""
    read = partial(
        read_pay,
        folder,
        organisation=said.organisation,
        snapshot=said.snapshot,
        options=replace(said.options, analysis=True),
        said=Deposit(organisation=said.organisation, **said.answers),
        is_stopped=is_stopped,
    )
    try:
        return read(characteristic=said.asked.characteristic, progress=progress)
    except NothingCalculable:
        if said.asked.characteristic != ETHNICITY:
            raise
        found = read(characteristic=SEX)
        if not found.blocking:
            raise
        return found


def _why_nothing(read: PayRead, asked: PayAsked) -> str:
    """Why no gap at all can be worked out, in a sentence; blank where one can."""
    try:
        pay_tables_of(read, asked, minimum=asked.profile.minimum.desk)
    except NothingCalculable as nothing:
        _, *reasons = str(nothing).splitlines()
        return f"No gap can be worked out: {'; '.join(one.strip(' .') for one in reasons)}."
    return ""


def _stock(read: PayRead, said: PaySaid, folder: Path, nothing: str) -> PayStock:
    lost = read.excluded.group_by("reason", "measures").len().sort("len", "reason", "measures", descending=True)
    looked = read.flagged["flag"].value_counts(sort=True, name="rows").sort("rows", "flag", descending=[True, False])
    used = {one.file for one in read.sources}
    return PayStock(
        stock=Stock(
            files=tuple(map(file_seen, read.tables)),
            remarks=tuple(_remarks(read, said, nothing)),
            notices=tuple(one for one in read.notices if one not in {each.rstrip(".") for each in read.blocking}),
            questions=tuple(
                Question(about=about, text=text) for about in _QUESTIONS for text in getattr(read.unplaced, about)
            ),
            choices=read.choices,
            fields={str(one.kind): column_names(RecordKind(one.kind)) for one in read.tables},
            engine=f"polars {pl.__version__}",
        ),
        days=tuple(_day(one, said.asked) for one in sorted(read.people, key=lambda one: one.snapshot, reverse=True)),
        rows=tuple(
            RowsSeen(**dict(zip(_ROWS, row, strict=True))) for row in read.reconciliation.select(_ROWS).iter_rows()
        ),
        left_out=tuple(
            PayOut(reason=reason, measures=measures, rows=rows)
            for reason, measures, rows in lost.iter_rows()
            if measures != Measures.NONE
        ),
        to_look_at=dict(looked.select("flag", "rows").iter_rows()),
        unused=tuple(one.name for one in sorted(folder.iterdir()) if one.name not in used),
    )


def _remarks(read: PayRead, said: PaySaid, nothing: str) -> Iterator[Remark]:
    """People who could not be placed, that no gap can be worked out, and that the files name somebody else alone."""
    stands_in_the_way = said.asked.characteristic == ETHNICITY and not said.options.analysis
    for sentence in read.blocking:
        yield _remark(sentence, blocks=stands_in_the_way)
    if nothing:
        yield _remark(nothing, blocks=True)
    others = [one for one in read.named if plain_key(one) != plain_key(said.organisation)]
    if others and len(read.named) == len(others):
        sentence = f"The files name {others[0]}. Their pay was taken as that of {said.organisation}."
        yield _remark(sentence, "If they are somebody else’s, give these files up.")


def _remark(sentence: str, suggestion: str = "", *, blocks: bool = False) -> Remark:
    return Remark(sentence=sentence, suggestion=suggestion, people=0, moves=0.0, blocks=blocks)


def _day(people: PaidPeople, asked: PayAsked) -> DaySeen:
    """How many are counted on one day, and of how many it is not known what they are compared by."""
    [headline, *_] = asked.profile.compared(asked.characteristic)
    found = compared(people, headline, minimum=0)
    known = 0 if isinstance(found, NotPayable) else int((found.group != headline.order.index(UNKNOWN)).sum())
    return DaySeen(
        snapshot=people.snapshot,
        people=people.number,
        full_pay=int(people.is_full_pay.sum()),
        unknown=people.number - known,
    )
