"""The yearly audit of buying: what is in its sample, what is looked for, and who may answer a finding."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from tallystick_web.core.days import months_after
from tallystick_web.core.rules import Refused
from tallystick_web.registers.described.audits import LookedFor, Response
from tallystick_web.registers.described.contracts import ContractKind
from tallystick_web.registers.sample_rules import Drawn, draw, ordinal

MOST_CONTRACTS = 25


@dataclass(frozen=True, kw_only=True)
class Bought:
    """A contract above the limit, as the sample sees it."""

    id: UUID
    title: str
    kind: ContractKind
    value: Decimal | None


@dataclass(frozen=True, kw_only=True)
class Major:
    """A supplier or partner above the value that the policy calls major."""

    id: UUID
    title: str


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One test that an audit makes: of a contract, or of a supplier or partner."""

    title: str
    tested: LookedFor
    contract: UUID | None = None
    supplier: UUID | None = None


class Standing(StrEnum):
    """Where a finding stands."""

    UNANSWERED = "unanswered"
    OPEN = "open"
    LATE = "late"
    CLOSED = "closed"
    NOT_AGREED = "not-agreed"

    @property
    def label(self) -> str:
        """As people read it."""
        return {
            Standing.UNANSWERED: "not answered yet",
            Standing.OPEN: "to be done",
            Standing.LATE: "late",
            Standing.CLOSED: "closed",
            Standing.NOT_AGREED: "not agreed",
        }[self]


_OF_CONTRACTS = {
    ContractKind.TENDER: LookedFor.WEIGHED,
    ContractKind.CONTRACT: LookedFor.RESULT,
    ContractKind.COMMISSION: LookedFor.BRIEF,
}
_OF_PARTNERS = (LookedFor.COMMITMENT, LookedFor.REVIEW)


def audited_year(year_ended: date) -> tuple[date, date]:
    """The day after which an audit looks, and the last day of it."""
    return months_after(year_ended, -12), year_ended


def sample_of(contracts: Iterable[Bought], *, seed: int) -> Drawn[Bought]:
    """The contracts to test: all above the limit, or every so many of them by value, the largest first."""
    return draw(sorted(contracts, key=_by_value), most=MOST_CONTRACTS, seed=seed)


def _by_value(contract: Bought) -> tuple[Decimal, str]:
    return (-(contract.value or Decimal(0)), str(contract.id))


def tests_for(contracts: Sequence[Bought], partners: Sequence[Major]) -> tuple[Planned, ...]:
    """What is looked for in each contract and each major partner."""
    of_contracts = [Planned(title=one.title, tested=_OF_CONTRACTS[one.kind], contract=one.id) for one in contracts]
    of_partners = [
        Planned(title=one.title, tested=tested, supplier=one.id) for one in partners for tested in _OF_PARTNERS
    ]
    return (*of_contracts, *of_partners)


def rule_in_words(drawn: Drawn[Bought], *, partners: int) -> str:
    """How a sample was drawn, so that somebody else can draw it again."""
    majors = f"Every major supplier and partner in use: {partners}."
    if not drawn.of:
        return f"No contract of the year is above the limit in the policy. {majors}"
    if drawn.takes_all:
        return f"Every contract of the year above the limit in the policy: {drawn.of}. {majors}"
    return (
        f"Of {drawn.of} contracts of the year above the limit in the policy, in the order of their value with the "
        f"largest first, every {ordinal(drawn.step)}, beginning with the {ordinal(drawn.first)}: "
        f"{len(drawn.chosen)}. The start is what is left of the seed {drawn.seed} divided by {drawn.step}, plus one; "
        f"the seed comes from the id of this audit. {majors}"
    )


def check_something(tests: Sequence[Planned]) -> None:
    """Raise Refused for an audit that would test nothing."""
    if not tests:
        raise Refused(
            "There is nothing to test: no contract of that year is marked as above the limit in the policy, and no "
            "supplier or partner as major. Mark those in their registers first."
        )


def check_audit_is_open(*, is_open: bool) -> None:
    """Raise Refused where an audit is closed."""
    if not is_open:
        raise Refused("This audit is closed. Open it again in its register before you change what it says.")


def check_second_person(*, wrote: UUID, answers: UUID) -> None:
    """Raise Refused where whoever wrote a finding would answer it."""
    if wrote == answers:
        raise Refused(
            "You wrote this finding. Somebody else who keeps suppliers has to answer it, so that nobody audits their "
            "own work."
        )


def check_not_preparer(*, prepared: UUID, tests: UUID) -> None:
    """Raise Refused where whoever prepared an audit would write what came of it."""
    if prepared == tests:
        raise Refused("You prepared this audit. An auditor who did not has to write what came of it.")


def check_not_answered(*, is_answered: bool) -> None:
    """Raise Refused where a finding has an answer already."""
    if is_answered:
        raise Refused("This finding was answered in the meantime. Nothing was changed. Open it to see the answer.")


def standing(response: str, *, due_on: date | None, closed_on: date | None, today: date) -> Standing:
    """Where a finding stands on a day, from the answer to it. Blank is no answer."""
    if not response:
        return Standing.UNANSWERED
    if closed_on is not None and closed_on <= today:
        return Standing.CLOSED
    if response == Response.NOT_AGREED:
        return Standing.NOT_AGREED
    return Standing.LATE if due_on is not None and due_on < today else Standing.OPEN
