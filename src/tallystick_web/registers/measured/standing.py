"""Which counts stand, so that what readers saw once is never given again with a difference.

A count can be put right on the day it came in. From the next day on it stands; where it is changed or struck out then,
its period is withheld as corrected. Of two periods that overlap the one that came in first stands.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from tallystick_web.registers.described.concerns import PARTS_OF_ALL, Group, Source

Numbers = Mapping[str, int | None]
Span = tuple[date, date]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A count of concerns of one kind, period and group, in the whole organisation or in a part of it.

    ``is_corrected`` is set where it was changed or struck out after its first day.
    """

    source: Source
    group: Group
    since: date
    until: date
    part: UUID | None
    numbers: Numbers
    added_at: datetime
    added_on: date
    is_corrected: bool = False

    @property
    def span(self) -> Span:
        """Its first and its last day."""
        return self.since, self.until


@dataclass(frozen=True, kw_only=True)
class ConcernPeriod:
    """Concerns of one kind in one period that stands. Of one that was corrected nothing is here."""

    source: Source
    since: date
    until: date
    is_corrected: bool = False
    everybody: Numbers | None = None
    groups: Mapping[Group, Numbers] = field(default_factory=dict)
    parts: Mapping[UUID, Numbers] = field(default_factory=dict)

    @property
    def adds_up(self) -> bool:
        """Whether the three groups are there, and are everybody together."""
        if self.everybody is None or set(self.groups) != set(PARTS_OF_ALL):
            return False
        return sum(one["raised"] or 0 for one in self.groups.values()) == self.everybody["raised"]


def standing_periods(counts: Iterable[Counted], *, today: date) -> dict[Source, tuple[ConcernPeriod, ...]]:
    """The periods that stand of each kind of case, the newest first."""
    found: dict[Source, list[Counted]] = {}
    for one in sorted(counts, key=lambda count: count.added_at):
        if one.added_on < today:
            found.setdefault(one.source, []).append(one)
    periods = {source: _periods(source, found[source]) for source in Source if source in found}
    return {source: there for source, there in periods.items() if there}


def _periods(source: Source, counts: Sequence[Counted]) -> tuple[ConcernPeriod, ...]:
    spans: list[Span] = []
    for one in counts:
        if one.span not in spans and not any(_overlap(one.span, other) for other in spans):
            spans.append(one.span)
    periods = [_period(source, span, [one for one in counts if one.span == span]) for span in spans]
    there = [one for one in periods if one.is_corrected or one.everybody is not None]
    return tuple(sorted(there, key=lambda one: one.until, reverse=True))


def _period(source: Source, span: Span, counts: Collection[Counted]) -> ConcernPeriod:
    since, until = span
    if any(one.is_corrected for one in counts):
        return ConcernPeriod(source=source, since=since, until=until, is_corrected=True)
    whole = {one.group: one.numbers for one in counts if one.part is None}
    return ConcernPeriod(
        source=source,
        since=since,
        until=until,
        everybody=whole.get(Group.ALL),
        groups={one: whole[one] for one in PARTS_OF_ALL if one in whole},
        parts={one.part: one.numbers for one in counts if one.part is not None},
    )


def _overlap(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
