"""Looks for a cheaper pattern near one that could not be thinned further."""

import numpy as np

from tallystick.disclosure.suppression.attacker import EPSILON, Attacker
from tallystick.disclosure.suppression.bound import Master, forbid
from tallystick.disclosure.suppression.problem import CannotProtect, Flags, Problem
from tallystick.disclosure.suppression.tables import Floats
from tallystick.disclosure.suppression.thinning import thin, unprotected

# No more of it once the cost is this near to the bound, nor beyond so many cells: each takes a thinning.
NEAR = 1.01
TRIES = 8


def support(problem: Problem, attacker: Attacker, master: Master, at: Floats, *, without: int | None = None) -> Flags:
    """Everything that is withheld in part, and in further parts until the attacker finds nothing.

    ``without`` is a cell that stays shown; CannotProtect is raised if that cannot be.
    """
    withheld: Flags = problem.hidden | (at > EPSILON)
    while found := unprotected(problem, attacker, withheld):
        forbid(problem, attacker, master, withheld, found)
        at, _ = master.cheapest(without=without)
        withheld |= at > EPSILON
    return withheld


def exchange(problem: Problem, attacker: Attacker, master: Master, at: Floats, withheld: Flags) -> Flags:
    """Return a pattern that costs no more than ``withheld``, by giving up cells that ``at`` withholds only in part."""
    weights = np.where(problem.free, problem.tables.weights, 0.0)
    best, bound = withheld, float(weights @ at)
    for place in _least_wanted_first(problem, at, withheld)[:TRIES]:
        cost = float(weights @ best)
        if cost <= NEAR * bound + EPSILON:
            break
        other = _pattern_without(problem, attacker, master, place, under=cost) if best[place] else None
        if other is not None and float(weights @ other) < cost - EPSILON:
            best = other
    return best


def _least_wanted_first(problem: Problem, at: Floats, withheld: Flags) -> list[int]:
    places = np.flatnonzero(withheld & problem.free & (at < 1.0 - EPSILON)).tolist()
    return sorted(places, key=lambda place: (at[place], -problem.tables.weights[place], place))


def _pattern_without(problem: Problem, attacker: Attacker, master: Master, place: int, *, under: float) -> Flags | None:
    """A pattern that shows one cell; None if there is none, or none that costs less."""
    try:
        at, cost = master.cheapest(without=place)
        if cost > under - EPSILON:
            return None
        return thin(problem, attacker, support(problem, attacker, master, at, without=place))
    except CannotProtect:
        return None
