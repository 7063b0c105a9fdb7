"""The sheets around the figures: the cover, the contents and the sources."""

from collections.abc import Iterator, Sequence

from tallystick.publishing.words import listed
from tallystick.publishing.workbook.notes import VERDICTS
from tallystick.publishing.workbook.parts import Part
from tallystick.publishing.workbook.sheets import Cell, Column, Cover, Line, Link, Sheet
from tallystick.release.canonical import fingerprint
from tallystick.release.release import Release
from tallystick.vocabulary.periods import Snapshot

_SHORT = 16
_WHERE_TO_START = (
    "Contents leads to every sheet. Summary has the result that speaks for each indicator; the sheets after it have "
    "all results with their counts. Notes explains the words."
)


def title_of_book(parts: Sequence[Part]) -> str:
    """``Workforce Race Equality Standard: Made-up Trust``."""
    titles = dict.fromkeys(part.definition.title for part in parts)
    return f"{listed(tuple(titles))}: {parts[0].table.organisation}"


def cover(release: Release, parts: Sequence[Part]) -> Cover:
    """What the workbook is, for whom, and how to read it."""
    lines = [
        *([Line(release.watermark, is_heading=True)] if release.watermark else []),
        Line("These are the figures of the report beside this workbook, as tables, with the counts behind each."),
        *_under("Organisation", parts[0].table.organisation),
        *_under("Standards and years", *_standards(parts)),
        *_under("Where to start", _WHERE_TO_START),
        *_under("How to read what a figure says", *_verdicts()),
        *_under("Where the figures come from", *_made(release, parts)),
    ]
    return Cover(name="Cover", title=title_of_book(parts), lines=tuple(lines))


def _under(heading: str, *texts: str) -> list[Line]:
    return [Line(heading, is_heading=True), *(Line(text) for text in texts)]


def _standards(parts: Sequence[Part]) -> Iterator[str]:
    dates: dict[str, list[str]] = {}
    for part in parts:
        name = f"{part.definition.title} ({part.definition.short_title})"
        dates.setdefault(name, []).append(Snapshot(part.table.year).label)
    yield from (f"{name}: {listed(of_one)}" for name, of_one in dates.items())


def _verdicts() -> Iterator[str]:
    for verdict, meaning in VERDICTS:
        yield f"{verdict.in_words.capitalize()}: {meaning[:1].lower()}{meaning[1:]}"


def _made(release: Release, parts: Sequence[Part]) -> Iterator[str]:
    programs = dict.fromkeys(part.table.provenance.program for part in parts)
    yield (
        f"Made by {listed(tuple(programs))}. Sources names the files, definitions and vocabulary that the figures "
        "were made from."
    )
    yield f"These figures together have the name {fingerprint(release)[:_SHORT]}; release.json holds them in full."


def contents_sheet(name: str, sheets: Sequence[Sheet]) -> Sheet:
    """A link to every sheet that follows, with what it holds."""
    return Sheet(
        name=name,
        title="Contents",
        columns=(Column("Sheet", 34), Column("What it holds", 100)),
        rows=tuple((Link(sheet.name), sheet.title) for sheet in sheets),
    )


_SOURCES = (
    *(Column("Standard", 11), Column("Year", 8), Column("Definition", 14), Column("State of the definition", 26)),
    *(Column("Fingerprint of the definition", 40), Column("Vocabulary", 24), Column("Program", 18)),
    *(Column("File", 30), Column("Lines in the file", 12, numeric=True), Column("Fingerprint of the file", 40)),
)


# The files hold numbers of people, so a release for others does not name them.
_KEPT = "kept by the organisation"


def sources_sheet(parts: Sequence[Part]) -> Sheet:
    """One line for each file that figures were made from."""
    return Sheet(
        name="Sources",
        title="Sources: what the figures were made from",
        about=("A fingerprint (SHA-256) changes if the file changes.",),
        columns=_SOURCES,
        rows=tuple(row for part in parts for row in _sources(part)),
    )


def _sources(part: Part) -> Iterator[tuple[Cell, ...]]:
    made, definition = part.table.provenance, part.definition
    front = (definition.short_title, part.table.year, made.definition.id, definition.status.in_words)
    program = (made.definition.sha256, made.vocabulary, made.program)
    for source in made.made_from:
        yield (*front, *program, source.file, source.rows, source.sha256)
    if not made.made_from:
        yield (*front, *program, *(_KEPT,) * 3)
