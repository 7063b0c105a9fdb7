"""The log of erasures: what a restored backup would bring back, and has to be done again.

It is a file of lines in the data folder. No backup holds it and no restore replaces it; the operator copies it to a
place of its own. A line is written before what it tells of is committed, and holds ids and hashes, never a name.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

FILE = "erasures.jsonl"
_LOOK_BACK = timedelta(days=1)

Again = Callable[[Mapping[str, str], datetime], bool]
"""Does one thing again that a line tells of, at a time. False where nothing was left to do."""

_again: dict[str, Again] = {}


class LogBroken(Exception):
    """A log that cannot be done again as a whole. The message is a sentence for the operator."""


def offer_again(kind: str, again: Again) -> None:
    """Offer to do lines of this kind again."""
    _again[str(kind)] = again


def note(kind: str, **ids: object) -> None:
    """Write one line, on the disk before this returns.

    It begins with an end of line: where a crash cut the line before, this one is whole all the same.
    """
    said = {"kind": str(kind), "at": timezone.now().astimezone(UTC).isoformat()}
    said |= {name: str(one) for name, one in ids.items()}
    handle = os.open(here(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"\n{json.dumps(said)}\n")
        file.flush()
        os.fsync(file.fileno())


def here() -> Path:
    """Where the log of this service is."""
    return Path(settings.TALLYSTICK_DATA) / FILE


def replay(log: Path, *, since: datetime, at: datetime) -> int:
    """Do again, in order, what a log tells of since a backup was made. Returns how much was left to do.

    It looks back for a day more: what was being committed while the backup was made may be missing in it, and to do a
    thing twice changes nothing.
    """
    after = since - _LOOK_BACK
    return sum(_again[line["kind"]](line, at) for line in _lines(log) if datetime.fromisoformat(line["at"]) >= after)


def check(log: Path) -> None:
    """Raise LogBroken where a log has a line of a kind that this version does not know."""
    unknown = sorted({line["kind"] for line in _lines(log)} - set(_again))
    if unknown:
        raise LogBroken(
            f"The log of erasures tells of what this version of Tallystick cannot do again: {', '.join(unknown)}. "
            "Nothing was replaced. Restore with the version that wrote it."
        )


def _lines(log: Path) -> Iterator[Mapping[str, str]]:
    # A line that was cut by a crash tells of something that was not committed: it is left out.
    for text in log.read_text(encoding="utf-8").splitlines():
        line = _line(text)
        if line is not None:
            yield line


def _line(text: str) -> dict[str, str] | None:
    try:
        line: Any = json.loads(text)
    except ValueError:
        return None
    return line if isinstance(line, dict) and {"kind", "at"} <= set(line) else None
