"""The counts that a national collection prepared, held against ours: line by line, with the likely reason."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tallystick.account.collection_files import Prepared, PreparedTable
from tallystick.account.collection_lines import Asked, Figure, LeftOut, Pair, Place, figures_of, side_by_side
from tallystick.account.collection_reasons import Evidence, reasons_for
from tallystick.account.understood import Understood
from tallystick.definitions import load
from tallystick.errors import WrongArguments
from tallystick.tallies import Return
from tallystick.vocabulary.formulas import harmless

DIFFERENCES = "collection-differences.csv"
_COLUMNS = (
    *("organisation", "standard", "year", "indicator", "row", "number", "group"),
    *("theirs", "ours", "difference", "likely_reason"),
)


@dataclass(frozen=True, kw_only=True)
class CollectionLine:
    """A figure that is not the same. ``difference`` is ours without theirs."""

    indicator: str
    row: str
    asked: Asked
    group: str
    theirs: Figure
    ours: Figure
    difference: Figure
    reason: str


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """What came of comparing one return: the lines that differ, and how many figures are the same.

    ``only_theirs`` and ``only_ours`` count the figures of each indicator that one side gives alone.
    """

    organisation: str
    standard: str
    year: int
    same: int
    lines: tuple[CollectionLine, ...]
    only_theirs: Mapping[str, int]
    only_ours: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Everything that was understood, with what came of comparing it."""

    understood: Understood
    comparisons: tuple[Comparison, ...] = ()


def compare(understood: Understood, prepared: Prepared) -> Compared:
    """Hold every return that ``prepared`` has figures of against them.

    Raises WrongArguments where there is none.
    """
    matches = tuple(_matches(understood.returns, prepared))
    if not matches:
        raise WrongArguments(_nothing_to_compare(understood.returns, prepared))
    comparisons = tuple(_comparison(made, table, understood, prepared) for made, table in matches)
    notices = (*understood.notices, *prepared.notices, *_assumed(matches, prepared))
    return Compared(
        understood=replace(
            understood,
            notices=notices,
            beside=_with_differences(understood.beside, comparisons),
            compared_with=(*understood.compared_with, prepared.source),
        ),
        comparisons=comparisons,
    )


# WHICH WITH WHICH

_Match = tuple[Return, PreparedTable]


def _matches(returns: Sequence[Return], prepared: Prepared) -> Iterator[_Match]:
    """Each return with its table. A name is not asked for where each side is about one organisation."""
    names = {made.organisation for made in returns}
    there = {table.organisation.casefold() for table in prepared.tables}
    is_one = len(names) == len(there) == 1
    for made in returns:
        newest = max(one.year for one in returns if one.standard == made.standard)
        for table in prepared.tables:
            is_same = is_one or table.organisation.casefold() == made.organisation.casefold()
            if is_same and (table.standard, table.year or newest) == (made.standard, made.year):
                yield made, table


def _assumed(matches: Iterable[_Match], prepared: Prepared) -> Iterator[str]:
    for made, table in matches:
        if table.year is None:
            yield f"{prepared.source.file}: no year stands above its columns; they were taken to be of {made.year}"
        if table.organisation and table.organisation.casefold() != made.organisation.casefold():
            yield f"{prepared.source.file}: its figures of {table.organisation} were held against {made.organisation}"


def _nothing_to_compare(returns: Iterable[Return], prepared: Prepared) -> str:
    tables = [(table.organisation or "the form", table.standard, table.year) for table in prepared.tables]
    there = "; ".join(f"{name}, {standard} {year or ''}".strip() for name, standard, year in tables) or "no figure"
    here = "; ".join(f"{made.organisation}, {made.standard} {made.year}" for made in returns) or "no figure"
    return f"{prepared.source.file}: nothing in it can be compared. It holds: {there}. Made here: {here}."


# ONE RETURN


def _comparison(made: Return, table: PreparedTable, understood: Understood, prepared: Prepared) -> Comparison:
    ours = figures_of(made)
    sides = side_by_side(table.figures, ours)
    definition = load(made.standard, made.year)
    evidence = Evidence(
        definition=definition,
        left_out=tuple(one for one in understood.left_out if _is_of(one, made)),
        theirs_before=_before(made, ((table.year, table.figures) for table in _like(table, prepared))),
        ours_before=_before(made, ((one.year, figures_of(one)) for one in understood.returns if _is_beside(one, made))),
    )
    reasons = reasons_for(sides.pairs, evidence)
    return Comparison(
        organisation=made.organisation,
        standard=made.standard,
        year=made.year,
        same=len(sides.pairs) - len(sides.differing),
        lines=tuple(_line(pair, reasons[pair.place]) for pair in sides.differing),
        only_theirs=Counter(place.indicator for place in sides.only_theirs),
        only_ours=Counter(place.indicator for place in sides.only_ours),
    )


def _line(pair: Pair, reason: str) -> CollectionLine:
    place = pair.place
    return CollectionLine(
        indicator=place.indicator,
        row=place.row,
        asked=place.asked,
        group=place.group,
        theirs=pair.theirs,
        ours=pair.ours,
        difference=pair.difference,
        reason=reason,
    )


def _is_of(one: LeftOut, made: Return) -> bool:
    return (one.organisation, one.standard, one.year) == (made.organisation, made.standard, made.year)


def _is_beside(one: Return, made: Return) -> bool:
    return (one.organisation, one.standard) == (made.organisation, made.standard)


def _like(table: PreparedTable, prepared: Prepared) -> Iterator[PreparedTable]:
    for one in prepared.tables:
        if (one.organisation, one.standard) == (table.organisation, table.standard):
            yield one


def _before(made: Return, years: Iterable[tuple[int | None, Mapping[Place, Figure]]]) -> Mapping[Place, Figure]:
    return next((figures for year, figures in years if year == made.year - 1), {})


# THE FILE


def _with_differences(
    beside: Mapping[str, Mapping[str, bytes]], comparisons: Sequence[Comparison]
) -> Mapping[str, Mapping[str, bytes]]:
    files = {organisation: dict(named) for organisation, named in beside.items()}
    for organisation in dict.fromkeys(one.organisation for one in comparisons):
        of_one = [one for one in comparisons if one.organisation == organisation]
        files.setdefault(organisation, {})[DIFFERENCES] = differences_file(of_one)
    return files


def differences_file(comparisons: Iterable[Comparison]) -> bytes:
    """The lines that differ, as CSV. Small numbers are not protected: it is for the analyst's desk."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for one in comparisons:
        name = harmless(one.organisation)
        for line in one.lines:
            where = (line.indicator, line.row, str(line.asked), line.group)
            figures = (
                format(figure, "f") if not isinstance(figure, int) else str(figure)
                for figure in (line.theirs, line.ours, line.difference)
            )
            writer.writerow([name, one.standard, one.year, *where, *figures, line.reason])
    return out.getvalue().encode()
