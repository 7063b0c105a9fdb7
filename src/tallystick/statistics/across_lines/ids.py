"""What the names of lines have in common. A name is people's own text, so only whole words of it are compared."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tallystick.release.audited import Audited
from tallystick.release.quantity import Quantity

Line = Audited[Quantity]
Alike = dict[str, Line]
"""Lines of which the names differ in one word only, by that word."""

# A year, or two years that make one: 2023, 2023-24, 2023/2024.
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-/\N{EN DASH}](?:\d\d){1,2})?(?!\d)")
_UNKNOWN = re.compile(r"not[\s_-]+(?:stated|known|given|declared|disclosed)")
_BETWEEN = re.compile(r"[\s:;,./_|()\N{EN DASH}-]+")


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name. Two years that make one are the first of them, and people not stated are unknown."""
    plain = _YEAR.sub(r"\1", _UNKNOWN.sub("unknown", name.casefold()))
    return tuple(filter(None, _BETWEEN.split(plain)))


def is_year(word: str) -> bool:
    """Whether a word of a name is a year."""
    return _YEAR.fullmatch(word) is not None


def year_of(name: str) -> int | None:
    """The one year in a name; None where there is none or several."""
    years = {int(word) for word in words_of(name) if is_year(word)}
    return years.pop() if len(years) == 1 else None


def alike(lines: Iterable[Line]) -> Iterator[Alike]:
    """Every set of two lines or more of which the names differ in one word only. A name of one word has no like."""
    found: dict[tuple[object, ...], Alike] = defaultdict(dict)
    for line in lines:
        words = words_of(line.figure.id)
        for place, word in enumerate(words if len(words) > 1 else ()):
            found[place, *words[:place], None, *words[place + 1 :]].setdefault(word, line)
    yield from (group for group in found.values() if len(group) > 1)


def ids_of(lines: Sequence[Line]) -> tuple[str, ...]:
    """The names as they were written."""
    return tuple(line.figure.id for line in lines)
