"""What each thing that an organisation can change would do to the chance of a target."""

from dataclasses import dataclass, replace
from enum import StrEnum

from tallystick.statistics.forecasts.forecast import Forecast, forecast, forecast_of
from tallystick.statistics.forecasts.target import Target
from tallystick.statistics.forecasts.team import MOST_POSTS, Flow, PostsFrom, Team, check_months
from tallystick.statistics.forecasts.worlds import worlds_of

TEN_IN_A_HUNDRED = 0.1
HALF = 0.5


class Lever(StrEnum):
    """What is changed, one thing at a time."""

    MEMBERS_STAY = "members leave half as often"
    MORE_APPOINTED = "ten more in every hundred appointments are members"
    ONE_MORE_POST = "there is one more post"
    FILLED_AT_ONCE = "empty posts are filled at once"


@dataclass(frozen=True, kw_only=True)
class Pulled:
    """A lever, the chance at the date with it, and by how much that differs from things as they are."""

    lever: Lever
    forecast: Forecast
    change: float


def levers(team: Team, flow: Flow, target: Target, *, months: int) -> tuple[Forecast, tuple[Pulled, ...]]:
    """The forecast as things are, and with each lever pulled. Raises ValueError for an impossible horizon.

    The share asked for stays what it is, so one more post may ask for one more head. Levers that would change nothing
    are left out: posts that are filled at once cannot be filled sooner.
    """
    check_months(months)
    as_it_is = forecast(team, flow, target, months=months)
    worlds = worlds_of(team, flow)
    pulled = {
        Lever.MEMBERS_STAY: forecast_of(team, flow, target, [(months, worlds.fewer_members_leave(HALF))]),
        Lever.MORE_APPOINTED: forecast_of(team, flow, target, [(months, worlds.more_appointed(TEN_IN_A_HUNDRED))]),
    }
    larger = _with_one_more_post(team, flow)
    if larger is not None:
        pulled[Lever.ONE_MORE_POST] = forecast(team, larger, target, months=months)
    if flow.months_to_fill:
        pulled[Lever.FILLED_AT_ONCE] = forecast(team, replace(flow, months_to_fill=0), target, months=months)
    return as_it_is, tuple(
        Pulled(lever=lever, forecast=found, change=found.at_date - as_it_is.at_date) for lever, found in pulled.items()
    )


def _with_one_more_post(team: Team, flow: Flow) -> Flow | None:
    """The flow with a post more from the first month on; None where a team cannot be larger."""
    if max([team.posts, *(later.posts for later in flow.posts)]) >= MOST_POSTS:
        return None
    later = tuple(PostsFrom(month=change.month, posts=change.posts + 1) for change in flow.posts)
    if later and later[0].month == 1:
        return replace(flow, posts=later)
    return replace(flow, posts=(PostsFrom(month=1, posts=team.posts + 1), *later))
