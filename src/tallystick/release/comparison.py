"""A comparison: a measure over tallies, with its range, its verdict and the counts behind it.

The same shape holds exact quantities before a release is made (``Comparison[Quantity]``) and shown or hidden
figures afterwards (``Comparison[Figure]``). Only ``release.make`` turns the one into the other.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar, cast

from tallystick.release.quantity import Quantity
from tallystick.release.shown import Figure, Guarded, Hidden, Withheld
from tallystick.release.verdict import Extra, Measure, NotCalculable, Verdict

N = TypeVar("N", Quantity, Guarded, Figure)


@dataclass(frozen=True, kw_only=True)
class Side(Generic[N]):
    """One group: how many of how many people it happened to, over how many years, at what rate."""

    group: str
    happened: N | None = None
    people: N | None = None
    years: N | None = None
    rate: N | None = None


@dataclass(frozen=True, kw_only=True)
class EqualRate(Generic[N]):
    """What equal rates would have meant for ``group``: ``change`` in its count, and the measure that gives."""

    group: str
    actual: N
    change: N
    expected: N
    people: N
    gives: N | None = None


@dataclass(frozen=True, kw_only=True)
class Also(Generic[N]):
    """A further figure beside a comparison. ``of`` says whose, or of what."""

    kind: Extra
    of: str
    value: N | None = None
    low: N | None = None
    high: N | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True, kw_only=True)
class Comparison(Generic[N]):
    """One result of one indicator.

    ``low`` and ``high`` are the 95 % range; where one is open it is None and ``open`` says which. ``favours``
    is the side the estimate leans to. ``q`` is ``p`` after Benjamini and Hochberg within the rows of one
    indicator. ``not_calculable`` is given when there is no comparison.
    """

    indicator: str
    measure: Measure
    row: str = ""
    group: str = ""
    value: N | None = None
    low: N | None = None
    high: N | None = None
    open: str = ""
    p: N | None = None
    q: N | None = None
    verdict: Verdict | None = None
    favours: str = ""
    top: Side[N] | None = None
    bottom: Side[N] | None = None
    unknown: Side[N] | None = None
    parity: EqualRate[N] | None = None
    also: tuple[Also[N], ...] = ()
    not_calculable: NotCalculable | None = None


def released(
    comparison: Comparison[Quantity] | Comparison[Guarded], show: Callable[[Quantity], Figure]
) -> Comparison[Figure]:
    """Return ``comparison`` with every quantity, wherever it stands, replaced by what ``show`` makes of it.

    What the gate withheld becomes hidden.
    """
    return cast(Comparison[Figure], _with_quantities_replaced(comparison, show))


def released_side(side: Side[Quantity] | Side[Guarded], show: Callable[[Quantity], Figure]) -> Side[Figure]:
    """Return ``side`` with every quantity replaced likewise."""
    return cast(Side[Figure], _with_quantities_replaced(side, show))


def _with_quantities_replaced(value: Any, show: Callable[[Quantity], Figure]) -> Any:
    if isinstance(value, Quantity):
        return show(value)
    if isinstance(value, Withheld):
        return Hidden(value.reason)
    if isinstance(value, tuple):
        return tuple(_with_quantities_replaced(item, show) for item in value)
    if isinstance(value, Side | EqualRate | Also | Comparison):
        # Most parts are words or absent, and stay as they are.
        parts = {name: part for name, part in vars(value).items() if part is not None and not isinstance(part, str)}
        return replace(value, **{name: _with_quantities_replaced(part, show) for name, part in parts.items()})
    return value
