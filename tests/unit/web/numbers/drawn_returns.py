"""A drawn return as the tables of a release for the desk: a line is ``year indicator row group happened people``."""

from tallystick.account.understand import understood_counts
from tallystick.account.wres import releases_of
from tallystick.disclosure.policies import internal
from tallystick.tallies.return_file import read_return_file
from tallystick.vocabulary.characteristics import grouping

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


def everything_of(definition):
    """A return with a figure in every row and group that a definition asks for, as a file of counts."""
    rows = [HEADER]
    for indicator in definition.given:
        for row in indicator.row_ids or ("",):
            for place, group in enumerate(one.code for one in grouping(definition.grouping).groups):
                if indicator.asks_one_group and group != indicator.top:
                    continue
                cells = _cells(definition, indicator, indicator.row(row), place)
                rows.append(f"Northmoor,{definition.standard},{definition.year},{indicator.id},{row},{group},{cells},")
    return "\n".join([*rows, ""]).encode()


def _cells(definition, indicator, row, place):
    """How many and of how many. Of heads only how many: what adds up to a whole adds up."""
    one = 100 + 40 * place
    if not indicator.kind.counts_heads:
        return f"{one},800"
    if row.is_whole:
        return f"{one * len(definition.indicators[0].sub_rows)},"
    return f"{one * len(row.adds_up[0])}," if row.adds_up else f"{one},"
