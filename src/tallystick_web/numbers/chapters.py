"""What is printed of a release: made by the library, once, and kept.

Nothing here is of a reader: who may open which release is decided before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.cache import cache

from tallystick.definitions import Indicator, load
from tallystick.definitions.indicator import RecordedAs
from tallystick.disclosure.menus import CONTRACT
from tallystick.publishing.inside import by_label
from tallystick.publishing.report.chapter import chapter_of
from tallystick.publishing.report.lines import headline_of
from tallystick.publishing.report.page import series_of
from tallystick.publishing.report.sections import section_of
from tallystick.publishing.report.series import Year
from tallystick.publishing.report.views import Chapter, Figure, Grid, Section, Statement
from tallystick.publishing.sentences import sentences_of
from tallystick.publishing.sentences.protected import ALL_WITHHELD
from tallystick.release.policy import Audience
from tallystick.release.release import Release, ReleasedTable
from tallystick.vocabulary.terms import Term
from tallystick_web.numbers.breakdowns import Breakdown, breakdowns_of, unknown_in
from tallystick_web.numbers.kept import kept, key_of
from tallystick_web.numbers.queries import content_of
from tallystick_web.numbers.rules import in_order

_YEARS_IN_SHORT = 3


@dataclass(frozen=True, kw_only=True)
class Contents:
    """A standard in a release: what it is called, and the years it holds, the oldest first."""

    standard: str
    title: str
    short: str
    years: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Told:
    """One indicator in short: what it says, what equal rates would have meant, and a picture of three years."""

    statement: Statement
    equal_rates: str = ""
    figure: Figure | None = None

    @property
    def is_withheld(self) -> bool:
        """Whether nothing of it can be shown."""
        return self.statement.main.casefold().endswith(ALL_WITHHELD.casefold())


@dataclass(frozen=True, kw_only=True)
class Front:
    """The first page of a standard. Its chapter is without the sections, which are kept one by one.

    ``told`` and ``indicators`` are by the keys of the chapter's lines. ``withheld`` are indicators of which nothing
    of the newest year could be protected.
    """

    chapter: Chapter
    contents: Contents
    told: dict[str, Told]
    indicators: dict[str, str]
    breakdowns: tuple[tuple[Indicator, tuple[Breakdown, ...]], ...]
    withheld: tuple[Section, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Page:
    """Everything about one indicator: its section, recruitment step by step where it is about that, its surroundings.

    ``unknown`` says in sentences how many people are of unknown group, ``groups`` names each group.
    """

    section: Section
    chapter: Chapter
    contents: Contents
    definitions: tuple[tuple[int, str], ...]
    breakdowns: tuple[Breakdown, ...]
    unknown: tuple[str, ...]
    groups: tuple[tuple[str, str], ...]
    is_withheld: bool = False
    funnel: tuple[Grid, ...] = ()
    funnel_abroad: tuple[Grid, ...] = ()
    funnel_parts: tuple[Grid, ...] = ()


# WHAT IS KEPT


def contents_of(sha256: str) -> tuple[Contents, ...]:
    """The standards of a release, in the order they are listed."""
    return kept(key_of("contents", sha256), lambda: _contents(content_of(sha256)))


def front_of(sha256: str, standard: str, term: Term | None) -> Front:
    """The first page of one standard of a release. Raises KeyError where it holds none of that name."""
    key = key_of("front", sha256, of=standard, term=term)
    found: Front | None = cache.get(key)
    return _made(sha256, standard, term)[key] if found is None else found


def page_of(sha256: str, standard: str, indicator: str, term: Term | None) -> Page:
    """The page of one indicator. Raises KeyError where the newest year of the release does not hold it."""
    if indicator not in front_of(sha256, standard, term).indicators.values():
        raise KeyError(indicator)
    key = key_of("page", sha256, of=f"{standard}/{indicator}", term=term)
    found: Page | None = cache.get(key)
    return _made(sha256, standard, term)[key] if found is None else found


def warm(sha256: str, term: Term | None) -> None:
    """Make and keep the pages of a release, so that nobody waits for them."""
    for contents in contents_of(sha256):
        front_of(sha256, contents.standard, term)


def _made(sha256: str, standard: str, term: Term | None) -> Mapping[str, Any]:
    """The first page of a standard and the pages of all its indicators, made together, by their keys."""
    release = content_of(sha256)
    years = next((one for one in series_of(release, term) if one[0].table.standard == standard), None)
    if years is None:
        raise KeyError(standard)
    chapter = chapter_of(years)
    made: dict[str, Any] = {key_of("front", sha256, of=standard, term=term): _front(chapter, years, release.audience)}
    for section in (*chapter.sections, *_withheld(chapter, years)):
        key = key_of("page", sha256, of=f"{standard}/{section.indicator.id}", term=term)
        made[key] = _page(chapter, section, years, release.audience)
    cache.set_many(made)
    return made


# HOW IT IS MADE


def _contents(release: Release) -> tuple[Contents, ...]:
    return tuple(
        _contents_of([one for one in release.tables if one.standard == standard])
        for standard in in_order(table.standard for table in release.tables)
    )


def _contents_of(tables: Sequence[ReleasedTable]) -> Contents:
    years = tuple(sorted(table.year for table in tables))
    newest = load(tables[0].standard, years[-1])
    return Contents(standard=newest.standard, title=newest.title, short=newest.short_title, years=years)


def _newest(years: Sequence[Year]) -> Year:
    return max(years, key=lambda one: one.year)


def _front(chapter: Chapter, years: Sequence[Year], audience: Audience) -> Front:
    withheld = _withheld(chapter, years)
    given = [section.indicator for section in chapter.sections]
    every = (*given, *(section.indicator for section in withheld), *chapter.not_given)
    indicators = {section.key: section.indicator.id for section in (*chapter.sections, *withheld)}
    if about_recruitment := _about_recruitment(given):
        indicators[f"{chapter.key}-funnel"] = about_recruitment
    return Front(
        chapter=replace(chapter, sections=(), funnel=(), funnel_parts=()),
        contents=_contents_of([one.table for one in years]),
        told={section.key: _told(section.indicator, years) for section in chapter.sections},
        indicators=indicators,
        breakdowns=tuple((one, breakdowns_of(one, _newest(years), audience)) for one in every if not one.ours),
        withheld=withheld,
    )


def _withheld(chapter: Chapter, years: Sequence[Year]) -> tuple[Section, ...]:
    """A section for each indicator of which nothing of the newest year could be protected: its years before, if any."""
    newest = _newest(years)
    protection = newest.table.protection
    out = {one.indicator for one in protection.coarsened if one.table == CONTRACT} if protection is not None else set()
    there = {section.indicator.id for section in chapter.sections}
    found = []
    for indicator in newest.words.definition.indicators:
        if indicator.id in out - there:
            section = section_of(indicator, years, key=f"{chapter.key}-{indicator.id}")
            found.append(replace(section, grids=tuple(one for one in section.grids if one.rows)))
    return tuple(found)


def _told(indicator: Indicator, years: Sequence[Year]) -> Told:
    newest = _newest(years)
    result = headline_of(indicator, newest.table.of_indicator(indicator.id))
    recent = sorted(years, key=lambda one: -one.year)[:_YEARS_IN_SHORT]
    section = section_of(indicator, recent, key=f"short-{newest.table.standard}-{newest.year}-{indicator.id}")
    if result is None:
        return Told(statement=next(iter(section.statements), Statement(main="")))
    without = sentences_of(replace(result, parity=None), newest.words)
    return Told(
        statement=Statement.of(result, newest.words),
        equal_rates=" ".join(one for one in sentences_of(result, newest.words)[1:] if one not in without),
        figure=next(iter(section.figures), None),
    )


def _about_recruitment(given: Sequence[Indicator]) -> str:
    """The indicator that recruitment step by step belongs to; blank where there is none."""
    return next((one.id for one in given if one.recorded_as is RecordedAs.APPOINTED), "")


def _page(chapter: Chapter, section: Section, years: Sequence[Year], audience: Audience) -> Page:
    newest = _newest(years)
    is_about_it = section.indicator.id == _about_recruitment([one.indicator for one in chapter.sections])
    parts = chapter.funnel_parts if is_about_it else ()
    return Page(
        section=section,
        chapter=replace(chapter, sections=(), shelves=(), others=(), glance=None, funnel=(), funnel_parts=()),
        contents=_contents_of([one.table for one in years]),
        definitions=tuple((one.year, one.words.definition.id) for one in sorted(years, key=lambda one: -one.year)),
        breakdowns=breakdowns_of(section.indicator, newest, audience),
        unknown=unknown_in(section.indicator, newest),
        is_withheld=not newest.table.of_indicator(section.indicator.id),
        groups=tuple((code, f"{newest.words.group(code)} people") for code in newest.words.groups),
        funnel=chapter.funnel if is_about_it else (),
        funnel_abroad=tuple(one for one in parts if _is_by_abroad(one)),
        funnel_parts=tuple(one for one in parts if not _is_by_abroad(one)),
    )


def _is_by_abroad(grid: Grid) -> bool:
    """Whether a table of recruitment sets those recruited abroad apart."""
    return grid.caption.endswith(by_label("international-recruit"))
