"""What the approved sets of a publication say at a place, and whether what is printed is that."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from tallystick.account.published_beside import Beside
from tallystick.release.canonical import from_bytes, pay_from_bytes
from tallystick.release.pay import PayRelease
from tallystick.release.release import Release
from tallystick.release.shown import Figure, Shown

PARTS = ("value", "low", "high")
_OF_SET = re.compile(r"[0-9a-f]{64}#")
_NUMBER = re.compile(r"[-\N{MINUS SIGN}]?\d[\d,]*(?:\.\d+)?")
_COUNTS = re.compile(r" \(([\d,]+) of ([\d,]+)\)$")
_KEPT = Decimal("0.00000001")  # an index of figures keeps eight decimals


class SetNotThere(Exception):
    """A figure names an approved set or a place in it that the publication does not hold."""


def is_of_set(figure: str) -> bool:
    """Whether a figure is said to stand in an approved set; the others were typed in."""
    return bool(_OF_SET.match(figure))


@dataclass(frozen=True, kw_only=True)
class Found:
    """What an approved set says at a place; None where it is withheld there, or there is none."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What a file says of a figure: all its numbers, or (``part``) one of them, and the text that people read.

    ``beside`` is what it is said to be of, where the file is one that says so in a form that a program reads.
    """

    where: str
    figure: str
    value: str = ""
    low: str = ""
    high: str = ""
    text: str | None = None
    part: str = ""
    beside: Beside | None = None

    @classmethod
    def whole(cls, where: str, figure: str, numbers: Mapping[str, Any], *, text: str | None) -> "Claim":
        """A claim of all numbers."""
        said = {name: str(numbers.get(name) or "") for name in PARTS}
        return cls(where=where, figure=figure, text=text, beside=Beside.of(numbers), **said)

    @property
    def parts(self) -> tuple[str, ...]:
        """Which numbers it is of."""
        return PARTS if not self.part else ("value",) if self.part == "none" else (self.part,)

    def is_not(self, found: Found) -> str:
        """In which sentence it departs from an approved set; blank where it does not."""
        for part in self.parts:
            said, released = getattr(self, part), getattr(found, part)
            if said and released is None:
                return f"the {part} of {self.figure} is printed, and its approved set gives none there."
            if released is not None and not _is_same(said, released):
                return f"the {part} of {self.figure} is not the one in its approved set."
        return self._wrong_text(getattr(found, self.parts[0]))

    def differs_from(self, other: "Claim") -> str:
        """In which sentence it departs from what the list of files says of the same figure."""
        for part in self.parts:
            if getattr(self, part) != getattr(other, part):
                return f"the {part} of {self.figure}, which was typed in, is not the one that the list has."
        value = _decimal(getattr(self, self.parts[0]))
        return self._wrong_words(value) if value is not None and self.text is not None else ""

    def _wrong_words(self, number: Decimal) -> str:
        """What is wrong with the words of a typed-in figure: its number stands first, and counts may follow."""
        first, counts = _NUMBER.search(self.text or ""), _COUNTS.search(self.text or "")
        if first is None or not _rounds_to(number, first[0]):
            return f"the number printed for {self.figure} is not its value rounded."
        if counts is not None and not _is_share(number, *counts.groups()):
            return f"the counts printed for {self.figure} do not come to its value."
        return ""

    def _wrong_text(self, number: Decimal | None) -> str:
        if self.text is None:
            return ""
        printed = _NUMBER.findall(self.text)
        if number is None:
            return f"{self.figure} is withheld, and a number is printed for it." if printed else ""
        if len(printed) != 1 or not _rounds_to(number, printed[0]):
            return f"the number printed for {self.figure} is not its value rounded."
        return ""


def _decimal(text: str) -> Decimal | None:
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _is_share(value: Decimal, happened: str, people: str) -> bool:
    """Whether counts that were typed in come to a share, as exactly as the share was kept."""
    some, whole = (Decimal(one.replace(",", "")) for one in (happened, people))
    return bool(whole) and value == (100 * some / whole).quantize(value, ROUND_HALF_UP)


def _is_same(said: str, released: Decimal) -> bool:
    found = _decimal(said)
    return found is not None and found in (released, released.quantize(_KEPT))


def _rounds_to(number: Decimal, text: str) -> bool:
    """Whether a number comes to a text when it is rounded, halves away from zero, to as many decimals as that has."""
    shown = Decimal(text.replace(",", "").replace("\N{MINUS SIGN}", "-"))
    decimals = len(text.partition(".")[2])
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) == shown


class Sets:
    """The approved sets of a publication, by what their files are called."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def problems(self) -> Iterator[str]:
        """What is wrong with the sets themselves."""
        for name, content in self._files.items():
            if name != f"approved/{hashlib.sha256(content).hexdigest()}.json":
                yield f"{name}: this approved set is not called by its own SHA-256."
            elif name not in self._read:
                yield f"{name}: this is no approved set that this program can read."

    def at(self, figure: str) -> Found:
        """What stands at the place of a figure. Raises SetNotThere where there is no such set or place."""
        sha256, _, place = figure.partition("#")
        found = self._places.get((f"approved/{sha256}.json", place))
        if found is None:
            raise SetNotThere(f"the figure {figure} stands in no approved set of this publication.")
        return found

    @cached_property
    def _read(self) -> Mapping[str, Release | PayRelease]:
        found: dict[str, Release | PayRelease] = {}
        for name, content in self._files.items():
            for read in (from_bytes, pay_from_bytes):
                try:
                    found[name] = read(content)
                except ValidationError:
                    continue
                break
        return found

    @cached_property
    def _places(self) -> Mapping[tuple[str, str], Found]:
        return {
            (name, place): found
            for name, release in self._read.items()
            for place, found in (_paid(release) if isinstance(release, PayRelease) else _of_standards(release))
        }


def _of_standards(release: Release) -> Iterator[tuple[str, Found]]:
    for table in release.tables:
        for one in table.results:
            place = f"{table.standard}/{table.year}/{one.indicator}/{one.row}/{one.measure}/{one.group}"
            yield place, _found(one.value, one.low, one.high)


def _paid(release: PayRelease) -> Iterator[tuple[str, Found]]:
    for table in release.tables:
        for one in table.figures:
            if not (one.by or one.part or one.variant or one.detail):
                place = f"{one.comparator}/{table.snapshot}/{one.measure}/{one.group}/{one.quarter}"
                yield place, _found(one.value, one.low, one.high)


def _found(*figures: Figure | None) -> Found:
    value, low, high = (one.value if isinstance(one, Shown) else None for one in figures)
    return Found(value=value, low=low, high=high)
