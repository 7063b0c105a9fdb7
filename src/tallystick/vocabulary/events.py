"""Reads the words of trackers and systems: kinds of case, learning, joining and leaving, stages of recruitment."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tallystick.vocabulary import _files
from tallystick.vocabulary.words import index, plain

_WITHDREW = "!"
_FORMAL = re.compile(r"\b(in)?formal( (?:process|stage|procedure|investigation))?\b")
# "4a-i", "4a(ii)", "4a iii". A capital I after a blank is the first word of a question.
_PART = re.compile(r"([0-9]{1,2}[a-e])(?:[-\u2013./]|\s?\(| (?=i+$))(i{1,3})\b")
_QUESTION = re.compile(r"(?:wres |wdes |indicator |metric |nss )*(q ?)?([0-9]{1,2}[a-e]?)\b.*")


class CaseKind(StrEnum):
    """What a case is about, as far as an indicator asks."""

    DISCIPLINARY = "disciplinary"
    CAPABILITY = "capability"
    CAPABILITY_ILL_HEALTH = "capability-ill-health"
    OTHER = "other"


class Movement(StrEnum):
    """Joining or leaving."""

    JOINED = "joined"
    LEFT = "left"


@dataclass(frozen=True)
class CaseType:
    """What the words of a case type say. ``formal`` is None where they do not say."""

    kind: CaseKind
    formal: bool | None


@dataclass(frozen=True)
class Reached:
    """The furthest stage that words name ("shortlisted"), and whether the person then withdrew."""

    stage: str
    withdrew: bool


def read_case_type(text: str) -> CaseType | None:
    """The kind of a case ("Formal disciplinary", "Grievance"); None where it is in no list."""
    words = plain(text)
    said = _FORMAL.search(words)
    formal = None if said is None else not said[1]
    kind = _words("case_kinds").get(" ".join(_FORMAL.sub(" ", words).split())) or _words("case_kinds").get(words)
    return CaseType(CaseKind(kind), formal) if kind else None


def read_formal(text: str) -> bool | None:
    """Whether words say formal or informal; None where they say neither."""
    said = _FORMAL.search(plain(text))
    return None if said is None else not said[1]


def read_took_part(text: str) -> bool | None:
    """Whether a learning status means that the person took part, a place accepted included; None: in no list."""
    found = _words("learning_statuses").get(plain(text))
    return None if found is None else found == "yes"


def read_mandatory(text: str) -> bool | None:
    """Whether words call a course mandatory; None where they are in no list."""
    found = _words("mandatory_words").get(plain(text))
    return None if found is None else found == "yes"


def read_movement(text: str) -> Movement | None:
    """Joined or left; None where the words are in no list."""
    found = _words("movements").get(plain(text))
    return Movement(found) if found else None


def read_stage(text: str) -> Reached | None:
    """The furthest stage of an application ("Invited to interview", "Offer declined"); None: in no list."""
    found = _stages().get(plain(text))
    return Reached(found.removesuffix(_WITHDREW), found.endswith(_WITHDREW)) if found else None


def read_survey_group(text: str) -> str | None:
    """The group that a line of survey results is about ("All other ethnic groups combined"); None: in no list."""
    return _words("survey_groups").get(plain(text))


def read_question(text: str) -> str:
    """A question as definitions name it: "Q14a", "5" for "WRES indicator 5", "4a-ii"; other text as it is."""
    found = _QUESTION.fullmatch(plain(text))
    if found is None:
        return text.strip()
    if found[1]:
        return f"Q{found[2]}"
    part = _PART.search(text.strip().casefold())
    return f"{found[2]}-{part[2]}" if part and part[1] == found[2] else found[2]


@cache
def _words(table: str) -> dict[str, str]:
    return index(_files.table("events.toml")[table])


@cache
def _stages() -> dict[str, str]:
    # The mark of a withdrawal is no word, so these values do not stand for themselves.
    listed = _files.table("events.toml")["stages"]
    found = {plain(word): value for value, words in listed.items() for word in words}
    return found | {value: value for value in listed if not value.endswith(_WITHDREW)}
