"""A frozen set: a plan, its measures and what was said of them, as they stood at a cut-off, for one kind of reader.

It is a plain value and a canonical file: the same set gives the same bytes, and nothing in it asks a database. Kinds,
stages, units and standings stand in it as the short words of their rules (``agreed``, ``behind``); what is to be read
stands beside them in ``says``.
"""

import json
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

FORM = 1
"""The form of the file. What is stored under an older one is still to be read when there is a newer."""


class NotFrozen(Exception):
    """A file that is no frozen set of a form that this program knows, or not its canonical file."""


@dataclass(frozen=True, kw_only=True)
class FrozenPoint:
    """A value of a measure. Numbers are decimal text as released; ``value`` is blank where withheld; ``why`` tells.

    ``source`` is its figure id: ``hash of an approved set#place``, or that of a typed-in value.
    """

    as_of: str
    label: str
    value: str
    low: str
    high: str
    says: str
    why: str
    source: str
    broken_by: str


@dataclass(frozen=True, kw_only=True)
class FrozenTarget:
    """A target of a measure: in words, whose it is, by when, and how the figures stood to it. ``line`` is its level."""

    says: str
    whose: str
    due_on: str
    standing: str
    line: str


@dataclass(frozen=True, kw_only=True)
class FrozenMeasure:
    """A measure with its baseline, everything it came to, and its targets. ``is_worse`` is told beyond chance alone."""

    id: str
    name: str
    what: str
    unit: str
    unit_says: str
    better: str
    source: str
    is_counted: bool
    baseline: FrozenPoint | None
    points: tuple[FrozenPoint, ...]
    targets: tuple[FrozenTarget, ...]
    is_worse: bool
    is_better: bool


@dataclass(frozen=True, kw_only=True)
class FrozenItem:
    """An item of the plan: what it says, who answers (a title or role, never a name), and how far it has come.

    ``uppers`` are the ids of what it stands under, ``measures`` what would show it. ``expected`` says what an action
    should change. ``delivery`` is what people said of the doing and ``is_late`` what the date says.
    """

    id: str
    kind: str
    text: str
    note: str
    stage: str
    accountable: str
    lead: str
    due_on: str
    why_it_should_work: str
    evidence: str
    expected: str
    delivery: str
    delivery_says: str
    said: str
    next: str
    updated_on: str
    is_late: bool
    of_team: str
    carried: str
    uppers: tuple[str, ...]
    measures: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FrozenRelease:
    """An approved set that figures were read from: its hash, what it is of, and for whom."""

    sha256: str
    subject: str
    audience: str


@dataclass(frozen=True, kw_only=True)
class Frozen:
    """Everything that was frozen for a review, for one kind of reader."""

    organisation: str
    slug: str
    review: str
    title: str
    plan: str
    plan_title: str
    audience: str
    cut_off: str
    number: int
    reason: str
    items: tuple[FrozenItem, ...]
    measures: tuple[FrozenMeasure, ...]
    releases: tuple[FrozenRelease, ...]


def to_bytes(frozen: Frozen) -> bytes:
    """Return the canonical file of a set: JSON with sorted names, UTF-8, one newline at the end."""
    return _written({"form": FORM, "frozen": asdict(frozen)})


def from_bytes(content: bytes) -> Frozen:
    """Return the set that ``content`` is the canonical file of. Raises NotFrozen where it is none."""
    try:
        document = json.loads(content)
    except ValueError as error:
        raise NotFrozen("This file is no frozen set: it is not JSON.") from error
    form = document.get("form") if isinstance(document, dict) else None
    if form != FORM:
        raise NotFrozen(f"This file has the form {form!r}, and this program reads the form {FORM}.")
    try:
        frozen = _sets().validate_json(json.dumps(document.get("frozen")), strict=True)
    except ValidationError as error:
        raise NotFrozen("This file is no frozen set: something in it is missing, or of another kind.") from error
    if to_bytes(frozen) != content:
        raise NotFrozen("This file is not as a frozen set is written: something was added to it or changed.")
    return frozen


def _written(document: dict[str, Any]) -> bytes:
    return f"{json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


@cache
def _sets() -> TypeAdapter[Frozen]:
    return TypeAdapter(Frozen)  # to make one takes longer than to read a set with it
