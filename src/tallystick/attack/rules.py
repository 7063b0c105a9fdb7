"""The rules for counts as a reader knows them. Written a second time on purpose: the check is not asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

CONTRACT = "wres-contract"
# A survey result is withheld where fewer than this many people answered.
ENOUGH_ANSWERS = 11


@dataclass(frozen=True, kw_only=True)
class Rule:
    """``least`` is the smallest true count that is shown; a zero shows beside at least ``zero_beside`` people."""

    least: int
    step: int
    zero_beside: int

    def may_be(self, shown: int | None, *, shows_zero: bool) -> tuple[int, int] | None:
        """The smallest and largest true count behind what is shown; None for a number that the rule never shows."""
        if shown is None:
            return (1 if shows_zero else 0), self.least - 1
        if shown == 0:
            return (0, 0) if shows_zero else None
        low, high = max(self.least, shown - self.step // 2), shown + (self.step - 1) // 2
        return (low, high) if shown % self.step == 0 and low <= high else None


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "hes": Rule(least=8, step=5, zero_beside=15),
        "ten-five": Rule(least=10, step=5, zero_beside=15),
    }
)
