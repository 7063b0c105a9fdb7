"""The service as it is run, and pages asked for at a steady rate."""

import http.client
import json
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PORT = 8190


@dataclass(frozen=True)
class Asked:
    """One page that was asked for: its status and how long the whole answer took, in milliseconds."""

    status: int
    milliseconds: float


def settings_in(folder: str) -> dict[str, str]:
    """What the service needs to be told to keep everything in a folder."""
    return {
        "TALLYSTICK_DATA": folder,
        "TALLYSTICK_ADDRESS": f"http://127.0.0.1:{PORT}",
        "TALLYSTICK_SECRET_KEY": "of this benchmark",
        "TALLYSTICK_MADE_UP": "yes",
        "DJANGO_SETTINGS_MODULE": "tallystick_web.config.settings",
    }


@contextmanager
def served(folder: str) -> Iterator[Path]:
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
            if get("/readyz").status == 200:
                return
        except OSError:
            pass
        time.sleep(0.3)
    raise SystemExit("the service did not become ready")


def get(path: str, session: str = "") -> Asked:
    """Ask for one page."""
    started = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    connection.request("GET", path, headers={"Cookie": f"sessionid={session}", "Host": f"127.0.0.1:{PORT}"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return Asked(answer.status, (time.perf_counter() - started) * 1000)


def at_rate(
    asks: Iterable[Callable[[], Asked]], *, rate: float, seconds: float, until: Callable[[], bool] = lambda: False
) -> list[Asked]:
    """Ask at a steady rate, whether or not earlier answers have come: what waits is counted as waiting."""
    found: list[Asked] = []
    threads = []
    started = time.perf_counter()
    for number, ask in zip(range(int(rate * seconds)), asks, strict=False):
        if until():
            break
        time.sleep(max(0.0, started + number / rate - time.perf_counter()))
        thread = threading.Thread(target=lambda ask=ask: found.append(ask()))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    return found


def logged(log: Path, since: int, route: str) -> list[float]:
    """The server time of every page logged since a place in the log, in milliseconds, by a part of its route."""
    with log.open("rb") as file:
        file.seek(since)
        lines = file.read().decode().splitlines()
    entries = [json.loads(line) for line in lines if line.startswith("{")]
    return [one["milliseconds"] for one in entries if one.get("status") == 200 and route in one.get("route", "")]


def p95(values: Sequence[float]) -> float:
    """The value that nineteen in twenty are below."""
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else float("nan")
