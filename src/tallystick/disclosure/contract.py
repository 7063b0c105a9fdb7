"""Figures of the contract: exact or withheld, never a different number."""

from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from tallystick.definitions import Indicator, Kind
from tallystick.disclosure.enumeration import decimals_of_ratio
from tallystick.disclosure.policies import SignedPolicy
from tallystick.release.comparison import Also, Comparison, Side
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.shown import Guarded, Withheld
from tallystick.release.verdict import Extra, Verdict

# Made from counts that the release does not hold: printed with no more decimals than those counts can bear.
_OF_OTHER_COUNTS = (Extra.WITHOUT_INTERNATIONAL_RECRUITS, Extra.DISTINCT_PEOPLE)


def by_contract(
    result: Comparison[Quantity], indicator: Indicator, *, contract: SignedPolicy, survey: SignedPolicy
) -> Comparison[Guarded]:
    """Return a figure of the contract as it leaves. Results of too few answers are withheld whole."""
    if answered_by_too_few(result, indicator, survey):
        return _withheld(result, survey)
    unknown = _enough_answered(result.unknown, survey) if indicator.kind is Kind.SURVEY else result.unknown
    return replace(
        cast(Comparison[Guarded], result),
        also=tuple(_also(result, contract)),
        unknown=cast(Side[Guarded] | None, unknown),
    )


def answered_by_too_few(result: Comparison[Quantity], indicator: Indicator, survey: SignedPolicy) -> bool:
    """Whether this is a result of a survey that too few people of a group answered."""
    answered = [side.people for side in (result.top, result.bottom) if side is not None]
    few = any(people is not None and people.amount < survey.fewest_answers for people in answered)
    return indicator.kind is Kind.SURVEY and few


def _withheld(result: Comparison[Quantity], survey: SignedPolicy) -> Comparison[Guarded]:
    """The comparison without its numbers; a group of which enough answered keeps its own counts."""
    compares = result.verdict is not None
    return Comparison(
        indicator=result.indicator,
        measure=result.measure,
        row=result.row,
        group=result.group,
        value=Withheld(),
        verdict=Verdict.CANNOT_TELL if compares else None,
        top=_enough_answered(result.top, survey),
        bottom=_enough_answered(result.bottom, survey),
    )


def _enough_answered(side: Side[Quantity] | None, survey: SignedPolicy) -> Side[Guarded] | None:
    if side is None or side.people is None or side.people.amount >= survey.fewest_answers:
        return cast(Side[Guarded] | None, side)
    there = {name: None if getattr(side, name) is None else Withheld() for name in ("happened", "people", "rate")}
    return Side(group=side.group, **there)


def _also(result: Comparison[Quantity], contract: SignedPolicy) -> Iterator[Also[Guarded]]:
    for one in result.also:
        if one.kind not in contract.also:
            continue
        if one.kind in _OF_OTHER_COUNTS:
            yield _of_other_counts(one, result, contract)
        elif one.kind is not Extra.STRATIFIED or one.low is not None:
            # Without a range it rests on so few vacancies that it could be one of them.
            yield cast(Also[Guarded], one)


def _of_other_counts(one: Also[Quantity], result: Comparison[Quantity], contract: SignedPolicy) -> Also[Guarded]:
    """A ratio of counts inside the contract's: its value as coarsely as it must be, without range or verdict."""
    decimals = _decimals(one, result, contract)
    if one.value is None or decimals is None:
        return Also(kind=one.kind, of=one.of, value=None if one.value is None else Withheld())
    return Also(kind=one.kind, of=one.of, value=replace(one.value, decimals=decimals))


def _decimals(one: Also[Quantity], result: Comparison[Quantity], contract: SignedPolicy) -> int | None:
    top, bottom = result.top, result.bottom
    counts = [getattr(side, name) for side in (top, bottom) for name in ("happened", "people")]
    if one.value is None or any(count is None for count in counts):
        return None
    bounds = [int(count.amount) for count in counts]
    return decimals_of_ratio(one.value.amount, bounds, most=contract.decimals[Unit.RATIO])
