"""The gate of pay: exact tables in, tables that may leave out. What is not on the menu does not pass."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, cast

from tallystick.disclosure.pay.bonuses import bonuses_shown
from tallystick.disclosure.pay.groups import Exact, Spoken, counted, number, spoken_of
from tallystick.disclosure.pay.menu import PayMenu
from tallystick.disclosure.pay.parts import parts_spoken_of
from tallystick.disclosure.pay.quarters import quarters_shown
from tallystick.disclosure.rules import CountRule, shown_count
from tallystick.release.pay import NUMBERS, GuardedPayTable, PayFigure, PayMeasure, PayNote, PayTable
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.shown import Guarded, Withheld

_COUNTS = ("n", "n_reference", "happened")
_AMOUNTS = ("value", "low", "high")
_DESK_ONLY = ("least", "most", "tied")
_SHARES = (PayMeasure.QUARTER_SHARE, PayMeasure.BREAKDOWN, PayMeasure.NOT_DISCLOSED, PayMeasure.BONUS_SHARE)
_BONUS = (PayMeasure.BONUS_SHARE, PayMeasure.MEAN_BONUS_GAP, PayMeasure.MEDIAN_BONUS_GAP)
_LEVELS = (PayMeasure.MEAN_HOURLY_PAY, PayMeasure.MEDIAN_HOURLY_PAY)
_MEANS = (PayMeasure.MEAN_HOURLY_GAP, PayMeasure.MEAN_HOURLY_PAY)
# What could be added up to the mean gap, or hangs on the mean: where one person makes a mean, none of it is shown.
_OF_MEANS = (
    *(PayMeasure.MEAN_HOURLY_GAP, PayMeasure.BETWEEN, PayMeasure.WITHIN, PayMeasure.NO_OVERLAP, PayMeasure.CLOSING),
    *(PayMeasure.ENDOWMENTS, PayMeasure.COEFFICIENTS, PayMeasure.INTERACTION, PayMeasure.EXPLAINED),
    *(PayMeasure.UNEXPLAINED, PayMeasure.MEAN_GAP_CHANGE),
)
_BOUNDS = ("unknown-as-reference", "unknown-as-group")


@dataclass(frozen=True, kw_only=True)
class PayGate:
    """The rules of one audience: its menu, the fewest people of a group, and how counts are shown.

    Raises ValueError where fewer people are asked for than a count may show.
    """

    menu: PayMenu
    fewest: int
    rule: CountRule

    def __post_init__(self) -> None:
        if self.fewest < self.rule.hide_below:
            raise ValueError("a gap rests on no fewer people than a count that is shown")


def guard_pay(tables: Sequence[PayTable[Quantity]], gate: PayGate) -> tuple[GuardedPayTable, ...]:
    """Return the tables of one organisation as ``gate`` lets them leave.

    A change is shown where the gap is shown in both years.
    """
    spoken = {table.snapshot.isoformat(): _allowed(table, gate) for table in tables}
    return tuple(GuardedPayTable(table=_guarded(table, gate, spoken)) for table in tables)


@dataclass(frozen=True, kw_only=True)
class _Allowed:
    """What of one table may be shown: which pairs of groups, which places among its figures, and where one person
    makes a mean."""

    figures: tuple[Exact, ...]
    spoken: Spoken
    parts: frozenset[tuple[tuple[str, str], str]]
    places: frozenset[int]
    of_one: frozenset[tuple[str, str, str, str]]
    unknown: int


def _allowed(table: PayTable[Quantity], gate: PayGate) -> _Allowed:
    figures = tuple(one for one in table.figures if gate.menu.has(one))
    headline = next((one.comparator for one in figures), "")
    return _Allowed(
        figures=figures,
        spoken=spoken_of(figures, fewest=gate.fewest),
        parts=parts_spoken_of(figures, fewest=gate.fewest, fewest_unknown=gate.rule.hide_below),
        places=(
            counted(figures, fewest=gate.rule.hide_below)
            | quarters_shown(figures, headline=headline, rule=gate.rule)
            | bonuses_shown(figures, fewest=gate.fewest, rule=gate.rule)
        ),
        of_one=frozenset(_where(one) for one in figures if one.measure in _MEANS and PayNote.ONE_PERSON in one.notes),
        unknown=sum(number(one.n) for one in figures if _is_unknown_on_full_pay(one, headline)),
    )


def _is_unknown_on_full_pay(one: Exact, headline: str) -> bool:
    return (one.measure, one.comparator, one.group) == (PayMeasure.MEAN_HOURLY_PAY, headline, "unknown")


def _where(one: Exact) -> tuple[str, str, str, str]:
    return one.comparator, one.group, one.by, one.part


def _guarded(table: PayTable[Quantity], gate: PayGate, spoken: dict[str, _Allowed]) -> PayTable[Guarded]:
    allowed = spoken[table.snapshot.isoformat()]
    figures = tuple(
        _figure(one, gate, is_shown=_is_shown(place, one, allowed, gate, spoken))
        for place, one in enumerate(allowed.figures)
    )
    figures = _with_shares(figures)
    headline = next((one.comparator for one in figures), "")
    withheld = sum(any(isinstance(getattr(one, name), Withheld) for name in NUMBERS) for one in figures)
    return cast(
        PayTable[Guarded],
        replace(
            cast(Any, table),
            provenance=replace(table.provenance, made_from=()),
            notices=(),
            figures=tuple(one for one in figures if not _says_nothing(one, headline)),
            withheld=withheld,
        ),
    )


def _says_nothing(one: PayFigure[Guarded], headline: str) -> bool:
    """Whether a withheld figure stands only for a table that is not given at all, beside the one that is."""
    beside = bool(one.variant) or (one.measure is PayMeasure.QUARTER_SHARE and one.comparator != headline)
    return beside and isinstance(one.value, Withheld)


def _is_shown(place: int, one: Exact, allowed: _Allowed, gate: PayGate, spoken: dict[str, _Allowed]) -> bool:
    if one.by and one.measure is PayMeasure.NOT_DISCLOSED:
        return number(one.n) > 0 and any((one.by, one.part) == part for part, _ in allowed.parts)
    if one.measure in _SHARES or one.measure in _BONUS:
        is_of_one = one.measure is PayMeasure.MEAN_BONUS_GAP and PayNote.ONE_PERSON in one.notes
        return place in allowed.places and not is_of_one
    if one.measure is PayMeasure.POPULATION:
        return True
    if one.measure in _LEVELS:
        is_mean = one.measure is PayMeasure.MEAN_HOURLY_PAY
        return (one.comparator, one.group) in allowed.spoken.levels and not (is_mean and _where(one) in allowed.of_one)
    return _is_gap_shown(one, allowed, gate, spoken)


def _is_gap_shown(one: Exact, allowed: _Allowed, gate: PayGate, spoken: dict[str, _Allowed]) -> bool:
    pair = (one.comparator, one.group)
    if one.measure in _OF_MEANS and _where(one) in allowed.of_one:
        return False
    if one.by:
        return ((one.by, one.part), one.group) in allowed.parts
    if one.variant in _BOUNDS and allowed.unknown < gate.fewest:
        return False
    if one.measure is PayMeasure.DECILE_GAP and min(number(one.n), number(one.n_reference)) < gate.menu.deciles_from:
        return False
    if one.measure.is_change:
        before = spoken.get(one.detail)
        return before is not None and pair in before.spoken.pairs & allowed.spoken.pairs
    return pair in allowed.spoken.pairs


def _figure(one: Exact, gate: PayGate, *, is_shown: bool) -> PayFigure[Guarded]:
    """A figure with its counts as the rule shows them, and its value where that may be shown."""
    numbers: dict[str, Any] = {name: _count(getattr(one, name), gate.rule) for name in _COUNTS}
    if not is_shown:
        # The size of a quarter, or of the workforce, is nobody's in particular.
        of_some = ("n", "happened") if one.measure in _SHARES else _COUNTS
        numbers |= {name: Withheld() for name in of_some if getattr(one, name) is not None}
    for name in _AMOUNTS:
        exact = getattr(one, name)
        numbers[name] = None if exact is None else (exact if is_shown else Withheld())
    numbers |= dict.fromkeys(_DESK_ONLY)
    notes = tuple(note for note in one.notes if note is not PayNote.ONE_PERSON) if is_shown else ()
    why = one.why_not
    if one.by and not is_shown:
        # That nobody of a group works in a part is told of whole organisations alone.
        numbers, why = {**numbers, "value": Withheld()}, None
    return cast(PayFigure[Guarded], replace(cast(Any, one), **numbers, notes=notes, why_not=why))


def _count(exact: Quantity | None, rule: CountRule) -> Guarded | None:
    if exact is None:
        return None
    shown = shown_count(number(exact), rule=rule, zero_allowed=False)
    return Withheld() if shown is None else Quantity(shown, Unit.PEOPLE)


def _with_shares(figures: tuple[PayFigure[Guarded], ...]) -> tuple[PayFigure[Guarded], ...]:
    """The figures with each share worked out from the counts that are shown, so that it says no more than they do.

    Where every count of a whole is shown the shares are of their sum, so that they come to 100.
    """
    counts: dict[tuple[str, ...], list[Guarded | None]] = {}
    for one in figures:
        if one.measure in (PayMeasure.QUARTER_SHARE, PayMeasure.BREAKDOWN):
            counts.setdefault(_whole(one), []).append(one.n)
    sums = {
        whole: sum(int(n.amount) for n in parts if isinstance(n, Quantity))
        for whole, parts in counts.items()
        if all(isinstance(n, Quantity) for n in parts)
    }
    return tuple(_share(one, sums.get(_whole(one))) if one.measure in _SHARES else one for one in figures)


def _whole(one: PayFigure[Guarded]) -> tuple[str, ...]:
    measure = PayMeasure.BREAKDOWN if one.measure is PayMeasure.NOT_DISCLOSED else one.measure
    return measure, one.comparator, one.quarter, one.variant


def _share(one: PayFigure[Guarded], of_all: int | None) -> PayFigure[Guarded]:
    if one.why_not is not None:
        return one
    part, whole = (one.happened, one.n) if one.measure is PayMeasure.BONUS_SHARE else (one.n, one.n_reference)
    if not (isinstance(part, Quantity) and isinstance(whole, Quantity)) or isinstance(one.value, Withheld):
        return replace(one, value=Withheld(), low=None, high=None)
    share = Fraction(100 * int(part.amount), of_all or int(whole.amount))
    return replace(one, value=Quantity(min(share, Fraction(100)), Unit.PERCENT), low=None, high=None)
