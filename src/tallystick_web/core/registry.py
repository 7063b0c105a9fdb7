"""What applications offer to others that must not know them. Each fills its part when it starts."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of the service in the navigation: its words, the route of its first page, and what opens it.

    ``order`` places it. Of the capabilities in ``needs`` one is enough. ``kinds`` are the kinds of organisation that
    have it, and empty means all.
    """

    order: int
    text: str
    route: str
    needs: frozenset[str]
    kinds: frozenset[str] = frozenset()

    def opens_for(self, capabilities: Collection[str], kind: str) -> bool:
        """Whether somebody with these capabilities, in an organisation of this kind, finds it in the navigation."""
        return bool(self.needs & set(capabilities)) and (not self.kinds or kind in self.kinds)


Due = Callable[[datetime], int]
"""Something to do from time to time, at a time, and how often it was done."""

Became = Callable[[UUID, UUID | None, bool], tuple[str, ...]]
"""What became of signed figures of an organisation, or (None) of its newest decision about exact figures, in sentences.

The flag says whether the reader sees the analyst's desk.
"""

_became: list[Became] = []
_due: dict[str, Due] = {}
_sections: dict[str, Section] = {}


def add_section(section: Section) -> None:
    """Offer a part of the service."""
    _sections[section.route] = section


def sections() -> tuple[Section, ...]:
    """Every part of the service that is offered, in order."""
    return tuple(sorted(_sections.values(), key=lambda one: one.order))


def add_due(name: str, do: Due) -> None:
    """Offer something that ``run_due`` does, named by what it counts: ``expired sessions deleted``."""
    _due[name] = do


def due() -> Mapping[str, Due]:
    """Everything that is done from time to time, by name."""
    return MappingProxyType(_due)


def tell_became(tell: Became) -> None:
    """Offer to say what became of figures that were signed."""
    _became[:] = [tell]


def what_became(organisation: UUID, deposit: UUID | None, *, reads_desk: bool) -> tuple[str, ...]:
    """What became of signed figures, or of the newest decision; nothing where nobody offers to say it."""
    return tuple(said for tell in _became for said in tell(organisation, deposit, reads_desk))
