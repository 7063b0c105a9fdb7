"""Money committed to race equality: how much, for how long, and how much of it was spent."""

from datetime import date

from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.columns import CLOSED, OPEN, OPEN_AGAIN, Column, ColumnKind, Register, Values
from tallystick_web.registers.described.shared import check_order


def _check(values: Values, today: date) -> None:  # noqa: ARG001  # the face of a check
    check_order(values.get("since"), values.get("until"), "The last day cannot come before the first.")
    check_order(values.get("until"), values.get("renew_on"), "Money is decided again when its time is over, or later.")


FUNDING = Register(
    id="funding",
    place="register/funding",
    title="Money committed",
    one="sum of money",
    several="sums of money",
    lead="Money that was committed to race equality, for how long, and how much of it was spent.",
    title_label="What the money is for",
    counts="sums of money committed",
    columns=(
        Column(name="source", label="Who gives it?", in_list=True, also_called=("funder", "source")),
        Column(
            name="amount",
            label="How much is committed, in pounds?",
            kind=ColumnKind.MONEY,
            is_needed=True,
            in_list=True,
            also_called=("amount", "committed", "budget"),
        ),
        Column(name="since", label="First day", kind=ColumnKind.DAY, is_needed=True, also_called=("start", "from")),
        Column(
            name="until",
            label="Last day",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("end", "term"),
        ),
        Column(
            name="spent",
            label="How much of it is spent, in pounds?",
            kind=ColumnKind.MONEY,
            in_list=True,
            also_called=("spent", "actual"),
        ),
        Column(
            name="renew_on",
            label="To be decided again on",
            kind=ColumnKind.DAY,
            in_list=True,
            also_called=("renewal",),
        ),
    ),
    states=(OPEN, CLOSED, OPEN_AGAIN),
    months=12,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check,
    key=("title", "since"),
)
