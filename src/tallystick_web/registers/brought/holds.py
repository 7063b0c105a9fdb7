"""What a column of a file holds of a register, and how that is guessed from its heading. A person has the last word."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tallystick_web.core.sheets.tables import heading_of
from tallystick_web.registers.columns import Register

LEFT_OUT = ""
TITLE, STATE, OWNER, UNIT, NOTE, CONFIRMED, REFERENCE = (
    "title",
    "state",
    "owner",
    "unit",
    "note",
    "confirmed_on",
    "id",
)
STATE_LABEL, OWNER_LABEL, UNIT_LABEL, NOTE_LABEL = "Where it stands", "Who answers for it", "Part of us", "Note"
CONFIRMED_LABEL, REVIEW_LABEL, REFERENCE_LABEL = "Last confirmed on", "To be confirmed by", "Reference in Tallystick"


@dataclass(frozen=True, kw_only=True)
class _Known:
    """What a heading that is one of these words, or has them in it, means in every register."""

    label: str
    words: str


_OF_EVERY: Mapping[str, _Known] = {
    TITLE: _Known(label="", words="title, name"),
    STATE: _Known(label=STATE_LABEL, words="state, status, stage"),
    OWNER: _Known(label=OWNER_LABEL, words="owner, lead, responsible, accountable, who answers for this"),
    UNIT: _Known(label=UNIT_LABEL, words="unit, team, directorate, department"),
    NOTE: _Known(label=NOTE_LABEL, words="notes, comment, comments, remarks"),
    CONFIRMED: _Known(label=CONFIRMED_LABEL, words="confirmed on, last confirmed, last reviewed, last checked"),
    REFERENCE: _Known(label=REFERENCE_LABEL, words=""),
}


def offered(register: Register) -> tuple[tuple[str, str], ...]:
    """Everything that a column can hold, with its words; first that it is left out."""
    own = ((one.name, one.label) for one in register.columns)
    common = ((holds, known.label) for holds, known in _OF_EVERY.items() if holds != TITLE)
    return ((LEFT_OUT, "Leave this column out"), (TITLE, register.title_label), *own, *common)


def own_headings(register: Register) -> frozenset[str]:
    """The headings by which the columns of a register are called, as they are remembered."""
    return frozenset(_own(register))


def guessed(register: Register, headings: Sequence[str], said: Mapping[str, str]) -> dict[str, str]:
    """What the columns with these headings hold: as somebody ``said`` before, and else by what they are called.

    Of two that seem to hold the same, the first is taken.
    """
    known = _by_heading(register)
    there = {holds for holds, _ in offered(register)}
    found: dict[str, str] = {}
    for heading in dict.fromkeys(headings):
        answer = said.get(heading)
        holds = answer if answer is not None and answer in there else _guess(known, heading)
        found[heading] = LEFT_OUT if holds in found.values() else holds
    return found


def how_many(register: Register, headings: Sequence[str], said: Mapping[str, str]) -> int:
    """How many different things these headings are understood to hold."""
    return len(set(guessed(register, headings, said).values()) - {LEFT_OUT})


def _guess(known: Mapping[str, str], heading: str) -> str:
    if heading in known:
        return known[heading]
    inside = [words for words in known if len(words) > _SHORT and re.search(rf"\b{re.escape(words)}\b", heading)]
    return known[max(inside, key=len)] if inside else LEFT_OUT


_SHORT = 4
"""Headings of no more letters say what a column holds only where they stand alone."""


def _own(register: Register) -> dict[str, str]:
    found = {}
    for column in register.columns:
        for words in (column.label, column.name.replace("_", " "), *column.also_called):
            found.setdefault(heading_of(words), column.name)
    return found


def _by_heading(register: Register) -> dict[str, str]:
    """Every heading that is known. What a register calls its own comes before what is called so everywhere."""
    found = {heading_of(REVIEW_LABEL): LEFT_OUT, heading_of(register.title_label): TITLE}
    found |= {heading: holds for heading, holds in _own(register).items() if heading not in found}
    for holds, known in _OF_EVERY.items():
        for words in (known.label, *known.words.split(", ")):
            if words:
                found.setdefault(heading_of(words), holds)
    found.setdefault(heading_of(register.one), TITLE)
    return found
