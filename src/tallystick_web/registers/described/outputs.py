"""Outputs and how race was considered in them, the quarter's look-back, and chances that were missed."""

from datetime import date

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.columns import (
    CLOSED,
    OPEN,
    OPEN_AGAIN,
    Choice,
    Column,
    ColumnKind,
    Register,
    State,
    Values,
)
from tallystick_web.registers.described.shared import COUNTED
from tallystick_web.registers.rules import check_day_not_to_come

_KEEPS = frozenset({Capability.KEEP_OUTPUTS})


class OutputKind(Choice):
    """What kind of output it is."""

    ARTICLE = "article"
    REPORT = "report"
    AUDIO = "audio"
    VIDEO = "video"
    PANEL = "panel"
    SOCIAL = "social"
    CAMPAIGN = "campaign"
    RECRUITMENT = "recruitment"
    IMAGERY = "imagery"
    PAGE = "page"
    LAUNCH = "launch"
    FEATURE = "feature"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            OutputKind.ARTICLE: "article or blog",
            OutputKind.REPORT: "report or briefing",
            OutputKind.AUDIO: "audio",
            OutputKind.VIDEO: "film",
            OutputKind.PANEL: "panel",
            OutputKind.SOCIAL: "social media",
            OutputKind.CAMPAIGN: "campaign",
            OutputKind.RECRUITMENT: "advert or recruitment pack",
            OutputKind.IMAGERY: "pictures",
            OutputKind.PAGE: "web page",
            OutputKind.LAUNCH: "launch of a website or large web project",
            OutputKind.FEATURE: "feature on a person",
        }[self]


PICTURES = frozenset({OutputKind.IMAGERY, OutputKind.VIDEO})


class Relevance(Choice):
    """How far race matters to an output."""

    ABOUT = "about"
    CONSIDERED = "considered"
    NOT_RELEVANT = "not-relevant"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Relevance.ABOUT: "it is about race",
            Relevance.CONSIDERED: "race was considered in it",
            Relevance.NOT_RELEVANT: "race does not matter to it",
        }[self]


def _check_output(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("checklist_on"), what="The checklist", today=today)
    check_day_not_to_come(values.get("images_on"), what="The review of pictures", today=today)
    if (values.get("is_checked") is None) != (values.get("checklist_on") is None):
        raise Refused("A checklist has a result and a day. Enter both, or neither.")
    if values.get("are_images_noted") and not values.get("images_on"):
        raise Refused("Say when the pictures were reviewed.")


OUTPUTS = Register(
    id="outputs",
    place="register/outputs",
    title="Outputs",
    one="output",
    several="outputs",
    lead="What we publish, whether race was considered in it, and what was checked before it went out.",
    title_label="Title of the output",
    counts="outputs in use",
    columns=(
        Column(
            name="kind",
            label="What kind is it?",
            kind=ColumnKind.CHOICE,
            choices=OutputKind,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("type", "kind", "format"),
        ),
        Column(name="topic", label="Topic", in_list=True, also_called=("topic", "subject", "theme")),
        Column(
            name="published_on",
            label="Out since",
            kind=ColumnKind.DAY,
            in_list=True,
            also_called=("published", "published on", "date", "publication date", "went live", "went out"),
        ),
        Column(
            name="relevance",
            label="Race in this output",
            kind=ColumnKind.CHOICE,
            choices=Relevance,
            is_filter=True,
            also_called=("race relevance", "relevance"),
        ),
        Column(
            name="has_prompts",
            label="Prompt questions answered before it went out?",
            kind=ColumnKind.YES,
            also_called=("prompts", "prompts answered"),
        ),
        Column(
            name="is_checked",
            label="Did it pass its checklist?",
            kind=ColumnKind.YES,
            hint="For a launch: the check before it goes live.",
            also_called=("checklist", "checklist passed"),
        ),
        Column(name="checklist_on", label="Checklist filled in on", kind=ColumnKind.DAY),
        Column(
            name="images_on",
            label="Pictures reviewed on",
            kind=ColumnKind.DAY,
            hint="Never note what somebody in a picture seems to be.",
        ),
        Column(name="are_images_noted", label="Are consent and context of the pictures noted?", kind=ColumnKind.YES),
        Column(name="is_agreed", label="For a feature: agreed with the person?", kind=ColumnKind.YES),
        Column(name="link", label="Where it can be seen", kind=ColumnKind.LINK, also_called=("link", "url")),
    ),
    states=(
        State(id="in-preparation", label="In preparation", is_live=False),
        State(id="in-use", label="In use", does="Say that it is out", follows=("in-preparation", "withdrawn")),
        State(
            id="withdrawn",
            label="No longer in use",
            does="Take it out of use",
            is_live=False,
            follows=("in-preparation", "in-use"),
            asks_why=True,
        ),
    ),
    months=0,
    keeps=_KEEPS,
    check=_check_output,
    key=("title", "kind", "published_on"),
)


class Mark(Choice):
    """How race was considered in an output, as a reader finds it in the look-back."""

    MISSING = "0"
    MENTIONED = "1"
    CONSIDERED = "2"
    SHAPED = "3"
    NOT_RELEVANT = "none"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Mark.MISSING: "0: race matters here, and it is missing",
            Mark.MENTIONED: "1: race is mentioned, and nothing follows from it",
            Mark.CONSIDERED: "2: race is considered where it matters",
            Mark.SHAPED: "3: race shaped what it says or asks for",
            Mark.NOT_RELEVANT: "no mark: race does not matter here",
        }[self]


GOOD_MARKS = frozenset({Mark.CONSIDERED, Mark.SHAPED})


class Reading(Choice):
    """Whose reading a mark is: each is of another person."""

    FIRST = "first"
    SECOND = "second"

    @property
    def label(self) -> str:
        """As people read it."""
        return {Reading.FIRST: "the first reader", Reading.SECOND: "the second reader"}[self]


def _check_look_back(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("quarter_ended"), what="The end of the quarter", today=today)
    benchmark = values.get("benchmark")
    if benchmark is not None and not 0 <= benchmark <= 100:
        raise Refused("A benchmark is a percentage: enter a number from 0 to 100.")


LOOK_BACKS = Register(
    id="look-backs",
    place="register/outputs",
    title="Look-backs",
    one="look-back",
    several="look-backs",
    lead="Each quarter a sample of what we published is read again, to see where race was considered.",
    title_label="What the quarter is called",
    counts="look-backs that are open",
    columns=(
        Column(
            name="quarter_ended",
            label="The quarter ended on",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("quarter", "quarter ended"),
        ),
        Column(
            name="benchmark",
            label="Benchmark in per cent",
            kind=ColumnKind.NUMBER,
            hint="The share of outputs, where race matters, that should consider it.",
            in_list=True,
        ),
        Column(name="published", label="Outputs of the quarter", kind=ColumnKind.WHOLE),
        Column(name="rule", label="How the sample was drawn", kind=ColumnKind.WORDS),
    ),
    states=(OPEN, CLOSED, OPEN_AGAIN),
    months=0,
    keeps=_KEEPS,
    check=_check_look_back,
    key=("quarter_ended",),
    has_own_pages=True,
)

LOOK_BACK_MARKS = Register(
    id="look-back-marks",
    place="register/outputs",
    title="Marks of look-backs",
    one="mark",
    several="marks",
    lead="What each reader found in each output of a look-back. Whoever answers for the mark is its reader.",
    title_label="What the mark is of",
    counts="outputs marked",
    columns=(
        Column(
            name="look_back", label="Look-back", kind=ColumnKind.ENTRY, of="look-backs", is_needed=True, in_list=True
        ),
        Column(name="output", label="Output", kind=ColumnKind.ENTRY, of="outputs", is_needed=True, in_list=True),
        Column(name="reading", label="Whose reading?", kind=ColumnKind.CHOICE, choices=Reading, is_needed=True),
        Column(name="mark", label="Mark", kind=ColumnKind.CHOICE, choices=Mark, in_list=True, is_filter=True),
        Column(name="why", label="What was found", kind=ColumnKind.WORDS),
    ),
    states=COUNTED,
    months=0,
    keeps=_KEEPS,
    key=("look_back", "output", "reading"),
    has_own_pages=True,
    is_blind=True,
)


def _check_chance(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("on"), what="A missed chance", today=today)


MISSED_CHANCES = Register(
    id="missed-chances",
    place="register/outputs",
    title="Chances that were missed",
    one="missed chance",
    several="missed chances",
    lead="Where we could have spoken about race and did not, as the look-back names it.",
    title_label="What could have been said",
    counts="missed chances",
    columns=(
        Column(
            name="on",
            label="When it could have been said",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("date", "day"),
        ),
        Column(name="occasion", label="The news or output", in_list=True, also_called=("occasion", "output", "news")),
        Column(name="why", label="Why it was not said", kind=ColumnKind.WORDS, also_called=("reason", "why not")),
    ),
    states=COUNTED,
    months=0,
    keeps=_KEEPS,
    check=_check_chance,
    key=("title", "on"),
)
