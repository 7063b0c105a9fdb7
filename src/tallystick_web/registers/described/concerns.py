"""Concerns as counts and never as cases, the routes by which to raise one, and carers passports as a number."""

import re
from datetime import date

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.columns import CLOSED, OPEN, OPEN_AGAIN, Choice, Column, ColumnKind, Register, Values
from tallystick_web.registers.described.shared import COUNTED, check_part
from tallystick_web.registers.rules import check_day_not_to_come

FEWEST_IN_A_PART = 10
"""Fewer carers passports than these are not counted for a part of the organisation."""
CHECKED_AFTER = {"three": 3, "six": 6, "twelve": 12}
"""After how many months it is looked whether somebody came to harm, by what columns are called."""
_APRIL, _OCTOBER = (4, 1), (10, 1)
_HALF_ENDS, _YEAR_ENDS = (9, 30), (3, 31)
_A_NUMBER = re.compile(r"\w*\d\w*")
_OF_A_PERIOD = re.compile(r"(?:19|20)\d\d|\d\d?|[qh]\d", re.IGNORECASE)


class Source(Choice):
    """The kind of case that a count is of."""

    SPEAKING_UP = "speaking-up"
    FORMAL_GRIEVANCE = "formal-grievance"
    INFORMAL = "informal"
    BULLYING = "bullying"
    DISCIPLINARY = "disciplinary"
    WHISTLEBLOWING = "whistleblowing"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The kind as people read it."""
        return {
            Source.SPEAKING_UP: "speaking up",
            Source.FORMAL_GRIEVANCE: "formal grievances",
            Source.INFORMAL: "concerns settled informally",
            Source.BULLYING: "bullying and harassment",
            Source.DISCIPLINARY: "disciplinary cases",
            Source.WHISTLEBLOWING: "whistleblowing",
            Source.OTHER: "other concerns",
        }[self]


class Group(Choice):
    """Whose concerns a count is of."""

    ALL = "all"
    WHITE = "white"
    MINORITY = "minority"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The group as people read it."""
        return {
            Group.ALL: "everybody",
            Group.WHITE: "white",
            Group.MINORITY: "ethnic minority",
            Group.UNKNOWN: "not known",
        }[self]


PARTS_OF_ALL = (Group.WHITE, Group.MINORITY, Group.UNKNOWN)
"""The groups that are everybody together."""


def _check_count(values: Values, today: date) -> None:
    _check_says_nothing_of_a_case(values)
    _check_period(values.get("since"), values.get("until"), today)
    if values.get("part") is not None and values.get("group") != Group.ALL:
        raise Refused(
            "Concerns of one part of the organisation are counted for everybody in it, never by group: a few cases of "
            "one group in one place would tell whose they are. Leave the part blank, or choose “everybody”."
        )
    _check_sums(values)


def _check_says_nothing_of_a_case(values: Values) -> None:
    if str(values.get("note") or "").strip():
        raise Refused("Concerns are kept as numbers alone, so there is no note. Leave it blank.")
    numbers = _A_NUMBER.findall(str(values.get("title") or ""))
    if any(not _OF_A_PERIOD.fullmatch(one) for one in numbers):
        raise Refused(
            "What the count is called has a number in it that is no period: it could be that of a case. Call it by its "
            "tool and its period, such as “Speaking up, April to September 2026”."
        )


def _check_period(since: date | None, until: date | None, today: date) -> None:
    check_day_not_to_come(until, what="The last day that is counted", today=today)
    if since is not None and until is not None and not is_period(since, until):
        raise Refused(
            "Concerns are counted for a half year (April to September, or October to March) or for a year from April "
            "to March. Other periods, held against these, would tell of single cases."
        )


def is_period(since: date, until: date) -> bool:
    """Whether two days are the first and the last of a half year or of a year that ends with March."""
    first, last = (since.month, since.day), (until.month, until.day)
    if first == _APRIL:
        return (last == _HALF_ENDS and until.year == since.year) or (
            last == _YEAR_ENDS and until.year == since.year + 1
        )
    return first == _OCTOBER and last == _YEAR_ENDS and until.year == since.year + 1


def _check_sums(values: Values) -> None:
    raised, closed = values.get("raised"), values.get("closed")
    check_part(values.get("acknowledged"), raised, "More concerns were acknowledged within five days than were raised.")
    check_part(closed, raised, "More concerns are closed than were raised.")
    if (values.get("days") is not None) is not bool(closed):
        raise Refused(
            "Give both: how many are closed, and the middle one of the days it took. Neither where none is closed."
        )
    if sum(values.get(one) or 0 for one in ("upheld", "partly", "not_upheld")) > (closed or 0):
        raise Refused("More concerns have an outcome than are closed.")
    check_part(values.get("answered"), closed, "More people answered afterwards than there are closed concerns.")
    check_part(values.get("again"), values.get("answered"), "More people would raise it again than answered.")
    _check_harm(values)


def _check_harm(values: Values) -> None:
    for name, months in CHECKED_AFTER.items():
        due, held = values.get(f"due_{name}"), values.get(f"held_{name}")
        if (due is None) is not (held is None):
            raise Refused(f"Give both for the checks after {months} months: how many were due, and how many were held.")
        check_part(held, due, f"More checks after {months} months were held than were due.")
    if (values.get("harm") or 0) > sum(values.get(f"held_{name}") or 0 for name in CHECKED_AFTER):
        raise Refused("Harm was found in more checks than were held.")


def _check_passports(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("as_of"), what="The day of the count", today=today)
    check_part(values.get("due"), values.get("in_place"), "More passports are due for review than are in place.")
    if values.get("part") is None:
        return
    if (values.get("in_place") or 0) < FEWEST_IN_A_PART:
        raise Refused(
            f"Fewer than {FEWEST_IN_A_PART} passports in one part would tell who cares for somebody. Count it together "
            "with others, and leave the part blank."
        )
    if values.get("due") is not None:
        raise Refused("Count those that are due for review for the whole organisation alone.")


def _whole(name: str, label: str, *also: str, hint: str = "") -> Column:
    return Column(name=name, label=label, kind=ColumnKind.WHOLE, hint=hint, also_called=also)


def _checks(name: str, months: int) -> tuple[Column, Column]:
    return (
        _whole(
            f"due_{name}",
            f"How many checks for harm after {months} months were due?",
            f"detriment checks due {months} months",
            f"{months} month checks due",
        ),
        _whole(
            f"held_{name}",
            f"How many checks for harm after {months} months were held by their date?",
            f"detriment checks done {months} months",
            f"{months} month checks done",
        ),
    )


CONCERN_COUNTS = Register(
    id="concern-counts",
    place="register/concerns",
    title="Concerns as counts",
    one="count of concerns",
    several="counts of concerns",
    lead=(
        "How many concerns of one kind were raised in a half year or a year, by whom as a group, and how they were "
        "dealt with. Numbers alone: nothing about a case or a person is ever kept here."
    ),
    title_label="What this count is called: its case tool and its period, with nobody's name",
    counts="counts of concerns",
    columns=(
        Column(
            name="source",
            label="What kind of case?",
            kind=ColumnKind.CHOICE,
            choices=Source,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("case type", "type", "source", "category", "procedure"),
        ),
        Column(
            name="group",
            label="Whose concerns?",
            hint="Everybody first. By group where all three are counted as well.",
            kind=ColumnKind.CHOICE,
            choices=Group,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("group", "ethnic group", "ethnicity", "raised by"),
        ),
        Column(
            name="since",
            label="First day that is counted",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("from", "period start", "start date"),
        ),
        Column(
            name="until",
            label="Last day that is counted",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("to", "period end", "end date"),
        ),
        Column(
            name="part",
            label="Which part of the organisation?",
            hint="Leave it blank for the whole. Parts must not overlap: no concern is counted in two.",
            kind=ColumnKind.UNIT,
            in_list=True,
            also_called=("directorate", "division", "department"),
        ),
        Column(
            name="raised",
            label="How many were raised?",
            kind=ColumnKind.WHOLE,
            is_needed=True,
            in_list=True,
            also_called=("raised", "received", "opened", "cases raised", "new cases", "number of cases"),
        ),
        _whole(
            "acknowledged",
            "How many of them were acknowledged within five days?",
            *("acknowledged", "acknowledged in time", "acknowledged within 5 days"),
        ),
        _whole("closed", "How many of them are closed?", "closed", "cases closed", "completed"),
        _whole(
            "days",
            "How many days from raising to closing, the middle one of those closed?",
            *("median days", "days to close", "median days to close"),
            hint="Put the days of the closed ones in order: the one in the middle. An average is not the same.",
        ),
        _whole("upheld", "How many of those closed were upheld?", "upheld", "substantiated"),
        _whole("partly", "How many were upheld in part?", "partly upheld", "partially upheld", "upheld in part"),
        _whole("not_upheld", "How many were not upheld?", "not upheld", "unsubstantiated"),
        _whole("answered", "How many people answered whether they would raise it again?", "feedback received"),
        _whole("again", "How many of them would raise it again?", "would speak up again", "would raise again"),
        *(one for name, months in CHECKED_AFTER.items() for one in _checks(name, months)),
        _whole("harm", "In how many of the checks was harm found?", "harm found", "detriment found"),
    ),
    states=COUNTED,
    months=0,
    keeps=frozenset({Capability.KEEP_CONCERNS}),
    reads=frozenset({Capability.KEEP_CONCERNS}),
    check=_check_count,
    key=("source", "group", "part", "since", "until"),
)

CONCERN_ROUTES = Register(
    id="concern-routes",
    place="register/concerns",
    title="Routes to raise a concern",
    one="route",
    several="routes",
    lead="To whom staff can turn with a concern, by the title of the role, and what happens then.",
    title_label="To whom, by the title of the role",
    counts="routes that are open",
    columns=(
        Column(
            name="reached",
            label="How are they reached?",
            hint="A telephone number, a shared mailbox or a room that belongs to the role. Never somebody's own.",
            is_needed=True,
            also_called=("contact", "how to contact"),
        ),
        Column(
            name="confidential",
            label="Can it be told in confidence?",
            hint="They know who it is, and tell nobody without being allowed to.",
            kind=ColumnKind.YES,
            is_needed=True,
            in_list=True,
        ),
        Column(
            name="anonymous",
            label="Can it be told without saying who one is?",
            kind=ColumnKind.YES,
            is_needed=True,
            in_list=True,
        ),
        Column(
            name="next",
            label="What happens next?",
            kind=ColumnKind.WORDS,
            is_needed=True,
            also_called=("next steps", "process"),
        ),
        Column(
            name="days",
            label="Within how many days is there an answer?",
            kind=ColumnKind.WHOLE,
            is_needed=True,
            in_list=True,
            also_called=("response time", "days to answer"),
        ),
        Column(name="outside", label="Is it outside the organisation?", kind=ColumnKind.YES, in_list=True),
        Column(name="link", label="Where more is said", kind=ColumnKind.LINK, also_called=("link", "url")),
    ),
    states=(OPEN, CLOSED, OPEN_AGAIN),
    months=12,
    keeps=frozenset({Capability.KEEP_CONCERNS}),
    reads=frozenset({Capability.READ_REGISTERS, Capability.KEEP_CONCERNS}),
)

CARERS_PASSPORTS = Register(
    id="carers-passports",
    place="register/networks",
    title="Carers passports in place",
    one="count of carers passports",
    several="counts of carers passports",
    lead=(
        "How many carers passports are in place on a day. The passports themselves belong to the carers, and are not "
        "kept here."
    ),
    title_label="What this count is called",
    counts="counts of carers passports",
    columns=(
        Column(
            name="part",
            label="Which part of the organisation?",
            hint=f"Leave it blank for the whole. A part is counted alone where it has {FEWEST_IN_A_PART} or more.",
            kind=ColumnKind.UNIT,
            in_list=True,
            also_called=("directorate", "department"),
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
            name="in_place",
            label="How many are in place?",
            kind=ColumnKind.WHOLE,
            is_needed=True,
            in_list=True,
            also_called=("in place", "passports"),
        ),
        _whole("due", "How many of them were due for their yearly review and not reviewed?", "review due"),
    ),
    states=COUNTED,
    months=0,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    reads=frozenset({Capability.KEEP_REGISTERS}),
    check=_check_passports,
    key=("part", "as_of"),
)

CONCERNS = (CONCERN_COUNTS, CONCERN_ROUTES, CARERS_PASSPORTS)
