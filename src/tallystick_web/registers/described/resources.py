"""Resources to learn from, how often they were opened, case studies, and notes of what was learned."""

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
from tallystick_web.registers.described.shared import COUNTED, check_span
from tallystick_web.registers.rules import check_day_not_to_come


class ResourceTopic(Choice):
    """What a resource is about."""

    ANTI_RACISM = "anti-racism"
    ALLYSHIP = "allyship"
    RECRUITMENT = "recruitment"
    LEADERSHIP = "leadership"
    DATA = "data"
    CARERS = "carers"
    CAREERS = "careers"
    OTHER = "other"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            ResourceTopic.ANTI_RACISM: "understanding racism",
            ResourceTopic.ALLYSHIP: "being an ally",
            ResourceTopic.RECRUITMENT: "inclusive recruitment and talent",
            ResourceTopic.LEADERSHIP: "inclusive leadership",
            ResourceTopic.DATA: "data and holding to account",
            ResourceTopic.CARERS: "carers",
            ResourceTopic.CAREERS: "careers and development",
            ResourceTopic.OTHER: "something else",
        }[self]


class Format(Choice):
    """In which form a resource comes."""

    READING = "reading"
    VIDEO = "video"
    AUDIO = "audio"
    COURSE = "course"
    TOOL = "tool"
    PLACEMENT = "placement"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Format.READING: "something to read",
            Format.VIDEO: "a video",
            Format.AUDIO: "something to listen to",
            Format.COURSE: "a course",
            Format.TOOL: "a tool or a guide",
            Format.PLACEMENT: "a placement, project or mentoring",
        }[self]


class Level(Choice):
    """For whom a resource is, by what they know already."""

    BEGIN = "begin"
    FURTHER = "further"
    LEAD = "lead"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Level.BEGIN: "to begin with",
            Level.FURTHER: "to go further",
            Level.LEAD: "for people who lead others",
        }[self]


def _check_resource(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("reviewed_on"), what="The review of the resource", today=today)
    told = [one for one in ("deadline", "places") if values.get(one) is not None]
    if told and not values.get("is_chance"):
        raise Refused("A deadline and places belong to a chance to apply for. Say that it is one, or leave them out.")


RESOURCES = Register(
    id="resources",
    place="register/resources",
    title="Resources and chances to learn",
    one="resource",
    several="resources",
    lead="What staff can read, watch and apply for, to learn and to move on. Everybody who reads the plan sees it.",
    title_label="Name of the resource",
    counts="resources within their review date",
    columns=(
        Column(
            name="topic",
            label="What is it about?",
            kind=ColumnKind.CHOICE,
            choices=ResourceTopic,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("topic", "category", "theme"),
        ),
        Column(
            name="format",
            label="In which form does it come?",
            kind=ColumnKind.CHOICE,
            choices=Format,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("format", "type"),
        ),
        Column(name="minutes", label="How long does it take, in minutes?", kind=ColumnKind.WHOLE),
        Column(
            name="level",
            label="For whom is it?",
            kind=ColumnKind.CHOICE,
            choices=Level,
            is_filter=True,
            also_called=("level",),
        ),
        Column(
            name="reviewed_on",
            label="Last looked at on",
            kind=ColumnKind.DAY,
            in_list=True,
            also_called=("reviewed", "review date"),
        ),
        Column(
            name="is_chance",
            label="Is it a chance that staff apply for?",
            kind=ColumnKind.YES,
            is_filter=True,
            also_called=("opportunity",),
        ),
        Column(name="deadline", label="Apply by", kind=ColumnKind.DAY, also_called=("deadline", "closing date")),
        Column(name="places", label="How many places are there?", kind=ColumnKind.WHOLE, also_called=("places",)),
        Column(
            name="eligibility",
            label="Who can apply, and how?",
            kind=ColumnKind.WORDS,
            also_called=("eligibility", "how to apply"),
        ),
        Column(name="link", label="Where it is found", kind=ColumnKind.LINK, also_called=("link", "url")),
    ),
    states=(OPEN, CLOSED, OPEN_AGAIN),
    months=12,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    reads=frozenset({Capability.READ_REGISTERS, Capability.READ_PLAN}),
    check=_check_resource,
)

RESOURCE_USE = Register(
    id="resource-use",
    place="register/resources",
    title="Use of resources",
    one="count of use",
    several="counts of use",
    lead="How often a resource was opened, as numbers, and never by whom.",
    title_label="What this count is called",
    counts="counts of use",
    columns=(
        Column(
            name="resource",
            label="Which resource?",
            kind=ColumnKind.ENTRY,
            of="resources",
            is_needed=True,
            in_list=True,
            is_filter=True,
        ),
        Column(name="since", label="First day that is counted", kind=ColumnKind.DAY, is_needed=True),
        Column(name="until", label="Last day that is counted", kind=ColumnKind.DAY, is_needed=True, in_list=True),
        Column(
            name="opened",
            label="How many times was it opened?",
            kind=ColumnKind.WHOLE,
            is_needed=True,
            in_list=True,
            also_called=("views", "opened", "downloads"),
        ),
    ),
    states=COUNTED,
    months=0,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=check_span,
    key=("resource", "since", "until"),
)


class LearnedFrom(Choice):
    """What a note of learning was learned from."""

    ACTION = "action"
    PROJECT = "project"
    OTHER = "other"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            LearnedFrom.ACTION: "an action of the plan that is finished",
            LearnedFrom.PROJECT: "a project that was looked at with race in mind",
            LearnedFrom.OTHER: "something else",
        }[self]


def _check_note(values: Values, today: date) -> None:
    for name, what in (("written_on", "The note"), ("finished_on", "The end of the action"), ("used_on", "Its use")):
        check_day_not_to_come(values.get(name), what=what, today=today)
    if values.get("source") == LearnedFrom.ACTION and not values.get("finished_on"):
        raise Refused("Say when the action was finished.")
    if _is_said(values, "learned") is not _is_said(values, "written_on"):
        raise Refused("Give both: what was learned, and when the note was written.")
    if _is_said(values, "user") is not _is_said(values, "used_on"):
        raise Refused("Give both: which team or organisation used it, and when it said so.")
    if _is_said(values, "used_on") and not _is_said(values, "learned"):
        raise Refused("Write what was learned first. Nobody can use a note that says nothing.")
    if values.get("plans_kept") and values.get("source") != LearnedFrom.PROJECT:
        raise Refused("Only a project has a plan before and a plan after. Say that this was learned from a project.")


def _is_said(values: Values, name: str) -> bool:
    return bool(str(values.get(name) or "").strip())


LEARNING = Register(
    id="learning-notes",
    place="register/resources",
    title="What was learned",
    one="note of learning",
    several="notes of learning",
    lead="What was learned from actions and projects, and who used it. Make one for each action that is finished.",
    title_label="The action or project",
    counts="notes of learning",
    columns=(
        Column(
            name="source",
            label="What was it learned from?",
            kind=ColumnKind.CHOICE,
            choices=LearnedFrom,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("source", "type"),
        ),
        Column(name="finished_on", label="The action was finished on", kind=ColumnKind.DAY),
        Column(name="written_on", label="Note written on", kind=ColumnKind.DAY, in_list=True),
        Column(
            name="learned",
            label="What was learned",
            hint="Leave it blank where a finished action has no note yet.",
            kind=ColumnKind.WORDS,
            also_called=("learning", "lesson", "note"),
        ),
        Column(name="audience", label="Who should know?", also_called=("audience",)),
        Column(
            name="user",
            label="Which other team or organisation says it used this?",
            hint="A team or an organisation. Never a person's name.",
            also_called=("used by",),
        ),
        Column(name="used_on", label="It said so on", kind=ColumnKind.DAY),
        Column(
            name="plans_kept",
            label="Of a project: are its plan before and its plan after both on file?",
            kind=ColumnKind.YES,
            also_called=("rewritten",),
        ),
        Column(
            name="page",
            label="The page that was shared outside",
            kind=ColumnKind.LINK,
            in_list=True,
            also_called=("page", "link", "url"),
        ),
    ),
    states=(
        State(id="written", label="Written"),
        State(
            id="withdrawn",
            label="Withdrawn",
            does="Withdraw this note",
            is_live=False,
            follows=("written",),
            asks_why=True,
        ),
    ),
    months=0,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check_note,
)

RESOURCES_AND_LEARNING = (RESOURCES, RESOURCE_USE, LEARNING)
