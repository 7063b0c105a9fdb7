"""Money, hours and days as payrolls write them, read to whole numbers. No float ever holds one of them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tallystick.tallies.paid import PARTS_OF_A_POUND
from tallystick.vocabulary.pay_periods import read_days

PENCE = 100
MILLIONTHS = 10**6
# A programmed activity of a doctor is four hours (NHS terms and conditions of consultants).
HOURS_OF_AN_ACTIVITY = 4
MOST_POUNDS = 10**9
_MOST_HOURS = 168

_BLANK = frozenset(("", "-", "–", "n/a", "na", "null", "none", "nil"))
_PLAIN = re.compile(r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?|\.[0-9]+")
_POWER = re.compile(r"[0-9](?:\.[0-9]+)?e[+-]?[0-9]{1,2}")  # as spreadsheets write very small and very large numbers
_COMMA = re.compile(r"(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+),[0-9]+")
_SURELY_COMMA = re.compile(r"[0-9.]*,(?:[0-9]{1,2}|[0-9]{4,})")
_SIGNED = re.compile(r"(?P<open>\()?(?P<before>[-+−])?(?P<number>[^()]*?)(?P<after>-)?(?P<close>\))?")
_SIGNS_OF_MONEY = re.compile(r"£|\bgbp\b|\s")
_LONGEST = 40
_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])(?::00)?")
_ACTIVITIES = re.compile(r"([0-9.]+) ?(?:pas?|programmed activit(?:y|ies))")


@dataclass(frozen=True)
class Numbers:
    """What the distinct texts of one column mean. ``unread`` are those that are no number one could be paid."""

    meaning: dict[str, int | None]
    unread: frozenset[str]


def read_money(texts: Iterable[str], *, parts: int = PARTS_OF_A_POUND) -> Numbers:
    """Amounts in whole parts of a pound: "£1,234.50", "1234.5", "(12.00)", "12.00-"; blank is None.

    A comma is a decimal point where the column shows that it must be one: "15,87" beside no point.
    """
    distinct = frozenset(texts)
    comma = _has_decimal_commas(distinct)
    return _numbers(distinct, lambda text: _in_parts(_amount(text, comma=comma), parts, MOST_POUNDS))


def read_hours(texts: Iterable[str]) -> Numbers:
    """Hours a week in millionths: "37.5", "37:30", "10 PAs"; more than a week has are no number of hours."""
    distinct = frozenset(texts)
    comma = _has_decimal_commas(distinct)
    return _numbers(distinct, lambda text: _in_parts(_hours(text, comma=comma), MILLIONTHS, _MOST_HOURS))


def read_lengths(texts: Iterable[str]) -> Numbers:
    """Days of a period in millionths, in words or numbers."""
    return _numbers(frozenset(texts), lambda text: _in_parts(read_days(text), MILLIONTHS, _MOST_HOURS * 3))


def _numbers(texts: frozenset[str], read: Callable[[str], int | None]) -> Numbers:
    meaning = {text: None if _is_blank(text) else read(text) for text in texts}
    return Numbers(meaning, frozenset(text for text in texts if meaning[text] is None and not _is_blank(text)))


def _is_blank(text: str) -> bool:
    return text.strip().casefold() in _BLANK


def _has_decimal_commas(texts: frozenset[str]) -> bool:
    bare = [_bare(text) for text in texts]
    return any(_SURELY_COMMA.fullmatch(text) for text in bare) and not any(_has_point(text) for text in bare)


def _has_point(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and "." in text


def _bare(text: str) -> str:
    return _SIGNS_OF_MONEY.sub("", text.casefold()).strip("()-+−")


def _amount(text: str, *, comma: bool) -> Decimal | None:
    """The number of a text, or None where it is none."""
    found = _SIGNED.fullmatch(_SIGNS_OF_MONEY.sub("", text.casefold())) if len(text) <= _LONGEST else None
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    number = _unsigned(found["number"], comma=comma)
    below = bool(found["open"]) + (found["before"] in ("-", "−")) + bool(found["after"])
    if number is None or below > 1:
        return None
    return -number if below else number


def _unsigned(text: str, *, comma: bool) -> Decimal | None:
    if comma and _COMMA.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return Decimal(text) if _POWER.fullmatch(text) else None


def _hours(text: str, *, comma: bool) -> Decimal | None:
    words = text.strip().casefold()
    if found := _CLOCK.fullmatch(words):
        return int(found[1]) + Decimal(int(found[2])) / 60
    if found := _ACTIVITIES.fullmatch(words):
        activities = _amount(found[1], comma=False)
        return None if activities is None else activities * HOURS_OF_AN_ACTIVITY
    return _amount(words.removesuffix("hours").removesuffix("hrs"), comma=comma)


def _in_parts(number: Decimal | None, parts: int, most: int) -> int | None:
    if number is None or abs(number) > most:
        return None
    return int((number * parts).to_integral_value(ROUND_HALF_UP))
