"""Words that people use about race, explained for everybody who reads a figure or a plan."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, kw_only=True)
class Word:
    """A word, what it means here, and where that is from; ``href`` is blank where the source is on paper or our own."""

    word: str
    means: str
    source: str
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """Every word in the order of the alphabet, and the day on which they were last looked at."""

    looked_at: date
    words: Sequence[Word]


@cache
def lexicon() -> Lexicon:
    """The words as they are shipped."""
    found = tomllib.loads((files("tallystick_web.core") / "data" / "lexicon.toml").read_text("utf-8"))
    words = (Word(**one) for one in found["word"])
    return Lexicon(looked_at=found["looked_at"], words=tuple(sorted(words, key=lambda one: one.word.casefold())))
