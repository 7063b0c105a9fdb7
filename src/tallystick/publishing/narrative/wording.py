"""The wording rules: words that name people badly or loosely, initials that nobody explains, and blame by group.

Sources: GOV.UK, "Writing about ethnicity"; the Office for National Statistics, "Race and ethnicity"; the NHS digital
service manual, "Ethnicity, religion and nationality". Quotations keep their words.
"""

import re
from collections.abc import Iterator

from tallystick.publishing.narrative.prose import Prose, Rule
from tallystick.publishing.narrative.reading import Passage, Remark

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_PEOPLE = r"(?:people|person|staff|employees?|workers?|colleagues?|women|men|woman|man|nurses?|doctors?)"


def _words(name: str, pattern: str, *, why: str, expected: str, outside: str = "", flags: int = re.IGNORECASE) -> Rule:
    """A rule for some words; in a sentence with ``outside`` they are in their place."""
    words, place = re.compile(pattern, flags), re.compile(outside or r"(?!)", re.IGNORECASE)

    def rule(prose: Prose) -> Iterator[Remark]:
        for passage in prose.passages:
            for found in words.finditer(passage.text) if not passage.has(place) else ():
                if not _is_quoted(found, passage):
                    yield passage.remark(name, found, why=why, expected=expected)

    return rule


def _is_quoted(found: "re.Match[str]", passage: Passage) -> bool:
    return any(quote.start() < found.start() and found.end() < quote.end() for quote in _QUOTED.finditer(passage.text))


bame = _words(
    "bame",
    r"\bBAME\b",
    why="These initials put some groups first and leave others out, and many people dislike them.",
    expected="The groups by name, or the collective term that your organisation chose",
    flags=0,
)
bme = _words(
    "bme",
    r"\bBME\b",
    why="These initials belong in the official names of the race equality standard.",
    expected="The groups by name, or the collective term that your organisation chose",
    outside=r"\bWRES\b|race equality standard|\bindicator\b|\bstandard's\b",
    flags=0,
)
non_white = _words(
    "non-white",
    r"\bnon[- ]?whites?\b",
    why="This names people by what they are not.",
    expected="People of all other ethnic groups",
)
of_colour = _words(
    "of-colour",
    rf"\b{_PEOPLE} of colou?r\b",
    why="In statistics this does not say which groups are meant.",
    expected="The groups by name",
)
mixed_people = _words(
    "mixed-people",
    rf"\bmixed(?:[- ]race)? {_PEOPLE}\b",
    why="It is the background that is mixed, not the people.",
    expected="People with a mixed ethnic background",
)
groups_as_nouns = _words(
    "nouns",
    r"\b(?:Blacks|Asians|Whites|blacks|whites)\b",
    why="People are not their ethnic group.",
    expected="Black people, Asian people, White people",
    flags=0,
)
nationalities = _words(
    "nationality",
    rf"\b(?:Bangladeshi|Chinese|Indian|Pakistani) {_PEOPLE}\b",
    why="This can be read as a nationality.",
    expected="People from that ethnic group, such as: people from the Chinese ethnic group",
    flags=0,
)
slashes = _words(
    "slash",
    r"\b(?:Gypsy|Gypsies|Roma|Irish Travellers?|Travellers?)\s*/\s*(?:Gypsy|Roma|Irish Travellers?|Travellers?)",
    why="These are different groups, and a slash makes one of them.",
    expected="Gypsy, Roma, and Irish Traveller, each by name",
)
broad_and_specific = _words(
    "broad-group",
    r"\b(?:broad|specific) (?:ethnic )?groups?\b",
    why="Readers do not know this division.",
    expected="The group as a whole, such as: the Asian group as a whole",
)
_TRAITS = (
    r"\black(?:s|ed|ing)?(?: of)? (?:\w+ )?(?:ambition|confidence|skills?|qualifications?|motivation|drive)\b(?! in\b)"
    r"|\bless (?:\w+ )?(?:ambitious|qualified|confident|able|skilled|motivated|committed|educated)\b"
    r"|\bnot (?:\w+ )?(?:ambitious|qualified enough|skilled enough|motivated|educated enough)\b"
    r"|\b(?:language barriers?|poor English|cultural (?:reasons?|preferences?|differences?|factors?)|their culture)\b"
    r"|\b(?:prefer|choose|opt) (?:not to (?:apply|progress|lead|work)|lower|to work in lower|nights?)\b"
)
traits = _words(
    "traits",
    _TRAITS,
    why="This explains a gap by what people of a group are like. Figures cannot show that.",
    expected="What the organisation does, or that the reason is not known",
)

# INITIALS

_INITIALS = re.compile(r"\b[A-Z]{2,6}(?=s?\b)(?![-/.]?\d)(?!\.[A-Z])")
# Everybody's words, words of emphasis, and those that have a rule of their own.
_KNOWN = frozenset(
    (
        *("NHS", "UK", "GOV", "PDF", "CSV", "HTML", "EU", "USA", "OK", "BAME", "BME"),
        *("II", "III", "IV", "VI", "VII", "NOT", "NO", "ALL", "AND", "OR", "ONLY", "IN", "OF", "TO", "THE"),
    )
)


def initials_unexplained(prose: Prose) -> Iterator[Remark]:
    """Initials that are not written out where they first stand."""
    met: set[str] = set()
    for passage in prose.passages:
        for found in _INITIALS.finditer(passage.text):
            initials = found.group()
            is_first = initials not in met
            met.add(initials)
            if (
                is_first
                and initials not in _KNOWN
                and not _is_written_out(found, passage)
                and not passage.text.isupper()
            ):
                yield passage.remark(
                    "initials",
                    found,
                    why="Not every reader knows these initials, and here they stand for the first time.",
                    expected=f"The words in full, and {initials} in brackets behind them",
                )


def _is_written_out(found: "re.Match[str]", passage: Passage) -> bool:
    """Whether the words stand before initials in brackets, or in brackets behind them."""
    before, behind = passage.text[: found.start()].rstrip(), passage.text[found.end() :].lstrip("s")
    return before.endswith("(") or behind.lstrip().startswith("(")


WORDING_RULES: tuple[Rule, ...] = (
    bame,
    bme,
    non_white,
    of_colour,
    mixed_people,
    groups_as_nouns,
    nationalities,
    slashes,
    broad_and_specific,
    traits,
    initials_unexplained,
)
