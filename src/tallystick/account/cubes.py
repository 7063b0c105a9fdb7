"""The canonical file of a return that was understood: its counts, their detail, and where they came from.

The same return gives the same bytes, and they read back to it. What is in it has not been through the gate.
"""

import json
from contextlib import suppress
from decimal import Decimal

from pydantic import TypeAdapter, ValidationError

from tallystick.account.understood import Accounted
from tallystick.errors import InputRefused

_ACCOUNTED = TypeAdapter(Accounted)


def cube_to_bytes(account: Accounted) -> bytes:
    """Return the canonical JSON of ``account``: sorted names, UTF-8, decimals as text, one newline."""
    document = _ACCOUNTED.dump_python(account, mode="python")
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, default=_plain, indent=1)
    return (text + "\n").encode()


def cube_from_bytes(content: bytes) -> Accounted:
    """Return what ``content`` is the canonical file of. Raises InputRefused where it is not one."""
    account = None
    with suppress(ValidationError):  # its message repeats what it found, and that may be counts
        account = _ACCOUNTED.validate_json(content)
    if account is None:
        raise InputRefused("This is not a file of counts that this program keeps.")
    return account


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value)
