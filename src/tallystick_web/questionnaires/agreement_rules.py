"""How far two people agree who marked the same work apart from each other."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tallystick_web.questionnaires.set_rules import Question
from tallystick_web.questionnaires.sheet_rules import SheetNow, chosen

ENOUGH_FOR_KAPPA = 10
"""Of fewer pieces of work nothing is said of agreement beyond chance: it would swing with each of them."""


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """Of how many pieces of work that two people marked they marked how many alike.

    ``kappa`` is agreement beyond chance (J. Cohen, 1960): 1 where all is alike, 0 where it is what chance would give;
    None of few pieces, or where both gave one mark throughout.
    """

    alike: int
    both: int
    kappa: Decimal | None = None


def agreement(question: Question, sheets: Iterable[SheetNow]) -> Agreement:
    """How far two people agree on a question, by their marks as they first gave them."""
    pairs = [tuple(chosen(one, question) for one in sheet.both) for sheet in sheets if sheet.both is not None]
    alike = sum(1 for one, other in pairs if one == other)
    return Agreement(alike=alike, both=len(pairs), kappa=_kappa([(one, other) for one, other in pairs], alike))


def _kappa(pairs: Sequence[tuple[frozenset[str], frozenset[str]]], alike: int) -> Decimal | None:
    many = len(pairs)
    if many < ENOUGH_FOR_KAPPA:
        return None
    first, second = (Counter(pair[side] for pair in pairs) for side in (0, 1))
    by_chance = sum(first[mark] * second[mark] for mark in first)  # out of many squared
    if by_chance == many * many:
        return None
    found = Decimal(many * alike - by_chance) / Decimal(many * many - by_chance)
    return found.quantize(Decimal("0.01"), ROUND_HALF_UP)
