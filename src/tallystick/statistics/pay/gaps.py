"""Gaps in pay between a reference group and another, in per cent of what the reference group is paid."""

from fractions import Fraction

from tallystick.tallies.paid import Rates


def mean_gap(reference: Rates, other: Rates) -> Fraction | None:
    """How much less the other group is paid per hour on average, in per cent; below zero where it is paid more.

    None where a group has nobody, or the reference group is paid nothing. Source: Equality Act 2010 (Gender Pay Gap
    Information) Regulations 2017, SI 2017/172, regulation 8; GOV.UK, "Making your calculations".
    """
    if not (reference.number and other.number):
        return None
    return _gap(reference.mean, other.mean)


def median_gap(reference: Rates, other: Rates) -> Fraction | None:
    """The same for the rate in the middle of each group. Source: SI 2017/172, regulation 9."""
    if not (reference.number and other.number):
        return None
    return _gap(reference.median, other.median)


def _gap(reference: Fraction, other: Fraction) -> Fraction | None:
    return 100 * (reference - other) / reference if reference else None
