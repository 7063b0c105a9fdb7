"""One line of a figures file, read as a whole file would be."""

import csv
import io

import pytest

from tallystick.account.audit import audited
from tallystick.tallies.figures_file import FIGURES, read_figures_file


@pytest.fixture(scope="session")
def read_one():
    """Give it the cells of one line by column (``from`` as ``before``, ``to`` as ``after``); it gives the reading."""

    def read(**cells):
        named = {{"before": "from", "after": "to"}.get(name, name): cell for name, cell in cells.items()}
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, FIGURES.columns, restval="")
        writer.writeheader()
        writer.writerow({"id": "one", **named})
        [figure] = read_figures_file(text.getvalue().encode(), name="one.csv").figures
        return audited(figure)

    return read
