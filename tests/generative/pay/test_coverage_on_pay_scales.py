"""How often an interval holds the true gap, on the NHS pay scales: hundreds of people on one rate, and few rates."""

import csv

import numpy as np
import pytest

from tallystick.statistics.pay.uncertainty import mean_gap_interval, median_gap_interval
from tallystick.tallies.paid import Rates
from tests.repository.tracked import ROOT

RUNS = 1_000
# Shares of bands 2 to 9, made up: the reference group sits higher.
MIXES = {
    "reference": (0.12, 0.12, 0.10, 0.22, 0.19, 0.13, 0.06, 0.03, 0.02, 0.005, 0.005),
    "other": (0.20, 0.13, 0.08, 0.31, 0.14, 0.08, 0.03, 0.015, 0.01, 0.003, 0.002),
}


def scale():
    """The pay points of bands 2 to 9 in parts of a pound an hour, by band."""
    file = ROOT / "tests/golden/pay/afc-pay-scales-england-2025-26.csv"
    for row in list(csv.DictReader(file.read_text(encoding="utf-8").splitlines()))[1:]:
        points = (row["entry_gbp"], row["intermediate_gbp"], row["top_gbp"])
        yield sorted({round(float(one) / 52.143 / 37.5 * 10**8) for one in points if one})


def chances(mix):
    """Every pay point with the chance that somebody is on it; half of a band are at its top."""
    found = {}
    for share, points in zip(mix, scale(), strict=True):
        below = points[:-1]
        found[points[-1]] = found.get(points[-1], 0) + share * (0.5 if below else 1)
        for point in below:
            found[point] = found.get(point, 0) + share * 0.5 / len(below)
    total = sum(found.values())
    return np.array(sorted(found)), np.array([found[one] / total for one in sorted(found)])


def drawn(points, chance, people, random):
    numbers = random.multinomial(people, chance)
    return Rates(rates=points[numbers > 0], people=numbers[numbers > 0])


def middle(points, chance):
    return points[np.searchsorted(np.cumsum(chance), 0.5)]


@pytest.mark.parametrize(("reference", "other"), [(50, 20), (200, 50), (400, 100), (1500, 500)])
def test_intervals_hold_the_true_gap_at_least_93_times_in_100(reference, other):
    random = np.random.default_rng(26)
    mine, theirs = (chances(MIXES[name]) for name in ("reference", "other"))
    means = [float(points @ chance) for points, chance in (mine, theirs)]
    medians = [float(middle(points, chance)) for points, chance in (mine, theirs)]
    true = {name: 100 * (one - two) / one for name, (one, two) in {"mean": means, "median": medians}.items()}
    held = {"mean": 0, "median": 0}
    for run in range(RUNS):
        groups = drawn(*mine, reference, random), drawn(*theirs, other, random)
        found = {"mean": mean_gap_interval(*groups), "median": median_gap_interval(*groups, seed=run, draws=500)}
        for name, interval in found.items():
            held[name] += interval.low - 1e-9 <= true[name] <= interval.high + 1e-9
    assert min(held.values()) >= 0.93 * RUNS
