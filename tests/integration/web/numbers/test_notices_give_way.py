"""Addresses of others may be slow to answer: whatever else waits for the worker is done before they are told."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django_tasks_db.models import DBTaskResult

from tallystick_web.core import jobs
from tallystick_web.core.models import Work
from tallystick_web.core.registry import job_called
from tallystick_web.deposits.upload_rules import READ_UPLOAD
from tallystick_web.numbers.rules import MAKE_RELEASES
from tallystick_web.numbers.webhook_rules import TELL
from tests.integration.web.clock import NOON

pytestmark = pytest.mark.django_db
ORGANISATION = uuid4()


@pytest.fixture
def asked(settings, django_capture_on_commit_callbacks):
    """Two addresses that are to be told, and then approved sets to be made, in the queue that the worker reads."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            jobs.later(TELL, organisation=ORGANISATION, webhook=uuid4(), release=uuid4())
        jobs.later(MAKE_RELEASES, organisation=ORGANISATION)


def in_turn():
    """The jobs in the order in which the worker takes them."""
    jobs_by_id = {str(one.pk): one.job for one in Work.objects.all()}
    return [jobs_by_id[one.args_kwargs["args"][0]] for one in DBTaskResult.objects.ready()]


def test_sets_are_made_before_anybody_is_told_of_others(asked):
    assert in_turn() == [MAKE_RELEASES, TELL, TELL]


def test_files_that_somebody_waits_for_are_read_before_all_else(asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        jobs.later(READ_UPLOAD, organisation=ORGANISATION, upload=uuid4())
    assert in_turn() == [READ_UPLOAD, MAKE_RELEASES, TELL, TELL]


def test_what_is_queued_again_keeps_its_turn(asked):
    DBTaskResult.objects.all().delete()
    Work.objects.update(asked_at=NOON)
    assert jobs.begin_again(NOON + timedelta(hours=1)) == 3
    assert in_turn() == [MAKE_RELEASES, TELL, TELL]


def test_the_list_of_work_says_what_telling_is():
    assert job_called(TELL).text == "Telling a program of a new approved set"
