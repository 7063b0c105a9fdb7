"""The staff types and bands people are in, and how few people in one are put together with others.

Outside the analyst's desk no stratum may hold a few people of a group, or be made by one: what lies between and within
strata would say what those few are paid.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tallystick.statistics.pay.bands import Stock, Stocks, Stratum
from tallystick.statistics.pay.compared import Compared
from tallystick.statistics.pay.hourly import one_moves_mean
from tallystick.tallies.paid import Whole
from tallystick.tallies.paid_people import PaidPeople

# From the wide to the narrow.
LEVELS = ("staff_type", "band")
TOGETHER = " and "


@dataclass(frozen=True, kw_only=True, eq=False)
class Strata:
    """Each stratum as a path from the wide to the narrow, and the place among them of each person's."""

    levels: tuple[str, ...]
    paths: tuple[Stratum, ...]
    of: Whole


def strata_of(who: PaidPeople) -> Strata:
    """The strata of everybody, by the levels that were handed in; without any there is one path of no length."""
    levels = tuple(level for level in LEVELS if level in who.traits)
    place = np.zeros(who.number, dtype=np.int64)
    for level in levels:
        place = place * len(who.traits[level].values) + who.traits[level].of
    there, of = np.unique(place, return_inverse=True)
    return Strata(levels=levels, paths=tuple(_path(int(one), who, levels) for one in there), of=of.astype(np.int64))


def _path(place: int, who: PaidPeople, levels: tuple[str, ...]) -> Stratum:
    path: list[str] = []
    for level in reversed(levels):
        place, value = divmod(place, len(who.traits[level].values))
        path.insert(0, who.traits[level].values[value])
    return tuple(path)


def stocks_in(compared: Compared, strata: Strata, group: str) -> Stocks:
    """How many full-pay people of a group are in each stratum, and what they are paid together."""
    cells = _cells(compared, strata, group)
    return {
        path: Stock(people=int(number), pay=int(pay))
        for path, number, pay in zip(strata.paths, cells.people, cells.pay, strict=True)
        if number
    }


@dataclass(frozen=True, kw_only=True, eq=False)
class _Cells:
    """For each stratum: how many people of a group, what they are paid together, and the least and the most of it."""

    people: Whole
    pay: Whole
    least: Whole
    most: Whole

    def together(self, places: tuple[int, ...]) -> tuple[int, int, int, int]:
        """The same of several strata as one."""
        at = [place for place in places if self.people[place]]
        if not at:
            return 0, 0, 0, 0
        return int(self.people[at].sum()), int(self.pay[at].sum()), int(self.least[at].min()), int(self.most[at].max())


def _cells(compared: Compared, strata: Strata, group: str) -> _Cells:
    chosen = compared.are(group) & compared.people.is_full_pay
    of, rate = strata.of[chosen], compared.people.rate[chosen]
    number = len(strata.paths)
    pay, most = np.zeros(number, dtype=np.int64), np.zeros(number, dtype=np.int64)
    least = np.full(number, np.iinfo(np.int64).max)
    np.add.at(pay, of, rate)
    np.maximum.at(most, of, rate)
    np.minimum.at(least, of, rate)
    return _Cells(people=np.bincount(of, minlength=number).astype(np.int64), pay=pay, least=least, most=most)


def with_enough(compared: Compared, strata: Strata, group: str, *, fewest: int) -> Strata:
    """The strata put together until, of the reference group and of ``group``, each holds nobody or enough people.

    Enough are ``fewest``, of whom none alone moves the mean by more than a tenth. Bands of one staff type go together
    first, and staff types where even all of their bands are too few. With 0 nothing is put together.
    """
    if not (fewest and strata.levels):
        return strata
    sides = [_cells(compared, strata, one) for one in (compared.reference, group)]
    by_type: dict[str, list[tuple[int, ...]]] = {}
    for place, path in enumerate(strata.paths):
        by_type.setdefault(path[0], []).append((place,))
    inside = {first: _put_together(places, sides, fewest) for first, places in by_type.items()}
    whole = {first: tuple(place for one in places for place in one) for first, places in inside.items()}
    types = _put_together(list(whole.values()), sides, fewest)
    return _merged(strata, list(_final(types, inside, sides, fewest)))


def _final(
    types: list[tuple[int, ...]], inside: dict[str, list[tuple[int, ...]]], sides: list[_Cells], fewest: int
) -> Iterator[tuple[int, list[tuple[int, ...]]]]:
    """For each staff type, or several as one, its strata; ``number`` tells the types apart."""
    for number, places in enumerate(types):
        parts = [one for those in inside.values() for one in those if one[0] in places]
        yield number, _put_together(parts, sides, fewest)


def _put_together(parts: list[tuple[int, ...]], sides: list[_Cells], fewest: int) -> list[tuple[int, ...]]:
    parts = list(parts)
    while len(parts) > 1 and any(_is_few(part, sides, fewest) for part in parts):
        few = min((part for part in parts if _is_few(part, sides, fewest)), key=lambda part: _size(part, sides))
        beside = min((part for part in parts if part != few), key=lambda part: _size(part, sides))
        parts = [part for part in parts if part not in (few, beside)] + [tuple(sorted(few + beside))]
    return parts


def _size(part: tuple[int, ...], sides: list[_Cells]) -> int:
    return sum(side.together(part)[0] for side in sides)


def _is_few(part: tuple[int, ...], sides: list[_Cells], fewest: int) -> bool:
    return any(_is_few_of_one(*side.together(part), fewest=fewest) for side in sides)


def _is_few_of_one(people: int, pay: int, least: int, most: int, *, fewest: int) -> bool:
    if not people:
        return False
    return people < max(fewest, 2) or one_moves_mean(people, pay, least, most)


def _merged(strata: Strata, types: list[tuple[int, list[tuple[int, ...]]]]) -> Strata:
    paths: list[Stratum] = []
    moved = np.zeros(len(strata.paths), dtype=np.int64)
    for _, parts in types:
        first = _named(strata, [place for part in parts for place in part], level=0)
        for part in parts:
            moved[list(part)] = len(paths)
            paths.append((first, *(_named(strata, part, level=level) for level in range(1, len(strata.levels)))))
    return Strata(levels=strata.levels, paths=tuple(paths), of=moved[strata.of])


def _named(strata: Strata, places: "tuple[int, ...] | list[int]", *, level: int) -> str:
    return TOGETHER.join(dict.fromkeys(strata.paths[place][level] for place in places))


def middle(rates: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]) -> float:
    """The weighted median of some rates: the mean of two where the middle falls between them."""
    order = np.argsort(rates, kind="stable")
    reached = np.cumsum(weights[order])
    half = reached[-1] / 2
    low, high = (int(np.searchsorted(reached, half * (1 + nudge))) for nudge in (-1e-12, 1e-12))
    return float((rates[order][low] + rates[order][min(high, len(rates) - 1)]) / 2)
