"""Two sets of figures of one return, side by side: where a figure stands, and what each side says of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from tallystick.release.rounding import decimals_of
from tallystick.tallies import Return

# Percentages made of counts have no last decimal, and a workbook cuts them off somewhere beyond these.
_MOST_DECIMALS = 6


class Asked(StrEnum):
    """Which number of a line is meant: the columns of a return file."""

    HAPPENED = "happened"
    PEOPLE = "people"
    PERCENT = "percent"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where one figure of a return stands."""

    indicator: str
    row: str
    asked: Asked
    group: str


Figure = int | Decimal
Figures = Mapping[Place, Figure]


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """How many were left out of the figure at one place for one reason. ``words`` says who and why.

    One reason may be counted in two ways, as people and as jobs; ``reason`` is the same for both.
    """

    organisation: str
    standard: str
    year: int
    place: Place
    number: int
    reason: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Pair:
    """What the two sides say of one figure."""

    place: Place
    theirs: Figure
    ours: Figure

    @property
    def difference(self) -> Figure:
        """Ours without theirs: below nought where they count more."""
        return self.ours - self.theirs


@dataclass(frozen=True, kw_only=True)
class SideBySide:
    """The figures that both sides give, and the places that one gives alone."""

    pairs: Mapping[Place, Pair]
    only_theirs: tuple[Place, ...]
    only_ours: tuple[Place, ...]

    @property
    def differing(self) -> tuple[Pair, ...]:
        """The pairs that are not the same, in the order of our return."""
        return tuple(pair for pair in self.pairs.values() if pair.difference)


def figures_of(made: Return) -> dict[Place, Figure]:
    """Every figure of a return, by its place."""
    found: dict[Place, Figure] = {}
    for tally in made.tallies:
        for asked in Asked:
            figure = getattr(tally, asked)
            if figure is not None:
                found[Place(indicator=tally.indicator, row=tally.row, asked=asked, group=tally.group)] = figure
    return found


def side_by_side(theirs: Figures, ours: Figures) -> SideBySide:
    """The figures of both sides. Where one side has a percentage alone, the other's counts are made into one."""
    here, there = _with_percents(ours, wanted=theirs), _with_percents(theirs, wanted=ours)
    decimals = min(_decimals(ours), _decimals(theirs))
    pairs = {place: _pair(place, there[place], here[place], decimals) for place in here if place in there}
    return SideBySide(
        pairs=pairs, only_theirs=tuple(_alone(theirs, pairs, ours)), only_ours=tuple(_alone(ours, pairs, theirs))
    )


def _with_percents(figures: Figures, *, wanted: Figures) -> Figures:
    made = dict(figures)
    for place in wanted:
        if place.asked is Asked.PERCENT and place not in made:
            happened, people = (figures.get(replace(place, asked=one)) for one in (Asked.HAPPENED, Asked.PEOPLE))
            if happened is not None and people:
                made[place] = Decimal(happened) * 100 / Decimal(people)
    return made


def _decimals(figures: Figures) -> int:
    """The decimals that one side gives its percentages with. A spreadsheet drops noughts, so the most count."""
    given = [decimals_of(Decimal(figure)) for place, figure in figures.items() if place.asked is Asked.PERCENT]
    return max(given, default=_MOST_DECIMALS)


def _pair(place: Place, theirs: Figure, ours: Figure, decimals: int) -> Pair:
    """Percentages are held against each other with the fewer decimals of the two; a half may go either way."""
    if place.asked is not Asked.PERCENT:
        return Pair(place=place, theirs=theirs, ours=ours)
    unit = Decimal(1).scaleb(-min(decimals, _MOST_DECIMALS))
    alike = abs(Decimal(theirs) - Decimal(ours)) <= unit / 2
    shown, own = (Decimal(figure).quantize(unit, ROUND_HALF_UP) for figure in (theirs, ours))
    return Pair(place=place, theirs=shown, ours=shown if alike else own)


def _alone(figures: Figures, pairs: Mapping[Place, Pair], others: Figures) -> Iterable[Place]:
    """What the other side does not give. Counts that were made into a percentage have been compared."""
    for place in figures:
        if place not in pairs and place not in others and replace(place, asked=Asked.PERCENT) not in pairs:
            yield place
