"""What it would take: the appointment share that gives a team a chance of its target, and what waiting a year costs.

Nothing here is a number of people to appoint. Shares and appointments are what would have to come about, by fair
competition, for the chance to be as good as asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tallystick.statistics import Floats
from tallystick.statistics.forecasts.by_post import chance_at_date, expected_appointments
from tallystick.statistics.forecasts.rates import MONTHS
from tallystick.statistics.forecasts.stretches import Course, stretches_of
from tallystick.statistics.forecasts.target import Target
from tallystick.statistics.forecasts.team import Flow, Team, check_months
from tallystick.statistics.forecasts.worlds import Worlds, turnover_worlds, worlds_of

CHANCES = (0.5, 0.8, 0.9)
# Halved so often, the range of a share is narrower than a hundred-thousandth.
_HALVINGS = 18


@dataclass(frozen=True, kw_only=True)
class Needed:
    """The appointment share at which the target is met with this chance; None where no share gives it.

    ``appointments`` until the date, and those ``of_members`` among them, are what is to be expected at that share; at
    all appointments where no share is enough.
    """

    chance: float
    share: float | None
    appointments: float
    of_members: float


@dataclass(frozen=True, kw_only=True)
class WhatItWouldTake:
    """The shares needed for each chance asked about, and ``bound``: the chance if every appointment were a member.

    No plan that works through appointments alone can do better than the bound.
    """

    bound: float
    needed: tuple[Needed, ...]


@dataclass(frozen=True, kw_only=True)
class CostOfDelay:
    """A plan begun now beside the same plan begun later, for the same date. Until it begins things go on as they are.

    ``chance_now`` and ``chance_later`` are those of the plan's own share; ``now`` and ``later`` what it would take.
    """

    months: int
    chance_now: float
    chance_later: float
    now: WhatItWouldTake
    later: WhatItWouldTake


@dataclass(frozen=True, kw_only=True)
class _Search:
    """A team on its way to a date, with a plan that begins after some months."""

    team: Team
    flow: Flow
    course: Course
    begins: int

    def phases(self, shares: Floats) -> list[tuple[int, Worlds]]:
        """The months before the plan begins, as it is foreseen, and those after it, at each of the shares."""
        if not self.begins:
            return [(self.course.months, turnover_worlds(self.flow).with_share(shares))]
        worlds = worlds_of(self.team, self.flow)
        waiting = (self.begins, worlds.repeated(len(shares)))
        return [waiting, (self.course.months - self.begins, worlds.with_share(shares))]

    def chances(self, shares: Floats) -> Floats:
        """The chance at the date for each share, averaged over what the rates may truly be."""
        phases = self.phases(shares)
        stretches = stretches_of(self.team, self.flow, phases)
        return _averaged(chance_at_date(self.team, stretches, self.course), phases[0][1], len(shares))

    def appointments(self, shares: Floats) -> tuple[Floats, Floats]:
        """For each share, the appointments to be expected until the date, and those of members."""
        phases = self.phases(shares)
        stretches = stretches_of(self.team, self.flow, phases)
        everybody, members = expected_appointments(self.team, stretches, self.course)
        worlds = phases[0][1]
        return _averaged(everybody, worlds, len(shares)), _averaged(members, worlds, len(shares))


def what_it_would_take(
    team: Team,
    flow: Flow,
    target: Target,
    *,
    months: int,
    chances: Sequence[float] = CHANCES,
    begins: int = 0,
) -> WhatItWouldTake:
    """The appointment shares needed for these chances, by a plan that begins after ``begins`` months.

    Until then appointments go on at the flow's share; from then on at the plan's, and the flow's plays no part. Raises
    ValueError for an impossible horizon, chance or beginning.
    """
    check_months(months)
    if not 0 <= begins < months:
        raise ValueError("a plan begins before its date")
    if not all(0 < chance < 1 for chance in chances):
        raise ValueError("a chance to ask about is between 0 and 1")
    search = _Search(team=team, flow=flow, course=Course(target=target, months=months), begins=begins)
    asked = np.array(chances, dtype=np.float64)
    bound = float(search.chances(np.ones(1))[0])
    found = _shares_for(search, asked)
    everybody, members = search.appointments(found)
    return WhatItWouldTake(
        bound=bound,
        needed=tuple(
            Needed(
                chance=float(chance),
                share=float(share) if chance <= bound else None,
                appointments=float(all_of_them),
                of_members=float(some),
            )
            for chance, share, all_of_them, some in zip(asked, found, everybody, members, strict=True)
        ),
    )


def cost_of_delay(
    team: Team, flow: Flow, target: Target, *, months: int, planned_share: float, delay: int = MONTHS
) -> CostOfDelay:
    """What it costs to begin later, by a year unless said otherwise. Raises ValueError where no time is left."""
    if not 0 <= planned_share <= 1:
        raise ValueError("a rate is not between 0 and 1")
    if delay < 1:
        raise ValueError("a delay is at least a month")
    now = what_it_would_take(team, flow, target, months=months)
    later = what_it_would_take(team, flow, target, months=months, begins=delay)
    course = Course(target=target, months=months)
    chance_now, chance_later = (
        float(_Search(team=team, flow=flow, course=course, begins=begins).chances(np.array([planned_share]))[0])
        for begins in (0, delay)
    )
    return CostOfDelay(months=delay, chance_now=chance_now, chance_later=chance_later, now=now, later=later)


def _shares_for(search: _Search, chances: Floats) -> Floats:
    """The lowest share for each chance, all found at once by halving; 1 where none is enough."""
    low, high = np.zeros_like(chances), np.ones_like(chances)
    high[search.chances(np.zeros(1))[0] >= chances] = 0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        enough = search.chances(middle) >= chances
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    return high


def _averaged(values: Floats, worlds: Worlds, shares: int) -> Floats:
    """The average over the worlds of each share; they stand one share after the other."""
    return np.asarray((values * worlds.weights).reshape(shares, -1).sum(axis=-1))
