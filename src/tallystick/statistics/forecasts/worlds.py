"""Every way the rates may truly be, side by side: what a forecast is averaged over."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from tallystick.statistics import Floats
from tallystick.statistics.forecasts.rates import Spread
from tallystick.statistics.forecasts.team import Flow, Team

# Points of a rate. By trial against many more, the first are enough for five digits of a chance; the others for four,
# where each world costs much more.
POINTS = 10
POINTS_WHERE_DEAR = 6
_LARGE = 60


@dataclass(frozen=True, kw_only=True, eq=False)
class Worlds:
    """In each world the rates are known: the appointment share, and the annual turnover of members and of others."""

    weights: Floats
    share: Floats
    members_turnover: Floats
    others_turnover: Floats

    def repeated(self, times: int) -> "Worlds":
        """All worlds, and all of them again, so many times in all."""
        return Worlds(
            weights=np.tile(self.weights, times),
            share=np.tile(self.share, times),
            members_turnover=np.tile(self.members_turnover, times),
            others_turnover=np.tile(self.others_turnover, times),
        )

    def with_share(self, shares: npt.ArrayLike) -> "Worlds":
        """Each of these shares in every world, as a decision: the worlds of the first share come first."""
        asked = np.atleast_1d(np.asarray(shares, dtype=np.float64))
        return replace(self.repeated(len(asked)), share=np.repeat(asked, len(self.weights)))

    def more_appointed(self, by: float) -> "Worlds":
        """The appointment share higher by so much, up to all."""
        return replace(self, share=np.minimum(1.0, self.share + by))

    def fewer_members_leave(self, times: float) -> "Worlds":
        """The turnover of members multiplied, that of others as it is."""
        return replace(self, members_turnover=self.members_turnover * times)


def worlds_of(team: Team, flow: Flow) -> Worlds:
    """The worlds of a flow, weighted by how far its history makes them likely."""
    dear = flow.months_to_fill > 0 or flow.turnover_of_members is not None or bool(flow.posts) or team.posts > _LARGE
    return _crossed([rate.spread(POINTS_WHERE_DEAR if dear else POINTS) for rate in flow.rates])


def turnover_worlds(flow: Flow) -> Worlds:
    """The worlds of turnover alone, for an appointment share that is decided rather than foreseen."""
    decided = Spread(values=np.zeros(1), weights=np.ones(1))
    return _crossed([decided, *(rate.spread(POINTS_WHERE_DEAR if flow.posts else POINTS) for rate in flow.rates[1:])])


def _crossed(spreads: list[Spread]) -> Worlds:
    values = [each.ravel() for each in np.meshgrid(*(one.values for one in spreads), indexing="ij")]
    weights = np.prod(np.meshgrid(*(one.weights for one in spreads), indexing="ij"), axis=0).ravel()
    share, others, *members = values
    return Worlds(
        weights=weights, share=share, members_turnover=members[0] if members else others, others_turnover=others
    )
