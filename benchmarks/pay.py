"""How long the pay of every trust in the country takes to measure, and one large trust with resampling, beside peers.

`python benchmarks/pay.py` prints; it never judges by its exit code. 1.5 million people of 212 organisations, made up
from a fixed seed on pay points with allowances, lie ready as arrays for us and as a frame for pandas. Ours gives the
eight measures, exact quarters and what lies between and within bands; so does what is written for pandas by hand, but
for people on one rate, whom it cuts apart by the order of rows. One trust of 20,000 has its median gap resampled
2,000 times: here by the place of the middle, beside person by person in numpy. Adjusted gaps and decompositions stand
beside statsmodels.
"""

import sys
import warnings
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from workbench.timing import in_turns, print_times, print_verdict, say_how_busy

from tallystick.definitions.pay import pay_comparator, profile
from tallystick.release.pay import PayFigure, PayMeasure
from tallystick.statistics.pay.adjusted import Step, adjusted_gaps
from tallystick.statistics.pay.bonuses import bonus_figures
from tallystick.statistics.pay.compared import Compared, compared
from tallystick.statistics.pay.composition import breakdown_figures, not_disclosed_figures
from tallystick.statistics.pay.decomposition import People, Weights, threefold, twofold
from tallystick.statistics.pay.explained import between_and_within_figures
from tallystick.statistics.pay.gaps import mean_gap, median_gap
from tallystick.statistics.pay.hourly import How, gap_figures, quarter_figures
from tallystick.statistics.pay.table import Ask, pay_figures
from tallystick.statistics.pay.uncertainty import DRAWS, median_gap_interval
from tallystick.tallies.paid import PARTS_OF_A_POUND
from tallystick.tallies.paid_people import PaidPeople, Trait

ROWS, ORGANISATIONS, BANDS, TURNS = 1_500_000, 212, 24, 5
LARGE = 20_000
COUNTRY_BAR, TRUST_BAR = 2.0, 1.0
GROUPS = ("bme", "unknown", "white")
HOW = How(seed=1, advise=0)
Whole = npt.NDArray[np.int64]
LACKS = """What the peers leave to whoever uses them:
  pandas       people on one rate across a quarter's boundary, exact rates, any interval, people of unknown group in
               quarters, a reason where there is no figure
  statsmodels  its decomposition orders the groups itself unless told not to, and takes a misspelt option for another"""


def made_up(rows: int, organisations: int, *, seed: int = 31032017) -> dict[str, Whole]:
    """Columns of people: organisation, group, band, rate in hundred-millionths of a pound, pence of bonus."""
    random = np.random.default_rng(seed)
    band = random.integers(0, BANDS, rows)
    allowance = (random.random(rows) < 0.4) * random.integers(0, 300, rows)
    pence = 1251 + band * 170 + random.integers(0, 3, rows) * 70 + allowance
    return {
        "organisation": random.integers(0, organisations, rows),
        "group": random.choice(len(GROUPS), rows, p=[0.25, 0.05, 0.70]).astype(np.int64),
        "band": band,
        "rate": pence * (PARTS_OF_A_POUND // 100),
        "bonus": np.where(random.random(rows) < 0.05, random.integers(1, 20, rows) * 10_000, 0),
    }


def people_of(columns: dict[str, Whole], chosen: Any, *, year: int = 2025, with_persons: bool = False) -> PaidPeople:
    """Some of the people as one organisation."""
    band = columns["band"][chosen]
    return PaidPeople(
        organisation="made up",
        snapshot=date(year, 3, 31),
        traits={
            "ethnicity": Trait(values=GROUPS, of=columns["group"][chosen]),
            "staff_type": Trait(values=("non-clinical", "clinical", "medical"), of=band // 8),
            "band": Trait(values=tuple(map(str, range(BANDS))), of=band),
        },
        rate=columns["rate"][chosen],
        bonus={"": columns["bonus"][chosen]},
        person=np.arange(len(band)).astype(str) if with_persons else np.empty(0, dtype=np.str_),
    )


def placed(people: PaidPeople) -> Compared:
    """The people under the headline comparator."""
    found = compared(people, pay_comparator("white-rest"), minimum=0)
    if not isinstance(found, Compared):
        raise TypeError("the made-up people have groups")
    return found


def ours(columns: dict[str, Whole]) -> int:
    """Every measure, quarters and bands of every organisation. Returns how many figures there are."""
    order = np.argsort(columns["organisation"], kind="stable")
    ends = np.searchsorted(columns["organisation"][order], np.arange(ORGANISATIONS + 1))
    number = 0
    for first, last in pairwise(ends):
        there = placed(people_of(columns, order[first:last]))
        plain = PayFigure(measure=PayMeasure.MEAN_HOURLY_GAP)
        for figures in (
            gap_figures(there, there.counts, HOW, plain),
            quarter_figures(there, HOW),
            bonus_figures(there, HOW, by_type=False),
            breakdown_figures(there),
            not_disclosed_figures(there),
            between_and_within_figures(there, HOW),
        ):
            number += sum(1 for _ in figures)
    return number


def as_pandas(columns: dict[str, Whole]) -> Any:
    """The same people as a frame of categories, rates in pounds."""
    import pandas as pd

    frame = pd.DataFrame(columns)
    frame["group"] = pd.Categorical.from_codes(columns["group"], list(GROUPS))
    frame["pay"] = frame.pop("rate") / PARTS_OF_A_POUND
    return frame


def by_pandas(frame: Any) -> list[Any]:
    """The same measures as one would write them: no range, ties cut by the order of rows."""
    import pandas as pd

    keys = ["organisation", "group"]
    by_group = frame.groupby(keys, observed=True)
    levels = by_group["pay"].agg(["mean", "median"]).unstack()
    gaps = [100 * (1 - levels[what]["bme"] / levels[what]["white"]) for what in ("mean", "median")]
    rank = frame.groupby("organisation")["pay"].rank(method="first")
    size = frame.groupby("organisation")["pay"].transform("size")
    quarter = np.ceil(4 * rank / size).astype(int)
    quarters = pd.crosstab([frame["organisation"], quarter], frame["group"], normalize="index")
    paid = frame[frame["bonus"] > 0]
    bonus = [
        by_group["bonus"].agg(lambda pence: (pence > 0).mean()),
        paid.groupby(keys, observed=True)["bonus"].agg(["mean", "median"]),
    ]
    breakdown = pd.crosstab(frame["organisation"], frame["group"], normalize="index")
    cells = frame.groupby(["organisation", "band", "group"], observed=True)["pay"].agg(["size", "mean"]).unstack()
    share = cells["size"].div(cells["size"].groupby("organisation").sum(), level="organisation")
    white, bme = cells["mean"]["white"], cells["mean"]["bme"]
    between = ((share["white"] - share["bme"]) * (white + bme) / 2).groupby("organisation").sum()
    within = ((share["white"] + share["bme"]) / 2 * (white - bme)).groupby("organisation").sum()
    return [*gaps, quarters, *bonus, breakdown, between, within]


def check_alike(columns: dict[str, Whole], frame: Any) -> None:
    """Both give the same gaps of the first organisation, or nothing is timed."""
    theirs = by_pandas(frame)
    there = placed(people_of(columns, np.flatnonzero(columns["organisation"] == 0)))
    white, other = there.counts.of("white"), there.counts.of("bme")
    for found, gap in zip(theirs[:2], (mean_gap(white, other), median_gap(white, other)), strict=True):
        if gap is None or abs(float(gap) - float(found.loc[0])) > 1e-9:
            raise ValueError("the two ways do not give the same gap")


def resampled(white: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> Any:
    """The range of the median gap, person by person."""
    random = np.random.default_rng(1)
    gaps = []
    for _ in range(DRAWS):
        first, second = (np.median(random.choice(side, len(side))) for side in (white, other))
        gaps.append(100 * (first - second) / first)
    return np.quantile(gaps, [0.025, 0.975])


def the_country() -> None:
    """Every organisation, ours and by hand in pandas."""
    columns = made_up(ROWS, ORGANISATIONS)
    frame = as_pandas(columns)
    check_alike(columns, frame)
    print(f"{ROWS:,} people of {ORGANISATIONS} organisations: every measure, quarters and bands")
    times = in_turns({"tallystick": lambda: ours(columns), "pandas, by hand": lambda: by_pandas(frame)}, turns=TURNS)
    print_times(times)
    print_verdict("tallystick", min(times["tallystick"]), COUNTRY_BAR)


def one_trust() -> None:
    """Every figure of one large trust with 2,000 resamples, and its median gap alone beside numpy."""
    columns = made_up(LARGE, 1)
    before = {**columns, "rate": columns["rate"] - columns["rate"] % 7}
    now, then = (
        people_of(rows, slice(None), year=year, with_persons=True) for rows, year in ((columns, 2025), (before, 2024))
    )
    ask = Ask(people=now, profile=profile("govuk-2023"), characteristic="ethnicity", minimum=0, before=then)
    counts = placed(now).counts
    white, other = counts.of("white"), counts.of("bme")
    pounds = columns["rate"] / PARTS_OF_A_POUND
    sides = [pounds[columns["group"] == GROUPS.index(group)] for group in ("white", "bme")]
    print(f"\nOne trust of {LARGE:,}, {DRAWS:,} resamples: every figure, with deciles, models and the change by person")
    times = in_turns({"tallystick, every figure": lambda: pay_figures(ask)}, turns=TURNS)
    print_times(times)
    print_verdict("tallystick, every figure", min(times["tallystick, every figure"]), TRUST_BAR)
    print(f"\nThe same trust: the range of the median gap alone, from {DRAWS:,} resamples")
    works = {
        "tallystick, from counts": lambda: median_gap_interval(white, other, seed=1),
        "numpy, person by person": lambda: resampled(*sides),
    }
    print_times(in_turns(works, turns=2))


def models() -> None:
    """Adjusted gaps and both decompositions of one large trust, beside statsmodels."""
    import statsmodels.api as sm
    from statsmodels.stats.oaxaca import OaxacaBlinder

    columns = made_up(LARGE, 1)
    known = columns["group"] != GROUPS.index("unknown")
    pay = columns["rate"][known] / PARTS_OF_A_POUND
    is_other = (columns["group"][known] == GROUPS.index("bme")).astype(np.float64)
    bands = np.eye(BANDS)[:, 1:][columns["band"][known]]
    full = np.column_stack([np.ones(len(pay)), is_other, bands])
    constant = np.column_stack([np.ones(len(pay)), bands])
    sides = [People(columns=constant[is_other == code], outcome=pay[is_other == code]) for code in (0, 1)]

    def parts() -> Any:
        return threefold(*sides), twofold(*sides, weights=Weights.POOLED_WITH_GROUP)

    def their_parts() -> Any:
        model = OaxacaBlinder(pay, np.column_stack([is_other, bands]), 0, hasconst=False, swap=False)
        return model.three_fold().params, model.two_fold(two_fold_type="pooled").params

    print(f"\nOne trust of {LARGE:,}, {BANDS} bands: the adjusted gap with HC3 errors")
    works: dict[str, Any] = {
        "tallystick": lambda: adjusted_gaps(pay, is_other, [Step(name="band", columns=bands)]),
        "statsmodels OLS, HC3": lambda: sm.OLS(np.log(pay), full).fit(cov_type="HC3").bse,
    }
    print_times(in_turns(works, turns=TURNS))
    print("\nThe same trust: three and two parts of the mean gap")
    print_times(in_turns({"tallystick": parts, "statsmodels OaxacaBlinder": their_parts}, turns=TURNS))


def main() -> None:
    """Print every figure."""
    warnings.filterwarnings("ignore")
    say_how_busy()
    the_country()
    one_trust()
    models()
    print(f"\n{LACKS}")


if __name__ == "__main__":
    sys.exit(main())
