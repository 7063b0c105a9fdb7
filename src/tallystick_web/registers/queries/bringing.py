"""What is read to bring a file into a register, and to take one away."""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from cryptography.fernet import InvalidToken
from django.db import models

from tallystick_web.core.sealing import seal, unseal
from tallystick_web.core.sheets.tables import Headed, Table, headed_at
from tallystick_web.organisations.queries_people import people_of
from tallystick_web.organisations.queries_units import units_on
from tallystick_web.registers.brought.cells import Around, Names
from tallystick_web.registers.brought.judged import Known, There, known_among
from tallystick_web.registers.brought.leaving import Leaving
from tallystick_web.registers.brought.lines import Out, Row
from tallystick_web.registers.columns import ColumnKind, Register
from tallystick_web.registers.described import registers
from tallystick_web.registers.models import Entry, RegisterColumnAnswer, RegisterFile, tables
from tallystick_web.registers.queries.entries import entries_of
from tallystick_web.registers.queries.stored import said_by
from tallystick_web.registers.rules import FileStage

_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Held:
    """A file as it was read, with those of its tables that have headings: by these its rows are read each time."""

    tables: Sequence[Table]
    found: Sequence[Headed]
    notices: Sequence[str]


def sealed(held: Held) -> str:
    """A file as it was read, so that this service alone reads it."""
    return seal(b64encode(zlib.compress(_in_text(held))).decode())


def hash_of(held: Held) -> str:
    """A SHA-256 of what a file holds, by which the same file that comes twice is known."""
    return sha256(_in_text(held)).hexdigest()


def _in_text(held: Held) -> bytes:
    places = {id(one.table): one.at for one in held.found}
    read = [(one.name, one.rows, places.get(id(one))) for one in held.tables]
    return json.dumps({"tables": read, "notices": held.notices}).encode()


def opened(file: RegisterFile) -> Held | None:
    """What a file holds; None where it was erased, or sealed by another secret of the service."""
    try:
        said = json.loads(zlib.decompress(b64decode(unseal(file.sealed))))
    except InvalidToken:
        return None
    read = [(Table(name=name, rows=rows), at) for name, rows, at in said["tables"]]
    found = [headed_at(table, at) for table, at in read if at is not None]
    return Held(tables=[table for table, _ in read], found=found, notices=said["notices"])


def file_called(organisation: UUID, register: Register, key: UUID) -> RegisterFile | None:
    """A file that was sent for a register."""
    return RegisterFile.objects.of(organisation).filter(pk=key, register=register.id).first()


def file_agreed(organisation: UUID, key: UUID) -> RegisterFile | None:
    """A file that somebody agreed to have brought in, and that is not yet."""
    rows = RegisterFile.objects.of(organisation).select_related("by")
    return rows.filter(pk=key, stage=FileStage.AGREED).first()


def files_waiting(organisation: UUID, register: Register, person: UUID) -> list[RegisterFile]:
    """The files for a register that wait for the person who sent them, the newest first."""
    rows = RegisterFile.objects.of(organisation).filter(register=register.id, by=person, stage=FileStage.READ)
    return list(rows.defer("sealed").order_by("-at"))


def columns_said(organisation: UUID, register: Register) -> dict[str, str]:
    """What somebody said that columns hold, by their headings."""
    rows = RegisterColumnAnswer.objects.of(organisation).filter(register=register.id)
    return dict(rows.order_by("at").values_list("heading", "holds"))


def around(organisation: UUID, register: Register, *, today: date, hides: Collection[str]) -> Around:
    """What the cells of a register's file are read against, and written with."""
    units = units_on(organisation, today)
    pointed = {one.of for one in register.columns if one.kind is ColumnKind.ENTRY} - set(hides)
    return Around(
        people=Names({one.pk: one.name for one in people_of(organisation)}),
        units=Names(
            {key: one.name for key, one in units.items()}, live={key for key, one in units.items() if not one.is_closed}
        ),
        entries={one: _names(organisation, registers()[one]) for one in pointed},
        fits=_fits(register),
        hides=frozenset(hides),
    )


def _names(organisation: UUID, register: Register) -> Names:
    rows = entries_of(organisation, register).values_list("pk", "title", "state")
    live = register.live_states
    return Names({key: title for key, title, _ in rows}, live={key for key, _, state in rows if state in live})


def _fits(register: Register) -> dict[str, tuple[int, int]]:
    fields = ((one.name, tables()[register.id]._meta.get_field(one.name)) for one in register.columns)
    return {name: (one.max_digits, one.decimal_places) for name, one in fields if isinstance(one, models.DecimalField)}


def rows_among(organisation: UUID, register: Register, rows: Iterable[Row | Out]) -> list[Entry]:
    """The entries of a register that rows of a file may be, by their references or by what they say."""
    every = [one for one in rows if isinstance(one, Row)]
    found = {}
    for some in _parts({one.entry for one in every if one.entry is not None}):
        found |= {one.pk: one for one in entries_of(organisation, register).filter(pk__in=some)}
    for some in _parts({one.key for one in every}):
        found |= {one.pk: one for one in entries_of(organisation, register).filter(key__in=some)}
    return list(found.values())


def _parts(every: Collection[Any]) -> Iterator[list[Any]]:
    """So many at once as a database is asked for."""
    asked = list(every)
    return (asked[at : at + _AT_ONCE] for at in range(0, len(asked), _AT_ONCE))


def known(register: Register, entries: Iterable[Entry]) -> Known:
    """Entries as rows of a file are held against them."""
    return known_among(
        There(
            id=one.pk,
            values=said_by(one, register),
            state=one.state,
            key=one.key,
            has_ended=one.ended_on is not None,
        )
        for one in entries
    )


def leaving(organisation: UUID, register: Register) -> list[Leaving]:
    """Every entry of a register, by title."""
    return [
        Leaving(
            id=one.pk,
            values=said_by(one, register),
            state=one.state,
            confirmed_on=one.confirmed_on,
            review_on=one.review_on,
        )
        for one in entries_of(organisation, register).order_by("title", "pk")
    ]
