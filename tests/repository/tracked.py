"""The files of the repository, as git knows them or would if they were added now."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def tracked_files():
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    # A file that git still knows may be gone from the folder.
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def python_files(*folders):
    chosen = [path for path in tracked_files() if not folders or name(path).startswith(folders)]
    return [path for path in chosen if path.suffix == ".py" or is_python_script(path)]


def is_python_script(path):
    return not path.suffix and path.read_bytes().startswith(b"#!/usr/bin/env python3")


def texts():
    """Path and text of every file that is text and was written by a person (the lock was not)."""
    for path in tracked_files():
        if path.name == "uv.lock":
            continue
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def name(path):
    return path.relative_to(ROOT).as_posix()
