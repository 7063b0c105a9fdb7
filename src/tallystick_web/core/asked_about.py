"""Pieces of work that questions can be answered about, and the questions that wait on the page of each.

An application that keeps work (outputs, policies, events) offers it here; the application that keeps questions says
which of them belong on the page of one. Neither knows the other.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class PieceOfWork:
    """One piece of work: what it is called, and when it was done (published, held, adopted).

    ``done_on`` is None while it is not done. ``is_over`` is true for what was given up and counts no longer.
    """

    title: str
    done_on: date | None
    is_over: bool = False


@dataclass(frozen=True, kw_only=True)
class KindOfWork:
    """A kind of work: in words ("output", "outputs"), and who reads it (one capability is enough).

    ``find`` tells of an organisation's pieces by their ids: of those asked for, or of all. ``href`` is the address of
    one, from the organisation's name in addresses.
    """

    one: str
    several: str
    find: Callable[[UUID, Collection[UUID] | None], Mapping[UUID, PieceOfWork]]
    href: Callable[[str, UUID], str]
    reads: frozenset[str]

    def is_read_by(self, capabilities: Collection[str]) -> bool:
        """Whether somebody who may do so much reads work of this kind."""
        return not self.reads.isdisjoint(capabilities)


@dataclass(frozen=True, kw_only=True)
class QuestionsLine:
    """A set of questions on the page of a piece of work: what it is, how it stands in words, and where it is answered.

    ``is_answered`` is false where it waits for somebody.
    """

    title: str
    says: str
    href: str
    is_answered: bool


TellQuestions = Callable[[UUID, str, str, UUID, Collection[str]], tuple[QuestionsLine, ...]]
"""The sets of questions about one piece of work: of an organisation, its name in addresses, the kind of work, the
piece, and what the reader may do. At most three questions of the database."""

_kinds: dict[str, KindOfWork] = {}
_tell: list[TellQuestions] = []


def add_kind_of_work(kind: str, of: KindOfWork) -> None:
    """Offer work that questions can be answered about, by a name that sets use (``register/outputs``)."""
    _kinds[kind] = of


def kinds_of_work() -> Mapping[str, KindOfWork]:
    """Every kind of work that is offered."""
    return MappingProxyType(_kinds)


def tell_questions(tell: TellQuestions) -> None:
    """Offer to say which questions wait about a piece of work."""
    _tell[:] = [tell]


def questions_about(
    organisation: UUID, slug: str, kind: str, piece: UUID, capabilities: Collection[str]
) -> tuple[QuestionsLine, ...]:
    """The sets of questions about a piece of work; none where nobody offers any."""
    return tuple(line for tell in _tell for line in tell(organisation, slug, kind, piece, capabilities))
