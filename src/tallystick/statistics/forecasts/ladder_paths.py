"""A ladder of bands played through many times: each path is one way it may go. The caller gives the seed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

from tallystick.statistics import Floats
from tallystick.statistics.forecasts.forecast import NINE_TENTHS, TENTH
from tallystick.statistics.forecasts.ladder import Band, check_ladder
from tallystick.statistics.forecasts.rates import QUARTERS, quarterly
from tallystick.statistics.forecasts.target import Target

PATHS = 10_000
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class BandForecast:
    """A band on a day: its expected members, their central 80 % range, and what the target asks.

    ``chance`` is the part of the paths in which the target is met then, and ``error`` its standard error: how
    far another seed would move it.
    """

    name: str
    expected: float
    low: int
    high: int
    heads: int
    chance: float
    error: float


@dataclass(frozen=True, kw_only=True, eq=False)
class _Moves:
    """A band in every path: the chances that rule who leaves in a quarter, and who fills what falls empty."""

    band: Band
    members_leave: Floats
    others_leave: Floats
    outside_share: Floats
    from_below: Floats


def ladder_forecast(
    bands: Sequence[Band], target: Target, *, quarters: int, seed: int, paths: int = PATHS
) -> tuple[BandForecast, ...]:
    """Every band at the end of so many quarters, the lowest first, the target being asked of each of them.

    A rate with a history is drawn anew for each path, from what its history leaves open. The same seed gives the same
    answer. Raises ValueError for an impossible ladder, horizon or number of paths.
    """
    check_ladder(bands, quarters)
    if paths < 1:
        raise ValueError("there are no paths")
    *_, found = _play(bands, quarters, paths, np.random.default_rng(seed))
    return _seen_all(bands, found, target, quarters, quarters)


def ladder_years(
    bands: Sequence[Band], target: Target, *, years: int, seed: int, paths: int = PATHS
) -> tuple[tuple[BandForecast, ...], ...]:
    """Every band at the end of each of so many years, from one play; the last is what `ladder_forecast` gives.

    Raises ValueError for an impossible ladder, horizon or number of paths.
    """
    quarters = years * QUARTERS
    check_ladder(bands, quarters)
    if paths < 1:
        raise ValueError("there are no paths")
    course = enumerate(_play(bands, quarters, paths, np.random.default_rng(seed)), start=1)
    return tuple(_seen_all(bands, found, target, at, quarters) for at, found in course if at % QUARTERS == 0)


def _play(bands: Sequence[Band], quarters: int, paths: int, random: np.random.Generator) -> Iterator[Counts]:
    """The members of each band at the end of every quarter, in place. Axes: bands, paths."""
    moves = [_moves(band, paths, random) for band in bands]
    members = np.array([np.full(paths, band.members) for band in bands])
    others = np.array([np.full(paths, band.others) for band in bands])
    for _ in range(quarters):
        for at, move in enumerate(moves):
            members[at] -= _some_of(members[at], move.members_leave, random)
            others[at] -= _some_of(others[at], move.others_leave, random)
        for at in reversed(range(len(bands))):
            _fill(at, members, others, moves[at], random)
        yield members


def _moves(band: Band, paths: int, random: np.random.Generator) -> _Moves:
    others = band.wastage.drawn(paths, random)
    members = band.wastage_of_members.drawn(paths, random) if band.wastage_of_members else others
    return _Moves(
        band=band,
        members_leave=quarterly(members),
        others_leave=quarterly(others),
        outside_share=band.outside_share.drawn(paths, random),
        from_below=np.full(paths, band.from_below),
    )


def _some_of(counts: Counts, chance: Floats, random: np.random.Generator) -> Counts:
    """How many of each count it happens to. Nothing is drawn where there is nobody, which is most of a small band."""
    there = np.flatnonzero(counts)
    some = np.zeros_like(counts)
    some[there] = random.binomial(counts[there], chance[there])
    return some


def _fill(at: int, members: Counts, others: Counts, move: _Moves, random: np.random.Generator) -> None:
    """Fill the empty posts of a band, in place. Who is promoted leaves a post empty in the band below."""
    empty = move.band.posts - members[at] - others[at]
    if move.band.from_below:
        wanted = _some_of(empty, move.from_below, random)
        ratio = move.band.promotion_ratio
        from_members, from_others = _promoted(wanted, members[at - 1], others[at - 1], ratio, random)
        for band, promoted in ((members, from_members), (others, from_others)):
            band[at - 1] -= promoted
            band[at] += promoted
        empty -= from_members + from_others
    from_outside = _some_of(empty, move.outside_share, random)
    members[at] += from_outside
    others[at] += empty - from_outside


def _promoted(
    wanted: Counts, members: Counts, others: Counts, ratio: float, random: np.random.Generator
) -> tuple[Counts, Counts]:
    """The members and the others promoted out of a band in each path, one after another while there is anybody."""
    taken = np.zeros((2, len(wanted)), dtype=np.int64)
    at = np.flatnonzero(np.minimum(wanted, members + others))
    left, some, rest = wanted[at], members[at], others[at]
    while at.size:
        weight = ratio * some
        is_member = random.random(at.size) * (weight + rest) < weight
        some, rest, left = some - is_member, rest - ~is_member, left - 1
        taken[1 - is_member, at] += 1
        goes_on = np.flatnonzero((left > 0) & (some + rest > 0))
        at, left, some, rest = at[goes_on], left[goes_on], some[goes_on], rest[goes_on]
    return taken[0], taken[1]


def _seen_all(
    bands: Sequence[Band], members: Counts, target: Target, quarter: int, quarters: int
) -> tuple[BandForecast, ...]:
    return tuple(
        _seen(band, counts, target.heads(quarter, quarters, band.posts))
        for band, counts in zip(bands, members, strict=True)
    )


def _seen(band: Band, members: Counts, heads: int) -> BandForecast:
    low, high = np.quantile(members, [TENTH, NINE_TENTHS], method="inverted_cdf")
    chance = float((members >= heads).mean())
    return BandForecast(
        name=band.name,
        expected=float(members.mean()),
        low=int(low),
        high=int(high),
        heads=heads,
        chance=chance,
        error=sqrt(chance * (1 - chance) / len(members)),
    )
