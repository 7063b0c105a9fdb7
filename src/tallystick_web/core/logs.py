"""Logs as one JSON object a line: named fields only, and never a person's data.

What a person typed, an address with an id in it, or the text of an exception can hold personal data. So a record's
own message is a fixed word, an exception is told by its type and where it was raised, and only listed fields are kept.
"""

import json
import logging
import traceback
from datetime import UTC, datetime

FIELDS = ("request", "method", "route", "status", "milliseconds", "job", "organisation", "kind", "attempt", "code")


class AsJson(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        ours = record.name.startswith("tallystick")
        said: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "message": record.getMessage() if ours else _pattern(record),
            **{name: getattr(record, name) for name in FIELDS if hasattr(record, name) and ours},
        }
        if record.exc_info and record.exc_info[0] is not None:
            said["raised"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])
            said["where"] = [f"{frame.filename.rpartition('site-packages/')[2]}:{frame.lineno}" for frame in frames]
        return json.dumps(said)


def _pattern(record: logging.LogRecord) -> str:
    """What a package says: the pattern, without what fills it.

    A message with nothing to fill in may have been filled before, with a host's name or an address that somebody
    typed. Then the line of code that said it stands for it.
    """
    return str(record.msg) if record.args else f"{record.module}:{record.lineno}"
