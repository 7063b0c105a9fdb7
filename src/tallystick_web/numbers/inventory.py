"""The inventory of data sources: what is read about it, and the three things that add to it. Nothing is overwritten."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from tallystick_web.core import audit
from tallystick_web.core.registry import Subject, add_subject
from tallystick_web.numbers.models import CollectionDecision, DataSource, DataSourceEntry
from tallystick_web.numbers.rules import Event
from tallystick_web.numbers.source_rules import SourceKind, check_name_is_free
from tallystick_web.organisations.models import Person

SUBJECT = "data-source"
"""What evidence calls a source that it is attached to."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What was said of a source at one time, and by whom."""

    owner: str
    covers: str
    known_share: Decimal | None
    faults: str
    next_refresh: date | None
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What was decided about what a source asks of people."""

    what: str
    reason: str
    lawful_basis: str
    notice: str
    decided_on: date
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Source:
    """A source with everything that was ever said of it, the newest first."""

    id: UUID
    kind: SourceKind
    name: str
    entries: tuple[Entry, ...]
    decisions: tuple[Decision, ...] = ()

    @property
    def now(self) -> Entry:
        """What is said of it now."""
        return self.entries[0]


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a person says of a source."""

    owner: str
    covers: str
    known_share: Decimal | None
    faults: str
    next_refresh: date | None


# WHAT IS READ


def sources(organisation: UUID) -> list[Source]:
    """Every source of an organisation, kind by kind."""
    entries: dict[UUID, list[Entry]] = {}
    for one in DataSourceEntry.objects.of(organisation).select_related("by").order_by("-at"):
        entries.setdefault(one.source_id, []).append(_entry(one))
    decisions: dict[UUID, list[Decision]] = {}
    for one in CollectionDecision.objects.of(organisation).select_related("by").order_by("-at"):
        decisions.setdefault(one.source_id, []).append(_decision(one))
    kinds = list(SourceKind)
    found = [
        Source(
            id=one.pk,
            kind=SourceKind(one.kind),
            name=one.name,
            entries=tuple(entries[one.pk]),
            decisions=tuple(decisions.get(one.pk, ())),
        )
        for one in DataSource.objects.of(organisation)
        if one.pk in entries
    ]
    return sorted(found, key=lambda one: (kinds.index(one.kind), one.name.casefold()))


def source(organisation: UUID, key: UUID) -> Source | None:
    """One source of an organisation."""
    return next((one for one in sources(organisation) if one.id == key), None)


def names_of(organisation: UUID, keys: Collection[UUID] | None) -> dict[UUID, str]:
    """What the sources of an organisation are called: those asked for, or all of them."""
    rows = DataSource.objects.of(organisation).order_by("name")
    return dict((rows if keys is None else rows.filter(pk__in=list(keys))).values_list("pk", "name"))


def offer_to_evidence() -> None:
    """Offer the sources as things that evidence can be attached to."""
    add_subject(
        SUBJECT,
        Subject(
            text="data source",
            find=names_of,
            href=lambda slug, key: reverse("source", kwargs={"organisation": slug, "source": key}),
            reads=frozenset({"read-numbers"}),
            attaches=frozenset({"keep-sources"}),
        ),
    )


def _entry(row: DataSourceEntry) -> Entry:
    return Entry(
        owner=row.owner,
        covers=row.covers,
        known_share=row.known_share,
        faults=row.faults,
        next_refresh=row.next_refresh,
        by=_name(row.by),
        at=row.at,
    )


def _decision(row: CollectionDecision) -> Decision:
    return Decision(
        what=row.what,
        reason=row.reason,
        lawful_basis=row.lawful_basis,
        notice=row.notice,
        decided_on=row.decided_on,
        by=_name(row.by),
        at=row.at,
    )


def _name(person: Person | None) -> str:
    return person.name if person is not None else "the service"


# WHAT ADDS TO IT


@transaction.atomic
def add_source(*, kind: SourceKind, name: str, said: Said, by: Person, at: datetime) -> DataSource:
    """Put a source on the list, with what is said of it first."""
    organisation = by.organisation_id
    audit.hold(organisation)
    taken = frozenset(DataSource.objects.of(organisation).values_list("name", flat=True))
    check_name_is_free(name=name, taken=taken)
    added = DataSource.objects.create(organisation_id=organisation, kind=kind, name=name.strip(), added_at=at)
    _say(added, said, by, at)
    audit.record(Event.SOURCE_ADDED, organisation=organisation, by=by.pk, at=at, about=added)
    return added


@transaction.atomic
def describe_source(*, source: UUID, said: Said, by: Person, at: datetime) -> DataSourceEntry:
    """Say what holds of a source from now on. What was said before stays on record."""
    found = DataSource.objects.of(by.organisation_id).get(pk=source)
    entry = _say(found, said, by, at)
    audit.record(Event.SOURCE_DESCRIBED, organisation=by.organisation_id, by=by.pk, at=at, about=entry)
    return entry


@transaction.atomic
def decide_collection(
    *, source: UUID, what: str, reason: str, lawful_basis: str, notice: str, decided_on: date, by: Person, at: datetime
) -> CollectionDecision:
    """Record what was decided about what a source asks, why, on which lawful basis, and what people are told."""
    found = DataSource.objects.of(by.organisation_id).get(pk=source)
    decision = CollectionDecision.objects.create(
        organisation_id=by.organisation_id,
        source=found,
        what=what,
        reason=reason,
        lawful_basis=lawful_basis,
        notice=notice,
        decided_on=decided_on,
        by=by,
        at=at,
    )
    audit.record(Event.COLLECTION_DECIDED, organisation=by.organisation_id, by=by.pk, at=at, about=decision)
    return decision


def _say(source: DataSource, said: Said, by: Person, at: datetime) -> DataSourceEntry:
    return DataSourceEntry.objects.create(
        organisation_id=source.organisation_id,
        source=source,
        owner=said.owner,
        covers=said.covers,
        known_share=said.known_share,
        faults=said.faults,
        next_refresh=said.next_refresh,
        by=by,
        at=at,
    )
