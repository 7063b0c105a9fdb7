"""One figure of the members who share, beside each other: told by the library from their shared sets, and kept.

Only exact counts that were shared enter, so a picture of all members tells nothing that was withheld of one. Nothing
is added up over members but the line in the middle, which is made of those same counts.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from tallystick.account.across import Asked, Given, across, can_stand_beside, given_in
from tallystick.account.across_told import grid_of, left_out_sentences, picture_of, sentence_of
from tallystick.definitions import Indicator, Kind, load
from tallystick.publishing.report.views import Figure, Grid
from tallystick.publishing.sentences.board import whole_in_words
from tallystick_web.numbers.chapters import contents_of
from tallystick_web.numbers.kept import kept, key_of
from tallystick_web.numbers.queries import content_of
from tallystick_web.numbers.rules import in_order

# Each member who shares, with the hash of its set of standards.
Shares = Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A standard and a year that at least one member shares, with the indicators that can stand beside each other."""

    standard: str
    title: str
    year: int
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, kw_only=True)
class Beside:
    """One figure of many members: what it says, the picture without names, and the table in the order of names."""

    offered: Offered
    indicator: Indicator
    compared: str
    says: str
    left_out: tuple[str, ...]
    figure: Figure | None
    grid: Grid


def offered_by(shares: Shares) -> tuple[Offered, ...]:
    """Every standard and year that somebody shares, standard by standard, the newest year first."""
    there = {(one.standard, year) for _, sha256 in shares for one in contents_of(sha256) for year in one.years}
    return tuple(
        _offered(standard, year)
        for standard in in_order(standard for standard, _ in there)
        for year in sorted((year for name, year in there if name == standard), reverse=True)
    )


def beside(shares: Shares, standard: str, year: int, indicator: str) -> Beside:
    """One figure of the members who share. Raises KeyError where nobody shares it, or it cannot stand so."""
    offered = next((one for one in offered_by(shares) if (one.standard, one.year) == (standard, year)), None)
    found = next((one for one in offered.indicators if one.id == indicator), None) if offered else None
    if offered is None or found is None:
        raise KeyError(indicator)
    every = hashlib.sha256(repr(sorted(shares)).encode()).hexdigest()
    key = key_of("beside", every, of=f"{standard}/{year}/{indicator}")
    return kept(key, lambda: _beside(shares, offered, found))


def _offered(standard: str, year: int) -> Offered:
    definition = load(standard, year)
    able = tuple(one for one in definition.given if can_stand_beside(one))
    return Offered(standard=standard, title=definition.title, year=year, indicators=able)


def _beside(shares: Shares, offered: Offered, indicator: Indicator) -> Beside:
    asked = Asked(standard=offered.standard, year=offered.year, indicator=indicator.id)
    found = across([_given(name, sha256, asked) for name, sha256 in shares], asked)
    return Beside(
        offered=offered,
        indicator=indicator,
        compared=_compared(asked),
        says=sentence_of(found),
        left_out=left_out_sentences(found),
        figure=picture_of(found, key=f"beside-{offered.standard}-{offered.year}-{indicator.id}"),
        grid=grid_of(found),
    )


def _compared(asked: Asked) -> str:
    """What each member's figure is: how much more often it happened to one group, or the share of a group."""
    indicator, words = asked.of, asked.words
    people, happened = indicator.wording.people, indicator.wording.happened
    if indicator.kind is Kind.LIKELIHOOD:
        top, bottom = words.group(indicator.top), words.group(indicator.bottom)
        return f"Each member’s figure is how many times as often {top} {people} {happened} as {bottom} {people}."
    if indicator.kind is Kind.SURVEY:
        return f"Each member’s figure is the share of {words.group(asked.whose)} {people} who {happened}."
    return f"Each member’s figure is the share of {whole_in_words(indicator)} who are {words.group(asked.whose)}."


def _given(name: str, sha256: str, asked: Asked) -> Given:
    """What one member shared of the figure: each was shared with this host, whichever readers it was made for."""
    [given] = given_in([content_of(sha256)], asked)
    return Given(organisation=name, result=given.result)
