"""What the library understands of counts that were typed, pasted or handed in as a file, and what is wrong with them.

Everything goes through the library's own reading. Its sentences hold no counts, and name lines of a file; here each
gets the line of the form it is about.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tallystick.account.merged import beside, without
from tallystick.account.understand import understood_counts
from tallystick.account.understood import Accounted
from tallystick.errors import InputRefused
from tallystick.release.release import Source
from tallystick.tallies import Return
from tallystick.tallies.decode import decode
from tallystick.tallies.return_file import Findings, ReturnFile, Weight, read_return_file, write_return_file
from tallystick_web.core.rules import Refused
from tallystick_web.deposits.lines import COLUMNS, Cells, Line, without_unseen, written

TYPED_IN = "typed-in.csv"
MOST_LINES = 20_000
"""Of a return that is handed in through the browser. A whole one has a few hundred."""
_OF_ONE_LINE = re.compile(
    r"^(happened|people|percent|year|neither|'[^']*' is not|there is no definition|more cells|column indicator|"
    r"a number is not|this looks like|(organisation|standard|indicator|group) is blank|indicator '[^']*' is worked)\b"
)
_COMMAND = re.compile(r"\.? (To see [^:]+: |)tallystick show [\w ./-]+\.?$|[;.,]? see tallystick show [\w ./-]+\.?$")
_ROWS_BELOW = ". The rows and groups that there are stand below"
_LINES = re.compile(r"^lines? [\d, ]+(?:and \d+ more)?: ")
_INDICATOR = re.compile(r"\bindicator ([\w-]+)")
_UNFINISHED = re.compile(r"has no line for|^neither a count|given without|is blank$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that is wrong, in the library's words.

    ``number`` is the line of the file it stands on, ``line`` that of the form; either may be unknown.
    """

    text: str
    number: int | None = None
    line: Line | None = None
    column: str = ""

    @property
    def is_unfinished(self) -> bool:
        """Whether something is only not filled in yet."""
        return bool(_UNFINISHED.search(self.text))

    @property
    def indicator(self) -> str:
        """The indicator it is about, blank where it is about none."""
        if self.line is not None:
            return self.line.indicator
        named = _INDICATOR.search(self.text)
        return named.group(1) if named else ""

    def at(self, number: int | None) -> "Problem":
        """The same, on another line."""
        return replace(self, number=number)


@dataclass(frozen=True, kw_only=True)
class FileSource:
    """A file that some indicators were taken from, unchanged since."""

    file: str
    sha256: str
    rows: int
    notices: tuple[str, ...]
    indicators: tuple[str, ...]

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "FileSource":
        """A source as a version keeps it."""
        return cls(**{**kept, "notices": tuple(kept["notices"]), "indicators": tuple(kept["indicators"])})

    @property
    def source(self) -> Source:
        """As provenance names it."""
        return Source(file=self.file, sha256=self.sha256, rows=self.rows)

    def without(self, indicators: frozenset[str]) -> "FileSource":
        """The same, where some indicators are no longer taken from it."""
        return replace(self, indicators=tuple(one for one in self.indicators if one not in indicators))


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was understood. ``account`` is None while there are problems, or nothing at all."""

    account: Accounted | None
    problems: tuple[Problem, ...]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class HeldIn:
    """What figures hold: what was typed in, the files some of it was taken from, and what staff files gave under it.

    ``counted_sha256`` is the kept file of ``counted``, blank where there is none.
    """

    cells: Cells
    sources: tuple[FileSource, ...] = ()
    counted_sha256: str = ""
    counted: Accounted | None = None


def read_held(held: HeldIn, *, organisation: str, standard: str, year: int) -> Reading:
    """Read everything that figures hold. What was typed in of an indicator stands for what was counted of it."""
    typed = read_cells(held.cells, held.sources, organisation=organisation, standard=standard, year=year)
    if held.counted is None or typed.problems:
        return typed
    counted = without(held.counted, frozenset(Line.of(key).indicator for key in held.cells))
    if typed.account is None:
        return Reading(account=counted, problems=())
    return Reading(account=beside(counted, typed.account), problems=(), notices=typed.notices)


def read_cells(cells: Cells, sources: Sequence[FileSource], *, organisation: str, standard: str, year: int) -> Reading:
    """Read everything that was entered, as one return file."""
    file = written(cells, organisation=organisation, standard=standard, year=year)
    if not file.lines:
        return Reading(account=None, problems=())
    try:
        read = _read(file.content, TYPED_IN)
    except NotRead as refused:
        return Reading(account=None, problems=_placed(refused.problems, file.lines))
    account = _as_typed(understood_counts([read]).accounts[0])
    return Reading(account=_with_sources(account, sources), problems=(), notices=account.notices)


def _as_typed(account: Accounted) -> Accounted:
    """The source of what was typed is the return file that can be downloaded. Nobody saw its lines: none is named."""
    content = write_return_file([account.made])
    source = Source(file=TYPED_IN, sha256=hashlib.sha256(content).hexdigest(), rows=len(account.made.tallies))
    notices = tuple(_sentence(_LINES.sub("", notice)) for notice in account.notices)
    return replace(account, made_from=(source,), notices=notices)


def _with_sources(account: Accounted, sources: Sequence[FileSource]) -> Accounted:
    """Where all is from one file, that file is the source. Else it is the file written here, and they beside it."""
    held = {tally.indicator for tally in account.made.tallies}
    if len(sources) == 1 and held == set(sources[0].indicators):
        return replace(account, made_from=(sources[0].source,), notices=sources[0].notices)
    beside = tuple(f"{one.file}: {notice}" for one in sources for notice in one.notices)
    made_from = (*account.made_from, *(one.source for one in sources))
    return replace(account, made_from=made_from, notices=(*account.notices, *beside))


class NotRead(Exception):
    """A file that the library did not read, with everything it said."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


@dataclass(frozen=True, kw_only=True)
class HandedIn:
    """A file that was read, and is the one that was expected."""

    made: Return
    source: FileSource


@dataclass(frozen=True, kw_only=True)
class Expected:
    """Which return a file must hold. ``code`` is another name of the organisation, where it has one."""

    organisation: str
    code: str
    standard: str
    year: int


def read_handed_in(content: bytes, *, name: str, expected: Expected) -> HandedIn:
    """Read a file that is meant for one return.

    Raises NotRead with every problem, and Refused where it holds another return, or several.
    """
    lines = max(content.count(b"\n"), content.count(b"\r"))
    if lines > MOST_LINES:
        raise Refused(
            f"{name} has {lines:,} lines. A return has a few hundred, and up to {MOST_LINES:,} are read. Nothing was "
            "saved. Choose the return file, and not a file with a line for each person."
        )
    read = _read(content, name)
    made = _only_expected(read, expected)
    source = FileSource(
        file=name,
        sha256=read.sha256,
        rows=read.rows,
        notices=read.notices,
        indicators=tuple(dict.fromkeys(tally.indicator for tally in made.tallies)),
    )
    return HandedIn(made=replace(made, organisation=expected.organisation), source=source)


def _only_expected(read: ReturnFile, expected: Expected) -> Return:
    which = f"{expected.organisation}, {expected.standard}, {expected.year}"
    wanted = f"Expected: figures of {which}, and no others. Nothing was saved."
    if len(read.returns) > 1:
        names, years = ({getattr(one, what) for one in read.returns} for what in ("organisation", "year"))
        raise Refused(
            f"{read.name} holds {len(read.returns)} returns, of {_number(len(names), 'organisation')} and "
            f"{_number(len(years), 'year')}. {wanted}"
        )
    made = read.returns[0]
    names = {_plain(expected.organisation), _plain(expected.code)} - {""}
    if _plain(made.organisation) not in names:
        raise Refused(f"{read.name} is of another organisation, “{made.organisation}”. {wanted}")
    if (made.standard, made.year) != (expected.standard, expected.year):
        raise Refused(f"{read.name} is of {made.standard}, {made.year}. {wanted}")
    return made


def _number(how_many: int, what: str) -> str:
    return f"{how_many} {what}" + ("" if how_many == 1 else "s")


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _read(content: bytes, name: str) -> ReturnFile:
    findings = Findings(name)
    try:
        return read_return_file(content, name=name, findings=findings)
    except InputRefused as refused:
        raise NotRead(_problems(findings) or (_whole_file(str(refused), name),)) from None


def _whole_file(text: str, name: str) -> Problem:
    """A file that could not be read at all: one sentence, with its line where it has one."""
    found = re.match(rf"{re.escape(name)}(?:, line (\d+))?: ", text)
    number = int(found.group(1)) if found and found.group(1) else None
    said = _COMMAND.sub(_ROWS_BELOW, text[found.end() :] if found else text)
    return Problem(text=_sentence(said), number=number)


def _problems(findings: Findings) -> tuple[Problem, ...]:
    """Each problem; where one was found on several lines by themselves, once for each line."""
    found: list[Problem] = []
    # In the browser the rows and groups are listed on the page: nobody there has a command line.
    for finding in findings.all:
        if finding.weight is not Weight.PROBLEM:
            continue
        lines: Sequence[int | None] = finding.lines or (None,)
        for number in lines if _OF_ONE_LINE.match(finding.text) else lines[:1]:
            first = finding.text.split(" ", 1)[0]
            text = _sentence(_COMMAND.sub(_ROWS_BELOW, finding.text))
            found.append(Problem(text=text, number=number, column=first if first in COLUMNS else ""))
    return tuple(found)


def _placed(problems: Sequence[Problem], lines: Mapping[int, Line]) -> tuple[Problem, ...]:
    return tuple(replace(one, line=lines.get(one.number or 0)) for one in problems)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def lines_found(content: bytes, problems: Sequence[Problem]) -> list[tuple[int, str]]:
    """The lines of a file that problems stand on, as they are; none of a file that is no text."""
    try:
        text = decode(content, file="").text
    except InputRefused:
        return []
    numbers = {one.number for one in problems}
    return [(number, without_unseen(line)) for number, line in enumerate(text.splitlines(), 1) if number in numbers]
