"""What is made of a release is kept in the cache, under its hash, the version of the program and the words chosen.

A release never changes, so nothing kept ever has to be made again; the cache can be emptied at any time.
"""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

from tallystick import __version__
from tallystick.vocabulary.terms import Term

T = TypeVar("T")

_FORM = 1  # of what is kept: raised when the fields of a value change, so that those kept before are not read


def key_of(kind: str, sha256: str, *, of: str = "", term: Term | None = None) -> str:
    """The key of one thing made of a release."""
    return f"numbers:{__version__}:{_FORM}:{kind}:{sha256}:{of}:{'' if term is None else term.id}"


def kept(key: str, make: Callable[[], T]) -> T:
    """What is kept under a key; made and kept where it is not there."""
    found: T | None = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found)
    return found
