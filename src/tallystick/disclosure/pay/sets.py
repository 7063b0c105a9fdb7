"""Sets of people of whom a reader has a figure, and whether their sums and differences come to a few people.

Figures of White people and of White British people give those of White minorities away, whatever is said of these.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
# Beyond this many kinds of people not every sum can be looked at, and nothing more is shown.
_MOST_KINDS = 14
_EXACT = 1e-6


@dataclass(frozen=True, kw_only=True)
class Known:
    """Some people of whom a reader has a figure: who they are, as kinds that never overlap, and how many."""

    members: frozenset[str]
    people: int


def tells_too_much(known: Sequence[Known], *, fewest: int) -> bool:
    """Whether some sum or difference of the sets is a set of people, fewer than ``fewest`` and not none.

    Exact numbers are assumed to be known of every set, so rounding counts is protection beyond this.
    """
    there = [one for one in known if one.people]
    if any(one.people < fewest for one in there):
        return True
    nobody = frozenset[str]().union(*(one.members for one in known if not one.people))
    columns = sorted({tuple(kind in one.members for one in there) for kind in _kinds(there) - nobody})
    if not columns:
        return False
    if len(columns) > _MOST_KINDS:
        return True
    sets: Floats = np.array(columns, dtype=np.float64).T
    return has_few(sets, np.array([one.people for one in there], dtype=np.float64), fewest)


def _kinds(known: Iterable[Known]) -> frozenset[str]:
    return frozenset[str]().union(*(one.members for one in known))


def has_few(sets: Floats, people: Floats, fewest: int) -> bool:
    """Whether a combination of the rows, each with its number of people, is a set with a few people.

    Every set of kinds is looked at.
    """
    every: Floats = np.array(list(product((0.0, 1.0), repeat=sets.shape[1])))[1:]
    weights = every @ np.linalg.pinv(sets)
    follows = np.abs(weights @ sets - every).max(axis=1) < _EXACT
    numbers = np.rint(weights[follows] @ people)
    return bool(((numbers > 0) & (numbers < fewest)).any())


def follows(members: frozenset[str], known: Sequence[Known]) -> bool:
    """Whether a set of people is some sum or difference of the sets."""
    kinds = sorted(_kinds(known) | members)
    if not members <= _kinds(known):
        return False
    sets: Floats = np.array([[kind in one.members for kind in kinds] for one in known], dtype=np.float64)
    wanted: Floats = np.array([kind in members for kind in kinds], dtype=np.float64)
    return bool(np.abs(wanted @ np.linalg.pinv(sets) @ sets - wanted).max() < _EXACT)


def safe(candidates: Iterable[tuple[Known, ...]], *, fewest: int, never: Sequence[frozenset[str]] = ()) -> list[bool]:
    """For each candidate, some sets that are shown together, whether it may be shown beside those before it.

    None of the sets in ``never`` may follow either, however many people they are.
    """
    shown: list[Known] = []
    answers = []
    for sets in candidates:
        new = [one for one in sets if one not in shown]
        fine = not tells_too_much([*shown, *new], fewest=fewest) and not any(
            follows(one, [*shown, *new]) for one in never
        )
        shown += new if fine else []
        answers.append(fine)
    return answers
