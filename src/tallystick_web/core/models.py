"""The base of every row that belongs to an organisation, and the audit."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any, ClassVar, Self, TypeVar
from uuid import UUID, uuid4

from django.db import models

from tallystick_web.core.fence import Unscoped, check_inside, is_everywhere
from tallystick_web.core.rules import DataClass, Governance

M = TypeVar("M", bound=models.Model, covariant=True)


class OwnedQuerySet(models.QuerySet[M]):
    """Rows of one organisation. Evaluated without one it raises Unscoped, and outside its fence OutsideFence.

    ``_asked_of`` are the organisations that were asked for; None where none was. They are checked when the question
    is put, since what comes back need not be rows: numbers and single values tell of an organisation as well.
    """

    _asked_of: frozenset[UUID] | None = None

    def of(self, organisation: Any) -> Self:
        """The rows of ``organisation``: itself or its id."""
        return self.of_any([organisation])

    def of_any(self, organisations: Iterable[Any]) -> Self:
        """The rows of several organisations, each of which must be inside the fence."""
        keys = frozenset(getattr(one, "pk", one) for one in organisations)
        chosen = self.filter(organisation__in=keys) if len(keys) != 1 else self.filter(organisation=min(keys))
        chosen._asked_of = keys  # noqa: SLF001  # of this class
        return chosen

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]  # what every step of a query goes through; not in the stubs
        clone._asked_of = self._asked_of
        return clone

    def _check_scoped(self) -> None:
        if is_everywhere():
            return
        # A related manager leaves the row it starts from as a hint: then the rows are reached from that row.
        start = self._hints.get("instance")  # type: ignore[attr-defined]  # of Django's own, and not in the stubs
        if self._asked_of is None and start is None:
            raise Unscoped(f"{self.model.__name__} was asked for without an organisation: use .of(organisation)")
        for organisation in self._asked_of if self._asked_of is not None else {_organisation_of(start)}:
            check_inside(organisation)

    def _merge_sanity_check(self, other: Any) -> None:
        # The rows of both are asked for, and what was asked of is remembered for the first alone.
        super()._merge_sanity_check(other)  # type: ignore[misc]  # of Django's own, and not in the stubs
        other._check_scoped()  # noqa: SLF001  # of this class

    def _combinator_query(self, combinator: str, *others: Any, all: bool = False) -> Any:  # noqa: A002  # Django's word
        for other in others:
            other._check_scoped()  # noqa: SLF001  # of this class
        return super()._combinator_query(combinator, *others, all=all)  # type: ignore[misc]  # not in the stubs

    def _fetch_all(self) -> None:
        self._check_scoped()
        super()._fetch_all()

    def iterator(self, *args: Any, **kwargs: Any) -> Any:
        """As Django's, inside the fence."""
        self._check_scoped()
        return super().iterator(*args, **kwargs)

    def count(self) -> int:
        """As Django's, inside the fence."""
        self._check_scoped()
        return super().count()

    def exists(self) -> bool:
        """As Django's, inside the fence."""
        self._check_scoped()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> Any:
        """As Django's, inside the fence."""
        self._check_scoped()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        """As Django's, inside the fence."""
        self._check_scoped()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        """As Django's, inside the fence."""
        self._check_scoped()
        return super().delete()

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[Any]:
        """As Django's, inside the fence."""
        rows = list(objs)
        for row in rows:
            check_inside(row.organisation_id)
        return super().bulk_create(rows, *args, **kwargs)


def _organisation_of(row: Any) -> Any:
    """The organisation of the row that a question starts from."""
    return row.organisation_id if hasattr(row, "organisation_id") else row.pk


class Row(models.Model):
    """A row with an id that cannot be guessed. Every model says what its data are with ``governance``."""

    governance: ClassVar[Governance]

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)

    class Meta:
        abstract = True


class OwnedRow(Row):
    """A row of one organisation, behind the fence."""

    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any]) -> Self:
        """Load one row. Raises OutsideFence where it is another organisation's."""
        row = super().from_db(db, field_names, values)
        check_inside(row.organisation_id)
        return row

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the row. Raises OutsideFence where it is another organisation's."""
        check_inside(self.organisation_id)
        super().save(*args, **kwargs)


class AuditEvent(models.Model):
    """One thing that was done: ids only, never a name or a figure. Events of one organisation are a chain of hashes.

    ``chain`` is the organisation, or NO_ORGANISATION for what concerns the installation. ``hash`` covers everything
    in the row and the hash before it.
    """

    NO_ORGANISATION: ClassVar[UUID] = UUID(int=0)
    governance: ClassVar[Governance] = Governance(
        data=DataClass.ACTIVITY,
        purpose="To show afterwards who did what, and that no entry was taken out or changed.",
        retention="As long as the organisation keeps its figures.",
        append_only=True,
    )

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    chain = models.UUIDField()
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=80)
    by = models.UUIDField(null=True)
    about = models.CharField(max_length=80, blank=True)
    about_id = models.UUIDField(null=True)
    more = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "number"], name="audit_one_event_for_each_number"),
        ]


class KeptForm(OwnedRow):
    """The key of a form that was sent and done. The same form sent again does nothing twice.

    ``sent`` is the SHA-256 of what was sent, so that other answers under the same key are told from the same ones.
    """

    governance = Governance(
        data=DataClass.NONE_PERSONAL,
        purpose="To do what a form asks once, however often a browser sends it.",
        retention="30 days.",
        keep=timedelta(days=30),
        in_backup=False,
    )

    key = models.UUIDField()
    sent = models.CharField(max_length=64)
    result = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["organisation", "key"], name="form_done_once")]


class Work(Row):
    """One piece of work that was left to the worker. ``arguments`` are ids and numbers.

    Whoever does it holds a lease until ``leased_until`` and lengthens it while it goes on; ``attempt`` counts who held
    it. ``key`` stands for what is to be done: of one thing at most one waits. ``code`` is the kind of what was raised
    where it broke. ``part`` of ``parts`` is how far it has come, where it can be told.
    """

    governance: ClassVar[Governance] = Governance(
        data=DataClass.ACTIVITY,
        purpose="To do what takes longer than a page may, once, whatever breaks meanwhile.",
        retention="30 days after it ended.",
        keep=timedelta(days=30),
        in_backup=False,
    )

    job = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    organisation = models.UUIDField(null=True)
    key = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    attempt = models.PositiveSmallIntegerField(default=0)
    begun_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    is_done = models.BooleanField(default=False)
    code = models.CharField(max_length=60, blank=True)
    part = models.PositiveIntegerField(default=0)
    parts = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(attempt=0, ended_at=None), name="work_waits_once"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "job", "asked_at"])]
