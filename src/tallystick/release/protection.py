"""What a release says of its own protection: under which rules each part stands, and what was left out."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Acceptance:
    """Who decided that the figures of the contract leave exactly, and when: somebody answerable for information."""

    name: str
    role: str
    on: date


@dataclass(frozen=True, kw_only=True)
class ExactCell:
    """One count, of one year, that leaves exactly under a duty to publish."""

    standard: str
    year: int
    indicator: str
    row: str
    by: str
    part: str
    group: str
    what: Literal["happened", "people"]


@dataclass(frozen=True, kw_only=True)
class DutyToPublish:
    """A signed, dated exception: the cells it names, the law it rests on and the consents that were given."""

    cells: tuple[ExactCell, ...]
    legal_basis: str
    consents: str
    signed_by: str
    role: str
    on: date


@dataclass(frozen=True, kw_only=True)
class Coarsened:
    """What is not in the release, because it could not be protected: a table of one indicator, or ``group`` in it."""

    table: str
    indicator: str
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Protection:
    """The rules a table of a release stands under.

    ``contract`` is the policy of organisation-level figures, ``finer`` that of all others, ``survey`` the one that
    holds for survey results as well. ``menu`` names the tables in it, ``coarsened`` those left out. ``withheld``
    counts the cells that are hidden, ``still_known`` says in sentences what a reader can know all the same.
    """

    contract: str
    finer: str
    survey: str
    menu: tuple[str, ...]
    coarsened: tuple[Coarsened, ...] = ()
    withheld: int = 0
    still_known: tuple[str, ...] = ()
    accepted: Acceptance | None = None
    exceptions: tuple[DutyToPublish, ...] = ()
