"""Files on disk for the command line, and one line of a figures file read as a whole file would be."""

import csv
import io

import pytest

from tallystick.account.audit import audited
from tallystick.tallies.figures_file import FIGURES, read_figures_file
from tests.integration.full_return import FULL_RETURN
from tests.unit.tallies.return_files import CASES, a_return


@pytest.fixture
def file(tmp_path):
    """Writes a return file and gives back where it is. Without text it is a small one."""

    def write(text=None, name="return.csv"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        content = a_return(*CASES) if text is None else text
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def full_return(file):
    """A return that holds every indicator."""
    return file(FULL_RETURN, "full.csv")


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
