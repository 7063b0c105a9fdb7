"""A target for a team: a share of the people in post, level or moving, rounded to whole people."""

import math
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, kw_only=True)
class Target:
    """The share that members should be of everybody in post, from ``start`` in a straight line to ``end`` at the date.

    Shares are fractions, because a computer's decimals would ask for a twelfth head where 55 % of 20 is eleven.
    """

    start: Fraction
    end: Fraction

    def __post_init__(self) -> None:
        if not all(map(_is_fraction, (self.start, self.end))):
            raise ValueError("a target's share is given as a fraction")
        if not (0 < self.start <= 1 and 0 < self.end <= 1):
            raise ValueError("a target's share is above 0 and at most 1")

    @classmethod
    def level(cls, share: Fraction) -> "Target":
        """The same share all the way."""
        return cls(start=share, end=share)

    @classmethod
    def moving(cls, start: Fraction, end: Fraction) -> "Target":
        """A share that follows another measure, as far as that is expected to move by the date."""
        return cls(start=start, end=end)

    @classmethod
    def parity(cls, members: int, people: int) -> "Target":
        """The share of the same group among other people: the staff whom a senior team should match."""
        if not 0 < members <= people:
            raise ValueError("parity needs members among the people to be matched")
        return cls.level(Fraction(members, people))

    def share(self, month: int, months: int) -> Fraction:
        """The share asked for at the end of a month, of so many until the date."""
        return self.start + (self.end - self.start) * Fraction(month, months)

    def heads(self, month: int, months: int, people: int) -> int:
        """The fewest members that meet it among so many people: rounded up, and 1 where nobody is in post."""
        return max(1, math.ceil(self.share(month, months) * people))


def _is_fraction(share: object) -> bool:
    """Asked at run time, because a decimal would be taken without a word and be one head out."""
    return isinstance(share, Fraction)
