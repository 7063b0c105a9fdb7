"""What readers know from elsewhere: counts that others publish, and organisations that are the sum of others."""

import tomllib
from dataclasses import dataclass, field

from pydantic import ConfigDict, TypeAdapter, ValidationError

from tallystick.errors import InputRefused


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
    what: str
    count: int
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
        return TypeAdapter(Facts).validate_python(tomllib.loads(text))
    except ValidationError as error:
        problems = [f"{name}: {'.'.join(map(str, one['loc'])) or 'the file'}: {one['msg']}" for one in error.errors()]
    except tomllib.TOMLDecodeError as error:
        problems = [f"{name}: {error}"]
    raise InputRefused("\n".join(["The facts that are known elsewhere could not be read.", *problems]))
