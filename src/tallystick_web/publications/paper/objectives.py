"""What is said of each objective: successes, challenges, learning; and of actions, what was done and what it did."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum

from tallystick.publishing.words import in_words
from tallystick_web.plans.rules import Stage
from tallystick_web.publications.paper.document import Block, Cell, Paragraph, Section, Sign, Table, Tone
from tallystick_web.publications.paper.inputs import PaperInputs
from tallystick_web.publications.paper.moving import Way, moved
from tallystick_web.publications.paper.words import and_more, clipped, counted, day, paragraphs, sentence
from tallystick_web.reviews.frozen_rules import FrozenItem

_PARTS = (("successes", "Successes"), ("challenges", "Challenges"), ("learning", "Learning, and what is next"))
ACTION_HEADS = ("Action", "What was done", "What the measures show", "Who leads it", "Due")
_TWO_THINGS = "What was done is what people said. What the measures show is found from figures, and never says why."
_NOBODY_WROTE = "Nobody wrote this yet"


class Effect(StrEnum):
    """What the measures show of what an action should change. It is found from figures, and people never type it."""

    BETTER = "better"
    WORSE = "worse"
    BOTH = "both"
    STEADY = "steady"
    UNTOLD = "untold"
    UNWATCHED = "unwatched"

    @property
    def label(self) -> str:
        """The effect as people read it."""
        return {
            Effect.BETTER: "Its measure got better",
            Effect.WORSE: "Its measure got worse",
            Effect.BOTH: "One of its measures got better and another got worse",
            Effect.STEADY: "No clear change of its measure",
            Effect.UNTOLD: "Cannot be told yet",
            Effect.UNWATCHED: "No measure watches it",
        }[self]

    @property
    def sign(self) -> Sign:
        """The shape that says the same."""
        return {
            Effect.BETTER: Sign.BETTER,
            Effect.WORSE: Sign.WORSE,
            Effect.BOTH: Sign.UNSURE,
            Effect.STEADY: Sign.STEADY,
            Effect.UNTOLD: Sign.UNSURE,
            Effect.UNWATCHED: Sign.NONE,
        }[self]


def effect_of(inputs: PaperInputs, item: FrozenItem) -> Effect:
    """What the measures of an item show, or of what it serves where it names none of its own."""
    keys = item.measures or tuple(key for one in inputs.frozen.items if one.id in item.uppers for key in one.measures)
    ways = {moved(one).way for key in keys if (one := inputs.measure(key)) is not None}
    if not ways:
        return Effect.UNWATCHED
    if {Way.BETTER, Way.WORSE} <= ways:
        return Effect.BOTH
    told = {Way.WORSE: Effect.WORSE, Way.BETTER: Effect.BETTER, Way.STEADY: Effect.STEADY}
    return next((effect for way, effect in told.items() if way in ways), Effect.UNTOLD)


def objectives_in_short(inputs: PaperInputs, *, most: int, longest: int) -> Section:
    """One table: an objective of which somebody wrote a row, in short. Of how many nobody did stands under it."""
    every = inputs.items("objective")
    written = [one for one in every if any(inputs.text(part, one.id) for part, _ in _PARTS)]
    return Section(key="objectives", heading="Objectives", blocks=_in_short(inputs, every, written, most, longest))


def _in_short(
    inputs: PaperInputs, every: Sequence[FrozenItem], written: Sequence[FrozenItem], most: int, longest: int
) -> tuple[Block, ...]:
    if not every:
        return (Paragraph(text="No objective stands in this plan yet."),)
    left = len(every) - len(written)
    unwritten = sentence(f"Nobody has written of {counted(left, 'objective')} yet") if left else ""
    if not written:
        return (Paragraph(text=unwritten),)
    shown = written[:most]
    table = Table(
        caption=f"What was written of {counted(len(written), 'objective')} of {in_words(len(every))}",
        heads=("Objective", *(label for _, label in _PARTS)),
        rows=tuple(
            (Cell(text=clipped(one.text, longest)), *_said(inputs, one, lambda text: clipped(text, longest)))
            for one in shown
        ),
        note=" ".join(filter(None, (and_more(written, len(shown), "objective"), unwritten))),
    )
    return (table,)


def objectives_in_full(inputs: PaperInputs) -> tuple[Section, ...]:
    """A part for each objective, with everything that was written of it."""
    return tuple(
        Section(
            key=f"objective-{place}",
            heading=one.text,
            level=3,
            blocks=tuple(_full(inputs, one)),
        )
        for place, one in enumerate(inputs.items("objective"), start=1)
    )


def actions_table(inputs: PaperInputs) -> Table | None:
    """Actions with what people did and, apart from it, what the measures show. None where there are none."""
    every = inputs.items("action")
    if not every:
        return None
    return Table(
        caption="Actions",
        heads=(*ACTION_HEADS, "What was said of it"),
        rows=tuple((*action_row(inputs, one), _said_of(one)) for one in every),
        note=_TWO_THINGS,
    )


def action_row(inputs: PaperInputs, item: FrozenItem) -> tuple[Cell, ...]:
    """An action under the heads of actions."""
    effect, late = effect_of(inputs, item), item.is_late
    done = item.delivery_says or "Nothing said yet"
    return (
        Cell(text=item.text),
        Cell(text=f"Late. {done}" if late else done, sign=Sign.LATE if late else Sign.NONE),
        Cell(text=effect.label, sign=effect.sign),
        Cell(text=item.lead or item.accountable or "Nobody yet"),
        Cell(text=day(item.due_on) or "No day yet"),
    )


def _said_of(action: FrozenItem) -> Cell:
    following = action.next and f"Next: {action.next}"
    return Cell(text=" ".join(one for one in (action.said, following) if one) or "Nothing yet")


def _said(inputs: PaperInputs, item: FrozenItem, shorten: Callable[[str], str]) -> Iterator[Cell]:
    for part, _ in _PARTS:
        yield Cell(text=shorten(inputs.text(part, item.id)) or _NOBODY_WROTE)


def _full(inputs: PaperInputs, item: FrozenItem) -> Iterator[Block]:
    if item.note:
        yield Paragraph(text=item.note)
    for part, label in _PARTS:
        lines = paragraphs(inputs.text(part, item.id))
        if lines:
            yield Paragraph(text=f"{label}:", tone=Tone.NOTE)
            yield from (Paragraph(text=one) for one in lines)
    unwritten = [label for part, label in _PARTS if not inputs.text(part, item.id)]
    if unwritten:
        yield Paragraph(text=f"{'; '.join(unwritten)}: nobody wrote this yet.", tone=Tone.NOTE)
    outcomes = [one for one in inputs.under(item, "outcome") if one.stage == Stage.AGREED]
    if outcomes:
        yield Table(
            caption=f"Outcomes under “{item.text}”",
            heads=("Outcome", "What the measures show", "What the staff network says", "Accountable"),
            rows=tuple(_outcome(inputs, one) for one in outcomes),
        )


def _outcome(inputs: PaperInputs, item: FrozenItem) -> tuple[Cell, ...]:
    effect = effect_of(inputs, item)
    return (
        Cell(text=item.text),
        Cell(text=effect.label, sign=effect.sign),
        Cell(text=inputs.view_label(item)),
        Cell(text=item.accountable or "Nobody yet"),
    )
