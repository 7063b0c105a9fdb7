"""Board elections: the round and its result as totals, and the steps of outreach. Nothing about a person's vote."""

from datetime import date

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.columns import Column, ColumnKind, Register, State, Values
from tallystick_web.registers.described.shared import check_order, check_part
from tallystick_web.registers.rules import check_day_not_to_come

ENOUGH = 10
"""Candidates of each kind without which a total of votes would tell of one of them."""


def _check_round(values: Values, today: date) -> None:
    closes = values.get("closes_on")
    check_order(values.get("nominations_on"), values.get("opens_on"), "Voting cannot open before nominations close.")
    check_order(values.get("opens_on"), closes, "Voting cannot close before it opens.")
    for name, whole in (("votes", "voters"), ("votes_fewer", "votes")):
        check_part(values.get(name), values.get(whole), f"“{_label(name)}” cannot be more than “{_label(whole)}”.")
    if values.get("votes") is not None and (closes is None or closes >= today):
        raise Refused("Enter votes when voting is over. Until then nobody should know how it stands.")
    if values.get("votes_fewer") is not None:
        _check_is_safe(values)


def _check_is_safe(values: Values) -> None:
    if not values.get("is_safe") or (values.get("candidates") or 0) < 2 * ENOUGH:
        raise Refused(
            f"Votes for candidates from groups that are fewer are kept only where at least {ENOUGH} of the candidates "
            f"said they are from these groups and at least {ENOUGH} said they are not. With fewer, the total would "
            "tell of one person. Leave it out."
        )


def _label(name: str) -> str:
    return ELECTIONS.column(name).label.rstrip("?")


def _check_step(values: Values, today: date) -> None:
    check_day_not_to_come(values.get("done_on"), what="The step", today=today)


ELECTIONS = Register(
    id="elections",
    place="register/elections",
    title="Elections",
    one="election",
    several="elections",
    lead="Rounds of elections and their results as totals. Nothing is kept about how a person voted.",
    title_label="Name of the round",
    counts="elections",
    columns=(
        Column(
            name="nominations_on",
            label="Nominations close on",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("nominations close",),
        ),
        Column(name="opens_on", label="Voting opens on", kind=ColumnKind.DAY, also_called=("opens",)),
        Column(name="closes_on", label="Voting closes on", kind=ColumnKind.DAY, in_list=True, also_called=("closes",)),
        Column(name="voters", label="How many people can vote?", kind=ColumnKind.WHOLE, also_called=("eligible",)),
        Column(
            name="candidates",
            label="How many candidates are there?",
            kind=ColumnKind.WHOLE,
            in_list=True,
            also_called=("candidates",),
        ),
        Column(
            name="votes",
            label="How many valid votes were given?",
            hint="The total alone. Never keep who voted, or for whom.",
            kind=ColumnKind.WHOLE,
            in_list=True,
            also_called=("valid votes", "votes cast"),
        ),
        Column(
            name="is_safe",
            label=f"Did at least {ENOUGH} candidates say they are from groups that are fewer, and {ENOUGH} that they "
            "are not?",
            hint="The candidates say so of themselves. Nobody guesses.",
            kind=ColumnKind.YES,
        ),
        Column(
            name="votes_fewer",
            label="How many votes went to candidates from groups that are fewer, all together?",
            hint="One total for all of them, where the answer above is yes. Otherwise leave it blank.",
            kind=ColumnKind.WHOLE,
        ),
    ),
    states=(
        State(id="planned", label="Planned"),
        State(id="over", label="Over, with its result", does="The round is over", follows=("planned",)),
        State(
            id="called-off",
            label="Called off",
            does="Call this round off",
            is_live=False,
            follows=("planned", "over"),
            asks_why=True,
        ),
    ),
    months=0,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check_round,
)

ELECTION_STEPS = Register(
    id="election-steps",
    place="register/elections",
    title="Outreach before elections",
    one="step of outreach",
    several="steps of outreach",
    lead="What is done so that a wider mix of people stand, and whether it was done before nominations closed.",
    title_label="The step",
    counts="steps of outreach",
    columns=(
        Column(
            name="election",
            label="For which round?",
            kind=ColumnKind.ENTRY,
            of="elections",
            is_needed=True,
            in_list=True,
            is_filter=True,
        ),
        Column(name="audience", label="Whom does it reach?", also_called=("audience",)),
        Column(
            name="planned_on",
            label="Planned for",
            kind=ColumnKind.DAY,
            is_needed=True,
            in_list=True,
            also_called=("planned", "due"),
        ),
        Column(name="done_on", label="Done on", kind=ColumnKind.DAY, in_list=True, also_called=("done", "completed")),
    ),
    states=(
        State(id="planned", label="In the plan"),
        State(
            id="dropped",
            label="Dropped",
            does="Drop this step",
            is_live=False,
            follows=("planned",),
            asks_why=True,
        ),
    ),
    months=0,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
    check=_check_step,
    key=("title", "election"),
)

ELECTIONS_AND_STEPS = (ELECTIONS, ELECTION_STEPS)
