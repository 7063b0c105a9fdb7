"""One page: what moved, what did not, what worries us. Sentences from the frozen figures, then what a person wrote."""

from collections.abc import Iterator, Sequence

from tallystick.publishing.words import listed
from tallystick.vocabulary.groups import capitalised
from tallystick_web.publications.paper.document import Block, Bullets, Paragraph, Section, Tone
from tallystick_web.publications.paper.exceptions import is_old
from tallystick_web.publications.paper.inputs import PaperInputs
from tallystick_web.publications.paper.measures import is_behind, is_uneven
from tallystick_web.publications.paper.moving import Moved, Way, moved, of_way, short_name
from tallystick_web.publications.paper.words import and_more, counted, named, sentence
from tallystick_web.publications.paper.written import written
from tallystick_web.reviews.rules import View

_NAMES = 3
_WHERE_IT_STANDS = (
    (Way.STEADY, "did not clearly move", "did not clearly move"),
    (Way.BROKEN, "cannot be compared with the value before", "cannot be compared with the value before"),
    (Way.FIRST, "has its first value, with nothing before it", "have their first value, with nothing before it"),
    (Way.WITHHELD, "is withheld to protect people", "are withheld to protect people"),
    (Way.NONE, "has no value yet", "have no value yet"),
)


def summary_sections(
    inputs: PaperInputs, *, most: int | None = None, longest: int | None = None
) -> tuple[Section, ...]:
    """The summary: its three parts. Where room is short, ``most`` is how many measures that moved have a line, those
    that did not have one sentence, and ``longest`` is how many letters there are of what people wrote."""
    every = tuple(moved(one) for one in inputs.frozen.measures)
    worries = (*_worries(inputs, every), *written(inputs, "worries", longest), *_leaders(inputs, longest))
    return (
        Section(key="summary", heading="In short", blocks=(Paragraph(text=_in_short(every), tone=Tone.LEAD),)),
        Section(
            key="moved",
            heading="What moved",
            level=3,
            blocks=(*_moved(of_way(every, Way.BETTER, Way.WORSE), most), *written(inputs, "moved", longest)),
        ),
        Section(key="steady", heading="What did not move", level=3, blocks=_steady(every, in_lines=most is None)),
        Section(key="worries", heading="What worries us", level=3, blocks=worries),
    )


def _in_short(every: Sequence[Moved]) -> str:
    """How many measures went which way."""
    ways = {Way.BETTER: "got better", Way.WORSE: "got worse", Way.STEADY: "did not clearly move"}
    told = [f"{counted(len(found), 'measure')} {says}" for way, says in ways.items() if (found := of_way(every, way))]
    left = len(every) - sum(len(of_way(every, way)) for way in ways)
    if left:
        told.append(f"of {counted(left, 'measure')} it cannot be told yet")
    return sentence(listed(told)) if told else "No measure can tell yet how it stands."


def _moved(told: Sequence[Moved], most: int | None) -> tuple[Block, ...]:
    if not told:
        return (Paragraph(text="No measure moved by more than chance usually gives."),)
    shown = sorted(told, key=lambda one: one.way is not Way.WORSE)[:most]
    more = and_more(told, len(shown), "measure")
    return (
        Bullets(items=tuple(one.in_short for one in shown)),
        *((Paragraph(text=more, tone=Tone.NOTE),) if more else ()),
    )


def _steady(every: Sequence[Moved], *, in_lines: bool) -> tuple[Block, ...]:
    lines = tuple(one.in_short for one in of_way(every, Way.STEADY)) if in_lines else ()
    return (*((Bullets(items=lines),) if lines else ()), Paragraph(text=_steady_in_short(every)))


def _steady_in_short(every: Sequence[Moved]) -> str:
    """How many measures did not move, and of how many it cannot be told, by why not. Their table names them."""
    if not every:
        return "No measure stands in this plan yet, so nobody can tell whether anything moved."
    found = [(len(of_way(every, way)), one, many) for way, one, many in _WHERE_IT_STANDS]
    told = [f"{counted(n, 'measure')} {one if n == 1 else many}" for n, one, many in found if n]
    return sentence("; ".join(told)) if told else "Every measure moved."


def _worries(inputs: PaperInputs, every: Sequence[Moved]) -> tuple[Block, ...]:
    lines = tuple(_worry_lines(inputs, every))
    if lines:
        return (Bullets(items=lines),)
    nothing = "Nothing stands out in the figures and dates." if every else "There are no figures yet that could tell."
    return (Paragraph(text=nothing),)


def _worry_lines(inputs: PaperInputs, every: Sequence[Moved]) -> Iterator[str]:
    worse = [short_name(one.measure) for one in of_way(every, Way.WORSE)]
    if worse:
        yield sentence(f"{counted(len(worse), 'measure')} got worse: {named(worse, _NAMES)}")
    uneven = [short_name(one.measure) for one in every if is_uneven(one)]
    if uneven:
        shows = "shows" if len(uneven) == 1 else "show"
        uneven_says = f"{counted(len(uneven), 'ratio')} {shows} two groups that do not fare alike, beyond chance"
        yield sentence(f"{uneven_says}: {named(uneven, _NAMES)}")
    behind = [short_name(one) for one in inputs.frozen.measures if is_behind(one)]
    if behind:
        yield sentence(f"{counted(len(behind), 'measure')} {_is(behind)} behind a target: {named(behind, _NAMES)}")
    agreed = inputs.agreed("action")
    late = [one for one in agreed if one.is_late]
    if late:
        yield sentence(f"{capitalised(counted(len(late), 'action'))} of {len(agreed)} {_is(late)} late")
    unwatched = [one for one in inputs.agreed("outcome") if not one.measures]
    if unwatched:
        yield sentence(
            f"{counted(len(unwatched), 'outcome')} {_has(unwatched)} no measure: nobody will know whether it came about"
        )
    apart = [one for one in inputs.items("outcome") if (v := inputs.view(one)) and v.view is View.DISAGREE]
    if apart:
        yield sentence(f"The staff network disagrees about {counted(len(apart), 'outcome')}")
    old = [one for one in inputs.questions if one.state.is_open and is_old(one.asked_on, inputs.on)]
    if old:
        yield sentence(f"{counted(len(old), 'question')} {_has(old)} been open for longer than a cycle")


def _is(some: Sequence[object]) -> str:
    return "is" if len(some) == 1 else "are"


def _has(some: Sequence[object]) -> str:
    return "has" if len(some) == 1 else "have"


def _leaders(inputs: PaperInputs, longest: int | None) -> tuple[Block, ...]:
    said = written(inputs, "leaders", longest)
    lead = Paragraph(text="On how diverse the most senior people are:", tone=Tone.NOTE)
    return (lead, *said) if said else ()
