"""The quarter's look-back as it stands: its sample, the marks of two readers, and the chances that were missed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.registers.described.outputs import (
    LOOK_BACK_MARKS,
    LOOK_BACKS,
    MISSED_CHANCES,
    OUTPUTS,
    Reading,
)
from tallystick_web.registers.look_back_rules import Published, quarter_of
from tallystick_web.registers.models import LookBack, LookBackMark, MissedChance, Output
from tallystick_web.registers.queries.entries import EntryNow, now

_NOT_IN_PREPARATION = [one.id for one in OUTPUTS.states if one.id != OUTPUTS.first_state.id]


@dataclass(frozen=True, kw_only=True)
class Read:
    """An output of a look-back, with the mark of each reader; blank where it was not given."""

    output: EntryNow
    first: EntryNow
    second: EntryNow | None

    @property
    def marks(self) -> tuple[str, str]:
        """The mark of the first reader, and that of the second."""
        return self.first.values["mark"], self.second.values["mark"] if self.second else ""


@dataclass(frozen=True, kw_only=True)
class LookBackNow:
    """A look-back with what was read. ``first_reader`` is None until somebody gave marks."""

    entry: EntryNow
    read: Sequence[Read]
    first_reader: UUID | None
    second_reader: UUID | None
    missed: Sequence[EntryNow]

    def marks(self, reading: Reading) -> Mapping[UUID, str]:
        """The marks of one reader, by output."""
        return {one.output.id: one.marks[reading is Reading.SECOND] for one in self.read}


def outputs_of_quarter(organisation: UUID, ended: date) -> list[Published]:
    """What went out in a quarter, in use still or not."""
    rows = Output.objects.of(organisation).filter(published_on__range=quarter_of(ended), state__in=_NOT_IN_PREPARATION)
    return [Published(id=key, title=title, on=on) for key, title, on in rows.values_list("pk", "title", "published_on")]


def look_back_now(organisation: UUID, look_back: UUID) -> LookBackNow | None:
    """A look-back as it stands; None where there is none with this id."""
    row = LookBack.objects.of(organisation).filter(pk=look_back).select_related("owner", "by").first()
    if row is None:
        return None
    marks = list(_marks(organisation, look_back))
    first, second = ({one.output_id: one for one in marks if one.reading == which} for which in Reading)
    return LookBackNow(
        entry=now(row, LOOK_BACKS),
        read=[_read(one, second.get(key)) for key, one in first.items()],
        first_reader=_reader(first),
        second_reader=_reader(second),
        missed=_missed(organisation, row.quarter_ended),
    )


def look_back_before(organisation: UUID, ended: date) -> LookBackNow | None:
    """The look-back at the quarter before the one that ended on a day, where there was one."""
    key = _newest(organisation).filter(quarter_ended__lt=ended).values_list("pk", flat=True).first()
    return look_back_now(organisation, key) if key is not None else None


def _newest(organisation: UUID) -> OwnedQuerySet[LookBack]:
    return LookBack.objects.of(organisation).order_by("-quarter_ended")


def _marks(organisation: UUID, look_back: UUID) -> OwnedQuerySet[LookBackMark]:
    rows = LookBackMark.objects.of(organisation).filter(look_back=look_back, state__in=LOOK_BACK_MARKS.live_states)
    return rows.select_related("owner", "by", "output", "output__owner", "output__by").order_by(
        "output__published_on", "output__title", "pk"
    )


def _read(first: LookBackMark, second: LookBackMark | None) -> Read:
    return Read(
        output=now(first.output, OUTPUTS),
        first=now(first, LOOK_BACK_MARKS),
        second=now(second, LOOK_BACK_MARKS) if second is not None else None,
    )


def _reader(marks: Mapping[UUID, LookBackMark]) -> UUID | None:
    """Who gave marks: whoever answers for one that was given."""
    return next((one.owner_id for one in marks.values() if one.mark), None)


def _missed(organisation: UUID, ended: date) -> list[EntryNow]:
    rows = MissedChance.objects.of(organisation).filter(
        on__range=quarter_of(ended), state__in=MISSED_CHANCES.live_states
    )
    return [now(one, MISSED_CHANCES) for one in rows.select_related("owner", "by").order_by("on", "pk")]
