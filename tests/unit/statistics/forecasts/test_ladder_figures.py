"""A ladder of bands against its expected course, against people promoted one by one, and against sums by hand."""

import random
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from scipy.stats import binom

from tallystick.statistics.forecasts import (
    Band,
    BandLever,
    ObservedRate,
    Target,
    TypedRate,
    bottleneck,
    expected_members,
    ladder_forecast,
    ladder_years,
)

TARGET = Target.level(Fraction(1, 4))


def rate(value):
    return TypedRate(value=value)


def band(name, members, others, *, wastage=0.2, outside=0.3, inside=0.0, **more):
    return Band(
        name=name,
        members=members,
        others=others,
        wastage=rate(wastage),
        outside_share=rate(outside),
        from_below=inside,
        **more,
    )


ALIKE = [
    band("5", 60, 140, outside=0.4),
    band("6", 20, 100, inside=0.7, outside=0.2),
    band("7", 6, 54, inside=0.8, outside=0.1),
    band("8a", 1, 19, inside=0.5, outside=0.1),
]
UNLIKE = [
    band("lower", 10, 10, outside=0.5, wastage_of_members=rate(0.4)),
    band("upper", 2, 6, inside=0.8, outside=0.1, promotion_ratio=0.4),
]


def test_paths_go_on_average_where_they_are_expected():
    paths, quarters = 10_000, 12
    found = ladder_forecast(ALIKE, TARGET, quarters=quarters, seed=3, paths=paths)
    for seen, expected, posts in zip(
        found, expected_members(ALIKE, quarters=quarters), (200, 120, 60, 20), strict=True
    ):
        assert abs(seen.expected - expected) < 4 * np.sqrt(posts / 4 / paths)


def one_by_one(bands, quarters, runs, seed):
    """The members of each band, promoting people by name: each draws a ticket, members one of another weight."""
    lots, seen = random.Random(seed), []
    for _ in range(runs):
        people = [["m"] * band.members + ["o"] * band.others for band in bands]
        for _ in range(quarters):
            for at, here in enumerate(bands):
                goes = {
                    "m": 1 - (1 - here.members_wastage.value) ** 0.25,
                    "o": 1 - (1 - here.wastage.value) ** 0.25,
                }
                people[at] = [one for one in people[at] if lots.random() >= goes[one]]
            for at in reversed(range(len(bands))):
                here = bands[at]
                for _ in range(here.posts - len(people[at])):
                    if at and people[at - 1] and lots.random() < here.from_below:
                        tickets = [here.promotion_ratio if one == "m" else 1 for one in people[at - 1]]
                        (chosen,) = lots.choices(range(len(tickets)), tickets)
                        people[at].append(people[at - 1].pop(chosen))
                    else:
                        people[at].append("m" if lots.random() < here.outside_share.value else "o")
        seen.append([band.count("m") for band in people])
    return np.array(seen)


def test_paths_are_those_of_people_promoted_one_by_one():
    runs, paths, quarters = 1500, 10_000, 8
    played = one_by_one(UNLIKE, quarters, runs, seed=5)
    found = ladder_forecast(UNLIKE, TARGET, quarters=quarters, seed=4, paths=paths)
    for at, seen in enumerate(found):
        drawn = played[:, at]
        assert abs(seen.expected - drawn.mean()) < 4 * drawn.std() * np.sqrt(1 / runs + 1 / paths)
        met = (drawn >= seen.heads).mean()
        assert abs(seen.chance - met) < 4 * np.sqrt(0.25 * (1 / runs + 1 / paths))


def test_a_ladder_of_one_band_is_a_team_whose_posts_are_on_their_own():
    found = ladder_forecast([band("only", 2, 18, wastage=0.12, outside=0.5)], TARGET, quarters=12, seed=8)[0]
    stayed = 0.88**3
    was, became = stayed + (1 - stayed) / 2, (1 - stayed) / 2
    met = sum(binom.pmf(k, 2, was) * binom.sf(4 - k, 18, became) for k in range(3))
    assert found.heads == 5
    assert abs(found.chance - met) < 4 * found.error


def test_one_quarter_by_hand():
    # A tenth leaves each quarter: one of ten above, and half of its successor comes from below.
    wastage = 1 - 0.9**4
    ladder = [
        band("lower", 10, 30, wastage=wastage, outside=0.5),
        band("upper", 2, 8, wastage=wastage, outside=0.2, inside=0.5),
    ]
    lower, upper = expected_members(ladder, quarters=1)
    assert upper == pytest.approx(2 * 0.9 + 0.5 * 0.25 + 0.5 * 0.2)
    assert lower == pytest.approx(10 * 0.9 - 0.5 * 0.25 + 4.5 * 0.5)


def test_a_promotion_drains_the_band_below():
    still = [band("lower", 20, 0, wastage=0, outside=0.0), band("upper", 0, 20, wastage=0.5, inside=1.0)]
    lower, upper = ladder_forecast(still, TARGET, quarters=8, seed=1, paths=200)
    assert upper.expected > 5
    # Nobody leaves below and only others come from outside: each member who is gone went up, and some left from there.
    assert lower.expected + upper.expected < 20
    assert lower.expected < 12


def test_promotion_takes_no_more_people_than_there_are():
    steep = [band("lower", 1, 0, wastage=0.9), band("upper", 0, 60, wastage=0.9, inside=1.0, outside=1.0)]
    lower, upper = ladder_forecast(steep, TARGET, quarters=8, seed=1, paths=500)
    assert 0 <= lower.low <= lower.high <= 1
    assert upper.expected == pytest.approx(expected_members(steep, quarters=8)[1], abs=0.5)
    assert upper.expected > 55


def test_the_same_seed_gives_the_same_paths_and_another_seed_others():
    first, again, other = (ladder_forecast(ALIKE, TARGET, quarters=4, seed=seed, paths=500) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_history_widens_the_range_of_a_band():
    seen = [replace(ALIKE[0], outside_share=ObservedRate(happened=4, out_of=10))]
    known, unsure = (ladder_forecast(each, TARGET, quarters=20, seed=1, paths=2000)[0] for each in ([ALIKE[0]], seen))
    assert unsure.high - unsure.low > 1.3 * (known.high - known.low)


def test_the_band_that_nobody_is_promoted_out_of_fairly_is_the_bottleneck():
    ladder = [
        band("lower", 100, 100, outside=0.5),
        band("middle", 2, 38, inside=1.0, promotion_ratio=0.1),
        band("top", 0, 8, inside=0.9, outside=0.1),
    ]
    found = bottleneck(ladder, quarters=40)
    assert (found.most.band, found.most.lever) == ("top", BandLever.MORE_PROMOTED)
    others = {(one.band, one.lever): one.change for one in found.pulled}
    # Half of the lowest band are members already: more of them there does little while few are let through.
    assert others["middle", BandLever.MORE_PROMOTED] > 2 * others["lower", BandLever.MORE_APPOINTED]
    assert ("lower", BandLever.MORE_PROMOTED) not in others


def test_a_pulled_lever_is_the_difference_of_two_ladders():
    pulled = {(one.band, one.lever): one.change for one in bottleneck(ALIKE, quarters=12).pulled}
    changed = [replace(ALIKE[0], outside_share=rate(0.5)), *ALIKE[1:]]
    by_hand = expected_members(changed, quarters=12)[-1] - expected_members(ALIKE, quarters=12)[-1]
    assert pulled["5", BandLever.MORE_APPOINTED] == pytest.approx(by_hand)


def test_where_nobody_leaves_there_is_no_bottleneck():
    assert (
        bottleneck([band("lower", 1, 9, wastage=0), band("top", 0, 4, wastage=0, inside=0.5)], quarters=8).most is None
    )


def test_no_more_members_are_promoted_than_there_are_however_much_they_are_preferred():
    # Two of twenty leave above, and both people from below follow them, members first or not.
    ladder = [
        band("lower", 1, 1, wastage=0, outside=0.5),
        band("upper", 0, 20, wastage=1 - 0.9**4, inside=1.0, promotion_ratio=9.0),
    ]
    assert expected_members(ladder, quarters=1) == pytest.approx((1, 1))


def test_a_year_of_one_play_is_what_a_play_to_that_year_gives():
    found = ladder_years(UNLIKE, TARGET, years=3, seed=5, paths=500)
    for year, seen in enumerate(found, start=1):
        assert seen == ladder_forecast(UNLIKE, TARGET, quarters=4 * year, seed=5, paths=500)
