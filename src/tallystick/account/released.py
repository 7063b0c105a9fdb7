"""One organisation's approved set: opened ledger, tested release, kept before anything of it is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from tallystick.account.approve import Approved, Asked, approve
from tallystick.account.ledger_folder import LedgerFolder, open_ledger, record
from tallystick.account.understood import Understood
from tallystick.account.wres import tables_of
from tallystick.disclosure.ledger import Entry, readers_of
from tallystick.errors import DisclosureRefused, WrongArguments
from tallystick.release.canonical import fingerprint
from tallystick.release.policy import Audience

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class ForWhom:
    """The audience of a release, the ledger it goes into, and the day it is made."""

    audience: Audience
    ledger: Path | None
    on: date


def released(understood: Understood, for_whom: ForWhom) -> Approved:
    """Make, test and list the release of one organisation for an audience outside the analyst's desk.

    Raises DisclosureRefused where no ledger is named, or no release could be protected.
    """
    organisation, tables = of_one(tables_of(understood))
    folder = open_ledger(ledger_of(for_whom), organisation=organisation)
    approved = approve(tables, _asked(for_whom.audience, folder))
    entry = Entry(audience=for_whom.audience, sha256=fingerprint(approved.release), on=for_whom.on)
    record(
        folder, approved.content, {audience: report.to_json() for audience, report in approved.reports.items()}, entry
    )
    return approved


def of_one(tables: Mapping[str, list[T]]) -> tuple[str, list[T]]:
    """The one organisation and its tables. Raises WrongArguments where there are several."""
    if len(tables) != 1:
        raise WrongArguments(
            "A release for others is of one organisation, with a ledger of its own. Hand in one organisation at a time."
        )
    return next(iter(tables.items()))


def ledger_of(for_whom: ForWhom) -> Path:
    """The folder of the ledger. Raises DisclosureRefused where none is named."""
    if for_whom.ledger is None:
        raise DisclosureRefused(
            f"Nothing was written. Figures for the audience '{for_whom.audience}' must be tested together with all "
            "that its readers already have. Name the folder in which this organisation keeps its releases with "
            "--ledger; a new folder starts a new ledger. The analyst's own view needs none: --audience internal."
        )
    return for_whom.ledger


def _asked(audience: Audience, folder: LedgerFolder) -> Asked:
    return Asked(
        audience=audience,
        decisions=folder.decisions,
        earlier={reader: folder.seen_by(reader) for reader in readers_of(audience)},
        facts=folder.facts,
    )
