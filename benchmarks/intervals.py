"""How long all intervals and exact tests of all trusts take, beside ready-made functions.

`python benchmarks/intervals.py` prints; it never judges by its exit code. The counts are made up, from
a fixed seed: 212 organisations, each with 16 groups compared with its white staff. Both sides are
timed in the same run on the same machine. The loop of statsmodels sees a sample of 200 tables, so the
ratio is one of times per table.
"""

import time
import warnings
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from scipy.stats import hypergeom
from statsmodels.stats.proportion import confint_proportions_2indep

from tallystick.statistics.exact import doubled_mid_p
from tallystick.statistics.score import ratio_interval

ORGANISATIONS, GROUPS, SAMPLE, REPEATS, SEED = 212, 16, 200, 7, 20200331
BAR = 0.1

Counts = npt.NDArray[np.int64]


def made_up_tables() -> Counts:
    """Four rows (happened and people of the group, then of white staff) and a column for each table."""
    random = np.random.default_rng(SEED)
    shape = (ORGANISATIONS, GROUPS)
    white = np.broadcast_to(random.integers(1000, 9000, (ORGANISATIONS, 1)), shape)
    group = np.clip(random.lognormal(4, 1.3, shape).astype(np.int64), 5, 2000)
    share = np.broadcast_to(random.uniform(0.005, 0.3, (ORGANISATIONS, 1)), shape)
    happened = random.binomial(group, np.minimum(1, share * random.lognormal(0.1, 0.3, shape)))
    white_happened = np.broadcast_to(random.binomial(white[:, :1], share[:, :1]), shape)
    return np.stack([cells.ravel() for cells in (happened, group, white_happened, white)])


def best(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """The shortest of several runs, in seconds: the others measure what else the machine did."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def loop_of_statsmodels(tables: Counts) -> int:
    """Interval by interval; the answer is how many could not be computed or came out as no number."""
    failed = 0
    for table in tables.T.tolist():
        try:
            limits = confint_proportions_2indep(*table, compare="ratio", method="score")
            failed += bool(np.isnan(limits).any() or np.iscomplex(limits).any())
        except (ValueError, ZeroDivisionError):
            failed += 1
    return failed


def mid_p_of_scipy(tables: Counts) -> npt.NDArray[np.float64]:
    """The same two-sided mid-p from scipy's hypergeometric distribution, on whole arrays."""
    happened_1, people_1, happened_2, people_2 = tables
    chance = hypergeom(people_1 + people_2, people_1, happened_1 + happened_2)
    tail = np.minimum(chance.cdf(happened_1 - 1), chance.sf(happened_1)) + chance.pmf(happened_1) / 2
    return np.asarray(np.minimum(1, 2 * tail))


def report(name: str, seconds: float, tables: int) -> float:
    each = seconds / tables
    print(f"  {name:<42} {seconds * 1000:9.1f} ms for {tables:5d}  {each * 1e6:9.2f} microseconds each")
    return each


def verdict(seconds: float) -> str:
    return f"bar of {BAR} s for all of them: {'met' if seconds <= BAR else 'NOT MET'} ({seconds:.4f} s)"


def compare_intervals(tables: Counts, sample: Counts) -> None:
    print(f"Miettinen-Nurminen ratio intervals, best of {REPEATS}")
    seconds = best(lambda: ratio_interval(*tables))
    ours = report("tallystick, all at once", seconds, tables.shape[1])
    theirs = report("statsmodels, in a loop", best(lambda: loop_of_statsmodels(sample)), sample.shape[1])
    print(f"  {theirs / ours:.0f} times as fast per interval; {verdict(seconds)}")
    print(f"  statsmodels gave no interval for {loop_of_statsmodels(sample)} of {sample.shape[1]} tables")


def compare_mid_p(tables: Counts) -> None:
    print(f"Doubled mid-p, best of {REPEATS}")
    seconds = best(lambda: doubled_mid_p(*tables))
    ours = report("tallystick, all at once", seconds, tables.shape[1])
    theirs = report("scipy.stats.hypergeom, all at once", best(lambda: mid_p_of_scipy(tables)), tables.shape[1])
    print(f"  {theirs / ours:.1f} times as fast per table; {verdict(seconds)}")
    difference = np.abs(doubled_mid_p(*tables) - mid_p_of_scipy(tables)).max()
    print(f"  largest difference between the two: {difference:.1e}")


def main() -> None:
    warnings.simplefilter("ignore")  # statsmodels warns of the divisions by zero that it goes through
    tables = made_up_tables()
    sample = np.random.default_rng(SEED).choice(tables, SAMPLE, axis=1, replace=False)
    compare_intervals(tables, sample)
    compare_mid_p(tables)


if __name__ == "__main__":
    main()
