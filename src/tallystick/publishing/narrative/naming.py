"""How a text names people and parts of a workforce."""

import re
from functools import cache

EVERYONE_ELSE = (
    r"(?:all )?other ethnic (?:groups?|backgrounds?)|ethnic minorit\w+|minority ethnic|\bBA?ME\b|global majority"
)
_PART = re.compile(
    r"\b(?:medical|clinical|doctors?|consultants?|nurses?|managers?|trainees?|agenda for change|among|full[- ]time"
    r"|part[- ]time|overseas|counting only|counted|without|added back|in band|bands? \d|women|men|female|male)\b",
    re.IGNORECASE,
)


# Parts that are mostly spoken of by other words than their labels.
_SPOKEN_OF = {
    "Medical and dental": r"medical and dental|doctors?|dentists?|medical staff",
    "Very senior managers": r"very senior managers?|VSMs?",
}


@cache
def called_part(label: str) -> re.Pattern[str]:
    """How a text may name a part of the workforce: by its label, or by the words that people use."""
    return re.compile(rf"\b(?:{_SPOKEN_OF.get(label, re.escape(label))})(?!\w)", re.IGNORECASE)


@cache
def called(name: str) -> re.Pattern[str]:
    """How a text may name some people: by the core of their name, and everyone else by the usual terms."""
    if "all other ethnic groups" in name:
        return re.compile(EVERYONE_ELSE, re.IGNORECASE)
    core = re.sub(r"^people (?:from the|from|of|with an?) | (?:people|ethnic group|ethnic background)$", "", name)
    return re.compile(rf"(?<!non-)(?<!non )\b{re.escape(core)}\b(?! (?:and|or) minority)(?! minorit)", re.IGNORECASE)


def names_a_part(text: str) -> bool:
    """Whether a text speaks of a part of the workforce, or of another way to count it."""
    return _PART.search(text) is not None
