"""What approved figures say of each directorate, for whoever reads the figures of the organisation."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from tallystick.definitions import Indicator
from tallystick.publishing import inside
from tallystick.publishing.report.inside import says
from tallystick.publishing.report.series import Year
from tallystick.publishing.words import Words
from tallystick.release.detail import PartResult
from tallystick.release.policy import Audience
from tallystick.release.release import ReleasedTable
from tallystick.release.shown import Figure
from tallystick.vocabulary.terms import Term
from tallystick_web.numbers.breakdowns import State, breakdowns_of
from tallystick_web.numbers.embargoed import held_from
from tallystick_web.numbers.queries import content_of, newest
from tallystick_web.numbers.rules import Subject
from tallystick_web.numbers.words import house_term

_STANDARD, _BY = "wres", "directorate"


@dataclass(frozen=True, kw_only=True)
class Sign:
    """What one source says of one directorate. ``favours`` is blank unless it is beyond chance."""

    says: str
    favours: str = ""


@dataclass(frozen=True, kw_only=True)
class SourceOfSigns:
    """One indicator by directorate: what each says, by its name, and where there is none, how it stands."""

    indicator: str
    title: str
    state: State
    signs: Mapping[str, Sign]


@dataclass(frozen=True, kw_only=True)
class Looked:
    """The newest approved year, by directorate. ``groups`` are what groups are called, ``whole`` what has a page."""

    year: int
    sources: tuple[SourceOfSigns, ...]
    whole: frozenset[str]
    groups: Mapping[str, str]


def looked_at(organisation: UUID, person: UUID, indicators: tuple[str, ...]) -> Looked | None:
    """What some indicators say of each directorate, without what is held back; None where no set was approved."""
    held = held_from(organisation, person, reads_desk=False)
    found = newest(organisation, [Audience.ORGANISATION], Subject.STANDARDS, without=held)
    tables = [
        one for release in found.values() for one in content_of(release.sha256).tables if one.standard == _STANDARD
    ]
    if not tables:
        return None
    return signs_in(max(tables, key=lambda one: one.year), house_term(organisation), indicators)


def signs_in(table: ReleasedTable, term: Term | None, indicators: tuple[str, ...]) -> Looked:
    """What some indicators of an approved year say of each directorate, in the order that they were asked for."""
    words = Words.of(table, term)
    there = [one for one in words.definition.indicators if one.id in indicators]
    return Looked(
        year=table.year,
        sources=tuple(_source(one, table, words) for one in sorted(there, key=lambda one: indicators.index(one.id))),
        whole=frozenset(one.indicator for one in table.results),
        groups={one: words.group(one) for one in words.groups},
    )


def _source(indicator: Indicator, table: ReleasedTable, words: Words) -> SourceOfSigns:
    rows = ("", indicator.headline)
    parts = [one for one in table.parts_of(indicator.id) if one.by == _BY and not one.since and one.result.row in rows]
    return SourceOfSigns(
        indicator=indicator.id,
        title=indicator.title,
        state=_state(indicator, Year(table=table, words=words)),
        signs={inside.part_label(_BY, one.part): _sign(indicator, one, words) for one in parts},
    )


def _state(indicator: Indicator, year: Year) -> State:
    """How the breakdown by directorate stands for these readers."""
    every = breakdowns_of(indicator, year, Audience.ORGANISATION)
    return next((one.state for one in every if one.by.casefold() == _BY), State.NOT_ASKED)


def _sign(indicator: Indicator, part: PartResult[Figure], words: Words) -> Sign:
    result = part.result
    is_finding = result.verdict is not None and result.verdict.is_finding
    return Sign(says=says(indicator, result, words), favours=result.favours if is_finding else "")
