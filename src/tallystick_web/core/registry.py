"""What applications offer to others that must not know them. Each fills its part when it starts."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from types import MappingProxyType
from typing import Any
from uuid import UUID

from tallystick_web.core.duties import Duties, Duty


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of the service in the navigation: its words, the route of its first page, and what opens it.

    ``order`` places it. Of the capabilities in ``needs`` one is enough, and empty means that every role opens it.
    ``kinds`` are the kinds of organisation that have it, and empty means all.
    """

    order: int
    text: str
    route: str
    needs: frozenset[str]
    kinds: frozenset[str] = frozenset()

    def opens_for(self, capabilities: Collection[str], kind: str) -> bool:
        """Whether somebody with these capabilities, in an organisation of this kind, finds it in the navigation."""
        is_opened = not self.needs or bool(self.needs & set(capabilities))
        return is_opened and (not self.kinds or kind in self.kinds)


class Turn(IntEnum):
    """When work is done, where several wait: the highest first, however long the others have waited."""

    LAST = -1
    IN_TURN = 0
    FIRST = 1


@dataclass(frozen=True, kw_only=True)
class Job:
    """A kind of work for the worker, in words: what it does, and what a person can do where it broke.

    ``can_begin_again`` is false for what is begun again by other means, or by itself. ``turn`` is first for what a
    person waits for before a page, and last for what hangs on machines of others, which may be slow to answer.
    """

    text: str
    when_broken: str
    can_begin_again: bool = True
    turn: Turn = Turn.IN_TURN


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A kind of thing that evidence can be attached to; ``text`` is the kind in words ("data source").

    ``find`` names those of an organisation, by their ids: the ones that are asked for, or all of them. ``href`` is the
    address of one, from the organisation's name in addresses. Of the capabilities in ``reads`` one is enough to see
    them and what is attached to them, and of those in ``attaches`` to attach something, for who can add evidence.
    """

    text: str
    find: Callable[[UUID, Collection[UUID] | None], Mapping[UUID, str]]
    href: Callable[[str, UUID], str]
    reads: frozenset[str]
    attaches: frozenset[str]


Due = Callable[[datetime], int]
"""Something to do from time to time, at a time, and how often it was done."""

Became = Callable[[UUID, UUID | None, bool], tuple[str, ...]]
"""What became of signed figures of an organisation, or (None) of its newest decision about exact figures, in sentences.

The flag says whether the reader sees the analyst's desk.
"""

MakePay = Callable[[Any], bytes]
"""Makes a set of pay out of what a job holds, as a canonical file: for the analyst's desk of None, else of what
``account.approve.Asked`` says of an audience. Raises NothingCalculable and DisclosureRefused as making does."""

KeepPay = Callable[[UUID, UUID, MakePay], None]
"""Has the sets of pay made of an upload of an organisation, one for each audience, and keeps them or why there is none.
What is done already is not done again."""


@dataclass(frozen=True, kw_only=True)
class MeasureSource:
    """Measures that an application offers: those of an organisation, and what each of some came to.

    ``catalogue`` gives measures as numbers.measure_rules has them, all of them or those with some ids. ``series`` takes
    an organisation, ids, the audience and the ids of deposits held back from the reader, and gives for each id its
    points, the oldest first.
    """

    catalogue: Callable[[UUID, Collection[str] | None], Collection[Any]]
    series: Callable[[UUID, Collection[str], str, Collection[str]], Mapping[str, tuple[Any, ...]]]


@dataclass(frozen=True, kw_only=True)
class MeasureLink:
    """A page about a measure in another application: its words, its address from the organisation's name and the
    measure's id, and the capabilities of which one opens it."""

    text: str
    href: Callable[[str, str], str]
    needs: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class ViewSaid:
    """What the staff network says of an outcome, in a few words; ``href`` is where it says more, from the slug.

    ``is_given`` is false where it was asked and has said nothing.
    """

    says: str
    text: str
    href: Callable[[str], str]
    is_given: bool


TellViews = Callable[[UUID, Collection[UUID]], Mapping[UUID, ViewSaid]]
"""What the network says of these outcomes of an organisation; those it was not asked about are left out."""


@dataclass(frozen=True, kw_only=True)
class ItemLink:
    """What another application holds about items of plans: ``says`` tells of those it holds something about in words
    ("Two questions were asked about this"), ``href`` is its address for one from the organisation's name, and of the
    capabilities in ``needs`` one opens it."""

    says: Callable[[UUID, Collection[UUID]], Mapping[UUID, str]]
    href: Callable[[str, UUID], str]
    needs: frozenset[str]


_became: list[Became] = []
_became_of_pay: list[Became] = []
_keeps_pay: list[KeepPay] = []
_also_held: set[str] = set()
_due: dict[str, Due] = {}
_duties: dict[str, Duties] = {}
_item_links: dict[str, ItemLink] = {}
_jobs: dict[str, Job] = {}
_measures: dict[str, MeasureSource] = {}
_measure_links: dict[str, MeasureLink] = {}
_sections: dict[str, Section] = {}
_subjects: dict[str, Subject] = {}
_tell_views: list[TellViews] = []


def add_section(section: Section) -> None:
    """Offer a part of the service."""
    _sections[section.route] = section


def sections() -> tuple[Section, ...]:
    """Every part of the service that is offered, in order."""
    return tuple(sorted(_sections.values(), key=lambda one: one.order))


def add_measures(prefix: str, source: MeasureSource) -> None:
    """Offer measures whose ids begin with a word and a stroke."""
    _measures[prefix] = source


def measure_sources() -> Mapping[str, MeasureSource]:
    """Every source of measures, by the word that its ids begin with."""
    return MappingProxyType(_measures)


def add_duties(name: str, find: Duties) -> None:
    """Offer to say what is due from people, under the name of the application that offers it."""
    _duties[name] = find


def owed(organisation: UUID, who: Mapping[UUID, Collection[str]], on: date) -> list[Duty]:
    """Everything that is due from these people, each given with what they may do, whichever application says so."""
    return [duty for find in _duties.values() for duty in find(organisation, who, on)]


def is_anything_owed(organisation: UUID, who: Mapping[UUID, Collection[str]], on: date) -> bool:
    """Whether one of these people has something to do now. No application is asked any more once one says so."""
    return any(duty.is_for_now(on) for find in _duties.values() for duty in find(organisation, who, on))


def add_measure_link(link: MeasureLink) -> None:
    """Offer a page about measures."""
    _measure_links[link.text] = link


def measure_links(capabilities: Collection[str]) -> tuple[MeasureLink, ...]:
    """The pages about measures that somebody with these capabilities may open."""
    return tuple(one for one in _measure_links.values() if one.needs & set(capabilities))


def add_item_link(name: str, link: ItemLink) -> None:
    """Offer to say what is held about items of plans, under the name of the application that offers it."""
    _item_links[name] = link


def item_links(organisation: UUID, slug: str, item: UUID, capabilities: Collection[str]) -> tuple[tuple[str, str], ...]:
    """What others hold about an item, for somebody with these capabilities: words, and the address of each."""
    opened = (one for one in _item_links.values() if one.needs & set(capabilities))
    return tuple(
        (said, one.href(slug, item)) for one in opened if (said := one.says(organisation, [item]).get(item, ""))
    )


def add_job(name: str, job: Job) -> None:
    """Offer words for a kind of work, by the name that jobs have (``deposits.jobs.name``)."""
    _jobs[name] = job


def job_called(name: str) -> Job:
    """The words for a kind of work."""
    return _jobs.get(name, Job(text=name, when_broken="Tell whoever runs the service.", can_begin_again=False))


def add_subject(kind: str, subject: Subject) -> None:
    """Offer a kind of thing to attach evidence to, by a name that stands in addresses (``data-source``)."""
    _subjects[kind] = subject


def subjects() -> Mapping[str, Subject]:
    """Every kind of thing that evidence can be attached to, in the order of their words."""
    return MappingProxyType(dict(sorted(_subjects.items(), key=lambda one: one[1].text)))


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


def tell_became_of_pay(tell: Became) -> None:
    """Offer to say what became of files of pay that were signed, by the id of their upload."""
    _became_of_pay[:] = [tell]


def what_became_of_pay(organisation: UUID, upload: UUID, *, reads_desk: bool) -> tuple[str, ...]:
    """What became of files of pay that were signed; nothing where nobody offers to say it."""
    return tuple(said for tell in _became_of_pay for said in tell(organisation, upload, reads_desk))


def keep_pay_with(keep: KeepPay) -> None:
    """Offer to have sets of pay made and kept."""
    _keeps_pay[:] = [keep]


def keep_pay(organisation: UUID, upload: UUID, make: MakePay) -> None:
    """Have the sets of pay of an upload made and kept."""
    for keep in _keeps_pay:
        keep(organisation, upload, make)


def tell_views(find: TellViews) -> None:
    """Offer to say what the staff network says of outcomes of a plan."""
    _tell_views[:] = [find]


def views_said(organisation: UUID, items: Collection[UUID]) -> Mapping[UUID, ViewSaid]:
    """What the staff network says of these outcomes; nothing where nobody asks it."""
    return {item: said for find in _tell_views for item, said in find(organisation, items).items()} if items else {}
