"""What others say, in their own words: the staff network, people in surveys, who was consulted, and who asked."""

from collections.abc import Iterator

from tallystick.publishing.sentences.common import within
from tallystick.publishing.words import in_words
from tallystick.release.policy import Audience
from tallystick.vocabulary.groups import capitalised
from tallystick_web.publications.paper.document import Block, Callout, Cell, Paragraph, Section, Table, Tone
from tallystick_web.publications.paper.inputs import PaperInputs
from tallystick_web.publications.paper.words import and_more, clipped, counted, day, in_short, paragraphs, sentence
from tallystick_web.reviews.frozen_rules import FrozenItem
from tallystick_web.reviews.heard_rules import ConsultationNow, ViewNow, is_said_by_people
from tallystick_web.reviews.question_rules import QuestionNow
from tallystick_web.reviews.rules import Side, View

_DIFFERS = (View.DISAGREE, View.PARTLY)
_SIDES = {Side.ORGANISATION: "The organisation replied", Side.NETWORK: "The staff network replied"}


# THE STAFF NETWORK


def disagreements_section(inputs: PaperInputs) -> Section | None:
    """Where the staff network does not agree, in its own words and unedited; None where it nowhere said so."""
    apart = [(item, view) for item, view in _viewed(inputs) if view.view in _DIFFERS]
    if not apart:
        return None
    return Section(
        key="disagreements",
        heading="Where the staff network does not agree",
        blocks=tuple(block for item, view in apart for block in _own_words(item, view)),
    )


def disagreements_in_short(inputs: PaperInputs, *, most: int, longest: int) -> Section | None:
    """The same as a table of so many outcomes. Its words stand as they are while they have room."""
    apart = [(item, view) for item, view in _viewed(inputs) if view.view in _DIFFERS]
    if not apart:
        return None
    shown = apart[:most]
    table = Table(
        caption=f"The staff network does not agree about {counted(len(apart), 'outcome')}",
        heads=("Outcome", "The network’s view in its own words", "Replies"),
        rows=tuple(_view_row(item, view, longest) for item, view in shown),
        note=and_more(apart, len(shown), "outcome"),
    )
    return Section(key="disagreements", heading="Where the staff network does not agree", blocks=(table,))


def _view_row(item: FrozenItem, view: ViewNow, longest: int) -> tuple[Cell, ...]:
    own = f": “{in_short(view.said, longest)}”" if view.said else ". It gave no words with it."
    replies = " ".join(f"{_SIDES[one.side]} on {day(one.on)}: {one.said}" for one in view.replies)
    return (
        Cell(text=clipped(item.text, longest)),
        Cell(text=f"{view.label}{own}"),
        Cell(text=in_short(replies, longest) or "No reply yet"),
    )


def views_section(inputs: PaperInputs) -> Section:
    """What the network says of every outcome. Silence is told as silence."""
    outcomes = inputs.items("outcome")
    if not outcomes:
        return Section(
            key="network",
            heading="Staff network",
            level=3,
            blocks=(Paragraph(text="No outcome stands in this plan yet."),),
        )
    rows = tuple((Cell(text=one.text), Cell(text=inputs.view_label(one))) for one in outcomes)
    table = Table(caption="What the staff network says of each outcome", heads=("Outcome", "Its view"), rows=rows)
    words = tuple(block for item, view in _viewed(inputs) if view.said for block in _own_words(item, view))
    return Section(key="network", heading="Staff network", level=3, blocks=(table, *words))


def _viewed(inputs: PaperInputs) -> Iterator[tuple[FrozenItem, ViewNow]]:
    for item in inputs.items("outcome"):
        view = inputs.view(item)
        if view is not None and view.view is not None:
            yield item, view


def _own_words(item: FrozenItem, view: ViewNow) -> Iterator[Block]:
    who = view.unit_name or "The staff network"
    yield Callout(title=f"{who}: {within(view.label)}", text=item.text)
    for one in paragraphs(view.said) or ("It gave no words with it.",):
        yield Paragraph(text=one, tone=Tone.QUOTE if view.said else Tone.NOTE)
    for reply in view.replies:
        yield Paragraph(text=f"{_SIDES[reply.side]} on {day(reply.on)}: {reply.said}", tone=Tone.NOTE)


# VOICES


def voices_section(inputs: PaperInputs) -> Section:
    """What people say themselves of each outcome, and from where that is known.

    Each survey has a line of its own: other people answered it, at another time, and to other questions.
    """
    heard = {one.id: (*_surveyed(one, inputs), *_written(one, inputs)) for one in inputs.items("outcome")}
    rows = tuple(row for those in heard.values() for row in those)
    without = [key for key, those in heard.items() if not those]
    note = sentence(f"{counted(len(without), 'outcome')} without what people say of it") if without else ""
    table = Table(
        caption="What people say of each outcome",
        heads=("Outcome", "Where it is from", "What they say", "Date"),
        rows=rows,
        note=note,
    )
    nothing = Paragraph(text="Nothing that people say themselves stands beside these figures yet.")
    return Section(key="voices", heading="What people say", level=3, blocks=(table if rows else nothing,))


def _surveyed(item: FrozenItem, inputs: PaperInputs) -> Iterator[tuple[Cell, ...]]:
    for one in inputs.measures_of(item):
        if is_said_by_people(one.id) and one.points:
            latest = one.points[-1]
            cells = (item.text, one.source, f"{one.name}: {latest.says}", latest.label)
            yield tuple(Cell(text=text) for text in cells)


def _written(item: FrozenItem, inputs: PaperInputs) -> Iterator[tuple[Cell, ...]]:
    for voice in inputs.voices.get(item.id, ()):
        yield tuple(Cell(text=text) for text in (item.text, voice.source.label, voice.said, day(voice.on)))


# CONSULTATIONS


def consultations_sections(inputs: PaperInputs) -> tuple[Section, ...]:
    """Each consultation: what was asked, what was said, and what was done. Comments stay inside the organisation."""
    if not inputs.consultations:
        nothing = Paragraph(text="Nobody was consulted for this review.")
        return (Section(key="consultations", heading="You said, we did", level=3, blocks=(nothing,)),)
    return tuple(
        Section(
            key=f"consultation-{place}",
            heading=f"You said, we did: {one.title}",
            level=3,
            blocks=tuple(_consulted(one, inputs)),
        )
        for place, one in enumerate(inputs.consultations, start=1)
    )


def _consulted(one: ConsultationNow, inputs: PaperInputs) -> Iterator[Block]:
    whom = within(one.whom) if not one.unit_name else one.unit_name
    yield Paragraph(text=f"Asked of {whom} from {day(one.asked_on)} to {day(one.closes_on)}: {one.asks}")
    if one.replies:
        rows = tuple((Cell(text=each.heard), Cell(text=each.did), Cell(text=day(each.on))) for each in one.replies)
        yield Table(caption=f"You said, we did: {one.title}", heads=("You said", "We did", "Date"), rows=rows)
    else:
        yield Paragraph(text=f"What was done is due to be told by {day(one.reply_due_on)}.", tone=Tone.NOTE)
    if one.reply_is_late(inputs.on):
        yield Paragraph(text=f"The reply came, or is, later than {day(one.reply_due_on)}.", tone=Tone.NOTE)
    if inputs.frozen.audience != Audience.PUBLIC:
        for comment in one.comments:
            yield Paragraph(text=f"{comment.role_label}, {day(comment.on)}: {comment.said}", tone=Tone.QUOTE)


# QUESTIONS


def open_questions_section(inputs: PaperInputs, *, most: int | None = None, longest: int | None = None) -> Section:
    """The questions that stand on this agenda, the oldest first; at most so many, and in so many letters."""
    there = sorted(
        (one for one in inputs.readable_questions if one.state.is_open), key=lambda one: (one.asked_on, str(one.id))
    )
    shown = there[:most]
    rows = tuple(
        (
            Cell(text=one.text if longest is None else clipped(one.text, longest)),
            Cell(text=_asked_by(one)),
            Cell(text=day(one.asked_on)),
            Cell(text=one.state.label),
        )
        for one in shown
    )
    still = "question is" if len(there) == 1 else "questions are"
    table = Table(
        caption=f"{capitalised(in_words(len(there)))} {still} open, the oldest first",
        heads=("Question", "Asked by", "Asked on", "How it stands"),
        rows=rows,
        note=and_more(there, len(shown), "question"),
    )
    return Section(
        key="questions",
        heading="Questions still open",
        blocks=(table if rows else Paragraph(text="No question is open."), *_not_shown(inputs)),
    )


def questions_section(inputs: PaperInputs) -> Section:
    """Every question with its answers, and whether they were accepted."""
    there = inputs.readable_questions
    blocks = tuple(block for one in there for block in _answered(one))
    nothing = Paragraph(text="No question was asked yet.")
    return Section(
        key="answers", heading="Questions and answers", blocks=(*(blocks or (nothing,)), *_not_shown(inputs))
    )


def _not_shown(inputs: PaperInputs) -> tuple[Block, ...]:
    left = len([one for one in inputs.questions if one.state.is_open]) - len(
        [one for one in inputs.readable_questions if one.state.is_open]
    )
    if not left:
        return ()
    more = sentence(counted(left, "question")).removesuffix(".")
    return (
        Paragraph(
            text=f"{more} from inside the organisation {'is' if left == 1 else 'are'} open as well.", tone=Tone.NOTE
        ),
    )


def _asked_by(one: QuestionNow) -> str:
    """The role that asked, with the body where the role does not name it."""
    body = one.body.label.lower()
    return one.role_label if body in one.role_label.lower() else f"{one.role_label} ({body})"


def _answered(one: QuestionNow) -> Iterator[Block]:
    to = f", to {one.to}" if one.to else ""
    yield Callout(title=one.text, text=f"Asked by {_asked_by(one)}{to}, on {day(one.asked_on)}. {one.state.label}.")
    for answer in one.answers:
        found = "found from figures" if answer.from_data else "answered"
        sure = f" {answer.confidence.label}." if answer.confidence else ""
        following = f" Next: {answer.next_step}" if answer.next_step else ""
        by = f" by {day(answer.next_on)}" if answer.next_on else ""
        yield Paragraph(text=f"{day(answer.on)}, {found}: {answer.said}{sure}{following}{by}")
        if answer.is_accepted is not None:
            why = f" {answer.why}" if answer.why else ""
            yield Paragraph(text=f"{'Accepted' if answer.is_accepted else 'Not accepted'}.{why}", tone=Tone.NOTE)
