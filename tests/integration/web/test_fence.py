"""Rows of another organisation cannot be reached, whatever a query forgets."""

import pytest
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


def test_a_row_of_another_organisation_is_not_loaded(two, theirs):
    with inside(two[0].pk), pytest.raises(OutsideFence):
        list(Deposit.objects.of(two[1]))


def test_a_row_of_another_organisation_is_not_written(two, theirs):
    with inside(two[0].pk), pytest.raises(OutsideFence):
        Deposit.objects.create(organisation=two[1], standard="wres", year=2024, opened_at=timezone.now())
