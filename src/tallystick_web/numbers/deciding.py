"""What was decided about figures of the contract, in words: what holds now, and everything decided before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tallystick.definitions import available, load
from tallystick.disclosure.policies import policies
from tallystick.publishing.words import listed
from tallystick_web.core.templating import day
from tallystick_web.numbers.models import ContractDecision

NOBODY_DECIDED = (
    "Nobody has decided that figures published by contract leave exactly. So every figure outside the analyst’s desk "
    "is protected: small counts are withheld and the others are rounded."
)


@dataclass(frozen=True, kw_only=True)
class Decided:
    """One decision: who, in which role, when, and for which standards exact figures were accepted or taken back."""

    is_accepted: bool
    standards: tuple[str, ...]
    name: str
    role: str
    at: datetime


def decided(organisation: UUID) -> list[Decided]:
    """Every decision of an organisation, the newest first."""
    return [
        Decided(is_accepted=one.is_accepted, standards=tuple(one.standards), name=one.by.name, role=one.role, at=one.at)
        for one in ContractDecision.objects.of(organisation).select_related("by").order_by("-at")
    ]


def in_words(decisions: Sequence[Decided]) -> str:
    """What the newest of some decisions says; what holds where there is none."""
    if not decisions:
        return NOBODY_DECIDED
    last = decisions[0]
    if last.is_accepted:
        return (
            f"Figures of the whole organisation under the {standards_in_words(last.standards)} leave exactly, because "
            f"the contract has them published. {last.name}, {last.role}, accepted this on {day(last.at)}. Everything "
            "finer is protected."
        )
    return (
        f"{last.name}, {last.role}, took back on {day(last.at)} that figures published by contract leave exactly. "
        "Every approved set made since then is protected throughout."
    )


def standards_of_the_contract() -> tuple[tuple[str, str], ...]:
    """The standards whose figures a contract has published: each with its title."""
    return tuple((one, _title(one)) for one in policies()["wres-contract"].standards)


def standards_in_words(standards: Sequence[str]) -> str:
    """The titles of some standards, in a sentence."""
    return listed([_title(one) for one in standards])


def _title(standard: str) -> str:
    years = [int(year) for name, _, year in (one.rpartition("/") for one in available()) if name == standard]
    return load(standard, max(years)).title
