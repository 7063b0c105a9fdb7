"""Recruitment step by step: how many of each group reached each stage, and which share of the stage before."""

from fractions import Fraction

from tallystick.release.detail import FunnelLine, Step
from tallystick.release.quantity import Quantity, Unit
from tallystick.tallies import Return
from tallystick.tallies.detail import FunnelLine as Counted
from tallystick.tallies.detail import Stage


def measure_funnel(made: Return) -> tuple[FunnelLine[Quantity], ...]:
    """Every line of the funnel that was counted, in the order given."""
    return tuple(_line(counted) for counted in made.detail.funnel)


def _line(counted: Counted) -> FunnelLine[Quantity]:
    before = (None, *counted.reached[:-1])
    return FunnelLine(
        by="" if counted.by is None else str(counted.by),
        part=counted.stratum,
        group=counted.group,
        steps=tuple(
            Step(stage=str(stage), reached=Quantity(reached, Unit.PEOPLE), rate=_rate(reached, of))
            for stage, reached, of in zip(Stage, counted.reached, before, strict=True)
        ),
    )


def _rate(reached: int, of: int | None) -> Quantity | None:
    """The share of the stage before; None where that stage is empty, or was not recorded for everyone."""
    if not of or reached > of:
        return None
    return Quantity(Fraction(reached, of), Unit.RATE)
