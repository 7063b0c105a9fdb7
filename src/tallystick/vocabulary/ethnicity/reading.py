"""Reads an ethnicity field as it stands in an extract: a code, a code with words, or words alone."""

import re
from dataclasses import dataclass
from enum import StrEnum

from tallystick.vocabulary.ethnicity.labels import label_meanings, match_label
from tallystick.vocabulary.ethnicity.members import Member, Unknown, Unmatched, Why
from tallystick.vocabulary.ethnicity.schemes import NHS_2001, by_code, normalise_code

_LOCAL_DETAIL = re.compile(r"[A-Z]{2}")
_CODE_THEN_WORDS = re.compile(r"\W*(\w{1,2})\W+(.+)", re.DOTALL)


class How(StrEnum):
    """What in the text decided its meaning, from the surest to the least sure."""

    CODE = "code"
    CODE_AND_LABEL = "code-and-label"
    LABEL = "label"
    BLANK = "blank"
    CODE_BEFORE_OTHER_WORDS = "code-before-other-words"  # the code is listed; the words after it are not
    FIRST_LETTER = "first-letter"  # local detail that is not listed, rolled up to its national code


@dataclass(frozen=True)
class Reading:
    """What a text means, and how that was decided, so that the less sure ways can be shown to an analyst."""

    member: Member
    how: How


def category_of(code: str, *, scheme: str = NHS_2001) -> Member | Unmatched:
    """The category or kind of unknown an ethnicity field stands for; the how is left out (see `read`).

    Raises:
        ValueError: there is no such scheme.
    """
    found = read(code, scheme=scheme)
    return found.member if isinstance(found, Reading) else found


def read(text: str, *, scheme: str = NHS_2001) -> Reading | Unmatched:
    """Read an ethnicity field: "A", " cy ", "A White - British", "Mixed: White & Asian", "" (not known).

    An unlisted code of two letters rolls up to its first, because the first is the national code and the
    second local detail (https://www.datadictionary.nhs.uk/data_elements/ethnic_category.html). A letter and
    a digit do not: "A1" is Indian in the self-defined codes of the police, and would become White British.

    Raises:
        ValueError: there is no such scheme.
    """
    listed = by_code(scheme).get(normalise_code(text))
    if listed:
        return Reading(listed.member, How.CODE)
    if not text.strip():
        return Reading(Unknown.NOT_KNOWN, How.BLANK)
    # Words before the first-letter rule: "NA" in an export means "not available", not Black African.
    words = match_label(text)
    if not isinstance(words, Unmatched):
        return Reading(words, How.LABEL)
    if words.possible:
        return words
    return _roll_up_local(text, scheme) or _read_code_then_words(text, scheme) or words


def _roll_up_local(text: str, scheme: str) -> Reading | None:
    code = normalise_code(text)
    if scheme != NHS_2001 or not _LOCAL_DETAIL.fullmatch(code):
        return None
    national = by_code(scheme).get(code[0])
    return Reading(national.member, How.FIRST_LETTER) if national else None


def _read_code_then_words(text: str, scheme: str) -> Reading | Unmatched | None:
    parts = _CODE_THEN_WORDS.fullmatch(text.strip())
    if not parts:
        return None
    code, words = parts.groups()
    listed = by_code(scheme).get(normalise_code(code))
    meanings = label_meanings(words)
    if listed is None:
        return _unlisted_code_with_words(code, words, scheme=scheme)
    if not meanings:
        return Reading(listed.member, How.CODE_BEFORE_OTHER_WORDS)
    if listed.member in meanings:
        return Reading(listed.member, How.CODE_AND_LABEL)
    return Unmatched(text, Why.CODE_AND_LABEL_DIFFER, meanings | {listed.member})


def _unlisted_code_with_words(code: str, words: str, *, scheme: str) -> Reading | None:
    """Believe an unlisted code only where the words bear it out: "No answer" begins with two letters too."""
    rolled_up = _roll_up_local(code, scheme)
    return rolled_up if rolled_up and rolled_up.member in label_meanings(words) else None
