"""Whether counts by ethnic group are safe to show: other complete sets of answers that agree with all that is shown.

What is shown by group are counts rounded to five. A witness is the same set of answers with the groups of a few people
exchanged: the whole, and every kind of people, stay as they were by construction, and every rounded count must stay
where it was. A count is safe where witnesses give it at least three values; and since any of the people may be the one
who looks on, a second lot of witnesses must do so without moving any of those whom the first lot moved.

The search is in a fixed order and knows no chance, so the same answers give the same result.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

NEAREST = 5
_REACH = NEAREST // 2
_STEPS = 3  # how many exchanges a witness takes at most in one direction
_TRIED = 400  # how many people are tried as the first of an exchange
_VALUES = 3
_LOTS = 2
Ints = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
_SIDES = (0, 1)


def rounded(count: int) -> int:
    """A count to the nearest five. Five is odd, so no count lies half way."""
    return (count + _REACH) // NEAREST * NEAREST


def possible(shown: int) -> range:
    """The counts that are shown as one."""
    return range(max(0, shown - _REACH), shown + _REACH + 1)


@dataclass(frozen=True, kw_only=True)
class People:
    """Who answered, as far as groups go: ``side`` is 0, 1, or -1 where none is known; ``counts`` has a row for each
    person and a column for each count of a group that is shown (0 or 1: whether the person is counted in it); ``floor``
    is the least that a column is shown from, which is known too."""

    side: Ints
    counts: Ints
    floor: Ints


@dataclass(frozen=True, kw_only=True)
class _World:
    """The sides as they might be, and what is then counted of each side."""

    side: Ints
    counted: Ints
    moved: frozenset[int]


def uncertain(people: People) -> list[tuple[int, int]]:
    """The counts, as side and column, for which too few witnesses were found: what is shown may give them away."""
    return [
        (side, column)
        for side in _SIDES
        for column in range(people.counts.shape[1])
        if not _is_safe(people, side, column)
    ]


def _is_safe(people: People, side: int, column: int) -> bool:
    """Whether each of two lots of witnesses, which move nobody in common, gives a count three values."""
    spared: frozenset[int] = frozenset()
    for _ in range(_LOTS):
        moved = _lot(people, side, column, spared)
        if moved is None:
            return False
        spared |= moved
    return True


def _lot(people: People, side: int, column: int, spared: frozenset[int]) -> frozenset[int] | None:
    """The people whom a lot of witnesses moves, who are none of those spared; None where there is no such lot."""
    truth = _truth(people)
    values, moved = {int(truth.counted[side, column])}, frozenset[int]()
    for step in (1, -1):
        for world in _chain(people, truth, side, column, step, spared):
            values.add(int(world.counted[side, column]))
            moved |= world.moved
            if len(values) >= _VALUES:
                return moved
    return None


def _truth(people: People) -> _World:
    counted = np.stack([people.counts[people.side == one].sum(axis=0) for one in _SIDES])
    return _World(side=people.side, counted=counted, moved=frozenset())


def _chain(
    people: People, truth: _World, side: int, column: int, step: int, spared: frozenset[int]
) -> Iterator[_World]:
    """Worlds in which a count is one, two or three higher (or lower) than in truth, as far as they are found."""
    world: _World | None = truth
    limits = _limits(truth.counted, people.floor)
    for _ in range(_STEPS):
        world = _next(people, world, side, column, step, spared, limits) if world else None
        if world is None:
            return
        yield world


def _limits(counted: Ints, floor: Ints) -> tuple[Ints, Ints]:
    shown = (counted + _REACH) // NEAREST * NEAREST
    return np.maximum(shown - _REACH, floor), shown + _REACH


def _next(
    people: People,
    world: _World,
    side: int,
    column: int,
    step: int,
    spared: frozenset[int],
    limits: tuple[Ints, Ints],
) -> _World | None:
    """A world in which one count is a step on: somebody changes the group, alone or for somebody else.

    Whoever comes (or goes) is counted in the column; whoever is exchanged for them is not.
    """
    free = np.ones(len(people.side), dtype=bool)
    free[list(spared | world.moved)] = False
    counted = people.counts[:, column] == 1
    comes = free & counted & ((world.side != side) if step > 0 else (world.side == side))
    for one in np.flatnonzero(comes)[:_TRIED]:
        to = side if step > 0 else None
        alone = _alone(people, world, int(one), to, limits)
        for found in (alone, _exchanged(people, world, int(one), column, free, limits)):
            if found is not None and found.counted[side, column] - world.counted[side, column] == step:
                return found
    return None


def _alone(people: People, world: _World, one: int, to: int | None, limits: tuple[Ints, Ints]) -> _World | None:
    """The world in which one person is of another side, where everything shown stays: of a given one, or of any."""
    own = int(world.side[one])
    for other in (to,) if to is not None else (-1, 1 - own if own >= 0 else 0):
        if other != own:
            made = _moved(people, world, {one: other})
            if _stays(made, limits):
                return made
    return None


def _exchanged(
    people: People, world: _World, one: int, column: int, free: Truths, limits: tuple[Ints, Ints]
) -> _World | None:
    """The world in which one person and somebody who is not counted in the column exchange their sides.

    Of all with whom everything shown stays, whoever answered most alike.
    """
    own = int(world.side[one])
    others = np.flatnonzero(free & (world.side != own) & (people.counts[:, column] == 0))
    comes = people.counts[others] - people.counts[one]
    stays = np.ones(len(others), dtype=bool)
    for side in _SIDES:
        sign = np.where(world.side[others] == side, -1, 0) + (1 if side == own else 0)
        then = world.counted[side] + sign[:, None] * comes
        stays &= np.all((then >= limits[0][side]) & (then <= limits[1][side]), axis=1)
    if not stays.any():
        return None
    apart = np.abs(comes[stays]).sum(axis=1)
    other = int(others[stays][int(np.argmin(apart))])
    return _moved(people, world, {one: int(world.side[other]), other: own})


def _moved(people: People, world: _World, to: dict[int, int]) -> _World:
    side, counted = world.side.copy(), world.counted.copy()
    for one, other in to.items():
        if side[one] >= 0:
            counted[side[one]] -= people.counts[one]
        if other >= 0:
            counted[other] += people.counts[one]
        side[one] = other
    return _World(side=side, counted=counted, moved=world.moved | frozenset(to))


def _stays(world: _World, limits: tuple[Ints, Ints]) -> bool:
    return bool(np.all(world.counted >= limits[0]) and np.all(world.counted <= limits[1]))


def safe_questions(
    sides: Sequence[int], counted: Sequence[Sequence[Sequence[int]]], *, floors: Sequence[int]
) -> list[int]:
    """Which questions may be shown by group. ``counted`` has for each question and person the counts they are in.

    ``floors`` is from how many on each of these counts is shown.

    Of the questions that are uncertain the one with most such counts is left out, and the rest is looked at again,
    since then less is shown.
    """
    left, order = list(range(len(counted))), _order(sides, counted)
    while left:
        people = People(
            side=np.array(sides, dtype=np.int64)[order],
            counts=np.concatenate([np.array(counted[one], dtype=np.int64)[order] for one in left], axis=1),
            floor=np.array(list(floors) * len(left), dtype=np.int64),
        )
        bad = Counter(column // len(floors) for _, column in uncertain(people))
        if not bad:
            return left
        del left[max(bad, key=lambda place: (bad[place], place))]
    return left


def _order(sides: Sequence[int], counted: Sequence[Sequence[Sequence[int]]]) -> list[int]:
    """The people in an order that does not hang on how their answers lie."""
    keys = [(side, [tuple(one[place]) for one in counted]) for place, side in enumerate(sides)]
    return sorted(range(len(sides)), key=keys.__getitem__)
