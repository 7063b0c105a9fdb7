"""What applications offer to others that must not know them. Each fills its part when it starts."""

from collections.abc import Collection
from dataclasses import dataclass


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


_sections: dict[str, Section] = {}


def add_section(section: Section) -> None:
    """Offer a part of the service."""
    _sections[section.route] = section


def sections() -> tuple[Section, ...]:
    """Every part of the service that is offered, in order."""
    return tuple(sorted(_sections.values(), key=lambda one: one.order))
