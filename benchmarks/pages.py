"""How long pages take where 212 organisations have ten years each, on PostgreSQL, at 15 requests a second.

`python benchmarks/pages.py` prints; it never judges by its exit code. It starts a private PostgreSQL (through
scripts/with-postgresql), keeps an approved set of ten years for each organisation, and asks for pages of
organisations drawn by chance as a signed-in board member would. Server time is what the service itself logs of a
page. The peer is a page that only says that the process answers: the same server, without work. Then the rate is
raised until pages wait, and 10,000 pages are asked for to see whether memory grows.
"""

import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from workbench.timing import say_how_busy

ORGANISATIONS = int(os.environ.get("TALLYSTICK_BENCHMARK_ORGANISATIONS", "212"))
RATE, SECONDS, BAR, PORT = 15, 60, 100, 8190
INDICATORS = [str(number) for number in range(1, 10)]
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Asked:
    """One page that was asked for: its status and how long the whole answer took, in milliseconds."""

    status: int
    milliseconds: float


def main() -> None:
    if "TALLYSTICK_DATABASE" not in os.environ:
        os.execv(ROOT / "scripts/with-postgresql", ["with-postgresql", sys.executable, __file__])
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(_settings(folder))
        say_how_busy()
        started = time.perf_counter()
        cookies = _prepared()
        print(f"{ORGANISATIONS} organisations with ten years each: ready in {time.perf_counter() - started:.0f} s")
        with _served(folder) as log:
            _measure(cookies, log, Path(folder))


def _settings(folder: str) -> dict[str, str]:
    return {
        "TALLYSTICK_DATA": folder,
        "TALLYSTICK_ADDRESS": f"http://127.0.0.1:{PORT}",
        "TALLYSTICK_SECRET_KEY": "of this benchmark",
        "TALLYSTICK_MADE_UP": "yes",
        "DJANGO_SETTINGS_MODULE": "tallystick_web.config.settings",
    }


# WHAT IS SERVED


def _prepared() -> dict[str, str]:
    """Every organisation with its approved set and a board member who is signed in: a session by slug."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    from workbench.installation import open_organisations

    return open_organisations(_releases(), ORGANISATIONS)


def _releases() -> list[object]:
    """Releases of ten years for the organisation, of trusts of four sizes."""
    from tallystick.account.approve import Asked as For
    from tallystick.account.approve import approve
    from tallystick.account.understood import Accounted, Understood
    from tallystick.account.wres import tables_of
    from tallystick.attack.facts import Facts
    from tallystick.disclosure.decisions import Contract, Decisions
    from tallystick.example.kinds import OrganisationKind
    from tallystick.example.truth import truth_of
    from tallystick.example.world import make_world
    from tallystick.release.policy import Audience
    from tallystick.release.protection import Acceptance

    accepted = Acceptance(name="A. Lead", role="information governance lead", on=date(2025, 5, 1))
    decisions = Decisions(contract=Contract(standards=("wres",), accepted=accepted))
    found = []
    for staff in (800, 2_000, 4_000, 7_000):
        world = make_world(OrganisationKind.TRUST, staff=staff, years=10, seed=staff)
        accounts = [Accounted(made=truth_of(world, year), made_from=(), notices=()) for year in range(2016, 2026)]
        [tables] = tables_of(Understood(accounts=tuple(accounts))).values()
        asked = For(
            audience=Audience.ORGANISATION, decisions=decisions, earlier={Audience.ORGANISATION: []}, facts=Facts()
        )
        found.append(approve(tables, asked).release)
    return found


@contextmanager
def _served(folder: str) -> Iterator[Path]:
    """The service as it is run: two processes on this machine, its log in a file."""
    log = Path(folder) / "log"
    command = [
        *(sys.executable, "-m", "gunicorn", "tallystick_web.config.wsgi", "--bind", f"127.0.0.1:{PORT}"),
        *("--workers", "2", "--threads", "4", "--log-level", "warning", "--pid", str(Path(folder) / "pid")),
    ]
    with log.open("wb") as out:
        server = subprocess.Popen(command, stdout=out, stderr=out)
        try:
            _wait_until_ready()
            yield log
        finally:
            server.terminate()
            server.wait()


def _wait_until_ready() -> None:
    for _ in range(100):
        try:
            if _get("/readyz").status == 200:
                return
        except OSError:
            pass
        time.sleep(0.3)
    raise SystemExit("the service did not become ready")


# ASKING


def _get(path: str, session: str = "") -> Asked:
    started = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    connection.request("GET", path, headers={"Cookie": f"sessionid={session}", "Host": f"127.0.0.1:{PORT}"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return Asked(answer.status, (time.perf_counter() - started) * 1000)


def _pages(cookies: dict[str, str], rng: Random) -> Iterator[Callable[[], Asked]]:
    slugs = sorted(cookies)
    while True:
        slug = rng.choice(slugs)
        page = rng.choice(["where-we-stand/wres/", *(f"where-we-stand/wres/indicator/{one}/" for one in INDICATORS)])
        yield lambda slug=slug, page=page: _get(f"/o/{slug}/{page}", cookies[slug])


def _at_rate(asks: Iterable[Callable[[], Asked]], *, rate: float, seconds: float) -> list[Asked]:
    """Ask at a steady rate, whether or not earlier answers have come: what waits is counted as waiting."""
    found: list[Asked] = []
    threads = []
    started = time.perf_counter()
    for number, ask in zip(range(int(rate * seconds)), asks, strict=False):
        time.sleep(max(0.0, started + number / rate - time.perf_counter()))
        thread = threading.Thread(target=lambda ask=ask: found.append(ask()))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    return found


def _logged(log: Path, since: int) -> list[float]:
    """The server time of every page logged since a place in the log, in milliseconds."""
    with log.open("rb") as file:
        file.seek(since)
        lines = file.read().decode().splitlines()
    entries = [json.loads(line) for line in lines if line.startswith("{")]
    return [one["milliseconds"] for one in entries if one.get("status") == 200 and "where" in one.get("route", "")]


def _p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else float("nan")


# WHAT IS MEASURED


def _measure(cookies: dict[str, str], log: Path, folder: Path) -> None:
    rng = Random(1)
    pages = _pages(cookies, rng)
    first = next(pages)()
    if first.status != 200:
        raise SystemExit(f"a page answered {first.status}; nothing was measured")
    peer = _at_rate((lambda: _get("/healthz") for _ in iter(int, 1)), rate=RATE, seconds=10)
    for name in ("laid out when asked for (cache emptied)", "as served"):
        if "emptied" in name:
            shutil.rmtree(folder / "cache", ignore_errors=True)
        _say(name, pages, log, peer)
    _saturation(pages)
    _memory(pages, folder)


def _say(name: str, pages: Iterator[Callable[[], Asked]], log: Path, peer: Sequence[Asked]) -> None:
    since = log.stat().st_size
    asked = _at_rate(pages, rate=RATE, seconds=SECONDS)
    server = _logged(log, since)
    bad = [one.status for one in asked if one.status != 200]
    whole, alone = _p95([one.milliseconds for one in asked]), _p95([one.milliseconds for one in peer])
    print(f"{name}, {RATE} a second for {SECONDS} s: {len(asked)} pages, {len(bad)} not answered well")
    print(f"  server time: median {statistics.median(server):.1f} ms, p95 {_p95(server):.1f} ms (bar {BAR})")
    print(f"  whole answer: p95 {whole:.1f} ms, {whole / alone:.1f} times that of a page without work ({alone:.1f} ms)")


def _saturation(pages: Iterator[Callable[[], Asked]]) -> None:
    for rate in (20, 30, 40, 60, 80, 120):
        asked = _at_rate(pages, rate=rate, seconds=10)
        waits = _p95([one.milliseconds for one in asked])
        print(f"  {rate} a second: p95 of the whole answer {waits:.0f} ms")
        if waits > 1000:
            print(f"pages wait from about {rate} a second")
            return


def _memory(pages: Iterator[Callable[[], Asked]], folder: Path) -> None:
    every, batch = 10_000, 2_000
    sizes = [_resident(folder)]
    for _ in range(every // batch):
        workers = [
            threading.Thread(target=lambda: [next_page() for next_page in _some(pages, batch // 4)]) for _ in range(4)
        ]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        sizes.append(_resident(folder))
    print("memory of all processes over 10,000 pages, MB: " + ", ".join(f"{size:.0f}" for size in sizes))


_lock = threading.Lock()


def _some(pages: Iterator[Callable[[], Asked]], count: int) -> Iterator[Callable[[], Asked]]:
    for _ in range(count):
        with _lock:
            page = next(pages)
        yield page


def _resident(folder: Path) -> float:
    parent = (folder / "pid").read_text().strip()
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    status = [Path(f"/proc/{one}/status").read_text() for one in children]
    return sum(int(re.findall(r"VmRSS:\s+(\d+)", one)[0]) for one in status) / 1024


if __name__ == "__main__":
    main()
