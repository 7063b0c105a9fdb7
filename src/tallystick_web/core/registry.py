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


@dataclass(frozen=True, kw_only=True)
class Job:
    """A kind of work for the worker, in words: what it does, and what a person can do where it broke.

    ``can_begin_again`` is false for what is begun again by other means, or by itself.
    """

    text: str
    when_broken: str
    can_begin_again: bool = True


Due = Callable[[datetime], int]
"""Something to do from time to time, at a time, and how often it was done."""

Became = Callable[[UUID, UUID | None, bool], tuple[str, ...]]
"""What became of signed figures of an organisation, or (None) of its newest decision about exact figures, in sentences.

The flag says whether the reader sees the analyst's desk.
"""

_became: list[Became] = []
_also_held: set[str] = set()
_due: dict[str, Due] = {}
_jobs: dict[str, Job] = {}
_sections: dict[str, Section] = {}


def add_section(section: Section) -> None:
    """Offer a part of the service."""
    _sections[section.route] = section


def sections() -> tuple[Section, ...]:
    """Every part of the service that is offered, in order."""
    return tuple(sorted(_sections.values(), key=lambda one: one.order))


def add_job(name: str, job: Job) -> None:
    """Offer words for a kind of work, by the name that jobs have (``deposits.jobs.name``)."""
    _jobs[name] = job


def job_called(name: str) -> Job:
    """The words for a kind of work."""
    return _jobs.get(name, Job(text=name, when_broken="Tell whoever runs the service.", can_begin_again=False))


def add_due(name: str, do: Due, *, also_held: bool = False) -> None:
    """Offer something that ``run_due`` does, named by what it counts: ``expired sessions deleted``.

    ``also_held`` is for what is erased on its day even while a restored service is held.
    """
    _due[name] = do
    if also_held:
        _also_held.add(name)


def due(*, is_held: bool = False) -> Mapping[str, Due]:
    """Everything that is done from time to time, by name; of a service that is held, what is done all the same."""
    return MappingProxyType({name: do for name, do in _due.items() if not is_held or name in _also_held})


def tell_became(tell: Became) -> None:
    """Offer to say what became of figures that were signed."""
    _became[:] = [tell]


def what_became(organisation: UUID, deposit: UUID | None, *, reads_desk: bool) -> tuple[str, ...]:
    """What became of signed figures, or of the newest decision; nothing where nobody offers to say it."""
    return tuple(said for tell in _became for said in tell(organisation, deposit, reads_desk))
