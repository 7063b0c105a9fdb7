"""The front of a paper: what it is, for which meeting, where it was considered before, and what is missing in it."""

from collections.abc import Sequence

from tallystick.publishing.sentences.common import within
from tallystick.publishing.words import in_words
from tallystick.release.policy import Audience
from tallystick.vocabulary.groups import capitalised
from tallystick_web.publications.paper.document import Bullets, Callout, Cell, Facts, Paragraph, Section, Table, Tone
from tallystick_web.publications.paper.inputs import Decided, Gap, PaperInputs
from tallystick_web.publications.paper.words import (
    all_in_short,
    and_more,
    clipped,
    day,
    in_short,
    paragraphs,
    sentence,
)
from tallystick_web.publications.paper_rules import Part, is_private, parts_of

_NOT_SAID = "Not said"
_GAP_LINE = 104  # letters that stand side by side on a page
_TOGETHER = (
    ("meeting", "meeting-date", "agenda", "session"),
    ("purpose", "assurance"),
    ("author", "lead"),
    ("risks", "domain"),
    ("equality",),
)
_MARKS = {Audience.PUBLIC: "Public", Audience.ORGANISATION: "For the organisation alone"}


def mark_of(inputs: PaperInputs) -> str:
    """For whom a paper is. It stands on every page."""
    said = _MARKS[Audience(inputs.frozen.audience)]
    return f"{said}. Private part of the meeting" if is_private(inputs.texts) else said


def as_of(inputs: PaperInputs) -> str:
    """Which figures it holds, in words."""
    frozen = inputs.frozen
    told = f"Figures as they stood on {day(frozen.cut_off)}"
    return f"{told}, version {frozen.number}. {sentence(frozen.reason)}" if frozen.number > 1 else told


def cover_of(inputs: PaperInputs, *, longest: int | None = None) -> Facts:
    """The block on the front: what belongs together in one line, and what nobody said named in the last.

    ``longest`` is how many letters an answer has at most; the rest of it stands in the pack.
    """
    parts = {one.id: one for one in parts_of(inputs.kind) if one.on_cover}
    lines = [[parts[key] for key in keys if key in parts] for keys in _TOGETHER]
    unsaid = [one.label for one in parts.values() if not inputs.text(one.id)]
    told = [(label, "; ".join(said)) for label, said in (_line(inputs, one) for one in lines) if said]
    rows = (*told, ("Considered before", considered(inputs)))
    shown = rows if longest is None else tuple((asks, in_short(says, longest)) for asks, says in rows)
    return Facts(rows=(*shown, *(((_NOT_SAID, "; ".join(unsaid)),) if unsaid else ())))


def _line(inputs: PaperInputs, parts: Sequence[Part]) -> tuple[str, list[str]]:
    """What is said of parts that share a line, under the first label; the others bring theirs along."""
    first = parts[0]
    said = [(one, inputs.text(one.id)) for one in parts if inputs.text(one.id)]
    return first.label, [text if one is first or one.choices else f"{_small(one.label)} {text}" for one, text in said]


def _small(label: str) -> str:
    """A label within a sentence. One whose second word is a name too keeps its capital."""
    first, _, rest = label.partition(" ")
    return label if rest[:1].isupper() else f"{first.lower()} {rest}".rstrip()


def considered(inputs: PaperInputs) -> str:
    """Where it was considered before, and with what result."""
    told = [considered_by(one) for one in inputs.decisions]
    return " ".join(told) or "Nowhere yet"


def considered_by(one: Decided) -> str:
    """What a body decided when, in a sentence."""
    body = one.body.label if one.body else one.step
    minute = f", minute {one.minute}" if one.minute else ""
    said = f": {one.said}" if one.said else ""
    return sentence(f"{body}, {day(one.on)}, {within(one.verdict.label)}{minute}{said}")


def gaps_section(inputs: PaperInputs) -> Section | None:
    """What a board needs of the figures and does not have, with what closes it, who and by when. On the front."""
    if not inputs.gaps:
        return None
    return Section(key="gaps", heading=_gaps_heading(inputs.gaps), blocks=(_gaps(inputs.gaps),))


def gaps_in_short(inputs: PaperInputs, *, most: int) -> Section | None:
    """The same in so many lines, a gap a line: what is missing, who closes it and by when."""
    if not inputs.gaps:
        return None
    lines = tuple(_in_a_line(one) for one in inputs.gaps[:most])
    more = and_more(inputs.gaps, len(lines), "gap")
    blocks = (Bullets(items=lines), *((Paragraph(text=more, tone=Tone.NOTE),) if more else ()))
    return Section(key="gaps", heading=_gaps_heading(inputs.gaps), blocks=blocks)


def _in_a_line(gap: Gap) -> str:
    closes = _closes(gap)
    return f"{sentence(clipped(gap.says, max(_GAP_LINE - len(closes), _GAP_LINE // 2)))} {closes}"


def _gaps_heading(gaps: Sequence[Gap]) -> str:
    told = "things a board needs of these figures are" if len(gaps) != 1 else "thing a board needs of these figures is"
    return f"{capitalised(in_words(len(gaps)))} {told} missing"


def _closes(gap: Gap) -> str:
    """Who closes a gap by when, as a sentence."""
    if not gap.who:
        return "Nobody closes it yet."
    return f"{capitalised(gap.who)}, by {day(gap.due_on)}." if gap.due_on else f"{capitalised(gap.who)}, by no day yet."


def _gaps(gaps: Sequence[Gap]) -> Table:
    return Table(
        caption="Who closes what is missing, and by when",
        heads=("What is missing", "What closes it", "Who", "By"),
        rows=tuple(
            (
                Cell(text=one.says),
                Cell(text=one.to_do or _NOT_SAID),
                Cell(text=one.who or "Nobody yet"),
                Cell(text=day(one.due_on) if one.due_on else "No day yet"),
            )
            for one in gaps
        ),
    )


def decision_section(inputs: PaperInputs, *, longest: int | None = None) -> Section:
    """What the board is asked to decide. ``longest`` is how many letters it has at most, shared by all decisions."""
    asked = paragraphs(inputs.text("decision"))
    if longest is not None:
        asked = all_in_short(asked, longest)
    blocks = (Bullets(items=asked, is_numbered=len(asked) > 1),) if asked else ()
    nothing = Callout(
        title="No decision is asked for yet", text="Nobody has written what the board is asked to decide."
    )
    return Section(key="decision", heading="Decision asked for", blocks=blocks or (nothing,))
