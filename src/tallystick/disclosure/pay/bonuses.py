"""Bonuses: which shares and gaps may be shown, by all types together and by one type beside the others."""

from collections.abc import Sequence

from tallystick.disclosure.pay.groups import Exact, members_of, number
from tallystick.disclosure.pay.sets import Known, safe
from tallystick.disclosure.rules import CountRule
from tallystick.release.pay import PayMeasure

_GAPS = (PayMeasure.MEAN_BONUS_GAP, PayMeasure.MEDIAN_BONUS_GAP)


def bonuses_shown(figures: Sequence[Exact], *, fewest: int, rule: CountRule) -> frozenset[int]:
    """The places of figures of bonuses that may be shown.

    Shares are counts of people paid, gaps rest on them. With and without one type of bonus is shown where those who
    were paid it, and those who were paid any other, are nobody or enough in every group.
    """
    by_type = _types_shown(figures, fewest)
    shares = [p for p, one in enumerate(figures) if one.measure is PayMeasure.BONUS_SHARE and _stays(one, by_type)]
    paid = [(_paid(figures[place]),) for place in shares]
    gaps = [
        place
        for place, one in enumerate(figures)
        if one.measure is PayMeasure.MEAN_BONUS_GAP and one.why_not is None and _stays(one, by_type)
    ]
    between = [_sides(figures[place]) for place in gaps]
    kept = {
        place
        for place, fine in zip(shares, safe(paid, fewest=rule.hide_below), strict=True)
        if fine and number(figures[place].n) >= fewest
    }
    means = {place for place, fine in zip(gaps, safe(between, fewest=fewest), strict=True) if fine}
    named = {_of(figures[place]) for place in means}
    return frozenset(kept | {p for p, one in enumerate(figures) if one.measure in _GAPS and _of(one) in named})


def _of(one: Exact) -> tuple[str, str, str]:
    return one.comparator, one.group, one.variant


def _types_shown(figures: Sequence[Exact], fewest: int) -> frozenset[str]:
    """The variants by type of bonus that may be shown: all or none, for what is left of several would be one.

    Every group has nobody or enough people who were paid each type, and who were paid any other.
    """
    shares = [one for one in figures if one.measure is PayMeasure.BONUS_SHARE and one.variant]
    if any(0 < number(one.happened) < fewest for one in shares):
        return frozenset()
    return frozenset(one.variant for one in shares)


def _stays(one: Exact, by_type: frozenset[str]) -> bool:
    return not one.variant or one.variant in by_type


def _paid(one: Exact) -> Known:
    return Known(members=_tagged(one, one.group), people=number(one.happened))


def _sides(one: Exact) -> tuple[Known, Known]:
    return (
        Known(members=_tagged(one, one.reference), people=number(one.n_reference)),
        Known(members=_tagged(one, one.group), people=number(one.n)),
    )


def _tagged(one: Exact, group: str) -> frozenset[str]:
    """The kinds of people of a group among those a type of bonus was counted for."""
    return frozenset(f"{one.variant}/{kind}" for kind in members_of(one.comparator, group))
