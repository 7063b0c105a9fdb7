"""How a text is read: sentences, the clauses in them, and the numbers with what each is of and where it stands."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from tallystick.publishing.narrative.figures import StoredFigure
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
    """A number as written. ``sign`` is blank where none was written."""

    kind: Kind
    start: int
    end: int
    quoted: str
    sign: str
    size: Decimal

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
        return _to(value, self.decimals, ROUND_HALF_UP)

    def cut(self, value: Decimal) -> Decimal:
        """The size of another value cut off after as many decimals."""
        return _to(value, self.decimals, ROUND_DOWN)


def _to(value: Decimal, decimals: int, rounding: str) -> Decimal:
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


@dataclass(frozen=True, kw_only=True)
class Prose:
    """A text as the rules read it, with the figures it is held against."""

    text: str
    passages: tuple[Passage, ...]
    figures: tuple[StoredFigure, ...]
    # Stored figures by what they round to, made for each number of decimals when it is first asked for.
    _rounded: dict[tuple[Kind, int], dict[Decimal, list[StoredFigure]]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, text: str, figures: Iterable[StoredFigure]) -> "Prose":
        """Read a text."""
        passages = tuple(
            Passage(start=start, text=part, numbers=tuple(_numbers(part, start))) for start, part in _parts(text)
        )
        return cls(text=text, passages=passages, figures=tuple(figures))

    def of_unit(self, number: Number) -> list[StoredFigure]:
        """The stored figures that a number of its kind may be."""
        return [one for one in self.figures if one.unit in UNITS_OF.get(number.kind, ())]

    def matching(self, number: Number) -> Sequence[StoredFigure]:
        """The stored figures of the right unit that give a number, rounded to the decimals it is written with.

        A sign is left aside: it is often said in words.
        """
        shelf = self._rounded.get((number.kind, number.decimals))
        if shelf is None:
            shelf = self._rounded[number.kind, number.decimals] = {}
            for one in self.of_unit(number):
                for size in _sizes(one.value, str(one.printed), number.decimals):
                    shelf.setdefault(size, []).append(one)
        return shelf.get(number.size, ())


@lru_cache(maxsize=1 << 16)
def _sizes(value: Decimal, text: str, decimals: int) -> frozenset[Decimal]:
    """What a figure is to so many decimals: its value rounded, and as printed, which was rounded from the exact one."""
    printed = Decimal(text)
    own = {abs(printed)} if decimals_of(printed) == decimals else set()
    return frozenset(own | {_to(value, decimals, ROUND_HALF_UP)})


Rule = Callable[[Prose], Iterator[Remark]]

# PASSAGES

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
