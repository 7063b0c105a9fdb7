"""Policies: how counts are shown, as signed files. There is none that turns protection off for an audience."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from pydantic import ConfigDict, TypeAdapter

from tallystick.disclosure.rules import CountRule
from tallystick.disclosure.signed import Name, Signed, read_packaged
from tallystick.release.policy import Audience, Policy
from tallystick.release.quantity import Unit
from tallystick.release.verdict import Extra


class Counts(StrEnum):
    """What a policy does with counts."""

    EXACT = "exact"
    ROUNDED = "rounded"
    ANSWERS = "answers"  # withholds survey results of few people, and leaves all else to other policies


@dataclass(frozen=True, kw_only=True)
class SignedPolicy:
    """One policy as its file says it.

    ``hide_below`` is the smallest count that is shown; all shown ones are rounded to the nearest ``base``. A zero is
    shown for a whole organisation where the people shown are at least ``zero_from``. ``standards`` are those whose
    figures a contract has published, and ``also`` what may stand beside them.
    """

    __pydantic_config__ = ConfigDict(extra="forbid")
    id: Name
    title: Name
    summary: Name
    counts: Counts
    written_by: str
    checked_by: str
    review_by: date
    status: Signed
    source: Name
    decimals: Mapping[Unit, int]
    hide_below: int = 0
    base: int = 0
    zero_from: int = 0
    fewest_answers: int = 0
    significant_digits: int = 0
    watermark: str = ""
    standards: tuple[str, ...] = ()
    also: tuple[Extra, ...] = ()

    def __post_init__(self) -> None:
        if self.counts is Counts.ROUNDED and not (self.hide_below > self.base > 1 and self.zero_from):
            raise ValueError(f"policy {self.id} must hide a step of its rounding or more, and say from when zeros show")
        if self.counts is Counts.ANSWERS and not self.fewest_answers:
            raise ValueError(f"policy {self.id} must say how many answers are enough")

    @property
    def rule(self) -> CountRule:
        """The rule for counts. Only a policy that rounds has one."""
        return CountRule(name=self.id, hide_below=self.hide_below, base=self.base, zero_from=self.zero_from)

    def for_audience(self, audience: Audience, *, name: str, watermark: str) -> Policy:
        """What a release needs to know of this policy to round its numbers."""
        return Policy(
            name=name,
            audience=audience,
            watermark=watermark,
            significant_digits=self.significant_digits,
            decimals=MappingProxyType(dict(self.decimals)),
        )


@cache
def policies() -> Mapping[str, SignedPolicy]:
    """Every policy by its id."""
    return read_packaged("policies", TypeAdapter(SignedPolicy))


def strictest(names: Iterable[str]) -> SignedPolicy:
    """The policy, among those that round counts, that hides most. Where two apply this one holds."""
    rounding = [policies()[name] for name in names]
    if not rounding or any(one.counts is not Counts.ROUNDED for one in rounding):
        raise ValueError("only policies that round counts can be held against one another")
    return max(rounding, key=lambda one: (one.hide_below, one.base))


@cache
def internal() -> Policy:
    """The policy of the analyst's desk."""
    desk = policies()["internal"]
    return desk.for_audience(Audience.INTERNAL, name=desk.id, watermark=desk.watermark)
