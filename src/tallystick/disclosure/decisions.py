"""What one organisation has decided about its releases: a file signed by whoever answers for its information."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import ConfigDict, TypeAdapter

from tallystick.definitions import load
from tallystick.disclosure.policies import Counts, policies
from tallystick.disclosure.signed import RulesRefused, problems_in
from tallystick.errors import WrongArguments
from tallystick.release.protection import Acceptance, DutyToPublish, ExactCell


@dataclass(frozen=True, kw_only=True)
class Contract:
    """That the figures of the contract leave exactly, for the standards named, as somebody accepted by name."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    standards: tuple[str, ...]
    accepted: Acceptance


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """Everything decided. An organisation that decided nothing has every figure protected.

    ``stricter`` names a policy for counts that applies beside the menu's own; the strictest wins.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")
    contract: Contract | None = None
    stricter: str = ""
    duty_to_publish: tuple[DutyToPublish, ...] = field(default=())

    def accepted_for(self, standard: str) -> Acceptance | None:
        """Who accepted that this standard's contract figures leave exactly; None where nobody did."""
        if self.contract is None or standard not in self.contract.standards:
            return None
        return self.contract.accepted


def read_decisions(text: str, *, name: str) -> Decisions:
    """Read a file of decisions.

    Raises RulesRefused with everything that is wrong, including a signature that is missing.
    """
    try:
        decisions = TypeAdapter(Decisions).validate_python(tomllib.loads(text))
    except (ValueError, tomllib.TOMLDecodeError) as error:
        problems = problems_in(name, error)
    else:
        problems = [f"{name}: {problem}" for problem in _problems(decisions)]
    if problems:
        raise RulesRefused("\n".join(["Nothing was released.", *problems]))
    return decisions


def _problems(decisions: Decisions) -> list[str]:
    problems = []
    if decisions.contract is not None:
        allowed = policies()["wres-contract"].standards
        problems += [
            f"contract.standards: '{one}' is not published by contract. There are: {', '.join(allowed)}."
            for one in decisions.contract.standards
            if one not in allowed
        ]
        problems += _unsigned("contract.accepted", decisions.contract.accepted.name, decisions.contract.accepted.role)
    rounding = [one.id for one in policies().values() if one.counts is Counts.ROUNDED]
    if decisions.stricter and decisions.stricter not in rounding:
        problems.append(f"stricter: '{decisions.stricter}' is not one of {', '.join(rounding)}.")
    for duty in decisions.duty_to_publish:
        problems += _unsigned("duty_to_publish", duty.signed_by, duty.role, duty.legal_basis, duty.consents)
        if not duty.cells:
            problems.append("duty_to_publish: name the cells, one by one.")
        problems += [problem for cell in duty.cells for problem in _unknown(cell)]
    return problems


def _unknown(cell: ExactCell) -> Iterator[str]:
    """What a named cell says that the definition of its standard and year does not know."""
    try:
        definition = load(cell.standard, cell.year)
    except WrongArguments as refused:
        yield f"duty_to_publish.cells: {refused}"
        return
    indicator = next((one for one in definition.given if one.id == cell.indicator), None)
    if indicator is None:
        yield f"duty_to_publish.cells: there is no indicator '{cell.indicator}' in {definition.id}."
    elif cell.row not in (*indicator.row_ids, ""):
        yield f"duty_to_publish.cells: indicator {indicator.id} has no row '{cell.row}'."


def _unsigned(where: str, *said: str) -> list[str]:
    blank = any(not one.strip() for one in said)
    return [f"{where}: a name, a role and the reasons must be given; one of them is blank."] if blank else []
