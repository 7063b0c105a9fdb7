"""What a release holds beyond the results of indicators: parts of an organisation, and recruitment step by step.

As with comparisons, one shape serves exact quantities before a release is made and figures afterwards.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic

from tallystick.release.comparison import Comparison, N, Side, released, released_side
from tallystick.release.quantity import Quantity
from tallystick.release.shown import Figure, Guarded

# The part that holds what would be parts of their own but for too few people in each.
COUNTED_TOGETHER = "counted-together"


@dataclass(frozen=True, kw_only=True)
class PartResult(Generic[N]):
    """One result of an indicator inside one part of the organisation: ``by`` directorate, ``part`` Surgery.

    ``part`` is blank for people of whom it is not recorded. The result's ``q`` is corrected within all results
    of one indicator and one ``by``, and its verdict allows for that. ``since`` is the first year of several that
    were counted together, and 0 where the table's own year was counted alone.
    """

    by: str
    part: str
    result: Comparison[N]
    since: int = 0


@dataclass(frozen=True, kw_only=True)
class Step(Generic[N]):
    """How many reached one stage of recruitment, and which share that is of the stage before."""

    stage: str
    reached: N
    rate: N | None = None


@dataclass(frozen=True, kw_only=True)
class FunnelLine(Generic[N]):
    """One group's way through recruitment; ``by`` and ``part`` are blank for the whole organisation."""

    by: str
    part: str
    group: str
    steps: tuple[Step[N], ...]


@dataclass(frozen=True, kw_only=True)
class OtherSide(Generic[N]):
    """A group of a row that no comparison shows, kept for forms that ask for it."""

    indicator: str
    row: str
    side: Side[N]


Show = Callable[[Quantity], Figure]


def released_part(part: PartResult[Quantity] | PartResult[Guarded], show: Show) -> PartResult[Figure]:
    """Return ``part`` with every quantity replaced by what ``show`` makes of it."""
    return PartResult(by=part.by, part=part.part, result=released(part.result, show), since=part.since)


def released_line(line: FunnelLine[Quantity], show: Show) -> FunnelLine[Figure]:
    """Return ``line`` with every quantity replaced by what ``show`` makes of it."""
    return FunnelLine(
        by=line.by,
        part=line.part,
        group=line.group,
        steps=tuple(
            Step(stage=one.stage, reached=show(one.reached), rate=None if one.rate is None else show(one.rate))
            for one in line.steps
        ),
    )


def released_other(other: OtherSide[Quantity] | OtherSide[Guarded], show: Show) -> OtherSide[Figure]:
    """Return ``other`` with every quantity replaced by what ``show`` makes of it."""
    return OtherSide(indicator=other.indicator, row=other.row, side=released_side(other.side, show))
