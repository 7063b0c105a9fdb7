"""What becomes of one count: shown as it is nearest, or withheld; and what a reader must then reckon with."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class CountRule:
    """Counts under ``hide_below`` are withheld, all others rounded to the nearest ``base``, halves up.

    A zero is shown only for a whole organisation, and there beside at least ``zero_from`` people as they are shown.
    """

    name: str
    hide_below: int
    base: int
    zero_from: int


def rounded(count: int, rule: CountRule) -> int:
    """The multiple of the base nearest to ``count``."""
    return (2 * count + rule.base) // (2 * rule.base) * rule.base


def shown_count(count: int, *, rule: CountRule, zero_allowed: bool) -> int | None:
    """What is shown in the place of ``count``; None where it is withheld."""
    if count == 0 and zero_allowed:
        return 0
    return None if count < rule.hide_below else rounded(count, rule)


def possible(shown: int | None, *, rule: CountRule, zero_allowed: bool) -> range:
    """Every count that is shown like this; None stands for a withheld one."""
    if shown is None:
        return range(1 if zero_allowed else 0, rule.hide_below)
    if shown == 0:
        return range(1)
    lowest = shown - rule.base // 2
    return range(max(rule.hide_below, lowest), shown + (rule.base + 1) // 2)
