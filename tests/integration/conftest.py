import pytest

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
