"""A drawn return as the tables of a release for the desk: a line is ``year indicator row group happened people``."""

from tallystick.account.understand import understood_counts
from tallystick.account.wres import releases_of
from tallystick.disclosure.policies import internal
from tallystick.tallies.return_file import read_return_file

HEADER = "organisation,standard,year,indicator,row,group,happened,people,percent"


def release_of(drawn, *, organisation="Northmoor", standard="wres"):
    """The release of a drawn return. A line that says ``no figure`` is left out."""
    lines = [[cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines()[1:]]
    rows = [",".join([organisation, standard, *cells, *[""] * (7 - len(cells))]) for cells in lines]
    text = "\n".join([HEADER, *rows, ""]).encode()
    [release] = releases_of(understood_counts([read_return_file(text, name="drawn.csv")]), internal())
    return release


def tables_of(drawn, **said):
    return release_of(drawn, **said).tables
