"""Letters that spoil a file or a page: control characters, halves of letters, and those that turn the order of reading.

They become a space where a text comes in, and once more before it leaves as a file.
"""

import re

_CANNOT_BE_HELD = "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_TURNS_ROUND = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
_SPOILS = re.compile(f"{_CANNOT_BE_HELD}|{_TURNS_ROUND}")


def legible(text: str) -> str:
    """The text as every file format can hold it."""
    return _SPOILS.sub(" ", text)
