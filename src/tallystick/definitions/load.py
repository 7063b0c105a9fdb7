"""Definition files are read here, all or nothing: every problem in every file is found before any is told."""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from tallystick.definitions.checks import problems_of
from tallystick.definitions.standard import Definition
from tallystick.errors import DefinitionsRefused, WrongArguments

_ADAPTER = TypeAdapter(Definition)


@cache
def _packaged() -> Mapping[str, Definition]:
    return load_folder(files("tallystick.definitions") / "data")


def available() -> tuple[str, ...]:
    """The definitions that come with the program, such as ``wres/2025``, oldest year first."""
    return tuple(sorted(_packaged()))


def load(standard: str, year: int) -> Definition:
    """Return the definition of ``standard`` for the snapshot of 31 March ``year``.

    Raises WrongArguments, naming the years there are, when there is none.
    """
    try:
        return _packaged()[f"{standard}/{year}"]
    except KeyError:
        raise WrongArguments(
            f"There is no definition of {standard} for {year}. There are: {', '.join(available())}."
        ) from None


def load_folder(folder: Traversable) -> dict[str, Definition]:
    """Read every ``STANDARD/YEAR.toml`` under ``folder``.

    Raises DefinitionsRefused with all problems of all files; then nothing is loaded.
    """
    texts = dict(_texts(folder))
    loaded: dict[str, Definition] = {}
    problems: list[str] = []
    for name in texts:
        try:
            document = _resolved(name, texts)
            definition = _ADAPTER.validate_python({**document, "sha256": _fingerprint(document)})
        except ValidationError as error:
            problems += [f"{name}: {_place(e['loc'])}: {e['msg']}" for e in error.errors()]
        except (ValueError, KeyError, TypeError) as error:
            problems.append(f"{name}: {error}")
        else:
            problems += [f"{name}: {problem}" for problem in problems_of(definition, name=name)]
            loaded[name] = definition
    if problems:
        raise DefinitionsRefused("No definition was loaded.\n" + "\n".join(problems))
    return loaded


def _texts(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for standard in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not standard.is_dir():
            continue
        for file in sorted(standard.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".toml"):
                yield f"{standard.name}/{PurePosixPath(file.name).stem}", file.read_bytes()


def _resolved(name: str, texts: Mapping[str, bytes], seen: tuple[str, ...] = ()) -> dict[str, Any]:
    """The document called ``name``, with what it does not say taken from the one it is based on."""
    if name not in texts:
        raise KeyError(f"based_on names {name}, which does not exist")
    if name in seen:
        raise KeyError(f"based_on leads back to {name}")
    document = tomllib.loads(texts[name].decode("utf-8"))
    if not document.get("based_on"):
        return document
    base = _resolved(document["based_on"], texts, (*seen, name))
    return _changed(base, by=document)


# These are said anew in every file: a signature, or what holds for one year alone, is never inherited.
_OWN = ("based_on", "revision", "changes", "survey", "status", "written_by", "checked_by", "review_by", "source")


def _changed(base: dict[str, Any], *, by: dict[str, Any]) -> dict[str, Any]:
    # A break holds before one year alone, so it is never inherited.
    indicators = {
        one["id"]: {key: value for key, value in one.items() if key != "break_before"} for one in base["indicators"]
    }
    for change in by.get("indicators", []):
        indicators[change["id"]] = {**indicators.get(change["id"], {}), **change}
    inherited = {key: value for key, value in base.items() if key not in _OWN}
    return {**inherited, **by, "indicators": list(indicators.values())}


def _fingerprint(document: Mapping[str, Any]) -> str:
    """The hash of what a file means, so that a comment or a blank line does not change it."""
    meaning = json.dumps(document, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(meaning.encode()).hexdigest()


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location) or "the file"
