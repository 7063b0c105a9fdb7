"""What registers offer to the application that keeps questions: work that prompts and checklists are answered about."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType
from uuid import UUID

from django.urls import reverse

from tallystick_web.core.asked_about import KindOfWork, PieceOfWork, add_kind_of_work
from tallystick_web.registers.columns import Register
from tallystick_web.registers.described import registers
from tallystick_web.registers.queries.entries import entries_of

DONE_ON: Mapping[str, str] = MappingProxyType(
    {
        "outputs": "published_on",
        "events": "on",
        "programmes": "ended_on",
        "offers": "reviewed_on",
        "policies": "adopted_on",
        "contracts": "starts_on",
        "initiatives": "since",
        "positions": "adopted_on",
        "work-plans": "reviewed_on",
    }
)
"""The registers whose entries are pieces of work, each with the column that says on which day one was done: published,
held, adopted, decided, or begun, where questions belong before it begins. A programme is done when it is closed."""

_NEVER_HELD = frozenset({("events", "cancelled")})


def offer() -> None:
    """Offer every kind of work."""
    for name, column in DONE_ON.items():
        add_kind_of_work(kind_of(name), _kind(registers()[name], column))


def kind_of(register: str) -> str:
    """What the entries of a register are called as a kind of work."""
    return f"register/{register}"


def _kind(register: Register, column: str) -> KindOfWork:
    return KindOfWork(
        one=register.one,
        several=register.several,
        find=partial(_find, register, column),
        href=partial(_href, register),
        reads=frozenset(map(str, register.reads)),
    )


def _find(
    register: Register, column: str, organisation: UUID, pieces: Collection[UUID] | None
) -> Mapping[UUID, PieceOfWork]:
    rows = entries_of(organisation, register)
    chosen = rows if pieces is None else rows.filter(pk__in=pieces)
    said = chosen.order_by("title", "pk").values_list("pk", "title", "state", "ended_on", column)
    return {key: _piece(register, title, state, ended, done) for key, title, state, ended, done in said}


def _piece(register: Register, title: str, state: str, ended_on: date | None, done_on: date | None) -> PieceOfWork:
    """An entry as a piece of work. It was given up where it ended undone: what was taken back later had gone out."""
    is_before = not register.state(state).is_live and ended_on is None  # a draft, a plan
    given_up = ended_on is not None and (done_on is None or ended_on < done_on)
    return PieceOfWork(
        title=title,
        done_on=None if is_before else done_on,
        is_over=given_up or (register.id, state) in _NEVER_HELD,
    )


def _href(register: Register, slug: str, entry: UUID) -> str:
    return reverse("entry", kwargs={"organisation": slug, "register": register.id, "entry": entry})
