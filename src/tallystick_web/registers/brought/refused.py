"""Whether a file says how people describe themselves: then it is refused whole, whoever made it and whatever for.

Ethnicity belongs to the person. It never stands in a register, and is never guessed from a name or a face. What
a register has to say about race equality (its own headings, counts, topics) is let be.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache

from tallystick.vocabulary.ethnicity import Category
from tallystick.vocabulary.ethnicity.labels import label_meanings, normalise_label
from tallystick_web.core.rules import Refused
from tallystick_web.core.sheets.cells import one_of
from tallystick_web.core.sheets.tables import Headed, Table, heading_of
from tallystick_web.numbers.recorded_rules import groups_named
from tallystick_web.registers.brought.holds import LEFT_OUT, NOTE, guessed, own_headings
from tallystick_web.registers.columns import ColumnKind, Register

WHY = (
    "This file was not kept, and nothing of it was brought in: a column of it seems to say how people describe their "
    "ethnicity. That belongs to the person. It never stands in a register, and it is never guessed from a name, a "
    "face or a country."
)
WAY_ON = "Take the column out of the file and choose it again. Then ask the people themselves: they can say it, or not."
_LONGEST_CELL = 60
_MOST_WORDS = 6
_HEADINGS_WITHIN = 200
_CODE = 3
_NATIONAL = frozenset("ABCDEFGHJKLMNPRSZ")
_MANY_CODES = 4  # different letters: fewer could be grades, sizes or yes and no
# Letters of other alphabets that look like ours, and nothing else: a heading is read as people see it.
_LOOKS_LIKE = str.maketrans("асеіорхутһнкмԁ", "aceiopxythhkmd")
_NAMES = ("ethnicity", "ethnicities", "ethnic")
_RACE = frozenset({"race", "races", "racial", "racialised", "racialized"})
_OTHERS = frozenset({"bme", "bame", "poc", "bipoc", "pgm", "ancestry", "minoritised", "minoritized"})
_OF_PEOPLE = frozenset(
    {"heritage", "nationality", "nationalities", "citizenship", "minority", "diverse", "diversity", "skin"}
)
_PHRASES = re.compile(
    r"\b(?:(?:country|place|region) of (?:birth|origin|heritage)|(?:country|place) born|birth ?(?:place|country)"
    r"|cultural (?:background|heritage|identity)|(?:people|persons?) of colou?r|global maj(?:ority)?"
    r"|skin (?:colou?r|tone)|colou?r of (?:the )?skin|visible minorit(?:y|ies)|nonwhite|non white"
    r"|white or not|national origin)\b"
)
_TOPIC = frozenset(
    re.findall(
        r"\w+",
        "about action actions agenda aim aims assessed awareness considered content equality equalities equity "
        "evidence expertise explored focus gap goal impact issue issues item items kpi lens measure objective "
        "objectives plan policy relevance relevant report result results review reviewed standard subject target "
        "theme themes topic topics training weight weighting wres",
    )
)
"""Words with which a heading is about race as a subject, and not about somebody's."""
_OF_FORMS = frozenset(
    re.findall(
        r"\w+",
        "a an and any apparent assumed at author background by category code codes described for group groups guess "
        "guessed identity if in is known of on or origin people perceived person reported s self speaker speakers "
        "status the their to what which with",
    )
)
"""Words that stand beside "ethnicity" in a heading that is about nothing else."""
_SAYS_LITTLE = frozenset(
    ("mixed", "other", "others", "british", "english", "scottish", "welsh", "uk", "no", "any other")
)
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_LISTS = re.compile(r"\b1[68]\s?\+\s?1\b")
"""What the national lists of categories are called by how many they have."""
_SHORTENED = re.compile(r"ethn?(?:ic)?(?:cat|cats|category|code|codes|grp|group|groups|desc|origin)")
_COUNT = re.compile(r"[\s£%.,\d-]+|\d{4}-\d\d-\d\d.*")


class EthnicityInFile(Refused):
    """A file with a column about how people describe themselves."""


def check_no_ethnicity(tables: Sequence[Table], found: Sequence[Headed], register: Register) -> None:
    """Raise EthnicityInFile where a table has a column about people's ethnicity, by its heading or by its cells.

    Neither the heading nor a cell is repeated: the place is told.
    """
    headed = {id(one.table): one for one in found}
    for number, table in enumerate(tables, start=1):
        for place in _suspect(table, headed.get(id(table)), register):
            raise EthnicityInFile(f"{WHY} It is column {_letters(place)} of the {_nth(number, len(tables))}. {WAY_ON}")


def _suspect(table: Table, headed: Headed | None, register: Register) -> Iterator[int]:
    at = headed.at if headed else -1
    holds = guessed(register, [one for one in headed.headings if one], {}) if headed else {}
    for place, cells in enumerate(_columns(table)):
        heads, below = [one for line, one in cells if line <= at], [one for line, one in cells if line > at]
        heading = headed.headings[place] if headed and place < len(headed.headings) else ""
        is_strange = register.of_people and holds.get(heading, LEFT_OUT) in (LEFT_OUT, NOTE)
        if heading in own_headings(register) and _is_own_list(register, holds[heading], below):
            continue
        if (
            any(_is_heading(one, below, register) for one in heads)
            or _is_second_heading(below)
            or is_ethnicity(below, of_people=register.of_people)
            or (is_strange and (names_groups(below) or are_national_codes(below)))
        ):
            yield place


def _is_own_list(register: Register, holds: str, below: Sequence[str]) -> bool:
    """Whether a column says of each row which group was counted, in the words of the register's own closed list."""
    own = next((one for one in register.columns if one.name == holds and one.kind is ColumnKind.CHOICE), None)
    if own is None or own.choices is None or register.of_people:
        return False
    choices = own.choices
    return all(one_of(choices, cell) is not None for cell in below)


def _columns(table: Table) -> Iterator[list[tuple[int, str]]]:
    """The filled cells of each column, with the number of their row."""
    width = max((len(row) for _, row in table.rows), default=0)
    for place in range(width):
        filled = ((line, row[place].strip()) for line, (_, row) in enumerate(table.rows) if place < len(row))
        yield [(line, cell) for line, cell in filled if cell]


def _is_second_heading(below: Sequence[str]) -> bool:
    """Whether a heading of ethnicity stands below the first headings, with codes or categories under it."""
    for at, one in enumerate(below[:_HEADINGS_WITHIN], start=1):
        if is_plainly_ethnicity(one):
            under = below[at:]
            return bool(under) and all(len(each) <= _CODE or _says(each) for each in under)
    return False


# HEADINGS


def _is_heading(text: str, below: Iterable[str], register: Register) -> bool:
    if heading_of(text) in own_headings(register):
        return False
    if not speaks_of_ethnicity(text, of_people=register.of_people):
        return False
    # Counts of people by group are no word about a person; of a person even yes and no would be.
    return register.of_people or is_plainly_ethnicity(text) or not all(_COUNT.fullmatch(one) for one in below)


def speaks_of_ethnicity(text: str, *, of_people: bool) -> bool:
    """Whether a heading stands over how people describe themselves, however it is spelt.

    Of a register of people a word about groups is enough; of others it is not where the heading names a subject.
    """
    words = _words(text)
    said = " ".join(words)
    is_named = any(_names_ethnicity(one) for one in words) or bool(_PHRASES.search(said) or _LISTS.search(text))
    is_group = bool(_OTHERS & {*words, *re.findall(r"[a-z]+", text.casefold())} or groups_named(said))
    is_race = bool(_RACE & set(words))
    if of_people:
        return is_named or is_group or bool(_OF_PEOPLE & set(words)) or (is_race and not _TOPIC & set(words))
    return (is_named or is_group or is_race) and not _TOPIC & set(words)


def is_plainly_ethnicity(text: str) -> bool:
    """Whether a text is a heading of ethnicity and nothing more: "Ethnic group of the speaker", "Race"."""
    words = _words(text)
    rest = [one for one in words if one not in _OF_FORMS]
    is_plain = bool(rest) and all(_names_ethnicity(one) or one in _RACE for one in rest)
    return is_plain and len(words) <= _MOST_WORDS


def _names_ethnicity(word: str) -> bool:
    if "ethnic" in word or (word.startswith("ethn") and len(word) > 4) or word in ("eth", "ethn"):
        return True
    if _SHORTENED.fullmatch(word):
        return True
    return len(word) > 5 and bool(get_close_matches(word, _NAMES, n=1, cutoff=0.86))


@lru_cache(maxsize=1_024)
def _words(text: str) -> tuple[str, ...]:
    """The words of a heading as people see them: without accents, hidden signs, capitals within, and wide spacing."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKD", text))
    seen = "".join(one for one in apart if not unicodedata.combining(one) and unicodedata.category(one) != "Cf")
    words = re.findall(r"[a-z]+", seen.casefold().translate(_LOOKS_LIKE))
    return ("".join(words),) if len(words) > 3 and all(len(one) == 1 for one in words) else tuple(words)


# CELLS


def is_ethnicity(cells: Sequence[str], *, of_people: bool) -> bool:
    """Whether the cells of a column mostly name ethnic categories; in a register of people, whether a fifth does."""
    named = known = 0
    for text, times in Counter(cells).items():
        says = max(_says(one) for one in (text, *(_IN_BRACKETS.findall(text) if of_people else ())))
        named += times * (says > 1)
        known += times * (says != 1)
    return named > 0 and (named * 5 >= known if of_people else named * 2 > known)


def names_groups(cells: Sequence[str]) -> bool:
    """Whether the cells of a column mostly are a few words, of which one is what groups of people are called by."""
    short = [one for one in cells if len(one) <= _LONGEST_CELL and len(one.split()) <= _MOST_WORDS]
    named = sum(times for text, times in Counter(short).items() if groups_named(text) or _says(text) > 1)
    return named * 2 > len(cells)


def are_national_codes(cells: Sequence[str]) -> bool:
    """Whether the cells of a column are letters by which national lists call ethnic categories, and many of them."""
    there = {one.upper() for one in cells}
    return len(there) >= _MANY_CODES and there <= _NATIONAL


@lru_cache(maxsize=65_536)
def _says(text: str) -> int:
    """2 for a cell that names an ethnic category, 1 for one that could and tells nothing by itself, else 0."""
    if len(text) > _LONGEST_CELL or _COUNT.fullmatch(text):
        return 0
    label = _without_code(normalise_label(text) if text.isascii() else " ".join(_words(text)))
    meanings = label_meanings(label)
    if any(isinstance(one, Category) for one in meanings) and label not in _SAYS_LITTLE:
        return 2
    return 1 if meanings else 0


def _without_code(label: str) -> str:
    """A label without the letter of a national code before it: "a white british"."""
    return re.sub(r"^[a-z]\d? (?=\w+)", "", label)


# PLACES


def _letters(place: int) -> str:
    """What a spreadsheet program calls a column."""
    found = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        found = f"{chr(65 + rest)}{found}"
    return found


def _nth(number: int, of: int) -> str:
    if of == 1:
        return "table"
    ordinals = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    return f"{ordinals[number - 1]} sheet" if number <= len(ordinals) else f"sheet number {number}"
