"""Headers as people write them, and the line of a grid that holds them."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import polars as pl

from tallystick.records.deposit import Deposit
from tallystick.records.deposit_answers import IGNORED
from tallystick.records.frames import RETURN_KINDS, RecordKind
from tallystick.records.schemas import schema

LOOKED_AT = 40  # lines: an extract may have a dozen above its header, and a header in the last is still found
_ENOUGH = 2  # named columns: one could be a chance word in a title
_NOT_A_WORD = re.compile(r"[\W_]+")
_SIGNS = {"%": " percent ", "&": " and ", "#": " number "}
_SHOWN, _LONGEST = 40, 40


@dataclass(frozen=True)
class HeaderLine:
    """The line of a grid that names its columns, and what each name could mean for one kind of record.

    ``index`` is the place of the line in the grid. ``found`` lists, for each field, the columns that name it.
    """

    kind: RecordKind
    index: int
    headers: tuple[str, ...]
    found: Mapping[str, tuple[int, ...]]
    mapped: Mapping[str, tuple[int, ...]]  # by deposit.toml, which is believed before anything else


def key_of(header: str) -> str:
    """A header without what people and systems vary: capitals, spaces, punctuation, snake and camel case."""
    text = unicodedata.normalize("NFKC", header).casefold()
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    return _NOT_A_WORD.sub("", text)


@cache
def meanings(kind: RecordKind) -> Mapping[str, str]:
    """The field that each header of a kind means, by the key of the header.

    Raises ValueError where the schema gives one header to two fields.
    """
    found: dict[str, str] = {}
    for field in schema(kind).fields:
        for header in field.headers:
            if found.setdefault(key_of(header), field.name) != field.name:
                raise ValueError(f"the schema of {kind} reads the header {header!r} as two fields")
    return found


@cache
def kinds_with() -> Mapping[str, int]:
    """How many kinds of record know a header, by its key.

    A file of pay has what a staff list has, and more. It takes no weight from the words of the others.
    """
    keys = [key for kind in RETURN_KINDS for key in meanings(kind)]
    return {**dict.fromkeys(meanings(RecordKind.PAY), 1), **{key: keys.count(key) for key in keys}}


def lines_of(cells: pl.DataFrame, length: int = LOOKED_AT) -> list[tuple[str, ...]]:
    """The first lines of a grid, every cell as text without the spaces around it."""
    columns = [name for name in cells.columns if name != "line"]
    return [tuple((cell or "").strip() for cell in row) for row in cells.select(columns).head(length).iter_rows()]


def find_headers(lines: Sequence[Sequence[str]], kinds: Sequence[RecordKind], deposit: Deposit) -> list[HeaderLine]:
    """For each kind the line that names most of its fields, the first of them if several do.

    A kind is left out where no line names two.
    """
    keys = [[key_of(cell) for cell in line] for line in lines[:LOOKED_AT]]
    best = [_best(lines, keys, kind, deposit) for kind in kinds]
    return [line for line in best if line is not None and _width(line) >= _ENOUGH]


def listed(headers: Sequence[str]) -> str:
    """Headers for a sentence. A cell without a letter is not a header, and is not repeated."""
    said = [_cut(header) for header in headers if any(character.isalpha() for character in header)]
    more = f" and {len(said) - _SHOWN} more" if len(said) > _SHOWN else ""
    return ", ".join(said[:_SHOWN]) + more


def _best(
    lines: Sequence[Sequence[str]], keys: Sequence[Sequence[str]], kind: RecordKind, deposit: Deposit
) -> HeaderLine | None:
    own = {key_of(header): field for header, field in deposit.columns.get(kind, {}).items()}
    known = {**meanings(kind), **own}
    best: HeaderLine | None = None
    for index, line in enumerate(keys):
        found: dict[str, list[int]] = {}
        for column, key in enumerate(line):
            if key and known.get(key, IGNORED) != IGNORED:
                found.setdefault(known[key], []).append(column)
        if found and (best is None or len(found) > _width(best)):
            mapped = {field: tuple(c for c in columns if line[c] in own) for field, columns in found.items()}
            best = HeaderLine(kind, index, tuple(lines[index]), _fixed(found), _fixed(mapped))
    return best


def _fixed(columns: Mapping[str, Sequence[int]]) -> dict[str, tuple[int, ...]]:
    return {field: tuple(at) for field, at in columns.items() if at}


def _width(line: HeaderLine) -> int:
    return len(line.found)


def _cut(header: str) -> str:
    words = " ".join(header.split())
    return f"'{words if len(words) <= _LONGEST else words[:_LONGEST] + '...'}'"
