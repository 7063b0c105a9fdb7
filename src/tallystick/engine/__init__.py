"""Counting: from frames of rows to whole numbers of people, with a reason for every row that is not counted.

The fast way is written once and runs on Polars, DuckDB and Spark; `plain` counts people one by one beside it.
"""

from tallystick.engine.counting import Counted, count
from tallystick.engine.cube import tally_of
from tallystick.engine.reasons import Collapse, Reason, Said
from tallystick.engine.returns import returns_of

__all__ = ["Collapse", "Counted", "Reason", "Said", "count", "returns_of", "tally_of"]
