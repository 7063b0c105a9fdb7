"""What a cell of somebody's file says: a day, a number, one of a list, a person. None where it is not understood."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar
from uuid import UUID

T = TypeVar("T", bound=StrEnum)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BEFORE = re.compile(r"^(?:by |the |end of |end |before |no later than )+", re.IGNORECASE)
LONGEST_TITLE = 120


# DAYS


def day_in(text: str, *, begins: date) -> date | None:
    """The day that a text means, days before months. Of a month, a quarter or a year it is the last day.

    A quarter without a year is one of the year that ``begins`` on a day.
    """
    return _read(_BEFORE.sub("", " ".join(text.split())).strip(" ."), (*_WHOLE_DAYS, *_PARTS_OF_YEARS), begins)


def whole_day_in(text: str) -> date | None:
    """The day that a text says with its day, month and year, days before months."""
    return _read(" ".join(text.split()).strip(" ."), _WHOLE_DAYS, date.min)


def _read(said: str, patterns: Iterable[tuple[re.Pattern[str], Any]], begins: date) -> date | None:
    for pattern, read in patterns:
        found = pattern.fullmatch(said)
        if found:
            try:
                day: date = read(found, begins)
            except ValueError:
                return None
            return day
    return None


def _year(text: str) -> int:
    """Of two figures the year of this century, and from 70 on of the last."""
    return int(text) + (2000 if int(text) < 70 else 1900) if len(text) == 2 else int(text)


def _month(text: str) -> int:
    return _MONTHS.index(text[:3].casefold()) + 1


def _last_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _quarter(number: int, year: int) -> date:
    return _last_of(year + (number == 4), (3 + 3 * number - 1) % 12 + 1)


def _days_of(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_WHOLE_DAYS: tuple[tuple[re.Pattern[str], Any], ...] = (
    (_days_of(r"(\d{4})-(\d\d)-(\d\d)(?: .*)?"), lambda m, _: date(int(m[1]), int(m[2]), int(m[3]))),
    (
        _days_of(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d\d)"),
        lambda m, _: date(_year(m[3]), int(m[2]), int(m[1])),
    ),
    (
        _days_of(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]([a-z]{3,9}),?[ -](\d{4}|\d\d)"),
        lambda m, _: date(_year(m[3]), _month(m[2]), int(m[1])),
    ),
)
_PARTS_OF_YEARS: tuple[tuple[re.Pattern[str], Any], ...] = (
    (_days_of(r"([a-z]{3,9})[ -]'?(\d{4}|\d\d)"), lambda m, _: _last_of(_year(m[2]), _month(m[1]))),
    (_days_of(r"q([1-4]),? ?(\d{4})[/-]\d{2,4}"), lambda m, _: _quarter(int(m[1]), int(m[2]))),
    (_days_of(r"(?:q|quarter )([1-4])"), lambda m, begins: _quarter(int(m[1]), begins.year)),
    (_days_of(r"(\d{4})[/-](\d{2})"), lambda m, _: date(int(m[1]) + 1, 3, 31)),
)


# NUMBERS AND LISTS


def number_in(text: str) -> Decimal | None:
    """The number that a text is, with or without a pound sign and commas; None where it is below nought or none."""
    try:
        number = Decimal(re.sub(r"[£,\s]", "", text))
    except InvalidOperation:
        return None
    return number if number.is_finite() and number >= 0 else None


def one_of(kind: type[T], text: str) -> T | None:
    """The value of a closed list that a text names, as people read it or as the code calls it."""
    said = " ".join(text.split()).casefold()
    return next((one for one in kind if said in (_label(one), str(one), f"{_label(one)}s")), None)


def _label(one: Any) -> str:
    return str(one.label).casefold()


# PEOPLE


@dataclass(frozen=True, kw_only=True)
class Who:
    """Who answers for something: a person that the organisation knows, the title of a role, or both.

    ``told`` says how that was understood, where it could be meant otherwise.
    """

    person: UUID | None = None
    title: str = ""
    told: str = ""


def who_in(text: str, people: Mapping[UUID, str]) -> Who:
    """Who a text names. Initials are understood where one person alone has them; else a text is a role."""
    said = " ".join(text.split())
    several = [one.strip() for one in re.split(r"[/&,;\n]|\band\b", text) if one.strip()]
    known = [found for one in several if (found := _person(one, people)) is not None]
    if len(set(known)) > 1:
        return Who(title=said[:LONGEST_TITLE], told="names several people; one leads. It stands as a role for now.")
    for name, title in _parted(said):
        person = _person(name, people)
        if person is not None:
            told = "" if _plain(name) == _plain(people[person]) else f"was understood as {people[person]}."
            return Who(person=person, title=title[:LONGEST_TITLE], told=told)
    if re.fullmatch(r"[A-Z]{2,3}", said):
        return Who(title=said, told="are initials of nobody, or of several people. They stand as a role for now.")
    return Who(title=said[:LONGEST_TITLE])


def _parted(said: str) -> list[tuple[str, str]]:
    """The ways to read a name and a title out of a text."""
    found = [(said, "")]
    if within := re.fullmatch(r"(.+?) ?\((.+)\)", said):
        found += [(within[1], within[2]), (within[2], within[1])]
    for sign in (", ", " - ", " – "):
        first, parted, rest = said.partition(sign)
        found += [(first, rest), (rest, first)] if parted else []
    return found


def _person(name: str, people: Mapping[UUID, str]) -> UUID | None:
    said = _plain(name)
    exact = [key for key, called in people.items() if _plain(called) == said]
    short = [key for key, called in people.items() if said in _shortened(called)]
    found = exact or (short if re.fullmatch(r"[A-Z]{2,3}|[A-Z]\.? ?[A-Z][\w'-]+", name.strip()) else [])
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=4_096)  # everybody's name is asked about again for each cell
def _plain(name: str) -> str:
    return "".join(re.findall(r"\w+", name.casefold()))


@lru_cache(maxsize=4_096)
def _shortened(called: str) -> frozenset[str]:
    """The ways to shorten a name: its initials, and the first of them with the last name."""
    parts = re.findall(r"[\w'-]+", called.casefold())
    if len(parts) < 2:
        return frozenset()
    ways = ("".join(one[0] for one in parts), f"{parts[0][0]}{parts[-1][0]}", _plain(parts[0][0] + parts[-1]))
    return frozenset(ways)
