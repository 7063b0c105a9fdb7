"""Sets of questions that can be asked as they stand, read from data/question_sets, all or nothing."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType

from pydantic import TypeAdapter, ValidationError

from tallystick.definitions.indicator import STRICT
from tallystick_web.reviews.question_rules import DataRule
from tallystick_web.reviews.rules import Body

_DATA = files("tallystick_web.reviews") / "data" / "question_sets"


@dataclass(frozen=True, kw_only=True)
class SetQuestion:
    """A question of a set: why it matters, and what can be found out for it from figures and plans, if anything."""

    __pydantic_config__ = STRICT
    id: str
    text: str
    why: str
    data: DataRule | None = None


@dataclass(frozen=True, kw_only=True)
class QuestionSet:
    """Questions that belong together. ``body`` is whom they are for, ``source`` whose they are.

    Ids stay: a question that was asked is known by that of its set and its own (``pay/senior``).
    """

    __pydantic_config__ = STRICT
    id: str
    title: str
    body: Body
    about: str
    source: str
    questions: tuple[SetQuestion, ...]

    def key(self, question: SetQuestion) -> str:
        """By what one of its questions is known."""
        return f"{self.id}/{question.id}"


@cache
def question_sets() -> Mapping[str, QuestionSet]:
    """Every set by its id."""
    return MappingProxyType(load_sets(_DATA))


def set_called(name: str) -> QuestionSet | None:
    """The set with an id, where there is one."""
    return question_sets().get(name)


def question_of_set(key: str) -> SetQuestion | None:
    """The question known as this (``pay/senior``), where a set has it."""
    name, _, own = key.partition("/")
    found = set_called(name)
    return next((one for one in found.questions if one.id == own), None) if found else None


def load_sets(folder: Traversable) -> dict[str, QuestionSet]:
    """Read every set of a folder. Raises ValueError with all problems of all files; then nothing is loaded."""
    loaded: dict[str, QuestionSet] = {}
    problems: list[str] = []
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        try:
            found = TypeAdapter(QuestionSet).validate_python(tomllib.loads(file.read_text("utf-8")))
        except (ValidationError, tomllib.TOMLDecodeError) as error:
            problems.append(f"{file.name}: {error}")
            continue
        problems += [f"{file.name}: {problem}" for problem in _problems_of(found, file.name)]
        loaded[found.id] = found
    if problems:
        raise ValueError("No question set was loaded.\n" + "\n".join(problems))
    return loaded


def _problems_of(found: QuestionSet, name: str) -> Iterator[str]:
    if name != f"{found.id}.toml":
        yield f"the set is called {found.id}, and its file otherwise"
    if not found.questions:
        yield "it has no questions"
    seen: set[str] = set()
    for one in found.questions:
        if one.id in seen:
            yield f"two questions are called {one.id}"
        if not one.text.endswith("?"):
            yield f"{one.id} does not ask anything"
        if not one.why.strip():
            yield f"{one.id} does not say why it matters"
        seen.add(one.id)
