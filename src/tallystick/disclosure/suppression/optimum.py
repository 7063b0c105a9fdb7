"""The cheapest pattern there is, by branching: for small tables, and to see how good `suppress` is."""

import numpy as np

from tallystick.disclosure.suppression.attacker import Attacker
from tallystick.disclosure.suppression.bound import Master, break_cuts, forbid, relax
from tallystick.disclosure.suppression.certificate import uncertified
from tallystick.disclosure.suppression.problem import Flags, Pattern, Problem, pattern_of
from tallystick.disclosure.suppression.thinning import thin, unprotected


def optimum(problem: Problem) -> Pattern:
    """Return a certified pattern that no other undercuts; its ``lower_bound`` is still that of withholding in parts.

    Time may grow without measure with the number of cells. Raises CannotProtect if no pattern is enough.
    """
    attacker, parts = Attacker(problem), Master(problem)
    _, bound = relax(problem, attacker, parts)
    master = Master(problem, whole=True)
    for factors, least in parts.cuts:
        master.add(factors, least)
    while True:
        at, _ = master.cheapest()
        withheld = problem.hidden | (at > 0.5)
        if not _forbidden(problem, attacker, master, withheld):
            return pattern_of(problem, _without_idle(problem, attacker, withheld), lower_bound=bound)


def _forbidden(problem: Problem, attacker: Attacker, master: Master, withheld: Flags) -> bool:
    """Add cuts if a pattern does not protect; say whether that is so."""
    found = unprotected(problem, attacker, withheld)
    if not found and not uncertified(problem, withheld, problem.demands):
        return False
    forbid(problem, attacker, master, withheld, found)
    if found:
        break_cuts(problem, attacker, master, withheld.astype(np.float64))
    return True


def _without_idle(problem: Problem, attacker: Attacker, withheld: Flags) -> Flags:
    """The pattern without cells that weigh nothing and hide nothing, which cost the branching nothing to withhold."""
    thinner = thin(problem, attacker, withheld)
    return withheld if uncertified(problem, thinner, problem.demands) else thinner
