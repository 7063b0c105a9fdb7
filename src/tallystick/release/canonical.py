"""The canonical file of a release: the same release always gives the same bytes, and reads back to itself."""

import hashlib
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from tallystick.release.pay import PayRelease
from tallystick.release.release import Release


def to_bytes(release: Release | PayRelease) -> bytes:
    """Return the canonical JSON of ``release``: sorted names, UTF-8, numbers as decimal text, one newline."""
    return _documents().dump_json(_plain(release), indent=1) + b"\n"


def from_bytes(content: bytes) -> Release:
    """Return the release that ``content`` is the canonical file of.

    Raises pydantic.ValidationError when it is not one.
    """
    return _releases().validate_json(content)


def pay_from_bytes(content: bytes) -> PayRelease:
    """Return the release of pay that ``content`` is the canonical file of.

    Raises pydantic.ValidationError when it is not one.
    """
    return _pay_releases().validate_json(content)


def fingerprint(release: Release | PayRelease) -> str:
    """The release's name in a ledger: the SHA-256 of its canonical file."""
    return hashlib.sha256(to_bytes(release)).hexdigest()


# To make an adapter takes longer than to read a release with it.


@cache
def _releases() -> TypeAdapter[Release]:
    return TypeAdapter(Release)


@cache
def _pay_releases() -> TypeAdapter[PayRelease]:
    return TypeAdapter(PayRelease)


@cache
def _documents() -> TypeAdapter[Any]:
    return TypeAdapter(Any)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, str | date):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        kind: Any = type(value)
        return {name: _plain(getattr(value, name)) for name in _names(kind)}
    return value


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(sorted(field.name for field in fields(kind)))
