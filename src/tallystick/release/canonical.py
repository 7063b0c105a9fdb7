"""The canonical file of a release: the same release always gives the same bytes, and reads back to itself."""

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from tallystick.release.pay import PayRelease
from tallystick.release.release import Release
from tallystick.release.shown import Hidden, Shown


def to_bytes(release: Release | PayRelease) -> bytes:
    """Return the canonical JSON of ``release``: sorted names, UTF-8, numbers as decimal text, one newline."""
    text = json.dumps(_plain(release), sort_keys=True, ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def from_bytes(content: bytes) -> Release:
    """Return the release that ``content`` is the canonical file of.

    Raises pydantic.ValidationError when it is not one.
    """
    return TypeAdapter(Release).validate_json(content)


def pay_from_bytes(content: bytes) -> PayRelease:
    """Return the release of pay that ``content`` is the canonical file of.

    Raises pydantic.ValidationError when it is not one.
    """
    return TypeAdapter(PayRelease).validate_json(content)


def fingerprint(release: Release | PayRelease) -> str:
    """The release's name in a ledger: the SHA-256 of its canonical file."""
    return hashlib.sha256(to_bytes(release)).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, StrEnum | date):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Shown | Hidden) or is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
