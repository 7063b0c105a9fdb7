"""One line for a board assurance framework: the risk, what is done, what shows it, and what is missing of both."""

from collections.abc import Iterable

from tallystick_web.publications.paper.cover import as_of, considered_by, mark_of
from tallystick_web.publications.paper.document import (
    Bullets,
    Cell,
    Document,
    Facts,
    Paragraph,
    Section,
    Sign,
    Table,
)
from tallystick_web.publications.paper.inputs import PaperInputs
from tallystick_web.publications.paper.moving import Way, moved
from tallystick_web.publications.paper.objectives import effect_of
from tallystick_web.publications.paper.words import day
from tallystick_web.publications.paper.written import written

_NOT_SAID = "Not said yet"


def build_assurance(inputs: PaperInputs) -> Document:
    """The line. Scores are what people typed; everything else is found."""
    return Document(
        title=inputs.title,
        organisation=inputs.frozen.organisation,
        kind=inputs.kind.label,
        mark=mark_of(inputs),
        as_of=as_of(inputs),
        cover=Facts(
            rows=(
                ("Number of the risk", inputs.text("risk-number") or _NOT_SAID),
                ("Risk", inputs.text("risk") or _NOT_SAID),
                ("Director who answers for it", inputs.text("owner") or _NOT_SAID),
                ("Score now", score_of(inputs)),
                ("Score aimed for", inputs.text("target-score") or _NOT_SAID),
            )
        ),
        sections=(_controls(inputs), _assurances(inputs), *_gaps(inputs)),
    )


def score_of(inputs: PaperInputs) -> str:
    """Likelihood times impact, worked out from what was typed, so that the total is never another than its parts."""
    likelihood, impact = inputs.text("likelihood"), inputs.text("impact")
    if not (likelihood.isdigit() and impact.isdigit()):
        return _NOT_SAID
    return f"{int(likelihood) * int(impact)}: likelihood {likelihood} times impact {impact}"


def _controls(inputs: PaperInputs) -> Section:
    """What is done: the actions of the plan that were agreed to."""
    actions = inputs.agreed("action")
    rows = tuple(
        (
            Cell(text=one.text),
            Cell(text=_done(one.delivery_says, is_late=one.is_late), sign=Sign.LATE if one.is_late else Sign.NONE),
            Cell(text=(effect := effect_of(inputs, one)).label, sign=effect.sign),
            Cell(text=one.lead or one.accountable or "Nobody yet"),
        )
        for one in actions
    )
    heads = ("Control", "What was done", "What the measures show", "Who leads it")
    table = Table(caption="Controls: what is done about the risk", heads=heads, rows=rows)
    nothing = Paragraph(text="No action of the plan was agreed to yet.")
    return Section(key="controls", heading="Controls", blocks=(table if rows else nothing,))


def _done(said: str, *, is_late: bool) -> str:
    return f"Late. {said}" if is_late and said else "Late" if is_late else said or "Nothing said yet"


def _assurances(inputs: PaperInputs) -> Section:
    """What shows that the controls work: evidence, steps of the review that were done, and measures that moved."""
    lines = (
        *(f"{'; '.join(one.titles)}: evidence for “{one.item}”." for one in inputs.backed),
        *(f"{one.text}, done on {day(one.held_on)}." for one in inputs.steps if one.held_on),
        *(considered_by(one) for one in inputs.decisions),
        *(told.says for one in inputs.frozen.measures if (told := moved(one)).way is Way.BETTER),
    )
    nothing = Paragraph(text="Nothing shows yet that the controls work.")
    return Section(key="assurances", heading="Assurances", blocks=(Bullets(items=lines),) if lines else (nothing,))


def _gaps(inputs: PaperInputs) -> tuple[Section, ...]:
    agreed = inputs.agreed("outcome")
    uncontrolled = [f"Nothing is done yet for: {one.text}." for one in agreed if not inputs.under(one, "action")]
    unwatched = [f"No measure watches: {one.text}." for one in agreed if not one.measures]
    worse = [told.says for one in inputs.frozen.measures if (told := moved(one)).way is Way.WORSE]
    missing = [f"{one.says} Closes it: {one.who or 'nobody yet'}." for one in inputs.gaps]
    return (
        _gap("control-gaps", "Gaps in controls", inputs, uncontrolled),
        _gap("assurance-gaps", "Gaps in assurance", inputs, (*unwatched, *worse, *missing)),
    )


def _gap(part: str, heading: str, inputs: PaperInputs, found: Iterable[str]) -> Section:
    lines = tuple(found)
    blocks = (*((Bullets(items=lines),) if lines else ()), *written(inputs, part))
    return Section(key=part, heading=heading, blocks=blocks or (Paragraph(text="None is known."),))
