"""One figure of many organisations beside each other: what each released, put into a funnel plot.

Only counts that are shown exactly enter. A rounded count never enters a formula, so an organisation whose counts are
rounded or withheld is left out, and that is said. Nothing is ranked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tallystick.definitions import Definition, Indicator, Kind, load
from tallystick.publishing.sentences.protected import is_protected
from tallystick.publishing.words import Words
from tallystick.release.comparison import Comparison, Side
from tallystick.release.release import Release
from tallystick.release.shown import Figure, Shown
from tallystick.release.verdict import Measure, NotCalculable
from tallystick.statistics.funnel_plot import FunnelPlot, Share, Standing, ratio_funnel, share_funnel
from tallystick.statistics.judgement import Pair
from tallystick.vocabulary.terms import term

_MEASURES = {
    Kind.LIKELIHOOD: Measure.RELATIVE_LIKELIHOOD,
    Kind.REPRESENTATION: Measure.SHARE,
    Kind.SURVEY: Measure.SURVEY_PERCENT,
}


class LeftOut(StrEnum):
    """Why an organisation has no place, before any arithmetic."""

    PROTECTED = "its counts are withheld or rounded"
    NOT_GIVEN = "it gave no figure"
    NO_COUNTS = "it gave no counts of people"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which figure: of which standard, year and indicator, in which row; ``group`` says whose share.

    A blank row is the one that speaks for the indicator, a blank group the one that the standard is about.
    """

    standard: str
    year: int
    indicator: str
    row: str = ""
    group: str = ""

    @property
    def definition(self) -> Definition:
        """The definition that the figure follows. Raises WrongArguments where there is none."""
        return load(self.standard, self.year)

    @property
    def of(self) -> Indicator:
        """The indicator. Raises KeyError where the standard has none of that name."""
        return self.definition.indicator(self.indicator)

    @property
    def whose(self) -> str:
        """The group whose share is asked for."""
        return self.group or self.definition.about

    @property
    def words(self) -> Words:
        """The standard's own words."""
        return Words(self.definition, term(self.definition.term))


@dataclass(frozen=True, kw_only=True)
class Given:
    """What one organisation released of the figure; None where it released nothing of it."""

    organisation: str
    result: Comparison[Figure] | None


@dataclass(frozen=True, kw_only=True)
class Placed:
    """One organisation with what it gave, and its standing or why it has none."""

    organisation: str
    result: Comparison[Figure] | None
    standing: Standing | NotCalculable | LeftOut


@dataclass(frozen=True, kw_only=True)
class Across:
    """Many organisations beside each other, ``placed`` in the order given. ``own`` is the name of one's own, or blank.

    The standings in ``plot`` are those of the organisations whose counts entered.
    """

    asked: Asked
    own: str
    plot: FunnelPlot
    placed: tuple[Placed, ...]

    @property
    def standings(self) -> tuple[tuple[str, Standing], ...]:
        """The organisations that have a place, with their standing."""
        return tuple((one.organisation, one.standing) for one in self.placed if isinstance(one.standing, Standing))


def can_stand_beside(indicator: Indicator) -> bool:
    """Whether there is a funnel plot for figures of this kind: ratios of two rates, and shares of many people."""
    return indicator.kind in _MEASURES


def given_in(releases: Iterable[Release], asked: Asked) -> tuple[Given, ...]:
    """What each release holds of the figure, in the order of the releases.

    Raises ValueError where they were made for different audiences: what one reader may see, another may not.
    """
    all_of_them = tuple(releases)
    if len({release.audience for release in all_of_them}) > 1:
        raise ValueError("releases for different audiences cannot stand beside each other")
    return tuple(
        Given(
            organisation=release.organisation,
            result=next(
                (
                    result
                    for table in release.tables
                    if (table.standard, table.year) == (asked.standard, asked.year)
                    for result in table.of_indicator(asked.indicator)
                    if is_asked(result, asked)
                ),
                None,
            ),
        )
        for release in all_of_them
    )


def is_asked(result: Comparison[Figure], asked: Asked) -> bool:
    """Whether a released comparison of the right standard and year is the figure that is asked for."""
    indicator = asked.of
    if result.indicator != indicator.id or result.measure is not _MEASURES.get(indicator.kind):
        return False
    if indicator.kind is not Kind.LIKELIHOOD and result.group != asked.whose:
        return False
    return (result.row or indicator.headline) == (asked.row or indicator.headline)


def across(given: Sequence[Given], asked: Asked, *, own: str = "") -> Across:
    """Put what organisations released beside each other. ``own`` is the name of one's own among them, or blank.

    Raises ValueError where an organisation stands twice, ``own`` is not among them, a result is not the figure that is
    asked for, or there is no such plot for figures of this kind.
    """
    _check(given, asked, own)
    why_not = [_left_out(one.result, asked) for one in given]
    entering = [one.result for one, why in zip(given, why_not, strict=True) if why is None and one.result is not None]
    if asked.of.kind is Kind.LIKELIHOOD:
        plot = ratio_funnel([_pair(result) for result in entering])
    else:
        plot = share_funnel([_share(result.top) for result in entering])
    found = iter(plot.standings)
    placed = tuple(
        Placed(organisation=one.organisation, result=one.result, standing=why or next(found))
        for one, why in zip(given, why_not, strict=True)
    )
    return Across(asked=asked, own=own, plot=plot, placed=placed)


def _check(given: Sequence[Given], asked: Asked, own: str) -> None:
    names = [one.organisation for one in given]
    if not can_stand_beside(asked.of):
        raise ValueError(f"there is no funnel plot for indicator {asked.indicator}")
    if len(set(names)) != len(names):
        raise ValueError("an organisation stands twice: choose one of its releases")
    if own and own not in names:
        raise ValueError("one's own organisation is not among those given")
    if not all(one.result is None or is_asked(one.result, asked) for one in given):
        raise ValueError("a result is of another indicator, row or group than was asked for")


def _left_out(result: Comparison[Figure] | None, asked: Asked) -> LeftOut | None:
    if result is None:
        return LeftOut.NOT_GIVEN
    if is_protected(result):
        return LeftOut.PROTECTED
    sides = (result.top, result.bottom) if asked.of.kind is Kind.LIKELIHOOD else (result.top,)
    return None if all(_is_counted(side, asked) for side in sides) else LeftOut.NO_COUNTS


def _is_counted(side: Side[Figure] | None, asked: Asked) -> bool:
    """Whether there are counts. In a survey a percentage may stand for how many gave an answer."""
    if side is None or not isinstance(side.people, Shown):
        return False
    by_percentage = asked.of.kind is Kind.SURVEY and isinstance(side.rate, Shown)
    return isinstance(side.happened, Shown) or by_percentage


def _pair(result: Comparison[Figure]) -> Pair:
    happened_1, people_1 = _counts(result.top)
    happened_2, people_2 = _counts(result.bottom)
    return Pair(happened_1=happened_1, people_1=people_1, happened_2=happened_2, people_2=people_2)


def _counts(side: Side[Figure] | None) -> tuple[int, int]:
    """How many it happened to, out of people times the years of the window."""
    if side is None:
        return 0, 0
    return _whole(side.happened), _whole(side.people) * (_whole(side.years) if side.years is not None else 1)


def _share(side: Side[Figure] | None) -> Share:
    if side is not None and side.happened is None and isinstance(side.rate, Shown):
        people = _whole(side.people)
        return Share(happened=float(side.rate.value) * people, people=people)
    happened, people = _counts(side)
    return Share(happened=happened, people=people)


def _whole(figure: Figure | None) -> int:
    return int(figure.value) if isinstance(figure, Shown) else 0
