"""The choices a standard leaves to an organisation: who is counted as staff, and which events count.

They are data with a version, an organisation's own answers replace the defaults one by one, and every answer is
printed on the report, so that two trusts that counted differently can be seen to have done so.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One question with its closed list of answers. ``several`` says that more than one may be given."""

    id: str
    question: str
    options: Mapping[str, str]
    default: tuple[str, ...]
    confirmed: bool
    several: bool = False


@dataclass(frozen=True)
class Choices:
    """An answer to every question. Raises ValueError for a question or an answer that is not in the lists."""

    answers: Mapping[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        for choice in choices():
            _check(choice, self.answers[choice.id])
        unknown = set(self.answers) - {choice.id for choice in choices()}
        if unknown:
            raise ValueError(f"there is no choice called {', '.join(sorted(unknown))}")

    def all_of(self, choice_id: str) -> tuple[str, ...]:
        """Every answer given to a question that allows several."""
        return self.answers[choice_id]

    def one(self, choice_id: str) -> str:
        """The answer to a question that allows one."""
        return self.answers[choice_id][0]

    def counted(self, choice_id: str) -> bool:
        """Whether the question's answer is "counted"."""
        return self.one(choice_id) == "counted"

    @property
    def sentences(self) -> tuple[str, ...]:
        """Each question with its answer, in words; an answer of the organisation's own is marked."""
        return tuple(_sentence(choice, self.answers[choice.id]) for choice in choices())


def choices_with(own: Mapping[str, Sequence[str]] = MappingProxyType({})) -> Choices:
    """The default answers, with an organisation's own in place of some. Raises ValueError as Choices does."""
    defaults = {choice.id: choice.default for choice in choices()}
    return Choices(MappingProxyType({**defaults, **{key: tuple(value) for key, value in own.items()}}))


@cache
def choices() -> tuple[Choice, ...]:
    """Every choice, in the order they are printed."""
    return tuple(
        Choice(
            id=entry["id"],
            question=entry["question"],
            options=MappingProxyType(entry["options"]),
            default=tuple(entry["default"]),
            confirmed=entry["confirmed"],
            several=entry.get("several", False),
        )
        for entry in _document()["choices"]
    )


def choices_version() -> str:
    """The version of the list of choices."""
    return str(_document()["version"])


@cache
def _document() -> Mapping[str, Any]:
    return tomllib.loads((files("tallystick.definitions") / "data" / "choices.toml").read_text("utf-8"))


def _check(choice: Choice, given: tuple[str, ...]) -> None:
    unlisted = [answer for answer in given if answer not in choice.options]
    if unlisted:
        raise ValueError(f"{choice.id} cannot be {', '.join(unlisted)}; it can be {', '.join(choice.options)}")
    if len(given) != 1 and not choice.several:
        raise ValueError(f"{choice.id} has one answer")


def _sentence(choice: Choice, given: tuple[str, ...]) -> str:
    said = ", ".join(choice.options[answer] for answer in given) or "none"
    own = "" if given == choice.default else " (the organisation's own choice)"
    return f"{choice.question} {said[:1].upper()}{said[1:]}{own}."
