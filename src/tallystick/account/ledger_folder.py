"""The folder in which one organisation keeps its releases, what it decided, and what is known elsewhere.

``ledger.json`` lists the releases in order; ``releases/`` holds each under its hash and ``tests/`` what the attacker
found. ``decisions.toml`` and ``known-elsewhere.toml`` are written by people.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tallystick.attack.facts import Facts, read_facts
from tallystick.disclosure.decisions import Decisions, read_decisions
from tallystick.disclosure.ledger import Entry, Ledger, ledger_from_bytes, ledger_to_bytes
from tallystick.errors import DisclosureRefused, InputRefused, WrongArguments
from tallystick.release.policy import Audience

LEDGER = "ledger.json"
RELEASES = "releases"
DECISIONS = "decisions.toml"
KNOWN_ELSEWHERE = "known-elsewhere.toml"


@dataclass(frozen=True, kw_only=True)
class LedgerFolder:
    """A ledger that was read, with the decisions and outside facts beside it."""

    path: Path
    ledger: Ledger
    decisions: Decisions
    facts: Facts

    def seen_by(self, audience: Audience) -> tuple[bytes, ...]:
        """The canonical files of all releases that ``audience`` has.

        Raises InputRefused where one is missing or is not what the ledger says: then nothing can be tested.
        """
        return tuple(_kept(self.path, sha256) for sha256 in self.ledger.seen_by(audience))


def open_ledger(path: Path, *, organisation: str) -> LedgerFolder:
    """Read the ledger of ``organisation`` at ``path``; a folder that is not there yet is an empty one.

    Raises WrongArguments where it is another organisation's, and InputRefused where a file in it cannot be read.
    """
    if path.exists() and not path.is_dir():
        raise WrongArguments(f"{path}: this is a file. A ledger is a folder.")
    ledger = _ledger(path, organisation=organisation)
    if ledger.organisation != organisation:
        raise WrongArguments(
            f"{path}: this is the ledger of another organisation, {ledger.organisation}. Each has a folder of its own."
        )
    return LedgerFolder(
        path=path,
        ledger=ledger,
        decisions=read_decisions(_text(path / DECISIONS), name=DECISIONS),
        facts=read_facts(_text(path / KNOWN_ELSEWHERE), name=KNOWN_ELSEWHERE),
    )


def record(folder: LedgerFolder, release: bytes, tests: Mapping[Audience, bytes], entry: Entry) -> LedgerFolder:
    """Keep a release with the test of each audience that reads it, and then list it. What is listed is always there.

    Raises DisclosureRefused where another release was listed since the ledger was read: it was not in the test.
    """
    with _alone(folder.path):
        if _ledger(folder.path, organisation=folder.ledger.organisation) != folder.ledger:
            raise DisclosureRefused(
                "Nothing was released. Another release was added to the ledger meanwhile, and this one was not tested "
                "beside it. Ask for it again."
            )
        _write(folder.path / RELEASES / f"{entry.sha256}.json", release)
        for audience, test in tests.items():
            _write(folder.path / "tests" / f"{entry.sha256}-{audience}.json", test)
        ledger = folder.ledger.with_entry(entry)
        _write(folder.path / LEDGER, ledger_to_bytes(ledger))
    return LedgerFolder(path=folder.path, ledger=ledger, decisions=folder.decisions, facts=folder.facts)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the ledger, so that no other run writes to it at once."""
    path.mkdir(parents=True, exist_ok=True)
    lock = path / ".lock"
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        raise DisclosureRefused(
            f"Nothing was released. Another run is writing to this ledger. If none is, delete {lock}."
        ) from None
    try:
        yield
    finally:
        lock.unlink()


def read_releases(paths: Iterable[Path]) -> tuple[bytes, ...]:
    """The content of release files. Raises WrongArguments where one cannot be read."""
    found = []
    for path in paths:
        try:
            found.append(path.read_bytes())
        except OSError as error:
            raise WrongArguments(f"{path}: this file cannot be read ({error.strerror}).") from None
    return tuple(found)


def read_known_elsewhere(path: Path | None) -> Facts:
    """The outside facts in a file, or none. Raises WrongArguments where there is no such file."""
    if path is None:
        return Facts()
    if not path.is_file():
        raise WrongArguments(f"{path}: there is no such file.")
    return read_facts(_text(path), name=path.name)


def _ledger(path: Path, *, organisation: str) -> Ledger:
    """The list as it is kept; an empty one where there is none. Raises InputRefused where releases are not in it."""
    kept = path / LEDGER
    ledger = ledger_from_bytes(kept.read_bytes(), name=LEDGER) if kept.exists() else Ledger(organisation=organisation)
    listed = {one.sha256 for one in ledger.entries}
    unlisted = sorted(one.stem for one in (path / RELEASES).glob("*.json") if one.stem not in listed)
    if unlisted:
        raise InputRefused(
            f"{path}: the release {unlisted[0][:12]} is kept here and {LEDGER} does not list it. Put back the "
            f"{LEDGER} that lists it. If it never left, because a run was broken off, delete it from {RELEASES}."
        )
    return ledger


def _kept(path: Path, sha256: str) -> bytes:
    file = path / RELEASES / f"{sha256}.json"
    content = file.read_bytes() if file.is_file() else b""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise InputRefused(
            f"{path}: the release {sha256[:12]} is missing or was changed. Put back the file that was kept: without "
            "all earlier releases a new one cannot be tested."
        )
    return content


def _text(path: Path) -> str:
    """What people wrote in a file; blank where there is none."""
    try:
        return path.read_text("utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError):
        raise InputRefused(f"{path.name}: this file cannot be read as text.") from None


def _write(path: Path, content: bytes) -> None:
    """Write beside and rename, so that a file is whole or not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
