"""The readings as a page: how many fit, then every figure, then those that nothing fits one by one."""

from collections.abc import Callable
from dataclasses import dataclass

from tallystick.publishing.audit.words import (
    NOTES,
    lead,
    lines_sentence,
    lines_title,
    made_label,
    note_sentence,
    paragraph,
    published_text,
    recomputed_text,
)
from tallystick.publishing.report.views import Grid
from tallystick.publishing.templates import render_page
from tallystick.release.audited import Audited, AuditedFile
from tallystick.release.readings import About, Reading, Weight
from tallystick.release.shown import Shown
from tallystick.vocabulary.groups import capitalised

_UNFIT, _UNTOLD = "none-fits", "not-calculable"
_Numbered = tuple[tuple[str, Audited[Shown]], ...]


@dataclass(frozen=True, kw_only=True)
class Story:
    """One figure in words. ``key`` is its place on the page, where it has one."""

    id: str
    text: str
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """Figures with the same outcome: its shape and words, and how many figures came to it in which way."""

    shape: str
    title: str
    lines: tuple[Story, ...]


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """Figures of which more can be said, and why it matters."""

    key: str
    title: str
    why: str
    stories: tuple[Story, ...]


@dataclass(frozen=True, kw_only=True)
class Page:
    """What the template prints."""

    title: str
    lead: str
    shelves: tuple[Shelf, ...]
    grid: Grid
    chapters: tuple[Chapter, ...]


def to_html(audited: AuditedFile) -> str:
    """The page of one file of figures: everything in one file, the same bytes every time."""
    several = len(audited.results) != 1
    page = Page(
        title=f"How {len(audited.results):,} published figures were made" if several else "How a figure was made",
        lead=lead(audited.results),
        shelves=_shelves(audited),
        grid=_grid(audited),
        chapters=_chapters(audited),
    )
    return render_page("audit.html.jinja", watermark=audited.watermark, page=page, audited=audited)


def _shelves(audited: AuditedFile) -> tuple[Shelf, ...]:
    """What was found, the worst first: a reader who stops after the first lines has read what matters."""
    unfit, untold, undefined = audited.read_as(Reading.NONE_FITS), audited.untold, audited.undefined
    ways = [(reading, len(audited.read_as(reading))) for reading in Reading if reading.fits]
    shelves = (
        Shelf(shape=_UNFIT, title=f"Nothing fits ({len(unfit)})", lines=_links(_numbered(audited))),
        Shelf(
            shape="close",
            title=f"Reproduced ({len(audited.fitting)})",
            lines=tuple(
                Story(id=f"{capitalised(reading.label)} ({count})", text=reading.sentence)
                for reading, count in ways
                if count
            ),
        ),
        Shelf(
            shape=_UNTOLD,
            title=f"Too little printed to tell ({len(untold)})",
            lines=(Story(id="", text=Reading.NOT_CHECKABLE.sentence),) if untold else (),
        ),
        Shelf(
            shape=_UNTOLD,
            title=f"Cannot be calculated ({len(undefined)})",
            lines=(Story(id="", text=NOTES[About.UNDEFINED]),) if undefined else (),
        ),
    )
    return tuple(shelf for shelf in shelves if shelf.lines)


def _links(numbered: _Numbered) -> tuple[Story, ...]:
    return tuple(
        Story(id=result.figure.id, text=f"printed {published_text(result)}, {_calculated(result)}", key=key)
        for key, result in numbered
        if result.reading is Reading.NONE_FITS
    )


def _calculated(result: Audited[Shown]) -> str:
    text = recomputed_text(result)
    return f"{text} fits" if result.whole_numbers is not None else f"calculated {text}"


def _grid(audited: AuditedFile) -> Grid:
    return Grid(
        caption="In the order of the file",
        heads=("Figure", "How it was made", "Printed", "Calculated", "What it is"),
        rows=tuple(
            (
                result.figure.id,
                made_label(result),
                published_text(result),
                recomputed_text(result),
                result.figure.kind.in_words,
            )
            for result in audited.results
        ),
        text_columns=(0, 1, 4),
    )


def _chapters(audited: AuditedFile) -> tuple[Chapter, ...]:
    numbered = _numbered(audited)
    unfit = tuple(pair for pair in numbered if pair[1].reading is Reading.NONE_FITS)
    others = tuple(pair for pair in numbered if pair[1].reading is not Reading.NONE_FITS)
    chapters = (
        Chapter(
            key="nothing-fits",
            title="Figures that nothing fits",
            why="This does not say who is wrong: the figure, or a number printed beside it, may be the slip.",
            stories=_stories(unfit, paragraph),
        ),
        Chapter(
            key="across-lines",
            title="Notes across lines",
            why="These hold several lines together, by their names. They change no reading and no count above.",
            stories=tuple(Story(id=lines_title(note), text=lines_sentence(note)) for note in audited.across_lines),
        ),
        Chapter(
            key="small-numbers",
            title="Small numbers that can be worked out",
            why="Leaving a count out does not hide it when a percentage and a total stand beside each other.",
            stories=_stories(numbered, lambda result: _said(result, Weight.DISCLOSURE)),
        ),
        Chapter(
            key="worth-checking",
            title="Worth checking",
            why="These can stand, and something about them asks for a second look.",
            stories=_stories(others, lambda result: _said(result, Weight.WARNING)),
        ),
    )
    return tuple(chapter for chapter in chapters if chapter.stories)


def _stories(numbered: _Numbered, tell: Callable[[Audited[Shown]], str]) -> tuple[Story, ...]:
    told = ((key, result, tell(result)) for key, result in numbered)
    return tuple(Story(id=result.figure.id, text=text, key=key) for key, result, text in told if text)


def _said(result: Audited[Shown], weight: Weight) -> str:
    return " ".join(note_sentence(note) for note in result.notes_of(weight))


def _numbered(audited: AuditedFile) -> _Numbered:
    """Each figure with its place on the page. Its id is people's own text, so it is counted instead."""
    return tuple((f"figure-{place}", result) for place, result in enumerate(audited.results, start=1))
