"""The walk of a team whose posts are all filled at once and never go: the count of members says it all.

A member's post is another's at the month's end if the member leaves and no member follows; an other's post is a
member's if the other leaves and a member follows. So the next count is the sum of two binomial ones.
"""

from collections.abc import Iterator

import numpy as np

from tallystick.statistics import Floats
from tallystick.statistics.forecasts.chances import thinning, without_traces
from tallystick.statistics.forecasts.stretches import Course, MonthEnd, Stretch
from tallystick.statistics.forecasts.team import Team


def can_walk(team: Team, stretches: list[Stretch]) -> bool:
    """Whether every post is filled at once, and none goes."""
    posts = [team.posts, *(stretch.posts for stretch in stretches)]
    return posts == sorted(posts) and all(stretch.filled == 1 for stretch in stretches)


def walk(team: Team, stretches: list[Stretch], course: Course) -> Iterator[MonthEnd]:
    """Every month's end. In the first month of a stretch empty and new posts are filled as well."""
    worlds, people, month = len(stretches[0].share), team.people, 0
    # Two rows for each world: every path, and the paths that have not met the target yet.
    paths = np.zeros((worlds, 2, people + 1))
    paths[:, :, team.members] = 1
    for stretch in stretches:
        step = _step(people, stretch)
        for first in [True] + [False] * (stretch.months - 1):
            month += 1
            leaving = _leaving(paths[:, 0], stretch)
            paths = without_traces(paths @ step)
            if first and stretch.posts > people:
                leaving = leaving + (stretch.posts - people)
                paths = _with_new_posts(paths, stretch, stretch.posts - people)
                people = stretch.posts
                step = _step(people, stretch)
            heads = course.heads(month, people)
            paths[:, 1, heads:] = 0
            yield MonthEnd(
                counts=paths[:, 0],
                met=paths[:, 0, heads:].sum(axis=-1),
                ever=1 - paths[:, 1].sum(axis=-1),
                appointed=leaving,
                appointed_members=leaving * stretch.share,
            )


def _leaving(counts: Floats, stretch: Stretch) -> Floats:
    """How many are expected to leave this month; all are replaced."""
    most = counts.shape[-1] - 1
    members = counts @ np.arange(most + 1)
    return np.asarray(members * stretch.members_leave + (most - members) * stretch.others_leave)


def _step(people: int, stretch: Stretch) -> Floats:
    """From each count of members, how likely each next one is. Axes: worlds, from, to."""
    stay = thinning(people, 1 - stretch.members_leave * (1 - stretch.share))
    join = thinning(people, stretch.others_leave * stretch.share)[:, ::-1]
    step = np.zeros_like(stay)
    for stayed in range(people + 1):
        step[:, stayed:, stayed:] += stay[:, stayed:, stayed, None] * join[:, stayed:, : people + 1 - stayed]
    return step


def _with_new_posts(paths: Floats, stretch: Stretch, new: int) -> Floats:
    """The counts once posts that stood empty have been filled."""
    appointed = thinning(new, stretch.share)[:, new]
    people = paths.shape[-1] - 1
    wider = np.zeros((*paths.shape[:2], people + new + 1))
    for members in range(new + 1):
        wider[:, :, members : members + people + 1] += paths * appointed[:, members, None, None]
    return wider
