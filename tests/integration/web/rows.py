"""A row of any model, whatever its fields are: for rules that hold of every table, those of tomorrow included.

Tests of what the service does reach their state through actions. These rows bypass them on purpose: they stand for
whatever a table can hold.
"""

from datetime import timedelta
from decimal import Decimal
from itertools import count
from uuid import uuid4

from django.apps import apps
from django.db import models

from tallystick_web.core import audit
from tallystick_web.core.fence import everywhere
from tallystick_web.core.models import AuditEvent, OwnedRow
from tallystick_web.core.sealing import seal
from tallystick_web.organisations.models import Organisation
from tests.integration.web.clock import NOON

_numbers = count(1)
# What the database asks of tables whose dates follow each other.
CHECKED = {
    "Plan": {"ends_on": NOON.date() + timedelta(days=365)},
    "Target": {"due_on": NOON.date() + timedelta(days=365)},
    "TimePromise": {"ends_on": NOON.date() + timedelta(days=365)},
}
# Question sets that tables name have to be there: whatever reads a row reads its set.
SETS = {
    "Wave": {"set_id": "pulse", "version": 1, "open_key": seal("key")},
    "WaveAnswer": {"version": 1, "sealed": seal("{}")},
    "WaveComment": {"question": "one-change", "sealed": seal("words")},
    "WaveLink": {"address": seal("somebody@example.org")},
    "WaveFigure": {"question": "talk-confidence", "row": "all"},
    "SetReading": {"measure": "talk-confidence"},
    "Round": {"set_id": "agenda-coding", "version": 1},
    "Sheet": {"set_id": "agenda-coding", "version": 1, "piece": None, "piece_kind": ""},
    "Assessment": {"set_id": "eds-2022", "version": 1},
    "AssessmentScore": {"question": "1a", "answer": "2"},
    "AssessmentStep": {"state": "open"},
    "Reflection": {"set_id": "trustee-reflection", "version": 1, "sealed": seal("{}")},
    "ReflectionDone": {"set_id": "trustee-reflection"},
}


def our_models():
    """Every model of ours: those of packages are theirs."""
    return [model for model in apps.get_models() if model.__module__.startswith("tallystick_web.")]


def owned_models():
    """Every model whose rows belong to one organisation."""
    return [model for model in our_models() if issubclass(model, OwnedRow)]


def row_of(model, organisation=None, *, text="text", known=None):
    """A new row of ``model``, of ``organisation`` where it has one, with ``text`` in every field that takes it.

    ``known`` is what tables need to make sense, by the name of the model. What a row hangs from is looked for among
    the rows there are, and made where there is none.
    """
    if model is AuditEvent:
        return audit.record("something", organisation=organisation and organisation.pk, by=None, at=NOON)
    how = {"text": text, "known": known or {}}
    with everywhere("a row of any table"):
        made = {field.name: _value(field, organisation, how) for field in model._meta.concrete_fields}
        return model._base_manager.create(
            **made
            | CHECKED.get(model.__name__, {})
            | SETS.get(model.__name__, {})
            | how["known"].get(model.__name__, {})
        )


def one_of_each(organisation, *, text):
    """A row of every table that belongs to an organisation."""
    return [row_of(model, organisation, text=text) for model in owned_models()]


def fill_up(organisation, *, text, known):
    """A row of every table in which an organisation has none."""
    with everywhere("to see what is missing"):
        empty = [one for one in owned_models() if not one._base_manager.filter(organisation=organisation).exists()]
    return [row_of(model, organisation, text=text, known=known) for model in empty]


def _value(field, organisation, how):
    if isinstance(field, models.ForeignKey):
        return _related(field, organisation, how)
    if field.choices:
        return field.choices[0][0]
    return _plain(field, how["text"])


def _related(field, organisation, how):
    model = field.related_model
    if model is Organisation:
        return organisation or row_of(Organisation, **how)
    if field.null and model is field.model:
        return None
    there = None
    if organisation and issubclass(model, OwnedRow) and not field.one_to_one:
        there = model._base_manager.filter(organisation=organisation).first()
    return there or row_of(model, organisation, **how)


def _plain(field, text):
    number = next(_numbers)
    made = {
        models.UUIDField: uuid4,
        models.BooleanField: lambda: False,
        models.DateTimeField: lambda: NOON,
        models.DateField: NOON.date,
        models.DecimalField: lambda: Decimal(1),
        models.JSONField: lambda: {} if field.default is dict else [],
        models.EmailField: lambda: f"{text}-{number}@example.org",
        models.SlugField: lambda: f"{text.lower()}-{number}",
        models.CharField: lambda: f"{text}-{number}"[: field.max_length or None],
        models.TextField: lambda: f"{text} {number}",
        models.IntegerField: lambda: 1 + number % 9_000,  # a year is one of those to 9999
    }
    for kind, value in made.items():
        if isinstance(field, kind) and not (kind is models.DateField and isinstance(field, models.DateTimeField)):
            return value()
    raise LookupError(f"tests/integration/web/rows.py has no value for {field!r}")
