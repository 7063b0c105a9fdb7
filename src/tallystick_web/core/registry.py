"""What applications offer to others that must not know them. Each fills its part when it starts."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of the service in the navigation: its words, the route of its first page, and the capability it needs.

    ``order`` places it; ``kinds`` are the kinds of organisation that have it, and empty means all. ``or_needs`` is a
    second capability that is enough by itself.
    """

    order: int
    text: str
    route: str
    needs: str
    kinds: frozenset[str] = frozenset()
    or_needs: str = ""

    @property
    def enough(self) -> tuple[str, ...]:
        """The capabilities of which one opens it."""
        return tuple(filter(None, (self.needs, self.or_needs)))


_sections: dict[str, Section] = {}


def add_section(section: Section) -> None:
    """Offer a part of the service."""
    _sections[section.route] = section


def sections() -> tuple[Section, ...]:
    """Every part of the service that is offered, in order."""
    return tuple(sorted(_sections.values(), key=lambda one: one.order))
