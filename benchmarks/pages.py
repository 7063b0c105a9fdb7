"""How long pages take where 212 organisations have ten years each, on PostgreSQL, at 15 requests a second.

`python benchmarks/pages.py` prints; it never judges by its exit code. It starts a private PostgreSQL (through
scripts/with-postgresql), keeps an approved set of ten years for each organisation, and asks for pages of
organisations drawn by chance as a signed-in board member would. Server time is what the service itself logs of a
page. The peer is a page that only says that the process answers: the same server, without work. Then the rate is
raised until pages wait, and 10,000 pages are asked for to see whether memory grows.
"""

import os
import re
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from workbench.serving import Asked, at_rate, get, logged, p95, served, settings_in
from workbench.timing import say_how_busy

ORGANISATIONS = int(os.environ.get("TALLYSTICK_BENCHMARK_ORGANISATIONS", "212"))
RATE, SECONDS, BAR = 15, 60, 100
INDICATORS = [str(number) for number in range(1, 10)]
ROOT = Path(__file__).parents[1]


def main() -> None:
    if "TALLYSTICK_DATABASE" not in os.environ:
        os.execv(ROOT / "scripts/with-postgresql", ["with-postgresql", sys.executable, __file__])
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(settings_in(folder))
        say_how_busy()
        started = time.perf_counter()
        cookies = _prepared()
        print(f"{ORGANISATIONS} organisations with ten years each: ready in {time.perf_counter() - started:.0f} s")
        with served(folder) as log:
            _measure(cookies, log, Path(folder))


# WHAT IS SERVED


def _prepared() -> dict[str, str]:
    """Every organisation with its approved set and a board member who is signed in: a session by slug."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    from workbench.installation import approved_sets, open_organisations

    return open_organisations(approved_sets((800, 2_000, 4_000, 7_000)), ORGANISATIONS)


# ASKING


def _pages(cookies: dict[str, str], rng: Random) -> Iterator[Callable[[], Asked]]:
    slugs = sorted(cookies)
    while True:
        slug = rng.choice(slugs)
        page = rng.choice(["where-we-stand/wres/", *(f"where-we-stand/wres/indicator/{one}/" for one in INDICATORS)])
        yield lambda slug=slug, page=page: get(f"/o/{slug}/{page}", cookies[slug])


# WHAT IS MEASURED


def _measure(cookies: dict[str, str], log: Path, folder: Path) -> None:
    rng = Random(1)
    pages = _pages(cookies, rng)
    first = next(pages)()
    if first.status != 200:
        raise SystemExit(f"a page answered {first.status}; nothing was measured")
    peer = at_rate((lambda: get("/healthz") for _ in iter(int, 1)), rate=RATE, seconds=10)
    for name in ("laid out when asked for (cache emptied)", "as served"):
        if "emptied" in name:
            shutil.rmtree(folder / "cache", ignore_errors=True)
        _say(name, pages, log, peer)
    _saturation(pages)
    _memory(pages, folder)


def _say(name: str, pages: Iterator[Callable[[], Asked]], log: Path, peer: Sequence[Asked]) -> None:
    since = log.stat().st_size
    asked = at_rate(pages, rate=RATE, seconds=SECONDS)
    server = logged(log, since, "where")
    bad = [one.status for one in asked if one.status != 200]
    whole, alone = p95([one.milliseconds for one in asked]), p95([one.milliseconds for one in peer])
    print(f"{name}, {RATE} a second for {SECONDS} s: {len(asked)} pages, {len(bad)} not answered well")
    print(f"  server time: median {statistics.median(server):.1f} ms, p95 {p95(server):.1f} ms (bar {BAR})")
    print(f"  whole answer: p95 {whole:.1f} ms, {whole / alone:.1f} times that of a page without work ({alone:.1f} ms)")


def _saturation(pages: Iterator[Callable[[], Asked]]) -> None:
    for rate in (20, 30, 40, 60, 80, 120):
        asked = at_rate(pages, rate=rate, seconds=10)
        waits = p95([one.milliseconds for one in asked])
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
