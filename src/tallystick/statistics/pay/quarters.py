"""Pay quarters: everybody ranked by hourly rate and cut into four, with those on one rate shared by a fixed rule.

Sources: SI 2017/172, regulation 13, for people on the same rate; GOV.UK, "Making your calculations", for the people
left over when the number does not divide by four. The regulation speaks of two groups. For more, the spare places of a
shared rate go to the groups with the largest remainders, and between equal ones to the first in the classification.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from tallystick.definitions.pay import LeftOver
from tallystick.tallies.paid import PayCounts, Whole

FEWEST = 4


class Quarter(StrEnum):
    """The quarters, from the lowest paid."""

    LOWER = "lower"
    LOWER_MIDDLE = "lower middle"
    UPPER_MIDDLE = "upper middle"
    UPPER = "upper"


# Which quarters take one more, by how many people are left over. Imperial College London put its one into the upper
# quarter in 2020, 2021 and 2022. What such an employer does with two or three was not seen: it is GOV.UK's rule read
# from the top down.
_LEFT_OVER = {
    LeftOver.GOVUK: (
        (),
        (Quarter.LOWER,),
        (Quarter.LOWER, Quarter.UPPER_MIDDLE),
        (Quarter.LOWER, Quarter.LOWER_MIDDLE, Quarter.UPPER_MIDDLE),
    ),
    LeftOver.UPPER: (
        (),
        (Quarter.UPPER,),
        (Quarter.UPPER, Quarter.LOWER_MIDDLE),
        (Quarter.UPPER, Quarter.UPPER_MIDDLE, Quarter.LOWER_MIDDLE),
    ),
}


@dataclass(frozen=True, kw_only=True, eq=False)
class PayQuarters:
    """How many people of each group are in each quarter: rows are quarters, columns are groups.

    ``least`` and ``most`` are what each number could be if people on one rate stood in another order. ``tied`` holds,
    for each of the three boundaries, how many people share the rate that lies across it; 0 where none does.
    ``sharing`` holds for each quarter how many share the rates that lie across its ends, each rate once.
    """

    people: Whole
    least: Whole
    most: Whole
    tied: tuple[int, int, int]
    sharing: tuple[int, ...]


def quarter_sizes(people: int, *, left_over: LeftOver = LeftOver.GOVUK) -> tuple[int, int, int, int]:
    """How many people are in each quarter. Raises ValueError for fewer than four people, who have no quarters."""
    if people < FEWEST:
        raise ValueError("fewer than four people have no quarters")
    more = _LEFT_OVER[left_over][people % 4]
    lower, lower_middle, upper_middle, upper = (people // 4 + (quarter in more) for quarter in Quarter)
    return lower, lower_middle, upper_middle, upper


def pay_quarters(counts: PayCounts, *, left_over: LeftOver = LeftOver.GOVUK) -> PayQuarters:
    """Return the quarters of everybody in ``counts``. Raises ValueError for fewer than four people."""
    sizes = quarter_sizes(counts.number, left_over=left_over)
    pieces = list(_pieces(counts, sizes))
    sure = np.array([piece.whole for piece in pieces])
    parts = [(quarter, one) for quarter, piece in enumerate(pieces) for one in piece.parts]
    people, least, most = sure.copy(), sure.copy(), sure.copy()
    for quarter, part in parts:
        people[quarter] += part.taken
        least[quarter] += np.maximum(0, part.places - (part.rate.sum() - part.rate))
        most[quarter] += np.minimum(part.places, part.rate)
    sharing = tuple(sum(int(one.rate.sum()) for one in piece.parts) for piece in pieces)
    return PayQuarters(people=people, least=least, most=most, tied=_tied(counts, sizes), sharing=sharing)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Part:
    """Some places of a quarter filled from a rate that lies across its boundary, with all who are on that rate."""

    places: int
    taken: Whole
    rate: Whole


@dataclass(frozen=True, kw_only=True, eq=False)
class _Piece:
    """One quarter: the people of rates that lie wholly inside it, and parts of those that do not."""

    whole: Whole
    parts: tuple[_Part, ...]


def _pieces(counts: PayCounts, sizes: tuple[int, int, int, int]) -> Iterator[_Piece]:
    people = counts.people
    before = np.vstack([np.zeros(len(counts.groups), dtype=np.int64), np.cumsum(people, axis=0)])
    reached = before.sum(axis=1)
    rate, left = 0, people[0].copy()
    for size in sizes:
        parts = []
        room = size
        if left.sum() < people[rate].sum():  # begun in the quarter below
            taken = _shared(left, min(room, int(left.sum())))
            parts.append(_Part(places=int(taken.sum()), taken=taken, rate=people[rate]))
            left, room = left - taken, room - int(taken.sum())
            if not left.sum():
                rate, left = _next(people, rate)
        last = int(np.searchsorted(reached, reached[rate] + room, side="right")) - 1 if room else rate
        whole = before[last] - before[rate]
        if last > rate:
            room -= int(whole.sum())
            rate, left = _next(people, last - 1)
        if room:
            taken = _shared(left, room)
            parts.append(_Part(places=room, taken=taken, rate=people[rate]))
            left = left - taken
        yield _Piece(whole=whole, parts=tuple(parts))


def _next(people: Whole, rate: int) -> tuple[int, Whole]:
    """The rate above; above the highest there is nobody."""
    above = rate + 1
    return (above, people[above].copy()) if above < len(people) else (rate, np.zeros_like(people[rate]))


def _shared(left: Whole, places: int) -> Whole:
    """How many of each group take so many places, in proportion to how many are left of it."""
    total = int(left.sum())
    if places == total:
        return left.copy()
    taken: npt.NDArray[np.int64] = places * left // total
    spare = places - int(taken.sum())
    remainders = places * left % total
    taken[np.argsort(-remainders, kind="stable")[:spare]] += 1
    return taken


def _tied(counts: PayCounts, sizes: tuple[int, int, int, int]) -> tuple[int, int, int]:
    """How many people share the rate across each boundary."""
    on_rate = counts.people.sum(axis=1)
    reached = np.cumsum(on_rate)
    first, second, third = (
        0 if end in reached else int(on_rate[np.searchsorted(reached, end)]) for end in np.cumsum(sizes)[:3]
    )
    return first, second, third
