"""The question sets that are shipped, each in every version it had, read from data/sets: all or nothing."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from pydantic import TypeAdapter, ValidationError

from tallystick_web.questionnaires.set_checks import problems_of
from tallystick_web.questionnaires.set_rules import AnswerSet, SetKind

_DATA = files("tallystick_web.questionnaires") / "data" / "sets"


@cache
def every_version() -> Mapping[tuple[str, int], AnswerSet]:
    """Every version of every set, by its id and number."""
    return MappingProxyType(load_sets(_DATA))


@cache
def sets() -> Mapping[str, AnswerSet]:
    """The newest version of every set, by its id, in the order of titles."""
    newest: dict[str, AnswerSet] = {}
    for one in sorted(every_version().values(), key=lambda one: (one.title, one.version)):
        newest[one.id] = one
    return MappingProxyType(newest)


def sets_of(kind: SetKind) -> tuple[AnswerSet, ...]:
    """The newest version of every set of a kind."""
    return tuple(one for one in sets().values() if one.kind is kind)


def set_called(name: str, version: int | None = None) -> AnswerSet | None:
    """A set in a version, the newest where none is named; None where there is no such set."""
    return sets().get(name) if version is None else every_version().get((name, version))


def set_of(kind: SetKind, name: str) -> AnswerSet | None:
    """The newest version of a set of a kind; None where there is no such set, or it is of another kind."""
    found = sets().get(name)
    return found if found is not None and found.kind is kind else None


PREFIX = "questionnaires"
"""What stands before the ids of measures of question sets in the catalogue."""


@cache
def said_in_surveys() -> frozenset[str]:
    """The ids in the catalogue of measures of what people themselves answered in a survey, of whichever set."""
    return frozenset(f"{PREFIX}/{one.id}" for of in sets_of(SetKind.SURVEY) for one in of.measure)


def load_sets(folder: Traversable) -> dict[tuple[str, int], AnswerSet]:
    """Read every set of a folder. Raises ValueError with all problems of all files; then nothing is loaded."""
    loaded: dict[tuple[str, int], AnswerSet] = {}
    problems: list[str] = []
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        try:
            found = TypeAdapter(AnswerSet).validate_python(tomllib.loads(file.read_text("utf-8")))
        except (ValidationError, tomllib.TOMLDecodeError) as error:
            problems.append(f"{file.name}: {error}")
            continue
        problems += [f"{file.name}: {problem}" for problem in _problems_of(found, file.name)]
        loaded[found.id, found.version] = found
    problems += _problems_between(loaded)
    if problems:
        raise ValueError("No question set was loaded.\n" + "\n".join(problems))
    return loaded


def _problems_of(found: AnswerSet, name: str) -> Iterator[str]:
    if name != f"{found.id}.{found.version}.toml":
        yield f"it is version {found.version} of {found.id}, and its file is called otherwise"
    yield from problems_of(found)


def _problems_between(loaded: Mapping[tuple[str, int], AnswerSet]) -> Iterator[str]:
    """What keeps answers to two versions of one question from being set side by side."""
    for (name, version), found in loaded.items():
        before = loaded.get((name, version - 1))
        if version > 1 and before is None:
            yield f"{name}: version {version} is there and the one before it is not"
        for one in before.question if before else ():
            now = found.questions.get(one.id)
            if now is not None and (now.kind, now.options) != (one.kind, one.options):
                yield f"{name}: {one.id} takes other answers in version {version}; call it something else there"
    yield from _measures_of_two(loaded.values())


def _measures_of_two(loaded: Iterable[AnswerSet]) -> Iterator[str]:
    """What two sets would both be counted for: a measure has one series."""
    whose: dict[str, str] = {}
    for found in loaded:
        for one in found.measure:
            if whose.setdefault(one.id, found.id) != found.id:
                yield f"the measure {one.id} is of {whose[one.id]} and of {found.id}"
