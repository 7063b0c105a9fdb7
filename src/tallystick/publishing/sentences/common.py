"""What the sentences of several kinds of indicator share."""

from dataclasses import replace

from tallystick.publishing.words import text_of
from tallystick.release.comparison import Also, Comparison, EqualRate
from tallystick.release.shown import Figure, Hidden, Shown
from tallystick.release.verdict import NEITHER, Extra, Measure, Verdict

MINUS = "\N{MINUS SIGN}"
MORE_THAN_CHANCE = "That is more than chance alone usually gives."
REAL_BUT_SMALL = "Chance is an unlikely explanation, but the difference is small."
AMONG_MANY_ROWS = "Among so many rows a difference like this can turn up by chance."
NOT_A_FINDING = "This is not a finding of no difference."
_NEXT_TO_EQUAL = ("0.99", "1.00", "1.01")
# Extras whose absence says something itself, so that they stay where their figures are withheld.
_TOLD_WITHHELD = (Extra.DETECTABLE, Extra.ENVELOPE)


def why_not(result: Comparison[Figure]) -> str:
    """Why there is no comparison, as the end of a sentence."""
    return f"This cannot be calculated, because {result.not_calculable}."


def extra(result: Comparison[Figure], kind: Extra, of: str = "") -> Also[Figure] | None:
    """The first figure of a kind beside a result, of a group where one is named."""
    for also in result.also:
        if also.kind is kind and of in ("", also.of):
            return also
    return None


def without_withheld_asides(result: Comparison[Figure]) -> Comparison[Figure]:
    """The result without what only stands beside it and holds a withheld figure: it would say nothing."""
    also = tuple(
        one
        for one in result.also
        if one.kind in _TOLD_WITHHELD or not any(isinstance(part, Hidden) for part in (one.value, one.low, one.high))
    )
    withheld = result.parity is not None and any(isinstance(part, Hidden) for part in vars(result.parity).values())
    return replace(result, also=also, parity=None if withheld else result.parity)


def detectable_sentence(result: Comparison[Figure], what: str, *, looked_for: bool) -> str:
    """The nearest count that would show a clear difference; that none would, where one was ``looked_for`` in vain."""
    detectable = extra(result, Extra.DETECTABLE)
    if detectable is None:
        return f"With numbers like these, no number of {what} would show a clear difference." if looked_for else ""
    if isinstance(detectable.value, Hidden):
        return ""
    return (
        f"With numbers like these, the nearest count of {what}, in either direction, that would show a clear "
        f"difference is {text_of(detectable.value)}."
    )


def is_zero(figure: Figure | None) -> bool:
    """Whether a figure is shown and nothing."""
    return isinstance(figure, Shown) and figure.value == 0


def leaves_out(centre: int, result: Comparison[Figure]) -> bool:
    """Whether the range of a result lies wholly on one side of ``centre``."""
    low, high = result.low, result.high
    above = isinstance(low, Shown) and low.value > centre
    below = isinstance(high, Shown) and high.value < centre
    return above or below


def range_of(low: Figure | None, high: Figure | None, *, of: str) -> str:
    """``from 0.83 to 4.00 times``, or from one end upwards where the other is open."""
    if high is None:
        return f"from {text_of(low)} {of} upwards"
    return f"from {text_of(low)} to {text_of(high)} {of}"


def below_one(figure: Figure | None) -> bool:
    """Whether a ratio that is shown is below equality."""
    return isinstance(figure, Shown) and figure.value < 1


def leaning(result: Comparison[Figure], way: str) -> str:
    """``leaning ...``; neither way where the estimate is exactly equal, and none to speak of where it is next to it."""
    if result.favours != NEITHER and is_next_to_equal(result):
        return "as near to equal as these numbers can show"
    return "leaning neither way" if result.favours == NEITHER else f"leaning {way}"


def is_next_to_equal(result: Comparison[Figure]) -> bool:
    """Whether a ratio is printed as equal or a hundredth from it, or equal rates would change nobody."""
    change = result.parity.change if result.parity is not None else None
    changes_nobody = isinstance(change, Shown) and change.value == 0
    is_ratio = result.measure in (Measure.RELATIVE_LIKELIHOOD, Measure.DISPARITY_RATIO)
    return is_ratio and (changes_nobody or (result.value is not None and text_of(result.value) in _NEXT_TO_EQUAL))


def size_of(figure: Figure | None) -> str:
    """A difference without its sign, for a sentence that says which way in words."""
    return text_of(figure).lstrip(MINUS)


def parity_sentence(parity: EqualRate[Figure] | None, *, at: str, of: str) -> str:
    """``At the white rate: about 5 cases rather than 9.`` Blank where it would change nobody."""
    if parity is None or not isinstance(parity.change, Shown) or parity.change.value == 0:
        return ""
    expected = "no" if is_zero(parity.expected) else f"about {text_of(parity.expected)}"
    return f"{at}, {expected} {of} rather than {text_of(parity.actual)}."


def within(sentence: str) -> str:
    """A sentence that follows a colon: its first letter small."""
    return sentence[:1].lower() + sentence[1:]


def joined(*sentences: str) -> str:
    """Sentences with one space between them, blank ones left out."""
    return " ".join(sentence for sentence in sentences if sentence)


def finding(verdict: Verdict | None) -> str:
    """The sentence that says how sure a clear or small difference is."""
    return MORE_THAN_CHANCE if verdict is Verdict.CLEAR else REAL_BUT_SMALL
