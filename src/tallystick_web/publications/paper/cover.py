"""The front of a paper: what it is, for which meeting, where it was considered before, and what is missing in it."""

from collections.abc import Sequence
from functools import partial

from tallystick.publishing.words import in_words
from tallystick.vocabulary.groups import capitalised
from tallystick_web.publications.paper.document import Bullets, Callout, Cell, Facts, Section, Table
from tallystick_web.publications.paper.inputs import Decided, Gap, PaperInputs
from tallystick_web.publications.paper.words import and_more, day, sentence
from tallystick_web.publications.paper_rules import Part, is_private, parts_of

_NOT_SAID = "Not said"
_TOGETHER = (
    ("meeting", "meeting-date", "agenda", "session"),
    ("purpose", "assurance"),
    ("author", "lead"),
    ("risks", "domain"),
    ("equality",),
)
_MARKS = {"public": "Public", "organisation": "For the organisation alone"}


def mark_of(inputs: PaperInputs) -> str:
    """For whom a paper is. It stands on every page."""
    said = _MARKS[inputs.frozen.audience]
    return f"{said}. Private part of the meeting" if is_private(inputs.texts) else said


def as_of(inputs: PaperInputs) -> str:
    """Which figures it holds, in words."""
    frozen = inputs.frozen
    told = f"Figures as they stood on {day(frozen.cut_off)}"
    return f"{told}, version {frozen.number}. {sentence(frozen.reason)}" if frozen.number > 1 else told


def cover_of(inputs: PaperInputs) -> Facts:
    """The block on the front: what belongs together in one line, and what nobody said named in the last."""
    parts = {one.id: one for one in parts_of(inputs.kind) if one.on_cover}
    lines = [[parts[key] for key in keys if key in parts] for keys in _TOGETHER]
    unsaid = [one.label for one in parts.values() if not inputs.text(one.id)]
    told = [(label, "; ".join(said)) for label, said in map(partial(_line, inputs), lines) if said]
    return Facts(
        rows=(
            *told,
            ("Considered before", considered(inputs)),
            *((("Not said yet", "; ".join(unsaid)),) if unsaid else ()),
        )
    )


def _line(inputs: PaperInputs, parts: Sequence[Part]) -> tuple[str, list[str]]:
    """What is said of parts that share a line, under the first label; the others bring theirs along."""
    first = parts[0]
    said = [(one, inputs.text(one.id)) for one in parts if inputs.text(one.id)]
    return first.label, [text if one is first or one.choices else f"{_small(one.label)} {text}" for one, text in said]


def _small(label: str) -> str:
    return f"{label[:1].lower()}{label[1:]}"


def considered(inputs: PaperInputs) -> str:
    """Where it was considered before, and with what result."""
    told = [considered_by(one) for one in inputs.decisions]
    return " ".join(told) or "Nowhere yet"


def considered_by(one: Decided) -> str:
    """What a body decided when, in a sentence."""
    body = one.body.label if one.body else one.step
    verdict = f"{one.verdict.label[:1].lower()}{one.verdict.label[1:]}"
    minute = f", minute {one.minute}" if one.minute else ""
    said = f": {one.said}" if one.said else ""
    return sentence(f"{body}, {day(one.on)}, {verdict}{minute}{said}")


def gaps_section(inputs: PaperInputs, *, most: int | None = None) -> Section | None:
    """What a board needs of the figures and does not have, with who closes it by when. On the front."""
    if not inputs.gaps:
        return None
    many = len(inputs.gaps) != 1
    told = (
        f"{capitalised(in_words(len(inputs.gaps)))} thing{'s' if many else ''} a board needs to read these figures "
        f"{'are' if many else 'is'} missing."
    )
    heading = "What is missing in these figures"
    return Section(key="gaps", heading=heading, blocks=(_gaps(inputs.gaps, most, caption=told),))


def _gaps(gaps: tuple[Gap, ...], most: int | None, *, caption: str) -> Table:
    return Table(
        caption=caption,
        heads=("What is missing", "What closes it", "Who", "By"),
        rows=tuple(
            (
                Cell(text=one.says),
                Cell(text=one.to_do or _NOT_SAID),
                Cell(text=one.who or "Nobody yet"),
                Cell(text=day(one.due_on) if one.due_on else "No day yet"),
            )
            for one in gaps[:most]
        ),
        note=and_more(gaps, len(gaps[:most]), "gap"),
    )


def decision_section(inputs: PaperInputs) -> Section:
    """What the board is asked to decide."""
    asked = tuple(one.strip() for one in inputs.text("decision").splitlines() if one.strip())
    blocks = (Bullets(items=asked, is_numbered=len(asked) > 1),) if asked else ()
    nothing = Callout(
        title="No decision is asked for yet", text="Nobody has written what the board is asked to decide."
    )
    return Section(key="decision", heading="Decision asked for", blocks=blocks or (nothing,))
