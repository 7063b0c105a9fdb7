"""A file with tables as somebody sends it: read in a child process, and thrown away when it was read."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tallystick.account.sheets import read_tables
from tallystick_web.core.arriving import arriving
from tallystick_web.core.letters import legible
from tallystick_web.core.rules import Refused
from tallystick_web.core.sheets.tables import Table
from tallystick_web.core.sheets.text import unmarked


def tables_sent(sent: Any, name: str) -> tuple[list[Table], tuple[str, ...]]:
    """The tables of a file that came under a name, and what is to be known about the reading.

    Raises Refused where it cannot be read.
    """
    with TemporaryDirectory(dir=arriving()) as folder:
        place = Path(folder) / name
        with place.open("wb") as out:
            out.writelines(sent.chunks())
        read = read_tables(place)
    if read.problem:
        raise Refused(read.problem)
    clean = unmarked if name.casefold().endswith((".csv", ".tsv")) else str
    tables = [
        Table(name=one.name, rows=[(at, [legible(clean(cell)) for cell in row]) for at, row in one.rows])
        for one in read.tables
    ]
    return tables, read.notices
