"""How long people wait who answer a survey, where 900 answer in a minute: on SQLite, and again on PostgreSQL.

`python benchmarks/surveys.py` prints; it never judges by its exit code. The service runs as `tallystick serve` runs
it, two processes with the worker beside them. Fifteen people a second open a link, read the form and send it,
whether or not those before them are done: first by links of their own, then by one link for all from many addresses,
and then all from one address, as behind the one gate of a trust, which the limit of such links meets. One in twenty
presses the button twice. Afterwards rows are counted: none may be lost or doubled. The peer is a bare Django view that
writes one row, served in the same way in the same run; and at last the rate is raised until people wait.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from workbench.answering import Browser, Heard, answer
from workbench.serving import PORT, Asked, at_rate, get, served, settings_in
from workbench.timing import print_verdict, say_how_busy

RATE, BAR = 15, 250  # a second; milliseconds
SECONDS = int(os.environ.get("TALLYSTICK_BENCHMARK_SECONDS", "60"))
SHORT = max(4, SECONDS // 3)
RATES = (25, 40, 60)
BEHIND_ONE_GATE = 330  # people at least: more than one address may answer for in an hour
TWICE = 20  # one person in so many presses twice
ROOT = Path(__file__).parents[1]
ONE = "one"


def main() -> None:
    if ONE in sys.argv:
        _measure_one()
        return
    command = [sys.executable, __file__, ONE]
    say_how_busy()
    print("SQLite", flush=True)
    subprocess.run(command, env={**os.environ, "TALLYSTICK_DATABASE": ""}, check=False)
    print("PostgreSQL", flush=True)
    subprocess.run([str(ROOT / "scripts/with-postgresql"), *command], check=False)


def _measure_one() -> None:
    with tempfile.TemporaryDirectory() as folder:
        mail = {"TALLYSTICK_MAIL": "django.core.mail.backends.locmem.EmailBackend"}
        os.environ.update(settings_in(folder) | mail)
        survey = Survey()
        links = survey.invited(RATE * SECONDS)
        with served(folder), _worker():
            _measure(survey, links)
        with _bare(folder):
            alone = _timed("POST"), _timed("GET")
        print("  a bare Django view, the same way:")
        _say_times("POST, one row", alone[0])
        _say_times("GET, nothing", alone[1])
        for name, ours, peer in zip(("POST", "GET"), survey.taken, alone, strict=True):
            ratios = (_at(ours, part) / _at(peer, part) for part in (50, 95))
            print(f"  {name}: {' and '.join(f'{one:.1f}' for one in ratios)} times the bare view at p50 and p95")


# WHAT IS ASKED


class Survey:
    """An organisation that asks, in the database of the service."""

    def __init__(self) -> None:
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        self.organisation, self.by = _open()
        self.taken: tuple[list[float], list[float]] = ([], [])

    def begin(self, *, is_open: bool) -> Any:
        """Begin a wave of the pulse survey."""
        from django.utils import timezone

        from tallystick_web.core.fence import inside
        from tallystick_web.questionnaires.actions.waves import begin_wave
        from tallystick_web.questionnaires.rules import Way
        from tallystick_web.questionnaires.sets import sets
        from tallystick_web.questionnaires.wave_rules import Begun

        today = timezone.localdate()
        begun = Begun(
            title="Pulse",
            way=Way.OPEN if is_open else Way.INVITED,
            opens_on=today,
            closes_on=today + timedelta(days=7),
            least=10,
        )
        with inside(self.organisation):
            return begin_wave(of=sets()["pulse"], begun=begun, by=self.by, at=timezone.now())

    def invited(self, people: int) -> tuple[Any, list[str]]:
        """A wave with a letter to each of so many people, and the links that stand in the letters."""
        from django.core import mail
        from django.utils import timezone

        from tallystick_web.core import jobs
        from tallystick_web.core.fence import inside
        from tallystick_web.questionnaires.actions.waves import invite
        from tallystick_web.questionnaires.rules import SEND_LINKS

        wave = self.begin(is_open=False)
        addresses = [f"person-{one}@bench.example" for one in range(people)]
        with inside(self.organisation):
            invite(wave=wave, addresses=addresses, by=self.by, at=timezone.now())
        started = time.perf_counter()
        jobs.now(SEND_LINKS, organisation=self.organisation, wave=wave.pk)
        print(f"  {people} letters written in {time.perf_counter() - started:.1f} s (no post behind them)")
        return wave, [found[0] for one in mail.outbox if (found := re.findall(r"/answer/[\w-]+/", str(one.body)))]

    def open_link(self) -> tuple[Any, str]:
        """A wave with one link for all, and the link."""
        from tallystick_web.questionnaires.queries.waves import open_address

        wave = self.begin(is_open=True)
        return wave, "/answer/" + open_address(wave).partition("/answer/")[2]

    def rows(self, wave: Any) -> int:
        """How many answers to a wave are kept."""
        from tallystick_web.core.fence import inside
        from tallystick_web.questionnaires.queries.waves import how_many_answered

        with inside(self.organisation):
            return how_many_answered(wave)


def _open() -> tuple[Any, Any]:
    from django.utils import timezone

    from tallystick_web.core.fence import everywhere
    from tallystick_web.organisations.actions.opening import FirstPerson, open_organisation
    from tallystick_web.organisations.models import Person
    from tallystick_web.organisations.rules import OrganisationKind, RoleId

    held = {"lead": RoleId.EDI_LEAD, "executive": RoleId.EXECUTIVE}
    people = [FirstPerson(name=one, email=f"{one}@bench.example.org", role=role) for one, role in held.items()]
    kind, now = OrganisationKind.TRUST, timezone.now()
    opened = open_organisation(slug="bench", name="Bench", kind=kind, code="", people=people, at=now)
    with everywhere("to ask"):
        return opened.organisation.pk, Person._base_manager.get(organisation=opened.organisation, name="lead")


@contextmanager
def _worker() -> Iterator[None]:
    """The worker that runs beside the pages: it puts answers out of their order after every tenth."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "tallystick_web", "db_worker", "--no-startup-delay", "--verbosity", "0"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        worker.terminate()
        worker.wait()


# WHAT IS MEASURED


def _measure(survey: Survey, invited: tuple[Any, list[str]]) -> None:
    wave, links = invited
    _warm_up(survey)
    _answered("by links of their own", survey, wave, links, _places(len(links)), seconds=SECONDS)
    opened = survey.open_link()
    many = RATE * SHORT
    _answered("by one link for all, from many addresses", survey, *_of_all(opened, many), _places(many), seconds=SHORT)
    crowd = max(many, BEHIND_ONE_GATE)
    gate = ["127.0.0.1"] * crowd
    how = "by one link for all, from one address"
    heard = _answered(how, survey, *_of_all(survey.open_link(), crowd), gate, seconds=crowd / RATE)
    refused = sum(one.status == 429 for one in heard.sent)
    print(f"    {refused} were told that too many came from one address: people behind one gate are one address")
    for rate in RATES:
        if _waits(survey, rate):
            return


def _warm_up(survey: Survey) -> None:
    """Have both processes lay out each page once: the first of each page takes longer, and is of the start."""
    _, link = survey.open_link()
    for place in range(12):
        answer(link, Heard(), address=f"127.0.9.{place + 1}", seed=place)


def _of_all(opened: tuple[Any, str], many: int) -> tuple[Any, list[str]]:
    wave, link = opened
    return wave, [link] * many


def _places(many: int) -> list[str]:
    """So many addresses of this machine: each browser asks from one of its own."""
    return [f"127.{1 + one // 60_000}.{one // 250 % 240}.{1 + one % 250}" for one in range(many)]


def _answered(
    how: str, survey: Survey, wave: Any, links: Sequence[str], places: Sequence[str], *, seconds: float
) -> Heard:
    heard, started = Heard(), time.perf_counter()
    at_rate(_people(links, places, heard), rate=RATE, seconds=seconds)
    taken = time.perf_counter() - started
    rows = survey.rows(wave)
    print(f"  {how}: {len(links)} people in {seconds:.0f} s, {60 * rows / taken:.0f} answers a minute kept")
    print(f"    people who were told that theirs is kept: {heard.kept}; rows: {rows}, {_lost(heard.kept, rows)}")
    kept = [one.milliseconds for one in heard.sent if one.status == 303]
    _say_times("POST", kept)
    _say_times("GET of the form", [one.milliseconds for one in heard.read])
    _say_times("GET of the link", [one.milliseconds for one in heard.opened])
    if kept:
        print_verdict("p95 of POST", _at(kept, 95), BAR, "ms")
    if not survey.taken[0]:
        survey.taken = kept, [one.milliseconds for one in heard.read]
    return heard


def _people(links: Sequence[str], places: Sequence[str], heard: Heard) -> Iterator[Callable[[], Asked]]:
    for place, (link, address) in enumerate(zip(links, places, strict=True)):
        twice = place % TWICE == TWICE - 1
        yield lambda link=link, address=address, place=place, twice=twice: answer(
            link, heard, address=address, seed=place, twice=twice
        )


def _lost(told: int, rows: int) -> str:
    if told == rows:
        return "none lost or doubled"
    return f"{told - rows} LOST" if told > rows else f"{rows - told} DOUBLED"


def _waits(survey: Survey, rate: int) -> bool:
    """Whether people wait at a higher rate, from many addresses."""
    seconds = 10
    wave, link = survey.open_link()
    heard, many, started = Heard(), rate * seconds, time.perf_counter()
    at_rate(_people([link] * many, _places(many), heard), rate=rate, seconds=seconds)
    taken, rows = time.perf_counter() - started, survey.rows(wave)
    slow = _at([one.milliseconds for one in heard.sent], 95)
    lost = _lost(heard.kept, rows)
    print(f"  {rate} a second: {60 * rows / taken:.0f} answers a minute, p95 of POST {slow:.0f} ms, {lost}", flush=True)
    return slow > 1000


# THE PEER


@contextmanager
def _bare(folder: str) -> Iterator[None]:
    log = (Path(folder) / "bare-log").open("wb")
    command = [sys.executable, "-m", "gunicorn", "workbench.bare", "--bind", f"127.0.0.1:{PORT}"]
    server = subprocess.Popen(
        [*command, "--workers", "2", "--threads", "4", "--log-level", "warning"],
        stdout=log,
        stderr=log,
        cwd=ROOT / "benchmarks",
    )
    try:
        for _ in range(100):
            try:
                if get("/readyz").status == 200:
                    break
            except OSError:
                time.sleep(0.3)
        yield
    finally:
        server.terminate()
        server.wait()
        log.close()


def _timed(method: str) -> list[float]:
    asks = (lambda: Browser().ask(method, "/", "x=1" if method == "POST" else "")[0] for _ in iter(int, 1))
    return [one.milliseconds for one in at_rate(asks, rate=RATE, seconds=SHORT) if one.status == 200]


# WORDS


def _at(values: Sequence[float], part: int) -> float:
    """The value that so many in a hundred are below."""
    return statistics.quantiles(values, n=100)[part - 1] if len(values) > 1 else float("nan")


def _say_times(what: str, values: Sequence[float]) -> None:
    said = ", ".join(f"p{part} {_at(values, part):.0f} ms" for part in (50, 95, 99))
    print(f"    {what}: {said} ({len(values)})", flush=True)


if __name__ == "__main__":
    main()
