"""Work that is left to the worker is done once, whoever dies meanwhile."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks import default_task_backend

from tallystick_web.core import jobs, leases
from tallystick_web.core.leases import LEASE, MOST_ATTEMPTS, LeaseLost
from tallystick_web.core.models import Work
from tests.integration.web.clock import NOON

pytestmark = pytest.mark.django_db
NORTH = UUID(int=7)
JOB = "numbers.jobs.make_releases"


@pytest.fixture
def ask(django_capture_on_commit_callbacks):
    """Ask for work as an action does, and give its row."""

    def asked(**more):
        default_task_backend.clear()
        with django_capture_on_commit_callbacks(execute=True):
            jobs.later(JOB, organisation=NORTH, **more)
        return Work.objects.latest("asked_at")

    return asked


@pytest.fixture
def does(monkeypatch):
    """Give the job something to do."""

    def to_do(function):
        monkeypatch.setattr("tallystick_web.numbers.jobs.make_releases", function)

    return to_do


def do(work):
    return jobs.run.func(str(work.pk))


# ASKED FOR


def test_of_one_thing_at_most_one_waits_and_another_may_wait_while_it_is_done(ask):
    first = ask()
    assert ask().pk == first.pk
    assert ask(year=2025).pk != first.pk
    leases.take(first.pk, at=timezone.now())
    assert ask().pk != first.pk


def test_the_queue_carries_the_id_of_the_row_and_nothing_else(ask):
    work = ask()
    assert [one.args for one in default_task_backend.results] == [[str(work.pk)]]


def test_what_is_rolled_back_is_not_asked_for():
    with transaction.atomic():
        jobs.later(JOB, organisation=NORTH)
        transaction.set_rollback(True)
    assert not Work.objects.exists()


# DONE ONCE


def test_it_is_done_once_however_often_the_queue_brings_it(ask, does):
    done = []
    does(lambda **named: done.append(named))
    work = ask()
    do(work)
    do(work)
    assert done == [{"organisation": str(NORTH)}]
    assert Work.objects.get().is_done


def test_what_somebody_holds_is_left_alone_until_the_lease_has_run_out(ask):
    work = ask()
    assert leases.take(work.pk, at=NOON).attempt == 1
    assert leases.take(work.pk, at=NOON + LEASE) is None
    assert leases.take(work.pk, at=NOON + LEASE + timedelta(seconds=1)).attempt == 2


def test_who_was_too_slow_keeps_nothing(ask):
    work = ask()
    slow = leases.take(work.pk, at=NOON)
    with leases.holding(slow):
        jobs.check_held()
        quick = leases.take(work.pk, at=timezone.now() + LEASE + timedelta(seconds=1))
        with pytest.raises(LeaseLost):
            jobs.check_held()
    assert not leases.end(slow, at=NOON)
    assert leases.end(quick, at=NOON)


def test_a_lease_is_lengthened_while_work_goes_on(ask, monkeypatch):
    lengthened = []
    monkeypatch.setattr(leases, "BEAT", 0.01)
    monkeypatch.setattr(leases, "_lengthen", lengthened.append)
    lease = leases.take(ask().pk, at=NOON)
    with leases.holding(lease):
        while len(lengthened) < 2:
            pass
    assert set(lengthened) == {lease}


def test_outside_the_worker_there_is_nothing_to_lose():
    jobs.check_held()
    jobs.tell(1, 2)


# WHAT BROKE


def test_what_broke_says_its_kind_and_no_word_of_its_own(ask, does):
    def broken(organisation):
        raise ValueError("a name")

    does(broken)
    work = ask()
    with pytest.raises(jobs.JobFailed, match=r"^ValueError$"):
        do(work)
    work.refresh_from_db()
    assert (work.is_done, work.code, work.ended_at is not None) == (False, "ValueError", True)


def test_what_broke_for_want_of_room_is_tried_again_after_a_pause_and_given_up_in_the_end(ask, does):
    def full(organisation):
        raise OSError(28, "No space left on device", "a name")

    does(full)
    work = ask()
    for attempt in range(1, MOST_ATTEMPTS + 1):
        with pytest.raises(jobs.JobFailed, match=r"^OSError$"):
            do(work)
        work.refresh_from_db()
        assert (work.attempt, work.ended_at is None) == (attempt, attempt < MOST_ATTEMPTS)
        do(work)  # before the pause is over nothing happens
        Work.objects.filter(pk=work.pk, ended_at=None).update(leased_until=timezone.now() - LEASE)
    assert (work.is_done, work.code) == (False, "OSError")


def begun_again(at):
    default_task_backend.clear()
    number = jobs.begin_again(at)
    queued = [one.args[0] for one in default_task_backend.results]
    assert len(queued) == number
    return queued


def test_what_a_dead_worker_left_is_begun_again_and_given_up_in_the_end(ask):
    work = ask()
    at = timezone.now()
    for _ in range(MOST_ATTEMPTS):
        leases.take(work.pk, at=at)
        assert begun_again(at) == []
        at += LEASE + timedelta(seconds=1)
        last = begun_again(at)
    assert last == []
    work.refresh_from_db()
    assert (work.attempt, work.is_done, work.code) == (MOST_ATTEMPTS, False, jobs.WORKER_DIED)


def test_what_the_queue_lost_is_begun_again(ask):
    work = ask()
    assert begun_again(work.asked_at) == []
    assert begun_again(work.asked_at + timedelta(minutes=2)) == [str(work.pk)]


def test_how_far_it_has_come_can_be_watched(ask):
    lease = leases.take(ask().pk, at=NOON)
    with leases.holding(lease):
        jobs.tell(3, 7)
    work = Work.objects.get()
    assert (work.part, work.parts) == (3, 7)
