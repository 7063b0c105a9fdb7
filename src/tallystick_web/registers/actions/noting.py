"""The history of an entry: what was done to it, and what it said before."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from tallystick_web.organisations.models import Person
from tallystick_web.registers.columns import Register
from tallystick_web.registers.models import Entry, EntryChange
from tallystick_web.registers.queries.stored import as_text
from tallystick_web.registers.rules import Event

_OF_A_PERSON = frozenset({"title", "note"})

Said = Sequence[Mapping[str, str]]
"""Columns that changed: the name of each, and what it said before and after; of one about a person the name alone."""


def note(
    *, row: Entry, register: Register, what: Event, by: Person, at: datetime, said: Said = (), why: str = ""
) -> EntryChange:
    """Write into the history of an entry what was done to it. Of people no reason is kept: it could be about them."""
    return EntryChange.objects.create(
        organisation_id=row.organisation_id,
        register=register.id,
        entry=row.pk,
        what=what,
        said=list(said),
        why="" if register.of_people else why.strip(),
        by=by,
        at=at,
    )


def differing(register: Register, before: Mapping[str, Any], after: Mapping[str, Any]) -> Said:
    """The columns that say something else after than before."""
    personal = {one.name for one in register.columns if one.is_personal}
    personal |= _OF_A_PERSON if register.of_people else set()
    texts = [(name, as_text(before[name]), as_text(after[name])) for name in after]
    return [
        {"column": name} if name in personal else {"column": name, "before": was, "after": now}
        for name, was, now in texts
        if was != now
    ]
