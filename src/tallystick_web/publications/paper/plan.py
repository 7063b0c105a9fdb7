"""The plan in a paper: all of it for an appendix, and as an action plan for what is aimed at some measures."""

from collections.abc import Iterator

from tallystick_web.plans.rules import Stage
from tallystick_web.publications.paper.document import Block, Cell, Paragraph, Section, Table, Tone
from tallystick_web.publications.paper.inputs import PaperInputs
from tallystick_web.publications.paper.objectives import ACTION_HEADS, action_row
from tallystick_web.publications.paper.words import day, sentence
from tallystick_web.reviews.frozen_rules import FrozenItem


def whole_plan(inputs: PaperInputs) -> tuple[Section, ...]:
    """The whole plan: commitments, then per objective its outcomes with their actions."""
    said = Paragraph(text=f"{inputs.frozen.plan_title}, as it stood on {day(inputs.frozen.cut_off)}.", tone=Tone.LEAD)
    commitments = inputs.items("commitment")
    table = Table(
        caption="Commitments",
        heads=("Commitment", "In other words", "Accountable"),
        rows=tuple(
            (Cell(text=one.text), Cell(text=one.note or "Nothing more"), Cell(text=one.accountable or "Nobody yet"))
            for one in commitments
        ),
    )
    first = Section(
        key="plan",
        heading="Appendix: the whole plan",
        blocks=(said, *((table,) if commitments else ())),
        breaks=True,
        in_slides=False,
    )
    return (first, *_objectives(inputs), *_under_no_objective(inputs), *_dropped(inputs))


def action_plan(inputs: PaperInputs, prefix: str) -> tuple[Section, ...]:
    """The outcomes whose measures have ids with a beginning, each with its actions, why they should work, and what is
    expected of them."""
    aimed = [one for one in inputs.items("outcome") if any(key.startswith(prefix) for key in _aims_of(inputs, one))]
    if not aimed:
        nothing = Paragraph(text="No outcome of the plan is aimed at these measures yet.")
        return (Section(key="action-plan", heading="Action plan", blocks=(nothing,)),)
    lead = Paragraph(text="Outcomes of the plan that these figures would show, and what is done for each.")
    parts = (
        Section(key=f"aim-{place}", heading=one.text, level=3, blocks=tuple(_aimed(inputs, one)), in_slides=False)
        for place, one in enumerate(aimed, start=1)
    )
    return (Section(key="action-plan", heading="Action plan", blocks=(lead,), breaks=True), *parts)


def _aims_of(inputs: PaperInputs, outcome: FrozenItem) -> tuple[str, ...]:
    """The measures of an outcome and those of the actions under it."""
    return (*outcome.measures, *(key for one in inputs.under(outcome, "action") for key in one.measures))


def _aimed(inputs: PaperInputs, outcome: FrozenItem) -> Iterator[Block]:
    measures = [one.name for one in inputs.measures_of(outcome)]
    if measures:
        yield Paragraph(text=f"What would show it: {'; '.join(measures)}.")
    if outcome.accountable:
        yield Paragraph(text=f"Accountable: {outcome.accountable}.", tone=Tone.NOTE)
    actions = inputs.under(outcome, "action")
    if not actions:
        yield Paragraph(text="No action stands under this outcome yet.", tone=Tone.NOTE)
        return
    yield Table(
        caption=f"Actions for “{outcome.text}”",
        heads=("Action", "Why it should work", "How good the evidence is", "What is expected", "Who leads it", "Due"),
        rows=tuple(
            (
                Cell(text=one.text),
                Cell(text=one.why_it_should_work or "Not said"),
                Cell(text=one.evidence or "Not said"),
                Cell(text=one.expected or "Not said"),
                Cell(text=one.lead or one.accountable or "Nobody yet"),
                Cell(text=day(one.due_on) or "No day yet"),
            )
            for one in actions
        ),
    )


def _objectives(inputs: PaperInputs) -> Iterator[Section]:
    for place, objective in enumerate(inputs.items("objective"), start=1):
        blocks: list[Block] = [Paragraph(text=objective.note)] if objective.note else []
        for outcome in inputs.under(objective, "outcome"):
            blocks += _outcome(inputs, outcome)
        nothing = Paragraph(text="No outcome stands under this objective yet.", tone=Tone.NOTE)
        yield Section(
            key=f"plan-{place}",
            heading=objective.text,
            level=3,
            blocks=tuple(blocks) or (nothing,),
            in_slides=False,
        )


def _under_no_objective(inputs: PaperInputs) -> Iterator[Section]:
    """Actions that serve a commitment or nothing that stands in an objective, so that the appendix is whole."""
    listed = {one.id for upper in inputs.items("outcome") for one in inputs.under(upper, "action")}
    left = [one for one in inputs.items("action") if one.id not in listed]
    if left:
        table = Table(
            caption="Actions under no outcome", heads=ACTION_HEADS, rows=tuple(action_row(inputs, one) for one in left)
        )
        yield Section(key="plan-others", heading="Other actions", level=3, blocks=(table,), in_slides=False)


def _dropped(inputs: PaperInputs) -> Iterator[Section]:
    """What holds no longer: it was promised once, and a reader should find it."""
    if inputs.dropped:
        rows = tuple((Cell(text=one.text), Cell(text=Stage(one.stage).label)) for one in inputs.dropped)
        table = Table(caption="What holds no longer", heads=("What was promised", "What became of it"), rows=rows)
        yield Section(key="plan-dropped", heading="What holds no longer", level=3, blocks=(table,), in_slides=False)


def _outcome(inputs: PaperInputs, outcome: FrozenItem) -> Iterator[Block]:
    yield Paragraph(text=sentence(f"Outcome: {outcome.text}"))
    measures = [one.name for one in inputs.measures_of(outcome)]
    yield Paragraph(text=f"What would show it: {'; '.join(measures) or 'no measure yet'}.", tone=Tone.NOTE)
    successes = [one.text for one in inputs.under(outcome, "success")]
    if successes:
        yield Paragraph(text=f"Success looks like: {'; '.join(successes)}.", tone=Tone.NOTE)
    actions = inputs.under(outcome, "action")
    if actions:
        rows = tuple(action_row(inputs, one) for one in actions)
        yield Table(caption=f"Actions for “{outcome.text}”", heads=ACTION_HEADS, rows=rows)
