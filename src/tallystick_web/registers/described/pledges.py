"""Pledges: which organisation signed which, how far it has come, and when it must be renewed."""

from datetime import date

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.columns import CLOSED, OPEN, OPEN_AGAIN, Choice, Column, ColumnKind, Register, Values
from tallystick_web.registers.described.shared import check_order
from tallystick_web.registers.rules import check_day_not_to_come


class PledgeStage(Choice):
    """How far an organisation has come with what it pledged."""

    COMMITTED = "committed"
    GETTING_READY = "getting-ready"
    ACHIEVED = "achieved"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            PledgeStage.COMMITTED: "committed",
            PledgeStage.GETTING_READY: "getting ready",
            PledgeStage.ACHIEVED: "achieved",
        }[self]


def _check(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("signed_on"), what="The signing", today=today)
    check_order(values.get("signed_on"), values.get("renew_on"), "A pledge cannot be renewed before it was signed.")
    if values.get("stage") == PledgeStage.ACHIEVED and not str(values.get("evidence") or "").strip():
        raise Refused("Say what shows that the pledge is achieved.")


PLEDGES = Register(
    id="pledges",
    place="register/pledges",
    title="Pledges",
    one="pledge",
    several="pledges",
    lead="Which organisation made which pledge, how far it has come, and when the pledge is renewed.",
    title_label="Name of the pledge",
    counts="pledges in force",
    columns=(
        Column(
            name="pledged",
            label="Which organisation made it?",
            is_needed=True,
            in_list=True,
            also_called=("organisation", "employer", "trust"),
        ),
        Column(
            name="stage",
            label="How far has it come?",
            kind=ColumnKind.CHOICE,
            choices=PledgeStage,
            is_needed=True,
            in_list=True,
            is_filter=True,
            also_called=("stage", "status"),
        ),
        Column(name="signed_on", label="Signed on", kind=ColumnKind.DAY, in_list=True, also_called=("signed", "date")),
        Column(name="evidence", label="What shows it", kind=ColumnKind.WORDS, also_called=("evidence",)),
        Column(
            name="renew_on",
            label="To be renewed on",
            kind=ColumnKind.DAY,
            in_list=True,
            also_called=("renewal", "renewal date"),
        ),
        Column(name="link", label="Where it can be read", kind=ColumnKind.LINK, also_called=("link", "url")),
    ),
    states=(OPEN, CLOSED, OPEN_AGAIN),
    months=12,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check,
    key=("title", "pledged"),
)
