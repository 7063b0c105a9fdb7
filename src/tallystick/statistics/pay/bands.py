"""How much of a difference in mean pay lies between bands, and how much inside them.

Source: E. M. Kitagawa, "Components of a difference between two rates", Journal of the American Statistical Association
50 (1955), 1168-1194, for the two parts; the third part holds people of bands that only one of the groups is in.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

# A path of strata, from the wide to the narrow: staff type, then band.
Stratum = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Stock:
    """So many people, and the sum of what they are paid."""

    people: int
    pay: Fraction | int

    @property
    def mean(self) -> Fraction:
        """What one of them is paid. Raises ZeroDivisionError for nobody."""
        return Fraction(self.pay, self.people)

    def __add__(self, other: "Stock") -> "Stock":
        """Both together."""
        return Stock(people=self.people + other.people, pay=self.pay + other.pay)


NOBODY = Stock(people=0, pay=0)
Stocks = Mapping[Stratum, Stock]


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The parts of a difference in mean pay, in the unit of the pay; they come to the difference exactly.

    ``between`` holds one part for each level of strata, the widest first: who is where. ``within`` is pay inside the
    narrowest ones. ``no_overlap`` is what people of strata add that only one group is in.
    """

    between: tuple[Fraction, ...]
    within: Fraction
    no_overlap: Fraction

    @property
    def difference(self) -> Fraction:
        """All parts together."""
        return sum(self.between, Fraction(0)) + self.within + self.no_overlap


def between_and_within(reference: Stocks, other: Stocks) -> Parts:
    """Return the parts of mean pay of ``reference`` less that of ``other``, by strata that are paths of equal length.

    In strata that both groups are in, shares are those among such people alone. Raises ValueError where a group has
    nobody, or the paths are not of one length.
    """
    lengths = {len(path) for path in (*reference, *other)}
    if len(lengths) != 1:
        raise ValueError("every stratum is a path of the same length")
    mine, theirs = (_with_people(stocks) for stocks in (reference, other))
    if not (mine and theirs):
        raise ValueError("both groups have people")
    return _parts(mine, theirs, levels=lengths.pop())


def _with_people(stocks: Stocks) -> dict[Stratum, Stock]:
    return {path: stock for path, stock in stocks.items() if stock.people}


def _parts(reference: Stocks, other: Stocks, *, levels: int) -> Parts:
    if levels == 0:
        return Parts(between=(), within=_all(reference).mean - _all(other).mean, no_overlap=Fraction(0))
    mine, theirs = _by_first(reference), _by_first(other)
    ours, others = ({first: _all(stocks) for first, stocks in groups.items()} for groups in (mine, theirs))
    common = sorted(mine.keys() & theirs.keys())
    outside = _outside(ours, common) - _outside(others, common)
    if not common:
        return Parts(between=(Fraction(0),) * levels, within=Fraction(0), no_overlap=outside)
    between, deeper = Fraction(0), []
    people, their_people = (sum(stocks[first].people for first in common) for stocks in (ours, others))
    for first in common:
        share, their_share = Fraction(ours[first].people, people), Fraction(others[first].people, their_people)
        between += (share - their_share) * (ours[first].mean + others[first].mean) / 2
        deeper.append(((share + their_share) / 2, _parts(mine[first], theirs[first], levels=levels - 1)))
    return Parts(
        between=(between, *(_weighed(deeper, level) for level in range(levels - 1))),
        within=sum((weight * parts.within for weight, parts in deeper), Fraction(0)),
        no_overlap=outside + sum((weight * parts.no_overlap for weight, parts in deeper), Fraction(0)),
    )


def _weighed(deeper: list[tuple[Fraction, Parts]], level: int) -> Fraction:
    return sum((weight * parts.between[level] for weight, parts in deeper), Fraction(0))


def _by_first(stocks: Stocks) -> dict[str, dict[Stratum, Stock]]:
    found: dict[str, dict[Stratum, Stock]] = defaultdict(dict)
    for (first, *rest), stock in stocks.items():
        found[first][tuple(rest)] = stock
    return dict(found)


def _all(stocks: Stocks) -> Stock:
    return sum(stocks.values(), NOBODY)


def _outside(groups: Mapping[str, Stock], common: list[str]) -> Fraction:
    """What people of strata that the other group is not in add to the mean of their group; all of it without others."""
    everybody = sum(groups.values(), NOBODY)
    inside = sum((groups[one] for one in common), NOBODY)
    return everybody.mean - inside.mean if inside.people else everybody.mean
