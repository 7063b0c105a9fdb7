"""What several pages are made of: their links, tables of counts, and lists of problems."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.urls import reverse

from tallystick.definitions import Definition, Indicator
from tallystick.tallies import Return, Tally
from tallystick_web.deposits.lines import COLUMNS, Line, columns_of, groups_asked, name_of
from tallystick_web.deposits.reading import Problem

_MISSING_GROUP = re.compile(r"has no line for the group '([\w-]+)'")


@dataclass(frozen=True)
class Links:
    """Addresses about one set of figures."""

    organisation: str
    figures: UUID

    def to(self, page: str, **more: str) -> str:
        """The address of a page: ``links.to("check")``."""
        return reverse(f"hand-in-{page}", kwargs={"organisation": self.organisation, "deposit": self.figures, **more})

    @property
    def every(self) -> str:
        """The page about all figures."""
        return self.overview(self.organisation)

    @staticmethod
    def overview(organisation: str) -> str:
        """The page about all figures of an organisation."""
        return reverse("hand-in", kwargs={"organisation": organisation})


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link."""

    text: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table as the grid macro prints it."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    is_wide: bool = False
    text_columns: tuple[int, ...] = (0,)


def title_of(definition: Definition) -> str:
    """Which figures these are: their standard and year."""
    return f"{definition.title}, {definition.year}"


def indicator_name(indicator: Indicator) -> str:
    """``Indicator 3: formal disciplinary process``."""
    return f"Indicator {indicator.id}: {indicator.title[:1].lower()}{indicator.title[1:]}"


def column_words(indicator: Indicator) -> dict[str, str]:
    """What stands over each column, in the definition's own words: ``Appointments``, ``Out of``."""
    event = indicator.wording.event
    return {"happened": f"{event[:1].upper()}{event[1:]}", "people": "Out of", "percent": "Percent"}


def box_id(line: Line, column: str) -> str:
    """The id of the box of a line's column, which a problem leads to."""
    return re.sub(r"[^\w-]", "-", line.field(column))


def aimed(problem: Problem, definition: Definition) -> tuple[Line, str] | None:
    """The box a problem is about; None where it is about no box."""
    if problem.line is None:
        return None
    missing = _MISSING_GROUP.search(problem.text)
    line = replace(problem.line, group=missing.group(1)) if missing else problem.line
    return line, problem.column or columns_of(definition.indicator(line.indicator), {})[0]


def in_own_words(problem: Problem, definition: Definition) -> str:
    """A problem with the name that its column has on the form: the library's is that of a return file."""
    if problem.line is None or not problem.column:
        return problem.text
    word = column_words(definition.indicator(problem.line.indicator))[problem.column]
    return f"“{word}”{problem.text[len(problem.column) :]}"


def said_of(problem: Problem, definition: Definition) -> str:
    """A problem as a sentence that names its line of the form."""
    if problem.line is None or _MISSING_GROUP.search(problem.text):
        return problem.text
    named = name_of(definition, problem.line)
    text = in_own_words(problem, definition)
    return f"{named[:1].upper()}{named[1:]}: {text[:1].lower()}{text[1:]}"


def counts_tables(definition: Definition, made: Return) -> Iterator[Table]:
    """Every count of a return, one table for each indicator."""
    for indicator in definition.given:
        rows = made.rows_of(indicator.id)
        if rows:
            yield (
                _heads(definition, indicator, made)
                if _is_counted(made, indicator)
                else _lines(definition, indicator, made)
            )


def _is_counted(made: Return, indicator: Indicator) -> bool:
    tallies = [one for one in made.tallies if one.indicator == indicator.id]
    return indicator.kind.counts_heads and all(one.happened is not None for one in tallies)


def _heads(definition: Definition, indicator: Indicator, made: Return) -> Table:
    groups = groups_asked(definition, indicator)
    return Table(
        caption=indicator_name(indicator),
        heads=("Row", *(group.as_heading for group in groups)),
        rows=tuple(
            (indicator.row(row).label, *(_number(made.find(indicator.id, row).get(group.code)) for group in groups))
            for row in made.rows_of(indicator.id)
        ),
    )


def _lines(definition: Definition, indicator: Indicator, made: Return) -> Table:
    groups = {group.code: group.as_heading for group in groups_asked(definition, indicator)}
    tallies = [one for one in made.tallies if one.indicator == indicator.id]
    words = column_words(indicator)
    columns = [one for one in COLUMNS if any(getattr(tally, one) is not None for tally in tallies)]
    return Table(
        caption=indicator_name(indicator),
        heads=("Line", *(words[one] for one in columns)),
        rows=tuple(
            (_line_name(indicator, tally, groups), *(_text(getattr(tally, one)) for one in columns))
            for tally in tallies
        ),
    )


def _line_name(indicator: Indicator, tally: Tally, groups: dict[str, str]) -> str:
    row = indicator.row(tally.row).label if tally.row else ""
    return ", ".join(filter(None, (row, groups.get(tally.group, tally.group))))


def _number(tally: Tally | None) -> str:
    return "–" if tally is None else _text(tally.happened)


def _text(value: object) -> str:
    return "–" if value is None else f"{value:,}"


def listed(names: Iterable[str]) -> str:
    """``1, 2 and 3``."""
    known = list(names)
    return " and ".join(filter(None, (", ".join(known[:-1]), *known[-1:])))


def indicators_named(indicators: Sequence[str]) -> str:
    """``indicators 1, 2 and 3``."""
    return f"indicator{'' if len(indicators) == 1 else 's'} {listed(indicators)}"
