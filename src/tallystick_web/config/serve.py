"""``tallystick serve``: the service on this machine, its pages and its worker. Django is loaded by those, not here."""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from tallystick.errors import WrongArguments

_PROGRAM = (sys.executable, "-m", "tallystick_web")
_EVERY = 15 * 60  # seconds between two looks at what is due
_LOOPBACK = "127.0.0.1"
_EXAMPLE = Path("build/example-service")


def serve(
    example: Annotated[
        bool, typer.Option("--example", help="Made-up organisations, on this machine alone. Needs no settings.")
    ] = False,
    data: Annotated[Path, typer.Option(help="With --example: the folder to keep everything in.")] = _EXAMPLE,
    host: Annotated[str, typer.Option(help="The address to answer on; in a container 0.0.0.0.")] = _LOOPBACK,
    port: Annotated[int, typer.Option(help="The port to answer on.")] = 8000,
    processes: Annotated[int, typer.Option(help="How many processes answer requests.")] = 2,
) -> None:
    """Serve the web application: its pages on a port of this machine, and the worker beside them.

    Settings come from the environment; docs/reference/settings.md lists them. With --example nothing is needed: the
    service makes its own database and secret, and fills itself with made-up organisations. A reverse proxy takes the
    service to other machines.

    Ends with 0 when stopped and 2 where it could not start.
    """
    if find_spec("django") is None:
        raise WrongArguments("The web application is not installed. Install it with: pip install 'tallystick[web]'.")
    if example and host != _LOOPBACK:
        raise WrongArguments(
            f"--host is {host}. Made-up organisations come with passwords that were printed: they are served on this "
            "machine alone. Leave --host out."
        )
    if example:
        os.environ.update(_example_settings(data, port))
    for step in (("migrate", "--verbosity", "0"), ("collectstatic", "--noinput", "--verbosity", "0")):
        _run(step)
    if example:
        _run(("make_example",))
    _serve(f"{host}:{port}", processes)


def _example_settings(data: Path, port: int) -> dict[str, str]:
    data = data.resolve()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {
        "TALLYSTICK_DATA": str(data),
        "TALLYSTICK_ADDRESS": f"http://127.0.0.1:{port}",
        "TALLYSTICK_SECRET_KEY": _secret(data / "secret"),
        "TALLYSTICK_MADE_UP": "yes",
        "TALLYSTICK_LOG_LEVEL": "WARNING",
        "TALLYSTICK_MAIL": "django.core.mail.backends.filebased.EmailBackend",
    }


def _secret(file: Path) -> str:
    """The secret of this example, made once and readable by its owner alone."""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(64), encoding="utf-8")
    return file.read_text(encoding="utf-8")


def _run(arguments: Sequence[str]) -> None:
    """Run one command of the web application. What it says of a failure stands already."""
    ended = subprocess.run([*_PROGRAM, *arguments], check=False)  # noqa: S603  # our own program
    if ended.returncode:
        raise WrongArguments(f"The service was not started: '{arguments[0]}' failed, see above.")


def _serve(bind: str, processes: int) -> None:
    """Keep pages and worker going until one of them ends or somebody stops them; then end both."""
    pages = (
        *(sys.executable, "-m", "gunicorn", "tallystick_web.config.wsgi", "--bind", bind),
        *("--workers", str(processes), "--threads", "4", "--max-requests", "5000", "--max-requests-jitter", "500"),
        *("--log-level", "warning"),
    )
    running = [
        subprocess.Popen(command)  # noqa: S603  # our own programs
        for command in (pages, (*_PROGRAM, "db_worker", "--no-startup-delay", "--verbosity", "0"))
    ]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    due = time.monotonic()
    try:
        while all(one.poll() is None for one in running):
            if time.monotonic() >= due:
                due += _EVERY
                subprocess.run([*_PROGRAM, "run_due"], check=False)  # noqa: S603  # our own program
            time.sleep(0.5)
    except KeyboardInterrupt:
        pass
    finally:
        for one in running:
            one.terminate()
        for one in running:
            one.wait()
