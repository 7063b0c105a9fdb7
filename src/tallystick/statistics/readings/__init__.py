"""Somebody else's figure, recomputed in every way such figures are made. `read` tries them in order.

The modules: `interval` (printed numbers and what their rounding leaves open), `attempts` (one way of making a
figure, and when it succeeds), `two_sides` and `one_side` (the ways by kind of figure), `whole_numbers`
(back-solving), `nought` (figures that would be divided by nought), `notes` (contradictions and near misses) and
`read` (which way it was).
"""

from tallystick.statistics.readings.read import read

__all__ = ["read"]
