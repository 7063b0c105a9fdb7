"""How long a team's forecast and a ladder of bands take, beside plain simulations of the same.

`python benchmarks/forecasts.py` prints; it never judges by its exit code. The team has 20 posts, 2 members and three
years to go, with a history of 4 of 15 appointments and 9 leavers in 75 years; the peer draws 20,000 teams with numpy,
which leaves its chance two thousandths unsure where ours is exact. The ladder has nine bands, of 1,000 posts down to 6,
and the peer moves its people one by one in plain Python, on 20 paths; the ratio is one of times per path.
"""

import random
from fractions import Fraction

import numpy as np
from workbench.timing import in_turns, print_verdict, say_how_busy

from tallystick.statistics.forecasts import (
    Band,
    Flow,
    ObservedRate,
    Target,
    Team,
    TypedRate,
    cost_of_delay,
    forecast,
    ladder_forecast,
    levers,
    what_it_would_take,
)

TURNS, SEED, DRAWN, PATHS, PATHS_OF_PEER, QUARTERS, MONTHS = 5, 20250331, 20_000, 10_000, 20, 12, 36
LADDER_BAR, PAGE_BAR = 1.0, 0.1
TEAM, TARGET = Team(posts=20, members=2), Target.level(Fraction(28, 100))
FLOW = Flow(share=ObservedRate(happened=4, out_of=15), turnover=ObservedRate(happened=9, out_of=75))
WAITS = Flow(share=FLOW.share, turnover=FLOW.turnover, months_to_fill=3)
LARGER = Team(posts=60, members=6)
HEADS = ((300, 700), (180, 620), (80, 420), (20, 130), (6, 54), (2, 28), (1, 11), (0, 6), (0, 6))
LADDER = [
    Band(
        name=str(at),
        members=members,
        others=others,
        wastage=TypedRate(value=0.12),
        outside_share=TypedRate(value=0.3 if at < 3 else 0.12),
        from_below=0.6 if at else 0.0,
        promotion_ratio=0.8 if at else 1.0,
    )
    for at, (members, others) in enumerate(HEADS)
]


def drawn_team() -> float:
    """The chance at the date, from drawn rates and drawn months."""
    lots = np.random.default_rng(SEED)
    share, annual = lots.beta(4.5, 11.5, DRAWN), lots.beta(9.5, 66.5, DRAWN)
    leave = 1 - (1 - annual) ** (1 / 12)
    members = np.full(DRAWN, TEAM.members)
    for _ in range(MONTHS):
        gone = lots.binomial(members, leave)
        empty = gone + lots.binomial(TEAM.posts - members, leave)
        members = members - gone + lots.binomial(empty, share)
    return float((members >= TARGET.heads(MONTHS, MONTHS, TEAM.posts)).mean())


def person_by_person() -> int:
    """The members of the top band, path after path, each person and each promotion by itself."""
    lots, seen = random.Random(SEED), 0
    leave = 1 - 0.88**0.25
    for _ in range(PATHS_OF_PEER):
        people = [[True] * members + [False] * others for members, others in HEADS]
        for _ in range(QUARTERS):
            people = [[one for one in band if lots.random() >= leave] for band in people]
            for at in reversed(range(len(people))):
                fill_by_hand(people, at, lots)
        seen += sum(people[-1])
    return seen


def fill_by_hand(people: list[list[bool]], at: int, lots: random.Random) -> None:
    """Fill one band, from below or from outside."""
    band = LADDER[at]
    for _ in range(band.posts - len(people[at])):
        if lots.random() < band.from_below and people[at - 1]:
            below = people[at - 1]
            members = band.promotion_ratio * sum(below)
            chosen = lots.random() * (members + len(below) - sum(below)) < members
            below.remove(chosen)
            people[at].append(chosen)
        else:
            people[at].append(lots.random() < band.outside_share.value)


def main() -> None:
    say_how_busy()
    times = in_turns(
        {
            "forecast": lambda: forecast(TEAM, FLOW, TARGET, months=MONTHS),
            "drawn": drawn_team,
            "take": lambda: what_it_would_take(TEAM, FLOW, TARGET, months=MONTHS),
            "delay": lambda: cost_of_delay(TEAM, FLOW, TARGET, months=MONTHS, planned_share=0.5),
            "levers": lambda: levers(TEAM, FLOW, TARGET, months=MONTHS),
            "waits": lambda: forecast(TEAM, WAITS, TARGET, months=MONTHS),
            "larger": lambda: forecast(LARGER, FLOW, TARGET, months=MONTHS),
            "ladder": lambda: ladder_forecast(LADDER, TARGET, quarters=QUARTERS, seed=SEED, paths=PATHS),
            "people": person_by_person,
        },
        turns=TURNS,
    )
    best = {name: min(taken) for name, taken in times.items()}
    found = forecast(TEAM, FLOW, TARGET, months=MONTHS)
    print(f"A team of 20: chance {found.at_date:.4f}, and {drawn_team():.4f} from {DRAWN} draws")
    print(f"  forecast {best['forecast']:.3f} s, drawn with numpy {best['drawn']:.3f} s:", end=" ")
    print(f"{best['drawn'] / best['forecast']:.1f} times as long")
    print_verdict("forecast", best["forecast"], PAGE_BAR)
    print_verdict("what it would take", best["take"], PAGE_BAR)
    print(f"  cost of a year's delay {best['delay']:.3f} s, levers {best['levers']:.3f} s")
    print(f"  posts empty for three months {best['waits']:.3f} s; 60 posts {best['larger']:.3f} s")
    ratio = best["people"] / PATHS_OF_PEER * PATHS / best["ladder"]
    print(
        f"A ladder of {len(LADDER)} bands, {QUARTERS} quarters: {ratio:.0f} times as fast per path as person by person"
    )
    print_verdict(f"{PATHS} paths", best["ladder"], LADDER_BAR)


if __name__ == "__main__":
    main()
