"""Whether forecasts came true as often as they said: past forecasts held against what came.

One forecast can never be judged, nor can five of one team. So cases of many teams and years are pooled. Cases of one
team share its luck, and are taken together as one when it is asked whether a difference could be chance.

Sources: G. W. Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78 (1950)
1-3; C. Czado, T. Gneiting and L. Held, "Predictive model assessment for count data", Biometrics 65 (2009) 1254-1261,
doi:10.1111/j.1541-0420.2009.01191.x, for the histogram of counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np
import numpy.typing as npt

from tallystick.statistics import Floats
from tallystick.statistics.proportions import wilson
from tallystick.statistics.student import t95

Numbers = npt.NDArray[np.int64]

BINS = 10
FEWEST_TEAMS = 10
FEWEST_CASES = 50


@dataclass(frozen=True, kw_only=True)
class Case:
    """A forecast made at a time, and what came: the chance of every count, the heads the target asked, the count.

    ``team`` tells which cases belong together.
    """

    team: str
    counts: tuple[float, ...]
    heads: int
    came: int

    def __post_init__(self) -> None:
        if not 0 <= self.came < len(self.counts):
            raise ValueError("the count that came was not among those that were forecast")

    @property
    def chance(self) -> float:
        """The chance that was given to meeting the target."""
        return float(sum(self.counts[self.heads :]))

    @property
    def met(self) -> bool:
        """Whether the target was met."""
        return self.came >= self.heads


@dataclass(frozen=True, kw_only=True)
class CalibrationRow:
    """The cases whose chance lay from ``low`` to ``high``: the mean chance, and the part in which the target was met.

    ``met_low`` to ``met_high`` is the 95 % range of that part, as if cases did not share their luck.
    """

    low: float
    high: float
    cases: int
    forecast: float
    met: float
    met_low: float
    met_high: float


class Kept(StrEnum):
    """How forecasts kept to what came."""

    NO_SIGN = "no sign that they are off"
    TOO_HIGH = "they said more members than came"
    TOO_LOW = "they said fewer members than came"
    TOO_SURE = "what came lay further from them than they allowed for"
    TOO_UNSURE = "what came lay nearer to them than they allowed for"
    TOO_FEW = "there are too few teams or cases to tell"


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """Forecasts judged. ``brier`` is the mean squared distance of chance from what came, 0 at best.

    ``brier_of_one_chance`` is what the same chance for everybody would have had, that of all cases together: forecasts
    that do no better say nothing of one team. ``histogram`` is the part of what came in each tenth of what was
    forecast, all near 0.1 where forecasts are right; heaped at the ends where they are too sure. ``error`` is the mean
    count that came less the mean forecast; ``spread`` the mean squared distance in standard deviations, 1 where
    forecasts are right, and None where something came that was said to be impossible.
    """

    teams: int
    cases: int
    brier: float
    brier_of_one_chance: float
    rows: tuple[CalibrationRow, ...]
    histogram: tuple[float, ...]
    error: float
    spread: float | None
    kept: Kept


def calibration(cases: Sequence[Case]) -> Calibration:
    """Judge past forecasts. Raises ValueError where there are none."""
    if not cases:
        raise ValueError("there are no forecasts to judge")
    chance = np.array([case.chance for case in cases])
    met = np.array([case.met for case in cases], dtype=np.float64)
    means, variances = _moments(cases)
    errors = np.array([case.came for case in cases]) - means
    # A count that was certain and came has no distance; one that was certain and did not come is infinitely far.
    squared = np.divide(errors**2, variances, out=np.where(np.abs(errors) < 0.5, 1.0, np.inf), where=variances > 1e-12)
    teams = np.unique([case.team for case in cases], return_inverse=True)[1]
    return Calibration(
        teams=int(teams.max()) + 1,
        cases=len(cases),
        brier=float(np.mean((chance - met) ** 2)),
        brier_of_one_chance=float(met.mean() * (1 - met.mean())),
        rows=_rows(chance, met),
        histogram=_histogram(cases),
        error=float(errors.mean()),
        spread=float(squared.mean()) if np.isfinite(squared).all() else None,
        kept=_kept(errors, squared - 1, teams),
    )


def _moments(cases: Sequence[Case]) -> tuple[Floats, Floats]:
    means, variances = [], []
    for case in cases:
        count, chances = np.arange(len(case.counts)), np.array(case.counts)
        mean = float(chances @ count)
        means.append(mean)
        variances.append(float(chances @ (count - mean) ** 2))
    return np.array(means), np.array(variances)


def _rows(chance: Floats, met: Floats) -> tuple[CalibrationRow, ...]:
    """The cases by tenths of their chance; tenths without cases are left out."""
    place = np.minimum((chance * BINS).astype(int), BINS - 1)
    rows = []
    for at in np.unique(place):
        here = place == at
        limits = wilson(met[here].sum(), here.sum())
        rows.append(
            CalibrationRow(
                low=at / BINS,
                high=(at + 1) / BINS,
                cases=int(here.sum()),
                forecast=float(chance[here].mean()),
                met=float(met[here].mean()),
                met_low=float(limits.low),
                met_high=float(limits.high),
            )
        )
    return tuple(rows)


def _histogram(cases: Sequence[Case]) -> tuple[float, ...]:
    """What came, by where it lay in what was forecast. A count is spread over all the chance that was given to it."""
    edges = np.linspace(0, 1, BINS + 1)
    upto = np.zeros(BINS + 1)
    for case in cases:
        below, own = sum(case.counts[: case.came]), case.counts[case.came]
        upto += np.clip((edges - below) / own, 0, 1) if own > 0 else edges > below
    upto[0], upto[-1] = 0, len(cases)
    return tuple((np.diff(upto) / len(cases)).tolist())


def _kept(errors: Floats, excess: Floats, teams: Numbers) -> Kept:
    if teams.max() + 1 < FEWEST_TEAMS or len(errors) < FEWEST_CASES:
        return Kept.TOO_FEW
    too_low, too_sure = _beyond_chance(errors, teams), _beyond_chance(excess, teams)
    if too_low:
        return Kept.TOO_LOW if too_low > 0 else Kept.TOO_HIGH
    if too_sure:
        return Kept.TOO_SURE if too_sure > 0 else Kept.TOO_UNSURE
    return Kept.NO_SIGN


def _beyond_chance(amounts: Floats, teams: Numbers) -> int:
    """Whether amounts lie above (1) or below (-1) nought by more than chance among teams allows; else 0."""
    if not np.isfinite(amounts).all():
        return 1
    sums = np.bincount(teams, weights=amounts)
    many, middle = len(sums), float(sums.mean())
    error = float(sums.std(ddof=1)) / sqrt(many)
    return 0 if abs(middle) <= t95(many - 1) * error else int(np.sign(middle))
