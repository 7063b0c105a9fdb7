"""How long the staff files of 20,000 people take, from sending them to approved sets, while pages are asked for.

`python benchmarks/staff_files.py` prints; it never judges by its exit code. The files are those of a made-up trust,
sent to the service as a browser sends them and read by its worker, on SQLite and then on a private PostgreSQL.
Meanwhile board members of other organisations ask for 5 pages a second. The peer is the command line, which reads and
counts the same folder in the same run, with nothing beside it.
"""

import http.client
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from workbench.serving import PORT, Asked, at_rate, get, logged, p95, served, settings_in
from workbench.timing import print_verdict, say_how_busy

STAFF, YEAR, SEED = int(os.environ.get("TALLYSTICK_BENCHMARK_STAFF", "20000")), 2025, 3
RATE, PAGE_BAR, NUMBERS_BAR = 5, 150, 20
OTHERS = 12
HAND_INS = 5  # all but the last are given up: there are too few pages in one
ROOT = Path(__file__).parents[1]
MEASURED = "measured"  # what this file is told where the database is ready
NAME, SLUG = "Made-up Vale Hospitals", "vale"
ANSWERS = (
    ("pay_scales", "VSM Spot Salary", "vsm"),
    ("pay_scales", "Made-up Apprentice Rate", "under-1"),
    ("hosted", "Made-up Shared Payroll Partnership", "hosted"),
)


def main() -> None:
    if MEASURED in sys.argv:
        measure(Path(sys.argv[2]))
        return
    say_how_busy()
    with tempfile.TemporaryDirectory() as name:
        extracts = _make_up_trust(Path(name))
        again = [sys.executable, __file__, MEASURED, str(extracts)]
        environment = {name: value for name, value in os.environ.items() if name != "TALLYSTICK_DATABASE"}
        subprocess.run(again, check=True, env=environment)
        subprocess.run([ROOT / "scripts/with-postgresql", *again], check=True, env=environment)


def _make_up_trust(folder: Path) -> Path:
    command = ["example", str(folder / "trust"), "--staff", str(STAFF), "--years", "1", "--last", str(YEAR)]
    subprocess.run([sys.executable, "-m", "tallystick", *command, "--seed", str(SEED), "--quiet"], check=True)
    return next(one.parent for one in sorted((folder / "trust").rglob("deposit.toml")))


# THE SERVICE


def measure(extracts: Path) -> None:
    """Hand the files in, use and sign their counts, and wait for approved sets. Prints the seconds of each step."""
    kind = "PostgreSQL" if "TALLYSTICK_DATABASE" in os.environ else "SQLite"
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(settings_in(folder))
        others, analyst = _prepared()
        with served(folder) as log, _worker(folder):
            print(f"{kind}, {STAFF:,} staff; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
            _alone(others)
            steps = Steps(analyst, others, log)
            _do(steps, extracts)
        with _timed() as cold:
            _command("check", extracts)
        with _timed() as whole:
            _command("wres", extracts, "--out", str(Path(folder) / "out"), "--quiet")
    print(
        f"  tallystick check {cold[0]:.1f} s: to counts it took {steps.seconds['to counts'] / cold[0]:.1f} times that"
    )
    print(f"  tallystick wres {whole[0]:.1f} s: in all it took {sum(steps.seconds.values()) / whole[0]:.1f} times that")


def _prepared() -> tuple[dict[str, str], str]:
    """Organisations whose pages are asked for, and the session of the analyst who hands in."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    from workbench.installation import approved_sets, open_for_analyst, open_organisations

    others = open_organisations(approved_sets((2_000,)), OTHERS)
    return others, open_for_analyst(NAME, SLUG, ANSWERS)[1]


@contextmanager
def _worker(folder: str) -> Iterator[None]:
    with (Path(folder) / "worker").open("wb") as out:
        command = [sys.executable, "-m", "tallystick_web", "db_worker", "--no-startup-delay"]
        worker = subprocess.Popen(command, stdout=out, stderr=out)
        try:
            yield
        finally:
            worker.terminate()
            worker.wait()


def _command(*arguments: object) -> None:
    command = [sys.executable, "-m", "tallystick", *map(str, arguments), "--year", str(YEAR)]
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def _timed() -> Iterator[list[float]]:
    taken: list[float] = []
    started = time.perf_counter()
    yield taken
    taken.append(time.perf_counter() - started)


# PAGES MEANWHILE


def _pages(others: dict[str, str]) -> Iterator[Callable[[], Asked]]:
    rng, slugs = Random(SEED), sorted(others)
    while True:
        slug = rng.choice(slugs)
        page = rng.choice(["", *(f"indicator/{number}/" for number in range(1, 10))])
        yield lambda slug=slug, page=page: get(f"/o/{slug}/where-we-stand/wres/{page}", others[slug])


def _alone(others: dict[str, str]) -> None:
    """Every page once, to have it laid out, and then how long pages take with nothing beside them."""
    for slug, session in others.items():
        for page in ("", *(f"indicator/{number}/" for number in range(1, 10))):
            get(f"/o/{slug}/where-we-stand/wres/{page}", session)
    asked = at_rate(_pages(others), rate=RATE, seconds=10)
    print(f"  pages with nothing beside them: whole answer p95 {p95([one.milliseconds for one in asked]):.0f} ms")


@dataclass
class Steps:
    """What is done by the analyst, step by step, with the seconds of each and the pages that were asked for in it."""

    analyst: str
    others: dict[str, str]
    log: Path
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time a step, and print what its pages took."""
        over, found, since = threading.Event(), [], self.log.stat().st_size
        asking = threading.Thread(
            target=lambda: found.extend(at_rate(_pages(self.others), rate=RATE, seconds=600, until=over.is_set))
        )
        asking.start()
        with _timed() as taken:
            yield
        over.set()
        asking.join()
        self.seconds[name] = taken[0]
        server = logged(self.log, since, "where") or [float("nan")]
        bad = sum(one.status != 200 for one in found)
        print(
            f"  {name}: {taken[0]:.1f} s; {len(found)} pages, {bad} not answered well, whole answer p95 "
            f"{p95([one.milliseconds for one in found]):.0f} ms, server time median {statistics.median(server):.0f} ms"
            f" and p95 {p95(server):.0f} ms (bar {PAGE_BAR})"
        )


# WHAT THE ANALYST DOES


def _do(steps: Steps, extracts: Path) -> None:
    browser = Browser(steps.analyst)
    files = [one for one in sorted(extracts.iterdir()) if one.suffix in (".csv", ".xlsx")]
    with steps.step("to counts"):
        for turn in range(HAND_INS):
            with _timed() as sent:
                here = browser.send(f"/o/{SLUG}/figures/files/", {"year": str(YEAR)}, files)
            with _timed() as waited:
                _wait_for_work()
            seconds = sent[0] + waited[0]
            print(f"    {seconds:.1f} s: sending {sent[0]:.1f} s; in the worker {_worked('read_upload'):.1f} s")
            if turn < HAND_INS - 1:
                browser.send(f"{here}give-up/", {})
    steps.seconds["to counts"] = seconds
    print_verdict("upload to numbers, the last of them", seconds, NUMBERS_BAR)
    with steps.step("to used and signed"):
        browser.send(f"{here}use/", {})
        for deposit in _deposits():
            browser.send(f"/o/{SLUG}/figures/{deposit}/sign/", {"role": "analyst", "agreed": "on"})
    with steps.step("to approved sets"):
        _wait_for_work()
    print(f"    of that, erasing {_worked('erase_upload'):.1f} s and making sets {_worked('make_releases'):.1f} s")


class Browser:
    """Opens pages, fills in what stands in them hidden, and sends them."""

    def __init__(self, session: str) -> None:
        self._session = session

    def send(self, path: str, said: dict[str, str], files: list[Path] | None = None) -> str:
        """Send the form of a page. Returns where it led."""
        from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

        cookie, page = self._asked("GET", path)
        kept = dict(re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page))
        opened = [one.open("rb") for one in files or []]
        body = encode_multipart(BOUNDARY, {**kept, **said, **({"chosen": opened} if opened else {})})
        for one in opened:
            one.close()
        return self._asked("POST", path, body, {"Content-Type": MULTIPART_CONTENT, "Cookie": cookie})[0]

    def _asked(self, method: str, path: str, body: bytes = b"", more: dict[str, str] | None = None) -> tuple[str, str]:
        """Of a page that was opened its cookies and text; of a form that was sent where it led."""
        mine = f"sessionid={self._session}"
        headers = {"Host": f"127.0.0.1:{PORT}", "Origin": f"http://127.0.0.1:{PORT}", "Cookie": mine, **(more or {})}
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=120)
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        if answer.status != (200 if method == "GET" else 303):
            raise SystemExit(f"{method} {path} answered {answer.status}: nothing was measured")
        given = [one.partition(";")[0] for one in answer.headers.get_all("Set-Cookie") or []]
        return ("; ".join([mine, *given]) if method == "GET" else answer.headers["Location"]), text


def _deposits() -> list[object]:
    from tallystick_web.core.fence import everywhere
    from tallystick_web.deposits.models import Deposit

    with everywhere("of a benchmark"):
        return list(Deposit.objects.filter(organisation__slug=SLUG).values_list("pk", flat=True))


def _wait_for_work() -> None:
    from tallystick_web.core.models import Work

    for _ in range(6000):
        if not Work.objects.filter(ended_at=None).exists():
            break
        time.sleep(0.1)
    undone = list(Work.objects.exclude(is_done=True).values_list("job", "code"))
    if undone:
        raise SystemExit(f"some work was not done: {undone}")


def _worked(job: str) -> float:
    """How long the worker worked at a job, the last time."""
    from tallystick_web.core.models import Work

    work = Work.objects.filter(job__endswith=job).latest("ended_at")
    return float((work.ended_at - work.begun_at).total_seconds())


if __name__ == "__main__":
    main()
