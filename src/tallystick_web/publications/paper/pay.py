"""The ethnicity pay gap report: the chapters of the approved set of pay, then what lies behind and what is done."""

from collections.abc import Iterator

from tallystick.publishing.pay.report.chapter import chapter_of
from tallystick.publishing.pay.report.page import series_of
from tallystick.publishing.pay.report.views import Chapter, Front, Headline
from tallystick.publishing.pay.report.views import Section as Told
from tallystick_web.publications.paper.cover import as_of, considered, gaps_section, mark_of
from tallystick_web.publications.paper.document import (
    Block,
    Bullets,
    Callout,
    Cell,
    CellKind,
    Document,
    Facts,
    Paragraph,
    Section,
    Table,
    Tone,
)
from tallystick_web.publications.paper.inputs import PaperInputs
from tallystick_web.publications.paper.library import tables_of
from tallystick_web.publications.paper.plan import action_plan
from tallystick_web.publications.paper.written import written

ETHNICITY = "ethnicity"
_NO_LAW = "Nobody is obliged by law to report an ethnicity pay gap. It is reported here because it shows something."


def build_pay(inputs: PaperInputs) -> Document:
    """The report. Where no approved set of pay was frozen, it says so and holds what people wrote alone."""
    chapters = _chapters(inputs)
    figures = [section for chapter in chapters for section in _chapter(chapter)]
    nothing = Paragraph(text="These frozen figures hold no approved set of pay.")
    sections = (
        gaps_section(inputs),
        *(figures or [Section(key="figures", heading="Figures", blocks=(nothing,))]),
        _written(inputs, "narrative", "What lies behind the gap"),
        _written(inputs, "will-do", "What is done about it"),
        *action_plan(inputs, "pay/"),
    )
    return Document(
        title=inputs.title,
        organisation=inputs.frozen.organisation,
        kind=inputs.kind.label,
        mark=mark_of(inputs),
        as_of=as_of(inputs),
        cover=Facts(
            rows=(
                ("Law", _NO_LAW),
                ("Considered before", considered(inputs)),
            )
        ),
        sections=tuple(one for one in sections if one is not None),
    )


def _chapters(inputs: PaperInputs) -> list[Chapter]:
    """The chapters of the approved set about ethnicity; all of them where none is."""
    if inputs.pay is None:
        return []
    every = series_of(inputs.pay)
    wanted = [years for years in every if years[0].table.characteristic == ETHNICITY] or every
    return [
        chapter_of(years, f"{years[0].table.characteristic}-{place}") for place, years in enumerate(wanted, start=1)
    ]


def _chapter(chapter: Chapter) -> Iterator[Section]:
    yield Section(
        key=chapter.key,
        heading=f"{chapter.front.title}. {chapter.front.caption}",
        blocks=tuple(_front(chapter.front)),
        breaks=True,
    )
    for told in (*chapter.sections, chapter.quality):
        yield Section(
            key=f"{chapter.key}-{told.key.rpartition('-')[2]}" if told.key.startswith(chapter.key) else told.key,
            heading=told.title,
            level=3,
            blocks=tuple(_told(told)) or (Paragraph(text="There is nothing to say of it."),),
        )


def _front(front: Front) -> Iterator[Block]:
    """The gap, where it comes from, and how many are unknown: never one without the others."""
    yield Paragraph(text=front.lead, tone=Tone.LEAD)
    if front.banner:
        yield Paragraph(text=front.banner, tone=Tone.NOTE)
    every = (*front.gaps, front.unknown)
    yield Table(
        caption="The gap, and how many people’s ethnicity is not known",
        heads=("Figure", "Value", "What it says"),
        rows=tuple((Cell(text=one.title), _number(one), Cell(text=one.says or "Nothing more")) for one in every),
    )
    sources = front.sources
    if sources.pieces:
        pieces = (*sources.pieces, *((sources.total,) if sources.total else ()))
        yield Table(
            caption=sources.title,
            heads=("Part", "Points", "Which way"),
            rows=tuple((Cell(text=one.name), Cell(text=one.points), Cell(text=one.way or "Neither")) for one in pieces),
            note=sources.says,
        )
    elif sources.says:
        yield Paragraph(text=sources.says)
    for one in front.warnings:
        yield Callout(title="Read with care", text=one)
    if front.withheld:
        yield Paragraph(text=front.withheld)


def _number(one: Headline) -> Cell:
    return Cell(text=one.number, kind=CellKind.TEXT if one.is_number else CellKind.WITHHELD)


def _told(told: Told) -> Iterator[Block]:
    yield from (Paragraph(text=one) for one in told.sentences)
    if told.facts:
        yield Facts(rows=told.facts)
    yield from tables_of((*told.grids, *told.more))
    if told.points:
        if told.points_title:
            yield Paragraph(text=told.points_title)
        yield Bullets(items=told.points)
    yield from (Paragraph(text=one, tone=Tone.NOTE) for one in told.beside)


def _written(inputs: PaperInputs, part: str, heading: str) -> Section:
    nothing = Paragraph(text="Nobody has written this yet. The figures never say why.", tone=Tone.NOTE)
    return Section(key=part, heading=heading, blocks=written(inputs, part) or (nothing,))
