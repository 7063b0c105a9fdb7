"""Rules for what a text makes of a gap: pence in the £1, and what two rates of pay beside it give."""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from tallystick.publishing.narrative.figures import What
from tallystick.publishing.narrative.prose import Prose, Rule
from tallystick.publishing.narrative.reading import Kind, Number, Passage, Remark
from tallystick.publishing.pay.words import pence_of
from tallystick.publishing.sentences.common import MINUS

_MORE_OR_LESS = re.compile(r"^\s*(?:more|less|fewer|extra|lower|higher|short|above|below)\b", re.IGNORECASE)
_POUND = re.compile(r"£1\b(?![.,]\d)|\b(?:the|every|each|per) pound\b", re.IGNORECASE)
_PENNY = Decimal(1)


def pence_against_gap(prose: Prose) -> Iterator[Remark]:
    """Pence in the £1 that the gap does not give: a gap of −1.8% is 2p more for every £1, not 8p."""
    for passage in prose.passages:
        gaps = _gaps_meant(passage, prose) if passage.has(_POUND) else ()
        for number in passage.of(Kind.PENCE) if gaps else ():
            is_difference = _MORE_OR_LESS.match(passage.text[number.end - passage.start :]) is not None
            if not any(number.size in _pence(gap, is_difference) for gap in gaps):
                yield passage.remark("pence", number, why=_why(gaps), expected=_expected(gaps, is_difference))


def _gaps_meant(passage: Passage, prose: Prose) -> Sequence[tuple[Decimal, ...]]:
    """The gaps that pence may stand for: those printed in the sentence, else all that are stored.

    Each as it is printed, and as it is stored with more decimals.
    """
    percentages = passage.of(Kind.PERCENT)
    beside = [one for number in percentages for one in prose.matching(number) if one.what is What.GAP]
    stored = beside or [one for one in prose.figures if one.what is What.GAP]
    if stored:
        return [(one.printed, one.value) for one in stored]
    return [(number.value,) for number in percentages]


def _pence(gap: Sequence[Decimal], is_difference: bool) -> set[int]:
    """The pence that are right of a gap: those that are paid, or how many lie between them and £1."""
    paid = {pence_of(one) for one in gap}
    if not is_difference:
        return paid
    return {abs(pence - 100) for pence in paid} | {
        int(abs(one).quantize(_PENNY, rounding=ROUND_HALF_UP)) for one in gap
    }


def _why(gaps: Sequence[Sequence[Decimal]]) -> str:
    printed = {gap[0] for gap in gaps}
    return (
        f"A gap of {_written(printed.pop())} gives other pence."
        if len(printed) == 1
        else "No stored gap gives these pence."
    )


def _written(gap: Decimal) -> str:
    return f"{MINUS if gap < 0 else ''}{abs(gap)}%"


def _expected(gaps: Sequence[Sequence[Decimal]], is_difference: bool) -> str:
    if len({one[0] for one in gaps}) > 1:
        return "The pence of a stored gap: 100 less the gap, rounded halves up."
    gap = gaps[0][-1]
    pence = pence_of(gap)
    if is_difference:
        return f"{abs(pence - 100)}p {'more' if gap < 0 else 'less'} for every £1"
    return f"{pence}p" if pence < 100 else f"£{pence // 100}.{pence % 100:02}"


# TWO RATES OF PAY AND WHAT IS SAID OF THEM

_RATE = re.compile(r"(?<![\w.,+−-])£?(\d{1,3}\.\d{2})(?![\d%]|\s*(?:%|per ?cent|points|times))")
_ABOUT_PAY = re.compile(r"\b(?:hour|hourly|rates?|paid|pay|earn\w*)\b", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:difference|gap|less|more|lower|higher)\b", re.IGNORECASE)
_BARE = re.compile(r"(?P<sign>[+−–-]?)(?<![\d.])(?P<size>\d+\.\d+)(?![\d%]|\s*(?:%|per ?cent|points|times))")
# Less than anybody is paid for an hour, and more than most ratios are.
_LEAST_PAY = Decimal(5)
# How far rounding rates to the penny can move a gap.
_TOLERANCE = Decimal("0.06")


def gap_against_rates(prose: Prose) -> Iterator[Remark]:
    """A percentage beside two rates of pay that they do not give."""
    for passage, rates in _with_two_rates(prose):
        percentages = passage.of(Kind.PERCENT)
        if len(percentages) != 1 or not passage.has(_CALLED) or prose.matching(percentages[0]):
            continue
        if not _fits(percentages[0], rates):
            yield passage.remark("rates-give-another-gap", percentages[0], why=_given(rates), expected=_either(rates))


def difference_against_rates(prose: Prose) -> Iterator[Remark]:
    """A difference without a unit beside two rates of pay, which is neither their difference nor the gap."""
    for passage, rates in _with_two_rates(prose):
        third = list(_RATE.finditer(passage.text))[1].end()
        found = _BARE.search(passage.text, third)
        if found is None or not (passage.has(_CALLED) or "|" in passage.text or "\t" in passage.text):
            continue
        size, decimals = Decimal(found["size"]), Decimal(found["size"]).as_tuple().exponent
        step = Decimal(1).scaleb(int(decimals))
        difference = abs(rates[0] - rates[1])
        right = (difference, abs(_gap(*rates)), abs(_gap(*reversed(rates))), abs(_gap(*rates)) / 100)
        if all(abs(one.quantize(step, rounding=ROUND_HALF_UP) - size) > 0 for one in right):
            yield passage.remark(
                "rates-give-another-gap", found, why=_given(rates), expected=f"{_either(rates)}, or £{difference}"
            )


def _with_two_rates(prose: Prose) -> Iterator[tuple[Passage, tuple[Decimal, Decimal]]]:
    """Sentences and rows with two rates of pay: the first two amounts to the penny."""
    for passage in prose.passages:
        amounts = [Decimal(found[1]) for found in _RATE.finditer(passage.text)]
        if len(amounts) not in (2, 3) or min(amounts[:2]) < _LEAST_PAY:
            continue
        if passage.has(_ABOUT_PAY) or _is_row_of_pay(passage, amounts):
            yield passage, (amounts[0], amounts[1])


def _is_row_of_pay(passage: Passage, amounts: Sequence[Decimal]) -> bool:
    """Whether a row of a table that does not say what it is of may hold two rates of pay and a small difference."""
    is_row = "|" in passage.text or "\t" in passage.text
    return is_row and all(one < 1 for one in amounts[2:])


def _gap(reference: Decimal, other: Decimal) -> Decimal:
    return 100 * (reference - other) / reference


def _fits(number: Number, rates: tuple[Decimal, Decimal]) -> bool:
    half = Decimal(1).scaleb(-number.decimals) / 2
    gaps = (_gap(*rates), _gap(*reversed(rates)))
    return any(abs(abs(gap) - number.size) <= half + _TOLERANCE or number.rounded(gap) == number.size for gap in gaps)


def _given(rates: tuple[Decimal, Decimal]) -> str:
    return f"£{rates[0]} and £{rates[1]} are £{abs(rates[0] - rates[1])} apart, which gives another percentage."


def _either(rates: tuple[Decimal, Decimal]) -> str:
    """The lower rate seen from the higher one, and the other way round."""
    low, high = sorted(rates)
    return f"{_gap(high, low):.1f}% less, or {-_gap(low, high):.1f}% more"


ARITHMETIC_RULES: tuple[Rule, ...] = (pence_against_gap, gap_against_rates, difference_against_rates)
