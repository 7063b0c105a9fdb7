"""The board paper: two pages, with what must not be overlooked on them, whatever the size of the plan.

Every list in it is short and says how much more stands in the pack. How short follows from what has room.
"""

from tallystick_web.publications.paper.annex import annex_of
from tallystick_web.publications.paper.cover import as_of, cover_of, decision_section, gaps_in_short, mark_of
from tallystick_web.publications.paper.delivery import delivery_chart
from tallystick_web.publications.paper.document import Chart, Document, Paragraph, Section, Table, Tone
from tallystick_web.publications.paper.exceptions import exceptions_table
from tallystick_web.publications.paper.heard import disagreements_in_short, open_questions_section
from tallystick_web.publications.paper.inputs import PaperInputs
from tallystick_web.publications.paper.measures import ratios_chart, table_in_short, tables_of
from tallystick_web.publications.paper.moving import moved
from tallystick_web.publications.paper.objectives import actions_table, objectives_in_short
from tallystick_web.publications.paper.sheet import ROOMS, Room, fits
from tallystick_web.publications.paper.summary import summary_sections
from tallystick_web.publications.paper.words import clipped


def build_board(inputs: PaperInputs) -> Document:
    """The board paper in the widest room that comes out on two pages."""
    for room in ROOMS[:-1]:
        document = _in_room(inputs, room)
        if fits(document):
            return document
    return _in_room(inputs, ROOMS[-1])


def _in_room(inputs: PaperInputs, room: Room) -> Document:
    """The front with what is asked and what moved, then what stands behind it."""
    sections = (
        gaps_in_short(inputs, most=room.gaps),
        decision_section(inputs, longest=room.text),
        *summary_sections(inputs, most=room.moved, longest=room.text),
        _for_slides("ratios", "Ratios of the plan", ratios_chart(moved(one) for one in inputs.frozen.measures)),
        _measures(inputs, room),
        _exceptions(inputs, room),
        _for_slides("delivery", "How far the actions are", delivery_chart(inputs)),
        objectives_in_short(inputs, most=room.objectives, longest=room.cell),
        disagreements_in_short(inputs, most=room.views, longest=room.words),
        open_questions_section(inputs, most=room.questions, longest=room.cell),
    )
    return Document(
        title=inputs.title,
        organisation=inputs.frozen.organisation,
        kind=inputs.kind.label,
        mark=mark_of(inputs),
        as_of=clipped(as_of(inputs), max(room.answer, 160)),
        cover=cover_of(inputs, longest=room.answer),
        sections=tuple(one for one in sections if one is not None),
        annex=_annex(inputs),
        is_two_pages=True,
    )


def _annex(inputs: PaperInputs) -> tuple[Table, ...]:
    """What the two pages leave out, for the workbook: all measures, all actions, and every value."""
    every = [moved(one) for one in inputs.frozen.measures]
    actions = actions_table(inputs)
    return (*tables_of(every, standards=inputs.standards), *((actions,) if actions else ()), *annex_of(inputs))


def _measures(inputs: PaperInputs, room: Room) -> Section:
    """The measures that have come to something, those that got worse or are behind first."""
    every = [moved(one) for one in inputs.frozen.measures]
    if any(one.now for one in every):
        table = table_in_short(every, most=room.measures, longest=room.cell, standards=inputs.standards)
        return Section(key="measures", heading="Measures", blocks=(table,))
    said = "No measure has a value yet." if every else "No measure stands in this plan yet."
    return Section(key="measures", heading="Measures", blocks=(Paragraph(text=said, tone=Tone.NOTE),))


def _exceptions(inputs: PaperInputs, room: Room) -> Section | None:
    table = exceptions_table(inputs, most=room.exceptions, longest=room.cell)
    return Section(key="exceptions", heading="What must not be overlooked", blocks=(table,)) if table else None


def _for_slides(key: str, heading: str, chart: Chart | None) -> Section | None:
    """A chart that slides show; on the two pages its figures stand in tables and sentences."""
    return Section(key=key, heading=heading, blocks=(chart,), in_print=False) if chart else None
