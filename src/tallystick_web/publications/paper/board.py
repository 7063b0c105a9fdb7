"""The board paper: two pages, with what must not be overlooked at their end.

Every list in it is short and says how much more stands in the pack.
"""

from tallystick_web.publications.paper.cover import as_of, cover_of, decision_section, gaps_section, mark_of
from tallystick_web.publications.paper.document import Document, Paragraph, Section, Tone
from tallystick_web.publications.paper.exceptions import exceptions_table
from tallystick_web.publications.paper.heard import disagreements_section, open_questions_section
from tallystick_web.publications.paper.inputs import PaperInputs
from tallystick_web.publications.paper.measures import table_of
from tallystick_web.publications.paper.moving import Way, moved
from tallystick_web.publications.paper.objectives import objectives_in_short
from tallystick_web.publications.paper.summary import summary_sections

# As many rows as two pages hold beside a full cover.
_SENTENCES = 3
_MEASURES = 6
_GAPS = 4
_OBJECTIVES = 4
_QUESTIONS = 4
_EXCEPTIONS = 8


def build_board(inputs: PaperInputs) -> Document:
    """The board paper of two pages: the front with what is asked and what moved, then what stands behind it."""
    sections = (
        gaps_section(inputs, most=_GAPS),
        decision_section(inputs),
        *summary_sections(inputs, most=_SENTENCES),
        measures_section(inputs, most=_MEASURES),
        objectives_in_short(inputs, most=_OBJECTIVES),
        disagreements_section(inputs),
        open_questions_section(inputs, most=_QUESTIONS),
        exceptions_section(inputs, most=_EXCEPTIONS),
    )
    return Document(
        title=inputs.title,
        organisation=inputs.frozen.organisation,
        kind=inputs.kind.label,
        mark=mark_of(inputs),
        as_of=as_of(inputs),
        cover=cover_of(inputs),
        sections=tuple(one for one in sections if one is not None),
    )


def measures_section(inputs: PaperInputs, *, most: int, breaks: bool = False) -> Section:
    """The table of measures, those that got worse first. ``breaks`` puts it on a page of its own."""
    order = list(Way)
    every = [moved(one) for one in inputs.frozen.measures]
    ordered = sorted(every, key=lambda one: (one.way is not Way.WORSE, order.index(one.way)))
    if not ordered:
        nothing = Paragraph(text="No measure stands in this plan yet.", tone=Tone.NOTE)
        return Section(key="measures", heading="Measures", blocks=(nothing,), breaks=breaks)
    table = table_of(ordered, most=most, standards=inputs.standards)
    return Section(key="measures", heading="Measures", blocks=(table,), breaks=breaks)


def exceptions_section(inputs: PaperInputs, *, most: int, breaks: bool = False) -> Section | None:
    """What must not be overlooked; None where there is nothing. ``breaks`` puts it on a page of its own."""
    table = exceptions_table(inputs, most=most)
    if table is None:
        return None
    return Section(key="exceptions", heading="What must not be overlooked", blocks=(table,), breaks=breaks)
