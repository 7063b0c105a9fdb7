"""One team, and what moves people into it and out of it."""

from dataclasses import dataclass
from itertools import pairwise

from tallystick.statistics.forecasts.rates import Rate

# The arithmetic goes through every possible count, so its cost grows with the third power of the posts.
MOST_POSTS = 300
# Where posts stand empty or go there are as many states as members times others. Above some 90, moreover, numpy would
# share its products among processors, which stalls on a busy machine.
MOST_OPEN_POSTS = 80
MOST_MONTHS = 240
MOST_QUARTERS = MOST_MONTHS // 3


@dataclass(frozen=True, kw_only=True)
class Team:
    """A team today: its posts, and who is in them. ``members`` are those of the group the target is about.

    ``others`` is everybody else in post; left out, every other post is filled by them.
    """

    posts: int
    members: int
    others: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.posts <= MOST_POSTS:
            raise ValueError(f"a team has 1 to {MOST_POSTS} posts")
        if self.members < 0 or (self.others or 0) < 0:
            raise ValueError("a count is below zero")
        if self.members + (self.others or 0) > self.posts:
            raise ValueError("there are more people in the team than posts")

    @property
    def rest(self) -> int:
        """The people in post who are not members."""
        return self.posts - self.members if self.others is None else self.others

    @property
    def people(self) -> int:
        """Everybody in post."""
        return self.members + self.rest


@dataclass(frozen=True, kw_only=True)
class PostsFrom:
    """From this month on (1 is the next one), the team has so many posts."""

    month: int
    posts: int


@dataclass(frozen=True, kw_only=True)
class Flow:
    """What moves a team: who leaves, and who is appointed.

    ``share`` is the appointment share, the part of appointments that go to members of the group. ``turnover`` is
    annual, and that of everybody unless ``turnover_of_members`` differs. ``months_to_fill`` is how long a post stands
    empty on average; at 0 it is filled in the month it falls empty. ``posts`` are later numbers of posts, in order.
    Where posts go, empty ones go first and the rest as people leave: nobody is dismissed.
    """

    share: Rate
    turnover: Rate
    turnover_of_members: Rate | None = None
    months_to_fill: float = 0.0
    posts: tuple[PostsFrom, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.months_to_fill <= MOST_MONTHS:
            raise ValueError(f"a post stands empty for 0 to {MOST_MONTHS} months")
        if any(not 1 <= later.posts <= MOST_POSTS for later in self.posts):
            raise ValueError(f"a team has 1 to {MOST_POSTS} posts")
        if any(later.month < 1 for later in self.posts) or any(a.month >= b.month for a, b in pairwise(self.posts)):
            raise ValueError("the months at which posts change are not in order from 1")

    @property
    def rates(self) -> tuple[Rate, ...]:
        """Every rate that was given."""
        given = (self.share, self.turnover, self.turnover_of_members)
        return tuple(rate for rate in given if rate is not None)


def check_months(months: int) -> None:
    """A horizon is 1 to MOST_MONTHS months. Raises ValueError otherwise."""
    if not 1 <= months <= MOST_MONTHS:
        raise ValueError(f"a forecast looks 1 to {MOST_MONTHS} months ahead")
