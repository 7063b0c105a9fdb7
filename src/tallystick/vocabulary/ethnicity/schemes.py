"""Code schemes: which code stands for which category. One number means different people in two lists."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tallystick.vocabulary import _files
from tallystick.vocabulary.ethnicity.members import Member, member_of

NHS_2001 = "nhs-2001"
_SCHEMES = (NHS_2001, "census-2011", "census-2021", "nss-2021", "nss-2025")


@dataclass(frozen=True)
class Code:
    """One code of a scheme, its official words, and what it counts as."""

    code: str
    label: str
    member: Member


@dataclass(frozen=True)
class Scheme:
    """A published list of codes. Its roll-up into the NHS categories is part of the list."""

    name: str
    title: str
    source: str
    codes: tuple[Code, ...]

    def __post_init__(self) -> None:
        if len({code.code for code in self.codes}) != len(self.codes):
            raise ValueError(f"scheme {self.name} lists a code twice")


@cache
def scheme(name: str) -> Scheme:
    """The scheme of this name, such as `nhs-2001` or `census-2021`.

    Raises:
        ValueError: there is no such scheme.
    """
    if name not in _SCHEMES:
        raise ValueError(f"there is no code scheme {name!r}; there are {', '.join(_SCHEMES)}")
    data = _files.table(f"scheme-{name}.toml")
    codes = tuple(Code(code, label, member_of(means)) for code, (label, means) in data["codes"].items())
    return Scheme(data["name"], data["title"], data["source"], codes)


def schemes() -> tuple[Scheme, ...]:
    """Every scheme, the national standard first."""
    return tuple(scheme(name) for name in _SCHEMES)


def normalise_code(text: str) -> str:
    """A code as the lists write it: capitals, no spaces, no leading zero, no ".0" left by a spreadsheet."""
    code = text.strip().upper().removesuffix(".0")
    return code.lstrip("0") if code.isdigit() else code


@cache
def by_code(name: str) -> Mapping[str, Code]:
    """The codes of a scheme by code.

    Raises:
        ValueError: there is no such scheme.
    """
    return MappingProxyType({code.code: code for code in scheme(name).codes})
