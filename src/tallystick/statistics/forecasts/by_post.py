"""How things stand at the date alone, from each post by itself: months are not walked through.

As long as no post goes, posts do not touch each other. Each is held by a member, by another, or empty, and moves
between the three by a matrix of nine chances, whose power is where it stands at the date. The count of members is a sum
of independent posts. What happened before the date (`ever`) cannot be had this way.
"""

from collections.abc import Iterator

import numpy as np

from tallystick.statistics import Floats
from tallystick.statistics.forecasts.chances import thinning
from tallystick.statistics.forecasts.stretches import Course, Stretch
from tallystick.statistics.forecasts.team import Team
from tallystick.statistics.forecasts.walk import walk

# Far below any digit that is shown, far above what sums of chances lose.
NEGLIGIBLE = 1e-12
_MEMBER, _OTHER, _EMPTY = np.eye(3)


def chance_at_date(team: Team, stretches: list[Stretch], course: Course) -> Floats:
    """The chance, in each world, that the target is met at the end of the last month."""
    if _posts_go(team, stretches):
        *_, last = walk(team, stretches, course)
        return last.met
    counts, posts = counts_at_date(team, stretches), stretches[-1].posts
    members = np.arange(posts + 1)[:, None]
    heads = np.array([course.heads(course.months, posts - empty) for empty in range(counts.shape[-1])])
    return np.asarray(counts[:, members >= heads].sum(axis=-1))


def counts_at_date(team: Team, stretches: list[Stretch]) -> Floats:
    """The chance of every count of members and of empty posts at the date, where no post goes.

    Axes: worlds, members, empty posts. The last one ends where more empty posts are as good as impossible.
    """
    posts, held_at_date = stretches[-1].posts, list(_held_at_date(team, stretches))
    counts = np.zeros((len(stretches[0].share), posts + 1, _most_empty(posts, held_at_date) + 1))
    counts[:, 0, 0] = 1
    for many, held in held_at_date:
        member, other, empty = (held[:, state, None, None] for state in range(3))
        for _ in range(many):
            more = counts * other
            more[:, 1:] += counts[:, :-1] * member
            more[:, :, 1:] += counts[:, :, :-1] * empty
            counts = more
    return counts


def _most_empty(posts: int, held_at_date: list[tuple[int, Floats]]) -> int:
    """How many posts may be empty at the date, but for a chance that is negligible in every world."""
    likeliest = max(float(held[:, 2].max()) for many, held in held_at_date if many)
    beyond = 1 - np.cumsum(thinning(posts, np.array([likeliest]))[0, posts])
    return int(np.argmax(beyond < NEGLIGIBLE))


def expected_appointments(team: Team, stretches: list[Stretch], course: Course) -> tuple[Floats, Floats]:
    """The appointments to be expected until the date in each world, and those of members."""
    if _posts_go(team, stretches):
        return _walked_appointments(team, stretches, course)
    members, others, everybody, of_members = (
        np.full(len(stretches[0].share), float(start)) for start in (team.members, team.rest, 0, 0)
    )
    for stretch in stretches:
        for _ in range(stretch.months):
            members, others = members * (1 - stretch.members_leave), others * (1 - stretch.others_leave)
            appointed = (stretch.posts - members - others) * stretch.filled
            everybody, of_members = everybody + appointed, of_members + appointed * stretch.share
            members, others = members + appointed * stretch.share, others + appointed * (1 - stretch.share)
    return everybody, of_members


def _walked_appointments(team: Team, stretches: list[Stretch], course: Course) -> tuple[Floats, Floats]:
    ends = list(walk(team, stretches, course))
    everybody, of_members = ([end.appointed for end in ends], [end.appointed_members for end in ends])
    return np.asarray(np.sum(everybody, axis=0)), np.asarray(np.sum(of_members, axis=0))


def _posts_go(team: Team, stretches: list[Stretch]) -> bool:
    posts = [team.posts, *(stretch.posts for stretch in stretches)]
    return posts != sorted(posts)


def _held_at_date(team: Team, stretches: list[Stretch]) -> Iterator[tuple[int, Floats]]:
    """How many posts began alike, and by whom each of them is held at the date. New posts begin empty."""
    powers = [np.linalg.matrix_power(_month_of_a_post(stretch), stretch.months) for stretch in stretches]
    posts = [team.posts, *(stretch.posts for stretch in stretches)]
    began = [(team.members, _MEMBER, 0), (team.rest, _OTHER, 0), (team.posts - team.people, _EMPTY, 0)]
    began += [(posts[at + 1] - posts[at], _EMPTY, at) for at in range(len(stretches))]
    for many, first, at in began:
        held = np.broadcast_to(first, (len(stretches[0].share), 1, 3))
        for power in powers[at:]:
            held = held @ power
        yield many, held[:, 0]


def _month_of_a_post(stretch: Stretch) -> Floats:
    """From a post's state to that of a month later. Axes: worlds, from, to."""
    filled = [stretch.filled * stretch.share, stretch.filled * (1 - stretch.share)]
    when_empty = np.stack([*filled, np.full_like(stretch.share, 1 - stretch.filled)], axis=-1)
    leave = np.stack([stretch.members_leave, stretch.others_leave, np.ones_like(stretch.share)], axis=-1)
    return np.asarray(leave[:, :, None] * when_empty[:, None] + (1 - leave)[:, :, None] * np.eye(3))
