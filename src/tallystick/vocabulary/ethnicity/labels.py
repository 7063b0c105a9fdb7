"""What people and systems write in words for an ethnic group, and what it means."""

import re
import unicodedata
from functools import cache

from tallystick.vocabulary import _files
from tallystick.vocabulary.ethnicity.members import (
    Category,
    Member,
    Unknown,
    Unmatched,
    Why,
    member_of,
)

_ANY = "any"
_APOSTROPHES = re.compile("['\u2018\u2019]")
_AND = re.compile(r"[&+]")
# A slash stands between alternatives ("Other/Chinese"); a dash joins heading and box ("Other - Chinese").
_OR = re.compile(r"[/\\]")
_NOT_A_WORD = re.compile(r"[\W_]+")


def match_label(text: str) -> Member | Unmatched:
    """The category or kind of unknown that these words mean; blank is not known.

    Words that fit several categories ("Asian", "Other", "British") are `Unmatched`, with what is possible.
    """
    if not text.strip():
        return Unknown.NOT_KNOWN
    meanings = label_meanings(text)
    if len(meanings) == 1:
        return next(iter(meanings))
    return Unmatched(text, _why(meanings), meanings)


def label_meanings(text: str) -> frozenset[Member]:
    """Every member these words could mean; empty when they are in no list."""
    return _index().get(normalise_label(text), frozenset())


def normalise_label(text: str) -> str:
    """Words without what people vary: capitals, dashes, brackets, `&`, and the misspellings we know."""
    # Twice, because folding capitals can bring back forms that the first pass had unified.
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    plain = _APOSTROPHES.sub("", folded)
    spelled_out = _OR.sub(" or ", _AND.sub(" and ", plain))
    spellings = _files.table("spellings.toml")["words"]
    return " ".join(spellings.get(word, word) for word in _NOT_A_WORD.sub(" ", spelled_out).split())


def _why(meanings: frozenset[Member]) -> Why:
    if not meanings:
        return Why.NOT_IN_LIST
    only_unknowns = all(isinstance(member, Unknown) for member in meanings)
    return Why.SEVERAL_UNKNOWNS if only_unknowns else Why.NOT_SPECIFIC


@cache
def _index() -> dict[str, frozenset[Member]]:
    index: dict[str, frozenset[Member]] = {}
    for row in _files.rows("labels.csv"):
        key = normalise_label(row["label"])
        if key in index:
            raise ValueError(f"labels.csv lists {row['label']!r} twice")
        index[key] = _meanings(row["means"])
    return index


def _meanings(means: str) -> frozenset[Member]:
    if means == _ANY:
        return frozenset(Category)
    return frozenset(member_of(value) for value in means.split())
