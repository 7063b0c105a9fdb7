"""Reads the data files of the vocabulary, once each, and refuses one that hides its version or source."""

import csv
import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_DATA = files("tallystick.vocabulary") / "data"
_HEAD = "# "


def names() -> tuple[str, ...]:
    """The data files, in name order."""
    return tuple(sorted(entry.name for entry in _DATA.iterdir() if entry.is_file()))


@cache
def table(name: str) -> Mapping[str, Any]:
    """A TOML file of the vocabulary.

    Raises:
        ValueError: the file does not say its version and source.
    """
    found = tomllib.loads(_text(name))
    _check_head(name, found)
    return found


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a CSV file of the vocabulary. Version and source stand in comment lines above its header.

    Raises:
        ValueError: the file does not say its version and source.
    """
    lines = _text(name).splitlines()
    head = "\n".join(line.removeprefix(_HEAD) for line in lines if line.startswith(_HEAD) and " = " in line)
    _check_head(name, tomllib.loads(head))
    return tuple(csv.DictReader(line for line in lines if not line.startswith(_HEAD)))


@cache
def fingerprint() -> str:
    """SHA-256 over all data files in name order: two installations with the same lists have the same one."""
    digest = hashlib.sha256()
    for name in names():
        for part in (name, _text(name)):
            content = part.encode()
            # The length goes first, so that text cannot move from one file into the next unseen.
            digest.update(len(content).to_bytes(8, "big") + content)
    return digest.hexdigest()


def _text(name: str) -> str:
    # Line ends differ between checkouts on Windows and elsewhere; the lists do not.
    return (_DATA / name).read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def _check_head(name: str, head: Mapping[str, Any]) -> None:
    missing = [key for key in ("version", "source") if not head.get(key)]
    if missing:
        raise ValueError(f"vocabulary file {name} does not say its {' and '.join(missing)}")
