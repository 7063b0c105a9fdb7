"""The page of commands: what each says of itself when it is asked for help."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import typer
from markdown_parts import page

from tallystick.cli import app


def commands_page(exit_codes: str) -> str:
    """Every command's help, and how commands end."""
    every = list(paths(typer.main.get_command(app)))
    with ThreadPoolExecutor() as pool:
        helps = list(pool.map(help_of, every))
    return page(
        "# Commands",
        "What each command says of itself, and how it ends.",
        *(f"## {' '.join(('tallystick', *path))}\n\n```\n{said}\n```" for path, said in zip(every, helps, strict=True)),
        "## Exit codes",
        "For scripts and schedulers. The message on standard error says more.",
        exit_codes,
    )


def paths(command: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command there is, as the words that call it."""
    yield above
    for name, below in getattr(command, "commands", {}).items():
        yield from paths(below, (*above, name))


AS_INSTALLED = "import sys; from tallystick.cli import main; sys.argv[0] = 'tallystick'; main()"


def help_of(path: Sequence[str]) -> str:
    """In a process that knows nothing of this terminal: neither its width nor its colours."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    said = subprocess.run(
        [sys.executable, "-c", AS_INSTALLED, *path, "--help"],
        env={**kept, "COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return "\n".join(line.rstrip() for line in said.stdout.splitlines()).strip("\n")
