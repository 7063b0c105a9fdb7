"""Does one thing again and again, and breaks it at its first, second, third ... statement or file operation.

Started by test_breaking_off.py as a process of its own. ``kill`` ends the process at once, without a ``finally``, as a
crash does; ``full`` has a file operation fail as on a full disk. Each time everything is a copy of the same beginning,
and the service goes on afterwards as it would: leases run out, the person tries again. The database is a file in the
folder of data, or one of PostgreSQL that is called after the folder.
"""

import errno
import json
import os
import shutil
import sys
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from tests.integration.web.deposits import killing_pay

RUN = os.getpid()
KILLED = 9
MOST = 500
YEAR = 2025
FILE_OPERATIONS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link"}
QUERIES = {
    "steps": "SELECT number, stage FROM deposits_uploadstep",
    "readings": "SELECT count(*) FROM deposits_uploadreading",
    "versions": "SELECT number, how, cube_sha256, counted_sha256 FROM deposits_depositversion",
    "signed": "SELECT role, statement FROM deposits_signoff",
    "pay signed": "SELECT role, stock_sha256 FROM deposits_paysignoff",
    "events": "SELECT number, kind FROM core_auditevent",
    "work": "SELECT DISTINCT job, is_done, code FROM core_work",
    "releases": "SELECT audience, vintage, sha256 FROM numbers_release",
    "refusals": "SELECT audience, why FROM numbers_norelease",
}


def main(*asked):
    """Print, for each ``what-how-every``, the end for every so-manyeth place it broke off at; the whole run last."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    start = Path(settings.TALLYSTICK_DATA)
    if connection.vendor == "postgresql":
        _databases(f'CREATE DATABASE "{_called(start)}"')
        _use(start)
    call_command("migrate", verbosity=0)
    found = {}
    for one in asked:
        what, how, every = one.split("-")
        data = start.with_name(one)
        _copy(start, data)
        _use(data)
        _prepare(what)
        found[one] = _ends(data, what, how, int(every))
    json.dump(found, sys.stdout)


def _ends(data, what, how, every):
    found = []
    for place in range(1, MOST, every):
        state, is_whole = _broken_off(data, what, how, place)
        found.append(state)
        if is_whole:
            break
    return found


def _use(data):
    from django.conf import settings
    from django.db import connection

    connection.close()
    name = _called(data) if connection.vendor == "postgresql" else str(data / "tallystick.sqlite3")
    connection.settings_dict["NAME"], settings.TALLYSTICK_DATA = name, data


def _copy(data, copy):
    from django.db import connection

    connection.close()
    shutil.copytree(data, copy)
    if connection.vendor == "postgresql":
        _databases(f'CREATE DATABASE "{_called(copy)}" TEMPLATE "{_called(data)}"')


def _remove(data):
    from django.db import connection

    shutil.rmtree(data)
    if connection.vendor == "postgresql":
        _databases(f'DROP DATABASE "{_called(data)}" WITH (FORCE)')


def _called(data):
    """What a database of PostgreSQL is called. Several runs of this may share a server."""
    return f"broken_off_{RUN}_{data.name}"


def _databases(statement):
    from django.db import connection

    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


# BEFORE


def _prepare(what):
    from django.utils import timezone

    from tallystick_web.core.models import Work

    if what == "pay":
        killing_pay.hand_in(_analyst_of_a_trust())
        _work()
        return
    _hand_in()
    if what != "read":
        _read()
    if what in ("sign", "release"):
        _take()
    if what == "release":
        _sign()
    if what not in ("read", "release"):
        Work.objects.update(ended_at=timezone.now(), is_done=True)


def _analyst():
    from tallystick_web.core.fence import everywhere
    from tallystick_web.organisations.models import Person

    with everywhere("of tests"):
        return Person.objects.select_related("organisation").filter(name__contains="analyst").get()


def _hand_in():
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.utils import timezone

    from tallystick_web.core.fence import inside
    from tallystick_web.deposits import incoming, uploading

    by = _analyst_of_a_trust()
    upload = UUID(int=5)
    files = incoming.receive(upload, [("staff.csv", SimpleUploadedFile("staff.csv", b"a row of somebody"))])
    with inside(by.organisation_id):
        uploading.receive_files(upload=upload, year=YEAR, files=files, by=by, at=timezone.now())


def _analyst_of_a_trust():
    from tallystick_web.organisations.rules import RoleId
    from tests.integration.web.world import organisation

    organisation("northmoor", "Northmoor Trust", held=(RoleId.ANALYST, RoleId.ADMINISTRATOR))
    return _analyst()


def _counted():
    """What counting gives: made once, because what is tried here is what happens to it."""
    from tallystick.account.stock import Stock
    from tallystick.account.taking_stock import Taken
    from tallystick.account.understand import understood_counts
    from tallystick.tallies.return_file import read_return_file
    from tests.repository.tracked import ROOT

    text = (ROOT / "example" / "returns" / "northmoor-2025.csv").read_text("utf-8")
    file = text.replace("Northmoor Teaching Hospitals (made up)", "Northmoor Trust").encode()
    accounts = understood_counts([read_return_file(file, name="staff.csv")]).accounts
    return Taken(stock=Stock(standards=("wres",)), accounts=accounts, excluded=b"file,line,kind,standard,reason\n")


# DOING IT


def _do(what):
    {"read": _read, "take": _take, "sign": _sign, "release": _work, "pay": _pay}[what]()


def _pay():
    killing_pay.sign(_analyst())
    _work()


def _work():
    from tallystick_web.core import jobs
    from tallystick_web.core.models import Work

    for one in Work.objects.filter(ended_at=None).order_by("asked_at"):
        jobs.run.func(str(one.pk))


def _read():
    from tallystick_web.deposits import jobs

    taken = _counted()
    jobs.take_stock = lambda *_, **__: taken
    _work()


def _take():
    from django.utils import timezone

    from tallystick_web.core.fence import inside
    from tallystick_web.deposits import queries_uploads, uploading
    from tallystick_web.deposits.upload_rules import Stage

    person = _analyst()
    with inside(person.organisation_id):
        upload = queries_uploads.find(person.organisation_id, UUID(int=5))
        if queries_uploads.handed(upload).stage is Stage.UNDERSTOOD:
            uploading.take_counts(upload=upload, why="", by=person, at=timezone.now())
    _work()


def _sign():
    from django.utils import timezone

    from tallystick_web.core.fence import inside
    from tallystick_web.deposits import actions, queries
    from tallystick_web.organisations.rules import RoleId

    person = _analyst()
    with inside(person.organisation_id):
        deposit = queries.being_prepared(person.organisation_id, "wres", YEAR)
        if deposit is not None:
            actions.sign_off(deposit=deposit, seen=1, role=RoleId.ANALYST, agreed=True, by=person, at=timezone.now())


# BREAKING IT OFF


class Countdown:
    """Breaks off at the so-manyeth step."""

    def __init__(self, left, how):
        self.left, self.how = left, how

    def statement(self, execute, *arguments):
        if self.how == "kill":
            self._step()
        return execute(*arguments)

    def event(self, name, arguments):
        # Of what is opened, a module that Python loads is none of the service's.
        if name in FILE_OPERATIONS and ".py" not in str(arguments[0]):
            self._step()

    def _step(self):
        self.left -= 1
        if self.left:
            return
        if self.how == "kill":
            os._exit(KILLED)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _broken_off(data, what, how, place):
    copy = data.with_name(f"{data.name}-{place}")
    _use(data)
    _copy(data, copy)
    _use(copy)
    child = os.fork()
    if not child:
        os._exit(_as_child(what, Countdown(place, how)))
    was_broken = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    _go_on(what)
    state = _state(copy)
    _use(data)
    _remove(copy)
    return state, not was_broken


def _as_child(what, countdown):
    from django.db import connection

    sys.addaudithook(countdown.event)
    with suppress(Exception), connection.execute_wrapper(countdown.statement):
        _do(what)
    return int(countdown.left <= 0)


def _go_on(what):
    """What the service does by itself once it runs again, and what the person does who saw no answer."""
    from django.utils import timezone

    from tallystick_web.core.due import run_due
    from tallystick_web.core.leases import LEASE
    from tallystick_web.core.models import Work

    Work.objects.filter(ended_at=None).update(leased_until=timezone.now() - LEASE)
    _do(what)
    _work()
    for _ in run_due(timezone.now() + timedelta(hours=2)):
        pass


def _state(data):
    """Everything that is kept, but for ids, times and what follows from them."""
    from django.db import connection

    rows = {}
    with connection.cursor() as cursor:
        for name, query in QUERIES.items():
            cursor.execute(query)
            rows[name] = sorted(map(str, cursor.fetchall()))
    files = sorted(
        f"{one.relative_to(data).parts[0]}/{one.name}"
        for one in data.rglob("*")
        if one.is_file() and "sqlite3" not in one.name and one.relative_to(data).parts[0] not in ("cache", "static")
    )
    return [*(f"{name}: {said}" for name, said in rows.items()), f"files: {files}"]


if __name__ == "__main__":
    main(*sys.argv[1:])
