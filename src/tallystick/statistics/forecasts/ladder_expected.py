"""The expected members of every band of a ladder, without drawing, and which band holds the top back.

Movements are replaced by their averages. That is exact where members and others leave and are promoted alike, and close
to it otherwise: it serves as a check on the paths, and to tell small changes apart, which paths would drown in noise.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from tallystick.statistics import Floats
from tallystick.statistics.forecasts.ladder import Band, check_ladder
from tallystick.statistics.forecasts.rates import TypedRate, quarterly

TEN_IN_A_HUNDRED = 0.1
HALF = 0.5


class BandLever(StrEnum):
    """What is changed in one band, one thing at a time."""

    MORE_PROMOTED = "ten more in every hundred promoted into the band are members"
    MORE_APPOINTED = "ten more in every hundred appointed from outside are members"
    MEMBERS_STAY = "members leave half as often"


@dataclass(frozen=True, kw_only=True)
class BandPulled:
    """A lever pulled in one band, and by how many members that changes what is expected of the top band."""

    band: str
    lever: BandLever
    change: float


@dataclass(frozen=True, kw_only=True)
class Bottleneck:
    """The lever that moves the top band most, and all of them beside it, the lowest band first.

    ``most`` is None where no lever moves the top band at all.
    """

    most: BandPulled | None
    pulled: tuple[BandPulled, ...]


def expected_members(bands: Sequence[Band], *, quarters: int) -> tuple[float, ...]:
    """The expected members of every band at the end of so many quarters, the lowest first.

    A rate with a history counts as the middle of what is believed. Raises ValueError for an impossible ladder or
    horizon.
    """
    check_ladder(bands, quarters)
    return tuple(_expected(bands, quarters, np.zeros(len(bands))).tolist())


def bottleneck(bands: Sequence[Band], *, quarters: int) -> Bottleneck:
    """Each lever pulled in each band where there is something to pull. Raises ValueError as `expected_members` does."""
    check_ladder(bands, quarters)
    nobody = np.zeros(len(bands))
    as_it_is = float(_expected(bands, quarters, nobody)[-1])
    pulled = []
    for at, band in enumerate(bands):
        if band.from_below:
            more = np.where(np.arange(len(bands)) == at, TEN_IN_A_HUNDRED, 0.0)
            pulled.append((band, BandLever.MORE_PROMOTED, _expected(bands, quarters, more)))
        for lever, changed in (
            (BandLever.MORE_APPOINTED, _more_appointed(band)),
            (BandLever.MEMBERS_STAY, _members_stay(band)),
        ):
            ladder = [*bands[:at], changed, *bands[at + 1 :]]
            pulled.append((band, lever, _expected(ladder, quarters, nobody)))
    all_of_them = tuple(
        BandPulled(band=band.name, lever=lever, change=float(found[-1]) - as_it_is) for band, lever, found in pulled
    )
    most = max(all_of_them, key=lambda one: one.change)
    return Bottleneck(most=most if most.change > 0 else None, pulled=all_of_them)


def _more_appointed(band: Band) -> Band:
    return replace(band, outside_share=TypedRate(value=min(1.0, band.outside_share.value + TEN_IN_A_HUNDRED)))


def _members_stay(band: Band) -> Band:
    return replace(band, wastage_of_members=TypedRate(value=HALF * band.members_wastage.value))


def _expected(bands: Sequence[Band], quarters: int, more_promoted: Floats) -> Floats:
    """The expected members of every band; ``more_promoted`` is added to their share among those promoted into it."""
    members = np.array([band.members for band in bands], dtype=np.float64)
    others = np.array([band.others for band in bands], dtype=np.float64)
    members_stay = 1 - quarterly(np.array([band.members_wastage.value for band in bands]))
    others_stay = 1 - quarterly(np.array([band.wastage.value for band in bands]))
    for _ in range(quarters):
        members, others = members * members_stay, others * others_stay
        for at in reversed(range(len(bands))):
            _fill(at, members, others, bands[at], float(more_promoted[at]))
    return members


def _fill(at: int, members: Floats, others: Floats, band: Band, more_promoted: float) -> None:
    """Fill the empty posts of a band, in place."""
    empty = band.posts - members[at] - others[at]
    if band.from_below:
        promoted = min(empty * band.from_below, members[at - 1] + others[at - 1])
        weight = band.promotion_ratio * members[at - 1]
        share = min(1.0, weight / (weight + others[at - 1]) + more_promoted)
        of_members = _within(promoted * share, members[at - 1], promoted - others[at - 1])
        members[at - 1] -= of_members
        others[at - 1] -= promoted - of_members
        members[at] += of_members
        others[at] += promoted - of_members
        empty -= promoted
    members[at] += empty * band.outside_share.value
    others[at] += empty * (1 - band.outside_share.value)


def _within(amount: float, most: float, least: float) -> float:
    """As many members as the band below can give: no more than it has, no fewer than its others leave to be taken."""
    return float(min(most, max(amount, least)))
