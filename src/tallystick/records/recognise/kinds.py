"""Which kind of record a grid holds: the one whose own words explain its headers best."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.records.deposit import Deposit
from tallystick.records.frames import RecordKind
from tallystick.records.recognise.columns import Columns
from tallystick.records.recognise.headers import key_of, kinds_with
from tallystick.records.schemas import schema

_HINT = 0.5  # a file name may tip the balance, and not outweigh a header that one kind alone has
_CLOSE = 0.25
_NEARLY = 0.75
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


@dataclass(frozen=True)
class Choice:
    """The kind chosen; or None, and those between which nothing decides."""

    columns: Columns | None
    between: tuple[RecordKind, ...] = ()


def choose(candidates: Sequence[Columns], *, name: str, deposit: Deposit) -> Choice:
    """Choose among readings of one grid, one for each kind. ``name`` is that of the file and sheet."""
    scores = {each.header.kind: _score(each, deposit) + _hint(each.header.kind, name) for each in candidates}
    ranked = sorted(candidates, key=lambda each: -scores[each.header.kind])
    best = ranked[0]
    whole = [each for each in ranked if not each.missing]
    if best.missing and whole and scores[whole[0].header.kind] >= _NEARLY * scores[best.header.kind]:
        best = whole[0]
    if best.missing:
        return Choice(best)
    least = scores[best.header.kind] - _CLOSE
    rivals = [each.header.kind for each in whole if each is not best and scores[each.header.kind] > least]
    return Choice(None, (best.header.kind, *rivals)) if rivals else Choice(best)


def strength(columns: Columns) -> float:
    """How surely the headers speak for a kind: each counts by how few kinds have it."""
    return _score(columns, Deposit())


def _score(columns: Columns, deposit: Deposit) -> float:
    mapped = {key_of(header) for header in deposit.columns.get(columns.header.kind, {})}
    keys = [key_of(columns.header.headers[column]) for column in set(columns.at.values())]
    return sum(1.0 if key in mapped else 1 / max(kinds_with()[key], 1) if key in kinds_with() else 0 for key in keys)


def _hint(kind: RecordKind, name: str) -> float:
    said = _words(name)
    return _HINT if any(_words(words) in said for words in schema(kind).file_names) else 0


def _words(name: str) -> str:
    """The words of a name, each between spaces: "trac" is not a word of "extract"."""
    return f" {' '.join(_WORD.findall(name)).casefold()} "
