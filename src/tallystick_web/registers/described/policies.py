"""Policies: what each does for or against ethnic minority staff, whether that was looked at, and what changed."""

from datetime import date

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.columns import Choice, Column, ColumnKind, Register, State, Values
from tallystick_web.registers.rules import check_day_not_to_come


class PolicyTopic(Choice):
    """What a policy is about."""

    SPEAKING_UP = "speaking-up"
    RECRUITMENT = "recruitment"
    TALENT = "talent"
    CONDUCT = "conduct"
    PROCUREMENT = "procurement"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The topic as people read it."""
        return {
            PolicyTopic.SPEAKING_UP: "raising concerns",
            PolicyTopic.RECRUITMENT: "recruitment",
            PolicyTopic.TALENT: "talent, development and performance",
            PolicyTopic.CONDUCT: "conduct and discipline",
            PolicyTopic.PROCUREMENT: "buying and partners",
            PolicyTopic.OTHER: "something else",
        }[self]


class Outcome(Choice):
    """What came of looking at a policy's effect."""

    CHANGED = "changed"
    KEPT = "kept"

    @property
    def label(self) -> str:
        """As people read it."""
        return {Outcome.CHANGED: "the policy was changed", Outcome.KEPT: "it stays as it is, for a reason"}[self]


def _check(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("impact_on"), what="The review of its effect", today=today)
    check_day_not_to_come(values.get("adopted_on"), what="Its adoption", today=today)
    if values.get("impact_on") and not values.get("outcome"):
        raise Refused("Say what came of looking at its effect: it was changed, or it stays as it is.")
    if values.get("outcome") and not values.get("impact_on"):
        raise Refused("Say when its effect on ethnic minority staff was looked at.")
    if values.get("outcome") == Outcome.KEPT and not str(values.get("why") or "").strip():
        raise Refused("Say why the policy stays as it is.")


POLICIES = Register(
    id="policies",
    place="register/policies",
    title="Policies",
    one="policy",
    several="policies",
    lead="What each policy does for or against ethnic minority staff, when that was last looked at, and what changed.",
    title_label="Name of the policy",
    counts="policies in force",
    columns=(
        Column(
            name="topic",
            label="What is it about?",
            kind=ColumnKind.CHOICE,
            choices=PolicyTopic,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("topic", "type", "category", "area"),
        ),
        Column(name="adopted_on", label="Adopted on", kind=ColumnKind.DAY, also_called=("adopted", "approved")),
        Column(
            name="impact_on",
            label="Effect on ethnic minority staff looked at on",
            kind=ColumnKind.DAY,
            in_list=True,
            also_called=("impact assessed", "equality impact assessment", "eqia date", "race impact review"),
        ),
        Column(
            name="outcome",
            label="What came of that?",
            kind=ColumnKind.CHOICE,
            choices=Outcome,
            also_called=("result", "outcome"),
        ),
        Column(name="why", label="What was found and why", kind=ColumnKind.WORDS, also_called=("finding", "reason")),
        Column(
            name="even_use_on",
            label="Even use tested on",
            kind=ColumnKind.DAY,
            hint="When somebody last checked that it is used alike for all groups of staff.",
        ),
        Column(name="told_on", label="Staff told about it on", kind=ColumnKind.DAY),
        Column(name="link", label="Where it can be read", kind=ColumnKind.LINK, also_called=("link", "url")),
    ),
    states=(
        State(id="draft", label="Draft", is_live=False),
        State(id="in-force", label="In force", does="Put it in force", follows=("draft", "withdrawn")),
        State(
            id="withdrawn",
            label="Withdrawn",
            does="Withdraw it",
            is_live=False,
            follows=("draft", "in-force"),
            asks_why=True,
        ),
    ),
    months=24,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check,
)
