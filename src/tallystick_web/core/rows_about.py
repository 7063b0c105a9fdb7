"""Every row that points at a person or holds their address, in every table there is: a new table needs no word here."""

from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import DataClass

_PERSON = "organisations.Person"
# Tables of these are given whole, but for secrets. Of all others only who, when and where from: a row that somebody
# entered may hold counts of other people.
_GIVEN_WHOLE = (DataClass.STAFF_CONTACT, DataClass.ACTIVITY, DataClass.FREE_TEXT)
_NEVER_SECRET = (models.DateField, models.EmailField, models.GenericIPAddressField, models.BooleanField)
_SECRET = ("key", "key_hash", "password", "secret", "session_key", "token")
_HOLDS_ADDRESS = ("username",)  # of failed sign-ins

Told = dict[str, Any]


def rows_about(*, people: Collection[UUID], accounts: Collection[UUID], address: str) -> Iterator[Told]:
    """Each row with its table, what that is for, by which columns it was found, and what may be told of it.

    Of the log that are the events that one of ``people`` caused, and those about one of them or of ``accounts``.
    """
    targets = {apps.get_model(_PERSON): people, get_user_model(): accounts}
    for model in sorted(apps.get_models(), key=lambda one: str(one._meta.label)):
        if model in targets:
            wanted = {"pk": targets[model]}
        elif model is AuditEvent:
            wanted = {"by": people, "about_id": [*people, *accounts]}
        else:
            wanted = _columns(model, targets, address)
        yield from _found(model, wanted)


def _columns(model: type[models.Model], targets: dict[Any, Collection[UUID]], address: str) -> dict[str, Any]:
    """What to look for in each column that can point at the person."""
    wanted: dict[str, Any] = {}
    for column in model._meta.concrete_fields:
        if isinstance(column, models.ForeignKey) and column.related_model in targets:
            wanted[column.name] = targets[column.related_model]
        elif isinstance(column, models.EmailField) or column.name in _HOLDS_ADDRESS:
            wanted[column.name] = address
    return wanted


def _found(model: type[models.Model], wanted: dict[str, Any]) -> Iterator[Told]:
    """Each row once, with every column by which it was found."""
    by_row: dict[Any, tuple[models.Model, list[str]]] = {}
    for column, value in wanted.items():
        how = "iexact" if isinstance(value, str) else "in"
        rows = model._default_manager  # noqa: SLF001  # what Django documents for models that are not known by name
        for row in rows.filter(**{f"{column}__{how}": value}):
            by_row.setdefault(row.pk, (row, []))[1].append(column)
    governance = getattr(model, "governance", None)
    for row, columns in by_row.values():
        yield {
            "table": model._meta.label,
            "purpose": governance.purpose if governance else "",
            "found by": columns,
            "row": _values(row, is_whole=governance is not None and governance.data in _GIVEN_WHOLE),
        }


def _values(row: models.Model, *, is_whole: bool) -> Told:
    told = {}
    for column in row._meta.concrete_fields:
        is_key = column.primary_key or isinstance(column, models.ForeignKey)
        may_be_told = is_whole or is_key or isinstance(column, _NEVER_SECRET)
        if may_be_told and column.name not in _SECRET and not isinstance(column, models.BinaryField):
            told[column.name] = _plain(getattr(row, column.attname))
    return told


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int | str | list | dict) else str(value)
