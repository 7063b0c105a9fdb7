"""The fence between organisations: inside a request or a job, rows of no other organisation can be loaded.

Rows are reached from an organisation (``Model.objects.of(organisation)`` or ``organisation.deposits``). What a query
forgets, the fence notices: a row that is loaded, saved or counted must belong to an organisation inside the fence.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID


class Unscoped(Exception):
    """A query over the rows of every organisation at once. A mistake in the program, never a person's."""


class OutsideFence(Exception):
    """A row of an organisation that is not inside the fence. A mistake in the program, never a person's."""


_inside: ContextVar[frozenset[UUID]] = ContextVar("inside", default=frozenset())
_everywhere: ContextVar[str] = ContextVar("everywhere", default="")


@contextmanager
def inside(*organisations: UUID) -> Iterator[None]:
    """Allow rows of these organisations and of no other."""
    token, outer = _inside.set(frozenset(organisations)), _everywhere.set("")
    try:
        yield
    finally:
        _everywhere.reset(outer)
        _inside.reset(token)


@contextmanager
def everywhere(reason: str) -> Iterator[None]:
    """Allow rows of every organisation, for what has a reason to: finding whose a link is, counting what is due."""
    token = _everywhere.set(reason)
    try:
        yield
    finally:
        _everywhere.reset(token)


def is_everywhere() -> bool:
    """Whether rows of every organisation are allowed here."""
    return bool(_everywhere.get())


def check_inside(organisation: UUID | None) -> None:
    """Raise OutsideFence unless rows of ``organisation`` are allowed here."""
    if not is_everywhere() and organisation not in _inside.get():
        raise OutsideFence("a row of another organisation was reached")
