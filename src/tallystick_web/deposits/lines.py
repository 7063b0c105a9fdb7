"""The lines of a return as a form has them: which there are, what was typed in each, and the return file they make.

No counts are understood here; that is the library's. A line is a row and a group of an indicator, and holds what
was typed in up to three columns.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import category

from tallystick.definitions import Definition, Indicator, Kind, Row, load
from tallystick.tallies import Return
from tallystick.vocabulary.characteristics import grouping
from tallystick.vocabulary.formulas import harmless
from tallystick.vocabulary.groups import Group

COLUMNS = ("happened", "people", "percent")
HEADER = ("organisation", "standard", "year", "indicator", "row", "group", *COLUMNS)
LONGEST_CELL = 40

Cells = Mapping[str, Mapping[str, str]]
"""What was typed: by line, as ``3|one-year|white``, and column. Blank cells are left out."""


@dataclass(frozen=True)
class Line:
    """One line: a row of an indicator, for one group."""

    indicator: str
    row: str
    group: str

    @property
    def key(self) -> str:
        """Its name among cells."""
        return f"{self.indicator}|{self.row}|{self.group}"

    @classmethod
    def of(cls, key: str) -> "Line":
        """The line that a key names."""
        return cls(*key.split("|"))

    def field(self, column: str) -> str:
        """The name of its box on the page, which is also what a problem links to."""
        return f"{self.key}|{column}"


def groups_of(definition: Definition) -> tuple[Group, ...]:
    """The groups that the definition compares, and those of whom it is not known."""
    return grouping(definition.grouping).groups


def rows_of(indicator: Indicator) -> tuple[Row, ...]:
    """The rows of an indicator; one without a name where a return leaves the row blank."""
    return indicator.rows or (indicator.row(""),)


def groups_asked(definition: Definition, indicator: Indicator) -> tuple[Group, ...]:
    """The groups that one indicator asks about: a question put to one group has one."""
    return tuple(one for one in groups_of(definition) if not indicator.asks_one_group or one.code == indicator.top)


def lines_of(definition: Definition, indicator: Indicator) -> tuple[Line, ...]:
    """Every line of an indicator, in the order of its form."""
    groups = groups_asked(definition, indicator)
    return tuple(Line(indicator.id, row.id, group.code) for row in rows_of(indicator) for group in groups)


def columns_of(indicator: Indicator, cells: Cells) -> tuple[str, ...]:
    """The columns that an indicator asks for, and any other that holds something already."""
    asked = {"happened"} if indicator.kind.counts_heads else {"happened", "people"}
    asked |= {"percent"} if indicator.kind is Kind.SURVEY else set()
    asked |= {column for held in of_indicator(indicator.id, cells).values() for column in held}
    return tuple(column for column in COLUMNS if column in asked)


def of_indicator(indicator: str, cells: Cells) -> dict[str, Mapping[str, str]]:
    """The cells of one indicator."""
    return {key: held for key, held in cells.items() if key.startswith(f"{indicator}|")}


def replaced(cells: Cells, indicators: frozenset[str], by: Cells) -> dict[str, Mapping[str, str]]:
    """The cells, with those of some indicators taken from ``by``."""
    kept = {key: held for key, held in cells.items() if Line.of(key).indicator not in indicators}
    return kept | {key: held for key, held in by.items() if Line.of(key).indicator in indicators}


def without_unseen(text: str) -> str:
    """What was typed, without characters that nobody sees: a database refuses some, and others turn text round."""
    return " ".join("".join(one for one in text if one.isspace() or category(one)[0] != "C").split())


def changed_lines(before: Cells, after: Cells) -> list[Line]:
    """The lines that do not hold the same."""
    differing = (key for key in {**before, **after} if dict(before.get(key, {})) != dict(after.get(key, {})))
    return [Line.of(key) for key in differing]


def cells_of(made: Return) -> dict[str, Mapping[str, str]]:
    """What a return that was understood holds, as cells."""
    found: dict[str, Mapping[str, str]] = {}
    for tally in made.tallies:
        numbers = {"happened": tally.happened, "people": tally.people, "percent": tally.percent}
        line = Line(tally.indicator, tally.row, tally.group)
        found[line.key] = {column: _text(value) for column, value in numbers.items() if value is not None}
    return found


def _text(value: int | Decimal) -> str:
    return format(value, "f") if isinstance(value, Decimal) else str(value)


@dataclass(frozen=True, kw_only=True)
class Written:
    """A return file that was written from cells, and the line of the form that each line of it is."""

    content: bytes
    lines: Mapping[int, Line]


def written(cells: Cells, *, organisation: str, standard: str, year: int) -> Written:
    """Cells as a return file, in the order of the definition. Nothing is understood: what was typed stands there."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    lines: dict[int, Line] = {}
    for number, line in enumerate(_filled(load(standard, year), cells), start=2):
        held = cells[line.key]
        whose = (harmless(organisation), standard, str(year))
        writer.writerow([*whose, line.indicator, line.row, line.group, *(held.get(one, "") for one in COLUMNS)])
        lines[number] = line
    return Written(content=out.getvalue().encode(), lines=lines)


def template(standard: str, year: int, *, organisation: str) -> bytes:
    """A return file with every line of a definition, and blank counts."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    definition = load(standard, year)
    for indicator in definition.given:
        for line in lines_of(definition, indicator):
            whose = (harmless(organisation), standard, str(year))
            writer.writerow([*whose, line.indicator, line.row, line.group, *("" for _ in COLUMNS)])
    return out.getvalue().encode()


def _filled(definition: Definition, cells: Cells) -> Iterator[Line]:
    for indicator in definition.given:
        yield from (line for line in lines_of(definition, indicator) if any(cells.get(line.key, {}).values()))


def name_of(definition: Definition, line: Line) -> str:
    """A line as people read it: ``indicator 3, one year, White``."""
    indicator = definition.indicator(line.indicator)
    row = indicator.row(line.row).label if line.row else ""
    group = grouping(definition.grouping).group(line.group).as_heading
    lowered = row if row[1:2].isupper() else row[:1].lower() + row[1:]
    return ", ".join(filter(None, (f"indicator {line.indicator}", lowered, group)))
