"""How long the list of a register takes that has 20,000 entries: plain, filtered, searched, and its last page.

`python benchmarks/registers.py` prints; it never judges by its exit code. It fills a register of policies in a
database of its own (a private PostgreSQL, through scripts/with-postgresql; or the file of TALLYSTICK_DATABASE) and
asks for pages as a signed-in lead would, in this process. The peer is Django itself, asked for the values of the same
page of rows and nothing else.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from workbench.serving import p95, settings_in
from workbench.timing import say_how_busy

ENTRIES = int(os.environ.get("TALLYSTICK_BENCHMARK_ENTRIES", "20000"))
TIMES, BAR = 60, 100
ROOT = Path(__file__).parents[1]
ASKED = {
    "list": "",
    "filter": "?is-topic=talent&state=in-force",
    "stale, mine": "?stale=yes&owner=me",
    "search": "?text=conduct+9",
    "first to be confirmed": "?order=review",
    "last page": "?page=500",
}


def main() -> None:
    if "TALLYSTICK_DATABASE" not in os.environ:
        os.execv(ROOT / "scripts/with-postgresql", ["with-postgresql", sys.executable, __file__])
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(settings_in(folder))
        say_how_busy()
        started = time.perf_counter()
        _prepare()
        print(f"{ENTRIES:,} entries in one register: ready in {time.perf_counter() - started:.0f} s")
        _measure()


# WHAT IS ASKED FOR


def _prepare() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    _fill()


def _fill() -> None:
    """A register of which one entry in four is stale and one in nine withdrawn."""
    from django.utils import timezone

    from tallystick_web.core.fence import everywhere
    from tallystick_web.organisations.actions.opening import FirstPerson, open_organisation
    from tallystick_web.organisations.models import Person
    from tallystick_web.organisations.rules import OrganisationKind, RoleId
    from tallystick_web.registers.described.policies import PolicyTopic
    from tallystick_web.registers.models import Policy

    now = timezone.now()
    held = {"lead": RoleId.EDI_LEAD, "executive": RoleId.EXECUTIVE}
    people = [FirstPerson(name=one, email=f"{one}@bench.example.org", role=role) for one, role in held.items()]
    opened = open_organisation(slug="bench", name="Bench", kind=OrganisationKind.TRUST, code="", people=people, at=now)
    topics = list(PolicyTopic)
    with everywhere("to fill a register"):
        lead = Person._base_manager.get(organisation=opened.organisation, name="lead")
        Policy._base_manager.bulk_create(
            [
                Policy(
                    organisation=opened.organisation,
                    title=f"Procedure on conduct {number:05}",
                    state="withdrawn" if number % 9 == 0 else "in-force",
                    ended_on=now.date() if number % 9 == 0 else None,
                    topic=topics[number % len(topics)],
                    owner=lead if number % 2 else None,
                    confirmed_on=now.date() - timedelta(days=number % 900),
                    review_on=now.date() + timedelta(days=number % 400 - 100),
                    impact_on=now.date() - timedelta(days=number % 2000),
                    key=f"{number:064}",
                    by=lead,
                    at=now - timedelta(minutes=number),
                )
                for number in range(ENTRIES)
            ],
            batch_size=500,
        )


def _browser() -> Any:
    """The lead, signed in with both steps."""
    from django.conf import settings
    from django.test import Client

    from tallystick_web.core.fence import everywhere
    from tallystick_web.organisations.access import PROVIDER_DID_SECOND_STEP
    from tallystick_web.organisations.models import Account, Person

    settings.ALLOWED_HOSTS = ["*"]
    account = Account.objects.create_user("lead@bench.example.org")
    with everywhere("to join"):
        Person._base_manager.filter(name="lead").update(account=account)
    client = Client()
    client.force_login(account, settings.AUTHENTICATION_BACKENDS[-1])
    session = client.session
    session[PROVIDER_DID_SECOND_STEP] = True
    session.save()
    return client


# WHAT IS MEASURED


def _measure() -> None:
    from django.db import connection

    client, questions = _browser(), []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        questions.append(sql)
        return execute(sql, *rest)

    for name, query in ASKED.items():
        address = f"/o/bench/registers/policies/{query}"

        def ask(address: str = address) -> None:
            answer = client.get(address, secure=True)
            if answer.status_code != 200:
                raise SystemExit(f"a page answered {answer.status_code}; nothing was measured")

        ask()
        with connection.execute_wrapper(note):
            ask()
        _say(name, _timed(ask), questions=len(questions))
        questions.clear()
    peer = _timed(_bare)
    _say("Django's bare values() of a page", peer, questions=2)


def _bare() -> None:
    """The same page of rows, and how many there are, without a page round them."""
    from tallystick_web.core.fence import everywhere
    from tallystick_web.registers.models import Policy

    with everywhere("a bare page"):
        rows = Policy._base_manager.filter(ended_on=None).order_by("title", "pk")
        rows.count()
        list(rows.values("pk", "title", "state", "owner__name", "review_on", "topic", "impact_on")[:40])


def _timed(do: Callable[[], None]) -> list[float]:
    found = []
    for _ in range(TIMES):
        started = time.perf_counter()
        do()
        found.append((time.perf_counter() - started) * 1000)
    return found


def _say(name: str, times: list[float], *, questions: int) -> None:
    slow = "" if p95(times) <= BAR else f", over the bar of {BAR} ms"
    print(
        f"{name}: {statistics.median(times):.0f} ms in the middle, {p95(times):.0f} ms for 95 of 100{slow}; "
        f"{questions} questions to the database"
    )


if __name__ == "__main__":
    main()
