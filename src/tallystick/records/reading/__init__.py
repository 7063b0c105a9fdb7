"""Files as they came, read to grids of text in a child process that may die without harm.

Importing this package brings no Polars: `read_files` starts the child first, so that both load it at once.
"""

from tallystick.records.reading.grids import FileRead, Grid, GridKind
from tallystick.records.reading.read import read_files

__all__ = ["FileRead", "Grid", "GridKind", "read_files"]
