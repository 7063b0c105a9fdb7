"""A team played through person by person: an independent way to a forecast, with none of its formulas."""

from types import SimpleNamespace

import numpy as np

EMPTY, OTHER, MEMBER = 0, 1, 2


def play(*, members, others, posts, share, turnover, months, runs, seed, members_turnover=None, filled=1.0):
    """Members and people in post at the end of every month, for many runs. ``posts`` has one number for each month."""
    random = np.random.default_rng(seed)
    seats = np.full((runs, max(members + others, *posts)), EMPTY)
    seats[:, :members], seats[:, members : members + others] = MEMBER, OTHER
    goes = np.zeros(3)
    goes[OTHER] = 1 - (1 - turnover) ** (1 / 12)
    goes[MEMBER] = 1 - (1 - (turnover if members_turnover is None else members_turnover)) ** (1 / 12)
    seen, appointed, left = [], np.zeros((runs, 2)), np.zeros(runs)
    for month in range(months):
        leaves = random.random(seats.shape) < goes[seats]
        left += (leaves & (seats == MEMBER)).sum(axis=1)
        seats[leaves] = EMPTY
        room = posts[month] - (seats != EMPTY).sum(axis=1, keepdims=True)
        empty = seats == EMPTY
        open_seat = empty & (empty.cumsum(axis=1) <= room)
        hired = open_seat & (random.random(seats.shape) < filled)
        is_member = hired & (random.random(seats.shape) < share)
        seats[hired], seats[is_member] = OTHER, MEMBER
        appointed += np.stack([hired.sum(axis=1), is_member.sum(axis=1)], axis=1)
        seen.append(((seats == MEMBER).sum(axis=1), (seats != EMPTY).sum(axis=1)))
    return SimpleNamespace(
        members=np.array([month[0] for month in seen]),
        people=np.array([month[1] for month in seen]),
        appointed=appointed[:, 0].mean(),
        appointed_members=appointed[:, 1].mean(),
        left_members=left.mean(),
    )


def near(found, drawn, runs):
    """Whether a chance lies where the part of so many runs would lie in all but one of ten thousand tries."""
    return abs(found - drawn) <= 4 * np.sqrt(max(drawn * (1 - drawn), 1 / runs) / runs)
