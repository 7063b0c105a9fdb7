"""What every list of words is looked up by: a text without what people and systems vary."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

_AND = re.compile(r"[&+]")
_NOT_A_WORD = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """A text in small letters, words apart by one space, without punctuation; "&" is "and"."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_NOT_A_WORD.sub(" ", _AND.sub(" and ", folded)).split())


def number_code(text: str, *, width: int) -> str:
    """A code of figures as the lists write it: leading zeros back, without the ".0" that a spreadsheet leaves."""
    code = text.strip().removesuffix(".0")
    return code.zfill(width) if code.isdecimal() else code


def index(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Every word of a table "value = [words]" with its value.

    Raises:
        ValueError: one word stands under two values.
    """
    found: dict[str, str] = {}
    for value, listed in words.items():
        for word in (value, *listed):
            if found.setdefault(plain(word), value) != value:
                raise ValueError(f"{word!r} stands under {value!r} and under {found[plain(word)]!r}")
    return found
