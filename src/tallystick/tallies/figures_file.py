"""The figures file: what somebody published, one figure a line, with whatever was printed beside it.

What people type is understood by a rule or refused by one. All problems are told at once, with their lines.
"""

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from tallystick.release.audited import Given, PublishedFigure
from tallystick.release.readings import Kind
from tallystick.release.rounding import decimals_of
from tallystick.tallies.cells import CellRefused, count, number
from tallystick.tallies.decode import decode
from tallystick.tallies.findings import Findings
from tallystick.tallies.sheet import Form, Line, read_sheet

_COUNTS = ("happened", "people")
_RATES = ("rate", "share_of_people", "share_of_events")
FIGURES = Form(
    name="figures file",
    columns=(
        *("id", "kind", "published", "decimals"),
        *(f"top_{part}" for part in (*_COUNTS, *_RATES)),
        *(f"bottom_{part}" for part in (*_COUNTS, *_RATES)),
        *("unknown_happened", "unknown_people", "other_people", "from", "to"),
    ),
    required=("id", "kind", "published"),
    shown_by="tallystick show figures",
)


@dataclass(frozen=True, kw_only=True)
class FiguresFile:
    """A file of published figures that was understood."""

    name: str
    sha256: str
    figures: tuple[PublishedFigure, ...]
    notices: tuple[str, ...]


def read_figures_file(content: bytes, *, name: str) -> FiguresFile:
    """Read the published figures in ``content``.

    Raises InputRefused with every problem and its lines; the message holds no counts.
    """
    findings = Findings(name)
    sheet = read_sheet(decode(content, file=name), findings, FIGURES)
    figures = tuple(_Cells(line, sheet.separator, findings).figure() for line in sheet.lines)
    _refuse_repeated_ids(sheet.lines, findings)
    if not figures:
        findings.problem("there is no line under the header")
    findings.stop_if_wrong()
    return FiguresFile(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        figures=tuple(figure for figure in figures if figure is not None),
        notices=findings.notices,
    )


def _refuse_repeated_ids(lines: tuple[Line, ...], findings: Findings) -> None:
    numbers: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        numbers[line.cells["id"]].append(line.number)
    for name, found in numbers.items():
        if name and len(found) > 1:
            findings.problem("the same id stands on several lines; each figure needs its own", *found)


@dataclass(frozen=True)
class _Cells:
    """One line, cell by cell. A cell that is refused becomes a problem, and the others are still read."""

    line: Line
    separator: str
    findings: Findings

    def figure(self) -> PublishedFigure | None:
        """The figure of this line, or None where its kind is not known."""
        published, kind = self._number("published"), self._kind()
        if not self.line.cells["id"]:
            self._problem("the id is blank; give each figure a short name of its own")
        figure = PublishedFigure(
            id=self.line.cells["id"],
            kind=kind or Kind.RATIO,
            published=published,
            decimals=self._decimals(published),
            has_percent_sign="%" in self.line.cells["published"],
            top=self._side("top"),
            bottom=self._side("bottom"),
            unknown_happened=self._count("unknown_happened"),
            unknown_people=self._count("unknown_people"),
            other_people=self._count("other_people"),
            before=self._number("from"),
            after=self._number("to"),
        )
        return None if kind is None else figure

    def _kind(self) -> Kind | None:
        asked = re.sub(r"[\s-]+", "_", self.line.cells["kind"].casefold())
        if asked in list(Kind):
            return Kind(asked)
        self._problem(f"kind is not one of: {', '.join(Kind)}")
        return None

    def _decimals(self, published: Decimal | None) -> int:
        """The decimals given, or those printed where there are more: a spreadsheet drops noughts, never digits."""
        printed = 0 if published is None else decimals_of(published)
        text = self.line.cells["decimals"]
        if not text:
            return printed
        if not re.fullmatch(r"[0-9]|10", text):
            self._problem("decimals is not a whole number from 0 to 10")
            return printed
        if int(text) < printed:
            self.findings.notice(
                "published has more decimals than the column says; its own were used", self.line.number
            )
        return max(int(text), printed)

    def _side(self, side: str) -> Given:
        return Given(
            happened=self._count(f"{side}_happened"),
            people=self._count(f"{side}_people"),
            rate=self._rate(f"{side}_rate"),
            share_of_people=self._rate(f"{side}_share_of_people"),
            share_of_events=self._rate(f"{side}_share_of_events"),
        )

    def _count(self, column: str) -> int | None:
        text = self.line.cells[column]
        if "%" in text:
            self._problem(f"{column} holds a percentage; a whole number was expected")
            return None
        try:
            return count(text, column=column, separator=self.separator)
        except CellRefused as refused:
            self._problem(str(refused))
            return None

    def _rate(self, column: str) -> Decimal | None:
        rate = self._number(column)
        if rate is not None and rate < 0:
            self._problem(f"{column} is below nought")
            return None
        return rate

    def _number(self, column: str) -> Decimal | None:
        try:
            return number(self.line.cells[column], column=column, separator=self.separator)
        except CellRefused as refused:
            self._problem(str(refused))
            return None

    def _problem(self, text: str) -> None:
        self.findings.problem(text, self.line.number)
