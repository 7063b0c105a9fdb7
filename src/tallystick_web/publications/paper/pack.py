"""The pack: everything behind the board paper, in the order of the summary, with the whole plan at its end."""

from collections.abc import Iterator

from tallystick.release.policy import Audience
from tallystick.vocabulary.groups import capitalised
from tallystick_web.publications.paper.annex import annex_of
from tallystick_web.publications.paper.cover import as_of, cover_of, decision_section, gaps_section, mark_of
from tallystick_web.publications.paper.delivery import delivery_chart
from tallystick_web.publications.paper.document import (
    Block,
    Cell,
    Document,
    Paragraph,
    Section,
    Sign,
    Table,
    Tone,
)
from tallystick_web.publications.paper.exceptions import exceptions_table
from tallystick_web.publications.paper.heard import (
    consultations_sections,
    open_questions_section,
    questions_section,
    views_section,
    voices_section,
)
from tallystick_web.publications.paper.inputs import PaperInputs
from tallystick_web.publications.paper.measures import chart_of, ratios_chart, tables_of
from tallystick_web.publications.paper.moving import moved
from tallystick_web.publications.paper.objectives import actions_table, objectives_in_full
from tallystick_web.publications.paper.plan import whole_plan
from tallystick_web.publications.paper.summary import summary_sections
from tallystick_web.publications.paper.words import day, sentence
from tallystick_web.publications.paper.written import written
from tallystick_web.reviews.cycle_rules import Timeliness

_NOT_COLLECTED = "Not collected here yet."


def build_pack(inputs: PaperInputs) -> Document:
    """The pack. Nothing in it is shortened."""
    sections = (
        gaps_section(inputs),
        decision_section(inputs),
        *summary_sections(inputs),
        _exceptions(inputs),
        _measures(inputs),
        *_charts(inputs),
        _objectives(),
        *objectives_in_full(inputs),
        _actions(inputs),
        _teams(inputs),
        Section(key="voice", heading="What others say", blocks=(_voice_lead(inputs),), breaks=True, in_slides=False),
        views_section(inputs),
        voices_section(inputs),
        *consultations_sections(inputs),
        open_questions_section(inputs),
        questions_section(inputs),
        _concerns(inputs),
        _changes(inputs),
        _quality(inputs),
        _signed(inputs),
        *whole_plan(inputs),
    )
    return Document(
        title=inputs.title,
        organisation=inputs.frozen.organisation,
        kind=inputs.kind.label,
        mark=mark_of(inputs),
        as_of=as_of(inputs),
        cover=cover_of(inputs),
        sections=tuple(one for one in sections if one is not None),
        annex=tuple(annex_of(inputs)),
    )


def _exceptions(inputs: PaperInputs) -> Section | None:
    table = exceptions_table(inputs)
    heading = "What must not be overlooked"
    return Section(key="exceptions", heading=heading, blocks=(table,), breaks=True) if table else None


def _measures(inputs: PaperInputs) -> Section:
    every = [moved(one) for one in inputs.frozen.measures]
    nothing = Paragraph(text="No measure stands in this plan yet.", tone=Tone.NOTE)
    chart = ratios_chart(every)
    blocks: tuple[Block, ...] = (*((chart,) if chart else ()), *tables_of(every, standards=inputs.standards))
    return Section(key="measures", heading="Measures", blocks=blocks or (nothing,))


def _charts(inputs: PaperInputs) -> Iterator[Section]:
    """A part for each measure that has something to be held against, with its chart and what is counted."""
    for place, measure in enumerate(inputs.frozen.measures, start=1):
        told = moved(measure)
        chart = chart_of(told)
        if chart is None:
            continue
        blocks = (chart, Paragraph(text=measure.what, tone=Tone.NOTE))
        yield Section(key=f"measure-{place}", heading=capitalised(measure.name), level=3, blocks=blocks)


def _objectives() -> Section:
    lead = Paragraph(text="What went well, what did not, and what was learned, objective by objective.")
    return Section(key="objectives", heading="Objectives", blocks=(lead,), breaks=True, in_slides=False)


def _actions(inputs: PaperInputs) -> Section:
    blocks = tuple(one for one in (delivery_chart(inputs), actions_table(inputs)) if one is not None)
    nothing = Paragraph(text="No action stands in this plan yet.")
    return Section(key="actions", heading="Actions", blocks=blocks or (nothing,))


def _teams(inputs: PaperInputs) -> Section:
    """Which parts of the organisation have a plan of their own, and what is late in them."""
    if not inputs.teams:
        nothing = Paragraph(text="No part of the organisation is kept here yet, so no plan of a team is either.")
        return Section(key="teams", heading="Plans of teams", blocks=(nothing,))
    have = [one for one in inputs.teams if one.plan]
    says = f"{len(have)} of {len(inputs.teams)} parts of the organisation have a plan of their own."
    rows = tuple(
        (
            Cell(text=one.unit),
            Cell(text=one.plan or "No plan yet"),
            Cell(
                text=f"{one.late} of {one.actions}" if one.actions else "None",
                sign=Sign.LATE if one.late else Sign.NONE,
            ),
        )
        for one in inputs.teams
    )
    table = Table(
        caption="Plans of teams", heads=("Part of the organisation", "Its plan", "Actions that are late"), rows=rows
    )
    return Section(key="teams", heading="Plans of teams", blocks=(Paragraph(text=says), table))


def _voice_lead(inputs: PaperInputs) -> Paragraph:
    named = "their role" if inputs.frozen.audience == Audience.ORGANISATION else "no name"
    return Paragraph(text=f"In their own words, unedited. People stand here by {named}.")


def _concerns(inputs: PaperInputs) -> Section:
    return Section(
        key="concerns",
        heading="Concerns that were raised",
        blocks=written(inputs, "concerns") or (Paragraph(text=_NOT_COLLECTED),),
        in_slides=False,
    )


def _changes(inputs: PaperInputs) -> Section:
    rows = tuple(
        (Cell(text=one.item), Cell(text=one.wanted), Cell(text=one.why), Cell(text=one.became))
        for one in inputs.changes
    )
    table = Table(
        caption="Changes asked to the plan",
        heads=("Of what", "What it should say", "Why", "What became of it"),
        rows=rows,
    )
    nothing = Paragraph(text="Nobody asked to change what was agreed.")
    return Section(key="changes", heading="Changes asked to the plan", blocks=(table if rows else nothing,))


def _quality(inputs: PaperInputs) -> Section:
    """What a reader must know of the data: breaks, corrections, what each measure counts, and what a person wrote."""
    broken = tuple(
        Paragraph(text=sentence(f"{measure.name}, {point.label}: {point.broken_by}"))
        for measure in inputs.frozen.measures
        for point in measure.points
        if point.broken_by
    )
    corrected = (
        (Paragraph(text=f"These figures are version {inputs.frozen.number}. {sentence(inputs.frozen.reason)}"),)
        if inputs.frozen.number > 1
        else ()
    )
    table = Table(
        caption="What each measure counts",
        heads=("Measure", "What is counted", "Unit", "Which way is better", "Where it is from"),
        rows=tuple(
            (
                Cell(text=capitalised(one.name)),
                Cell(text=one.what),
                Cell(text=one.unit_says),
                Cell(text=_better(one.better)),
                Cell(text=one.source),
            )
            for one in inputs.frozen.measures
        ),
    )
    tables = (table,) if table.rows else ()
    return Section(
        key="quality",
        heading="Data quality and definitions",
        blocks=(*corrected, *written(inputs, "quality"), *broken, *tables)
        or (Paragraph(text="There is nothing to say of the data yet."),),
        in_slides=False,
    )


def _better(better: str) -> str:
    return {
        "higher": "Higher",
        "lower": "Lower",
        "near-one": "Closer to 1",
        "neither": "Neither by itself",
    }.get(better, better)


def _signed(inputs: PaperInputs) -> Section:
    """Every step of the review and every decision, with its day: late and missed are said."""
    steps = tuple(
        (
            Cell(text=one.text),
            Cell(text=day(one.first_due_on)),
            Cell(text=day(one.held_on) if one.held_on else one.state.label),
            _in_time(one.timeliness(inputs.on)),
        )
        for one in inputs.steps
    )
    decisions = tuple(
        (
            Cell(text=one.body.label if one.body else one.step),
            Cell(text=one.verdict.label),
            Cell(text=day(one.on)),
            Cell(text=one.role),
            Cell(text=str(one.number)),
            Cell(
                text=" ".join(part for part in (one.said, one.minute and f"Minute {one.minute}.") if part) or "Nothing"
            ),
        )
        for one in inputs.decisions
    )
    tables = (
        Table(caption="Steps of this review", heads=("Step", "Due", "Done on", "In time"), rows=steps),
        Table(
            caption="Decisions",
            heads=("Who decided", "What", "On", "Recorded by", "Version of the figures", "Words"),
            rows=decisions,
        ),
    )
    blocks: tuple[Block, ...] = tuple(one for one in tables if one.rows)
    nothing = Paragraph(text="Nothing was signed or decided yet.")
    return Section(key="signed", heading="Sign-off log", blocks=blocks or (nothing,), in_slides=False)


def _in_time(told: Timeliness) -> Cell:
    is_late = told in (Timeliness.LATE, Timeliness.MISSED)
    return Cell(text=told.label, sign=Sign.LATE if is_late else Sign.NONE)
