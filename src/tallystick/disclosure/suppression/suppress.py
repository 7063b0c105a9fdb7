"""The usual way to a pattern: bound, support, thinning, exchange, certificate."""

from tallystick.disclosure.suppression.attacker import EPSILON, Attacker
from tallystick.disclosure.suppression.bound import Master, forbid, relax
from tallystick.disclosure.suppression.certificate import uncertified
from tallystick.disclosure.suppression.exchange import exchange, support
from tallystick.disclosure.suppression.problem import Flags, Pattern, Problem, pattern_of
from tallystick.disclosure.suppression.thinning import thin


def suppress(problem: Problem) -> Pattern:
    """Return a pattern in which every primary cell keeps its values, certified by complete tables.

    No secondary cell of it could be shown again, but a quite different pattern may cost a little less: compare its
    ``added_value`` with its ``lower_bound``, or ask `optimum`. Raises CannotProtect if no pattern is enough.
    """
    attacker, master = Attacker(problem), Master(problem)
    at, bound = relax(problem, attacker, master)
    start = support(problem, attacker, master, at)
    withheld = exchange(problem, attacker, master, at, thin(problem, attacker, start))
    if uncertified(problem, withheld, problem.demands):
        withheld = _by_whole_numbers(problem, attacker, master, start)
    return pattern_of(problem, withheld, lower_bound=bound)


def _by_whole_numbers(problem: Problem, attacker: Attacker, master: Master, start: Flags) -> Flags:
    """The same with the certificate asked at every step: slow, and seldom needed."""

    def holds(withheld: Flags) -> bool:
        return not uncertified(problem, withheld, problem.demands)

    withheld = start
    while not holds(withheld):
        forbid(problem, attacker, master, withheld, {})
        at, _ = master.cheapest()
        withheld = withheld | (at > EPSILON)
    return thin(problem, attacker, withheld, holds=holds)
