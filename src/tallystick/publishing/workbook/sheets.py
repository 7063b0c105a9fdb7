"""What a workbook is made of before it is drawn: sheets of one table, and a cover of lines."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from tallystick.release.shown import Figure


@dataclass(frozen=True)
class Link:
    """A cell that leads to another sheet of the same workbook."""

    sheet: str


# Words, a plain number such as a year, a number as somebody else printed it, a released figure, or the way to
# another sheet.
Cell = str | int | Decimal | Figure | Link


@dataclass(frozen=True)
class Column:
    """A column: its head, with the unit in it, its width in characters and whether it holds numbers."""

    head: str
    width: int
    numeric: bool = False


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One table under its title and a few lines about it. Every row has a cell for every column."""

    name: str
    title: str
    about: tuple[str, ...] = ()
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        twice = [head for head, times in Counter(c.head.casefold() for c in self.columns).items() if times > 1]
        if twice:
            raise ValueError(f"the sheet {self.name} has two columns called {', '.join(twice)}")
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row of the sheet {self.name} has too many cells or too few")


@dataclass(frozen=True)
class Line:
    """A line of the cover."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True, kw_only=True)
class Cover:
    """The first sheet: a title and lines of text."""

    name: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Book:
    """The whole workbook: the cover, then sheets of which the first is the contents.

    ``watermark`` stands on every sheet and every printed page.
    """

    title: str
    author: str
    subject: str
    watermark: str
    cover: Cover
    sheets: tuple[Sheet, ...]

    @property
    def contents(self) -> Sheet:
        """The sheet that leads to all others."""
        return self.sheets[0]
