"""Reads the text of a pay scale or grade: the level of indicator 1 it stands for, and how sure that is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from tallystick.vocabulary import _files
from tallystick.vocabulary.bands import Band, Level, MedicalGrade, Setting, row
from tallystick.vocabulary.words import plain

# "ST03" is a year of training, not a code of a scale.
_CODE = re.compile(r"\b(?!ST|CT|FY)[A-Z]{2}[0-9]{2}\b", re.IGNORECASE)
_BEFORE = r"(?:nhs )?(?:(?:non )?review body |non rb |rb )?(?:(?:afc|a4c|agenda for change) )?(?:pay )?"
_AFTER = r"(?: (?:(?:spine |pay )?(?:point|pt|step|increment|entry|min|max|top|year)|afc|agenda for change)\b.*)?"
_BAND = re.compile(rf"{_BEFORE}(?:band |band|b|afc)? ?0?([1-79]|8 ?(?:range |band )?[a-d]){_AFTER}")


class Outside(StrEnum):
    """A pay scale of people who are in no row: non-executive directors, honorary contracts."""

    OUTSIDE = "outside"

    @property
    def label(self) -> str:
        """Its plain name."""
        return "outside indicator 1"


class WhyUnplaced(StrEnum):
    """Why a pay scale stands for no level."""

    BLANK = "blank"
    NOT_IN_LIST = "not-in-the-list"
    CODE_AND_WORDS_DIFFER = "code-and-words-differ"

    @property
    def explanation(self) -> str:
        """The reason in words."""
        return _EXPLANATIONS[self]


_EXPLANATIONS = {
    WhyUnplaced.BLANK: "nothing is recorded",
    WhyUnplaced.NOT_IN_LIST: "it is in no list",
    WhyUnplaced.CODE_AND_WORDS_DIFFER: "its code says one level and its words another",
}


@dataclass(frozen=True)
class Placed:
    """The level of a pay scale.

    ``within`` is a second row that holds the same people. ``setting`` is given where the mapping names the block
    as well. ``confirmed`` is false where usual practice decided and no original has been seen.
    """

    level: Level | Outside
    within: MedicalGrade | None = None
    setting: Setting | None = None
    confirmed: bool = True


def read(text: str) -> Placed | WhyUnplaced:
    """Read a pay scale: "NHS|XR05|Review Body Band 5", "Band 8 - Range A", "AfC 6", "Specialty Doctor", "VSM".

    A code and words that say different levels are not read, and neither is "Band 8" without its range.
    """
    if not plain(text):
        return WhyUnplaced.BLANK
    listed = [codes()[code.upper()] for code in _CODE.findall(text) if code.upper() in codes()]
    said = _by_words(plain(_CODE.sub(" ", text)))
    if not listed:
        return said or WhyUnplaced.NOT_IN_LIST
    if said is None:
        return listed[0]
    # Words that name the band bear the code out, so the reading no longer rests on the list of codes.
    return said if said.level == listed[0].level else WhyUnplaced.CODE_AND_WORDS_DIFFER


def mapped(tail: str) -> Placed:
    """What an organisation's own mapping says: "5", "8a", "clinical/5", "medical/consultant", "outside".

    Raises:
        ValueError: it is none of these.
    """
    wanted = tail.strip().casefold()
    if wanted == Outside.OUTSIDE:
        return Placed(Outside.OUTSIDE)
    if "/" in wanted:
        found = row(wanted)
        return _with_within(Placed(found.level, setting=found.setting))
    return _with_within(Placed(_level(wanted)))


def is_senior_medical_role(job_role: str) -> bool:
    """Whether a job role makes a consultant a senior medical manager as well."""
    return bool(re.fullmatch(_table()["senior_medical_roles"]["pattern"], plain(job_role)))


@cache
def codes() -> Mapping[str, Placed]:
    """The codes of national scales, each with its band."""
    listed = _table()["codes"].items()
    return MappingProxyType({code: Placed(Band(level), confirmed=sure) for code, (level, sure) in listed})


def known_texts() -> dict[str, Level]:
    """Plain texts with a level, for suggestions by likeness."""
    return {plain(level.label): level for level in (*Band, *MedicalGrade)}


def _by_words(words: str) -> Placed | None:
    # "NHS" alone is what is left of "NHS|XR05".
    if not words or words == "nhs":
        return None
    if band := _BAND.fullmatch(words):
        return Placed(Band("".join(band[1].replace("range", "").replace("band", "").split())))
    return next((placed for pattern, placed in _patterns() if pattern.fullmatch(words.removeprefix("nhs "))), None)


def _with_within(placed: Placed) -> Placed:
    if placed.level is MedicalGrade.SENIOR_MEDICAL_MANAGER:
        return Placed(MedicalGrade.CONSULTANT, MedicalGrade.SENIOR_MEDICAL_MANAGER, placed.setting)
    return placed


def _level(value: str) -> Level:
    return Band(value) if value in set(Band) else MedicalGrade(value)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Placed], ...]:
    return tuple((re.compile(entry["pattern"]), _placed(entry)) for entry in _table()["words"])


def _placed(entry: dict[str, Any]) -> Placed:
    level = Outside.OUTSIDE if entry["level"] == Outside.OUTSIDE else _level(entry["level"])
    within = MedicalGrade(entry["within"]) if "within" in entry else None
    return Placed(level, within, confirmed=entry["confirmed"])


@cache
def _table() -> dict[str, Any]:
    return dict(_files.table("pay_scales.toml"))
