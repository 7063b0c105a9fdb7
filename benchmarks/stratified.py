"""How often the range of the crude and of the stratified ratio hold the truth, in made-up years of recruitment.

`python benchmarks/stratified.py` prints; it never judges by its exit code. At ordinary vacancies a few people are
shortlisted, most of them white, and one is appointed. At campaigns many are, most of them BME, and most are
appointed. At every vacancy those appointed are drawn by lot among those shortlisted, so the true ratio is 1.
"""

import math
import sys
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tallystick.statistics.score import ratio_interval
from tallystick.statistics.stratified import judge_within
from tallystick.tallies.detail import VacancySums

SEED, YEARS = 20250331, 1000
SIZES = ((400, 7), (150, 3), (60, 2), (30, 0), (30, 1))
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Found:
    """What one kind of year gave: the ratios, how often each range held 1, and how often it lay above or below.

    ``symmetric`` is the range that is as wide on either side of the ratio itself, not of its logarithm.
    """

    crude: float
    crude_covers: float
    stratified: float
    stratified_covers: float
    above: float
    below: float
    symmetric_above: float
    symmetric_below: float


def made_up_year(random: np.random.Generator, ordinary: int, campaigns: int) -> tuple[Counts, Counts, Counts, Counts]:
    """White appointed and shortlisted, BME appointed and shortlisted, each by vacancy."""
    shortlisted = np.concatenate([random.integers(3, 9, ordinary), random.integers(25, 60, campaigns)])
    share = np.concatenate([np.full(ordinary, 0.72), np.full(campaigns, 0.10)])
    posts = np.concatenate([np.ones(ordinary, int), np.round(0.62 * shortlisted[ordinary:]).astype(int)])
    white = random.binomial(shortlisted, share)
    appointed = random.hypergeometric(white, shortlisted - white, posts)
    return appointed, white, posts - appointed, shortlisted - white


def sums_of(a: Counts, w: Counts, c: Counts, b: Counts) -> list[VacancySums]:
    """The sums by size of vacancies at which both groups were shortlisted."""
    both = (w > 0) & (b > 0)
    a, w, c, b = (each[both] for each in (a, w, c, b))
    ab, cw, size = a * b, c * w, w + b
    return [
        VacancySums(
            size=int(one),
            vacancies=int((size == one).sum()),
            ab=int(ab[size == one].sum()),
            cw=int(cw[size == one].sum()),
            abab=int((ab * ab)[size == one].sum()),
            abcw=int((ab * cw)[size == one].sum()),
            cwcw=int((cw * cw)[size == one].sum()),
        )
        for one in np.unique(size)
    ]


def simulate(ordinary: int, campaigns: int, *, years: int, seed: int = SEED) -> Found:
    """Many years of one kind. Years without a range within vacancies are left out of both columns."""
    random = np.random.default_rng(seed)
    crude, within, held = [], [], []
    for _ in range(years):
        a, w, c, b = made_up_year(random, ordinary, campaigns)
        judged = judge_within(sums_of(a, w, c, b))
        if judged is None or judged.value is None:
            continue
        table = a.sum(), w.sum(), c.sum(), b.sum()
        limits = ratio_interval(*table)
        crude.append(table[0] / table[1] / (table[2] / table[3]))
        within.append(float(judged.value))
        value, reach = float(judged.value), math.log(judged.high / float(judged.value))
        misses = judged.low > 1, judged.high < 1, value * (1 - reach) > 1, value * (1 + reach) < 1
        crude_held = bool(limits.low <= 1 <= limits.high)
        held.append([crude_held, judged.low <= 1 <= judged.high, *misses])
    crude_covers, covers, *sides = (float(share) for share in np.mean(held, axis=0))
    return Found(float(np.median(crude)), crude_covers, float(np.median(within)), covers, *sides)


def main() -> None:
    years = int(sys.argv[1]) if len(sys.argv) > 1 else YEARS
    print(f"{years} made-up years of each kind, equal chances inside every vacancy")
    for ordinary, campaigns in SIZES:
        found = simulate(ordinary, campaigns, years=years)
        print(
            f"  {ordinary:3d} vacancies and {campaigns:2d} campaigns: crude {found.crude:.2f}, its range held 1 in "
            f"{found.crude_covers:.1%}; within vacancies {found.stratified:.2f}, {found.stratified_covers:.1%} "
            f"(above 1 {found.above:.1%}, below {found.below:.1%}; symmetric above {found.symmetric_above:.1%}, "
            f"below {found.symmetric_below:.1%})"
        )


if __name__ == "__main__":
    main()
