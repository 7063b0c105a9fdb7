"""A comparison at the gate: its counts protected, and everything else said only as far as shown counts allow.

No number is worked out from a true count that is not shown, nor from a rounded one as if it were true. Value, range and
verdict are taken over all tables of true counts that the shown ones may stand for (spec of the method:
docs/explanation/what-is-protected.md), so they tell a reader nothing that he could not work out himself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from tallystick.definitions import Indicator, Valence
from tallystick.disclosure.envelopes import (
    Envelope,
    difference_envelope,
    odds_envelope,
    ratio_envelope,
    share_envelope,
    with_family,
)
from tallystick.disclosure.places import Exactly, Place
from tallystick.disclosure.rules import CountRule
from tallystick.disclosure.sides import SeenSide, at_the_gate
from tallystick.release.comparison import Also, Comparison
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.shown import Guarded, Withheld
from tallystick.release.verdict import NEITHER, Extra, Measure, NotCalculable, Verdict

_UNITS = {
    Measure.SHARE: Unit.PERCENT,
    Measure.SURVEY_PERCENT: Unit.PERCENT,
    Measure.POINT_DIFFERENCE: Unit.POINTS,
    Measure.RELATIVE_LIKELIHOOD: Unit.RATIO,
    Measure.DISPARITY_RATIO: Unit.RATIO,
}
_OF_EVERYBODY = (Measure.SHARE, Measure.POINT_DIFFERENCE)
# What a reader may be told of why there is no comparison, because it follows from nobody's count.
_TELLS_NOTHING = (NotCalculable.NO_WHOLE, NotCalculable.NO_ANSWERS_COUNTED, NotCalculable.NO_COUNTS)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One comparison on its way through the gate, with where it stands and which two groups its standard compares."""

    result: Comparison[Quantity]
    place: Place
    indicator: Indicator
    about: str
    beside: str


def is_of_everybody(measure: Measure, indicator: Indicator) -> bool:
    """Whether the people of a side are those of all groups together, as in a share of the workforce."""
    return measure in _OF_EVERYBODY and indicator.kind.counts_heads


def family_of(one: Asked) -> tuple[str, str] | None:
    """The rows of an indicator that are corrected together; None for a headline, and for a part of another row."""
    row = one.indicator.row(one.place.row) if one.place.row in one.indicator.row_ids else None
    if row is None or row.part_of or row.is_whole or one.result.row == "":
        return None
    compared = one.result.measure is Measure.DISPARITY_RATIO or (
        one.indicator.kind.adds_up and one.result.measure is Measure.POINT_DIFFERENCE
    )
    return (one.indicator.id, str(one.result.measure)) if compared else None


@dataclass(frozen=True, kw_only=True)
class _Guarding:
    asked: Asked
    top: SeenSide | None
    bottom: SeenSide | None
    unknown: SeenSide | None
    envelope: Envelope | None


def protected(family: Sequence[Asked], *, exactly: Exactly, rule: CountRule) -> list[Comparison[Guarded]]:
    """Return the comparisons of one family as readers may have them, corrected together for how many they are."""
    guarding = [_guarding(one, exactly=exactly, rule=rule) for one in family]
    corrected = with_family([one.envelope for one in guarding]) if len(guarding) > 1 else None
    envelopes = corrected or [one.envelope for one in guarding]
    return [_comparison(one, envelope) for one, envelope in zip(guarding, envelopes, strict=True)]


def _guarding(one: Asked, *, exactly: Exactly, rule: CountRule) -> _Guarding:
    result = one.result
    everybody = is_of_everybody(result.measure, one.indicator)
    whole = one.place.of_the_whole(one.indicator.whole) if everybody else one.place
    sides = [
        None if side is None else at_the_gate(side, place, of_everybody=everybody, exactly=exactly, rule=rule)
        for side, place in ((result.top, one.place), (result.bottom, whole), (result.unknown, one.place))
    ]
    top, bottom, unknown = sides
    return _Guarding(asked=one, top=top, bottom=bottom, unknown=unknown, envelope=_envelope(one, top, bottom))


def _envelope(one: Asked, top: SeenSide | None, bottom: SeenSide | None) -> Envelope | None:
    """What the shown counts leave possible; None where they say nothing, or the comparison goes by whole seats."""
    if top is None or top.happened is None or top.people is None:
        return None
    first = (top.happened.may_be, top.people.may_be)
    if one.result.measure in (Measure.SHARE, Measure.SURVEY_PERCENT):
        return share_envelope(*first)
    if bottom is None or bottom.happened is None or bottom.people is None:
        return None
    second = (bottom.happened.may_be, bottom.people.may_be)
    match one.result.measure:
        case Measure.RELATIVE_LIKELIHOOD:
            return ratio_envelope(*first, *second, years=top.years)
        case Measure.DISPARITY_RATIO:
            return odds_envelope(*first, *second)
        case _:
            margin = Fraction(one.indicator.margin_points, 100)
            nested = one.indicator.kind.adds_up
            return difference_envelope(*first, *second, margin=margin, part_of_whole=nested)


def _comparison(one: _Guarding, envelope: Envelope | None) -> Comparison[Guarded]:
    result = one.asked.result
    base = Comparison[Guarded](
        indicator=result.indicator,
        measure=result.measure,
        row=result.row,
        group=result.group,
        top=None if one.top is None else one.top.side,
        bottom=None if one.bottom is None else one.bottom.side,
        unknown=None if one.unknown is None else one.unknown.side,
    )
    if result.not_calculable in _TELLS_NOTHING:
        return replace(base, verdict=result.verdict, not_calculable=result.not_calculable, value=_hidden(result))
    if envelope is None:
        compares = result.measure not in (Measure.SHARE, Measure.SURVEY_PERCENT)
        return replace(base, value=Withheld(), verdict=Verdict.CANNOT_TELL if compares else None)
    compared = [side for side in (one.top, one.bottom) if side is not None]
    known = all(side.is_exact for side in compared)
    return replace(_with_envelope(base, envelope, known=known), favours=_favours(one, envelope))


def _favours(one: _Guarding, envelope: Envelope) -> str:
    """The group that every table leans to; blank where nothing is compared."""
    if envelope.verdict is None or one.top is None or one.bottom is None:
        return ""
    if envelope.leans == 0:
        return NEITHER
    indicator, more = one.asked.indicator, envelope.leans > 0
    if is_of_everybody(one.asked.result.measure, indicator):
        return one.asked.about if more else one.asked.beside
    if indicator.valence is Valence.HARM:
        more = not more
    return one.top.side.group if more else one.bottom.side.group


def _hidden(result: Comparison[Quantity]) -> Guarded | None:
    return None if result.value is None else Withheld()


def _with_envelope(base: Comparison[Guarded], envelope: Envelope, *, known: bool) -> Comparison[Guarded]:
    """The comparison with what is possible; its value only where every count is known."""
    unit = _UNITS[base.measure]
    value, low, high = (
        None if one is None else Quantity(one, unit) for one in (envelope.value_low, envelope.low, envelope.high)
    )
    ends = Also[Guarded](
        kind=Extra.ENVELOPE,
        of="",
        low=value,
        high=None if envelope.value_high is None else Quantity(envelope.value_high, unit),
    )
    return replace(
        base,
        value=value if known else Withheld(),
        low=low,
        high=high,
        open="high" if low is not None and high is None else "",
        verdict=envelope.verdict,
        also=() if known else (ends,),
    )
