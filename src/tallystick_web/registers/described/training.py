"""Training on race equality: what is required of whom, how far it has been done, and the time set aside to learn."""

from datetime import date

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.columns import CLOSED, OPEN, OPEN_AGAIN, Choice, Column, ColumnKind, Register, Values
from tallystick_web.registers.described.shared import COUNTED, check_part, check_span
from tallystick_web.registers.rules import check_day_not_to_come


class CourseKind(Choice):
    """What a course is about."""

    LEADERSHIP = "leadership"
    RECRUITMENT = "recruitment"
    ROLE = "role"
    SPEAKING_UP = "speaking-up"
    EQUALITY = "equality"
    OTHER = "other"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            CourseKind.LEADERSHIP: "inclusive leadership",
            CourseKind.RECRUITMENT: "inclusive recruitment",
            CourseKind.ROLE: "race equality for a role",
            CourseKind.SPEAKING_UP: "how to raise a concern, at induction",
            CourseKind.EQUALITY: "equality for people on recruitment panels",
            CourseKind.OTHER: "something else",
        }[self]


class Whom(Choice):
    """Who must take a course."""

    EVERYBODY = "everybody"
    SENIOR_TEAM = "senior-team"
    LINE_MANAGERS = "line-managers"
    RECRUITERS = "recruiters"
    STARTERS = "starters"
    GROUP = "group"
    ROLE = "role"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Whom.EVERYBODY: "everybody",
            Whom.SENIOR_TEAM: "the senior management team",
            Whom.LINE_MANAGERS: "line managers",
            Whom.RECRUITERS: "people who recruit or sit on panels",
            Whom.STARTERS: "people who have just started",
            Whom.GROUP: "a named part of the organisation",
            Whom.ROLE: "people in a role",
        }[self]


def _check_course(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("reviewed_on"), what="The review of its content", today=today)
    if values.get("whom") == Whom.GROUP and not values.get("group"):
        raise Refused("Choose which part of the organisation must take it.")
    if values.get("whom") == Whom.ROLE and not str(values.get("role") or "").strip():
        raise Refused("Say in which role people must take it.")
    if values.get("every") == 0:
        raise Refused("Leave “How often, in months?” blank for training that is taken once.")


def _check_count(values: Values, today: date) -> None:
    check_span(values, today, until="as_of")
    check_part(values.get("done"), values.get("people"), "More people have done it than there are in the group.")
    check_part(values.get("exempt"), values.get("people"), "More people are exempt than there are in the group.")
    if sum(values.get(one) or 0 for one in ("done", "exempt")) > (values.get("people") or 0):
        raise Refused("Those who did it and those who are exempt are more than all. Nobody stands in both.")


def _check_panels(values: Values, today: date) -> None:
    check_span(values, today)
    check_part(values.get("trained"), values.get("held"), "More panels were fully trained than were held.")
    if (values.get("managers") is None) is not (values.get("managers_current") is None):
        raise Refused("Give both: how many managers recruited, and how many of them have current training.")
    check_part(
        values.get("managers_current"), values.get("managers"), "More managers have current training than recruited."
    )


def _check_learning(values: Values, today: date) -> None:
    check_span(values, today)
    if any((values.get(one) or 0) < 0 for one in ("set_aside", "used")):
        raise Refused("Hours cannot be less than nought.")


COURSES = Register(
    id="courses",
    place="register/training",
    title="Training that is required",
    one="course",
    several="courses",
    lead="Which training on race equality is required, of whom, how often, and when its content was last looked at.",
    title_label="Name of the course",
    counts="courses required",
    columns=(
        Column(
            name="kind",
            label="What is it about?",
            kind=ColumnKind.CHOICE,
            choices=CourseKind,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("topic", "type", "category"),
        ),
        Column(
            name="whom",
            label="Who must take it?",
            hint="Where two groups must take one course, make an entry for each: their numbers are counted apart.",
            kind=ColumnKind.CHOICE,
            choices=Whom,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("required of", "audience", "staff group"),
        ),
        Column(name="group", label="Which part of the organisation?", kind=ColumnKind.UNIT),
        Column(name="role", label="In which role?", hint="A role, such as “ward manager”. Never a person's name."),
        Column(
            name="every",
            label="How often, in months?",
            hint="12 for every year. Leave it blank for training that is taken once.",
            kind=ColumnKind.WHOLE,
            also_called=("frequency", "months", "refresher"),
        ),
        Column(name="provider", label="Who provides it?", also_called=("provider", "supplier", "trainer")),
        Column(
            name="reviewed_on",
            label="Content last looked at on",
            kind=ColumnKind.DAY,
            in_list=True,
            also_called=("content reviewed", "reviewed"),
        ),
        Column(
            name="exemption",
            label="Who is exempt, and why?",
            hint="The rule, such as “people on long leave”. Never a person's name.",
            kind=ColumnKind.WORDS,
            also_called=("exemptions",),
        ),
        Column(name="link", label="Where it is found", kind=ColumnKind.LINK, also_called=("link", "url")),
    ),
    states=(OPEN, CLOSED, OPEN_AGAIN),
    months=12,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check_course,
    key=("title", "whom", "group", "role"),
)

TRAINING_COUNTS = Register(
    id="training-counts",
    place="register/training",
    title="Training done",
    one="count of training done",
    several="counts of training done",
    lead="How many people of a group had done a required course on a day. Numbers alone, and nobody's name.",
    title_label="What this count is called",
    counts="counts of training done",
    columns=(
        Column(
            name="course",
            label="Which course?",
            kind=ColumnKind.ENTRY,
            of="courses",
            is_needed=True,
            in_list=True,
            is_filter=True,
        ),
        Column(
            name="group",
            label="Which part of the organisation?",
            hint="Leave it blank for all who must take it. Parts must not overlap: nobody is counted in two.",
            kind=ColumnKind.UNIT,
            in_list=True,
            also_called=("directorate", "team", "department"),
        ),
        Column(
            name="as_of",
            label="Counted on",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("date", "as at", "as of"),
        ),
        Column(
            name="since",
            label="Of starters: the first day on which somebody started who is counted",
            kind=ColumnKind.DAY,
            also_called=("from", "since"),
        ),
        Column(
            name="people",
            label="How many people must take it?",
            kind=ColumnKind.WHOLE,
            is_needed=True,
            also_called=("headcount", "required", "in scope"),
        ),
        Column(
            name="done",
            label="How many have done it, and it has not lapsed?",
            hint="Of starters: within a month of starting.",
            kind=ColumnKind.WHOLE,
            is_needed=True,
            in_list=True,
            also_called=("completed", "compliant", "trained"),
        ),
        Column(name="exempt", label="How many are exempt?", kind=ColumnKind.WHOLE, also_called=("exemptions",)),
    ),
    states=COUNTED,
    months=0,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check_count,
    key=("course", "group", "as_of"),
)

PANELS = Register(
    id="panels",
    place="register/training",
    title="Recruitment panels",
    one="count of panels",
    several="counts of panels",
    lead="How many recruitment panels were held, and on how many of them every member had current training.",
    title_label="What this count is called",
    counts="counts of panels",
    columns=(
        Column(name="since", label="First day that is counted", kind=ColumnKind.DAY, is_needed=True),
        Column(name="until", label="Last day that is counted", kind=ColumnKind.DAY, is_needed=True, in_list=True),
        Column(
            name="held",
            label="How many panels were held?",
            kind=ColumnKind.WHOLE,
            is_needed=True,
            in_list=True,
            also_called=("panels", "panels held"),
        ),
        Column(
            name="trained",
            label="On how many had every member current training that day?",
            kind=ColumnKind.WHOLE,
            is_needed=True,
            in_list=True,
            also_called=("fully trained", "all trained"),
        ),
        Column(
            name="managers",
            label="How many managers recruited in the year to the last day?",
            kind=ColumnKind.WHOLE,
            also_called=("recruiting managers",),
        ),
        Column(
            name="managers_current",
            label="How many of these managers have current training in inclusive recruitment?",
            kind=ColumnKind.WHOLE,
            also_called=("recruiting managers trained",),
        ),
    ),
    states=COUNTED,
    months=0,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check_panels,
    key=("since", "until"),
)

LEARNING_TIME = Register(
    id="learning-time",
    place="register/training",
    title="Time to learn",
    one="count of time to learn",
    several="counts of time to learn",
    lead="Hours that teams set aside to learn by themselves, and hours they used. Totals of teams, and nobody's own.",
    title_label="What this count is called",
    counts="counts of time to learn",
    columns=(
        Column(
            name="team",
            label="Which team?",
            hint="Leave it blank for the whole organisation. Teams must not overlap: nobody is counted in two.",
            kind=ColumnKind.UNIT,
            in_list=True,
        ),
        Column(name="since", label="First day that is counted", kind=ColumnKind.DAY, is_needed=True),
        Column(name="until", label="Last day that is counted", kind=ColumnKind.DAY, is_needed=True, in_list=True),
        Column(
            name="heads",
            label="How many people are in it?",
            kind=ColumnKind.WHOLE,
            is_needed=True,
            also_called=("headcount", "staff"),
        ),
        Column(
            name="set_aside",
            label="Hours set aside, of all together",
            kind=ColumnKind.NUMBER,
            is_needed=True,
            also_called=("hours allocated", "allocated"),
        ),
        Column(
            name="used",
            label="Hours used, of all together",
            kind=ColumnKind.NUMBER,
            is_needed=True,
            in_list=True,
            also_called=("hours used",),
        ),
    ),
    states=COUNTED,
    months=0,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check_learning,
    key=("team", "since", "until"),
)

TRAINING = (COURSES, TRAINING_COUNTS, PANELS, LEARNING_TIME)
