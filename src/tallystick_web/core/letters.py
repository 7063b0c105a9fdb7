"""Letters that spoil a file or a page: control characters, halves of letters, and those that turn the order of reading.

They become a space where a text comes in, and once more before it leaves as a file.
"""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

_CANNOT_BE_HELD = "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_TURNS_ROUND = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
_SPOILS = re.compile(f"{_CANNOT_BE_HELD}|{_TURNS_ROUND}")


def legible(text: str) -> str:
    """The text as every file format can hold it."""
    return _SPOILS.sub(" ", text)


def in_every_text(value: Any, change: Callable[[str], str]) -> Any:
    """The same value, and whatever tuples and dataclasses stand under it, with every text in it changed."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return change(value)
    if isinstance(value, tuple):
        return tuple(in_every_text(one, change) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: in_every_text(getattr(value, one.name), change) for one in fields(value)})
    return value
