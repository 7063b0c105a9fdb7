"""What the service does in the background can be watched, and what broke can be begun again."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tallystick_web.core import jobs
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent, Work
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.deposits.handing_in import fields_of, trust, words

pytestmark = pytest.mark.django_db
JOB = "deposits.jobs.read_upload"


@pytest.fixture
def ours():
    return trust("northmoor", (RoleId.ANALYST, RoleId.ADMINISTRATOR, RoleId.BOARD_MEMBER))


@pytest.fixture
def broken(ours):
    """Work that broke with a person's data in what was raised."""
    with inside(ours.where.pk):
        jobs.later(JOB, organisation=ours.where.pk, upload=ours.where.pk)
    Work.objects.update(attempt=1, ended_at=timezone.now(), code="ValueError")
    return Work.objects.get()


def page(ours, role=RoleId.ANALYST):
    return ours.of(role).get(reverse("work", kwargs={"organisation": ours.where.slug}))


def begin(ours, work, role=RoleId.ANALYST):
    address = reverse("work-again", kwargs={"organisation": ours.where.slug, "work": work})
    opened = ours.of(role).get(address)
    return ours.of(role).post(address, fields_of(opened)) if opened.status_code == 200 else opened


def test_it_says_what_broke_and_what_to_do_and_no_word_of_the_program(ours, broken):
    said = words(page(ours))
    assert "Reading staff files Broke. Nothing was counted." in said
    assert "Begin again" in said
    assert "ValueError" not in said


def test_it_is_begun_again_once_and_the_log_says_so(ours, broken):
    assert begin(ours, broken.pk).status_code == 303
    assert Work.objects.filter(ended_at=None, job=JOB, arguments=broken.arguments).count() == 1
    assert AuditEvent.objects.filter(chain=ours.where.pk, kind="work-begun-again").count() == 1


def test_what_is_not_broken_is_not_begun_again(ours, broken):
    Work.objects.update(is_done=True)
    assert "not broken any more" in words(begin(ours, broken.pk))
    assert Work.objects.count() == 1


def test_nobody_begins_work_of_another_organisation(ours, broken):
    other = trust("southmoor", (RoleId.ANALYST, RoleId.ADMINISTRATOR))
    assert "not broken any more" in words(begin(other, broken.pk))
    assert Work.objects.count() == 1


@pytest.mark.parametrize(
    ("role", "sees", "begins"), [(RoleId.ADMINISTRATOR, 200, 403), (RoleId.BOARD_MEMBER, 403, 403)]
)
def test_who_sees_it_and_who_begins_it(role, sees, begins, ours, broken):
    assert page(ours, role).status_code == sees
    assert begin(ours, broken.pk, role).status_code == begins


def test_with_nothing_asked_for_it_says_so(ours):
    Work.objects.all().delete()
    assert "Nothing has been asked for yet." in words(page(ours))
