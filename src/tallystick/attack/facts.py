"""What readers know from elsewhere: counts that others publish, and organisations that are the sum of others."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from pydantic import ConfigDict, NonNegativeInt, TypeAdapter, ValidationError

from tallystick.definitions import load
from tallystick.errors import InputRefused, WrongArguments
from tallystick.vocabulary.characteristics import grouping


@dataclass(frozen=True, kw_only=True)
class KnownCell:
    """One count that is known elsewhere. ``what`` is ``happened`` or ``people``; ``by`` and ``part`` are blank for the
    whole organisation. ``says`` and ``source`` tell people what it is."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    says: str
    source: str
    organisation: str
    standard: str
    year: int
    indicator: str
    group: str
    what: Literal["happened", "people"]
    count: NonNegativeInt
    row: str = ""
    by: str = ""
    part: str = ""


@dataclass(frozen=True, kw_only=True)
class Umbrella:
    """An organisation whose figures are the sums of its members'."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    organisation: str
    members: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class MadeOf:
    """A part of an organisation that is made of smaller parts: a division of its directorates."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    organisation: str
    by: str
    part: str
    smaller_by: str
    smaller_parts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything that is known from elsewhere."""

    __pydantic_config__ = ConfigDict(extra="forbid")
    known: tuple[KnownCell, ...] = field(default=())
    umbrella: tuple[Umbrella, ...] = field(default=())
    made_of: tuple[MadeOf, ...] = field(default=())


def read_facts(text: str, *, name: str) -> Facts:
    """Read a file of outside facts: tables ``[[known]]``, ``[[umbrella]]`` and ``[[made_of]]``.

    Raises InputRefused with everything that is wrong, without the counts that stand there.
    """
    try:
        facts = TypeAdapter(Facts).validate_python(tomllib.loads(text))
        problems = [f"{name}: {problem}" for problem in _problems(facts)]
    except ValidationError as error:
        problems = [f"{name}: {'.'.join(map(str, one['loc'])) or 'the file'}: {one['msg']}" for one in error.errors()]
    except tomllib.TOMLDecodeError as error:
        problems = [f"{name}: {error}"]
    else:
        if not problems:
            return facts
    raise InputRefused("\n".join(["The facts that are known elsewhere could not be read.", *problems]))


def _problems(facts: Facts) -> Iterator[str]:
    for cell in facts.known:
        yield from _unknown(cell)
    for umbrella in facts.umbrella:
        if not umbrella.members or umbrella.organisation in umbrella.members:
            yield f"umbrella: {umbrella.organisation}: name its members, and not itself."
    for made in facts.made_of:
        if not made.smaller_parts:
            yield f"made_of: {made.part}: name the smaller parts."


def _unknown(cell: KnownCell) -> Iterator[str]:
    """What a known count says that the definition of its standard and year does not know: it would never be used."""
    try:
        definition = load(cell.standard, cell.year)
    except WrongArguments as refused:
        yield f"known: {refused}"
        return
    indicator = next((one for one in definition.given if one.id == cell.indicator), None)
    if indicator is None:
        yield f"known: there is no indicator '{cell.indicator}' in {definition.id}."
    elif cell.row not in (*indicator.row_ids, ""):
        yield f"known: indicator {indicator.id} has no row '{cell.row}'."
    groups = {group.code for group in grouping(definition.grouping).groups}
    if cell.group and cell.group not in groups and not cell.by:
        yield f"known: there is no group '{cell.group}'. There are: {', '.join(sorted(groups))}."
