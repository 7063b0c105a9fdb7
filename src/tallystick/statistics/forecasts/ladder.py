"""A ladder of bands: who leaves, who is promoted out of the band below, and who comes from outside.

Every band keeps its posts. A post that falls empty is filled in the same quarter, by promotion from the band below or
from outside; a promotion empties a post there, so what is filled at the top drains the band that feeds it, down to the
lowest one, which is filled from outside alone. This is the renewal model of manpower planning, in steps of a quarter.

Source: D. J. Bartholomew, A. F. Forbes and S. I. McClean, "Statistical Techniques for Manpower Planning", 2nd edition
(1991), Wiley, chapter 6.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.statistics.forecasts.rates import Rate
from tallystick.statistics.forecasts.team import MOST_QUARTERS


@dataclass(frozen=True, kw_only=True)
class Band:
    """A band today, and how its posts are left and filled.

    ``wastage`` is the annual part of its people who leave the organisation, that of everybody unless
    ``wastage_of_members`` differs. ``from_below`` is the part of its vacancies filled by promotion from the band
    below, and 0 in the lowest band; ``promotion_ratio`` how many times as likely a member there is to be promoted as
    another (1: as if by lot). ``outside_share`` is the part of appointments from outside that go to members.
    """

    name: str
    members: int
    others: int
    wastage: Rate
    outside_share: Rate
    wastage_of_members: Rate | None = None
    from_below: float = 0.0
    promotion_ratio: float = 1.0

    def __post_init__(self) -> None:
        if self.members < 0 or self.others < 0:
            raise ValueError("a count is below zero")
        if not self.posts:
            raise ValueError("a band has no posts")
        if not 0 <= self.from_below <= 1:
            raise ValueError("a rate is not between 0 and 1")
        if not 0 < self.promotion_ratio < float("inf"):
            raise ValueError("a ratio must be a finite number above 0")

    @property
    def posts(self) -> int:
        """All posts of the band; they stay as many."""
        return self.members + self.others

    @property
    def members_wastage(self) -> Rate:
        """The wastage of members."""
        return self.wastage_of_members or self.wastage


def check_ladder(bands: Sequence[Band], quarters: int) -> None:
    """A ladder has bands, the lowest first, and nobody is promoted into the lowest. Raises ValueError otherwise."""
    if not 1 <= quarters <= MOST_QUARTERS:
        raise ValueError(f"a ladder looks 1 to {MOST_QUARTERS} quarters ahead")
    if not bands:
        raise ValueError("a ladder has no bands")
    if bands[0].from_below:
        raise ValueError("there is no band below the lowest to be promoted from")
    if len({band.name for band in bands}) < len(bands):
        raise ValueError("two bands have one name")
