"""Sentences for the staff survey."""

from tallystick.definitions import Indicator
from tallystick.publishing.sentences.common import (
    NOT_A_FINDING,
    detectable_sentence,
    extra,
    finding,
    joined,
    leaning,
    range_of,
    size_of,
    why_not,
)
from tallystick.publishing.words import Words, rate_of, text_of
from tallystick.release.comparison import Comparison
from tallystick.release.shown import Figure, Shown
from tallystick.release.verdict import NEITHER, Extra, Measure, Verdict


def survey_sentence(result: Comparison[Figure], indicator: Indicator, words: Words) -> tuple[str, ...]:
    """What share of each group gave the answer, and how far apart the shares are."""
    if result.measure is Measure.SURVEY_PERCENT:
        return (_share(result, indicator, words),)
    if result.value is None:
        return (why_not(result),)
    said = (
        f"{rate_of(result.top)} of {words.group(indicator.top)} {indicator.wording.people} "
        f"{indicator.wording.happened}, against {rate_of(result.bottom)} of {words.group(indicator.bottom)} "
        f"{indicator.wording.people}: {points_apart(result)}."
    )
    told = joined(said, _how_sure(result, indicator, words))
    if result.verdict is Verdict.NOT_CALCULABLE:
        return (told,)
    return told, _detectable(result, indicator, words)


def _detectable(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    """Looked for only where whole answers were counted: a percentage of them may stand for no whole number."""
    counted = result.top is not None and result.top.happened is not None
    what = f"such {indicator.wording.event} from {words.group(indicator.top)} staff"
    return detectable_sentence(result, what, looked_for=counted and result.verdict is Verdict.CANNOT_TELL)


def _share(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    if result.value is None:
        return why_not(result)
    people = f"{words.group(result.group)} {indicator.wording.people}"
    return f"{text_of(result.value)} of {people} {indicator.wording.happened}."


def points_apart(result: Comparison[Figure]) -> str:
    """``4.2 points higher``: the difference in words, the first group against the second."""
    if not isinstance(result.value, Shown):
        return text_of(result.value)
    if result.value.value == 0:
        return "the same share"
    return f"{size_of(result.value)} percentage points {higher_or_lower(result)}"


def higher_or_lower(result: Comparison[Figure]) -> str:
    """Which way a difference in points goes."""
    return "higher" if isinstance(result.value, Shown) and result.value.value > 0 else "lower"


def _how_sure(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    match result.verdict:
        case Verdict.NOT_CALCULABLE:
            return _without_counts(result)
        case Verdict.CLOSE:
            return f"The figures are hard to square with a difference of more than {indicator.margin_points} points."
        case Verdict.CANNOT_TELL:
            return too_few(result, words)
        case _:
            return finding(result.verdict)


def _without_counts(result: Comparison[Figure]) -> str:
    needed = extra(result, Extra.DETECTABLE)
    said = f"How sure that is cannot be said, because {result.not_calculable}."
    if needed is None:
        return said
    return f"{said} It would exceed chance if at least {text_of(needed.value)} people in each group answered."


def too_few(result: Comparison[Figure], words: Words) -> str:
    """The sentence for a difference in points that could be chance."""
    way = leaning(result, f"in favour of {words.group(result.favours)} staff" if result.favours != NEITHER else "")
    fits = f"any difference {range_of(result.low, result.high, of='points')} fits these figures"
    return f"There are too few answers to be sure: {way}, but {fits}. {NOT_A_FINDING}"
