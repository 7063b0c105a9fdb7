"""Extracts that are not plain tables. Each module says which grids are its own, and makes tables of them."""

from collections.abc import Callable
from dataclasses import dataclass

from tallystick.records.deposit import Deposit
from tallystick.records.reading.grids import Grid
from tallystick.records.recognise.adapters import applications_matrix, esr_outbound, survey_workbook
from tallystick.records.recognise.table import Outcome


@dataclass(frozen=True)
class Adapter:
    """One odd shape: whether a grid has it, and what it holds."""

    name: str
    fits: Callable[[Grid], bool]
    read: Callable[[Grid, Deposit], Outcome]


# The first that fits reads the grid.
ADAPTERS: tuple[Adapter, ...] = (
    Adapter(esr_outbound.NAME, esr_outbound.fits, esr_outbound.read),
    Adapter(survey_workbook.NAME, survey_workbook.fits, lambda grid, _: survey_workbook.read(grid)),
    Adapter(applications_matrix.NAME, applications_matrix.fits, lambda grid, _: applications_matrix.read(grid)),
)
