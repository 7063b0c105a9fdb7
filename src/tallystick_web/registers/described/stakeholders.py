"""Stakeholders, the messages that their groups had, and the work plans of teams."""

from datetime import date

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

_KEEPS = frozenset({Capability.KEEP_INFLUENCE})


class StakeholderKind(Choice):
    """The group of stakeholders that an organisation belongs to."""

    NATIONAL = "national"
    REGULATOR = "regulator"
    MEMBERS = "members"
    COMMUNITY = "community"
    THIRD_SECTOR = "third-sector"
    NETWORK = "network"
    UNION = "union"
    RESEARCH = "research"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            StakeholderKind.NATIONAL: "national body",
            StakeholderKind.REGULATOR: "regulator",
            StakeholderKind.MEMBERS: "member organisations",
            StakeholderKind.COMMUNITY: "community organisation",
            StakeholderKind.THIRD_SECTOR: "charity or think tank",
            StakeholderKind.NETWORK: "network of staff or leaders",
            StakeholderKind.UNION: "trade union or professional body",
            StakeholderKind.RESEARCH: "university or research body",
        }[self]


NATIONAL = frozenset({StakeholderKind.NATIONAL, StakeholderKind.REGULATOR})


class Says(Choice):
    """What an organisation says of itself."""

    YES = "yes"
    NO = "no"
    NOT_SAID = "not-said"

    @property
    def label(self) -> str:
        """As people read it."""
        return {Says.YES: "yes, it says so of itself", Says.NO: "no", Says.NOT_SAID: "it has not said"}[self]


def _check_stakeholder(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("contact_on"), what="The last contact", today=today)


STAKEHOLDERS = Register(
    id="stakeholders",
    place="register/influence",
    title="Stakeholders",
    one="stakeholder",
    several="stakeholders",
    lead="Whom we deal with, and who is led by or for ethnic minority people, as each describes itself.",
    title_label="Name of the organisation",
    counts="stakeholders",
    columns=(
        Column(
            name="kind",
            label="Which group does it belong to?",
            kind=ColumnKind.CHOICE,
            choices=StakeholderKind,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("type", "kind", "group", "stakeholder group"),
        ),
        Column(
            name="leads",
            label="Does it say that it is led by or for ethnic minority people?",
            kind=ColumnKind.CHOICE,
            choices=Says,
            hint="Only what the organisation says of itself: on its web page, or when asked.",
            is_filter=True,
        ),
        Column(
            name="contact_on",
            label="Last contact on",
            kind=ColumnKind.DAY,
            in_list=True,
            also_called=("last contact", "contacted on"),
        ),
        Column(name="link", label="Its web page", kind=ColumnKind.LINK, also_called=("link", "url", "website")),
    ),
    states=(OPEN, CLOSED, OPEN_AGAIN),
    months=24,
    keeps=_KEEPS,
    check=_check_stakeholder,
)


class Message(Choice):
    """Which of our three messages on race equality."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"

    @property
    def label(self) -> str:
        """As people read it."""
        return f"the {self} message"


def _check_message(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("sent_on"), what="Sending a message", today=today)


MESSAGES = Register(
    id="messages",
    place="register/influence",
    title="Messages to stakeholders",
    one="message",
    several="messages",
    lead="Which of our three messages on race equality went to which groups of stakeholders, and when.",
    title_label="How it was sent",
    counts="messages sent",
    columns=(
        Column(
            name="message",
            label="Which message?",
            kind=ColumnKind.CHOICE,
            choices=Message,
            is_needed=True,
            in_list=True,
            is_filter=True,
        ),
        Column(name="groups", label="To which groups?", kind=ColumnKind.SEVERAL, choices=StakeholderKind),
        Column(name="sent_on", label="Sent on", kind=ColumnKind.DAY, is_needed=True, in_list=True),
    ),
    states=COUNTED,
    months=0,
    keeps=_KEEPS,
    check=_check_message,
    key=("title", "message", "groups", "sent_on"),
)


def _check_work_plan(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("reviewed_on"), what="The review", today=today)


WORK_PLANS = Register(
    id="work-plans",
    place="register/influence",
    title="Work plans",
    one="work plan",
    several="work plans",
    lead="The work plans of directorates and teams: which name an outcome on race, and what changed in each.",
    title_label="Name of the work plan",
    counts="work plans in use",
    columns=(
        Column(name="team", label="Whose plan is it?", kind=ColumnKind.UNIT, in_list=True, also_called=("team",)),
        Column(
            name="is_linked",
            label="Is an item of it linked to an outcome of our plan?",
            kind=ColumnKind.YES,
            in_list=True,
            is_filter=True,
            also_called=("linked", "race focus"),
        ),
        Column(name="outcome", label="Which outcome?"),
        Column(name="reviewed_on", label="Looked at for race on", kind=ColumnKind.DAY, also_called=("reviewed",)),
        Column(name="changed", label="What changed", kind=ColumnKind.WORDS, also_called=("changes",)),
    ),
    states=(
        State(id="open", label="In use"),
        State(id="closed", label="Over", does="Say that it is over", is_live=False, follows=("open",), asks_why=False),
    ),
    months=12,
    keeps=frozenset({Capability.KEEP_INFLUENCE, Capability.KEEP_REGISTERS}),
    check=_check_work_plan,
)
