"""What a walk needs and what it gives: months under one set of rules, and how things stand at the end of each."""

from dataclasses import dataclass

from tallystick.statistics import Floats
from tallystick.statistics.forecasts.rates import monthly
from tallystick.statistics.forecasts.target import Target
from tallystick.statistics.forecasts.team import MOST_OPEN_POSTS, Flow, Team
from tallystick.statistics.forecasts.worlds import Worlds


@dataclass(frozen=True, kw_only=True, eq=False)
class Stretch:
    """A run of months in which nothing about the flow changes. Hazards and share have one value for each world."""

    months: int
    posts: int
    share: Floats
    members_leave: Floats
    others_leave: Floats
    filled: float


@dataclass(frozen=True, kw_only=True, eq=False)
class MonthEnd:
    """How things stand at the end of a month, in each world.

    ``counts`` holds the chance of every count of members; ``met`` that the target is met now, ``ever`` that it was at
    this or an earlier month's end; ``appointed`` and ``appointed_members`` are expected appointments of this month.
    """

    counts: Floats
    met: Floats
    ever: Floats
    appointed: Floats
    appointed_members: Floats


@dataclass(frozen=True, kw_only=True)
class Course:
    """A target, and how many months there are to it."""

    target: Target
    months: int

    def heads(self, month: int, people: int) -> int:
        """The fewest members that meet the target among so many people."""
        return self.target.heads(month, self.months, people)


def stretches_of(team: Team, flow: Flow, phases: list[tuple[int, Worlds]]) -> list[Stretch]:
    """The stretches of phases that follow each other, so many months each, cut where the number of posts changes.

    Raises ValueError for a team too large to be walked.
    """
    _check_cost(team, flow)
    made, month = [], 0
    for months, worlds in phases:
        last = month + months
        cuts = [later.month - 1 for later in flow.posts if month < later.month - 1 < last]
        for start, end in zip([month, *cuts], [*cuts, last], strict=True):
            made.append(_stretch(team, flow, worlds, start, end))
        month = last
    return made


def _check_cost(team: Team, flow: Flow) -> None:
    posts = [team.posts, *(later.posts for later in flow.posts)]
    if (flow.months_to_fill or posts != sorted(posts)) and max(posts) > MOST_OPEN_POSTS:
        raise ValueError(f"a team whose posts stand empty or go has at most {MOST_OPEN_POSTS} posts")


def _stretch(team: Team, flow: Flow, worlds: Worlds, start: int, end: int) -> Stretch:
    posts = [team.posts] + [later.posts for later in flow.posts if later.month <= start + 1]
    return Stretch(
        months=end - start,
        posts=posts[-1],
        share=worlds.share,
        members_leave=monthly(worlds.members_turnover),
        others_leave=monthly(worlds.others_turnover),
        filled=1 / (1 + flow.months_to_fill),
    )
