"""Rows of another organisation cannot be reached, whatever a query forgets."""

from uuid import UUID, uuid4

import pytest
from django.db.models import Max
from django.utils import timezone

from tallystick_web.core.fence import OutsideFence, Unscoped, inside
from tallystick_web.deposits.models import Deposit
from tallystick_web.organisations.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    return [
        Organisation.objects.create(slug=name, name=name, kind="trust", opened_at=timezone.now())
        for name in ("northmoor", "southmoor")
    ]


@pytest.fixture
def theirs(two):
    with inside(two[1].pk):
        return Deposit.objects.create(organisation=two[1], standard="wres", year=2025, opened_at=timezone.now())


@pytest.mark.parametrize(
    "question",
    [list, len, lambda q: q.count(), lambda q: q.exists(), lambda q: q.values_list("year"), lambda q: q.first()],
)
def test_a_query_over_every_organisation_is_refused(question, two, theirs):
    with inside(two[0].pk), pytest.raises(Unscoped):
        list(question(Deposit.objects.all()))


QUESTIONS = {
    "rows": list,
    "values_list": lambda q: list(q.values_list("year")),
    "values": lambda q: list(q.values("year")),
    "count": lambda q: q.count(),
    "exists": lambda q: q.exists(),
    "aggregate": lambda q: q.aggregate(Max("year")),
    "in_bulk": lambda q: q.in_bulk(),
    "datetimes": lambda q: list(q.datetimes("opened_at", "day")),
    "iterator": lambda q: list(q.iterator()),
    "values, one by one": lambda q: list(q.values_list("year").iterator()),
    "first": lambda q: q.values_list("year").first(),
    "get": lambda q: q.values_list("year").get(),
    "slice": lambda q: list(q.values_list("year")[:1]),
    "contains": lambda q: q.contains(Deposit(pk=uuid4())),
    "ours or theirs": lambda q: list((Deposit.objects.of(UUID(int=1)) | q).values_list("year")),
    "ours and theirs": lambda q: list(Deposit.objects.of(UUID(int=1)).union(q).values_list("year")),
}
CHANGES = {
    "update": lambda q: q.update(year=1999),
    "delete": lambda q: q.delete(),
    "bulk_update": lambda q: q.bulk_update([Deposit(pk=uuid4(), year=1999)], ["year"]),
}


@pytest.mark.parametrize("question", (QUESTIONS | CHANGES).values(), ids=QUESTIONS | CHANGES)
def test_nothing_of_another_organisation_is_told_or_changed(question, two, theirs):
    with inside(two[0].pk, UUID(int=1)), pytest.raises(OutsideFence):
        question(Deposit.objects.of(two[1]))


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_an_organisation_is_told_of_its_own_rows(question, two, theirs):
    with inside(two[1].pk, UUID(int=1)):
        question(Deposit.objects.of(two[1]))


def test_of_several_organisations_each_must_be_inside(two, theirs):
    with inside(*(one.pk for one in two)):
        assert Deposit.objects.of_any(two).count() == 1
    with inside(two[0].pk), pytest.raises(OutsideFence):
        Deposit.objects.of_any(two).count()


def test_rows_that_hang_from_a_row_of_another_organisation_are_not_counted(two, theirs):
    with inside(two[0].pk), pytest.raises(OutsideFence):
        theirs.versions.count()


def test_rows_of_every_organisation_do_not_come_in_beside_ones_own(two, theirs):
    with inside(two[0].pk), pytest.raises(Unscoped):
        list((Deposit.objects.of(two[0]) | Deposit.objects.all()).values_list("year"))


def test_a_row_of_another_organisation_is_not_written(two, theirs):
    with inside(two[0].pk), pytest.raises(OutsideFence):
        Deposit.objects.create(organisation=two[1], standard="wres", year=2024, opened_at=timezone.now())
