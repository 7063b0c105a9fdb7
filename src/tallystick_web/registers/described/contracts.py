"""Tenders, contracts and commissions: how much race equality weighed, and the results on race that they name."""

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
from tallystick_web.registers.rules import check_day_not_to_come


class ContractKind(Choice):
    """What kind of buying a contract is."""

    TENDER = "tender"
    CONTRACT = "contract"
    COMMISSION = "commission"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            ContractKind.TENDER: "tender",
            ContractKind.CONTRACT: "funding or delivery contract",
            ContractKind.COMMISSION: "commission of pictures or film",
        }[self]


class Met(Choice):
    """Whether a result was met."""

    NOT_YET = "not-yet"
    YES = "yes"
    NO = "no"

    @property
    def label(self) -> str:
        """As people read it."""
        return {Met.NOT_YET: "not due yet", Met.YES: "met", Met.NO: "not met"}[self]


def _check_contract(values: Values, today: date) -> None:
    starts, ends, signed = values.get("starts_on"), values.get("ends_on"), values.get("signed_off_on")
    check_day_not_to_come(signed, what="The sign-off", today=today)
    if starts and ends and ends < starts:
        raise Refused("It ends before it starts. Look at the two days again.")
    if values.get("weight") is not None and not 0 <= values["weight"] <= 100:
        raise Refused("A weight is a percentage: enter a number from 0 to 100.")
    if values.get("is_weight_kept") and not values.get("weight"):
        raise Refused("Say which weight was used, if it was the one that the policy fixes.")
    if signed and not values.get("has_brief"):
        raise Refused("Work can be signed off against the brief only where the contract holds the brief.")


CONTRACTS = Register(
    id="contracts",
    place="register/suppliers",
    title="Tenders, contracts and commissions",
    one="contract",
    several="contracts",
    lead="What was bought or funded, how much race equality weighed when it was decided, and whether the brief held.",
    title_label="What it is for",
    counts="contracts in force",
    columns=(
        Column(
            name="kind",
            label="What kind is it?",
            kind=ColumnKind.CHOICE,
            choices=ContractKind,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("type", "kind"),
        ),
        Column(
            name="supplier",
            label="With whom?",
            kind=ColumnKind.ENTRY,
            of="suppliers",
            in_list=True,
            also_called=("supplier", "partner", "contractor"),
        ),
        Column(name="value", label="Value in all", kind=ColumnKind.MONEY, also_called=("value", "contract value")),
        Column(
            name="is_above_limit",
            label="Above the limit in the policy?",
            kind=ColumnKind.YES,
            is_filter=True,
            also_called=("above limit", "above threshold"),
        ),
        Column(
            name="weight",
            label="Weight that race equality had, in per cent",
            kind=ColumnKind.NUMBER,
            also_called=("weight", "weighting"),
        ),
        Column(name="is_weight_kept", label="Was it the weight that the policy fixes?", kind=ColumnKind.YES),
        Column(
            name="has_brief",
            label="Does it hold the brief for pictures and film?",
            kind=ColumnKind.YES,
            hint="For commissions: the clause on how people are shown.",
        ),
        Column(name="signed_off_on", label="Work signed off against the brief on", kind=ColumnKind.DAY),
        Column(
            name="starts_on",
            label="Decided or signed on",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("start", "start date", "award date", "signed"),
        ),
        Column(name="ends_on", label="Ends on", kind=ColumnKind.DAY, also_called=("end", "end date", "expiry")),
    ),
    states=(
        State(id="planned", label="Planned", is_live=False),
        State(id="in-force", label="In force", does="Put it in force", follows=("planned",)),
        State(id="ended", label="Ended", does="End it", is_live=False, follows=("planned", "in-force"), asks_why=True),
    ),
    months=12,
    keeps=frozenset({Capability.KEEP_SUPPLIERS}),
    check=_check_contract,
    key=("title", "supplier", "starts_on"),
)


def _check_result(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("met_on"), what="The day on which it was met", today=today)
    if (values.get("met") == Met.YES) != bool(values.get("met_on")):
        raise Refused("A result that was met has the day on which it was met, and no other result has one.")
    due = values.get("due_on")
    if values.get("met") == Met.NOT_YET and due and due < today:
        raise Refused("This result was due already. Say whether it was met.")


CONTRACT_RESULTS = Register(
    id="contract-results",
    place="register/suppliers",
    title="Results on race that contracts name",
    one="result",
    several="results",
    lead="What each contract promises on race equality: a result with a number and a date, and whether it came.",
    title_label="The result in words",
    counts="results named",
    columns=(
        Column(
            name="contract",
            label="Which contract?",
            kind=ColumnKind.ENTRY,
            of="contracts",
            is_needed=True,
            in_list=True,
            also_called=("contract",),
        ),
        Column(name="target", label="The number promised", kind=ColumnKind.NUMBER, also_called=("target", "kpi")),
        Column(name="due_on", label="Due on", kind=ColumnKind.DAY, in_list=True, also_called=("due", "due date")),
        Column(name="achieved", label="The number reached", kind=ColumnKind.NUMBER, also_called=("achieved", "actual")),
        Column(
            name="met",
            label="Was it met?",
            kind=ColumnKind.CHOICE,
            choices=Met,
            in_list=True,
            is_filter=True,
            also_called=("met", "status"),
        ),
        Column(name="met_on", label="Met on", kind=ColumnKind.DAY),
    ),
    states=(OPEN, CLOSED, OPEN_AGAIN),
    months=0,
    keeps=frozenset({Capability.KEEP_SUPPLIERS}),
    check=_check_result,
    key=("title", "contract", "due_on"),
)
