"""Who the groups of comparators are, in kinds that never overlap, and which of them may be spoken of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tallystick.definitions.pay import pay_comparator
from tallystick.definitions.pay.comparators import TOGETHER
from tallystick.disclosure.pay.sets import Known, safe
from tallystick.release.pay import PayFigure, PayMeasure
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
    """The pairs of comparator and group that hourly figures may speak of, and the groups whose pay may be given."""

    pairs: frozenset[Pair]
    levels: frozenset[Pair]


def spoken_of(figures: Sequence[Exact], *, fewest: int) -> Spoken:
    """Which groups of the whole workforce are large enough, alone and beside all others that are spoken of.

    Larger groups and earlier comparators go first, so the headline is the last to be left out.
    """
    gaps = [one for one in figures if one.measure is PayMeasure.MEAN_HOURLY_GAP and not (one.by or one.variant)]
    gaps = _in_order([one for one in gaps if one.group])
    pairs_of = [(_known(one, one.reference, one.n_reference), _known(one, one.group, one.n)) for one in gaps]
    levels = [one for one in figures if one.measure is PayMeasure.MEAN_HOURLY_PAY]
    alone = [(_known(one, one.group, one.n),) for one in levels]
    answers = safe([*pairs_of, *alone], fewest=fewest)
    return Spoken(
        pairs=frozenset((one.comparator, one.group) for one, fine in zip(gaps, answers, strict=False) if fine),
        levels=frozenset(
            (one.comparator, one.group) for one, fine in zip(levels, answers[len(gaps) :], strict=True) if fine
        ),
    )


def counted(figures: Sequence[Exact], *, fewest: int) -> frozenset[int]:
    """The places of shares of relevant employees that may be shown beside one another."""
    places = [place for place, one in enumerate(figures) if one.measure in _SHARES]
    known = [(_known(figures[place], figures[place].group, figures[place].n),) for place in places]
    answers = safe(known, fewest=fewest)
    return frozenset(place for place, fine in zip(places, answers, strict=True) if fine)


_SHARES = (PayMeasure.BREAKDOWN, PayMeasure.NOT_DISCLOSED)


def _in_order(gaps: Iterable[Exact]) -> list[Exact]:
    order = list(dict.fromkeys(one.comparator for one in gaps))
    return sorted(gaps, key=lambda one: (order.index(one.comparator), -number(one.n)))


def _known(figure: Exact, group: str, people: Quantity | None) -> Known:
    if figure.measure is PayMeasure.NOT_DISCLOSED and figure.detail:
        return Known(members=frozenset({figure.detail}), people=number(people))
    return Known(members=members_of(figure.comparator, group), people=number(people))
