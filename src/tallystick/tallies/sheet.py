"""Text to lines of named cells, whichever of three separators the file uses."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tallystick.errors import InputRefused
from tallystick.tallies.cells import indicator as indicator_of
from tallystick.tallies.decode import Text
from tallystick.tallies.findings import Findings
from tallystick.vocabulary.formulas import as_it_was

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
# Control characters, and marks that turn the direction of text round: they could make a name read as another.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LONGEST_HEADER = 10_000
_NO_SEPARATORS = "\"' \r\n"  # a quotation mark or a space cannot part the cells of a file that also holds names
_TOO_MANY_CELLS = (
    "more cells than the header has columns ({columns}). A number with a comma in it needs quotation marks, or no comma"
)


@dataclass(frozen=True, kw_only=True)
class Form:
    """A kind of file: what it is called in a sentence, its columns, and the command that shows an example."""

    name: str
    columns: tuple[str, ...]
    required: tuple[str, ...]
    shown_by: str


RETURN = Form(
    name="return file",
    columns=("organisation", "standard", "year", "indicator", "row", "group", "happened", "people", "percent"),
    required=("organisation", "standard", "year", "indicator", "group"),
    shown_by="tallystick show return",
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a file: its number as an editor shows it, and its cells by column."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The lines under the header, and the separator they were read with."""

    separator: str
    lines: tuple[Line, ...]


def read_sheet(text: Text, findings: Findings, form: Form = RETURN) -> Sheet:
    """Return the lines of a file of this form. Adds a problem for each unknown, missing or repeated column.

    Raises InputRefused when no line looks like the header.
    """
    body, declared, skipped = _without_declaration(text.text)
    delimiter = declared or _separator(body, findings, form)
    rows = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True)
    started = 0
    try:
        header = [_tidy(cell).casefold() for cell in next(rows, [])]
        _check_header(header, findings, form, at=skipped + 1)
        findings.stop_if_wrong()  # without its columns a file only repeats itself in problems
        _say_what_was_assumed(text, delimiter, findings)
        lines = []
        for started, line in _lines(  # noqa: B007  # the error below names where the record starts
            rows, header, findings, form, after=skipped
        ):
            lines += [line] if line is not None else []
    except csv.Error:
        raise _unreadable(findings, line=skipped + max(started, 1)) from None
    return Sheet(separator=delimiter, lines=tuple(lines))


def _separator(body: str, findings: Findings, form: Form) -> str:
    """The separator under which the first line holds most names of columns."""
    first = re.split(r"[\r\n]", body, maxsplit=1)[0]
    if len(first) > _LONGEST_HEADER:
        raise InputRefused(f"{findings.file}, line 1: this is not the header of a {form.name}.")
    try:
        return max(_SEPARATORS, key=lambda one: len(_known(_cells(first, one), form)))
    except csv.Error:
        raise _unreadable(findings, line=1) from None


def _unreadable(findings: Findings, *, line: int) -> InputRefused:
    return InputRefused(
        f"{findings.file}, line {line}: the file cannot be read as CSV from here on. "
        "A quotation mark that is never closed is the usual cause."
    )


def _without_declaration(text: str) -> tuple[str, str, int]:
    """Excel may write ``sep=;`` above the header. Return the rest, the separator and the lines taken off."""
    first, _, rest = text.partition("\n")
    if first.casefold().startswith("sep=") and len(first.rstrip("\r")) == 5 and first[4] not in _NO_SEPARATORS:
        return rest, first[4], 1
    return text, "", 0


def _cells(line: str, separator: str) -> list[str]:
    return [_tidy(cell).casefold() for cell in next(csv.reader([line], delimiter=separator), [])]


def _known(cells: list[str], form: Form) -> list[str]:
    return [cell for cell in cells if cell in form.columns]


def _check_header(header: list[str], findings: Findings, form: Form, *, at: int) -> None:
    if len(_known(header, form)) < len(form.required):
        raise InputRefused(
            f"{findings.file}, line {at}: this is not the header of a {form.name}. "
            f"Expected: {','.join(form.columns)}. To see an example: {form.shown_by}"
        )
    for column in header:
        if column and column not in form.columns:
            findings.problem(f"'{column}' is not a column of a {form.name}. There are: {', '.join(form.columns)}", at)
    for column in form.required:
        if column not in header:
            findings.problem(f"the column '{column}' is missing", at)
    for column in form.columns:
        if header.count(column) > 1:
            findings.problem(f"the column '{column}' appears twice", at)


def _say_what_was_assumed(text: Text, separator: str, findings: Findings) -> None:
    if text.encoding == "cp1252":
        findings.notice("the file is not UTF-8 and was read as Windows-1252; check names with accents")
    if separator != ",":
        findings.notice(f"the file is separated by {_SEPARATORS.get(separator, separator)}, not by commas")


def _lines(
    reader: Any, header: list[str], findings: Findings, form: Form, *, after: int
) -> Iterator[tuple[int, Line | None]]:
    """The lines that hold something, each with the number of the line after it, where the next one starts."""
    # The reader counts physical lines, so a line break inside quotation marks does not put later numbers out.
    number = after + reader.line_num + 1
    for cells in reader:
        line, number = Line(number=number, cells=_named(cells, header, form)), after + reader.line_num + 1
        blank = not any(_tidy(cell) for cell in cells)
        if not blank and len(cells) > len(header):
            findings.problem(_TOO_MANY_CELLS.format(columns=len(header)), line.number)
            findings.dropped.add(indicator_of(line.cells.get("indicator", "")))
        yield number - after, None if blank or len(cells) > len(header) else line


def _named(cells: list[str], header: list[str], form: Form) -> dict[str, str]:
    named = dict.fromkeys(form.columns, "")
    named.update((column, _tidy(cell)) for column, cell in zip(header, cells, strict=False) if column)
    return named


def _tidy(cell: str) -> str:
    """A cell without the spaces around it, and without the apostrophe that keeps a spreadsheet from computing it."""
    tidied = " ".join(_UNSEEN.sub("", cell.replace("\N{NO-BREAK SPACE}", " ")).split())
    return as_it_was(tidied)
