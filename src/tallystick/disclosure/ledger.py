"""The ledger: which releases went to whom, in their order. A new one is tested against all that its readers have."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from pydantic import ConfigDict, TypeAdapter, ValidationError

from tallystick.errors import InputRefused
from tallystick.release.policy import Audience

# Whoever may read what one audience gets: people of the organisation read what is public as well.
_READERS = {
    Audience.PUBLIC: (Audience.PUBLIC, Audience.ORGANISATION),
    Audience.ORGANISATION: (Audience.ORGANISATION,),
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One release that left: the hash of its canonical file, for whom it was, and when."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    audience: Audience
    sha256: str
    on: date


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """Every release of one organisation, oldest first. Nothing is ever taken out."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    organisation: str
    entries: tuple[Entry, ...] = ()

    def seen_by(self, audience: Audience) -> tuple[str, ...]:
        """The hashes of all that ``audience`` has: what was made for it, and what it reads beside that."""
        return tuple(dict.fromkeys(one.sha256 for one in self.entries if audience in _READERS[one.audience]))

    def with_entry(self, entry: Entry) -> "Ledger":
        """The ledger with one more release; the same one for the same audience is never listed twice."""
        if any((one.audience, one.sha256) == (entry.audience, entry.sha256) for one in self.entries):
            return self
        return Ledger(organisation=self.organisation, entries=(*self.entries, entry))


def readers_of(audience: Audience) -> tuple[Audience, ...]:
    """Every audience that reads what is made for this one. Raises KeyError for the analyst's desk, which is none."""
    return _READERS[audience]


def ledger_to_bytes(ledger: Ledger) -> bytes:
    """The ledger as it is kept."""
    entries = [{"audience": str(one.audience), "sha256": one.sha256, "on": str(one.on)} for one in ledger.entries]
    document = {"organisation": ledger.organisation, "entries": entries}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def ledger_from_bytes(content: bytes, *, name: str) -> Ledger:
    """Read a ledger. Raises InputRefused when it is not one."""
    ledger = None
    with suppress(ValidationError):
        ledger = TypeAdapter(Ledger).validate_json(content)
    if ledger is None or not all(one.audience in _READERS for one in ledger.entries):
        raise InputRefused(f"{name}: this is not the list of releases that this program keeps.")
    return ledger
