"""The gate of pay: exact tables in, tables that may leave out. What is not on the menu does not pass."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tallystick.definitions.pay import profile
from tallystick.definitions.pay.comparators import UNKNOWN
from tallystick.disclosure.pay.bonuses import bonuses_shown
from tallystick.disclosure.pay.groups import Exact, Spoken, counted, number, spoken_of
from tallystick.disclosure.pay.menu import PayMenu
from tallystick.disclosure.pay.parts import parts_made_by_one, parts_spoken_of
from tallystick.disclosure.pay.quarters import quarters_shown
from tallystick.disclosure.rules import CountRule, shown_count
from tallystick.release.pay import (
    NUMBERS,
    GuardedPayTable,
    NotPayable,
    PayFigure,
    PayMeasure,
    PayNote,
    PayTable,
    Variant,
    with_numbers,
)
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.shown import Guarded, Withheld

_COUNTS = ("n", "n_reference", "happened")
_AMOUNTS = ("value", "low", "high")
_SHARES = (PayMeasure.QUARTER_SHARE, PayMeasure.BREAKDOWN, PayMeasure.NOT_DISCLOSED, PayMeasure.BONUS_SHARE)
_BONUS = (PayMeasure.BONUS_SHARE, PayMeasure.MEAN_BONUS_GAP, PayMeasure.MEDIAN_BONUS_GAP)
_LEVELS = (PayMeasure.MEAN_HOURLY_PAY, PayMeasure.MEDIAN_HOURLY_PAY)
_GAP_OF = {
    PayMeasure.MEAN_GAP_CHANGE: PayMeasure.MEAN_HOURLY_GAP,
    PayMeasure.MEDIAN_GAP_CHANGE: PayMeasure.MEDIAN_HOURLY_GAP,
}
# What could be added up to the mean gap, or hangs on the mean: where one person makes a mean, none of it is shown.
_OF_MEANS = (
    *(PayMeasure.MEAN_HOURLY_GAP, PayMeasure.BETWEEN, PayMeasure.WITHIN, PayMeasure.NO_OVERLAP, PayMeasure.CLOSING),
    *(PayMeasure.ENDOWMENTS, PayMeasure.COEFFICIENTS, PayMeasure.INTERACTION, PayMeasure.EXPLAINED),
    *(PayMeasure.UNEXPLAINED, PayMeasure.MEAN_GAP_CHANGE),
)
_BOUNDS = (Variant.UNKNOWN_AS_REFERENCE, Variant.UNKNOWN_AS_GROUP)
_DIGITS_OF_A_SUM = 3


@dataclass(frozen=True, kw_only=True)
class PayGate:
    """The rules of one audience: its menu, the fewest people of a group, and how counts are shown.

    ``without_pounds`` are the days of which readers have pay in pounds by another characteristic: everybody's pay by
    both would give that of the few away of whom one is not known. Raises ValueError where fewer people are asked for
    than a count may show.
    """

    menu: PayMenu
    fewest: int
    rule: CountRule
    without_pounds: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        if self.fewest < self.rule.hide_below:
            raise ValueError("a gap rests on no fewer people than a count that is shown")


def guard_pay(tables: Sequence[PayTable[Quantity]], gate: PayGate) -> tuple[GuardedPayTable, ...]:
    """Return the tables of one organisation as ``gate`` lets them leave.

    A change is shown where the gap is shown in both years.
    """
    allowed = {table.snapshot.isoformat(): _allowed(table, gate) for table in tables}
    return tuple(GuardedPayTable(table=_guarded(table, gate, allowed)) for table in tables)


@dataclass(frozen=True, kw_only=True)
class _Allowed:
    """What of one table may be shown: which pairs of groups, which parts, and which places among its figures.

    ``in_pounds`` says whether levels of pay may be. ``employed`` is how many relevant employees each group has,
    ``unknown`` how many on full pay are in none.
    """

    gate: PayGate
    in_pounds: bool
    figures: tuple[Exact, ...]
    spoken: Spoken
    parts: frozenset[tuple[tuple[str, str], str]]
    made_by_one: frozenset[tuple[str, str]]
    places: frozenset[int]
    employed: Mapping[tuple[str, str], int]
    unknown: int

    def shows_gap(self, one: Exact) -> bool:
        """Whether a figure between two groups may be shown."""
        pair = (one.comparator, one.group)
        if one.by:
            is_of_one = one.measure in _OF_MEANS and (one.by, one.group) in self.made_by_one
            return ((one.by, one.part), one.group) in self.parts and not is_of_one
        if one.variant in _BOUNDS and self.unknown < self.gate.fewest:
            return False
        few = min(number(one.n), number(one.n_reference))
        if one.measure is PayMeasure.DECILE_GAP and few < self.gate.menu.deciles_from:
            return False
        return pair in (self.spoken.means if one.measure in _OF_MEANS else self.spoken.pairs)

    def shows_change(self, one: Exact) -> bool:
        """Whether the gap that a change is of may be shown in this year."""
        return any(
            self.shows_gap(gap)
            for gap in self.figures
            if (gap.measure, gap.comparator, gap.group) == (_GAP_OF[one.measure], one.comparator, one.group)
            and not (gap.by or gap.variant)
        )

    def shows_level(self, one: Exact) -> bool:
        """Whether a group's pay in pounds may be shown."""
        is_mean = one.measure is PayMeasure.MEAN_HOURLY_PAY
        spoken = self.spoken.mean_levels if is_mean else self.spoken.levels
        large = number(one.n) >= self.gate.menu.pounds_from
        return self.in_pounds and large and (one.comparator, one.group) in spoken


def _allowed(table: PayTable[Quantity], gate: PayGate) -> _Allowed:
    headline = _headline(table)
    figures = tuple(one for one in table.figures if gate.menu.has(one, headline=headline))
    few = gate.rule.hide_below
    return _Allowed(
        gate=gate,
        in_pounds=table.snapshot not in gate.without_pounds,
        figures=figures,
        spoken=spoken_of(figures, fewest=gate.fewest),
        parts=parts_spoken_of(figures, fewest=gate.fewest, fewest_unknown=few),
        made_by_one=parts_made_by_one(figures),
        places=(
            counted(figures, fewest=few)
            | quarters_shown(figures, headline=headline, rule=gate.rule)
            | bonuses_shown(figures, fewest=gate.fewest, rule=gate.rule)
        ),
        employed={(one.comparator, one.group): number(one.n) for one in figures if one.measure is PayMeasure.BREAKDOWN},
        unknown=sum(
            number(one.n)
            for one in figures
            if (one.measure, one.comparator, one.group) == (PayMeasure.MEAN_HOURLY_PAY, headline, UNKNOWN)
        ),
    )


def _headline(table: PayTable[Quantity]) -> str:
    """The comparator that the profile puts first."""
    return profile(table.profile).compared(table.characteristic)[0].id


def _guarded(table: PayTable[Quantity], gate: PayGate, allowed: Mapping[str, _Allowed]) -> PayTable[Guarded]:
    own = allowed[table.snapshot.isoformat()]
    figures = [_figure(one, own, is_shown=_is_shown(place, one, own, allowed)) for place, one in enumerate(own.figures)]
    figures = _with_shares(figures, gate.rule)
    withheld = sum(any(isinstance(getattr(one, name), Withheld) for name in NUMBERS) for one in figures)
    headline = _headline(table)
    kept = [one for one in figures if not _says_nothing(one, headline)]
    kept = kept if own.in_pounds else [one for one in kept if one.measure not in _LEVELS]
    return replace(
        table.with_figures(kept, withheld=withheld),
        provenance=replace(table.provenance, made_from=()),
        notices=(),
    )


def _says_nothing(one: PayFigure[Guarded], headline: str) -> bool:
    """Whether a withheld figure stands only for a table that is not given at all, beside the one that is."""
    beside = bool(one.variant) or (one.measure is PayMeasure.QUARTER_SHARE and one.comparator != headline)
    return beside and isinstance(one.value, Withheld)


def _is_shown(place: int, one: Exact, own: _Allowed, allowed: Mapping[str, _Allowed]) -> bool:
    if one.by and one.measure is PayMeasure.NOT_DISCLOSED:
        return number(one.n) > 0 and any((one.by, one.part) == part for part, _ in own.parts)
    if one.measure in _SHARES or one.measure in _BONUS:
        is_of_one = one.measure is PayMeasure.MEAN_BONUS_GAP and PayNote.ONE_PERSON in one.notes
        return place in own.places and not is_of_one
    if one.measure is PayMeasure.POPULATION:
        return True
    if one.measure in _LEVELS:
        return own.shows_level(one)
    if one.measure.is_change:
        before = allowed.get(one.detail)
        return before is not None and before.shows_change(one) and own.shows_change(one)
    return own.shows_gap(one)


def _figure(one: Exact, own: _Allowed, *, is_shown: bool) -> PayFigure[Guarded]:
    """A figure with its counts as the rule shows them, and its value where that may be shown."""
    numbers: dict[str, Guarded | None] = {name: _count(getattr(one, name), own.gate.rule) for name in _COUNTS}
    if not is_shown:
        # The size of a quarter, or of the workforce, is nobody's in particular.
        of_some = ("n", "happened") if one.measure in _SHARES else _COUNTS
        numbers |= {name: Withheld() for name in of_some if getattr(one, name) is not None}
    for name in _AMOUNTS:
        exact = getattr(one, name)
        numbers[name] = None if exact is None else (_blunted(one, exact, own.gate.rule) if is_shown else Withheld())
    why = one.why_not if _may_be_told(one, own) else None
    if one.why_not is not None and why is None:
        numbers["value"] = Withheld()
    notes = tuple(note for note in one.notes if note is not PayNote.ONE_PERSON) if is_shown else ()
    guarded: PayFigure[Guarded] = with_numbers(one, numbers)
    return replace(guarded, notes=notes, why_not=why)


def _may_be_told(one: Exact, own: _Allowed) -> bool:
    """Whether a reason may be told. That there is nobody is a count: of a whole organisation, and of enough people."""
    nobody = (NotPayable.NO_EMPLOYEES, NotPayable.NO_BONUS_IN_GROUP, NotPayable.NO_BONUS_IN_REFERENCE)
    if one.why_not not in nobody:
        return True
    if one.by or one.variant:
        return False
    if one.why_not is NotPayable.NO_EMPLOYEES:
        there = [number for pair, number in own.employed.items() if pair[0] == one.comparator]
        return own.employed.get((one.comparator, one.group)) == 0 and sum(there) >= own.gate.rule.zero_from
    group = one.group if one.why_not is NotPayable.NO_BONUS_IN_GROUP else one.reference
    return own.employed.get((one.comparator, group), 0) >= own.gate.rule.zero_from


def _blunted(one: Exact, exact: Quantity, rule: CountRule) -> Guarded:
    """What a scenario counts as counts are shown, and what it costs to three digits; all other amounts as they are."""
    if one.measure is not PayMeasure.CLOSING:
        return exact
    if exact.unit is Unit.PEOPLE:
        return _count(exact, rule) or Withheld()
    if exact.unit is Unit.POUNDS and exact.amount:
        digits = _DIGITS_OF_A_SUM - 1 - math.floor(math.log10(abs(float(exact.amount))))
        return replace(exact, amount=round(Fraction(exact.amount), digits))
    return exact


def _count(exact: Quantity | None, rule: CountRule) -> Guarded | None:
    if exact is None:
        return None
    shown = shown_count(number(exact), rule=rule, zero_allowed=False)
    return Withheld() if shown is None else Quantity(shown, Unit.PEOPLE)


def _with_shares(figures: Sequence[PayFigure[Guarded]], rule: CountRule) -> list[PayFigure[Guarded]]:
    """The figures with each share worked out from the counts that are shown, so that it says no more than they do.

    Where every count of a whole is shown the shares are of their sum, and that is printed, so that they come to 100.
    The quarters are otherwise told to be of one size: which has one person more would tell how many there are.
    """
    wholes: dict[tuple[str, ...], list[Guarded | None]] = {}
    for one in figures:
        if one.measure in (PayMeasure.QUARTER_SHARE, PayMeasure.BREAKDOWN):
            wholes.setdefault(_whole(one), []).append(one.n)
    sums = {
        whole: Quantity(sum(int(n.amount) for n in parts if isinstance(n, Quantity)), Unit.PEOPLE)
        for whole, parts in wholes.items()
        if all(isinstance(n, Quantity) for n in parts)
    }
    sizes = [one.n_reference for one in figures if one.measure is PayMeasure.QUARTER_SHARE]
    return [_share(_sized(one, sums, sizes), rule) if one.measure in _SHARES else one for one in figures]


def _whole(one: PayFigure[Guarded]) -> tuple[str, ...]:
    measure = PayMeasure.BREAKDOWN if one.measure is PayMeasure.NOT_DISCLOSED else one.measure
    return measure, one.comparator, one.quarter, one.variant, one.by


def _sized(
    one: PayFigure[Guarded], sums: Mapping[tuple[str, ...], Quantity], sizes: Sequence[Guarded | None]
) -> PayFigure[Guarded]:
    whole = sums.get(_whole(one))
    if whole is not None:
        return replace(one, n_reference=whole)
    if one.measure is PayMeasure.QUARTER_SHARE:
        return replace(one, n_reference=sizes[-1])
    return one


def _share(one: PayFigure[Guarded], rule: CountRule) -> PayFigure[Guarded]:
    if one.why_not is not None:
        return one
    part, whole = (one.happened, one.n) if one.measure is PayMeasure.BONUS_SHARE else (one.n, one.n_reference)
    if not (isinstance(part, Quantity) and isinstance(whole, Quantity)) or isinstance(one.value, Withheld):
        return replace(one, value=Withheld(), low=None, high=None)
    share = Fraction(100 * int(part.amount), max(int(whole.amount), rule.base))
    return replace(one, value=Quantity(min(share, Fraction(100)), Unit.PERCENT), low=None, high=None)
