"""An indicator inside parts of an organisation: each directorate, band or age band measured as a row would be.

Many parts are looked at together, so some would look beyond chance by accident. All parts of one indicator and one
way of breaking it down are one family for Benjamini and Hochberg, and a part is called a difference only within it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType

from tallystick.definitions import Definition, Indicator, Kind, Row
from tallystick.release.comparison import Comparison
from tallystick.release.detail import PartResult
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.verdict import Measure, Verdict
from tallystick.statistics.finer_groups import FINER, finer_likelihoods, finer_shares
from tallystick.statistics.heads import whole_heads
from tallystick.statistics.judgement import judge_ratios
from tallystick.statistics.likelihood import pair_of, why_not, with_judgement
from tallystick.statistics.multiple import benjamini_hochberg
from tallystick.statistics.representation import measure_representation
from tallystick.statistics.sides import favoured, side_of
from tallystick.tallies import Return, Tally
from tallystick.tallies.detail import Breakdown, By

Part = PartResult[Quantity]
_ORDER = tuple(By)


def measure_breakdowns(made: Return, definition: Definition) -> tuple[Part, ...]:
    """Every part of every breakdown, indicator by indicator in the order of ``definition``."""
    return tuple(part for indicator in definition.indicators for part in _of_indicator(indicator, made, definition))


def _of_indicator(indicator: Indicator, made: Return, definition: Definition) -> Iterator[Part]:
    own = [one for one in made.detail.breakdowns if one.indicator == indicator.id]
    measure = _METHODS.get(indicator.kind)
    if measure is None:
        return  # surveys and boards are handed in as wholes
    for _, family in groupby(sorted(own, key=lambda one: _ORDER.index(one.by)), key=lambda one: one.by):
        every = list(family)
        yield from _of_finer_groups(indicator, every, definition) or measure(indicator, every, made, definition)


def _of_finer_groups(indicator: Indicator, family: Sequence[Breakdown], definition: Definition) -> list[Part]:
    """Parts that are finer groups of the whole are not compared within, but with one another."""
    if family[0].by not in FINER:
        return []
    if indicator.kind is Kind.REPRESENTATION:
        return finer_shares(indicator, family)
    return finer_likelihoods(indicator, family, definition)


# LIKELIHOODS


def _likelihoods(
    indicator: Indicator, family: Sequence[Breakdown], _made: Return, _definition: Definition
) -> Iterator[Part]:
    """Each part's ratio, all judged at once. A part in which a group has nobody keeps its counts and its reason."""
    bases = [_unjudged(indicator, one) for one in family]
    able = [place for place, base in enumerate(bases) if base.not_calculable is None]
    judged = judge_ratios([pair_of(*_two(indicator, family[place])) for place in able])
    q = benjamini_hochberg([one.p for one in judged])
    for place, judgement, corrected in zip(able, judged, q, strict=True):
        bases[place] = with_judgement(bases[place], judgement, unit=Unit.RATIO, q=float(corrected))
    for one, base in zip(family, bases, strict=True):
        yield PartResult(by=str(one.by), part=one.stratum, result=base)


def _unjudged(indicator: Indicator, one: Breakdown) -> Comparison[Quantity]:
    top, bottom = _two(indicator, one)
    reason = why_not(top, bottom)
    return Comparison(
        indicator=indicator.id,
        measure=Measure.RELATIVE_LIKELIHOOD,
        row="" if one.row == indicator.headline else one.row,
        favours=favoured(indicator, top.rate, bottom.rate),
        top=side_of(indicator.top, top),
        bottom=side_of(indicator.bottom, bottom),
        unknown=side_of("unknown", _by_group(one.tallies).get("unknown")),
        verdict=None if reason is None else Verdict.NOT_CALCULABLE,
        not_calculable=reason,
    )


def _two(indicator: Indicator, one: Breakdown) -> tuple[Tally, Tally]:
    """The two groups that are compared. One that has no tally has nobody there."""
    found, years = _by_group(one.tallies), max((tally.years for tally in one.tallies), default=1)
    nobody = Tally(indicator=indicator.id, row=one.row, group="", happened=0, people=0, years=years)
    top, bottom = (found.get(group, replace(nobody, group=group)) for group in (indicator.top, indicator.bottom))
    return top, bottom


def _by_group(tallies: Iterable[Tally]) -> dict[str, Tally]:
    return {tally.group: tally for tally in tallies}


# REPRESENTATION


def _representation(
    indicator: Indicator, family: Sequence[Breakdown], made: Return, definition: Definition
) -> Iterator[Part]:
    """Each part's shares, and its points from the whole workforce: measured as if the parts were the rows."""
    whole = [one for one in family if one.row in ("", indicator.whole)]
    rows = {f"part/{place}": one for place, one in enumerate(whole)}
    parts = tuple(Row(id=row, label=one.stratum) for row, one in rows.items())
    as_rows = replace(indicator, rows=(*parts, indicator.row(indicator.whole)), headline="")
    tallies = [replace(tally, row=row) for row, one in rows.items() for tally in one.tallies]
    everyone = _whole_of(indicator, made, definition)
    measured = measure_representation(as_rows, replace(made, tallies=(*tallies, *everyone)), definition)
    for result in measured:
        if result.row in rows:
            one = rows[result.row]
            yield PartResult(by=str(one.by), part=one.stratum, result=replace(result, row="", parity=None, also=()))


def _whole_of(indicator: Indicator, made: Return, definition: Definition) -> tuple[Tally, ...]:
    """The whole workforce as the return has it. Without it a part has nothing to be compared with."""
    whole = whole_heads(made, definition, whole=indicator.whole)
    counts = {} if whole is None else whole.counts
    return tuple(
        Tally(indicator=indicator.id, row=indicator.whole, group=group, happened=count)
        for group, count in counts.items()
    )


Method = Callable[[Indicator, Sequence[Breakdown], Return, Definition], Iterator[Part]]
_METHODS: Mapping[Kind, Method] = MappingProxyType(
    {Kind.LIKELIHOOD: _likelihoods, Kind.REPRESENTATION: _representation}
)
