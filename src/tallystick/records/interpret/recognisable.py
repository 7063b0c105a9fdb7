"""Whether a rare text is plainly a pay scale, a band or a code, and no name or number of a person.

Where the columns of a row have slipped, anything may stand in any of them: a surname, a birthday, a postcode.
"""

import re
from functools import cache

from tallystick.vocabulary import pay_scales
from tallystick.vocabulary.settings import read_staff_group
from tallystick.vocabulary.words import plain

_FIGURES = re.compile(r"[0-9]+")
_BAND = re.compile(r"\bband\b|\b(?:grade|scale|point) [a-z]\b")
_MONTH = re.compile(r"(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_POSTCODE = re.compile(r"\b[a-z]{1,2}[0-9][0-9a-z]? ?[0-9][a-z]{2}\b")
_WORD = re.compile(r"[a-z]{2,}")
# What scales are called by; the words of the list are added to them.
_OF_SCALES = frozenset(
    [
        "afc",
        "body",
        "grade",
        "level",
        "local",
        "nhs",
        "non",
        "pay",
        "point",
        "range",
        "review",
        "salary",
        "scale",
        "spine",
        "tier",
    ]
)
# Whoever writes more words of their own writes a sentence, and it may be about somebody.
_MOST_OWN_WORDS = 2
# Longer numbers are of people or of days.
_MOST_FIGURES = 2


def is_recognisable(text: str) -> bool:
    """Whether a text may be repeated even where few rows have it: "Band 5x", "ZA05", a staff group of the list."""
    words = plain(text)
    if words in pay_scales.known_texts() or read_staff_group(text):
        return True
    figures = _FIGURES.findall(text)
    own = set(_WORD.findall(words)) - _OF_SCALES - _words_of_the_list()
    if len(own) > _MOST_OWN_WORDS:
        return False
    if any(len(each) > _MOST_FIGURES for each in figures) or _is_of_a_person(text.casefold(), figures):
        return False
    return bool(figures) or _BAND.search(words) is not None


@cache
def _words_of_the_list() -> frozenset[str]:
    return frozenset(word for each in pay_scales.known_texts() for word in _WORD.findall(each))


def _is_of_a_person(text: str, figures: list[str]) -> bool:
    """Three numbers are a date or a national number; "@" is an address, and so is a postcode."""
    dated = len(figures) > 1 and _MONTH.search(text) is not None
    return len(figures) > 2 or dated or "@" in text or _POSTCODE.search(text) is not None
