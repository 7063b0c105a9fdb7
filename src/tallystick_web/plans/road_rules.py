"""What a target would take of one team: from what was typed to a forecast, and what the page must warn of.

Nothing here is stored. What is typed about a small team is about people who can be told apart, so it lives for one
answer and is in no message.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tallystick.statistics.forecasts import (
    Detectable,
    Flow,
    Forecast,
    ObservedRate,
    PostsFrom,
    Pulled,
    Rate,
    Target,
    Team,
    TypedRate,
    WhatItWouldTake,
    cost_of_delay,
    detectable_share,
    levers,
    what_it_would_take,
)

# What is worked out exactly within a few seconds. The library goes further, and takes minutes.
MOST_POSTS, MOST_POSTS_THAT_STAND_EMPTY, MOST_POSTS_THAT_GO = 100, 40, 20
MOST_YEARS, MOST_YEARS_WHERE_POSTS_GO = 10, 3
MOST_YEARS_OF_HISTORY = 20
MONTHS_OF_A_YEAR = 12
DELAY = MONTHS_OF_A_YEAR
# A history of fewer years or appointments than this is thin, and the page says which way it leans.
THIN_YEARS, THIN_APPOINTMENTS = 3, 10
_DAYS_OF_A_MONTH = 365.25 / 12
_PER_CENT = 100

_TOO_LARGE = (
    f"This page works out every possible course, for a team of up to {MOST_POSTS} posts. A larger group of staff can "
    "be put in as a ladder of bands."
)
_TOO_LARGE_FOR_EMPTY_POSTS = (
    f"Where posts stand empty for a while, this page can work out a team of up to {MOST_POSTS_THAT_STAND_EMPTY} posts. "
    "Leave this blank to see the team as if every post were filled at once."
)
_TOO_LARGE_TO_SHRINK = (
    f"Where posts go, this page can work out a team of up to {MOST_POSTS_THAT_GO} posts. Leave this blank to see the "
    "team as if none went."
)
_TOO_OFTEN = (
    "On average everybody would have left more often than once a year. That cannot be worked out: check the leavers, "
    "the years and the posts."
)

Problem = tuple[str, str]
"""The box that is wrong, and what to do about it."""


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What was typed about a team. Shares are in per cent.

    ``months`` are counted from today, and ``later_month`` is the first of them in which there are ``later_posts``.
    ``members`` are the people of the group in post. What is not known is None: a rate comes either from counts
    (``appointed_members`` of ``appointed``; ``leavers`` in ``years``) or as a number somebody typed.
    """

    posts: int
    members: int
    share: Decimal
    months: int
    share_then: Decimal | None = None
    appointed: int | None = None
    appointed_members: int | None = None
    appointed_share: Decimal | None = None
    leavers: int | None = None
    years: Decimal | None = None
    turnover: Decimal | None = None
    empty: int = 0
    months_to_fill: Decimal = Decimal(0)
    later_posts: int | None = None
    later_month: int | None = None
    planned: Decimal | None = None

    @property
    def team(self) -> Team:
        """The team today."""
        return Team(posts=self.posts, members=self.members, others=self.posts - self.empty - self.members)

    @property
    def flow(self) -> Flow:
        """Who leaves, and who is appointed."""
        later: tuple[PostsFrom, ...] = ()
        if self.later_posts is not None and self.later_month is not None:
            later = (PostsFrom(month=self.later_month, posts=self.later_posts),)
        return Flow(
            share=_rate(self.appointed_members, self.appointed, self.appointed_share),
            turnover=_rate(self.leavers, self.years_in_post, self.turnover),
            months_to_fill=float(self.months_to_fill),
            posts=later,
        )

    @property
    def target(self) -> Target:
        """The share asked for, level or moving."""
        now = _fraction(self.share)
        return Target.level(now) if self.share_then is None else Target.moving(now, _fraction(self.share_then))

    @property
    def years_in_post(self) -> float | None:
        """The years that people were in post, all together, in the years of the history."""
        return None if self.years is None else float(self.posts * self.years)

    @property
    def posts_then(self) -> int:
        """The posts there will be at the date."""
        return self.posts if self.later_posts is None else self.later_posts

    @property
    def loses_posts(self) -> bool:
        """Whether posts go, which makes many more courses to go through."""
        return self.posts_then < self.posts

    @property
    def most_years(self) -> int:
        """How far ahead it can be worked out."""
        return MOST_YEARS_WHERE_POSTS_GO if self.loses_posts else MOST_YEARS

    @property
    def is_thin(self) -> bool:
        """Whether there is a history, but hardly any."""
        few_years = self.years is not None and self.years < THIN_YEARS
        return few_years or (self.appointed is not None and self.appointed < THIN_APPOINTMENTS)


@dataclass(frozen=True, kw_only=True)
class Road:
    """The answer: the forecast, what each change would do, what the target would take, and what could be told.

    ``later`` is what it would take of a plan that begins a year from now; None where the date comes first. ``planned``
    are the chances of the plan's own share, begun now and a year later, where one was typed and there is time.
    ``smallest`` is None where nobody is in post.
    """

    typed: Typed
    forecast: Forecast
    pulled: tuple[Pulled, ...]
    take: WhatItWouldTake
    later: WhatItWouldTake | None
    planned: tuple[float, float] | None
    smallest: Detectable | None


def problems(typed: Typed) -> Iterator[Problem]:
    """Everything about what was typed that cannot be, each with its box. No number of what was typed is repeated."""
    yield from _of_the_team(typed)
    yield from _of_appointments(typed)
    yield from _of_turnover(typed)
    yield from _of_the_date(typed)


def road_of(typed: Typed) -> Road:
    """The answer for what has no problems."""
    team, flow, target, months = typed.team, typed.flow, typed.target, typed.months
    as_it_is, pulled = levers(team, flow, target, months=months)
    later, planned = None, None
    if months > DELAY and typed.planned is not None:
        cost = cost_of_delay(
            team, flow, target, months=months, planned_share=float(typed.planned) / _PER_CENT, delay=DELAY
        )
        take, later, planned = cost.now, cost.later, (cost.chance_now, cost.chance_later)
    else:
        take = what_it_would_take(team, flow, target, months=months)
        if months > DELAY:
            later = what_it_would_take(team, flow, target, months=months, begins=DELAY)
    smallest = detectable_share(team.members, team.people, people_then=typed.posts_then) if team.people else None
    return Road(
        typed=typed, forecast=as_it_is, pulled=pulled, take=take, later=later, planned=planned, smallest=smallest
    )


def months_between(today: date, by: date) -> int:
    """The months from today to a day, to the nearest month; negative before today."""
    return round((by - today).days / _DAYS_OF_A_MONTH)


def _of_the_team(typed: Typed) -> Iterator[Problem]:
    most = max(typed.posts, typed.posts_then)
    if most > MOST_POSTS:
        yield "posts" if typed.posts == most else "later_posts", _TOO_LARGE
    elif typed.loses_posts and most > MOST_POSTS_THAT_GO:
        yield "later_posts", _TOO_LARGE_TO_SHRINK
    elif typed.months_to_fill and most > MOST_POSTS_THAT_STAND_EMPTY:
        yield "months_to_fill", _TOO_LARGE_FOR_EMPTY_POSTS
    if typed.empty > typed.posts:
        yield "empty", "More posts are empty than there are. Enter how many of the posts stand empty now."
    elif typed.members > typed.posts - typed.empty:
        yield "members", "There are more people of the group than people in post. Check this number and the posts."


def _of_appointments(typed: Typed) -> Iterator[Problem]:
    counted = (typed.appointed_members, typed.appointed)
    if typed.appointed_share is not None:
        if counted != (None, None):
            yield "appointed_share", "Enter counts of the last appointments or a share, not both: clear one of them."
        return
    if typed.appointed is None:
        yield "appointed", "Enter how many people were appointed, or type a share under “What else is known”."
    if typed.appointed_members is None:
        yield "appointed_members", "Enter how many of those appointed were of the group. None is 0."
    if None not in counted and typed.appointed_members > typed.appointed:  # type: ignore[operator]  # both are there
        yield "appointed_members", "There are more appointments of the group than appointments. Check both numbers."


def _of_turnover(typed: Typed) -> Iterator[Problem]:
    if typed.turnover is not None:
        if (typed.leavers, typed.years) != (None, None):
            yield "turnover", "Enter counts of leavers or a yearly turnover, not both: clear one of them."
        return
    if typed.leavers is None:
        yield "leavers", "Enter how many people left, or type a turnover under “What else is known”."
    if not typed.years:
        yield "years", "Enter in how many years they left, such as 3."
    elif typed.leavers is not None and typed.leavers > float(typed.posts * typed.years):
        yield "leavers", _TOO_OFTEN


def _of_the_date(typed: Typed) -> Iterator[Problem]:
    if not 1 <= typed.months <= typed.most_years * MONTHS_OF_A_YEAR:
        where = " where posts go" if typed.loses_posts else ""
        yield "by", f"By when must be between one month and {typed.most_years} years from today{where}."
    if typed.later_posts is not None and typed.later_month is None:
        yield "later_on", "Enter from when there will be that many posts."
    elif typed.later_month is not None and typed.later_posts is None:
        yield "later_posts", "Enter how many posts there will be from that day on."
    elif typed.later_month is not None and not 1 <= typed.later_month <= typed.months:
        yield (
            "later_on",
            "The day from which posts change must be after today and before the day of the target.",
        )


def _rate(happened: int | None, out_of: float | None, typed: Decimal | None) -> Rate:
    if typed is not None:
        return TypedRate(value=float(typed) / _PER_CENT)
    if happened is None or out_of is None:
        raise ValueError("a rate is counted or typed")
    return ObservedRate(happened=happened, out_of=out_of)


def _fraction(per_cent: Decimal) -> Fraction:
    return Fraction(per_cent) / _PER_CENT
