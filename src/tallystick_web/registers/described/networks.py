"""Staff networks: who sponsors them, what they are given, what they and the senior team say; and trained experts."""

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
from tallystick_web.registers.described.shared import COUNTED, check_order, check_span
from tallystick_web.registers.rules import check_day_not_to_come

IN_POST = "in-post"
ENDED = "ended"


class NetworkKind(Choice):
    """Whose network it is."""

    RACE = "race"
    CARERS = "carers"
    DISABILITY = "disability"
    WOMEN = "women"
    LGBT = "lgbt"
    FAITH = "faith"
    OTHER = "other"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            NetworkKind.RACE: "race and culture",
            NetworkKind.CARERS: "carers",
            NetworkKind.DISABILITY: "disabled staff",
            NetworkKind.WOMEN: "women",
            NetworkKind.LGBT: "lesbian, gay, bisexual and trans staff",
            NetworkKind.FAITH: "faith and belief",
            NetworkKind.OTHER: "another network",
        }[self]


class Side(Choice):
    """Which side of a dialogue raised an issue."""

    NETWORK = "network"
    SENIOR_TEAM = "senior-team"

    @property
    def label(self) -> str:
        """As people read it."""
        return {Side.NETWORK: "the staff network", Side.SENIOR_TEAM: "the senior management team"}[self]


def _check_network(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("terms_on"), what="The agreement of its terms of reference", today=today)


def _check_sponsor(values: Values, today: date) -> None:  # noqa: ARG001  # the face of a check
    check_order(values.get("since"), values.get("until"), "The last day as sponsor cannot come before the first.")


def _check_support(values: Values, today: date) -> None:
    check_span(values, today)
    if values.get("used") is not None and values.get("agreed") is None:
        raise Refused("Say how many hours were agreed, and then how many were used.")


def _check_issue(values: Values, today: date) -> None:
    raised, answered = values.get("raised_on"), values.get("answered_on")
    check_day_not_to_come(raised, what="The day on which the issue was raised", today=today)
    check_day_not_to_come(answered, what="The answer", today=today)
    check_order(raised, answered, "The answer cannot come before the issue was raised.")
    if (answered is not None) is not bool(str(values.get("answer") or "").strip()):
        raise Refused("Give both: the answer, and the day on which it was given.")


_NETWORK = Column(
    name="network",
    label="Which staff network?",
    kind=ColumnKind.ENTRY,
    of="networks",
    is_needed=True,
    in_list=True,
    is_filter=True,
)

NETWORKS = Register(
    id="networks",
    place="register/networks",
    title="Staff networks",
    one="staff network",
    several="staff networks",
    lead="The staff networks there are, and the terms on which they work.",
    title_label="Name of the staff network",
    counts="staff networks at work",
    columns=(
        Column(
            name="kind",
            label="Whose network is it?",
            kind=ColumnKind.CHOICE,
            choices=NetworkKind,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("type", "kind"),
        ),
        Column(name="network", label="Its place among the parts of the organisation", kind=ColumnKind.UNIT),
        Column(
            name="terms_on",
            label="Terms of reference agreed on",
            kind=ColumnKind.DAY,
            in_list=True,
            also_called=("terms of reference",),
        ),
        Column(name="joint_chairs", label="Is it led by joint chairs?", kind=ColumnKind.YES),
        Column(name="link", label="Where its terms can be read", kind=ColumnKind.LINK, also_called=("link", "url")),
    ),
    states=(OPEN, CLOSED, OPEN_AGAIN),
    months=12,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check_network,
)

SPONSORS = Register(
    id="sponsors",
    place="register/networks",
    title="Sponsors of staff networks",
    one="sponsor",
    several="sponsors",
    lead="Which director sponsored which staff network, by the title of the post, from when until when.",
    title_label="Title of the sponsor's post",
    counts="sponsors in post",
    columns=(
        _NETWORK,
        Column(name="since", label="Sponsor since", kind=ColumnKind.DAY, is_needed=True, in_list=True),
        Column(
            name="until",
            label="Sponsor until",
            hint="The last day. Leave it blank while it lasts.",
            kind=ColumnKind.DAY,
            in_list=True,
        ),
        Column(name="duties", label="What the sponsor has agreed to do", kind=ColumnKind.WORDS),
    ),
    states=(
        State(id=IN_POST, label="In post"),
        State(id=ENDED, label="Ended", does="The sponsorship has ended", is_live=False, follows=(IN_POST,)),
        State(
            id="struck-out",
            label="Struck out",
            does="Strike out this sponsor",
            is_live=False,
            follows=(IN_POST, ENDED),
            asks_why=True,
        ),
    ),
    months=12,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check_sponsor,
    key=("title", "network", "since"),
)

NETWORK_SUPPORT = Register(
    id="network-support",
    place="register/networks",
    title="Time and money of staff networks",
    one="account of time and money",
    several="accounts of time and money",
    lead="What a staff network was promised for a time, in pounds and in hours of work, and what it could use.",
    title_label="What this account is called",
    counts="accounts of time and money",
    columns=(
        _NETWORK,
        Column(name="since", label="First day that is counted", kind=ColumnKind.DAY, is_needed=True),
        Column(name="until", label="Last day that is counted", kind=ColumnKind.DAY, is_needed=True, in_list=True),
        Column(name="budget", label="Budget agreed, in pounds", kind=ColumnKind.MONEY, also_called=("budget",)),
        Column(
            name="spent",
            label="Spent as the network decided, in pounds",
            kind=ColumnKind.MONEY,
            in_list=True,
            also_called=("spent", "actual"),
        ),
        Column(
            name="agreed",
            label="Hours in working time agreed, of all officers together",
            kind=ColumnKind.WHOLE,
            also_called=("hours agreed",),
        ),
        Column(
            name="used",
            label="Hours they could take in working time, of all officers together",
            kind=ColumnKind.WHOLE,
            in_list=True,
            also_called=("hours used",),
        ),
    ),
    states=COUNTED,
    months=0,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check_support,
    key=("network", "since", "until"),
)

DIALOGUE = Register(
    id="dialogue",
    place="register/networks",
    title="Dialogue with staff networks",
    one="issue",
    several="issues",
    lead="What a staff network and the senior management team raised with each other, and when it was answered.",
    title_label="The issue",
    counts="issues",
    columns=(
        _NETWORK,
        Column(
            name="side",
            label="Which side raised it?",
            hint="The side alone. Never write who raised it.",
            kind=ColumnKind.CHOICE,
            choices=Side,
            is_needed=True,
            in_list=True,
            is_filter=True,
        ),
        Column(name="raised_on", label="Raised on", kind=ColumnKind.DAY, is_needed=True, in_list=True),
        Column(name="answered_on", label="Answered on", kind=ColumnKind.DAY, in_list=True),
        Column(name="answer", label="The answer", kind=ColumnKind.WORDS, also_called=("response", "outcome")),
    ),
    states=(
        State(id="raised", label="Raised"),
        State(
            id="dropped",
            label="Dropped",
            does="Drop this issue",
            is_live=False,
            follows=("raised",),
            asks_why=True,
        ),
    ),
    months=0,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check_issue,
    key=("title", "network", "raised_on"),
)

NETWORKS_AND_DIALOGUE = (NETWORKS, SPONSORS, NETWORK_SUPPORT, DIALOGUE)
