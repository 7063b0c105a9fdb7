"""Rounding happens here, once, in Decimal, from the exact number.

Halves go away from zero, as published figures in this field are rounded.
"""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from tallystick.release.policy import Policy
from tallystick.release.quantity import Amount, Quantity, Unit
from tallystick.release.shown import Shown

# Enough that a fraction of national counts is exact far beyond the digits any policy keeps.
_WORKING = Context(prec=50, rounding=ROUND_HALF_UP)

# A rate is stored from 0 to 1 and read as a percentage.
_READ_AS = {Unit.RATE: Decimal(100)}
_MINUS = "\N{MINUS SIGN}"


def shown(quantity: Quantity, *, policy: Policy) -> Shown:
    """Return ``quantity`` as ``policy`` shows it: the value for files and the text for people."""
    decimals = policy.decimals[quantity.unit] if quantity.decimals is None else quantity.decimals
    return shown_beside(quantity, decimals=decimals, policy=policy)


def shown_beside(quantity: Quantity, *, decimals: int, policy: Policy) -> Shown:
    """Return ``quantity`` with the decimals that a published figure beside it calls for, not the policy's own."""
    exact = _decimal(quantity.amount)
    digits = policy.significant_digits
    return Shown(
        value=_to_significant(exact, digits) if digits else _as_read(exact, quantity.unit, decimals=decimals),
        text=_text(exact, quantity.unit, decimals=decimals),
        unit=quantity.unit,
    )


def half_up(exact: Fraction, decimals: int) -> Fraction:
    """Return ``exact`` rounded to ``decimals``, halves away from zero. Nothing is lost to a working precision."""
    scaled = abs(exact) * 10**decimals
    return _scaled_back((2 * scaled + 1) // 2, exact, decimals)


def truncated(exact: Fraction, decimals: int) -> Fraction:
    """Return ``exact`` cut off after ``decimals``, towards zero."""
    return _scaled_back(abs(exact) * 10**decimals // 1, exact, decimals)


def decimals_of(value: Decimal) -> int:
    """Return how many decimals ``value`` was written with: a number keeps its last noughts."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _scaled_back(steps: int, exact: Fraction, decimals: int) -> Fraction:
    return Fraction(-steps if exact < 0 else steps, 10**decimals)


def _decimal(amount: Amount) -> Decimal:
    if isinstance(amount, Fraction):
        return _WORKING.divide(Decimal(amount.numerator), Decimal(amount.denominator))
    return Decimal(amount)


def _as_read(exact: Decimal, unit: Unit, *, decimals: int) -> Decimal:
    """The number that people read and no more of it; a rate keeps two more decimals, because it is read in percent."""
    more = 2 if unit in _READ_AS else 0
    rounded = exact.quantize(Decimal(1).scaleb(-decimals - more), context=_WORKING)
    return Decimal(int(rounded)) if rounded == rounded.to_integral_value() else rounded.normalize(_WORKING)


def _to_significant(exact: Decimal, digits: int) -> Decimal:
    if exact == exact.to_integral_value():
        return Decimal(int(exact))
    rounded = Context(prec=digits, rounding=ROUND_HALF_UP).plus(exact)
    return rounded.normalize(_WORKING)


def _text(exact: Decimal, unit: Unit, *, decimals: int) -> str:
    step = Decimal(1).scaleb(-decimals)
    if unit is Unit.PROBABILITY and 0 <= exact < step:
        return f"less than {step}"
    rounded = _WORKING.multiply(exact, _READ_AS.get(unit, Decimal(1))).quantize(step, context=_WORKING)
    text = f"{rounded.copy_abs():,}"
    return _MINUS + text if rounded < 0 else text
