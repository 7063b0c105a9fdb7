"""The walk of a team in which posts may stand empty, be added or go: members and others in post are both counted.

Every movement is one binomial thinning: of members, of others, or of the empty posts. An empty post stays empty by the
same chance each month, however long it has been empty; appointments of members are taken out first, and those of
others out of what is left, which is the same as filling each post by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tallystick.statistics import Floats
from tallystick.statistics.forecasts.chances import thinning, without_traces
from tallystick.statistics.forecasts.stretches import Course, MonthEnd, Stretch
from tallystick.statistics.forecasts.team import Team


@dataclass(frozen=True, kw_only=True, eq=False)
class _Month:
    """The thinnings of one month, and which states have room for an appointment.

    States lie in a square, members down and others across. ``row`` and ``room`` turn a column of the square into one
    of empty posts: at (empty, others) stands the row of members, and whether there is such a state.
    """

    members_stay: Floats
    others_stay: Floats
    no_member_appointed: Floats
    still_empty: Floats
    row: npt.NDArray[np.int64]
    room: npt.NDArray[np.bool_]


def walk(team: Team, stretches: list[Stretch], course: Course) -> Iterator[MonthEnd]:
    """Every month's end."""
    most = max(team.people, *(stretch.posts for stretch in stretches))
    worlds, month = len(stretches[0].share), 0
    paths = np.zeros((worlds, 2, most + 1, most + 1))
    paths[:, :, team.members, team.rest] = 1
    for stretch in stretches:
        parts = _parts(most, stretch)
        for _ in range(stretch.months):
            month += 1
            paths = without_traces(_leave(paths, parts))
            members_before, people_before = _expected(paths[:, 0])
            paths = _fill(paths, parts)
            members, people = _expected(paths[:, 0])
            met = _met(most, course, month)
            paths[:, 1, met] = 0
            yield MonthEnd(
                counts=paths[:, 0].sum(axis=-1),
                met=paths[:, 0, met].sum(axis=-1),
                ever=1 - paths[:, 1].sum(axis=(-1, -2)),
                appointed=people - people_before,
                appointed_members=members - members_before,
            )


def _parts(most: int, stretch: Stretch) -> _Month:
    of_members = stretch.filled * stretch.share
    # Nobody is left to be appointed where a member follows in every post.
    of_others = np.divide(
        stretch.filled - of_members, 1 - of_members, out=np.zeros_like(of_members), where=of_members < 1
    )
    row = stretch.posts - np.arange(most + 1)[:, None] - np.arange(most + 1)
    return _Month(
        members_stay=thinning(most, 1 - stretch.members_leave)[:, None],
        others_stay=thinning(most, 1 - stretch.others_leave)[:, None],
        no_member_appointed=thinning(most, 1 - of_members)[:, None],
        still_empty=thinning(most, 1 - of_others)[:, None],
        row=np.maximum(row, 0),
        room=row >= 0,
    )


def _leave(paths: Floats, parts: _Month) -> Floats:
    return np.asarray(parts.members_stay.swapaxes(-1, -2) @ paths @ parts.others_stay)


def _fill(paths: Floats, parts: _Month) -> Floats:
    by_members = _appoint(paths, parts.no_member_appointed, parts)
    by_others = _appoint(by_members.swapaxes(-1, -2), parts.still_empty, parts)
    return by_others.swapaxes(-1, -2)


def _appoint(paths: Floats, stays_empty: Floats, parts: _Month) -> Floats:
    """Empty posts are filled by those who are counted down the square; those across it stay as they are."""
    across = np.broadcast_to(np.arange(paths.shape[-1]), parts.row.shape)
    empty = np.where(parts.room, paths[..., parts.row, across], 0.0)
    after = stays_empty.swapaxes(-1, -2) @ empty
    filled = paths.copy()  # states with more people than posts stay as they are
    filled[..., parts.row[parts.room], across[parts.room]] = after[..., parts.room]
    return filled


def _expected(paths: Floats) -> tuple[Floats, Floats]:
    """The expected members, and people, in post."""
    count = np.arange(paths.shape[-1])
    members = paths.sum(axis=-1) @ count
    return members, members + paths.sum(axis=-2) @ count


def _met(most: int, course: Course, month: int) -> npt.NDArray[np.bool_]:
    members, others = np.arange(most + 1)[:, None], np.arange(most + 1)
    heads = np.array([course.heads(month, people) for people in range(2 * most + 1)])
    return np.asarray(members >= heads[members + others])
