"""Who the groups of comparators are, in kinds that never overlap, and which of them may be spoken of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tallystick.definitions.pay import pay_comparator
from tallystick.definitions.pay.comparators import TOGETHER
from tallystick.disclosure.pay.sets import Known, safe
from tallystick.release.pay import PayFigure, PayMeasure, PayNote
from tallystick.release.quantity import Quantity

Exact = PayFigure[Quantity]
Pair = tuple[str, str]


def number(quantity: Quantity | None) -> int:
    """A count of people; 0 where none is given."""
    return 0 if quantity is None else int(quantity.amount)


def members_of(comparator: str, group: str) -> frozenset[str]:
    """The kinds of people in a group: every category and every kind of not known by itself."""
    sets = pay_comparator(comparator).sets
    return frozenset(str(member) for code in group.split(TOGETHER) for member in sets.group(code).members)


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """The pairs of comparator and group that hourly figures may speak of, and the groups whose pay may be given.

    ``means`` and ``mean_levels`` are those of them whose means may be given as well.
    """

    pairs: frozenset[Pair]
    levels: frozenset[Pair]
    means: frozenset[Pair]
    mean_levels: frozenset[Pair]


def spoken_of(figures: Sequence[Exact], *, fewest: int) -> Spoken:
    """Which groups of the whole workforce are large enough, alone and beside all others that are spoken of.

    Comparators go in their order and larger groups first, so the headline is the last to be left out, and whoever has
    a longer menu is told all that a shorter one tells. A mean that one person makes is not given, and nor are means
    from which it would follow.
    """
    asked = _in_order([one for one in figures if _is_of_a_whole_group(one)])
    fine = _kept(asked, safe([_sets_of(one) for one in asked], fewest=fewest))
    of_one = [one for one in asked if one.measure is PayMeasure.MEAN_HOURLY_PAY and PayNote.ONE_PERSON in one.notes]
    never = [members_of(one.comparator, one.group) for one in of_one]
    means = _kept(fine, safe([_sets_of(one) for one in fine], fewest=fewest, never=never))
    return Spoken(
        pairs=_pairs(fine, PayMeasure.MEAN_HOURLY_GAP),
        levels=_pairs(fine, PayMeasure.MEAN_HOURLY_PAY),
        means=_pairs(means, PayMeasure.MEAN_HOURLY_GAP),
        mean_levels=_pairs(means, PayMeasure.MEAN_HOURLY_PAY),
    )


def _kept(asked: Sequence[Exact], answers: Sequence[bool]) -> list[Exact]:
    return [one for one, is_fine in zip(asked, answers, strict=True) if is_fine]


def _pairs(figures: Sequence[Exact], measure: PayMeasure) -> frozenset[Pair]:
    return frozenset((one.comparator, one.group) for one in figures if one.measure is measure)


def _is_of_a_whole_group(one: Exact) -> bool:
    is_gap = one.measure is PayMeasure.MEAN_HOURLY_GAP and bool(one.group) and not (one.by or one.variant)
    return is_gap or one.measure is PayMeasure.MEAN_HOURLY_PAY


def _sets_of(one: Exact) -> tuple[Known, ...]:
    group = _known(one, one.group, one.n)
    return (_known(one, one.reference, one.n_reference), group) if one.reference else (group,)


def counted(figures: Sequence[Exact], *, fewest: int) -> frozenset[int]:
    """The places of shares of relevant employees that may be shown beside one another."""
    places = [place for place, one in enumerate(figures) if one.measure in _SHARES and not one.by]
    known = [(_known(figures[place], figures[place].group, figures[place].n),) for place in places]
    answers = safe(known, fewest=fewest)
    return frozenset(place for place, fine in zip(places, answers, strict=True) if fine)


_SHARES = (PayMeasure.BREAKDOWN, PayMeasure.NOT_DISCLOSED)


def _in_order(asked: Iterable[Exact]) -> list[Exact]:
    asked = list(asked)
    order = list(dict.fromkeys(one.comparator for one in asked))
    return sorted(asked, key=lambda one: (order.index(one.comparator), not one.reference, -number(one.n)))


def _known(figure: Exact, group: str, people: Quantity | None) -> Known:
    if figure.measure is PayMeasure.NOT_DISCLOSED and figure.detail:
        return Known(members=frozenset({figure.detail}), people=number(people))
    return Known(members=members_of(figure.comparator, group), people=number(people))
