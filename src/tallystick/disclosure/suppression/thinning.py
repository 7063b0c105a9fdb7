"""Shows again what need not be withheld, the most telling cells first."""

from collections.abc import Callable

import numpy as np

from tallystick.disclosure.suppression.attacker import Attacker, Reach
from tallystick.disclosure.suppression.problem import Demand, Flags, Problem

# Says whether a pattern still protects, by a stricter test than the linear program.
Test = Callable[[Flags], bool]


def unprotected(problem: Problem, attacker: Attacker, withheld: Flags) -> dict[Demand, Reach]:
    """The demands that a pattern does not meet, with how far the attacker gets."""
    attacker.free(withheld.astype(np.float64))
    reaches = {demand: attacker.reach(demand) for demand in problem.demands}
    return {demand: reach for demand, reach in reaches.items() if not attacker.is_wide(reach)}


def thin(problem: Problem, attacker: Attacker, withheld: Flags, *, holds: Test | None = None) -> Flags:
    """Return the pattern less the secondary cells it can do without, tried from the heaviest to the lightest.

    ``withheld`` meets every demand, and so does what is returned; ``holds`` is asked as well where it is given.
    """
    kept = withheld.copy()
    attacker.free(kept.astype(np.float64))
    shown_by = {demand: attacker.reach(demand) for demand in problem.demands}
    for place in _heaviest_first(problem, withheld):
        kept[place] = False
        # Whoever's moves leave the cell alone is as well hidden without it.
        leaning = tuple(demand for demand, reach in shown_by.items() if reach.leans_on(place))
        found = _found(attacker, kept, leaning)
        if found is None or (holds is not None and not holds(kept)):
            kept[place] = True
        else:
            shown_by.update(found)
    return kept


def _heaviest_first(problem: Problem, withheld: Flags) -> list[int]:
    places = np.flatnonzero(withheld & problem.free).tolist()
    return sorted(places, key=lambda place: (-problem.tables.weights[place], place))


def _found(attacker: Attacker, kept: Flags, demands: tuple[Demand, ...]) -> dict[Demand, Reach] | None:
    """How far each of the cells moves under a pattern; None as soon as one does not move far enough."""
    attacker.free(kept.astype(np.float64))
    found = {}
    for demand in demands:
        reach = attacker.reach(demand)
        if not attacker.is_wide(reach):
            return None
        found[demand] = reach
    return found
