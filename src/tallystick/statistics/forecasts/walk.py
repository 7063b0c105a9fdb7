"""A team month by month: how likely each count of members is, exactly, in every world at once.

In a month people leave, each on their own by their hazard; then empty posts are filled, each on its own. Nothing is
drawn by lot: every possible count is carried along with its chance. Where every post is filled at once the count of
members is all there is to know (`steady`). Where posts stand empty or go, the others in post are counted too
(`open_posts`, which is slower and can do everything). This is the Markov model of manpower planning.

Source: D. J. Bartholomew, A. F. Forbes and S. I. McClean, "Statistical Techniques for Manpower Planning", 2nd edition
(1991), Wiley, chapters 4 and 5.
"""

from collections.abc import Iterator

from tallystick.statistics.forecasts import open_posts, steady
from tallystick.statistics.forecasts.stretches import Course, MonthEnd, Stretch
from tallystick.statistics.forecasts.team import Team


def walk(team: Team, stretches: list[Stretch], course: Course) -> Iterator[MonthEnd]:
    """Every month's end until the date, by the quicker engine where it can do it."""
    if steady.can_walk(team, stretches):
        return steady.walk(team, stretches, course)
    return open_posts.walk(team, stretches, course)
