"""Pay quarters are tables of counts: which of their cells may be shown so that no other follows from them."""

from collections.abc import Iterator, Sequence

import numpy as np

from tallystick.disclosure.pay.groups import Exact, members_of, number
from tallystick.disclosure.pay.sets import Known, has_few, tells_too_much
from tallystick.disclosure.rules import CountRule
from tallystick.release.pay import PayMeasure

# More hidden cells than this are not worth a table, and not every sum of them could be looked at.
_MOST_HIDDEN = 12


def quarters_shown(figures: Sequence[Exact], *, headline: str, rule: CountRule) -> frozenset[int]:
    """The places of the cells of quarters that may be shown.

    The headline's table may have cells withheld. Another comparator's is shown whole or not at all, and only where its
    groups and those before it differ by enough people in every quarter.
    """
    shown = _of(figures, headline, variant="")
    kept = [place for place in shown if place not in _hidden(figures, shown, rule)]
    others = dict.fromkeys((one.comparator, one.variant) for one in figures if one.measure is PayMeasure.QUARTER_SHARE)
    for comparator, variant in others:
        places = _of(figures, comparator, variant=variant)
        if comparator == headline or variant or any(_is_small(figures[place], rule) for place in places):
            continue
        if len(kept) == len(shown) and not _give_away(figures, [*kept, *places], rule):
            kept += places
    return frozenset(kept)


def _of(figures: Sequence[Exact], comparator: str, *, variant: str) -> list[int]:
    return [
        place
        for place, one in enumerate(figures)
        if one.measure is PayMeasure.QUARTER_SHARE and (one.comparator, one.variant) == (comparator, variant)
    ]


def _is_small(one: Exact, rule: CountRule) -> bool:
    """Whether a cell is withheld for itself: too few, or nobody, which is told of whole organisations alone."""
    return number(one.n) < rule.hide_below


def _hidden(figures: Sequence[Exact], table: Sequence[int], rule: CountRule) -> set[int]:
    """The cells that are withheld: the small ones, and others until no small one follows from the totals."""
    hidden = {place for place in table if _is_small(figures[place], rule)}
    while hidden and _follows(figures, sorted(hidden), rule):
        left = [place for place in table if place not in hidden]
        if not left or len(hidden) >= _MOST_HIDDEN:
            return set(table)
        beside = [place for place in left if any(_shares_a_line(figures[place], figures[one]) for one in hidden)]
        hidden.add(min(beside or left, key=lambda place: (number(figures[place].n), place)))
    return hidden


def _shares_a_line(one: Exact, other: Exact) -> bool:
    return one.quarter == other.quarter or one.group == other.group


def _follows(figures: Sequence[Exact], hidden: Sequence[int], rule: CountRule) -> bool:
    """Whether some hidden cells together, fewer people than a cell may show, follow from totals and shown cells."""
    lines = {(name, getattr(figures[place], name)) for place in hidden for name in ("quarter", "group")}
    sets = np.array(
        [[getattr(figures[p], name) == value for p in hidden] for name, value in sorted(lines)], dtype=float
    )
    people = np.array([number(figures[place].n) for place in hidden])
    return has_few(sets, sets @ people, rule.hide_below)


def _give_away(figures: Sequence[Exact], places: Sequence[int], rule: CountRule) -> bool:
    return any(tells_too_much(known, fewest=rule.hide_below) for known in _by_quarter(figures, places))


def _by_quarter(figures: Sequence[Exact], places: Sequence[int]) -> Iterator[list[Known]]:
    for quarter in dict.fromkeys(figures[place].quarter for place in places):
        there = [figures[place] for place in places if figures[place].quarter == quarter]
        yield [Known(members=members_of(one.comparator, one.group), people=number(one.n)) for one in there]
