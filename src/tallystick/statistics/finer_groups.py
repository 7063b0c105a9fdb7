"""The whole organisation by finer groups than a standard compares: each beside the one that most people are in.

Five broad groups are held against the white group, ethnic categories against White British. A group is told by what is
counted in it; the groups of the standard it lies in are added up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from tallystick.definitions import Definition, Indicator, break_between
from tallystick.definitions.indicator import Kind
from tallystick.release.comparison import Comparison
from tallystick.release.detail import PartResult
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.verdict import Measure, NotCalculable, Verdict
from tallystick.statistics.judgement import judge_ratios
from tallystick.statistics.likelihood import pair_of, why_not, with_judgement
from tallystick.statistics.multiple import benjamini_hochberg
from tallystick.statistics.sides import favoured, heads_side, side_of
from tallystick.tallies import Return, Tally
from tallystick.tallies.detail import Breakdown, By
from tallystick.vocabulary.characteristics import grouping

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Finer:
    """A finer grouping, and the group of it that the others are held against."""

    grouping: str
    reference: str


FINER: Mapping[By, Finer] = MappingProxyType(
    {By.BROAD_GROUP: Finer("five", "white"), By.ETHNIC_CATEGORY: Finer("finest", "a")}
)
Groups = Mapping[str, Tally]


def finer_shares(indicator: Indicator, family: Sequence[Breakdown]) -> list[PartResult[Quantity]]:
    """The share of every finer group in the workforce."""
    whole = [one for one in family if one.row in ("", indicator.whole)]
    groups = _groups(whole)
    everybody = sum(tally.happened or 0 for tally in groups.values())
    return [
        PartResult(by=str(whole[0].by), part=code, result=_share(indicator, code, tally.happened or 0, everybody))
        for code, tally in groups.items()
    ]


def _share(indicator: Indicator, code: str, heads: int, everybody: int) -> Comparison[Quantity]:
    side = heads_side(code, heads, everybody)
    return Comparison(
        indicator=indicator.id,
        measure=Measure.SHARE,
        group=code,
        value=None if side.rate is None else Quantity(100 * side.rate.amount, Unit.PERCENT),
        top=side,
        not_calculable=None if everybody else NotCalculable.NO_PEOPLE,
    )


def finer_likelihoods(
    indicator: Indicator, family: Sequence[Breakdown], definition: Definition
) -> list[PartResult[Quantity]]:
    """Each finer group beside the reference, in the direction of the indicator, row by row."""
    found: list[PartResult[Quantity]] = []
    for row in dict.fromkeys(one.row for one in family):
        of_row = [one for one in family if one.row == row]
        found += compared(indicator, row, of_row[0].by, _groups(of_row), definition)
    return found


def compared(
    indicator: Indicator, row: str, by: By, groups: Groups, definition: Definition, *, since: int = 0
) -> list[PartResult[Quantity]]:
    """Every group beside the reference; all are one family of the correction for many."""
    reference = FINER[by].reference
    codes = [code for code in groups if code not in (reference, UNKNOWN)]
    bases = [_unjudged(indicator, row, code, reference, groups, definition) for code in codes]
    able = [place for place, base in enumerate(bases) if base.not_calculable is None]
    sides = [_sides(indicator, codes[place], reference, groups, definition) for place in able]
    judged = judge_ratios([pair_of(top, bottom) for (_, top), (_, bottom) in sides])
    q = benjamini_hochberg([one.p for one in judged])
    for place, judgement, corrected in zip(able, judged, q, strict=True):
        bases[place] = with_judgement(bases[place], judgement, unit=Unit.RATIO, q=float(corrected))
    return [
        PartResult(by=str(by), part=code, result=base, since=since) for code, base in zip(codes, bases, strict=True)
    ]


def _sides(
    indicator: Indicator, code: str, reference: str, groups: Groups, definition: Definition
) -> tuple[tuple[str, Tally], tuple[str, Tally]]:
    """The group and the reference, in the places of the two that the standard compares."""
    named = {definition.about: code, definition.beside: reference}
    top, bottom = named[indicator.top], named[indicator.bottom]
    return (top, groups[top]), (bottom, groups[bottom])


def _unjudged(
    indicator: Indicator, row: str, code: str, reference: str, groups: Groups, definition: Definition
) -> Comparison[Quantity]:
    (top_code, top), (bottom_code, bottom) = _sides(indicator, code, reference, groups, definition)
    reason = why_not(top, bottom)
    favours = favoured(indicator, top.rate, bottom.rate)
    return Comparison(
        indicator=indicator.id,
        measure=Measure.RELATIVE_LIKELIHOOD,
        row="" if row == indicator.headline else row,
        favours={indicator.top: top_code, indicator.bottom: bottom_code}.get(favours, favours),
        top=side_of(top_code, top),
        bottom=side_of(bottom_code, bottom),
        unknown=side_of(UNKNOWN, groups.get(UNKNOWN)),
        verdict=None if reason is None else Verdict.NOT_CALCULABLE,
        not_calculable=reason,
    )


def _groups(family: Sequence[Breakdown]) -> dict[str, Tally]:
    """The tally of every finer group, nought where nobody of it was counted."""
    first = family[0].tallies[0]
    blank = replace(first, happened=0, people=None if first.people is None else 0)
    found = {group.code: replace(blank, group=group.code) for group in grouping(FINER[family[0].by].grouping).groups}
    for one in family:
        for tally in one.tallies:
            found[one.stratum] = _added(found[one.stratum], tally)
    return found


def _added(one: Tally, other: Tally) -> Tally:
    people = None if one.people is None or other.people is None else one.people + other.people
    return replace(one, happened=(one.happened or 0) + (other.happened or 0), people=people)


def pooled_categories(years: Sequence[tuple[Return, Definition]]) -> tuple[PartResult[Quantity], ...]:
    """Every ethnic category over consecutive years together: events over people-years.

    Nothing is given of an indicator where a year has no such counts, or a break lies between the years.
    """
    ordered = sorted(years, key=lambda one: one[0].year)
    last, definition = ordered[-1]
    found: list[PartResult[Quantity]] = []
    for indicator in definition.indicators:
        if indicator.kind is not Kind.LIKELIHOOD:
            continue
        each = [_categories(made, indicator) for made, _ in ordered]
        first = ordered[0][0].year
        if all(each) and not break_between(last.standard, indicator.id, first, last.year):
            groups = {code: each[0][code] for code in each[0]}
            for more in each[1:]:
                groups = {code: _added(tally, more[code]) for code, tally in groups.items()}
            row = indicator.headline
            found += compared(indicator, row, By.ETHNIC_CATEGORY, groups, definition, since=first)
    return tuple(found)


def _categories(made: Return, indicator: Indicator) -> dict[str, Tally]:
    own = [
        one
        for one in made.detail.breakdowns
        if one.indicator == indicator.id and one.by is By.ETHNIC_CATEGORY and one.row in ("", indicator.headline)
    ]
    return _groups(own) if own else {}
