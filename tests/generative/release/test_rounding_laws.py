"""What must hold of rounding for every number there is, worked out here in whole numbers."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, example, given
from hypothesis import strategies as st

from tallystick.release.quantity import Quantity, Unit
from tallystick.release.rounding import shown
from tests.unit.release.tables import INTERNAL

MINUS = "\N{MINUS SIGN}"
fractions = st.builds(Fraction, st.integers(-(10**9), 10**9), st.integers(1, 10**7))
halves = st.builds(
    lambda whole, places: Fraction(2 * whole + 1, 2 * 10**places), st.integers(-9999, 9999), st.integers(0, 4)
)
floats = st.floats(-1e9, 1e9, allow_nan=False, allow_subnormal=False)
amounts = fractions | halves | floats | st.integers(-(10**9), 10**9)
units = st.sampled_from(Unit)


def away_from_zero(exact, places):
    """`exact` as whole hundredths, thousandths, ...: halves go away from zero."""
    scaled = abs(exact) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return whole if exact > 0 else -whole


def digits_of(text):
    return int(text.replace(MINUS, "-").replace(",", "").replace(".", ""))


@given(amounts, units)
@example(Fraction(201, 200), Unit.RATIO)
@example(Fraction(-1, 2000), Unit.RATE)
def test_the_printed_number_is_the_exact_one_rounded_once(amount, unit):
    exact, places = Fraction(amount), INTERNAL.decimals[unit]
    assume(unit is not Unit.PROBABILITY or not 0 <= exact < Fraction(1, 10**places))
    text = shown(Quantity(amount, unit), policy=INTERNAL).text
    assert digits_of(text) == away_from_zero(exact * 100 if unit is Unit.RATE else exact, places)
    assert len(text.partition(".")[2]) == places


@given(amounts, units)
def test_a_minus_sign_stands_exactly_before_what_is_below_nought_after_rounding(amount, unit):
    text = shown(Quantity(amount, unit), policy=INTERNAL).text
    assume(not text.startswith("less than"))
    assert text.startswith(MINUS) == (digits_of(text) < 0)
    assert "-" not in text


@given(amounts, units)
def test_thousands_are_grouped_in_threes(amount, unit):
    text = shown(Quantity(amount, unit), policy=INTERNAL).text
    assume(not text.startswith("less than"))
    first, *rest = text.lstrip(MINUS).partition(".")[0].split(",")
    assert 1 <= len(first) <= 3
    assert all(len(group) == 3 for group in rest)


@given(fractions | floats, units)
def test_files_hold_the_nearest_number_of_twelve_digits(amount, unit):
    exact = Fraction(amount)
    kept = shown(Quantity(amount, unit), policy=INTERNAL).value
    if exact.denominator == 1:
        assert kept == exact
        return
    assert len(kept.as_tuple().digits) <= 12
    step = Fraction(10) ** (Decimal(abs(exact.numerator) / exact.denominator).adjusted() - 11)
    assert abs(Fraction(kept) - exact) <= step / 2


@given(amounts, units)
def test_the_file_and_the_print_never_differ_by_more_than_rounding(amount, unit):
    figure = shown(Quantity(amount, unit), policy=INTERNAL)
    assume(not figure.text.startswith("less than"))
    places = INTERNAL.decimals[unit]
    printed = Fraction(digits_of(figure.text), 10**places)
    held = Fraction(figure.value) * (100 if unit is Unit.RATE else 1)
    assert abs(printed - held) <= Fraction(1, 2 * 10**places) + abs(held) / 10**11


@given(amounts, amounts, units)
def test_a_larger_number_never_prints_as_a_smaller_one(one, other, unit):
    assume(unit is not Unit.PROBABILITY)
    small, large = sorted([Fraction(one), Fraction(other)])
    printed = [digits_of(shown(Quantity(each, unit), policy=INTERNAL).text) for each in (small, large)]
    assert printed == sorted(printed)
