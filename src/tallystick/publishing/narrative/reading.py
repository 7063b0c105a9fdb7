"""How a text is read: sentences, the clauses in them, and the numbers with what each is of and where it stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from types import MappingProxyType

from tallystick.publishing.narrative.topics import Topic, topics
from tallystick.release.quantity import Unit
from tallystick.release.rounding import decimals_of


class Kind(StrEnum):
    """What a number in a text is of, by the words and signs around it."""

    PERCENT = "per cent"
    POINTS = "percentage points"
    TIMES = "times"
    PENCE = "pence in the £1"
    POUNDS = "pounds an hour"


# The units of the stored figures that a number may be. Pence are worked out from gaps and stored nowhere.
UNITS_OF: Mapping[Kind, tuple[Unit, ...]] = MappingProxyType(
    {
        Kind.PERCENT: (Unit.PERCENT,),
        Kind.POINTS: (Unit.POINTS, Unit.PERCENT),
        Kind.TIMES: (Unit.RATIO,),
        Kind.POUNDS: (Unit.POUNDS,),
    }
)


@dataclass(frozen=True, kw_only=True)
class Remark:
    """One thing to look at again: which rule, where and what, why, and what was expected. It never blocks."""

    rule: str
    start: int
    end: int
    quoted: str
    why: str
    expected: str


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number as written. ``sign`` is blank where none was written; ``topic`` is what it is said to be."""

    kind: Kind
    start: int
    end: int
    quoted: str
    sign: str
    size: Decimal
    topic: Topic = field(default_factory=Topic)

    @property
    def decimals(self) -> int:
        """How many decimals were written."""
        return decimals_of(self.size)

    @property
    def value(self) -> Decimal:
        """The number with the sign that was written."""
        return -self.size if self.sign == "-" else self.size

    def rounded(self, value: Decimal) -> Decimal:
        """The size of another value to as many decimals, halves up."""
        return to_decimals(value, self.decimals, ROUND_HALF_UP)

    def cut(self, value: Decimal) -> Decimal:
        """The size of another value cut off after as many decimals."""
        return to_decimals(value, self.decimals, ROUND_DOWN)


def to_decimals(value: Decimal, decimals: int, rounding: str) -> Decimal:
    """The size of a value to so many decimals."""
    return abs(value).quantize(Decimal(1).scaleb(-decimals), rounding=rounding)


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A sentence, a line of a list or a row of a table: where it begins, its text and its numbers."""

    start: int
    text: str
    numbers: tuple[Number, ...]

    def of(self, kind: Kind) -> tuple[Number, ...]:
        """Its numbers of one kind."""
        return tuple(number for number in self.numbers if number.kind is kind)

    def has(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern is anywhere in it."""
        return pattern.search(self.text) is not None

    def remark(self, rule: str, found: "re.Match[str] | Number", *, why: str, expected: str) -> Remark:
        """A remark about what was found in it."""
        if isinstance(found, Number):
            start, end, quoted = found.start, found.end, found.quoted
        else:
            start, end, quoted = self.start + found.start(), self.start + found.end(), found.group()
        return Remark(rule=rule, start=start, end=end, quoted=quoted, why=why, expected=expected)


# PASSAGES

# The measures that words name are told in these.
_OF_A_MEASURE = (Kind.PERCENT, Kind.POINTS)


def passages_of(text: str) -> tuple[Passage, ...]:
    """The sentences, lines and rows of a text."""
    return tuple(Passage(start=start, text=part, numbers=_with_topics(part, start)) for start, part in _parts(text))


def _with_topics(text: str, start: int) -> tuple[Number, ...]:
    """The numbers of a sentence, each with what it is said to be."""
    found = sorted(_numbers(text, start), key=lambda one: (one.start, one.end))
    said = topics(text, tuple((one.start - start, one.end - start) for one in found))
    return tuple(
        replace(one, topic=topic if one.kind in _OF_A_MEASURE else Topic(is_range=topic.is_range))
        for one, topic in zip(found, said, strict=True)
    )


_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“(]?[A-Z0-9£−-])|\n\s*\n|\n(?=\s*(?:[|*•#-]|\d+[.)]\s))")


def _parts(text: str) -> Iterator[tuple[int, str]]:
    begin = 0
    for end in _END.finditer(text):
        yield begin, text[begin : end.start()]
        begin = end.end()
    yield begin, text[begin:]


# NUMBERS

_SIGNED = r"(?<![\w.,£/])(?P<sign>[+−–-]?)(?P<size>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
_PATTERNS = (
    (Kind.POINTS, re.compile(_SIGNED + r"\s*(?:percentage[ -]points?|(?:%|per ?cent)[ -]points?|pp)\b", re.IGNORECASE)),
    (Kind.POINTS, re.compile(_SIGNED.replace(r"(?:\.\d+)?", r"\.\d+") + r"\s+points?\b", re.IGNORECASE)),
    (Kind.PERCENT, re.compile(_SIGNED + r"\s*(?:%|per ?cent\b)(?!\s*points?)", re.IGNORECASE)),
    (Kind.TIMES, re.compile(_SIGNED + r"\s+times\b(?! an?\b| per\b| each\b| in\b)", re.IGNORECASE)),
    (Kind.PENCE, re.compile(r"(?<![\w.,£/])(?P<sign>)(?P<size>\d+)p\b")),
    (Kind.POUNDS, re.compile(r"(?P<sign>[+−-]?)£(?P<size>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)")),
)
_IN_THE_POUND = re.compile(r"(?:every|each|per|in the|to the|in a) (?:£1\b(?![.,]\d)|pound\b)", re.IGNORECASE)
_AN_HOUR = re.compile(r"\b(?:an|per|each|every) hour\b|\bhourly\b|/ ?h(?:ou)?r\b", re.IGNORECASE)
_FEW_POUNDS = Decimal(10)


def _numbers(text: str, start: int) -> Iterator[Number]:
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            size = Decimal(found["size"].replace(",", ""))
            meant = _pounds_or_pence(size, text) if kind is Kind.POUNDS else kind
            if meant is not None:
                yield Number(
                    kind=meant,
                    start=start + found.start(),
                    end=start + found.end(),
                    quoted=found.group(),
                    sign="-" if found["sign"] in tuple("−–-") else found["sign"],
                    size=size * 100 if kind is Kind.POUNDS and meant is Kind.PENCE else size,
                )


def _pounds_or_pence(size: Decimal, text: str) -> Kind | None:
    """What an amount in pounds is: what somebody is paid for every £1, or for an hour; anything else is not checked."""
    if _IN_THE_POUND.search(text) and size < _FEW_POUNDS:
        return Kind.PENCE if decimals_of(size) else None
    return Kind.POUNDS if _AN_HOUR.search(text) else None
